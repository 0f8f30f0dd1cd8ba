/// Where a route begins.
public enum RouteStart: Hashable, Sendable {
  /// At the free end from which the jumps between lines are shortest in sum; of equals, the western-most.
  case best
  /// At the free end that is nearest to a place.
  case near(Position)
  /// At the free end that lies farthest to the west: with the least longitude.
  case west
  /// At the free end that lies farthest to the east.
  case east
  /// At the free end that lies farthest to the north.
  case north
  /// At the free end that lies farthest to the south.
  case south

  /// Whether one end is the better start; `nil` where the rule does not tell ends apart by place.
  func prefers(_ a: Position, to b: Position, _ geometry: any LineGeometry) -> Bool? {
    switch self {
    case .best: nil
    case .near(let place): geometry.distance(place, a) < geometry.distance(place, b)
    case .west: a.longitude < b.longitude
    case .east: a.longitude > b.longitude
    case .north: a.latitude > b.latitude
    case .south: a.latitude < b.latitude
    }
  }
}
