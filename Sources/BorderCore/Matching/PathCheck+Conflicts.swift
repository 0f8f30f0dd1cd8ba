/// Which stretch gives way.
extension PathCheck {
  func isShorter(_ a: Int, _ b: Int) -> Bool { laid[a].run.wayLength < laid[b].run.wayLength }

  mutating func note(_ piece: New, at place: Position) { note(piece.run, piece.index, at: place) }

  mutating func note(_ run: Int, _ index: Int, at place: Position) {
    let index = index >= 0 ? index : nearest(on: run, to: place).index
    conflicts.append(PathConflict(run: run, index: index, place: place))
  }

  /// Of two segments that meet the one gives way that is nearer to an end of its stretch. A segment with which the line comes to
  /// a stretch, or leaves one, gives way only to what lies deep in another stretch: it would come from elsewhere.
  mutating func note(_ a: New, _ b: New, at place: Position) {
    if a.index >= 0 && b.index >= 0 {
      note(a, at: place)
      return note(b, at: place)
    }
    if a.run == b.run, a.index < 0, b.index < 0 {
      var own = conflict(of: a, at: place).conflict
      own.isLoop = true
      return conflicts.append(own)
    }
    let near = 2 * reach
    let (first, second) = (conflict(of: a, at: place), conflict(of: b, at: place))
    if a.index >= 0 || second.depth <= first.depth && b.index < 0 {
      conflicts.append(second.depth <= near || a.index < 0 ? second.conflict : first.conflict)
    } else {
      conflicts.append(first.depth <= near || b.index < 0 ? first.conflict : second.conflict)
    }
  }

  /// A conflict of a stretch at a place, and how far that lies from its nearer end, in metres.
  func conflict(of piece: New, at place: Position) -> (conflict: PathConflict, depth: Double) {
    let run = laid[piece.run].run
    let index = piece.index >= 0 ? piece.index : nearest(on: piece.run, to: place).index
    let before = run.wayLengths[..<index].reduce(0, +)
    let depth = min(before, run.wayLength - before)
    return (
      PathConflict(run: piece.run, index: index, place: place, toEnd: depth <= 2 * reach), depth
    )
  }

  mutating func noteNearest(to place: Position) {
    var best: (run: Int, index: Int, distance: Double)?
    for run in laid.indices {
      let found = nearest(on: run, to: place)
      if found.distance < best?.distance ?? .infinity { best = (run, found.index, found.distance) }
    }
    if let best { conflicts.append(PathConflict(run: best.run, index: best.index, place: place)) }
  }

  func nearest(on run: Int, to place: Position) -> (index: Int, distance: Double) {
    let plane = LocalPlane(at: place, scale)
    var best = (index: 0, distance: Double.infinity)
    for (index, position) in positions[run].enumerated() {
      let gap = plane.vector(position)
      let distance = (gap * gap).sum()
      if distance < best.distance { best = (index, distance) }
    }
    return best
  }
}
