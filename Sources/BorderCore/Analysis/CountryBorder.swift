/// The border of a home country with one neighbour.
public struct CountryBorder: Sendable {
  /// The home country.
  public let home: String
  /// The neighbour.
  public let neighbour: String
  /// The pairs of regions along it: indices of `BorderAnalysis.borders`.
  public let pairs: [Int]
  /// The arcs along it, each once.
  public let arcs: [ArcID]
  /// Its length: arcs that lie between three regions count once.
  public let length: ExactLength
  /// The home country's regions along it, in the order of regions.
  public let homeRegions: [RegionID]
  /// The neighbour's regions along it, in the order of regions.
  public let neighbourRegions: [RegionID]

  /// The borders of a country with all that share a line with it, sorted by country.
  ///
  /// - Parameters:
  ///   - home: The home country's code.
  ///   - analysis: The borders.
  /// - Returns: One border a neighbour; none when the country has no land neighbour.
  public static func all(of home: String, in analysis: BorderAnalysis) -> [CountryBorder] {
    var pairs: [String: [Int]] = [:]
    for (index, border) in analysis.borders.enumerated()
    where border.isShared && analysis.isInternational(border) {
      let (a, b) = (analysis.regions[border.a].country, analysis.regions[border.b].country)
      if a == home { pairs[b, default: []].append(index) }
      if b == home { pairs[a, default: []].append(index) }
    }
    return pairs.keys.sorted().map { neighbour in
      let indices = pairs[neighbour] ?? []
      let arcs = Set(indices.flatMap { analysis.borders[$0].arcs }).sorted()
      let members = Set(indices.flatMap { [analysis.borders[$0].a, analysis.borders[$0].b] }).sorted()
      return CountryBorder(
        home: home, neighbour: neighbour, pairs: indices, arcs: arcs,
        length: arcs.map { analysis.lengths[$0] }.sum(),
        homeRegions: members.filter { analysis.regions[$0].country == home },
        neighbourRegions: members.filter { analysis.regions[$0].country == neighbour })
    }
  }
}
