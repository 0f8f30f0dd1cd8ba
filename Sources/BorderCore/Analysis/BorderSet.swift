/// The border of two regions: everything that they share.
public struct Border: Sendable {
  /// The region whose id comes first.
  public let a: RegionID
  /// The region whose id comes second.
  public let b: RegionID
  /// The arcs that both regions adjoin, in the order of arcs; empty when they only touch.
  public let arcs: ArraySlice<ArcID>
  /// The nodes where both are, but where none of their shared arcs ends.
  public let touchNodes: ArraySlice<NodeID>
  /// The length of the arcs.
  public let length: ExactLength

  /// Whether they share a line (rook contiguity); if not, they only touch at points.
  public var isShared: Bool { !arcs.isEmpty }

  /// The other region of the pair.
  public func other(than region: RegionID) -> RegionID { region == a ? b : a }
}

/// The rule by which two regions are neighbours.
public enum ContiguityRule: String, CaseIterable, Sendable {
  /// They share a line.
  case rook
  /// They share at least a point.
  case queen
}

/// All pairs of regions that share a line or a point.
public struct BorderSet: Sendable {
  /// The pairs, sorted by the ids of their regions.
  public let borders: [Border]

  /// Finds all pairs.
  ///
  /// - Parameters:
  ///   - topology: The arcs and nodes.
  ///   - lengths: The lengths of its arcs.
  /// - Complexity: O(*n* log *n*) for *n* arcs and nodes.
  public init(_ topology: BorderTopology, lengths: ArcLengths) {
    let ranking = IDRanking(topology.regions)
    var shared: [PairEntry] = []
    shared.reserveCapacity(topology.arcCount)
    for arc in 0..<topology.arcCount {
      topology.forEachPair(of: arc) { a, b in
        shared.append(PairEntry(key: ranking.key(a, b), item: Int32(truncatingIfNeeded: arc)))
      }
    }
    var touching: [PairEntry] = []
    for node in 0..<topology.nodeCount {
      topology.forEachTouch(at: NodeID(node)) { a, b in
        touching.append(PairEntry(key: ranking.key(a, b), item: Int32(truncatingIfNeeded: node)))
      }
    }
    shared.sort()
    touching.sort()

    let arcs = shared.map { ArcID(Int($0.item)) }
    let nodes = touching.map { NodeID(Int($0.item)) }
    var list: [Border] = []
    var i = 0
    var j = 0
    while i < shared.count || j < touching.count {
      let nextShared = i < shared.count ? shared[i].key : .max
      let nextTouching = j < touching.count ? touching[j].key : .max
      let key = min(nextShared, nextTouching)
      let firstArc = i
      let firstNode = j
      var length = ExactLength.zero
      while i < shared.count && shared[i].key == key {
        length += lengths.values[arcs[i].index]
        i += 1
      }
      while j < touching.count && touching[j].key == key { j += 1 }
      let (a, b) = ranking.pair(key)
      list.append(
        Border(a: a, b: b, arcs: arcs[firstArc..<i], touchNodes: nodes[firstNode..<j], length: length))
    }
    borders = list
  }

  /// The pairs that are neighbours by a rule.
  public func borders(by rule: ContiguityRule) -> [Border] {
    rule == .queen ? borders : borders.filter { $0.isShared }
  }
}

/// A pair of regions with an arc or a node, to be sorted.
private struct PairEntry: Comparable {
  var key: UInt64
  var item: Int32

  static func < (a: PairEntry, b: PairEntry) -> Bool { a.key != b.key ? a.key < b.key : a.item < b.item }
}

/// The order of regions by their ids, which does not depend on the order in the file.
struct IDRanking {
  private let ranks: [Int32]
  private let regions: [RegionID]

  init(_ set: RegionSet) {
    let order = set.regionIDs.sorted { set[$0].id < set[$1].id }
    regions = order
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, region) in order.enumerated() { ranks[region.index] = Int32(truncatingIfNeeded: rank) }
    self.ranks = ranks
  }

  /// A key that sorts pairs by the ids of their regions, lesser first.
  func key(_ a: RegionID, _ b: RegionID) -> UInt64 {
    let (x, y) = (ranks[a.index], ranks[b.index])
    return UInt64(UInt32(bitPattern: min(x, y))) << 32 | UInt64(UInt32(bitPattern: max(x, y)))
  }

  /// The pair of a key.
  func pair(_ key: UInt64) -> (RegionID, RegionID) {
    (regions[Int(key >> 32)], regions[Int(key & 0xFFFF_FFFF)])
  }
}

extension BorderTopology {
  /// The pairs of regions that touch at a node without sharing an arc that ends there.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - body: Gets each pair once.
  func forEachTouch(at node: NodeID, _ body: (RegionID, RegionID) -> Void) {
    let passages = visits(at: node)
    // The common case: every region meets only regions that it shares an arc with. It takes at least three
    // passages, or two that share nothing, to touch.
    guard passages.count > 1 else { return }
    let members = regions(at: node)
    guard members.count > 1 else { return }
    for (index, a) in members.enumerated() {
      for b in members.dropFirst(index + 1) where !sharesArc(a, b, among: passages) { body(a, b) }
    }
  }

  private func sharesArc(_ a: RegionID, _ b: RegionID, among passages: ArraySlice<NodeVisit>) -> Bool {
    for first in passages where regions.region(ofRing: Int(first.ring)) == a {
      for second in passages where regions.region(ofRing: Int(second.ring)) == b {
        if first.incoming == second.incoming || first.incoming == second.outgoing
          || first.outgoing == second.incoming || first.outgoing == second.outgoing
        {
          return true
        }
      }
    }
    return false
  }
}
