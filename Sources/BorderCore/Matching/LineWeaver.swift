/// Puts a matched line together: its own vertices where it is unmatched, pieces of other lines where it is matched.
struct LineWeaver {
  let line: OuterLine
  /// For each vertex whether it must stay.
  let fixed: [Bool]
  let sampled: MovingLine
  let region: RegionID
  let isFindable: Bool

  /// A stretch with the pieces of other lines that it takes.
  private struct Laid {
    var run: MatchedRun
    var start: Int32
    var end: Int32
    var pieces: [Int32]
  }

  /// Weaves the line along its matched stretches.
  ///
  /// - Parameters:
  ///   - runs: The stretches in the order of the line.
  ///   - matcher: Gets inserted vertices, new segments, moves and figures.
  /// - Returns: The segments that the line consists of now, the complement for one gone backward; `nil` when nothing of
  ///   it could be laid on another line.
  func weave(_ runs: [MatchedRun], into matcher: inout BorderMatcher) -> [Int32]? {
    let laid = layAll(runs, &matcher)
    guard !laid.isEmpty else { return nil }
    var segments: [Int32] = []
    /// The unmatched part that is being collected.
    var part: [Int32] = []
    /// The next vertex of the line that has not been used.
    var cursor = 0
    var samples = [Int](repeating: 0, count: line.vertices.count)
    for (sample, vertex) in sampled.vertexIndices.enumerated() where vertex >= 0 {
      samples[Int(vertex)] = sample
    }
    var closing = line.vertices[line.vertices.count - 1]
    for stretch in laid {
      let range = stretch.run.samples
      while cursor < line.vertices.count, samples[cursor] < range.lowerBound {
        part.append(line.vertices[cursor])
        cursor += 1
      }
      if range.lowerBound > 0 {
        part.append(stretch.start)
      } else if line.isClosed {
        closing = stretch.start
      } else if !unite(0, with: stretch.start, &matcher) {
        part = [line.vertices[0], stretch.start]
      }
      add(&part, to: &segments, &matcher)
      segments += stretch.pieces.map { ~$0 }
      part = [stretch.end]
      while cursor < line.vertices.count, samples[cursor] <= range.upperBound { cursor += 1 }
      if range.upperBound == sampled.count - 1, !line.isClosed {
        let last = line.vertices.count - 1
        part = unite(last, with: stretch.end, &matcher) ? [] : [stretch.end, line.vertices[last]]
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

  /// Takes the pieces of other lines for all stretches, longest first, so that a short one that went astray takes nothing
  /// from a long one. What is left of a stretch that has lost pieces is tried again.
  private func layAll(_ runs: [MatchedRun], _ matcher: inout BorderMatcher) -> [Laid] {
    var laid: [Laid] = []
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
        let length = matcher.length(of: rest, sampled)
        if rest.places.count < run.places.count, rest.runsBeside(movingLength: length) {
          queue.append(rest)
        }
      }
    }
    return laid.sorted { $0.run.samples.lowerBound < $1.run.samples.lowerBound }
  }

  private func lay(_ run: MatchedRun, _ matcher: inout BorderMatcher) -> Laid? {
    let (low, high) = (run.places[0], run.places[run.places.count - 1])
    let snap = matcher.search.snap
    let start = matcher.lines.vertex(at: low.fraction, of: low.segment, snap: snap)
    let end = matcher.lines.vertex(at: high.fraction, of: high.segment, snap: snap)
    guard let pieces = matcher.lines.pieces(along: run.chain, from: start, to: end) else { return nil }
    measure(run, pieces, &matcher)
    matcher.lines.take(pieces)
    return Laid(run: run, start: start, end: end, pieces: pieces)
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
