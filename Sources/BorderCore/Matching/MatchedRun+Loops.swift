extension MatchedRun {
  /// A place where a run goes from one line to another that crosses it.
  struct Jump {
    var from: MatchCandidate
    var to: MatchCandidate
  }

  /// The run without the loop that it makes where it goes from one line to another one that crosses the first.
  ///
  /// Where three regions meet, each has its own copy of the place, and what is beyond the crossing of two of them is of
  /// no use to the third: it turns from one line into the other where they cross.
  ///
  /// - Parameters:
  ///   - place: Where the run crosses itself.
  ///   - line: The samples.
  ///   - lines: What the run goes along.
  ///   - reach: How far samples may be moved.
  /// - Returns: The run; `nil` when the loop is none of this kind, or longer than 32 tolerances: at a small angle two lines
  ///   cross far from where they end.
  func withoutLoop(
    at place: Position, _ line: MovingLine, _ lines: borrowing MatchLines, _ reach: MatchReach
  ) -> MatchedRun? {
    let plane = LocalPlane(at: place, lines.scale)
    typealias Step = (way: Int, step: Int, candidate: MatchCandidate)
    var (first, last): (Step?, Step?)
    for way in ways.indices {
      for (step, segment) in ways[way].enumerated() {
        let (a, b) = lines.ends(of: segment)
        let (p, q) = plane.segment(a, b)
        let (fraction, distance) = LocalPlane.nearest(.zero, on: p, q)
        guard distance < reach.snap else { continue }
        let length = Double(lines[segment].length)
        guard min(fraction, 1 - fraction) * length > 2 * reach.snap else { return nil }
        let found = (way, step, MatchCandidate(segment: segment, fraction: fraction, distance: 0))
        if first == nil { first = found }
        last = found
      }
    }
    guard let first, let last, first.candidate.segment != last.candidate.segment else { return nil }
    let isKnown = jumps.contains {
      $0.from.segment == first.candidate.segment && $0.to.segment == last.candidate.segment
    }
    let between = wayLengths[first.way...last.way].dropFirst().dropLast().reduce(0, +)
    guard !isKnown, between <= 32 * reach.tolerance else { return nil }
    func distance(to other: MatchCandidate) -> Double {
      let gap = plane.vector(lines.place(of: other))
      return (gap * gap).sum().squareRoot()
    }
    var run = self
    run.jumps.append(Jump(from: first.candidate, to: last.candidate))
    let (head, tail) = (ways[first.way][...first.step], ways[last.way][last.step...])
    if first.way == last.way {
      run.ways[first.way] = Array(head + tail)
      run.wayLengths[first.way] = distance(to: places[first.way]) + distance(to: places[first.way + 1])
      return run
    }
    run.ways[first.way] = head + [last.candidate.segment]
    run.wayLengths[first.way] = distance(to: places[first.way])
    run.ways[last.way] = Array(tail)
    // The samples on the loop come to lie at the crossing, or beyond it where they are nearer.
    let next = places[last.way + 1]
    let least = next.segment == last.candidate.segment ? next.fraction : 0
    var place = last.candidate
    for index in (first.way + 1)...last.way {
      let plane = LocalPlane(at: line.positions[samples.lowerBound + index], lines.scale)
      let (a, b) = lines.ends(of: place.segment)
      let (p, q) = plane.segment(a, b)
      place.fraction = max(min(place.fraction, LocalPlane.nearest(.zero, on: p, q).fraction), least)
      let gap = p + (q - p) * place.fraction
      place.distance = (gap * gap).sum().squareRoot()
      if place.distance > reach.within(plane, 0) { return nil }
      run.places[index] = place
      if index < last.way { run.ways[index] = [place.segment] }
    }
    let length = Double(lines[place.segment].length)
    run.wayLengths[first.way] += (last.candidate.fraction - run.places[first.way + 1].fraction) * length
    for index in run.ways.indices[(first.way + 1)...].prefix(max(0, last.way - first.way - 1)) {
      run.wayLengths[index] = (run.places[index].fraction - run.places[index + 1].fraction) * length
    }
    let onward = LocalPlane(at: lines.place(of: place), lines.scale).vector(lines.place(of: next))
    run.wayLengths[last.way] = (onward * onward).sum().squareRoot()
    return run
  }

  /// The number of the step at which a jump begins; beyond all steps when it is none of the run any more.
  func order(of jump: Jump) -> Int { chain.firstIndex(of: jump.from.segment) ?? .max }
}
