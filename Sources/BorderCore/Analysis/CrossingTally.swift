/// How many crossings there are of each kind, and how densely they stand.
public struct CrossingTally: Hashable, Sendable {
  /// Crossings that exist: all but those that are only planned.
  public private(set) var existing = 0
  /// Of these, those that are open.
  public private(set) var open = 0
  /// Of the existing ones, those without a point, counted by the stated regions.
  public private(set) var withoutPoint = 0
  /// Of the existing ones, those whose point is known to worse than 5 km.
  public private(set) var rough = 0
  /// Crossings that are only planned; they enter no density.
  public private(set) var planned = 0
  /// The existing ones by mode; whatever means a road or a railway is one.
  public private(set) var byMode: [CrossingMode: Int] = [:]

  /// No crossings.
  public init() {}

  /// Adds a crossing.
  ///
  /// - Parameters:
  ///   - entry: The crossing.
  ///   - planned: Which of them do not exist yet.
  public mutating func add(_ entry: CrossingAssignment.Entry, planned: PlannedCrossings) {
    guard !planned.contains(entry.crossing) else {
      self.planned += 1
      return
    }
    existing += 1
    if entry.crossing.status.meaning == .open { open += 1 }
    if entry.crossing.position == nil { withoutPoint += 1 }
    if entry.crossing.isRough { rough += 1 }
    let mode = entry.crossing.mode
    byMode[mode.general ?? mode, default: 0] += 1
  }

  /// Adds another tally.
  public static func += (a: inout CrossingTally, b: CrossingTally) {
    a.existing += b.existing
    a.open += b.open
    a.withoutPoint += b.withoutPoint
    a.rough += b.rough
    a.planned += b.planned
    a.byMode.merge(b.byMode, uniquingKeysWith: +)
  }

  /// The existing crossings of a mode.
  public subscript(mode: CrossingMode) -> Int { byMode[mode] ?? 0 }

  /// The existing crossings of all other modes.
  public func others(than modes: [CrossingMode]) -> Int {
    existing - modes.map { self[$0] }.reduce(0, +)
  }

  /// Crossings per 100 km; `nil` for a border without length.
  public static func density(_ count: Int, per length: ExactLength) -> Double? {
    length > .zero ? Double(count) / length.kilometres * 100 : nil
  }
}

/// The tallies of a list of crossings by everything that is asked for.
public struct CrossingTallies: Sendable {
  /// By border: an index of `BorderAnalysis.borders`. A border without an entry has none.
  public private(set) var byBorder: [Int: CrossingTally] = [:]
  /// By region, for every region that a crossing counts for.
  public private(set) var byRegion: [RegionID: CrossingTally] = [:]
  /// By pair of countries, each pair sorted.
  public private(set) var byCountries: [[String]: CrossingTally] = [:]
  /// All modes that occur, sorted.
  public let modes: [CrossingMode]
  /// What the list says of its crossings.
  public let facts: CrossingFacts

  /// Counts an assignment.
  ///
  /// - Parameters:
  ///   - assignment: Crossings with their places.
  ///   - analysis: The borders that they were placed on.
  ///   - planned: Which of them do not exist yet.
  public init(_ assignment: CrossingAssignment, analysis: BorderAnalysis, planned: PlannedCrossings) {
    modes = Set(assignment.entries.map(\.crossing.mode)).sorted()
    facts = CrossingFacts(assignment.entries.map(\.crossing), planned: planned)
    for entry in assignment.entries {
      switch entry.placement {
      case .measured(let hit):
        add(entry, border: hit.border, analysis, planned)
      case .stated(let border):
        add(entry, border: border, analysis, planned)
      case .region(let region, let neighbour):
        byRegion[region, default: CrossingTally()].add(entry, planned: planned)
        let countries = [analysis.regions[region].country, neighbour].sorted()
        byCountries[countries, default: CrossingTally()].add(entry, planned: planned)
      case .unplaced:
        break
      }
    }
  }

  private mutating func add(
    _ entry: CrossingAssignment.Entry, border index: Int, _ analysis: BorderAnalysis,
    _ planned: PlannedCrossings
  ) {
    let border = analysis.borders[index]
    byBorder[index, default: CrossingTally()].add(entry, planned: planned)
    for region in [border.a, border.b] {
      byRegion[region, default: CrossingTally()].add(entry, planned: planned)
    }
    let countries = [analysis.regions[border.a].country, analysis.regions[border.b].country].sorted()
    byCountries[countries, default: CrossingTally()].add(entry, planned: planned)
  }

  /// The tally of a border; zero where nothing crosses.
  public func ofBorder(_ index: Int) -> CrossingTally { byBorder[index] ?? CrossingTally() }
  /// The tally of a region; zero where nothing crosses.
  public func ofRegion(_ region: RegionID) -> CrossingTally { byRegion[region] ?? CrossingTally() }
  /// The tally of two countries; zero where nothing crosses.
  public func ofCountries(_ a: String, _ b: String) -> CrossingTally {
    byCountries[[a, b].sorted()] ?? CrossingTally()
  }
}
