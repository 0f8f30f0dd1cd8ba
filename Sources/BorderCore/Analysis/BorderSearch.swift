/// Finds borders near a place.
public protocol BorderSearch: Sendable {
  /// The nearest place on every border within a distance, nearest first.
  ///
  /// - Parameters:
  ///   - position: The place.
  ///   - limit: Metres.
  /// - Returns: At most one hit a border; none when all are farther.
  func hits(near position: Position, within limit: Double) -> [BorderHit]
}

/// The nearest place on a border.
public struct BorderHit: Hashable, Sendable {
  /// The index of the border in the list that was searched.
  public let border: Int
  /// The geodesic distance in metres.
  public let distance: Double
  /// The nearest place on the border.
  public let foot: Position

  /// A hit.
  public init(border: Int, distance: Double, foot: Position) {
    self.border = border
    self.distance = distance
    self.foot = foot
  }
}
