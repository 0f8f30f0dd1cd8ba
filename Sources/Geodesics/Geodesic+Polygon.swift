import CGeodesic

/// Area and perimeter of a ring of geodesics.
public struct GeodesicPolygon: Hashable, Sendable {
  /// Square metres: positive if the ring runs counter-clockwise, negative if it runs clockwise.
  ///
  /// It lies between plus and minus half the area of the ellipsoid: of the two sides of a ring the one
  /// meant is the smaller.
  public let signedArea: Double

  /// Metres.
  public let perimeter: Double
}

extension Geodesic {
  /// Area and perimeter of a ring whose sides are geodesics.
  ///
  /// The ring may be closed by repeating its first position or not; the result is the same. It may cross
  /// the 180th meridian and go around a pole. A ring that crosses itself counts its loops with their
  /// signs. One position, or none, gives 0 and 0; two give area 0 and twice their distance. Holes are
  /// rings of their own: add the signed areas. Sums are compensated.
  ///
  /// C functions: `geod_polygon_init`, `geod_polygon_addpoint`, `geod_polygon_compute`.
  ///
  /// - Parameter longitudeLatitude: Interleaved degrees, longitude first.
  /// - Returns: Area with sign, perimeter.
  /// - Throws: `GeodesicError` for an odd count of numbers.
  /// - Complexity: O(*n*).
  public func polygon(
    _ longitudeLatitude: UnsafeBufferPointer<Double>
  ) throws(GeodesicError) -> GeodesicPolygon {
    guard longitudeLatitude.count.isMultiple(of: 2) else {
      throw .refused(
        "geod_polygon_addpoint",
        "\(longitudeLatitude.count) numbers are not pairs of longitude and latitude")
    }
    return unsafe withEllipsoid { ellipsoid in
      var polygon = geod_polygon()
      unsafe geod_polygon_init(&polygon, 0)
      for at in stride(from: 0, to: longitudeLatitude.count, by: 2) {
        unsafe geod_polygon_addpoint(
          ellipsoid, &polygon, longitudeLatitude[at + 1], longitudeLatitude[at])
      }
      var area = 0.0
      var perimeter = 0.0
      _ = unsafe geod_polygon_compute(ellipsoid, &polygon, 0, 1, &area, &perimeter)
      return GeodesicPolygon(signedArea: area, perimeter: perimeter)
    }
  }

  /// Area and perimeter of a ring in an array of interleaved degrees.
  public func polygon(_ longitudeLatitude: [Double]) throws(GeodesicError) -> GeodesicPolygon {
    try unsafe longitudeLatitude.withUnsafeBufferPointer { (positions) throws(GeodesicError) in
      try unsafe polygon(positions)
    }
  }

  /// The area between the geodesic of two positions and the equator, in square metres: of the quadrilateral with
  /// corners at both and on the equator below them. Positive for a path to the east on the northern half of the earth.
  ///
  /// C function: `geod_geninverse`.
  public func areaToEquator(from start: GeodesicPosition, to end: GeodesicPosition) -> Double {
    unsafe withEllipsoid { ellipsoid in
      var area = 0.0
      _ = unsafe geod_geninverse(
        ellipsoid, start.latitude, start.longitude, end.latitude, end.longitude, nil, nil, nil, nil, nil, nil,
        &area)
      return area
    }
  }
}
