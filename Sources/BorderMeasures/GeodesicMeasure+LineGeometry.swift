public import BorderCore
internal import Geodesics
internal import Glibc

/// Places along geodesics and the nearest place on them, by Karney's algorithms.
extension GeodesicMeasure: LineGeometry {
  /// The place on a geodesic at a distance from its first end. C function: `geod_position`.
  public func position(from a: Position, to b: Position, at metres: Double) -> Position {
    guard metres > 0 else { return a }
    let line = GeodesicLine(from: GeodesicPosition(a), to: GeodesicPosition(b))
    guard metres < line.length else { return b }
    let place = line.position(at: metres).position
    return Position(longitude: place.longitude, latitude: place.latitude)
  }

  /// The nearest place on a geodesic, by Newton's method from a guess. C functions: `geod_inverse`, `geod_position`.
  public func nearest(
    to position: Position, from a: Position, to b: Position, guess fraction: Double
  ) -> (along: Double, place: Position, distance: Double) {
    let line = GeodesicLine(from: GeodesicPosition(a), to: GeodesicPosition(b))
    var s = min(max(fraction, 0), 1) * line.length
    for _ in 0..<6 {
      let place = line.position(at: s)
      let inverse = Geodesic.wgs84.inverse(from: place.position, to: GeodesicPosition(position))
      // How far ahead along the line the foot of the perpendicular lies, on the plane of the place.
      let step = inverse.distance * cos((inverse.startAzimuth - place.azimuth) * .pi / 180)
      s = min(max(s + step, 0), line.length)
      if abs(step) < 1e-5 { break }
    }
    if s <= 0 { return (0, a, distance(position, a)) }
    if s >= line.length { return (line.length, b, distance(position, b)) }
    let place = line.position(at: s).position
    let foot = Position(longitude: place.longitude, latitude: place.latitude)
    return (s, foot, distance(position, foot))
  }

  /// The angle of two segments at a place, from the directions of the ellipsoid's meridian and parallel there.
  public func angle(
    between first: (Position, Position), and second: (Position, Position), at place: Position
  ) -> Double {
    // A degree of longitude against one of latitude: N cos φ / M.
    let (sine, cosine) = (sin(place.latitude * .pi / 180), cos(place.latitude * .pi / 180))
    let squaredEccentricity = 0.006_694_379_990_141_33
    let scale = cosine * (1 - squaredEccentricity * sine * sine) / (1 - squaredEccentricity)
    func direction(_ segment: (Position, Position)) -> SIMD2<Double> {
      SIMD2((segment.1.longitude - segment.0.longitude) * scale, segment.1.latitude - segment.0.latitude)
    }
    let (p, q) = (direction(first), direction(second))
    let angle = abs(atan2(p.x * q.y - p.y * q.x, (p * q).sum())) * 180 / .pi
    return min(angle, 180 - angle)
  }
}
