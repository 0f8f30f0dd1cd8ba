public import BorderCore
import BorderIO
import BorderMaps

/// What maps draw beneath and upon the regions.
extension EmbeddedData {
  /// The file of the land of the world and its lakes.
  public static let groundFile = "ground.topojson"
  /// The file of the great rivers of the world.
  public static let riversFile = "rivers.csv"
  /// The file of the names of seas and lakes.
  public static let watersFile = "waters.csv"

  /// The land of the world, its lakes and rivers, with their source; `nil` where the data have none.
  ///
  /// - Throws: `InputError` where a file is damaged.
  func mapGround() throws(InputError) -> MapGround? {
    guard FileStatus.isFile(path(Self.groundFile)) else { return nil }
    return MapGround(
      note: Phrase(
        "Lakes, great rivers, and land outside the data, where the scale bears them: Natural Earth 1:10m, generalised; public domain.",
        "Озёра, крупные реки и суша вне данных, если позволяет масштаб: Natural Earth 1:10 млн, генерализованы; общественное достояние."
      ),
      regions: try ground(),
      rivers: FileStatus.isFile(path(Self.riversFile)) ? MapRivers(try rivers()) : nil,
      waters: FileStatus.isFile(path(Self.watersFile)) ? try waters() : [])
  }

  /// The land of the world and its lakes, two regions `land` and `lakes`, their lines 3 km fine.
  public func ground() throws(InputError) -> RegionSet {
    try regions(of: Self.groundFile, ReadOptions(idField: "id"))
  }

  /// The columns of the table of rivers.
  private enum RiverKey: String, TableKey {
    case rank, lines
    case english = "name_en"
    case russian = "name_ru"
  }

  /// The great rivers of the world, as fine: with `rank`, Natural Earth's scale rank, and `name_en` and `name_ru`.
  public func rivers() throws(InputError) -> LineSet {
    let file = Self.riversFile
    var builder = LineSetBuilder(columns: [RiverKey.rank, .english, .russian].map(\.rawValue))
    for (index, row) in try rows(file, of: RiverKey.self).enumerated() {
      builder.beginFeature([row[.rank], row[.english], row[.russian]])
      for line in row[.lines].utf8.split(separator: UInt8(ascii: ";")) {
        guard let line = Self.line(ofSteps: line) else {
          throw damaged(file, Phrase("a line is no list of steps", "линия не записана шагами"), row: index)
        }
        builder.addLine(line)
      }
    }
    return builder.finish()
  }

  /// A place and the steps from there to the next, in hundredths of a degree; `nil` where the text is none.
  private static func line(ofSteps text: Substring.UTF8View.SubSequence) -> [Position]? {
    let numbers = text.split(separator: UInt8(ascii: " ")).map { Int(Substring($0)) }
    guard numbers.count >= 4, numbers.count.isMultiple(of: 2) else { return nil }
    var (x, y) = (0, 0)
    var line: [Position] = []
    for index in stride(from: 0, to: numbers.count, by: 2) {
      guard let right = numbers[index], let up = numbers[index + 1], abs(right) <= 36_000, abs(up) <= 18_000
      else { return nil }
      (x, y) = (x + right, y + up)
      line.append(Position(longitude: Double(x) / 100, latitude: Double(y) / 100))
    }
    return line
  }

  /// The columns of the table of seas and lakes.
  private enum WaterKey: String, TableKey {
    case kind, rank, lon, lat
    case english = "name_en"
    case russian = "name_ru"
  }

  /// The seas and lakes that maps name; a sea may have several places.
  func waters() throws(InputError) -> [NamedWater] {
    var waters: [NamedWater] = []
    for (index, row) in try rows(Self.watersFile, of: WaterKey.self).enumerated() {
      guard let kind = NamedWater.Kind(rawValue: row[.kind]), let rank = Int(row[.rank]),
        let place = row.position(.lon, .lat)
      else {
        throw damaged(
          Self.watersFile, Phrase("a row has no kind, rank or place", "в строке нет вида, ранга или места"),
          row: index)
      }
      waters.append(NamedWater(kind, rank: rank, name: row.phrase(.english, .russian), place: place))
    }
    return waters
  }
}
