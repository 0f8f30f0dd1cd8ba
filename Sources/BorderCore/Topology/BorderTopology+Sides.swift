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
    var members: [(region: RegionID, left: Bool, right: Bool)] = []
    for index in range {
      let side = sides[index]
      let region = region(of: side)
      if let known = members.firstIndex(where: { $0.region == region }) {
        if side.isLeft { members[known].left = true } else { members[known].right = true }
      } else {
        members.append((region, side.isLeft, !side.isLeft))
      }
    }
    let anyLeft = members.filter { $0.left }.count
    let anyRight = members.filter { $0.right }.count
    for i in members.indices {
      for j in members.indices.dropFirst(i + 1) {
        let (a, b) = (members[i], members[j])
        let areOpposite = a.left && b.right || a.right && b.left
        let isAlone = anyLeft == 0 || anyRight == 0
        if areOpposite || isAlone || members.count == 2 { body(a.region, b.region) }
      }
    }
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

  /// The regions that meet at a node, in the order of their indices.
  public func regions(at node: NodeID) -> [RegionID] {
    var list: [RegionID] = []
    for visit in visits(at: node) {
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
