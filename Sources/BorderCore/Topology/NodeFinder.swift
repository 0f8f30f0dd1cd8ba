/// Finds the vertices where arcs end.
struct NodeFinder {
  let set: RegionSet
  let first: [Int32]
  let cut: MapCut

  /// The nodes, as a set over position indices; each node stands at its first position.
  ///
  /// A vertex is a node when two visits of rings have different pairs of neighbours, when a ring turns back
  /// on itself there, or when the cut of the map begins or ends there.
  ///
  /// - Parameter isNearCut: For each ring, whether it may touch the cut.
  /// - Returns: The nodes. O(*n*).
  func find(isNearCut: [Bool]) -> BitSet {
    var nodes = BitSet(count: set.positions.count)
    var ringStarts = BitSet(count: set.positions.count)
    for ring in 0..<set.ringCount { ringStarts.insert(set.ringStarts[ring]) }
    ringStarts.indexRanks()
    first.withUnsafeBufferPointer { first in
      for ring in 0..<set.ringCount {
        let range = set.range(ofRing: ring)
        var previous = first[range.upperBound - 2]
        for index in range.lowerBound..<(range.upperBound - 1) {
          let vertex = first[index]
          let next = first[index + 1]
          let home = Int(vertex)
          if previous == next {
            nodes.insert(home)
          } else if home != index {
            // Not the first visit: compare with the neighbours that the first one had.
            let homeNext = first[home + 1]
            let before =
              ringStarts.contains(home)
              ? set.ringStarts[ringStarts.rank(of: home) + 1] - 2 : home - 1
            let homePrevious = first[before]
            let agrees =
              (homePrevious == next && homeNext == previous) || (homePrevious == previous && homeNext == next)
            if !agrees { nodes.insert(home) }
          }
          previous = vertex
        }
        if isNearCut[ring] { markEndsOfCut(ring, in: &nodes) }
      }
    }
    return nodes
  }

  /// Marks the vertices of a ring where it comes onto the cut or leaves it.
  private func markEndsOfCut(_ ring: Int, in nodes: inout BitSet) {
    let range = set.range(ofRing: ring)
    let last = range.upperBound - 1
    var wasOnCut = cut.contains(set.positions[last - 1], set.positions[last])
    for index in range.lowerBound..<last {
      let isOnCut = cut.contains(set.positions[index], set.positions[index + 1])
      if isOnCut != wasOnCut { nodes.insert(Int(first[index])) }
      wasOnCut = isOnCut
    }
  }
}
