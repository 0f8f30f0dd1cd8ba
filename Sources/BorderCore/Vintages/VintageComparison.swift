/// What changed between two vintages of a map.
///
/// Made in two steps: this compares lines; land that changed hands is found by overlay (`BorderGeodesy`), for the families
/// that `needOverlay` only, and handed to `settled(with:unmeasured:)`.
public struct VintageComparison: Sendable {
  /// How to compare.
  public struct Options: Sendable {
    /// By what regions are matched.
    public var rule = RegionMatchRule.auto
    /// Within how many metres two lines are one; `nil` for what the scale explains.
    public var tolerance: Double?
    /// Whether a common shift is looked for and undone.
    public var findsShifts = true
    /// How many threads may work; the result is the same for any number.
    public var threads = 1

    /// The usual options.
    public init() {}
  }

  /// The old regions.
  public let old: RegionSet
  /// The new regions, as they are in the file.
  public let new: RegionSet
  /// The new regions as they were compared: without a common shift, and on the vertices of the old ones where they differ by
  /// less than the precision of coordinates.
  public let comparedNew: RegionSet
  /// Both on one topology.
  public let vintages: VintageTopology
  /// Which regions belong together.
  public let families: RegionFamilies
  /// What became of each border, in the order of families.
  public private(set) var borders: [BorderChange]
  /// Within how many metres two lines are one.
  public let tolerance: ScaleTolerance
  /// The median distance of vertices in both vintages, in metres.
  public var spacing: (old: Double?, new: Double?) { tolerance.spacing }
  /// Shifts that were undone before.
  public let shifts: [CommonShift]
  /// How many vertices differed by no more than the precision of coordinates.
  public let snappedVertices: Int
  /// That precision in degrees; 0 where vertices had to be equal.
  public let precision: Double
  /// Ids of both vintages that do not mean the same region, by the land.
  public let refusedIDs: Int
  /// Whether so many regions lie above each other that not all could be compared.
  public let isExhausted: Bool
  /// For each family whether land may have changed hands.
  public let needOverlay: [Bool]
  /// Land that changed hands, the largest first; empty before `settled(with:unmeasured:)`.
  public private(set) var transfers: [TerritoryTransfer] = []
  /// Families whose land could not be overlaid; their borders are moved where their lines say so.
  public private(set) var unmeasured: [Int] = []
  private let isRedrawn: [Bool]
  private let names: VintageNames
  /// The borders of the new vintage as it is in the file, where it was compared otherwise.
  private let ownNew: OwnBorders?

  /// Compares two vintages.
  ///
  /// - Parameters:
  ///   - old: The old regions.
  ///   - new: The new ones.
  ///   - vintages: Both on one topology, where that is there already; made if not given.
  ///   - names: What is known of ids and names.
  ///   - options: How to compare.
  ///   - measure: How to measure.
  /// - Complexity: O(*n* log *n*) for *n* vertices of both, but for lines that differ, see `BorderChange`.
  public init(
    _ old: RegionSet, _ new: RegionSet, on vintages: VintageTopology? = nil, names: VintageNames,
    options: Options = Options(), measure: any LineMeasure & AreaMeasure
  ) {
    let threads = options.threads
    let scale = LocalScale(measure)
    self.old = old
    self.new = new
    self.names = names
    var compared = new
    var vintages = vintages ?? VintageTopology(old, new, threads: threads)
    var matcher = RegionMatcher(vintages, rule: options.rule, names: names)
    let before = ScaleTolerance(old, new, given: options.tolerance, measure: measure)
    var reach = Self.precision(old, new, within: before.metres)
    var shifts: [CommonShift] = []
    let same = vintages.identicalShapes()
    if options.findsShifts {
      let single = RegionFamilies(
        oldCount: old.regionCount, newCount: new.regionCount, links: matcher.ownLinks
      ).families.filter(\.isOneToOne)
      shifts = ShiftSearch(old, new, scale: scale).shifts(
        single.map { ($0.old[0], $0.new[0], same[$0.old[0]] == old.regionCount + $0.new[0]) },
        precision: reach * MetresPerDegree.ofEquator)
      if !shifts.isEmpty {
        compared = compared.undoing(shifts, old: old, scale: scale)
        // What one shift does not explain to the last metre.
        reach = max(reach, (4 * (shifts.map(\.spread).max() ?? 0) + 0.002) / MetresPerDegree.ofEquator)
        vintages = VintageTopology(old, compared, threads: threads)
      }
    }
    var snapped = 0
    if let result = vintages.snapping(compared, within: reach) {
      (compared, snapped) = result
      vintages = VintageTopology(old, compared, threads: threads)
    }
    if snapped > 0 || !shifts.isEmpty {
      matcher = RegionMatcher(vintages, rule: options.rule, names: names)
    }
    comparedNew = compared
    self.vintages = vintages
    self.shifts = shifts
    snappedVertices = snapped
    precision = reach
    refusedIDs = matcher.refusedIDs
    isExhausted = matcher.isExhausted
    tolerance = before
    families = RegionFamilies(
      oldCount: old.regionCount, newCount: new.regionCount, links: matcher.ownLinks)
    let found = BorderChangeSet(
      vintages, families, lengths: ArcLengths(vintages.topology, measure: measure, threads: threads),
      tolerance: tolerance.metres, measure: measure, threads: threads)
    borders = found.changes
    isRedrawn = found.isRedrawn
    needOverlay = found.mayHaveMoved
    ownNew =
      snapped > 0 || !shifts.isEmpty
      ? OwnBorders(new, compared: compared, found.changes, measure: measure, threads: threads) : nil
  }

  /// By how many degrees the same vertex may differ: one unit of the last decimal of the coarser file where the files have
  /// different numbers of decimals; two millimetres where one has as many as a number holds; else not at all.
  ///
  /// Whole degrees prove no coarse file, so it is a thousandth of a degree at most, and half of the tolerance.
  static func precision(_ old: RegionSet, _ new: RegionSet, within tolerance: Double) -> Double {
    guard let before = old.coordinateDecimals, let after = new.coordinateDecimals else { return 0 }
    let coarser = min(before, after)
    var unit = 1.0
    for _ in 0..<coarser { unit /= 10 }
    let limit = min(1e-3, tolerance / 2 / MetresPerDegree.ofEquator)
    if before != after { return min(max(unit, 2e-8), limit) * 1.000_001 }
    return coarser >= 9 ? min(2e-8, limit) : 0
  }

  /// The comparison with the land that changed hands: borders along which none did were only drawn again.
  ///
  /// - Parameters:
  ///   - transfers: The land, from `BorderGeodesy`.
  ///   - unmeasured: Families that could not be overlaid.
  /// - Returns: The comparison to be reported.
  public func settled(with transfers: [TerritoryTransfer], unmeasured: [Int]) -> VintageComparison {
    var copy = self
    copy.unmeasured = unmeasured
    let isUnmeasured = Set(unmeasured)
    copy.transfers = transfers.sorted {
      ($1.area, $0.from ?? .max, $0.to ?? .max) < ($0.area, $1.from ?? .max, $1.to ?? .max)
    }
    var ofFamily: [Int: [BoundingBox]] = [:]
    for transfer in transfers {
      for family in Set([transfer.from.map { families.ofOld[$0] }, transfer.to.map { families.ofNew[$0] }]) {
        if let family { ofFamily[family, default: []].append(transfer.box) }
      }
    }
    for index in copy.borders.indices where copy.borders[index].kind == .moved {
      let border = copy.borders[index]
      guard border.sides.0 != border.sides.1, let beyond = border.beyond,
        !isUnmeasured.contains(border.sides.0), !isUnmeasured.contains(border.sides.1)
      else { continue }
      let near = (ofFamily[border.sides.0] ?? []) + (ofFamily[border.sides.1] ?? [])
      if !near.contains(where: { !$0.shifts(to: beyond.grown(by: 1e-6)).isEmpty }) {
        copy.borders[index].kind = .redigitised
      }
    }
    return copy
  }

  /// What became of each region, in the order of families: a row for each old region and what it lives on in.
  public func regionChanges() -> [RegionChange] {
    var touched = Set<Int>()
    for transfer in transfers {
      if let from = transfer.from { touched.insert(families.ofOld[from]) }
      if let to = transfer.to { touched.insert(families.ofNew[to]) }
    }
    return families.families.enumerated().flatMap { number, family -> [RegionChange] in
      let hasTransfers = touched.contains(number)
      let kind = kind(of: family, number, hasTransfers: hasTransfers)
      guard !family.links.isEmpty else {
        return family.old.map {
          RegionChange(
            old: $0, new: nil, method: nil, kind: kind, hasTransfers: hasTransfers, isRenamed: false,
            isRecoded: false)
        }
          + family.new.map {
            RegionChange(
              old: nil, new: $0, method: nil, kind: kind, hasTransfers: hasTransfers, isRenamed: false,
              isRecoded: false)
          }
      }
      return family.links.map { link in
        let (before, after) = (old.regions[link.old], new.regions[link.new])
        let isOne = family.isOneToOne
        return RegionChange(
          old: link.old, new: link.new, method: link.method, kind: kind, hasTransfers: hasTransfers,
          isRenamed: isOne && names.hasNames && before.name != after.name
            && NameScripts.areComparable(before.name, after.name),
          isRecoded: isOne && names.hasIDs && before.id != after.id)
      }
    }
  }

  private func kind(of family: RegionFamilies.Family, _ number: Int, hasTransfers: Bool) -> RegionChangeKind {
    switch (family.old.count, family.new.count) {
    case (_, 0): .disappeared
    case (0, _): .appeared
    case (1, 1): hasTransfers ? .changed : isRedrawn[number] ? .redigitised : .unchanged
    case (1, _): .split
    case (_, 1): .merged
    default: .rearranged
    }
  }

  /// The length of a border in the new vintage, as it is in the file.
  public func newLength(of border: BorderChange) -> ExactLength {
    guard let ownNew, ownNew.hasOther(border) else { return border.lengths.new }
    return ownNew.borders(of: border).map(\.length).sum()
  }

  /// The lines of a border in the old vintage.
  public func oldLines(of border: BorderChange) -> [[Position]] {
    border.oldArcs.isEmpty ? [] : vintages.topology.lines(joining: border.oldArcs)
  }

  /// The lines of a border in the new vintage, as they are in the file.
  public func newLines(of border: BorderChange) -> [[Position]] {
    guard let ownNew, ownNew.hasOther(border) else {
      return border.newArcs.isEmpty ? [] : vintages.topology.lines(joining: border.newArcs)
    }
    return ownNew.borders(of: border).flatMap { ownNew.analysis.topology.lines(joining: $0.arcs) }
  }

  /// The borders of the new vintage as it is in the file, by the pairs of regions, of what was compared otherwise or changed.
  private struct OwnBorders: Sendable {
    let analysis: BorderAnalysis
    private let indices: [RegionPair: [Int]]
    /// The regions with vertices that were compared in another place.
    private let isMoved: [Bool]

    /// Looks at the regions along such borders alone: nearly all of a file is as it was compared.
    init(
      _ new: RegionSet, compared: RegionSet, _ changes: [BorderChange],
      measure: any LineMeasure & AreaMeasure,
      threads: Int
    ) {
      var isMoved = [Bool](repeating: false, count: new.regionCount)
      for ring in 0..<new.ringCount
      where new.positions[new.range(ofRing: ring)] != compared.positions[compared.range(ofRing: ring)] {
        isMoved[new.region(ofRing: ring).index] = true
      }
      self.isMoved = isMoved
      var isWanted = [Bool](repeating: false, count: new.regionCount)
      for change in changes where Self.hasOther(change, isMoved) {
        for pair in change.new { (isWanted[pair.a], isWanted[pair.b]) = (true, true) }
      }
      let others = new.regionIDs.filter { !isWanted[$0.index] }
      let set = new.replacingShapes(Dictionary(uniqueKeysWithValues: others.map { ($0, []) }))
      let analysis = BorderAnalysis(BorderTopology(set, threads: threads), measure: measure, threads: threads)
      self.analysis = analysis
      indices = Dictionary(
        grouping: analysis.borders.indices,
        by: { RegionPair(analysis.borders[$0].a, analysis.borders[$0].b) })
    }

    /// Whether the lines of a border in the file may be others than those that were compared.
    func hasOther(_ change: BorderChange) -> Bool { Self.hasOther(change, isMoved) }

    private static func hasOther(_ change: BorderChange, _ isMoved: [Bool]) -> Bool {
      change.kind != .unchanged || change.new.contains { isMoved[$0.a] || isMoved[$0.b] }
    }

    func borders(of change: BorderChange) -> [Border] {
      let pairs = Set(change.new.map { RegionPair(RegionID($0.a), RegionID($0.b)) })
      return pairs.flatMap { indices[$0] ?? [] }.sorted().map { analysis.borders[$0] }
    }
  }
}

extension BoundingBox {
  /// The box with so many degrees more on each side.
  func grown(by degrees: Double) -> BoundingBox {
    BoundingBox(west: west - degrees, south: south - degrees, east: east + degrees, north: north + degrees)
  }
}
