import CGeodesic

/// The shortest path between two positions, with any number of places along it.
///
/// Cheaper than `Geodesic.direct` where many places of one path are asked for. A plain value.
/// C functions: `geod_inverseline`, `geod_position`.
public struct GeodesicLine: Sendable {
  private var line = geod_geodesicline()

  /// The path from one position to another; equal positions give a path of 0 m.
  public init(
    from start: GeodesicPosition, to end: GeodesicPosition, on geodesic: Geodesic = .wgs84
  ) {
    unsafe geodesic.withEllipsoid {
      unsafe geod_inverseline(
        &line, $0, start.latitude, start.longitude, end.latitude, end.longitude, 0)
    }
  }

  /// The length of the path in metres.
  public var length: Double { line.s13 }

  /// The direction of the path at its start, in degrees clockwise from north.
  public var startAzimuth: Double { line.azi1 }

  /// The place at a distance along the path, and the direction there.
  ///
  /// - Parameter distance: Metres from the start; negative ones and those beyond the end go on along the
  ///   same geodesic.
  /// - Returns: The position, its longitude in −180...180, and the azimuth forwards.
  public func position(at distance: Double) -> GeodesicDirect {
    var position = GeodesicPosition(longitude: 0, latitude: 0)
    var azimuth = 0.0
    unsafe withUnsafePointer(to: line) {
      unsafe geod_position($0, distance, &position.latitude, &position.longitude, &azimuth)
    }
    return GeodesicDirect(position: position, azimuth: azimuth)
  }

  /// The place at a fraction of the length: 0 is the start, 1 the end.
  public func position(atFraction fraction: Double) -> GeodesicDirect {
    position(at: fraction * length)
  }
}
