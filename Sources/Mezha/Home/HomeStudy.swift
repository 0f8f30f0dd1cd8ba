import BorderCore
import BorderGeodesy
import BorderMeasures
import BorderTables

/// What a report is asked to be about.
package struct StudyRequest {
  /// The home country, by its code or name; `nil` for that of the embedded data, or for none.
  package var home: String?
  package var measure: GeodesicMeasure
  package var threads: Int
  /// What crosses the borders, where the user gives it.
  package var crossing: CrossingRequest?
  /// The lines of these options, which are being read.
  package var lines: PendingLines?
  /// A CSV of published lengths.
  package var published: String?

  /// How the borders are matched.
  package var matching = MatchingRequest()

  package init(
    home: String? = nil, measure: GeodesicMeasure, threads: Int, crossing: CrossingRequest? = nil,
    lines: PendingLines? = nil, published: String? = nil,
    matching: MatchingRequest = MatchingRequest()
  ) {
    self.home = home
    self.measure = measure
    self.threads = threads
    self.crossing = crossing
    self.lines = lines
    self.published = published
    self.matching = matching
  }
}

/// The borders that a report is about, with everything that it says of them.
///
/// Where the data know of several countries, these are state borders: those of the home country, or of all. Where they
/// know of one at most, they are the borders of its regions.
package struct HomeStudy {
  /// The home country; `nil` for a report on all regions alike.
  package let home: String?
  package let analysis: BorderAnalysis
  /// What makes figures doubtful: regions of the user's own data that are no valid polygons.
  package let flags: BorderFlags
  /// What matching did; `nil` where vertices had to be equal.
  package let matches: MatchReport?
  /// The pairs of regions that cover the same ground, where they are known already.
  package let sameGround: [RegionPair]?
  package let measure: GeodesicMeasure
  package let names: CountryNames
  /// The borders of the home country.
  package let neighbours: [CountryBorder]
  /// Without a home country, the borders of all pairs of countries.
  package let countryPairs: [CountryPair]
  /// What crosses the borders; `nil` where nobody gave that.
  package let crossings: ReportCrossings?
  /// Published lengths of borders of countries.
  package let published: [PublishedLength]
  /// Published lengths of borders of regions, by index of `BorderAnalysis.borders`.
  package let publishedPairs: [Int: PublishedLength]
  package let missing: [Worldview.Assignment]
  /// Whether the embedded list of crossings, and the claims that come with it, are about these borders.
  package let isOfProfile: Bool
  /// Neighbours of the home country that published lists have and these data do not.
  package let absentNeighbours: [Phrase]
  /// Whether `crossings` are the embedded ones.
  package let takesEmbeddedCrossings: Bool
  /// Whether `published` are the embedded ones.
  package let takesEmbeddedLengths: Bool
  /// How many threads may work.
  package let threads: Int
  /// Whether the borders are those of states, not of regions within one.
  package let isOfStates: Bool
  /// The pairs of regions that the report lists: those across a state border, those of the home country first, then the
  /// others, each by id; where there are no state borders, all.
  package let pairs: [Int]

  /// Measures the borders and places the crossings.
  ///
  /// - Throws: `InputError` where the home country is none of the data, or has no border in them.
  package init(_ request: StudyRequest, workspace: Workspace) throws {
    let embedded = workspace.embedded
    threads = request.threads
    measure = request.measure
    let taken =
      workspace.isEmbedded && request.matching.isEmpty
      ? TakenTopology(BorderTopology(workspace.regions, threads: threads))
      : try request.matching.topology(of: workspace, measure: measure, threads: threads)
    (matches, sameGround) = (taken.matches, taken.sameGround)
    let analysis = BorderAnalysis(taken.topology, measure: measure, threads: threads)
    self.analysis = analysis
    try CrowdingRefusal(workspace: workspace).check(analysis, .rook)
    flags = BorderFlags(analysis.topology, threads: threads)
    let profile = workspace.isEmbedded ? try embedded?.profile() : nil
    let finder = HomeFinder(analysis: analysis, embedded: embedded)
    let home = try request.home.map { try finder.code(of: $0) } ?? finder.ownHome(profile)
    self.home = home
    isOfProfile = profile != nil && home == profile?.home
    names = try workspace.countryNames(of: analysis)
    let bordering = home.map { CountryBorder.all(of: $0, in: analysis) } ?? []
    neighbours = bordering
    missing = try Self.touching(workspace.missing, home: home, bordering, embedded: embedded)
    let isInternational = analysis.countries.count > 1
    isOfStates = isInternational
    pairs = Self.pairs(of: analysis, home: home, isOfStates: isInternational)
    countryPairs =
      home == nil && isInternational
      ? CountryPair.all(
        of: analysis.borders.indices.filter { analysis.isInternational(analysis.borders[$0]) }, in: analysis)
      : []
    if let options = request.crossing, options.lines != nil || options.points != nil {
      let found = try CrossingStudy.make(
        options, lines: request.lines, analysis: analysis, workspace: workspace, measure: measure,
        threads: threads, international: isInternational, home: home)
      crossings = ReportCrossings(found, options: options, analysis: analysis)
      takesEmbeddedCrossings = false
    } else if isOfProfile, let embedded, let profile {
      crossings = try ReportCrossings(
        embedded: embedded, profile: profile, analysis: analysis,
        tolerance: request.crossing?.pointTolerance)
      takesEmbeddedCrossings = true
    } else {
      crossings = nil
      takesEmbeddedCrossings = false
    }
    if let file = request.published {
      let list = try PublishedList(file, workspace: workspace, analysis: analysis, embedded: embedded)
      (published, publishedPairs) = (list.countries, list.pairs)
      takesEmbeddedLengths = false
      absentNeighbours = []
    } else {
      let found = try home.flatMap { try embedded?.publishedLengths(of: $0, in: analysis.regions) }
      published = found?.lengths ?? []
      absentNeighbours = found?.absent ?? []
      publishedPairs = [:]
      takesEmbeddedLengths = !published.isEmpty
    }
  }

  /// Whether each region that the report is about is a country of its own.
  package var areCountries: Bool {
    home == nil ? analysis.areCountries : analysis.areCountries(besideBorders: pairs.filter(homeOwns))
  }

  /// Reports regions that are no valid polygons, beside every table; empty when all are.
  package var flagNotes: [Phrase] {
    guard !flags.contacts.isEmpty else { return [] }
    let ids = flags.contacts.map { analysis.regions[$0.region].id }.joined(separator: ", ")
    return [
      Phrase(
        "Regions that touch or cross themselves: \(ids). They are used as they are, and figures of their borders are not sure (column flags of borders.csv).",
        "Регионы, которые касаются себя или пересекают себя: \(ids). Они взяты как есть, и числа по их границам ненадёжны (столбец flags в borders.csv)."
      )
    ]
  }

  /// What a worldview says of regions without shape that could belong to a home country or to one of its neighbours: of
  /// others a report needs no word.
  static func touching(
    _ absent: [Worldview.Assignment], home: String?, _ borders: [CountryBorder], embedded: EmbeddedData?
  ) throws -> [Worldview.Assignment] {
    guard let home, !absent.isEmpty else { return absent }
    let countries = Set(borders.map(\.neighbour) + [home])
    let contested = try embedded?.contestedRegions() ?? [:]
    return absent.filter { !(contested[$0.region] ?? []).isDisjoint(with: countries) }
  }

  private static func pairs(of analysis: BorderAnalysis, home: String?, isOfStates: Bool) -> [Int] {
    let keyed = analysis.borders.indices.filter {
      analysis.borders[$0].isShared && (!isOfStates || analysis.isInternational(analysis.borders[$0]))
    }.map { index in
      let sides = analysis.sides(of: analysis.borders[index], home: home).map { analysis.regions[$0] }
      return (index: index, key: (sides[0].country == home ? 0 : 1, sides[0].id, sides[1].id))
    }
    return keyed.sorted { $0.key < $1.key }.map(\.index)
  }

  /// Whether a border is one of the home country; without one, all are.
  package func homeOwns(_ index: Int) -> Bool {
    guard let home else { return true }
    let border = analysis.borders[index]
    return analysis.regions[border.a].country == home || analysis.regions[border.b].country == home
  }

  /// The regions that the report lists: those at a state border, those of the home country first, then the others, each by
  /// id; where there are no state borders, all.
  package var listedRegions: [RegionID] {
    let regions = analysis.regions
    guard isOfStates else { return regions.regionsByID }
    let all = analysis.borderRegions()
    guard let home else { return all }
    return all.filter { regions[$0].country == home } + all.filter { regions[$0].country != home }
  }

  /// Pieces of the home country and its land neighbours, and of their regions, that lie apart or inside others; without a
  /// home country, of all.
  ///
  /// - Parameter areas: The area of each part, from `areas()`.
  /// - Returns: The table.
  package func territories(areas: [Double]) -> Table {
    let topology = analysis.topology
    func pieces(_ level: Territories.Level) -> [Territory] {
      Territories.all(topology, lengths: analysis.lengths, areas: areas, level: level)
    }
    guard let home else {
      return Territories.table(byRegion: pieces(.region), byCountry: isOfStates ? pieces(.country) : [])
    }
    let countries = Set(neighbours.map(\.neighbour) + [home])
    let owners = Set(analysis.regions.regions.filter { countries.contains($0.country) }.map(\.id))
    return Territories.table(
      byRegion: pieces(.region).filter { owners.contains($0.owner) },
      byCountry: pieces(.country).filter { countries.contains($0.owner) })
  }

  /// The area of each part in square metres. Only the report asks for it, so it is not measured before.
  package func areas() -> [Double] { analysis.regions.areas(measure: measure, threads: threads) }
}
