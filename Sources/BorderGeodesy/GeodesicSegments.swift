internal import BorderCore
internal import BorderMeasures
internal import Geodesics

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// How near two geodesic segments come.
enum GeodesicSegments {
  /// The nearest place of a segment to a position, by Newton's method along the geodesic.
  static func foot(of position: Position, on segment: SegmentTree.Segment) -> (Position, Double) {
    let measure = GeodesicMeasure()
    if segment.a == segment.b { return (segment.a, measure.distance(position, segment.a)) }
    let line = GeodesicLine(from: GeodesicPosition(segment.a), to: GeodesicPosition(segment.b))
    let along = segment.end - segment.start
    let reach = position.earthCentred - segment.start
    let square = (along * along).sum()
    var s = square > 0 ? min(max((reach * along).sum() / square, 0), 1) * line.length : 0
    for _ in 0..<8 {
      let place = line.position(at: s)
      let inverse = Geodesic.wgs84.inverse(from: place.position, to: GeodesicPosition(position))
      // On a sphere the foot lies atan(tan(d/R) cos(angle)) ahead; the ellipsoid is corrected by repeating.
      let angle = (inverse.startAzimuth - place.azimuth) * .pi / 180
      let radius = 6_371_008.8
      let arc = inverse.distance / radius
      let step = arc < 1.5 ? atan(tan(arc) * cos(angle)) * radius : inverse.distance * cos(angle)
      let next = min(max(s + step, 0), line.length)
      let isDone = abs(next - s) < 1e-5
      s = next
      if isDone { break }
    }
    var best = (segment.a, measure.distance(position, segment.a))
    func offer(_ place: Position) {
      let distance = measure.distance(position, place)
      if distance < best.1 { best = (place, distance) }
    }
    offer(segment.b)
    if s > 0, s < line.length {
      let place = line.position(at: s).position
      offer(Position(longitude: place.longitude, latitude: place.latitude))
    }
    return best
  }

  /// The nearest places of two segments and their distance: 0 where they cross, else at an end of one of them.
  ///
  /// Two geodesics have no nearest places inside both but a crossing.
  static func nearest(
    _ first: SegmentTree.Segment, _ second: SegmentTree.Segment
  ) -> (from: Position, to: Position, distance: Double) {
    if let place = crossing(first, second) { return (place, place, 0) }
    var best: (from: Position, to: Position, distance: Double)
    let (footA, distanceA) = foot(of: first.a, on: second)
    best = (first.a, footA, distanceA)
    let (footB, distanceB) = foot(of: first.b, on: second)
    if distanceB < best.distance { best = (first.b, footB, distanceB) }
    for end in [second.a, second.b] {
      let (foot, distance) = foot(of: end, on: first)
      if distance < best.distance { best = (foot, end, distance) }
    }
    return best
  }

  /// Where two segments cross inside both, by the planes through the earth's centre; `nil` where they do not.
  private static func crossing(
    _ first: SegmentTree.Segment, _ second: SegmentTree.Segment
  ) -> Position? {
    let (p, q) = (unit(first.a), unit(first.b))
    let (r, s) = (unit(second.a), unit(second.b))
    let n = cross(p, q)
    let m = cross(r, s)
    let (side1, side2) = ((n * r).sum(), (n * s).sum())
    let (side3, side4) = ((m * p).sum(), (m * q).sum())
    guard side1 * side2 < 0, side3 * side4 < 0 else { return nil }
    var v = cross(n, m)
    if (v * (p + q + r + s)).sum() < 0 { v = -v }
    guard (v * (p + q)).sum() > 0, (v * (r + s)).sum() > 0 else { return nil }
    let length = (v * v).sum().squareRoot()
    guard length > 0 else { return nil }
    v /= length
    return Position(longitude: atan2(v.y, v.x) * 180 / .pi, latitude: asin(v.z) * 180 / .pi)
  }

  private static func unit(_ position: Position) -> SIMD3<Double> {
    let (lon, lat) = (position.longitude * .pi / 180, position.latitude * .pi / 180)
    return SIMD3(cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))
  }

  private static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }

  /// A lower bound of the distance of two chords in space.
  ///
  /// Source: C. Ericson, Real-Time Collision Detection, 2005, section 5.1.9.
  static func chordDistance(_ a: SegmentTree.Segment, _ b: SegmentTree.Segment) -> Double {
    let (u, v) = (a.end - a.start, b.end - b.start)
    let w = a.start - b.start
    let (uu, vv, uv) = ((u * u).sum(), (v * v).sum(), (u * v).sum())
    let (uw, vw) = ((u * w).sum(), (v * w).sum())
    let denominator = uu * vv - uv * uv
    var s = denominator > 1e-12 * uu * vv ? min(max((uv * vw - vv * uw) / denominator, 0), 1) : 0
    var t = vv > 0 ? (uv * s + vw) / vv : 0
    if t < 0 || t > 1 {
      t = min(max(t, 0), 1)
      s = uu > 0 ? min(max((uv * t - uw) / uu, 0), 1) : 0
    }
    return SegmentTree.length(w + u * s - v * t)
  }
}
