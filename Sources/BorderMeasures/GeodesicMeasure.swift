public import BorderCore
internal import CGeodesicKernel
package import Geodesics

/// Geodesic lengths, distances and surfaces on WGS 84.
///
/// Karney's algorithm (`geodesic.h` of GeographicLib) is the standard; its error is about 15 nm. Segments up to
/// 75 km, which is nearly all of them, are measured by a series whose error is below 10⁻¹² of the length, a hundred times
/// faster (see `mezha_short_geodesics`); longer ones by Karney.
public struct GeodesicMeasure: LineMeasure, AreaMeasure {
  /// By which formula lengths are measured.
  public enum Method: String, CaseIterable, Sendable {
    /// The series for short segments, Karney for long ones.
    case series
    /// Karney for all.
    case karney
  }

  /// By which formula lengths are measured.
  public let method: Method

  /// A measure on WGS 84.
  public init(method: Method = .series) { self.method = method }

  /// What is measured and how.
  public var name: String {
    method == .karney
      ? "geodesic on WGS 84 (Karney)" : "geodesic on WGS 84 (series up to 75 km, Karney above)"
  }

  /// Writes the geodesic length of each segment, in metres. See `LineMeasure`.
  public func measure(_ line: UnsafeBufferPointer<Position>, into lengths: UnsafeMutableBufferPointer<Double>)
  {
    guard line.count > 1, lengths.count >= line.count - 1, let start = line.baseAddress,
      let output = lengths.baseAddress
    else { return }
    let count = line.count - 1
    guard method == .series else {
      for index in 0..<count { output[index] = distance(line[index], line[index + 1]) }
      return
    }
    // Two Doubles, longitude first: the layout that `Position` promises.
    start.withMemoryRebound(to: Double.self, capacity: 2 * line.count) {
      mezha_short_geodesics($0, count, output)
    }
    for index in 0..<count where output[index] < 0 {
      output[index] = distance(line[index], line[index + 1])
    }
  }

  /// The geodesic distance in metres. The same bits in both directions. C function: `geod_inverse`.
  public func distance(_ a: Position, _ b: Position) -> Double {
    if a == b { return 0 }
    // Karney's result may differ in the last bit when the ends are swapped, so the lesser end goes first.
    let isOrdered = a.longitude != b.longitude ? a.longitude < b.longitude : a.latitude < b.latitude
    let (p, q) = isOrdered ? (a, b) : (b, a)
    return Geodesic.wgs84.distance(from: GeodesicPosition(p), to: GeodesicPosition(q))
  }

  /// The surface inside a closed ring in square metres: by a series for short sides, by Karney for the others (C functions
  /// `geod_geninverse`, `geod_polygon_compute`). The two differ by less than 0.003 m² for each side.
  ///
  /// Of the two surfaces that a ring separates on the earth, the smaller one. A ring with a position that is no
  /// number gives 0.
  public func area(ofRing ring: UnsafeBufferPointer<Position>) -> Double {
    guard ring.count > 3, let start = ring.baseAddress else { return 0 }
    if method == .series, let area = RingArea.squareMetres(ring) { return area }
    return start.withMemoryRebound(to: Double.self, capacity: 2 * ring.count) { pointer in
      let block = UnsafeBufferPointer(start: pointer, count: 2 * (ring.count - 1))
      guard let polygon = try? Geodesic.wgs84.polygon(block) else { return 0 }
      return abs(polygon.signedArea)
    }
  }
}

extension GeodesicPosition {
  package init(_ position: Position) { self.init(longitude: position.longitude, latitude: position.latitude) }
}
