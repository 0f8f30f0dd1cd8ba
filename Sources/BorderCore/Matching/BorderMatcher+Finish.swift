extension BorderMatcher {
  /// The regions with their matched lines and the report, and what has become of each ring.
  consuming func finish() -> (matched: MatchedRegions, fates: [RingFate]) {
    report.pairs = tally.pairs()
    report.insertedVertices += lines.vertices.insertedCount
    var fates = [RingFate](repeating: .kept, count: topology.regions.ringCount)
    if wovenArcs.isEmpty {
      return (MatchedRegions(regions: topology.regions, report: report), fates)
    }
    let set = topology.regions
    var positions: [Position] = []
    positions.reserveCapacity(set.positions.count + set.positions.count / 8)
    var ringStarts: [Int] = [0]
    ringStarts.reserveCapacity(set.ringCount + 1)
    var ring: [Position] = []
    for index in 0..<set.ringCount {
      let original = set.positions[set.range(ofRing: index)]
      if isChanged(ring: index) {
        collect(ring: index, into: &ring)
        if let start = original.first { begin(&ring, at: start) }
        fates[index] = ring.count >= 4 ? .changed : .collapsed
        positions += ring.count >= 4 ? ring[...] : original
      } else {
        positions += original
      }
      ringStarts.append(positions.count)
    }
    let regions = RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: set.ringParts, partRings: set.partRings,
      partRegions: set.partRegions, regions: set.regions, problems: set.problems, sheetWest: set.sheetWest)
    return (MatchedRegions(regions: regions, report: report), fates)
  }

  /// Whether anything of a ring is different now.
  private func isChanged(ring: Int) -> Bool {
    for directed in topology.arcs(ofRing: ring) {
      let arc = directed.arc
      if wovenArcs[arc.rawValue] != nil { return true }
      let base = keptArcs[arc.index]
      if base >= 0 {
        let end = base + topology.arcs[arc.index].segmentCount
        for segment in base..<end where lines.isSplit(segment) { return true }
      }
      guard !lines.vertices.hasNoAliases else { continue }
      let (start, end) = topology.endIndices(of: arc)
      if lines.vertices.isMoved(plan.first[start]) || lines.vertices.isMoved(plan.first[end]) { return true }
    }
    return false
  }

  /// The positions of a changed ring, closed, without repetitions.
  private func collect(ring index: Int, into ring: inout [Position]) {
    ring.removeAll(keepingCapacity: true)
    var arc: [Position] = []
    for directed in topology.arcs(ofRing: index) {
      arc.removeAll(keepingCapacity: true)
      let number = directed.arc
      if let woven = wovenArcs[number.rawValue] {
        collect(woven, into: &arc)
        if isAgainstRing(number) { arc.reverse() }
      } else if keptArcs[number.index] >= 0 {
        let base = keptArcs[number.index]
        collect(base..<(base + topology.arcs[number.index].segmentCount), into: &arc)
        if isAgainstRing(number) { arc.reverse() }
      } else {
        let indices = topology.ringIndices(of: number)
        // The very bits of the ring's own position, where it was not moved.
        arc += indices.map { index in
          lines.vertices.isMoved(plan.first[index])
            ? lines.vertices.place(plan.first[index]) : topology.regions.positions[index]
        }
        if topology.arcs[number.index].isBackward != directed.isBackward { arc.reverse() }
      }
      for place in arc {
        // A pole has the longitude of a meridian only while lines are matched.
        let position = place.isPole ? Position(longitude: 0, latitude: place.latitude) : place
        if ring.last.map({ repeats($0, position) }) != true { ring.append(position) }
      }
    }
    guard let start = ring.first else { return }
    if repeats(ring[ring.count - 1], start) {
      ring[ring.count - 1] = start
    } else {
      ring.append(start)
    }
  }

  /// Whether a position is the one before it, perhaps as the other edge of the sheet has it.
  private func repeats(_ last: Position, _ next: Position) -> Bool {
    last == next || abs(next.longitude) == 180 && !next.isPole && last.isSamePlace(as: next)
  }

  /// Makes a ring begin at a position, where it has that.
  private func begin(_ ring: inout [Position], at start: Position) {
    guard let first = ring.first, first != start, let index = ring.firstIndex(of: start) else { return }
    ring = Array(ring[index...]) + ring[1...index]
  }

  private func collect(_ segments: some Sequence<Int32>, into line: inout [Position]) {
    for code in segments {
      let segment = code < 0 ? ~code : code
      var pieces: [Int32] = []
      lines.forEachPieceBackward(of: segment) { pieces.append($0) }
      if code >= 0 { pieces.reverse() }
      for piece in pieces {
        let (a, b) = lines.ends(of: piece)
        let (from, to) = code < 0 ? (b, a) : (a, b)
        if line.isEmpty { line.append(from) }
        line.append(to)
      }
    }
  }

  private func isAgainstRing(_ arc: ArcID) -> Bool {
    topology.sides[Int(topology.sideStarts[arc.index])].isLeft == topology.arcs[arc.index].isBackward
  }
}

extension BorderTopology {
  /// The indices of the positions at the ends of an arc.
  func endIndices(of arc: ArcID) -> (start: Int, end: Int) {
    let shape = arcs[arc.index]
    let range = regions.range(ofRing: Int(shape.ring))
    let open = range.count - 1
    var other = Int(shape.start) - range.lowerBound + (shape.isBackward ? -1 : 1) * Int(shape.segmentCount)
    other = (other % open + open) % open
    return (Int(shape.start), range.lowerBound + other)
  }
}
