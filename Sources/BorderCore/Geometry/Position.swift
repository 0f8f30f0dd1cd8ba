/// A place on the ellipsoid: longitude and latitude in degrees on WGS 84.
///
/// The memory layout is two `Double`s, longitude first, stride 16, so that a block of positions can be
/// handed to the C libraries in place.
public struct Position: Hashable, Sendable {
  /// Degrees east of Greenwich, usually in -180...180.
  public var longitude: Double
  /// Degrees north of the equator, in -90...90.
  public var latitude: Double

  /// A position from degrees, longitude first as in RFC 7946.
  @inlinable
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}
