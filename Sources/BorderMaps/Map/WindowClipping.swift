import BorderIO

/// Cuts lines and rings at the edges of a window, so that programs that know no clip paths show no more than the others.
extension PageBox {
  private enum Edge: CaseIterable {
    case left, top, right, bottom
  }

  private func isInside(_ point: PagePoint, of edge: Edge) -> Bool {
    switch edge {
    case .left: point.x >= left
    case .top: point.y >= top
    case .right: point.x <= right
    case .bottom: point.y <= bottom
    }
  }

  private func place(between a: PagePoint, _ b: PagePoint, on edge: Edge) -> PagePoint {
    switch edge {
    case .left, .right:
      let x = edge == .left ? left : right
      return PagePoint(x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
    case .top, .bottom:
      let y = edge == .top ? top : bottom
      return PagePoint(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y)
    }
  }

  /// What of a ring lies inside; edges of it may run along the box.
  ///
  /// Method: Sutherland and Hodgman, 1974. O(vertices).
  ///
  /// - Parameter ring: A ring, its first vertex repeated at the end or not.
  /// - Returns: The ring itself where all of it lies inside; nothing where none does.
  func clipped(ring: [PagePoint]) -> [PagePoint] {
    guard let around = PageBox(ring) else { return [] }
    if contains(around) { return ring }
    guard around.right >= left, around.left <= right, around.bottom >= top, around.top <= bottom else {
      return []
    }
    var ring = ring.first == ring.last ? Array(ring.dropLast()) : ring
    for edge in Edge.allCases {
      guard var previous = ring.last else { return [] }
      if ring.allSatisfy({ isInside($0, of: edge) }) { continue }
      var kept: [PagePoint] = []
      kept.reserveCapacity(ring.count)
      var wasInside = isInside(previous, of: edge)
      for point in ring {
        let isIn = isInside(point, of: edge)
        if isIn != wasInside { kept.append(place(between: previous, point, on: edge)) }
        if isIn { kept.append(point) }
        (previous, wasInside) = (point, isIn)
      }
      ring = kept
    }
    return ring.count > 2 ? ring : []
  }

  /// The stretches of a line that lie inside. O(vertices).
  func clipped(line: [PagePoint]) -> [[PagePoint]] {
    guard let around = PageBox(line) else { return [] }
    if contains(around) { return line.count > 1 ? [line] : [] }
    guard around.right >= left, around.left <= right, around.bottom >= top, around.top <= bottom else {
      return []
    }
    var stretches: [[PagePoint]] = []
    var isOpen = false
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (from, to) = clipped(a, b) else {
        isOpen = false
        continue
      }
      if isOpen { stretches[stretches.count - 1].append(to) } else { stretches.append([from, to]) }
      isOpen = to == b
    }
    return stretches
  }

  /// The part of a segment that lies inside (Liang and Barsky, 1984).
  private func clipped(_ a: PagePoint, _ b: PagePoint) -> (PagePoint, PagePoint)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (from, to) = (0.0, 1.0)
    for (step, room) in [(-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y)] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        from = max(from, room / step)
      } else {
        to = min(to, room / step)
      }
    }
    guard from <= to else { return nil }
    return (
      from == 0 ? a : PagePoint(a.x + dx * from, a.y + dy * from),
      to == 1 ? b : PagePoint(a.x + dx * to, a.y + dy * to)
    )
  }
}
