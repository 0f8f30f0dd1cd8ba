/// The border of two countries, or all borders between regions of one country.
public struct CountryPair: Sendable {
  /// The two countries, sorted; twice the same for the borders within a country, empty where none is known.
  public let countries: [String]
  /// The pairs of regions along it: indices of `BorderAnalysis.borders`.
  public let pairs: [Int]
  /// The arcs along it, each once.
  public let arcs: [ArcID]
  /// Its length: an arc that lies between three regions counts once.
  public let length: ExactLength

  /// Groups borders by the countries of their regions.
  ///
  /// - Parameters:
  ///   - borders: Indices of `BorderAnalysis.borders`; regions that only touch are passed over.
  ///   - analysis: The borders.
  /// - Returns: One value for each pair of countries, sorted. An arc with regions of three countries is in three of them.
  /// - Complexity: O(*n* log *n*) for *n* arcs of these borders.
  public static func all(of borders: [Int], in analysis: BorderAnalysis) -> [CountryPair] {
    var pairs: [[String]: [Int]] = [:]
    for index in borders where analysis.borders[index].isShared {
      let border = analysis.borders[index]
      let countries = [analysis.regions[border.a].country, analysis.regions[border.b].country].sorted()
      pairs[countries, default: []].append(index)
    }
    return pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { countries, pairs in
      let arcs = Set(pairs.flatMap { analysis.borders[$0].arcs }).sorted()
      return CountryPair(
        countries: countries, pairs: pairs, arcs: arcs, length: arcs.map { analysis.lengths[$0] }.sum())
    }
  }

  /// The regions of one of the two countries along it, in the order of regions; of both for borders within a country.
  ///
  /// - Parameters:
  ///   - country: One of `countries`.
  ///   - analysis: The borders.
  /// - Returns: The regions, each once.
  public func regions(of country: String, in analysis: BorderAnalysis) -> [RegionID] {
    Set(pairs.flatMap { [analysis.borders[$0].a, analysis.borders[$0].b] })
      .filter { analysis.regions[$0].country == country }.sorted()
  }
}
