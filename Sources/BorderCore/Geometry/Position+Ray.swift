extension Position {
  /// Whether a ray from the place to the east crosses a segment of the plane of degrees. Of two segments that meet on the ray
  /// it crosses as many as the line does, so that even and odd tell inside from outside; undecided on the segment.
  package func seesInTheEast(_ a: Position, _ b: Position) -> Bool {
    guard (a.latitude > latitude) != (b.latitude > latitude) else { return false }
    let share = (latitude - a.latitude) / (b.latitude - a.latitude)
    return longitude < a.longitude + share * (b.longitude - a.longitude)
  }

  /// The same on the globe, for a segment that is nearer than half a turn.
  func seesInTheEastOnGlobe(_ a: Position, _ b: Position) -> Bool {
    guard (a.latitude > latitude) != (b.latitude > latitude) else { return false }
    let x = Position.turn(a.longitude - longitude)
    let width = Position.turn(b.longitude - a.longitude)
    return x + (latitude - a.latitude) / (b.latitude - a.latitude) * width > 0
  }
}
