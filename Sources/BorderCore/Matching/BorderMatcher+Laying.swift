extension BorderMatcher {
  /// In how many rounds stretches give way around conflicts, before those that still have one are given up.
  private static var roundsByPlace: Int { 16 }

  /// What became of a line that was to be laid along others.
  enum Laying {
    /// The segments that it consists of now, the complement for one gone backward.
    case woven([Int32])
    /// Nothing of it can be laid along another one.
    case kept
    /// It has to give way at places that lie between samples far apart: it is to be sampled closely there first.
    case tooCoarse([Position])
  }

  /// Lays a line along others, as far as its region stays sound.
  ///
  /// Where the line would touch or cross a line of its region, the stretch gives way: a sixteenth of the tolerance to either side,
  /// twice as much where that did not suffice, and at last as a whole. So this ends, with what can be laid soundly. But where
  /// a stretch has given way for two tolerances in vain, it may be another line that is in the wrong place: then the place
  /// is put off, to be kept free of matching in another round (see `MatchExclusions`).
  ///
  /// - Parameters:
  ///   - runs: The stretches in the order of the line.
  ///   - weaver: The line.
  ///   - known: Where it is sampled closely.
  /// - Returns: What became of it.
  mutating func lay(_ runs: [MatchedRun], _ weaver: LineWeaver, sampledAt known: [Position]) -> Laying {
    var runs = runs
    var round = 0
    while !runs.isEmpty {
      lines.begin()
      let laid = weaver.layAll(runs, &self)
      let path = weaver.path(along: laid, self)
      guard !laid.isEmpty, let conflicts = conflicts(of: path, laid, weaver) else {
        lines.undo()
        leftOver.insert(weaver.region)
        return .kept
      }
      if conflicts.isEmpty {
        noteEnds(of: laid, path, weaver)
        let woven = weaver.weave(path, laid, into: &self)
        replaceOwn(weaver, with: woven)
        return .woven(woven)
      }
      let positions = laid.map { stretch in stretch.run.places.map { lines.place(of: $0) } }
      let parted = withoutInversions(laid, weaver.sampled)
      lines.undo()
      if isSpent { return .kept }
      if let parted {
        leftOver.insert(weaver.region)
        // Each time samples are taken out, so this ends.
        runs = parted.filter { runsBeside($0, weaver.sampled) }
        continue
      }
      let coarse = coarsePlaces(of: conflicts, laid, weaver, known)
      if !coarse.isEmpty { return .tooCoarse(coarse) }
      if mayPutOff, let faults = putOff(conflicts, laid, weaver) {
        postponed += faults
        return .kept
      }
      runs = parts(of: laid, positions, after: conflicts, isLate: round >= Self.roundsByPlace, weaver)
      round += 1
    }
    return .kept
  }

  /// The places of conflicts that lie between samples further apart than a quarter of the tolerance, where the line is not
  /// sampled closely yet.
  private func coarsePlaces(
    of conflicts: [PathConflict], _ laid: [LaidRun], _ weaver: LineWeaver, _ known: [Position]
  ) -> [Position] {
    let tolerance = plan.options.tolerance
    guard known.count < Self.mostClosePlaces else { return [] }
    var places: [Position] = []
    for conflict in conflicts {
      let run = laid[conflict.run].run
      if conflict.isLoop, run.withoutLoop(at: conflict.place, weaver.sampled, lines, plan.reach) != nil {
        continue
      }
      let sample = run.samples.lowerBound + conflict.index
      let (low, high) = (max(0, sample - 1), min(weaver.sampled.count - 1, sample + 1))
      let plane = LocalPlane(at: conflict.place, lines.scale)
      let isCoarse = (low..<high).contains {
        let gap = plane.vector(weaver.sampled.positions[$0]) - plane.vector(weaver.sampled.positions[$0 + 1])
        return (gap * gap).sum().squareRoot() > tolerance / 4
      }
      let isKnown = (known + places).contains {
        let gap = plane.vector($0)
        return (gap * gap).sum().squareRoot() < tolerance / 16
      }
      if isCoarse && !isKnown { places.append(conflict.place) }
    }
    return places
  }

  /// When a line is sampled closely at so many places, no more are added.
  private static var mostClosePlaces: Int { 32 }

  /// The conflicts of a path with lines of the regions that it changes; `nil` when its ring would be turned inside out.
  private mutating func conflicts(
    of path: WovenPath, _ laid: [LaidRun], _ weaver: LineWeaver
  ) -> [PathConflict]? {
    let region = weaver.region
    let own = ownLines.removeValue(forKey: region) ?? OwnLines(of: region, in: plan, lines.vertices)
    var check = PathCheck(
      weaver.line, laid, path, ring: ring(of: weaver.line), reach: 1.01 * plan.options.tolerance, lines)
    check.look(own, lines)
    checked += check.effort
    ownLines[region] = own
    if check.isTurned { return nil }
    guard check.conflicts.isEmpty, !path.unions.isEmpty else { return check.conflicts }
    return path.unions.compactMap { union in
      let isSound = canMove(weaver.line.vertices[union.vertex], onto: union.other, butFor: region)
      return isSound
        ? nil
        : PathConflict(
          run: union.run, index: union.vertex == 0 ? 0 : laid[union.run].run.places.count - 1,
          place: lines.vertices.place(union.other))
    }
  }

  /// Whether the other regions at a vertex stay sound when it is moved onto another one.
  private mutating func canMove(_ vertex: Int32, onto other: Int32, butFor region: RegionID) -> Bool {
    let (from, to) = (lines.vertices.place(vertex), lines.vertices.place(other))
    guard from != to else { return true }
    guard let node = node(of: vertex) else { return true }
    var regions: Set<RegionID> = []
    for visit in topology.visits(at: node) {
      regions.insert(topology.regions.region(ofRing: Int(visit.ring)))
    }
    regions.remove(region)
    for other in regions.sorted() {
      let own = ownLines.removeValue(forKey: other) ?? OwnLines(of: other, in: plan, lines.vertices)
      let isSound = own.canMove(
        vertex, from: from, to: to, reach: 1.01 * plan.options.tolerance, lines.vertices, &checked)
      ownLines[other] = own
      if !isSound { return false }
    }
    return true
  }

  /// Keeps the lines of the region up to date.
  private mutating func replaceOwn(_ weaver: LineWeaver, with woven: [Int32]) {
    guard var own = ownLines.removeValue(forKey: weaver.region) else { return }
    var line: [(start: Int32, end: Int32)] = []
    for code in woven {
      lines.forEachPieceBackward(of: code < 0 ? ~code : code) { piece in
        line.append((lines[piece].start, lines[piece].end))
      }
    }
    own.replace(
      weaver.line.arc.rawValue, count: weaver.line.vertices.count - 1, with: line, lines.vertices)
    ownLines[weaver.region] = own
  }

  /// The conflicts around which stretches have given way in vain, as faults of the region; `nil` when there are none.
  private func putOff(
    _ conflicts: [PathConflict], _ laid: [LaidRun], _ weaver: LineWeaver
  ) -> [MatchFault]? {
    let faults = conflicts.filter { conflict in
      let run = laid[conflict.run].run
      return conflict.index <= 1 && run.givenUp.start > 2 * plan.options.tolerance
        || conflict.index >= run.places.count - 2 && run.givenUp.end > 2 * plan.options.tolerance
    }.map { MatchFault(region: weaver.region, place: $0.place) }
    return faults.isEmpty ? nil : faults
  }

  /// What is left of stretches that gave way around conflicts.
  private mutating func parts(
    of laid: [LaidRun], _ positions: [[Position]], after conflicts: [PathConflict], isLate: Bool,
    _ weaver: LineWeaver
  ) -> [MatchedRun] {
    var runs: [MatchedRun] = []
    /// Which ends are where a stretch gave way.
    var isCut: [(start: Bool, end: Bool)] = []
    for (number, stretch) in laid.enumerated() {
      let own = conflicts.filter { $0.run == number }
      if own.isEmpty {
        runs.append(stretch.run)
        isCut.append((false, false))
      } else if let loop = own.first(where: \.isLoop),
        let run = stretch.run.withoutLoop(at: loop.place, weaver.sampled, lines, plan.reach)
      {
        runs.append(run)
        isCut.append((false, false))
      } else {
        yielded += own.map {
          UnmatchedPlace(
            region: weaver.region, other: lines[stretch.run.places[$0.index].segment].region,
            place: positions[number][$0.index])
        }
        if isLate { continue }
        let parts = parts(of: stretch.run, positions[number], around: own)
        runs += parts
        isCut += parts.map {
          (
            $0.samples.lowerBound > stretch.run.samples.lowerBound,
            $0.samples.upperBound < stretch.run.samples.upperBound
          )
        }
      }
    }
    for index in runs.indices where isCut[index].start || isCut[index].end {
      runs[index].trim(keepsStart: !isCut[index].start, keepsEnd: !isCut[index].end)
    }
    for index in runs.indices where isCut[index].start || isCut[index].end {
      guard runs[index].samples.count > 1 else { continue }
      settle(
        &runs, index, (!isCut[index].start, !isCut[index].end), weaver.sampled, weaver.fixed)
    }
    return runs.filter { runsBeside($0, weaver.sampled) }
  }

  /// What is left of a stretch that gives way around some of its samples: a sixteenth of the tolerance, and where it gave way
  /// before, twice as far as then.
  private func parts(
    of run: MatchedRun, _ positions: [Position], around conflicts: [PathConflict]
  ) -> [MatchedRun] {
    let count = positions.count
    let tolerance = plan.options.tolerance
    let circles = conflicts.map { conflict in
      let index = conflict.index
      var radius = tolerance / 16
      if index <= 1 { radius = max(radius, 2 * run.givenUp.start) }
      if index >= count - 2 { radius = max(radius, 2 * run.givenUp.end) }
      let isFirstHalf = run.wayLengths[..<index].reduce(0, +) <= 0.5 * run.wayLength
      let range = !conflict.toEnd ? index...index : isFirstHalf ? 0...index : index...(count - 1)
      return (range: range, plane: LocalPlane(at: positions[index], lines.scale), radius: radius)
    }
    /// How far the run gives way at a sample; `nil` where it does not.
    func radius(at index: Int) -> Double? {
      circles.filter { circle in
        let gap = circle.plane.vector(positions[index])
        return circle.range.contains(index) || (gap * gap).sum().squareRoot() <= circle.radius
      }.map(\.radius).max()
    }
    var parts: [MatchedRun] = []
    var first = 0
    var before = run.givenUp.start
    for index in 0...count {
      let radius = index < count ? radius(at: index) : run.givenUp.end
      guard let radius else { continue }
      if index - first > 1 {
        var part = run
        part.cut(to: first...(index - 1))
        part.givenUp = (before, radius)
        // A scrap at the end of what gave way is no border.
        if part.wayLength >= tolerance / 4 { parts.append(part) }
      }
      first = index + 1
      before = radius
    }
    return parts
  }
}

extension OwnLines {
  /// Whether the region stays sound when a vertex at the ends of its lines is moved.
  func canMove(
    _ vertex: Int32, from: Position, to: Position, reach: Double, _ vertices: borrowing MatchVertices,
    _ effort: inout Int
  ) -> Bool {
    let swung = endings(at: vertex, notOf: -1)
    var new: [(a: Position, b: Position, ring: Int32)] = []
    for index in swung {
      let segment = segments[Int(index)]
      let (a, b) = (vertices.place(segment.start), vertices.place(segment.end))
      new.append((a == from ? to : a, b == from ? to : b, segment.ring))
    }
    for (k, piece) in new.enumerated() where piece.a != piece.b {
      for other in new[..<k] {
        if let place = SegmentMeeting.of(piece.a, piece.b, other.a, other.b),
          !place.isCommonEnd || place.isAlong
        {
          return false
        }
      }
      var isSound = true
      forEachSegment(near: piece.a, piece.b, within: reach) { index, segment in
        effort += 1
        guard isSound, !swung.contains(index),
          let place = SegmentMeeting.of(
            piece.a, piece.b, vertices.place(segment.start), vertices.place(segment.end))
        else { return }
        isSound = place.isCommonEnd && !place.isAlong && !(segment.ring == piece.ring && place.position == to)
      }
      if !isSound { return false }
    }
    return true
  }
}
