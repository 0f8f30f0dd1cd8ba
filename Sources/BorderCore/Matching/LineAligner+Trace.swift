/// The way back through the states, and the ways between places.
extension LineAligner {
  /// Follows the cheapest states back and collects the matched stretches.
  mutating func trace(
    _ line: MovingLine, _ lines: borrowing MatchLines, _ filter: MatchFilter
  ) -> [MatchedRun] {
    var chosen = [Int](repeating: 0, count: line.count)
    var index = starts[line.count - 1]
    for candidate in (index + 1)..<max(index + 1, states.count)
    where states[candidate].cost < states[index].cost { index = candidate }
    for sample in stride(from: line.count - 1, through: 0, by: -1) {
      chosen[sample] = index
      index = Int(states[index].back)
    }
    var runs: [MatchedRun] = []
    var sample = 0
    while sample < line.count {
      guard states[chosen[sample]].isMatched else {
        sample += 1
        continue
      }
      var run = MatchedRun(
        samples: sample...sample, places: [states[chosen[sample]].place], ways: [], wayLengths: [])
      while sample + 1 < line.count, states[chosen[sample + 1]].isMatched,
        !states[chosen[sample + 1]].begins
      {
        let next = states[chosen[sample + 1]].place
        let place = states[chosen[sample]].place
        let found =
          way(of: sample, from: place, to: next, line, lines, filter) ?? ([place.segment], 0, 0)
        run.ways.append(found.segments)
        run.wayLengths.append(found.length)
        run.greatestOffset = max(run.greatestOffset, found.offset)
        run.places.append(next)
        sample += 1
      }
      run.samples = run.samples.lowerBound...sample
      runs.append(run)
      sample += 1
    }
    return runs
  }

  /// The segments from the place of one sample to that of the next; `nil` when no way within the tolerance leads there.
  mutating func way(
    of sample: Int, from: MatchCandidate, to: MatchCandidate, _ line: MovingLine,
    _ lines: borrowing MatchLines,
    _ filter: MatchFilter
  ) -> (segments: [Int32], length: Double, offset: Double)? {
    if from.segment == to.segment && from.fraction == to.fraction { return ([from.segment], 0, 0) }
    let plane = LocalPlane(from: line.positions[sample], to: line.positions[sample + 1], lines.scale)
    let q = plane.vector(line.positions[sample + 1])
    walk(from: from, over: q, plane, (q * q).sum().squareRoot(), lines, filter)
    var best: (visit: Int, length: Double)?
    for visit in visits.indices where visits[visit].segment == to.segment {
      guard let length = way(to: to, at: visit, from: from, lines), length < best?.length ?? .infinity else {
        continue
      }
      best = (visit, length)
    }
    guard let best else { return nil }
    var segments: [Int32] = []
    var offset = 0.0
    var visit = best.visit
    while visit >= 0 {
      segments.append(visits[visit].segment)
      visit = Int(visits[visit].from)
    }
    segments.reverse()
    for segment in segments.dropLast() {
      let corner = plane.vector(lines.vertices.place(lines[segment].start))
      offset = max(offset, LocalPlane.nearest(corner, on: .zero, q).distance)
    }
    return (segments, best.length, offset)
  }
}
