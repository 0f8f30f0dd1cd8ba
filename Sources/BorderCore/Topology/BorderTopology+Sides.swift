extension BorderTopology {
  /// The region of a packed side.
  @inline(__always)
  func region(of side: PackedSide) -> RegionID { regions.region(ofRing: side.ring) }

  /// The range of an arc's sides.
  @inline(__always)
  func sideRange(of arc: Int) -> Range<Int> { Int(sideStarts[arc])..<Int(sideStarts[arc + 1]) }

  /// The pairs of different regions that an arc separates. None for coast, cuts and seams.
  ///
  /// Two regions along an arc are neighbours, even where both claim to lie on the same side of it (an
  /// overlap, or a polygon that crosses itself; `problems` tells). Of three regions or more, those on opposite sides
  /// are neighbours; one that has none on the other side counts as a neighbour of all.
  ///
  /// - Parameters:
  ///   - arc: The arc.
  ///   - body: Gets each pair once, in no particular order.
  func forEachPair(of arc: Int, _ body: (RegionID, RegionID) -> Void) {
    let range = sideRange(of: arc)
    guard range.count > 1 else { return }
    if range.count == 2 {
      let a = region(of: sides[range.lowerBound])
      let b = region(of: sides[range.lowerBound + 1])
      if a != b { body(a, b) }
      return
    }
    let groups = sidesByRegion(of: arc)
    if groups.isAlone || groups.count == 2 {
      let all = groups.left + groups.right + groups.both
      for (index, a) in all.enumerated() {
        for b in all.dropFirst(index + 1) { body(a, b) }
      }
      return
    }
    for (index, a) in groups.both.enumerated() {
      for b in groups.both.dropFirst(index + 1) { body(a, b) }
      for b in groups.left { body(a, b) }
      for b in groups.right { body(a, b) }
    }
    for a in groups.left {
      for b in groups.right { body(a, b) }
    }
  }

  /// How many pairs `forEachPair` gives. O(*k* log *k*) for *k* sides.
  func pairCount(of arc: Int) -> Int {
    func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }
    let groups = sidesByRegion(of: arc)
    let all = pairs(groups.count)
    return groups.isAlone || groups.count == 2
      ? all : all - pairs(groups.left.count) - pairs(groups.right.count)
  }

  /// The regions along an arc, by the side on which they lie.
  struct SidesByRegion {
    /// Regions to the left alone, to the right alone, and on both sides; each in the order of regions.
    var left: [RegionID] = []
    var right: [RegionID] = []
    var both: [RegionID] = []

    /// How many regions there are.
    var count: Int { left.count + right.count + both.count }
    /// Whether one of the two sides has no region.
    var isAlone: Bool { both.isEmpty && (left.isEmpty || right.isEmpty) }
  }

  /// The regions along an arc. O(*k* log *k*) for *k* sides.
  func sidesByRegion(of arc: Int) -> SidesByRegion {
    let sorted = sideRange(of: arc).map { (region: region(of: sides[$0]), isLeft: sides[$0].isLeft) }
      .sorted { $0.region < $1.region }
    var groups = SidesByRegion()
    var start = 0
    while start < sorted.count {
      var end = start
      var (isLeft, isRight) = (false, false)
      while end < sorted.count, sorted[end].region == sorted[start].region {
        if sorted[end].isLeft { isLeft = true } else { isRight = true }
        end += 1
      }
      let region = sorted[start].region
      if isLeft && isRight {
        groups.both.append(region)
      } else if isLeft {
        groups.left.append(region)
      } else {
        groups.right.append(region)
      }
      start = end
    }
    return groups
  }
}

extension Array where Element: Equatable {
  /// A sorted array with each element once. O(*n*).
  var withoutRepetition: [Element] {
    var result: [Element] = []
    result.reserveCapacity(count)
    for element in self where result.last != element { result.append(element) }
    return result
  }
}

/// A node of a `BorderTopology`, by its index.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The index.
  public let rawValue: Int32

  /// A node by its index.
  public init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }

  /// The index into the arrays of the topology.
  public var index: Int { Int(rawValue) }

  /// Orders by index.
  public static func < (a: NodeID, b: NodeID) -> Bool { a.rawValue < b.rawValue }
}

extension BorderTopology {
  /// Where a node is.
  public func position(of node: NodeID) -> Position { regions.positions[Int(nodePositions[node.index])] }

  /// The regions that meet at a node, in the order of their indices. O(*k* log *k*) for *k* visits.
  public func regions(at node: NodeID) -> [RegionID] {
    let visits = visits(at: node)
    if visits.count > 16 {
      return visits.map { regions.region(ofRing: Int($0.ring)) }.sorted().withoutRepetition
    }
    var list: [RegionID] = []
    for visit in visits {
      let region = regions.region(ofRing: Int(visit.ring))
      if !list.contains(region) { list.append(region) }
    }
    return list.sorted()
  }

  /// The passages of rings through a node.
  func visits(at node: NodeID) -> ArraySlice<NodeVisit> {
    visits[Int(visitStarts[node.index])..<Int(visitStarts[node.index + 1])]
  }

  /// The nodes where three or more regions meet, sorted by place. O(nodes).
  public func tripoints() -> [NodeID] {
    (0..<nodeCount).map { NodeID($0) }.filter { regions(at: $0).count >= 3 }
      .sorted { position(of: $0).precedes(position(of: $1)) }
  }
}
