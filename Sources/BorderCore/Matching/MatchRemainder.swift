/// What is left to be matched when lines have been laid, and how far everything has been moved already.
///
/// Where a region is narrower than the tolerance, its lines cannot all be laid within it, and stretches give way. Their lines
/// may still run beside each other by much less than that, and what was in their way has been laid: so they are matched once
/// more, within half the tolerance. Only what was moved by no more than half the tolerance is moved once more, so that nothing is
/// moved by more than the tolerance in all.
struct MatchRemainder {
  /// The regions before anything was moved.
  let origin: RegionSet
  /// What has become of each ring since.
  let fates: [RingFate]
  /// The regions of which stretches were left out.
  let regions: Set<RegionID>
  /// Where lines that were laid along others leave them.
  let ends: MovedEnds
  /// What was done.
  let report: MatchReport
  /// The figures of that.
  let tally: MatchTally

  /// Which nodes must stay.
  ///
  /// - Parameters:
  ///   - topology: The regions as they are now.
  ///   - limit: How far a ring may have been moved there, in metres.
  /// - Returns: For each node whether it must: so far was a ring moved there, or nobody knows how far.
  /// - Complexity: O(*n*) for the nodes and the vertices of rings that were changed.
  func fixedNodes(of topology: BorderTopology, movedBy limit: Double) -> [Bool] {
    var known: [Int: Set<Position>] = [:]
    return (0..<topology.nodeCount).map { node in
      let rings = topology.visits(at: NodeID(node)).map { Int($0.ring) }
      // No line that ends elsewhere is moved.
      let isLeft = rings.contains { regions.contains(topology.regions.region(ofRing: $0)) }
      guard isLeft else { return true }
      let place = topology.regions.positions[Int(topology.nodePositions[node])].canonical
      return rings.contains { ring in
        if fates[ring] == .kept { return false }
        if let moved = ends[ring, place] { return moved > limit }
        let old = known[ring] ?? Set(origin.positions[origin.range(ofRing: ring)].map(\.canonical))
        known[ring] = old
        return !old.contains(place)
      }
    }
  }

  /// The line of a ring as it was; `nil` when it is that still. O(*n*) for *n* vertices of the ring.
  func line(ofRing ring: Int, _ scale: LocalScale) -> UnmovedLine? {
    fates[ring] == .kept
      ? nil : UnmovedLine(origin.positions[origin.range(ofRing: ring)], ends.ofRing(ring), scale)
  }
}
