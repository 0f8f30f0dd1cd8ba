/// Stretches that would take what belongs to others.
extension BorderMatcher {
  /// The stretches without what lies beyond the ground of a region whose lines are laid later (see `PendingLines`).
  ///
  /// The line stays in its place there, so that the line of that region finds it.
  mutating func withoutCrossedGround(
    _ runs: [MatchedRun], _ sampled: MovingLine, of region: RegionID, _ filter: MatchFilter
  ) -> [MatchedRun] {
    let rank = plan.ranks[region.index]
    // The order is one of sources first, so that the last region tells whether any may be matched.
    guard let last = plan.order.last, plan.ranks[last.index] > rank, filter.allows(last), !runs.isEmpty else {
      return runs
    }
    let pending = plan.pending()
    var effort = 0
    let result = runs.flatMap { run in
      let isCrossing = run.places.indices.map { index in
        let sample = run.samples.lowerBound + index
        let place = run.places[index]
        guard place.distance > plan.reach.snap else { return false }
        let (before, after) = (max(0, sample - 1), min(sampled.count - 1, sample + 1))
        let heading = LocalPlane(at: sampled.positions[before], lines.scale)
          .vector(sampled.positions[after])
        let here = sampled.positions[sample]
        let metres = lines.scale.metres(at: here.latitude)
        return pending.lieBetween(
          here,
          heading: Position(
            longitude: here.longitude + heading.x / metres.x, latitude: here.latitude + heading.y / metres.y),
          and: lines.place(of: place), distance: place.distance, effort: &effort
        ) { plan.ranks[$0.index] > rank && filter.allows($0) }
      }
      return parts(of: run, without: isCrossing, sampled) ?? [run]
    }
    checked += effort
    return result
  }

  /// The stretches without what passes over another part of the line where that is moved less; `nil` when there is no such
  /// part.
  ///
  /// Where a region is narrower than the tolerance, its line on the far side may come within reach of the line that
  /// its near side belongs to: both cannot be laid there without turning the region inside out.
  mutating func withoutInversions(_ laid: [LaidRun], _ sampled: MovingLine) -> [MatchedRun]? {
    var grid = SegmentGrid(cell: max(plan.options.tolerance, 200), scale: lines.scale)
    var known: [(run: Int, index: Int, a: Position, b: Position)] = []
    for (number, stretch) in laid.enumerated() {
      let places = stretch.run.places.map { lines.place(of: $0) }
      for index in places.indices.dropLast() where places[index] != places[index + 1] {
        grid.insert(Int32(truncatingIfNeeded: known.count), places[index], places[index + 1])
        known.append((number, index, places[index], places[index + 1]))
      }
    }
    var isParted = false
    var effort = known.count
    let runs = laid.enumerated().flatMap { number, stretch in
      let run = stretch.run
      let passes = run.places.indices.map { index in
        let place = run.places[index]
        guard place.distance > plan.reach.snap else { return false }
        let plane = LocalPlane(at: sampled.positions[run.samples.lowerBound + index], lines.scale)
        let target = plane.vector(lines.place(of: place))
        var passes = false
        grid.forEachSegment(near: plane.origin, lines.place(of: place), within: 0.01) { other in
          effort += 1
          let other = known[Int(other)]
          guard !passes, other.run != number || abs(other.index - index) > 1 else { return }
          let places = laid[other.run].run.places
          guard max(places[other.index].distance, places[other.index + 1].distance) < place.distance else {
            return
          }
          let (a, b) = plane.segment(other.a, other.b)
          passes = PlaneSegment.crosses(to: target, a, b)
        }
        return passes
      }
      guard let parts = parts(of: run, without: passes, sampled) else { return [run] }
      isParted = true
      return parts
    }
    checked += effort
    return isParted ? runs : nil
  }

  /// What is left of a stretch without some of its samples; `nil` when it stays whole.
  ///
  /// Where three regions meet their copies differ, and some samples may be on the wrong side of a corner: only what is longer
  /// than half the tolerance is taken out.
  private func parts(of run: MatchedRun, without isLeft: [Bool], _ sampled: MovingLine) -> [MatchedRun]? {
    guard isLeft.contains(true) else { return nil }
    let least = plan.options.tolerance / 2
    var left: [ClosedRange<Int>] = []
    var index = 0
    while index < isLeft.count {
      guard isLeft[index] else {
        index += 1
        continue
      }
      let first = index
      while index + 1 < isLeft.count, isLeft[index + 1] { index += 1 }
      var part = run
      part.cut(to: first...index)
      if length(of: part, sampled) > least { left.append(first...index) }
      index += 1
    }
    guard !left.isEmpty else { return nil }
    var parts: [MatchedRun] = []
    var start = 0
    let end = run.places.count
    for gap in left + [end...end] {
      if gap.lowerBound - start > 1 {
        var part = run
        part.cut(to: start...(gap.lowerBound - 1))
        if start > 0 {
          part.givenUp.start = max(plan.reach.snap, part.givenUp.start)
          part.trim(keepsStart: false, keepsEnd: true)
        }
        if gap.lowerBound < end {
          part.givenUp.end = max(plan.reach.snap, part.givenUp.end)
          part.trim(keepsStart: true, keepsEnd: false)
        }
        if part.samples.count > 1 { parts.append(part) }
      }
      start = gap.upperBound + 1
    }
    return parts
  }
}
