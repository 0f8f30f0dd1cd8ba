import BorderCore
import BorderGeodesy
import BorderTables

/// The borders of the home country with everything that the report says of them.
package struct HomeStudy {
  package let home: String
  package let analysis: BorderAnalysis
  /// What makes figures doubtful: regions of the user's own data that are no valid polygons.
  package let flags: BorderFlags
  package let measure: GeodesicMeasure
  package let names: CountryNames
  package let neighbours: [CountryBorder]
  package let assignment: CrossingAssignment
  package let tallies: CrossingTallies
  package let published: [PublishedLength]
  package let tolerance: Double
  package let missing: [Worldview.Assignment]
  /// Concepts of crossings that do not exist yet.
  package let plannedConcepts: Set<String>
  /// What the list of crossings covers.
  package let coverage: Phrase
  /// Whom to name for the places of crossings.
  package let attribution: String
  /// The data that the study was made of.
  package let embedded: EmbeddedData
  private let threads: Int

  /// Measures the borders and places the crossings.
  package init(
    embedded: EmbeddedData, workspace: Workspace, measure: GeodesicMeasure, threads: Int, tolerance: Double?
  ) throws {
    self.embedded = embedded
    self.threads = threads
    let profile = try embedded.profile()
    home = profile.home
    coverage = profile.crossingCoverage
    attribution = profile.crossingAttribution
    self.measure = measure
    self.tolerance = tolerance ?? profile.crossingTolerance
    names = try embedded.countryNames()
    missing = workspace.missing
    analysis = BorderAnalysis(
      BorderTopology(workspace.regions, threads: threads), measure: measure, threads: threads)
    try CrowdingRefusal(workspace: workspace).check(analysis, .rook)
    flags = BorderFlags(analysis.topology, threads: threads)
    neighbours = CountryBorder.all(of: home, in: analysis)
    assignment = CrossingAssignment(
      try embedded.crossings(), analysis: analysis, search: BorderLocator(internationalBordersOf: analysis),
      tolerance: self.tolerance, superseded: try embedded.supersededCodes())
    plannedConcepts = try embedded.plannedConcepts()
    tallies = CrossingTallies(assignment, analysis: analysis, plannedConcepts: plannedConcepts)
    published = try embedded.publishedLengths(of: home)
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

  /// The pairs across a state border: those of the home country first, then the others, each by id.
  package var pairs: [Int] {
    let all = analysis.borders.indices.filter {
      analysis.borders[$0].isShared && analysis.isInternational(analysis.borders[$0])
    }
    func key(_ index: Int) -> (Int, String, String) {
      let sides = analysis.sides(of: analysis.borders[index], home: home).map { analysis.regions[$0] }
      return (sides[0].country == home ? 0 : 1, sides[0].id, sides[1].id)
    }
    return all.sorted { key($0) < key($1) }
  }

  /// The regions at a state border: those of the home country first, then the others, each by id.
  package var borderRegions: [RegionID] {
    let all = analysis.borderRegions()
    return all.filter { analysis.regions[$0].country == home }
      + all.filter { analysis.regions[$0].country != home }
  }

  /// Pieces of the home country and its land neighbours, and of their regions, that lie apart or inside others.
  ///
  /// - Parameter areas: The surface of each part, from `areas()`.
  /// - Returns: The table.
  package func territories(areas: [Double]) -> Table {
    let countries = Set(neighbours.map(\.neighbour) + [home])
    let topology = analysis.topology
    func pieces(_ level: Territories.Level) -> [Territory] {
      Territories.all(topology, lengths: analysis.lengths, areas: areas, level: level)
    }
    let owners = Set(analysis.regions.regions.filter { countries.contains($0.country) }.map(\.id))
    return Territories.table(
      byRegion: pieces(.region).filter { owners.contains($0.owner) },
      byCountry: pieces(.country).filter { countries.contains($0.owner) })
  }

  /// The surface of each part in square metres. Only the report asks for it, so it is not measured before.
  package func areas() -> [Double] { analysis.regions.areas(measure: measure, threads: threads) }
}
