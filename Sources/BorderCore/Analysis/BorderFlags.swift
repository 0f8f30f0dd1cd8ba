/// What makes figures of borders doubtful: regions that are no valid polygons, and lines where regions overlap.
public struct BorderFlags: Sendable {
  /// The regions that touch or cross themselves, in the order of regions.
  public let contacts: [SelfContact]
  /// Whether lines were looked at for crossings; `false` where there are too many above each other.
  public let isComplete: Bool
  private let arcs: [ArcID: CoverageProblem.Kind]
  /// The arcs and regions that there is anything to say of, for a quick look.
  private var flaggedArcs: BitSet
  private var flaggedRegions: BitSet

  /// Looks at a topology. O(*n*) for *n* vertices of ordinary borders.
  ///
  /// - Parameters:
  ///   - topology: The topology.
  ///   - threads: How many threads may work; the result is the same for any number.
  public init(_ topology: BorderTopology, threads: Int = 1) {
    let found = topology.selfContacts(threads: threads)
    contacts = found ?? []
    isComplete = found != nil
    arcs = Dictionary(
      topology.problems().filter { $0.kind != .seam }.map { ($0.arc, $0.kind) }
    ) { first, _ in first }
    flaggedArcs = BitSet(count: topology.arcCount)
    flaggedRegions = BitSet(count: topology.regions.regionCount)
    for arc in arcs.keys { flaggedArcs.insert(arc.index) }
    for contact in contacts { flaggedRegions.insert(contact.region.index) }
  }

  /// Whether there is nothing to say.
  public var isEmpty: Bool { contacts.isEmpty && arcs.isEmpty }

  /// The flags of a border: `invalid:ID` for each of its regions that is none, `overlap` and `thirdSide` where its line
  /// is that of more polygons than two; with blanks between them, empty for none.
  public func text(of border: Border, in regions: RegionSet) -> String {
    // Of most borders there is nothing to say.
    guard
      flaggedRegions.contains(border.a.index) || flaggedRegions.contains(border.b.index)
        || border.arcs.contains(where: { flaggedArcs.contains($0.index) })
    else { return "" }
    var flags = [border.a, border.b].filter { flaggedRegions.contains($0.index) }.map {
      "invalid:\(regions[$0].id)"
    }
    let kinds = Set(border.arcs.compactMap { arcs[$0]?.rawValue })
    flags += kinds.sorted()
    return flags.joined(separator: " ")
  }
}

extension BorderAnalysis {
  /// Measures everything, and looks meanwhile for what makes figures doubtful, where that is wanted.
  ///
  /// - Parameters:
  ///   - topology: The arcs.
  ///   - measure: How to measure lengths.
  ///   - threads: How many threads may work; the results are the same for any number.
  ///   - isChecked: Whether to look.
  /// - Returns: Both; no flags where they are not wanted.
  public static func flagged(
    _ topology: BorderTopology, measure: any LineMeasure, threads: Int, isChecked: Bool
  ) -> (analysis: BorderAnalysis, flags: BorderFlags?) {
    mapBoth(threads: threads) {
      BorderAnalysis(topology, measure: measure, threads: threads)
    } _: {
      isChecked ? BorderFlags(topology, threads: threads) : nil
    }
  }
}
