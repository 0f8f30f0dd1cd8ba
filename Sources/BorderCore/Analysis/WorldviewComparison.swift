/// What differs between several views of whose the regions of one map are.
///
/// Nothing is measured twice: views change the countries of regions, never their lines. No view is the right one here; a
/// disputed region is one that the views give to different countries.
public struct WorldviewComparison: Sendable {
  /// One view of the map.
  public struct View: Sendable {
    /// Its name.
    public let name: String
    /// The borders with the countries of this view.
    public let analysis: BorderAnalysis
    /// The crossings of its state borders; `nil` where none are listed.
    public var tallies: CrossingTallies?

    /// One view.
    public init(name: String, analysis: BorderAnalysis, tallies: CrossingTallies? = nil) {
      self.name = name
      self.analysis = analysis
      self.tallies = tallies
    }
  }

  /// What one view says of the border of two countries.
  public struct PairFigures: Hashable, Sendable {
    /// Its length.
    public let length: ExactLength
    /// The pairs of regions along it.
    public let pairs: Int
    /// The crossings on it; `nil` where none are listed.
    public let crossings: Int?
  }

  /// Two countries that adjoin each other in some view.
  public struct PairRow: Sendable {
    /// Their codes, sorted.
    public let countries: [String]
    /// The figures of each view; `nil` where they share no line.
    public let figures: [PairFigures?]

    /// Whether the views differ.
    public var differs: Bool { Set(figures).count > 1 }
  }

  /// What one view says of a country.
  public struct CountryFigures: Hashable, Sendable {
    /// How many countries it shares a line with.
    public let neighbours: Int
    /// The length of its state border.
    public let length: ExactLength
    /// How many regions it has.
    public let regions: Int
    /// The crossings on its state border; `nil` where none are listed.
    public let crossings: Int?
  }

  /// A country of some view.
  public struct CountryRow: Sendable {
    /// Its code.
    public let country: String
    /// The figures of each view; `nil` where it has no region.
    public let figures: [CountryFigures?]

    /// Whether the views differ.
    public var differs: Bool { Set(figures).count > 1 }
  }

  /// The views.
  public let views: [View]
  /// The pairs of countries of all views, sorted.
  public let pairs: [PairRow]
  /// The countries of all views, sorted.
  public let countries: [CountryRow]
  /// Regions that the views give to different countries, by id.
  public let contested: [RegionID]

  /// Compares views.
  ///
  /// - Parameter views: At least one; all of the same regions.
  /// - Complexity: O(views · borders).
  public init(_ views: [View]) {
    self.views = views
    let found = views.map { view -> [[String]: PairFigures] in
      let borders = view.analysis.borders.indices.filter {
        view.analysis.isInternational(view.analysis.borders[$0])
      }
      return Dictionary(
        CountryPair.all(of: borders, in: view.analysis).map { pair in
          let count = view.tallies.map { $0.ofCountries(pair.countries[0], pair.countries[1]).existing }
          return (pair.countries, PairFigures(length: pair.length, pairs: pair.pairs.count, crossings: count))
        }, uniquingKeysWith: { first, _ in first })
    }
    pairs = Set(found.flatMap(\.keys)).sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      PairRow(countries: key, figures: found.map { $0[key] })
    }
    let codes = Set(views.flatMap { $0.analysis.countries }).sorted()
    countries = codes.map { code in
      CountryRow(
        country: code,
        figures: zip(views, found).map { view, pairs in
          let regions = view.analysis.regions.regions.count { $0.country == code }
          guard regions > 0 else { return nil }
          let own = pairs.filter { $0.key.contains(code) }
          return CountryFigures(
            neighbours: own.count, length: own.values.map(\.length).sum(), regions: regions,
            crossings: view.tallies == nil ? nil : own.values.compactMap(\.crossings).reduce(0, +))
        })
    }
    guard let first = views.first?.analysis.regions else {
      contested = []
      return
    }
    contested = first.regionIDs.filter { region in
      Set(views.map { $0.analysis.regions[region].country }).count > 1
    }.sorted { first[$0].id < first[$1].id }
  }

  /// The views in which a border is one of two countries, as indices.
  public func views(inWhichIsInternational border: Int) -> [Int] {
    views.indices.filter { views[$0].analysis.isInternational(views[$0].analysis.borders[border]) }
  }

  /// Whether the views in which a border is one of two countries name different ones.
  public func namesDifferentCountries(ofBorder index: Int) -> Bool {
    Set(
      views(inWhichIsInternational: index).map { view in
        let analysis = views[view].analysis
        let border = analysis.borders[index]
        return [analysis.regions[border.a].country, analysis.regions[border.b].country].sorted()
      }
    ).count > 1
  }
}
