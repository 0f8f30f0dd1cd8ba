extension BorderTopology {
  /// The region of a packed side.
  @inline(__always)
  func region(of side: PackedSide) -> RegionID { regions.region(ofRing: side.ring) }

  /// The range of an arc's sides.
  @inline(__always)
  func sideRange(of arc: Int) -> Range<Int> { Int(sideStarts[arc])..<Int(sideStarts[arc + 1]) }

  /// The pairs of different regions that go along an arc. None for coast, cuts and seams.
  ///
  /// Any two regions along an arc are a pair, on opposite sides of it or, where they overlap, on the same one (`problems`
  /// tells). So whether two regions share a line, and how long it is, depends on these two alone: no third region on the same
  /// line hides a pair.
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
    let members = regions(along: arc)
    for (index, a) in members.enumerated() {
      for b in members.dropFirst(index + 1) { body(a, b) }
    }
  }

  /// How many pairs `forEachPair` gives. O(*k* log *k*) for *k* sides.
  func pairCount(of arc: Int) -> Int {
    let count = regions(along: arc).count
    return count * (count - 1) / 2
  }

  /// The regions along an arc, each once, in the order of their indices. O(*k* log *k*) for *k* sides.
  func regions(along arc: Int) -> [RegionID] {
    sideRange(of: arc).map { region(of: sides[$0]) }.sorted().withoutRepetition
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
