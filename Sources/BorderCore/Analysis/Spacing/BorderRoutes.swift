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
}
