public import BorderCore

/// Places on straight lines of the plane. For tests only.
extension PlanarMeasure: LineGeometry {
  /// The planar distance.
  public func distance(_ a: Position, _ b: Position) -> Double {
    let (x, y) = (a.longitude - b.longitude, a.latitude - b.latitude)
    return (x * x + y * y).squareRoot() * 1000
  }

  /// The place on a straight line.
  public func position(from a: Position, to b: Position, at metres: Double) -> Position {
    let length = distance(a, b)
    let t = length > 0 ? min(max(metres / length, 0), 1) : 0
    return Position(
      longitude: a.longitude + t * (b.longitude - a.longitude),
      latitude: a.latitude + t * (b.latitude - a.latitude))
  }

  /// The foot of the perpendicular.
  public func nearest(
    to position: Position, from a: Position, to b: Position, guess fraction: Double
  ) -> (along: Double, place: Position, distance: Double) {
    let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
    let size = x * x + y * y
    let dot = (position.longitude - a.longitude) * x + (position.latitude - a.latitude) * y
    let along = size > 0 ? min(max(dot / size, 0), 1) * distance(a, b) : 0
    let place = self.position(from: a, to: b, at: along)
    return (along, place, distance(position, place))
  }

  /// 90 for segments at right angles, 0 for parallel ones, 45 for all others: enough for drawings.
  public func angle(
    between first: (Position, Position), and second: (Position, Position), at place: Position
  ) -> Double {
    let (x, y) = (first.1.longitude - first.0.longitude, first.1.latitude - first.0.latitude)
    let (u, v) = (second.1.longitude - second.0.longitude, second.1.latitude - second.0.latitude)
    if x * u + y * v == 0 { return 90 }
    return x * v - y * u == 0 ? 0 : 45
  }
}
