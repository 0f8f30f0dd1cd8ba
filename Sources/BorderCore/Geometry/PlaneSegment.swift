/// Segments of a plane.
package enum PlaneSegment {
  /// Where on a segment the place nearest to a point lies (0 to 1), and the square of the distance between them.
  ///
  /// A segment whose ends are one is that point.
  @inline(__always)
  package static func nearest(to p: SIMD2<Double>, on a: SIMD2<Double>, _ b: SIMD2<Double>) -> (
    fraction: Double, square: Double
  ) {
    let d = b - a
    let square = (d * d).sum()
    let t = square > 0 ? min(max(((p - a) * d).sum() / square, 0), 1) : 0
    let gap = p - (a + d * t)
    return (t, (gap * gap).sum())
  }

  /// Twice the area of the triangle of the origin and two points; positive where the second lies to the left of the first.
  @inline(__always)
  package static func cross(_ u: SIMD2<Double>, _ v: SIMD2<Double>) -> Double { u.x * v.y - u.y * v.x }

  /// Whether the segment from the origin to a point crosses another one, inside of both.
  static func crosses(to q: SIMD2<Double>, _ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Bool {
    cross(q, a) * cross(q, b) < 0 && cross(b - a, -a) * cross(b - a, q - a) < 0
  }
}
