/// All pairs of regions that share a line or a point.
public struct BorderSet: Sendable {
  /// The pairs, sorted by the ids of their regions.
  public let borders: [Border]
  /// Lines along which so many polygons run that their pairs are not listed, or points where not even the touches of pairs
  /// that share a line are; `nil` for none. Else the list of pairs that share a line is complete.
  public let crowdedLines: Crowding?
  /// Points where so many regions meet that those of them that only touch are not listed; `nil` for none. Pairs
  /// that share a line somewhere are, with their touches at such points.
  public let crowdedPoints: Crowding?

  /// How many entries of a pair and a place are listed at most: more than the ordinary borders of so many sides and visits
  /// have, plus two million.
  static func pairLimit(sides: Int, visits: Int) -> Int { 2_000_000 + 8 * (sides + visits) }

  /// Finds all pairs.
  ///
  /// - Parameters:
  ///   - topology: The arcs and nodes.
  ///   - lengths: The lengths of its arcs.
  /// - Complexity: O(*n* log *n*) for *n* sides of arcs and visits of nodes, bounded also where many regions meet.
  public init(_ topology: BorderTopology, lengths: ArcLengths) {
    self.init(
      topology, lengths: lengths,
      limit: Self.pairLimit(sides: topology.sides.count, visits: topology.visits.count))
  }

  /// Finds the pairs, with a limit of entries along lines, and as many at points.
  init(_ topology: BorderTopology, lengths: ArcLengths, limit: Int) {
    let ranking = IDRanking(topology.regions)
    var (shared, lines) = Self.shared(topology, ranking, limit: limit)
    shared.sort()
    var touching: [PairEntry]
    let overcrowded: Crowding?
    (touching, crowdedPoints, overcrowded) = Self.touching(topology, ranking, shared: shared, limit: limit)
    crowdedLines = lines ?? overcrowded
    touching.sort()

    let arcs = shared.map { ArcID(Int($0.item)) }
    let nodes = touching.map { NodeID(Int($0.item)) }
    var list: [Border] = []
    list.reserveCapacity(PairEntry.pairCount(shared, touching))
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

  /// The pairs along arcs.
  private static func shared(
    _ topology: BorderTopology, _ ranking: IDRanking, limit: Int
  ) -> (entries: [PairEntry], crowded: Crowding?) {
    var entries: [PairEntry] = []
    entries.reserveCapacity(topology.arcCount)
    // Arcs with two sides have one pair at most; only others can be many.
    let many = (0..<topology.arcCount).filter { topology.sideRange(of: $0).count > 2 }
    let counts = many.map { topology.pairCount(of: $0) }
    let chosen = CrowdedPlaces(counts, limit: limit)
    var isLeftOut = Set<Int>()
    var crowd = Crowd()
    for (arc, count) in zip(many, counts) where !chosen.lists(count) {
      isLeftOut.insert(arc)
      crowd.add(
        topology.ends(of: ArcID(arc)).start, topology.regions(along: arc).count, pairs: count)
    }
    for arc in 0..<topology.arcCount where isLeftOut.isEmpty || !isLeftOut.contains(arc) {
      topology.forEachPair(of: arc) { a, b in
        entries.append(PairEntry(key: ranking.key(a, b), item: Int32(truncatingIfNeeded: arc)))
      }
    }
    return (entries, crowd.crowding)
  }

  /// The pairs that touch at nodes.
  ///
  /// - Returns: The entries, where those of pairs that only touch are left out, and where those of other pairs are.
  private static func touching(
    _ topology: BorderTopology, _ ranking: IDRanking, shared: [PairEntry], limit: Int
  ) -> (entries: [PairEntry], crowded: Crowding?, overcrowded: Crowding?) {
    var entries: [PairEntry] = []
    var counts: [Int] = []
    var many: [NodeID] = []
    for index in 0..<topology.nodeCount {
      let node = NodeID(index)
      guard topology.visits(at: node).count > BorderTopology.usualVisits else {
        topology.forEachTouch(at: node) { a, b in
          entries.append(PairEntry(key: ranking.key(a, b), item: node.rawValue))
        }
        continue
      }
      let members = topology.regions(at: node).count
      many.append(node)
      counts.append(members * (members - 1) / 2)
    }
    let chosen = CrowdedPlaces(counts, limit: limit)
    var search: CrowdedPointSearch?
    let room = entries.count + 2 * limit
    var (crowd, overcrowd) = (Crowd(), Crowd())
    for (node, count) in zip(many, counts) {
      func add(_ a: RegionID, _ b: RegionID) {
        entries.append(PairEntry(key: ranking.key(a, b), item: node.rawValue))
      }
      let members = topology.regions(at: node)
      guard entries.count < room, let sharing = topology.pairsSharingArcs(at: node, limit: 2 * limit) else {
        overcrowd.add(topology.position(of: node), members.count, pairs: count)
        continue
      }
      if chosen.lists(count) {
        BorderTopology.forEachTouch(among: members, sharing: sharing, add)
        continue
      }
      let known =
        search
        ?? CrowdedPointSearch(
          shared.lazy.map { ranking.pair($0.key) }, regionCount: topology.regions.regionCount)
      search = known
      let before = entries.count
      known.forEachTouch(among: members, sharing: sharing, add)
      crowd.add(
        topology.position(of: node), members.count, pairs: count - sharing.count - (entries.count - before))
    }
    return (entries, crowd.crowding, overcrowd.crowding)
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

  /// How many different pairs two sorted lists have. O(*n*).
  static func pairCount(_ a: [PairEntry], _ b: [PairEntry]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count || j < b.count {
      let key = min(i < a.count ? a[i].key : .max, j < b.count ? b[j].key : .max)
      while i < a.count && a[i].key == key { i += 1 }
      while j < b.count && b[j].key == key { j += 1 }
      count += 1
    }
    return count
  }
}

/// The order of regions by their ids, which does not depend on the order in the file.
struct IDRanking {
  private let ranks: [Int32]
  private let regions: [RegionID]

  init(_ set: RegionSet) { self.init(set.regions) }

  /// The order of regions with these attributes.
  init(_ all: [Region]) {
    let order = all.indices.map { RegionID($0) }.sorted { all[$0.index].id < all[$1.index].id }
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
  /// - Complexity: O(*k*³) for *k* visits: for nodes with `usualVisits` at most.
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

  /// Nodes with no more visits have few pairs, whatever meets there.
  static let usualVisits = 16

  /// The pairs of some regions but for those that share an arc.
  ///
  /// - Parameters:
  ///   - members: The regions at a node, in order.
  ///   - sharing: The pairs that share an arc there, in order.
  ///   - body: Gets each pair once, in order.
  /// - Complexity: O(*k*²) for *k* members.
  static func forEachTouch(
    among members: [RegionID], sharing: [RegionPair], _ body: (RegionID, RegionID) -> Void
  ) {
    var next = 0
    for (index, a) in members.enumerated() {
      for b in members.dropFirst(index + 1) {
        let pair = RegionPair(a, b)
        while next < sharing.count, sharing[next] < pair { next += 1 }
        if next < sharing.count, sharing[next] == pair { continue }
        body(a, b)
      }
    }
  }

  /// The pairs of regions that go along an arc that ends at a node, in order, each once; `nil` for more than a limit.
  ///
  /// - Complexity: O(*k* log *k*) for *k* visits and pairs.
  func pairsSharingArcs(at node: NodeID, limit: Int) -> [RegionPair]? {
    var ends: [(arc: Int32, region: RegionID)] = []
    for visit in visits(at: node) {
      let region = regions.region(ofRing: Int(visit.ring))
      ends.append((visit.incoming, region))
      ends.append((visit.outgoing, region))
    }
    ends.sort { ($0.arc, $0.region) < ($1.arc, $1.region) }
    var pairs: [RegionPair] = []
    var start = 0
    while start < ends.count {
      var end = start
      var around: [RegionID] = []
      while end < ends.count, ends[end].arc == ends[start].arc {
        if around.last != ends[end].region { around.append(ends[end].region) }
        end += 1
      }
      guard pairs.count + around.count * (around.count - 1) / 2 <= limit else { return nil }
      for (index, a) in around.enumerated() {
        for b in around.dropFirst(index + 1) { pairs.append(RegionPair(a, b)) }
      }
      start = end
    }
    pairs.sort()
    return pairs.withoutRepetition
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
