internal import BorderCore
internal import BorderMeasures
internal import Geodesics
internal import Glibc

/// How near two geodesic segments come.
enum GeodesicSegments {
  /// The nearest place of a segment to a position, which is given in space too, by Newton's method along the geodesic;
  /// `nil` where it is surely farther away than a limit in metres.
  private static func foot(
    of position: Position, _ spot: SIMD3<Double>, on segment: SegmentTree.Segment, limit: Double
  ) -> (Position, Double)? {
    let measure = GeodesicMeasure()
    let toStart = measure.distance(position, segment.a)
    if segment.a == segment.b { return (segment.a, toStart) }
    let known = StretchedSphere.KnownGeodesic(
      length: toStart, chord: StretchedSphere.chord(spot, segment.start),
      reach: StretchedSphere.reach(of: segment))
    if known.bound(chord: StretchedSphere.leastChord(spot, segment)) > limit { return nil }
    let line = GeodesicLine(from: GeodesicPosition(segment.a), to: GeodesicPosition(segment.b))
    let along = segment.end - segment.start
    let reach = spot - segment.start
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
    var best = (segment.a, toStart)
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

  /// The nearest places of two segments and their distance: 0 where they cross, else at an end of one of them; `nil`
  /// where they are surely farther apart than a limit.
  ///
  /// Two geodesics have no nearest places inside both but a crossing.
  static func nearest(
    _ first: SegmentTree.Segment, _ second: SegmentTree.Segment, limit: Double
  ) -> (from: Position, to: Position, distance: Double)? {
    if let place = crossing(first, second) { return (place, place, 0) }
    var best: (from: Position, to: Position, distance: Double)?
    // What is farther than the best one so far need not be measured.
    for (end, spot) in [(first.a, first.start), (first.b, first.end)] {
      let limit = min(limit, best?.distance ?? .infinity)
      guard let (foot, distance) = foot(of: end, spot, on: second, limit: limit) else { continue }
      if distance < best?.distance ?? .infinity { best = (end, foot, distance) }
    }
    for (end, spot) in [(second.a, second.start), (second.b, second.end)] {
      let limit = min(limit, best?.distance ?? .infinity)
      guard let (foot, distance) = foot(of: end, spot, on: first, limit: limit) else { continue }
      if distance < best?.distance ?? .infinity { best = (foot, end, distance) }
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
}
