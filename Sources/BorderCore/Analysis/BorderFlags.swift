/// What makes figures of borders doubtful: regions that are no valid polygons, and lines where regions overlap.
public struct BorderFlags: Sendable {
  /// The regions that touch or cross themselves, in the order of regions.
  public let contacts: [SelfContact]
  /// Whether lines were looked at for crossings; `false` where there are too many above each other.
  public let isComplete: Bool
  private let byRegion: [RegionID: SelfContact]
  private let arcs: [ArcID: CoverageProblem.Kind]

  /// Looks at a topology. O(*n*) for *n* vertices of ordinary borders.
  ///
  /// - Parameters:
  ///   - topology: The topology.
  ///   - threads: How many threads may work; the result is the same for any number.
  public init(_ topology: BorderTopology, threads: Int = 1) {
    let found = topology.selfContacts(threads: threads)
    contacts = found ?? []
    isComplete = found != nil
    byRegion = Dictionary(contacts.map { ($0.region, $0) }) { first, _ in first }
    arcs = Dictionary(
      topology.problems().filter { $0.kind != .seam }.map { ($0.arc, $0.kind) }
    ) { first, _ in first }
  }

  /// Whether there is nothing to say.
  public var isEmpty: Bool { contacts.isEmpty && arcs.isEmpty }

  /// The flags of a border: `invalid:ID` for each of its regions that is none, `overlap` and `thirdSide` where its line
  /// is that of more polygons than two; with blanks between them, empty for none.
  public func text(of border: Border, in regions: RegionSet) -> String {
    var flags = [border.a, border.b].filter { byRegion[$0] != nil }.map { "invalid:\(regions[$0].id)" }
    let kinds = Set(border.arcs.compactMap { arcs[$0]?.rawValue })
    flags += kinds.sorted()
    return flags.joined(separator: " ")
  }
}
