/// A way in which other programs measure borders.
public enum LengthMethod: String, CaseIterable, Sendable {
  /// Great circles on a sphere with the mean radius of the earth.
  case sphere
  /// Straight lines in the plane of the data's own reference system; degrees count as if they were as long everywhere as on the
  /// equator.
  case planar
  /// Straight lines in the plane of Web Mercator (EPSG:3857), the projection of web maps.
  case webMercator

  /// The name in columns of files.
  public var key: String { self == .webMercator ? "web_mercator" : rawValue }
}

/// The lengths of all arcs by another method, beside the geodesic ones.
public struct MethodLengths: Sendable {
  /// The method.
  public let method: LengthMethod
  /// The length of each arc.
  public let lengths: ArcLengths

  /// Lengths by a method.
  public init(_ method: LengthMethod, _ lengths: ArcLengths) {
    self.method = method
    self.lengths = lengths
  }

  /// The length of some arcs together in kilometres.
  public func kilometres(of arcs: some Sequence<ArcID>) -> Double {
    arcs.map { lengths[$0] }.sum().kilometres
  }
}
