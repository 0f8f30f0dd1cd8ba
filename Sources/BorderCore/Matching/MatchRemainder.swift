/// What is left to be matched when lines have been laid, and how far everything has been moved already.
///
/// Where a region is narrower than the tolerance, its lines cannot all be laid within it, and stretches give way. Their lines
/// may still run beside each other by much less than that, and what was in their way has been laid: so they are matched once
/// more, within half the tolerance. Only what was moved by no more than half the tolerance is moved once more, so that nothing is
/// moved by more than the tolerance in all.
struct MatchRemainder {
  /// The regions before anything was moved.
  let origin: RegionSet
  /// What was done.
  var report: MatchReport
  /// The figures of that.
  let tally: MatchTally
  let scale: LocalScale
  /// What has become of each ring since.
  var fates: [RingFate] = []
  /// The regions of which stretches were left out.
  var regions: Set<RegionID> = []
  /// Where lines that were laid along others leave them.
  var ends = MovedEnds()
  /// For each ring that is looked at once more, which one it was of all.
  var rings: [Int] = []

  init(origin: RegionSet, report: MatchReport, tally: MatchTally, _ scale: LocalScale) {
    self.origin = origin
    self.report = report
    self.tally = tally
    self.scale = scale
  }

  var isAnythingLeft: Bool { !regions.isEmpty }

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
      let visits = topology.visits(at: NodeID(node))
      // No line that ends elsewhere is moved.
      let isLeft = visits.contains { regions.contains(topology.regions.region(ofRing: Int($0.ring))) }
      guard isLeft else { return true }
      let place = topology.regions.positions[Int(topology.nodePositions[node])].canonical
      return visits.contains { visit in
        let ring = rings[Int(visit.ring)]
        if fates[ring] == .kept { return false }
        if let moved = ends[ring, place] { return moved > limit }
        let old = known[ring] ?? Set(origin.positions[origin.range(ofRing: ring)].map(\.canonical))
        known[ring] = old
        return !old.contains(place)
      }
    }
  }

  /// The line of a ring as it was, by the number that it has now; `nil` when it is that still. O(*n*) for *n* vertices of the
  /// ring.
  func line(ofRing number: Int) -> UnmovedLine? {
    let ring = rings[number]
    return fates[ring] == .kept
      ? nil : UnmovedLine(origin.positions[origin.range(ofRing: ring)], ends.ofRing(ring), scale)
  }

  /// How far any ring was moved at a node where it leaves others, in metres; 0 where none was.
  func move(at visits: some Sequence<NodeVisit>, _ place: Position) -> Double {
    visits.compactMap { ends[rings[Int($0.ring)], place] }.max() ?? 0
  }
}

extension BorderMatcher {
  /// The places at which something is left as it was: those of before at which nothing has been laid now, and what gave way
  /// now, unless that is one of them.
  func places(after before: [UnmatchedPlace], now: [UnmatchedPlace]) -> [UnmatchedPlace] {
    // The tolerance of before is twice what it is now. A quarter of it is what is left free around a place.
    let radius = plan.options.tolerance / 2
    var left: [UnmatchedPlace] = []
    for (region, places) in Dictionary(grouping: before, by: \.region) {
      var laid = SegmentGrid(cell: max(radius, 200), scale: lines.scale)
      var ends: [(Position, Position)] = []
      for line in plan.lines[region.index] {
        for code in wovenArcs[line.arc.rawValue] ?? [] where code < 0 {
          lines.forEachPieceBackward(of: ~code) { piece in
            let (a, b) = lines.ends(of: piece)
            laid.insert(Int32(truncatingIfNeeded: ends.count), a, b)
            ends.append((a, b))
          }
        }
      }
      left += places.filter { unmatched in
        let plane = LocalPlane(at: unmatched.place, lines.scale)
        var isLaid = false
        laid.forEachSegment(near: plane.origin, plane.origin, within: radius) { segment in
          guard !isLaid else { return }
          let (a, b) = plane.segment(ends[Int(segment)].0, ends[Int(segment)].1)
          isLaid = LocalPlane.nearest(.zero, on: a, b).distance <= radius
        }
        return !isLaid
      }
    }
    let known = Dictionary(grouping: left, by: \.region)
    let new = now.filter { place in
      let plane = LocalPlane(at: place.place, lines.scale)
      return known[place.region]?.contains { old in
        let gap = plane.vector(old.place)
        return (gap * gap).sum().squareRoot() <= radius
      } != true
    }
    return MatchExclusions.sorted(Set(left + new))
  }
}
