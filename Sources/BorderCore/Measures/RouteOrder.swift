/// Decides in which order and direction the lines of a route follow each other.
struct RouteOrder {
  let lines: [Chainage.Line]
  let geometry: any LineGeometry

  /// An end of a line: its place, and whether a route that begins there goes along the line backwards.
  private struct End {
    var line: Int
    var isReversed: Bool
    var place: Position
  }

  func ordered(start: RouteStart) -> [Chainage.Line] {
    let open = lines.indices.filter { !lines[$0].isClosed }
    let closed = lines.indices.filter { lines[$0].isClosed }.sorted {
      comesFirst(lines[$0].positions, lines[$1].positions)
    }
    let ends = open.flatMap { line in
      [
        End(line: line, isReversed: false, place: lines[line].positions[0]),
        End(line: line, isReversed: true, place: lines[line].positions[lines[line].positions.count - 1]),
      ]
    }.sorted { comesFirst($0, $1) }
    return (tour(ends, start: start).map { $0.isReversed ? lines[$0.line].reversed() : lines[$0.line] })
      + closed.map { lines[$0] }
  }

  private func comesFirst(_ a: End, _ b: End) -> Bool {
    let (p, q) = (a.place.canonical, b.place.canonical)
    if p != q { return p.precedes(q) }
    return comesFirst(lines[a.line].positions, lines[b.line].positions)
  }

  private func comesFirst(_ a: [Position], _ b: [Position]) -> Bool {
    let (p, q) = (a.min { $0.precedes($1) }, b.min { $0.precedes($1) })
    if let p, let q, p != q { return p.precedes(q) }
    return a.count < b.count
  }

  private func tour(_ ends: [End], start: RouteStart) -> [End] {
    guard let first = ends.first else { return [] }
    if start != .best {
      let chosen = ends.reduce(first) {
        start.prefers($1.place, to: $0.place, geometry) == true ? $1 : $0
      }
      return tour(ends, from: chosen).steps
    }
    guard ends.count > 2, ends.count <= 80 else { return tour(ends, from: first).steps }
    var best = tour(ends, from: first)
    for end in ends.dropFirst() {
      let other = tour(ends, from: end)
      // Jumps are compared to the metre, so that the way there and back are equals.
      if other.jumps.rounded() < best.jumps.rounded() { best = other }
    }
    return best.steps
  }

  private func tour(_ ends: [End], from first: End) -> (steps: [End], jumps: Double) {
    var isUsed = Set([first.line])
    var steps = [first]
    var jumps = 0.0
    while true {
      let last = steps[steps.count - 1]
      let line = lines[last.line].positions
      let place = last.isReversed ? line[0] : line[line.count - 1]
      var best: (end: End, jump: Double)?
      for end in ends where !isUsed.contains(end.line) {
        let jump = geometry.distance(place, end.place)
        if let known = best, known.jump <= jump { continue }
        best = (end, jump)
      }
      guard let best else { return (steps, jumps) }
      isUsed.insert(best.end.line)
      steps.append(best.end)
      jumps += best.jump
    }
  }
}
