/// Where two sets of regions come nearest to each other.
public struct Approach: Hashable, Sendable {
  /// The geodesic distance in metres.
  public var distance: Double
  /// The nearest place of the first set.
  public var from: Position
  /// The nearest place of the second set.
  public var to: Position
  /// Whether both places lie on a coast or an edge of the data.
  public var isAcrossOuter: Bool

  /// An approach.
  public init(distance: Double, from: Position, to: Position, isAcrossOuter: Bool) {
    self.distance = distance
    self.from = from
    self.to = to
    self.isAcrossOuter = isAcrossOuter
  }
}

/// Finds out how near regions come to each other.
public protocol RegionProximity: Sendable {
  /// Where two sets of regions are nearest; `nil` when one of them has no shape.
  ///
  /// What is measured is the distance of their boundaries: of regions that overlap, 0 where boundaries cross.
  func approach(_ a: [RegionID], _ b: [RegionID]) -> Approach?
}
