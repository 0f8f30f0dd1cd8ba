/// The line of a ring as it was before anything was moved.
struct UnmovedLine {
  private let line: ArraySlice<Position>
  private let ends: [Position: Double]
  private let scale: LocalScale
  private var grid: SegmentGrid

  /// A line. O(*n*) for *n* vertices.
  ///
  /// - Parameters:
  ///   - line: Its vertices.
  ///   - ends: Where it was moved, and by how much.
  ///   - scale: How metres are measured on planes.
  init(_ line: ArraySlice<Position>, _ ends: [Position: Double], _ scale: LocalScale) {
    self.line = line
    self.ends = ends
    self.scale = scale
    grid = SegmentGrid(cell: 200, scale: scale)
    for index in line.indices.dropLast() {
      grid.insert(Int32(truncatingIfNeeded: index - line.startIndex), line[index], line[index + 1])
    }
  }

  /// By how much a vertex of what the line is now was moved at most, in metres.
  func move(of place: Position, within snap: Double) -> Double {
    ends[place.canonical] ?? (contains(place, within: snap) ? 0 : .infinity)
  }

  /// Whether a place lies on the line, but for rounding. O(*k*) for *k* segments near it.
  private func contains(_ place: Position, within snap: Double) -> Bool {
    let plane = LocalPlane(at: place, scale)
    var isOn = false
    grid.forEachSegment(near: place, place, within: snap) { index in
      guard !isOn else { return }
      let start = line.startIndex + Int(index)
      let (a, b) = plane.segment(line[start], line[start + 1])
      isOn = LocalPlane.nearest(.zero, on: a, b).distance <= snap
    }
    return isOn
  }
}

extension MovingLine {
  /// How far each sample was moved before at most, in metres, counted as the whole line was moved between its vertices.
  func moves(from origin: UnmovedLine, _ reach: MatchReach) -> [Double] {
    var moves = [Double](repeating: 0, count: count)
    var last: (sample: Int, move: Double)?
    for sample in 0..<count where vertexIndices[sample] >= 0 {
      let move = origin.move(of: positions[sample], within: reach.snap)
      moves[sample] = move
      defer { last = (sample, move) }
      guard let before = last, sample > before.sample + 1, max(before.move, move) > 0 else { continue }
      let plane = LocalPlane(at: positions[before.sample], reach.scale)
      let whole = plane.vector(positions[sample])
      for between in (before.sample + 1)..<sample {
        let part = plane.vector(positions[between])
        let t = ((part * part).sum() / (whole * whole).sum()).squareRoot()
        moves[between] = (1 - t) * before.move + t * move
      }
    }
    return moves
  }
}
