public import BorderCore

/// What lies on and beside the borders: rivers, lakes, railways, towns, figures of others.
extension EmbeddedData {
  /// The file of rivers and lakes.
  public static let waterFile = "water.csv"
  /// The file of main railways.
  public static let railwayFile = "railways.csv"
  /// The file of towns.
  public static let townFile = "towns.csv"
  /// The file of figures that geometry cannot give.
  public static let publishedFile = "reference/published_figures.csv"

  /// How far a border may be from a river of the data to follow it, in metres: so far they stand from OpenStreetMap's.
  public static let waterTolerance = 1000.0

  /// Rivers and lakes within 5 km of the borders of the home country.
  public func water() throws(InputError) -> (rivers: WaterBodies, lakes: WaterBodies) {
    var rivers = LineSetBuilder()
    var lakes: [[[Position]]] = []
    enum Key: String, TableKey { case kind, shape = "WKT" }
    for row in try rows(Self.waterFile, of: Key.self) {
      let rings = WellKnownLines.rings(in: row[.shape])
      if row[.kind] == "lake" { lakes.append(rings) } else { for ring in rings { rivers.addLine(ring) } }
    }
    return (WaterBodies(lines: rivers.finish()), WaterBodies(areas: lakes))
  }

  /// Main railways, straight from station to station.
  public func railways() throws(InputError) -> StraightRoutes {
    var lines: [(name: String, places: [Position])] = []
    enum Key: String, TableKey { case line, lon, lat }
    for row in try rows(Self.railwayFile, of: Key.self) {
      guard let place = row.position(.lon, .lat) else { continue }
      if lines.last?.name != row[.line] { lines.append((row[.line], [])) }
      lines[lines.count - 1].places.append(place)
    }
    var builder = LineSetBuilder(columns: ["name"])
    for line in lines {
      builder.beginFeature([line.name])
      builder.addLine(line.places)
    }
    return StraightRoutes(mode: .rail, name: Self.railwayFile, lines: builder.finish())
  }

  /// The columns of the table of towns.
  private enum TownKey: String, TableKey { case name, russian = "names_ru", country, lon, lat }

  /// All names of the towns, with the codes of their countries.
  func townNames() throws(InputError) -> [(names: [String], country: String)] {
    try rows(Self.townFile, of: TownKey.self).map { ([$0[.name]] + $0.list(.russian), $0[.country]) }
  }

  /// The same towns as points with all their fields.
  func townPoints() throws -> PointTable {
    let points = try PointReader.read(InputSpec(file: path(Self.townFile)))
    reads.enter(
      Self.townFile, features: points.count, vertices: points.positions.count { $0 != nil })
    return points
  }

  /// Towns near the borders of the home country, and its cities.
  public func towns() throws(InputError) -> TownIndex {
    var index = TownIndex()
    for row in try rows(Self.townFile, of: TownKey.self) {
      guard let place = row.position(.lon, .lat) else { continue }
      index.add([row[.name]] + row.list(.russian), at: place)
    }
    return index
  }

  /// Figures that were published and that geometry cannot give, such as the length of a sea border.
  public func publishedFigures() throws(InputError) -> FigureTables {
    var tables = try figures(Self.publishedFile)
    for index in tables.numbers.indices { tables.numbers[index].source = Self.publishedFile }
    return tables
  }
}

/// Lines and rings in well-known text.
enum WellKnownLines {
  /// The coordinates of each innermost pair of parentheses: of a line, or of each ring of a polygon. O(*n*).
  static func rings(in text: String) -> [[Position]] {
    var rings: [[Position]] = []
    for part in text.utf8.split(separator: UInt8(ascii: "(")) {
      guard let end = part.firstIndex(of: UInt8(ascii: ")")) else { continue }
      let ring = part[..<end].split(separator: UInt8(ascii: ",")).compactMap { place -> Position? in
        let numbers = place.split(separator: UInt8(ascii: " ")).compactMap { Double(Substring($0)) }
        return numbers.count == 2 ? Position(longitude: numbers[0], latitude: numbers[1]) : nil
      }
      rings.append(ring)
    }
    return rings
  }
}
