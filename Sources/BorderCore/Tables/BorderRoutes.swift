/// The borders of all pairs of countries, or of regions, as routes.
public struct BorderRoutes: Sendable {
  /// A border and its route.
  public struct Route: Sendable {
    /// The codes of both sides: a home country or its region first, else sorted.
    public let sides: [String]
    /// The names of both sides; the codes where there are none.
    public let names: [Phrase]
    /// The route.
    public let chainage: Chainage
  }

  /// Rows with the line or the point that each of them shows.
  public struct Listing: Sendable {
    /// The rows.
    public var table: Table
    /// The positions of each row: one for a point, more for a line.
    public var geometries: [[Position]]
  }

  /// The routes, sorted by the codes of their sides.
  public let routes: [Route]
  /// Whether each pair of regions is a route, in place of each pair of countries.
  public let isByPair: Bool
  private let indices: [[String]: Int]

  /// Makes the routes.
  ///
  /// - Parameters:
  ///   - analysis: The borders; those within one country count only by pair of regions.
  ///   - geometry: Measures them.
  ///   - byPair: Whether each pair of regions is a route.
  ///   - home: A country whose side stands first, and without which no border is taken; `nil` takes all.
  ///   - isInternational: Whether only pairs of two countries are taken, by pair of regions too.
  ///   - start: At which end each route is to start.
  ///   - isReversed: Whether each route is to go from that end backwards: chainage then counts from the other end.
  ///   - countryNames: The names of countries.
  /// - Complexity: O(*n*) for *n* vertices, and what `Chainage` needs to put the lines of a route in order.
  public init(
    _ analysis: BorderAnalysis, geometry: any LineGeometry, byPair: Bool, home: String? = nil,
    isInternational: Bool = false, start: RouteStart = .best, isReversed: Bool = false,
    countryNames: CountryNames = CountryNames([:])
  ) {
    isByPair = byPair
    var arcs: [[String]: Set<ArcID>] = [:]
    var sides: [[String]: (codes: [String], names: [Phrase])] = [:]
    for border in analysis.borders where border.isShared {
      let pair = analysis.sides(of: border, home: home).map { analysis.regions[$0] }
      guard !(isInternational || !byPair) || analysis.isInternational(border) else { continue }
      guard home == nil || pair.contains(where: { $0.country == home }) else { continue }
      let key = Self.key(pair[0], pair[1], byPair: byPair)
      arcs[key, default: []].formUnion(border.arcs)
      guard sides[key] == nil else { continue }
      if byPair {
        sides[key] = (pair.map(\.id), pair.map { Phrase($0.name, $0.nameRussian) })
      } else {
        let codes = home == nil ? key : pair.map(\.country)
        sides[key] = (codes, codes.map { countryNames[$0] })
      }
    }
    let keys = arcs.keys.sorted { $0.lexicographicallyPrecedes($1) }
    indices = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element, $0.offset) })
    routes = keys.map { key in
      let route = Chainage(
        (arcs[key] ?? []).sorted(), of: analysis.topology, geometry: geometry, start: start)
      return Route(
        sides: sides[key]?.codes ?? key, names: sides[key]?.names ?? key.map { Phrase(same: $0) },
        chainage: isReversed ? route.reversed() : route)
    }
  }

  private static func key(_ a: Region, _ b: Region, byPair: Bool) -> [String] {
    (byPair ? [a.id, b.id] : [a.country, b.country]).sorted()
  }

  /// The sides of a border, sorted: what its route is found by.
  func key(of border: Border, _ analysis: BorderAnalysis) -> [String] {
    Self.key(analysis.regions[border.a], analysis.regions[border.b], byPair: isByPair)
  }

  /// The route of two sides, given sorted; `nil` when there is none.
  func route(_ key: [String]) -> Route? { indices[key].map { routes[$0] } }

  static let sideColumns = [
    Column("a", Phrase("side", "сторона")), Column("b", Phrase("other side", "другая сторона")),
    Column("line", Phrase("line", "линия"), isNumeric: true),
  ]

  static func number(_ key: String, _ heading: Phrase, places: Int = 1) -> Column {
    Column(key, heading, isNumeric: true, displayPlaces: places)
  }

  static let placeColumns = [
    number("longitude", Phrase("longitude", "долгота"), places: 4),
    number("latitude", Phrase("latitude", "широта"), places: 4),
  ]

  /// One row for each line of each route, with the chainage of its ends.
  public func summary() -> Listing {
    var table = Table(
      name: "routes", title: Phrase("Routes along borders", "Маршруты вдоль границ"),
      columns: Self.sideColumns + [
        Self.number("from_km", Phrase("from km", "от, км")), Self.number("to_km", Phrase("to km", "до, км")),
        Self.number("length_km", Phrase("km", "км")), Column("is_closed", Phrase("closed", "замкнута")),
      ] + Self.placeColumns + [
        Self.number("end_longitude", Phrase("longitude of its end", "долгота конца"), places: 4),
        Self.number("end_latitude", Phrase("latitude of its end", "широта конца"), places: 4),
      ])
    var geometries: [[Position]] = []
    for route in routes {
      for (index, line) in route.chainage.lines.enumerated() {
        table.append([
          Cell(route.sides[0]), Cell(route.sides[1]), .integer(index + 1),
          Cell(line.start.kilometres, places: 6), Cell(line.end.kilometres, places: 6), Cell(line.length),
          .flag(line.isClosed), Cell(line.positions[0].longitude, places: 9),
          Cell(line.positions[0].latitude, places: 9), Cell(line.positions.last?.longitude, places: 9),
          Cell(line.positions.last?.latitude, places: 9),
        ])
        geometries.append(line.positions)
      }
    }
    return Listing(table: table, geometries: geometries)
  }

  /// Posts every so many kilometres, from 0 on; nothing for a distance that is not above 0.
  public func posts(every kilometres: Double) -> Listing {
    var listing = Listing(
      table: Table(
        name: "posts", title: Phrase("Kilometre posts along borders", "Километровые столбы вдоль границ"),
        columns: Self.sideColumns + [Self.number("chainage_km", Phrase("km", "км"))] + Self.placeColumns),
      geometries: [])
    guard kilometres > 0 else { return listing }
    for route in routes {
      var number = 0
      while let place = route.chainage.place(atChainage: Double(number) * kilometres * 1000) {
        listing.table.append([
          Cell(route.sides[0]), Cell(route.sides[1]), .integer(place.line + 1),
          Cell(place.chainage / 1000, places: 6), Cell(place.position.longitude, places: 9),
          Cell(place.position.latitude, places: 9),
        ])
        listing.geometries.append([place.position])
        number += 1
      }
    }
    return listing
  }

  /// The nearest place of each of the three nearest routes.
  public func location(of position: Position) -> Listing {
    let found = routes.compactMap { route in route.chainage.locate(position).map { (route, $0) } }
      .sorted { $0.1.distance < $1.1.distance }.prefix(3)
    var listing = Listing(
      table: Table(
        name: "location", title: Phrase("Place on borders", "Место на границах"),
        columns: Self.sideColumns + [
          Self.number("chainage_km", Phrase("km", "км"), places: 3),
          Self.number("distance_m", Phrase("m to border", "м до границы")),
        ] + Self.placeColumns), geometries: [])
    for (route, place) in found {
      listing.table.append([
        Cell(route.sides[0]), Cell(route.sides[1]), .integer(place.line + 1),
        Cell(place.chainage / 1000, places: 6), Cell(place.distance, places: 3),
        Cell(place.position.longitude, places: 9), Cell(place.position.latitude, places: 9),
      ])
      listing.geometries.append([place.position])
    }
    return listing
  }
}
