/// Puts a matched line together: its own vertices where it is unmatched, pieces of other lines where it is matched.
struct LineWeaver {
  let line: OuterLine
  /// For each vertex whether it must stay.
  let fixed: [Bool]
  let sampled: MovingLine
  let region: RegionID
  let isFindable: Bool

  /// What the line would be along some stretches.
  func path(along laid: [LaidRun], _ matcher: borrowing BorderMatcher) -> WovenPath {
    WovenPath(line, laid, sampled) { a, b in
      matcher.lines.vertices.resolved(a) == matcher.lines.vertices.resolved(b)
    } canUnite: { vertex, other in
      let vertices = matcher.lines.vertices
      return !fixed[vertex] || vertices.place(line.vertices[vertex]) == vertices.place(other)
    }
  }

  /// Makes the line what it is on a path.
  ///
  /// - Parameters:
  ///   - path: The line along the stretches.
  ///   - laid: The stretches in the order of the line.
  ///   - matcher: Gets new segments, moves and figures.
  /// - Returns: The segments that the line consists of now, the complement for one gone backward.
  func weave(_ path: WovenPath, _ laid: [LaidRun], into matcher: inout BorderMatcher) -> [Int32] {
    for stretch in laid { measure(stretch.run, stretch.pieces, &matcher) }
    matcher.noteMoves(by: path.unions, of: line)
    for union in path.unions { matcher.lines.move(line.vertices[union.vertex], onto: union.other) }
    var segments: [Int32] = []
    for element in path.elements {
      switch element {
      case .own(let part):
        segments += matcher.lines.add(part.vertices, of: region, isClosed: false, isFindable: isFindable)
      case .laid(let number):
        segments += laid[number].pieces.map { ~$0 }
      }
    }
    return segments
  }

  /// Takes the pieces of other lines for all stretches, longest first, so that a short one that went astray takes nothing
  /// from a long one. What is left of a stretch that has lost pieces is tried again.
  func layAll(_ runs: [MatchedRun], _ matcher: inout BorderMatcher) -> [LaidRun] {
    var laid: [LaidRun] = []
    var queue = runs
    while !queue.isEmpty {
      var longest = 0
      for index in queue.indices where queue[index].wayLength > queue[longest].wayLength { longest = index }
      let run = queue.remove(at: longest)
      if let stretch = lay(run, &matcher) {
        laid.append(stretch)
      } else if var rest = run.longestPart(where: {
        matcher.lines.isFree(run.ways[$0], from: run.places[$0], to: run.places[$0 + 1])
      }) {
        rest.trim(keepsStart: false, keepsEnd: false)
        // What is free all along and yet cannot be taken comes back over its own beginning, and may go on behind that.
        if rest.places.count == run.places.count {
          rest = rest.firstRound
          // Where it cannot be taken for another reason, that lies in one half, and the other one can.
          if rest.places.count == run.places.count { rest.cut(to: 0...(run.places.count / 2)) }
          if run.places.count > rest.places.count + 1 {
            var onward = run
            onward.cut(to: rest.places.count...(run.places.count - 1))
            if matcher.runsBeside(onward, sampled) { queue.append(onward) }
          }
        }
        if rest.places.count < run.places.count, matcher.runsBeside(rest, sampled) { queue.append(rest) }
      }
    }
    return laid.sorted { $0.run.samples.lowerBound < $1.run.samples.lowerBound }
  }

  private func lay(_ run: MatchedRun, _ matcher: inout BorderMatcher) -> LaidRun? {
    let (low, high) = (run.places[0], run.places[run.places.count - 1])
    let snap = matcher.plan.reach.snap
    let start = matcher.lines.vertex(at: low.fraction, of: low.segment, snap: snap)
    let end = matcher.lines.vertex(at: high.fraction, of: high.segment, snap: snap)
    guard let pieces = pieces(of: run, from: start, to: end, &matcher) else { return nil }
    matcher.lines.take(pieces)
    var laid = LaidRun(run: run, start: start, end: end, pieces: pieces)
    laid.arrival = step(beside: run, isLast: false, &matcher)
    laid.departure = step(beside: run, isLast: true, &matcher)
    return laid
  }

  /// The place on the line next to an end of a stretch between two vertices; `nil` where none is needed.
  ///
  /// Without it the line would go on aslant from the stretch to its next vertex, however far that is, and run into the
  /// same thing there.
  private func step(beside run: MatchedRun, isLast: Bool, _ matcher: inout BorderMatcher) -> LineStep? {
    let sample = isLast ? run.samples.upperBound + 1 : run.samples.lowerBound - 1
    guard run.leaves(at: sample, isLast: isLast, sampled, matcher.plan.reach) else { return nil }
    return LineStep(sample: sample, vertex: matcher.lines.vertices.insert(sampled.positions[sample]))
  }

  /// The pieces that a run goes along; `nil` when it cannot.
  private func pieces(
    of run: MatchedRun, from start: Int32, to end: Int32, _ matcher: inout BorderMatcher
  ) -> [Int32]? {
    var chain = run.chain[...]
    var from = start
    var pieces: [Int32] = []
    for jump in run.jumps.sorted(by: { run.order(of: $0) < run.order(of: $1) }) {
      let step = chain.indices.dropLast().first {
        chain[$0] == jump.from.segment && chain[$0 + 1] == jump.to.segment
      }
      guard let step else { continue }
      guard let (leaving, arriving) = matcher.lines.join(jump, snap: matcher.plan.reach.snap),
        let part = matcher.lines.pieces(along: Array(chain[...step]), from: from, to: leaving)
      else { return nil }
      pieces += part
      from = arriving
      chain = chain[(step + 1)...]
    }
    guard let rest = matcher.lines.pieces(along: Array(chain), from: from, to: end) else { return nil }
    pieces += rest
    return !pieces.isEmpty && Set(pieces).count == pieces.count ? pieces : nil
  }

  /// Adds a run to the figures.
  private func measure(_ run: MatchedRun, _ pieces: [Int32], _ matcher: inout BorderMatcher) {
    var neighbours: [RegionID] = []
    for (k, sample) in run.samples.dropLast().enumerated() {
      let length = matcher.measure.distance(sampled.positions[sample], sampled.positions[sample + 1])
      let still = matcher.lines[run.places[k + 1].segment].region
      matcher.tally.addMoving(
        region, beside: still, length: ExactLength(metres: length), from: run.places[k].distance,
        to: run.places[k + 1].distance)
      if !neighbours.contains(still) { neighbours.append(still) }
    }
    for piece in pieces {
      let (a, b) = matcher.lines.ends(of: piece)
      let still = matcher.lines[piece].region
      matcher.tally.addStill(
        still, beside: region, length: ExactLength(metres: matcher.measure.distance(a, b)))
      if !neighbours.contains(still) { neighbours.append(still) }
    }
    for still in neighbours { matcher.tally.addStretch(region, beside: still) }
    if run.greatestOffset > 0 {
      let before = run.samples.map(sampled.moveBefore).max() ?? 0
      matcher.report.greatestMove = max(matcher.report.greatestMove, run.greatestOffset + before)
    }
    for (place, sample) in zip(run.places, run.samples) {
      guard place.distance > 0 else { continue }
      let (a, b) = matcher.lines.ends(of: place.segment)
      let (position, target) = (sampled.positions[sample], a.towards(b, place.fraction))
      // A distance on the plane may be all rounding: what stays where it was to the last bit was not moved.
      guard position != target else { continue }
      if sampled.vertexIndices[sample] >= 0 { matcher.report.movedVertices += 1 }
      let before = sampled.moveBefore(sample)
      guard place.distance + before > 0.9 * matcher.report.greatestMove else { continue }
      let move = matcher.measure.distance(position, target)
      // A move may be less than the length of a geodesic can tell.
      matcher.report.greatestMove = max(
        matcher.report.greatestMove,
        before + (move > 0 ? move : min(place.distance, matcher.report.tolerance)))
    }
  }
}
