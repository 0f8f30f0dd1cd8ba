/// What analyses need of the ellipsoid besides lengths: places along segments and the nearest place on them.
///
/// Segments are the measure's shortest paths between two positions. Implemented in BorderMeasures.
public protocol LineGeometry: LineMeasure {
  /// The distance of two positions in metres; the same bits in both directions.
  func distance(_ a: Position, _ b: Position) -> Double

  /// The place on a segment at a distance from its first end.
  ///
  /// - Parameters:
  ///   - a: The first end.
  ///   - b: The second end.
  ///   - metres: At or below 0 gives `a`; at or beyond the segment's length gives `b`.
  /// - Returns: The place.
  func position(from a: Position, to b: Position, at metres: Double) -> Position

  /// The place on a segment that is nearest to a position, found to a tenth of a millimetre.
  ///
  /// - Parameters:
  ///   - position: The position.
  ///   - a: The first end of the segment.
  ///   - b: The second end.
  ///   - fraction: A guess where the place is, from 0 to 1.
  /// - Returns: Metres from `a` to the place, the place, and its distance from the position in metres.
  func nearest(
    to position: Position, from a: Position, to b: Position, guess fraction: Double
  ) -> (along: Double, place: Position, distance: Double)

  /// The angle between two segments that meet, in degrees from 0 (one line) to 90 (at right angles).
  ///
  /// - Parameters:
  ///   - first: One segment; of no length gives 0.
  ///   - second: The other segment.
  ///   - place: Where they meet.
  /// - Returns: Degrees.
  func angle(
    between first: (Position, Position), and second: (Position, Position), at place: Position
  ) -> Double
}
