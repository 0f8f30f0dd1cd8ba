/// Carries positions to the plane of a map.
public protocol MapProjection: Sendable {
  /// Replaces interleaved longitudes and latitudes in degrees by coordinates of the plane, x to the right and y
  /// upward; those without an image become infinite.
  func project(_ numbers: inout [Double])
}
