public import BorderCore
internal import Glibc
internal import PROJ

/// Lengths along great circles of a sphere with the mean radius of the earth, 6,371,008.8 m: (2*a* + *b*) / 3 of WGS 84.
///
/// Against the geodesic they are off by up to 0.6 per cent: too long along meridians at the equator, too short along them at the poles.
/// Method: the haversine formula, which keeps its digits for short segments; R. W. Sinnott, Sky and Telescope 68 (1984), 159.
public struct SphereMeasure: LineMeasure {
  /// The radius in metres.
  public static let radius = 6_371_008.8

  /// A measure on the sphere.
  public init() {}

  /// What is measured and how.
  public var name: String { "great circles on a sphere of 6371.0088 km" }

  /// Writes the length of each segment, in metres. See `LineMeasure`.
  public func measure(_ line: UnsafeBufferPointer<Position>, into lengths: UnsafeMutableBufferPointer<Double>)
  {
    guard line.count > 1 else { return }
    for index in 0..<line.count - 1 {
      let (a, b) = (line[index], line[index + 1])
      let (low, high) = (a.latitude * .pi / 180, b.latitude * .pi / 180)
      let north = sin((high - low) / 2)
      let east = sin((b.longitude - a.longitude) * .pi / 360)
      let half = north * north + cos(low) * cos(high) * (east * east)
      lengths[index] = 2 * Self.radius * asin(min(half.squareRoot(), 1))
    }
  }
}

/// Lengths of straight lines in a plane that positions are projected into.
public struct PlaneMeasure: LineMeasure {
  /// The plane.
  public enum Plane: Sendable {
    /// Web Mercator (EPSG:3857): the sphere of 6,378,137 m, whatever the ellipsoid.
    case webMercator
    /// Degrees as they are, each as long as one of the equator: 111.319 km.
    case degrees
    /// A projected reference system.
    case system(MapProjectionByPROJ, metresPerUnit: Double)
  }

  /// The plane.
  public let plane: Plane
  /// The radius of the equator of WGS 84, in metres.
  private static let equator = 6_378_137.0
  /// No segment counts more, in metres: what a projection has no image of would be infinitely far.
  private static let longest = 1e9

  /// A measure in a plane.
  public init(_ plane: Plane) { self.plane = plane }

  /// The plane of a reference system: its own, or degrees where it is geographic; `nil` where PROJ cannot project to it.
  ///
  /// - Parameter wkt: The system as WKT 2, or its code; empty for WGS 84 in degrees.
  public init?(ofSystem wkt: String) {
    guard !wkt.isEmpty else {
      plane = .degrees
      return
    }
    let system = try? PROJContext.withCurrent { context throws(PROJError) in
      try ReferenceSystem(wkt, in: context)
    }
    guard let system else { return nil }
    guard system.isProjected else {
      plane = .degrees
      return
    }
    guard let projection = try? MapProjectionByPROJ(wkt) else { return nil }
    plane = .system(projection, metresPerUnit: system.axes.first?.unitFactor ?? 1)
  }

  /// What is measured and how.
  public var name: String {
    switch plane {
    case .webMercator: "planar in Web Mercator (EPSG:3857)"
    case .degrees: "planar in degrees of 111.319 km"
    case .system: "planar in the reference system of the data"
    }
  }

  /// Writes the length of each segment, in metres. See `LineMeasure`.
  public func measure(_ line: UnsafeBufferPointer<Position>, into lengths: UnsafeMutableBufferPointer<Double>)
  {
    guard line.count > 1 else { return }
    let places = projected(line)
    for index in 0..<line.count - 1 {
      let step = places[index + 1] - places[index]
      let length = (step * step).sum().squareRoot()
      lengths[index] = length < Self.longest ? length : 0
    }
  }

  /// The places of a line in the plane, in metres.
  private func projected(_ line: UnsafeBufferPointer<Position>) -> [SIMD2<Double>] {
    let degree = Self.equator * .pi / 180
    switch plane {
    case .degrees: return line.map { SIMD2($0.longitude, $0.latitude) * degree }
    case .webMercator:
      return line.map {
        // The pole is infinitely far; maps end before it.
        let latitude = min(max($0.latitude, -89.9), 89.9) * .pi / 180
        return SIMD2($0.longitude * degree, Self.equator * log(tan(.pi / 4 + latitude / 2)))
      }
    case .system(let projection, let metres):
      var numbers = line.flatMap { [$0.longitude, $0.latitude] }
      projection.project(&numbers)
      return line.indices.map { SIMD2(numbers[2 * $0], numbers[2 * $0 + 1]) * metres }
    }
  }
}
