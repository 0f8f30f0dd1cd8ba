import CGeodesic

/// A position on an ellipsoid, in degrees, longitude first: two `Double`s, stride 16.
public struct GeodesicPosition: Hashable, Sendable {
  /// Degrees east of Greenwich.
  public var longitude: Double

  /// Degrees north of the equator, in −90...90; a latitude beyond gives NaN in every measure.
  public var latitude: Double

  /// Makes a position of degrees, longitude first.
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// The shortest path between two positions.
public struct GeodesicInverse: Hashable, Sendable {
  /// The length of the path in metres.
  public let distance: Double

  /// The direction of the path at its start, in degrees clockwise from north, −180...180.
  public let startAzimuth: Double

  /// The direction of the path at its end, forwards, in degrees clockwise from north, −180...180.
  public let endAzimuth: Double
}

/// Where a path of given start, direction and length ends.
public struct GeodesicDirect: Hashable, Sendable {
  /// The end; its longitude is in −180...180.
  public let position: GeodesicPosition

  /// The direction of the path at its end, forwards, in degrees clockwise from north, −180...180.
  public let azimuth: Double
}

/// Geodesic measures on an ellipsoid of revolution.
///
/// A plain value: it needs no context, and any number of threads may use one.
///
/// Method: Karney (2013), doi:10.1007/s00190-012-0578-z; results are accurate to about 15 nm for the
/// earth. A measure of a position with NaN, or a latitude beyond 90 degrees, is NaN, not an error.
public struct Geodesic: Sendable {
  private var ellipsoid = geod_geodesic()

  /// The ellipsoid of WGS 84: 6 378 137 m, 1/298.257223563.
  public static let wgs84 = Geodesic(
    checkedSemiMajorAxis: 6_378_137, flattening: 1 / 298.257_223_563)

  /// Makes the measures of an ellipsoid.
  ///
  /// C function: `geod_init`.
  ///
  /// - Parameters:
  ///   - semiMajorAxis: The equatorial radius in metres, positive.
  ///   - flattening: 0 for a sphere, negative for a prolate ellipsoid. The series is exact to rounding up
  ///     to ±1/50; beyond ±1/5 it is worth nothing and refused.
  /// - Throws: `GeodesicError`.
  public init(semiMajorAxis: Double, flattening: Double) throws(GeodesicError) {
    guard semiMajorAxis > 0, semiMajorAxis.isFinite else {
      throw .refused("geod_init", "a semi-major axis of \(semiMajorAxis) m")
    }
    guard abs(flattening) <= 0.2 else { throw .refused("geod_init", "a flattening of \(flattening)") }
    self.init(checkedSemiMajorAxis: semiMajorAxis, flattening: flattening)
  }

  private init(checkedSemiMajorAxis semiMajorAxis: Double, flattening: Double) {
    unsafe geod_init(&ellipsoid, semiMajorAxis, flattening)
  }

  /// The equatorial radius in metres.
  public var semiMajorAxis: Double { ellipsoid.a }

  /// The flattening.
  public var flattening: Double { ellipsoid.f }

  /// Lends the C structure; it must not leave the closure.
  func withEllipsoid<Result>(_ body: (UnsafePointer<geod_geodesic>) -> Result) -> Result {
    unsafe withUnsafePointer(to: ellipsoid, body)
  }
}

extension Geodesic {
  /// The shortest path between two positions: length and directions.
  ///
  /// Equal positions give 0 m; for them, and where many paths are shortest (poles, antipodes), the
  /// directions are those of one of them. C function: `geod_inverse`.
  ///
  /// - Complexity: about 0.4 µs.
  public func inverse(from start: GeodesicPosition, to end: GeodesicPosition) -> GeodesicInverse {
    var distance = 0.0
    var startAzimuth = 0.0
    var endAzimuth = 0.0
    unsafe withEllipsoid {
      unsafe geod_inverse(
        $0, start.latitude, start.longitude, end.latitude, end.longitude, &distance, &startAzimuth,
        &endAzimuth)
    }
    return GeodesicInverse(distance: distance, startAzimuth: startAzimuth, endAzimuth: endAzimuth)
  }

  /// The length of the shortest path between two positions, in metres.
  ///
  /// C function: `geod_inverse`.
  ///
  /// Properties: (1) it is 0 for equal positions; (2) symmetric to rounding; (3) never more than half the
  /// meridian, 20 003 931.459 m on WGS 84.
  public func distance(from start: GeodesicPosition, to end: GeodesicPosition) -> Double {
    var distance = 0.0
    unsafe withEllipsoid {
      unsafe geod_inverse(
        $0, start.latitude, start.longitude, end.latitude, end.longitude, &distance, nil, nil)
    }
    return distance
  }

  /// Where a geodesic ends. C function: `geod_direct`.
  ///
  /// - Parameters:
  ///   - start: Where it starts.
  ///   - azimuth: Its direction there, in degrees clockwise from north.
  ///   - distance: Its length in metres; negative goes backwards.
  /// - Returns: Position and direction of the end.
  public func direct(
    from start: GeodesicPosition, azimuth: Double, distance: Double
  ) -> GeodesicDirect {
    var end = GeodesicPosition(longitude: 0, latitude: 0)
    var endAzimuth = 0.0
    unsafe withEllipsoid {
      unsafe geod_direct(
        $0, start.latitude, start.longitude, azimuth, distance, &end.latitude, &end.longitude,
        &endAzimuth)
    }
    return GeodesicDirect(position: end, azimuth: endAzimuth)
  }
}
