/// A box in longitude and latitude, in degrees, edges included.
public struct BoundingBox: Hashable, Sendable {
  /// The least longitude.
  public var west: Double
  /// The least latitude.
  public var south: Double
  /// The greatest longitude.
  public var east: Double
  /// The greatest latitude.
  public var north: Double

  /// A box by its edges, in degrees.
  public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// The smallest box around the positions; `nil` when there are none. O(*n*).
  public init?(of positions: ArraySlice<Position>) {
    guard let first = positions.first else { return nil }
    self.init(west: first.longitude, south: first.latitude, east: first.longitude, north: first.latitude)
    for position in positions { include(position) }
  }

  /// Grows the box so that it holds the position.
  @inlinable
  public mutating func include(_ position: Position) {
    west = min(west, position.longitude)
    east = max(east, position.longitude)
    south = min(south, position.latitude)
    north = max(north, position.latitude)
  }

  /// Whether the box, wider by so many degrees on all sides, holds a place.
  package func holds(_ place: Position, room: Double) -> Bool {
    place.longitude >= west - room && place.longitude <= east + room && place.latitude >= south - room
      && place.latitude <= north + room
  }

  /// Grows the box so that it holds the other box.
  public mutating func include(_ other: BoundingBox) {
    west = min(west, other.west)
    east = max(east, other.east)
    south = min(south, other.south)
    north = max(north, other.north)
  }
}
