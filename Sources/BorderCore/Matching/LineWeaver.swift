/// Puts a matched line together: its own vertices where it is unmatched, pieces of other lines where it is matched.
struct LineWeaver {
  let line: OuterLine
  /// For each vertex whether it must stay.
  let fixed: [Bool]
  let sampled: MovingLine
  let region: RegionID
  let isFindable: Bool

  /// Weaves the line along its matched stretches.
  ///
  /// - Parameters:
  ///   - runs: The stretches in the order of the line.
  ///   - matcher: Gets inserted vertices, new segments, moves and figures.
  /// - Returns: The segments that the line consists of now, the complement for one gone backward.
  func weave(_ runs: [MatchedRun], into matcher: inout BorderMatcher) -> [Int32] {
    var segments: [Int32] = []
    /// The unmatched part that is being collected.
    var part: [Int32] = []
    /// The next vertex of the line that has not been used.
    var cursor = 0
    var samples = [Int](repeating: 0, count: line.vertices.count)
    for (sample, vertex) in sampled.vertexIndices.enumerated() where vertex >= 0 { samples[Int(vertex)] = sample }
    var closing = line.vertices[line.vertices.count - 1]
    for run in runs {
      let (low, high) = (run.places[0], run.places[run.places.count - 1])
      let snap = matcher.search.snap
      let start = matcher.lines.vertex(at: low.fraction, of: low.segment, snap: snap)
      let end = matcher.lines.vertex(at: high.fraction, of: high.segment, snap: snap)
      guard let pieces = matcher.lines.pieces(along: run.chain, from: start, to: end) else { continue }
      measure(run, pieces, &matcher)

      while cursor < line.vertices.count, samples[cursor] < run.samples.lowerBound {
        part.append(line.vertices[cursor])
        cursor += 1
      }
      if run.samples.lowerBound == 0 {
        if line.isClosed {
          closing = start
        } else if !unite(0, with: start, &matcher) {
          part = [line.vertices[0], start]
        }
      } else {
        part.append(start)
      }
      add(&part, to: &segments, &matcher)
      matcher.lines.take(pieces)
      segments += pieces.map { ~$0 }
      part = [end]
      while cursor < line.vertices.count, samples[cursor] <= run.samples.upperBound { cursor += 1 }
      if run.samples.upperBound == sampled.count - 1, !line.isClosed {
        let last = line.vertices.count - 1
        part = unite(last, with: end, &matcher) ? [] : [end, line.vertices[last]]
      }
    }
    if cursor < line.vertices.count {
      part += line.vertices[cursor..<(line.vertices.count - 1)]
      part.append(closing)
    } else if line.isClosed, let last = part.last,
      matcher.lines.vertices.resolved(last) != matcher.lines.vertices.resolved(closing)
    {
      part.append(closing)
    }
    add(&part, to: &segments, &matcher)
    return segments
  }

  /// Moves an end of the line onto a vertex of another one.
  ///
  /// - Returns: `false` when it must stay where it is, and is not there already.
  private func unite(_ vertex: Int, with other: Int32, _ matcher: inout BorderMatcher) -> Bool {
    let name = line.vertices[vertex]
    let isThere = matcher.lines.vertices.place(name) == matcher.lines.vertices.place(other)
    if fixed[vertex] && !isThere { return false }
    matcher.lines.move(name, onto: other)
    return true
  }

  private func add(_ part: inout [Int32], to segments: inout [Int32], _ matcher: inout BorderMatcher) {
    if part.count > 1 {
      let isWhole = part.count == line.vertices.count && line.isClosed
      segments += matcher.lines.add(part, of: region, isClosed: isWhole, isFindable: isFindable)
    }
    part = []
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
    matcher.report.greatestMove = max(matcher.report.greatestMove, run.greatestOffset)
    for (place, sample) in zip(run.places, run.samples) {
      if sampled.vertexIndices[sample] >= 0, place.distance > 0 { matcher.report.movedVertices += 1 }
      guard place.distance > 0.9 * matcher.report.greatestMove else { continue }
      let (a, b) = matcher.lines.ends(of: place.segment)
      matcher.report.greatestMove = max(
        matcher.report.greatestMove,
        matcher.measure.distance(sampled.positions[sample], a.towards(b, place.fraction)))
    }
  }
}
