internal import BorderCore
internal import Geodesics
internal import Glibc

/// The area of a ring of short geodesics on WGS 84.
///
/// Karney's area is the sum over the sides of the areas between each geodesic and the equator, about a microsecond each.
/// For a short side that area is the integral of the equal-area latitude by the trapezoidal rule, corrected for its
/// curvature and for the bend of the geodesic against the straight line in longitude and latitude:
///
///     Δλ (q₁ + q₂)/2 + q′Δλ/12 (Δφ² (t (1 + 2M/N) − e² s c/W²) + (N c s/M) Δλ²)
///
/// with s, c and t the sine, cosine and tangent of the latitude, M and N the radii of curvature, q′ = M N c. What is left out
/// is of the fifth order in the length of the side: below 0.003 m² for a side at the limit (4.7 km at 45°), less than
/// Karney's own rounding for those of 500 m. Longer sides are Karney's.
enum RingArea {
  /// The area inside a closed ring in square metres, of the two sides the smaller one.
  ///
  /// - Parameter ring: Degrees, the first position repeated at the end.
  /// - Returns: The area; `nil` for a ring around a pole, one with a side over a pole, one that encloses about
  ///   half of the earth, and one with a position that is no number: they are for Karney's algorithm. O(*n*).
  static func squareMetres(_ ring: UnsafeBufferPointer<Position>) -> Double? {
    guard let first = ring.first else { return 0 }
    var start = Vertex(first)
    // Longitudes of a ring that goes around no pole add up to nothing, so areas may be counted from any parallel.
    let reference = start.area
    var sum = 0.0
    var lost = 0.0
    var turn = 0.0
    for index in 1..<ring.count {
      let end = Vertex(ring[index])
      let east = (end.longitude - start.longitude).remainder(dividingBy: 360)
      // Half around the earth, a side leads over a pole, and to which side it counts is Karney's to say.
      guard abs(east) < 179 else { return nil }
      turn += east
      let part =
        start.area(to: end, east: east * radian, above: reference)
        ?? Geodesic.wgs84.areaToEquator(
          from: GeodesicPosition(ring[index - 1]), to: GeodesicPosition(ring[index])) - reference * east
        * radian
      let next = sum + part
      lost += abs(sum) >= abs(part) ? (sum - next) + part : (part - next) + sum
      sum = next
      start = end
    }
    let area = abs(sum + lost)
    return abs(turn) < 1 && area < 2.5e14 ? area : nil
  }

  private static let radian = Double.pi / 180
  /// The square of the eccentricity of WGS 84.
  private static let square = 0.00669437999014132

  private struct Vertex {
    var longitude: Double
    var latitude: Double
    var sine: Double
    var cosine: Double
    /// The area between the equator and the parallel, in square metres for a radian of longitude.
    var area: Double

    init(_ position: Position) {
      longitude = position.longitude
      latitude = position.latitude * radian
      sine = sin(latitude)
      cosine = cos(latitude)
      let x = square * sine * sine
      // The inverse hyperbolic tangent of e s, by e; x is below 0.0067, so that what follows is below 10⁻¹⁷.
      let series =
        1 + x * (1 / 3 + x * (1 / 5 + x * (1 / 7 + x * (1 / 9 + x * (1 / 11 + x * (1 / 13 + x / 15))))))
      area = 6_356_752.314245179 * 6_356_752.314245179 / 2 * sine * (1 / (1 - x) + series)
    }

    /// The area between a short side and a parallel; `nil` when it is not short, or no number.
    func area(to end: Vertex, east: Double, above reference: Double) -> Double? {
      let north = end.latitude - latitude
      let (sine, cosine) = ((sine + end.sine) / 2, (cosine + end.cosine) / 2)
      guard (abs(north) + abs(east)) * (cosine + abs(sine)) <= 1.5e-3 * cosine else { return nil }
      // W², M and N by the great radius.
      let root = 1 - square * sine * sine
      let meridian = (1 - square) / (root * root.squareRoot())
      let normal = 1 / root.squareRoot()
      let slope = 6_378_137.0 * 6_378_137.0 * meridian * normal * cosine
      let bend =
        north * north * (sine / cosine * (1 + 2 * meridian / normal) - square * sine * cosine / root)
        + east * east * normal * cosine * sine / meridian
      return east * ((area + end.area) / 2 - reference) + slope * east / 12 * bend
    }
  }
}
