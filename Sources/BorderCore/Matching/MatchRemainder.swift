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
      guard rings.contains(where: { regions.contains(topology.regions.region(ofRing: $0)) }) else { return true }
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

/// Where rings that were laid along lines leave them, and how far what lies there was moved, in metres.
struct MovedEnds {
  private var moves: [Int: [Position: Double]] = [:]

  subscript(ring: Int, place: Position) -> Double? { moves[ring]?[place.canonical] }

  func ofRing(_ ring: Int) -> [Position: Double] { moves[ring] ?? [:] }

  mutating func add(_ distance: Double, ring: Int, at place: Position) {
    let before = moves[ring]?[place.canonical] ?? 0
    moves[ring, default: [:]][place.canonical] = max(before, distance)
  }
}

/// The line of a ring as it was before anything was moved.
struct UnmovedLine {
  private let line: ArraySlice<Position>
  private let ends: [Position: Double]
  private let scale: LocalScale
  private var grid: SegmentGrid

  /// A line. O(*n*) for *n* vertices.
  ///
  /// - Parameters:
  ///   - line: Its vertices.
  ///   - ends: Where it was moved, and by how much.
  ///   - scale: How metres are measured on planes.
  init(_ line: ArraySlice<Position>, _ ends: [Position: Double], _ scale: LocalScale) {
    self.line = line
    self.ends = ends
    self.scale = scale
    grid = SegmentGrid(cell: 200, scale: scale)
    for index in line.indices.dropLast() {
      grid.insert(Int32(truncatingIfNeeded: index - line.startIndex), line[index], line[index + 1])
    }
  }

  /// By how much a vertex of what the line is now was moved at most, in metres.
  func move(of place: Position, within snap: Double) -> Double {
    ends[place.canonical] ?? (contains(place, within: snap) ? 0 : .infinity)
  }

  /// Whether a place lies on the line, but for rounding. O(*k*) for *k* segments near it.
  private func contains(_ place: Position, within snap: Double) -> Bool {
    let plane = LocalPlane(at: place, scale)
    var isOn = false
    grid.forEachSegment(near: place, place, within: snap) { index in
      guard !isOn else { return }
      let start = line.startIndex + Int(index)
      let (a, b) = plane.segment(line[start], line[start + 1])
      isOn = LocalPlane.nearest(.zero, on: a, b).distance <= snap
    }
    return isOn
  }
}

extension MovingLine {
  /// The samples that were moved by more than a limit before, in metres, counted as the whole line was moved between its vertices.
  func samples(movedBy limit: Double, from origin: UnmovedLine, _ reach: MatchReach) -> [Bool] {
    var moved = [Bool](repeating: false, count: count)
    var last: (sample: Int, move: Double)?
    for sample in 0..<count where vertexIndices[sample] >= 0 {
      let move = origin.move(of: positions[sample], within: reach.snap)
      moved[sample] = move > limit
      defer { last = (sample, move) }
      guard let before = last, sample > before.sample + 1, max(before.move, move) > limit else { continue }
      let plane = LocalPlane(at: positions[before.sample], reach.scale)
      let whole = plane.vector(positions[sample])
      for between in (before.sample + 1)..<sample {
        let part = plane.vector(positions[between])
        let t = ((part * part).sum() / (whole * whole).sum()).squareRoot()
        // Infinity times nothing is no number, and not within the limit.
        moved[between] = !((1 - t) * before.move + t * move <= limit)
      }
    }
    return moved
  }
}
