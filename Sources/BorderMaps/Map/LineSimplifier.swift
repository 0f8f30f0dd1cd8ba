import BorderCore

/// Leaves out vertices that a page does not show.
enum LineSimplifier {
  /// The line without vertices that lie within a distance of what is kept; its ends stay.
  ///
  /// Method: Douglas and Peucker, 1973, without recursion. O(*n* log *n*) for common lines.
  static func simplified(_ line: [PagePoint], within tolerance: Double) -> [PagePoint] {
    guard line.count > 2 else { return line }
    var isKept = [Bool](repeating: false, count: line.count)
    isKept[0] = true
    isKept[line.count - 1] = true
    var stack = [(0, line.count - 1)]
    let limit = tolerance * tolerance
    while let (first, last) = stack.popLast() {
      guard last - first > 1 else { continue }
      let (a, b) = (line[first], line[last])
      var farthest = (distance: limit, index: -1)
      for index in (first + 1)..<last {
        let distance = squaredDistance(line[index], a, b)
        if distance > farthest.distance { farthest = (distance, index) }
      }
      guard farthest.index > 0 else { continue }
      isKept[farthest.index] = true
      stack.append((first, farthest.index))
      stack.append((farthest.index, last))
    }
    return line.indices.filter { isKept[$0] }.map { line[$0] }
  }

  /// The squared distance of a point from a segment.
  static func squaredDistance(_ p: PagePoint, _ a: PagePoint, _ b: PagePoint) -> Double {
    PlaneSegment.nearest(to: SIMD2(p.x, p.y), on: SIMD2(a.x, a.y), SIMD2(b.x, b.y)).square
  }
}
