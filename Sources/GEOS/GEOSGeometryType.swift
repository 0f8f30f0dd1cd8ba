import CGEOS

/// The type of a geometry. C enumeration: `GEOSGeomTypes`.
public enum GEOSGeometryType: Int32, Hashable, Sendable, CaseIterable {
  /// One position, or none.
  case point = 0
  /// A chain of segments.
  case lineString = 1
  /// A closed chain, the piece that polygons are made of.
  case linearRing = 2
  /// An area: one exterior ring and any number of holes.
  case polygon = 3
  /// Points.
  case multiPoint = 4
  /// Lines.
  case multiLineString = 5
  /// Polygons.
  case multiPolygon = 6
  /// Geometries of any types.
  case geometryCollection = 7

  /// Whether a collection of this type takes a member of another type.
  ///
  /// GEOS 3.11 does not check and would treat, say, a line as a polygon later.
  func accepts(_ member: GEOSGeometryType) -> Bool {
    switch self {
    case .multiPoint: member == .point
    case .multiLineString: member == .lineString || member == .linearRing
    case .multiPolygon: member == .polygon
    default: true
    }
  }
}

/// A position in the plane, in the unit of its geometry.
public struct GEOSCoordinate: Hashable, Sendable {
  /// The first ordinate.
  public var x: Double

  /// The second ordinate.
  public var y: Double

  /// Makes a coordinate of its two ordinates.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle parallel to the axes, in the unit of its geometry; it may have no width or height.
public struct GEOSBox: Hashable, Sendable {
  /// The least x.
  public var minX: Double

  /// The least y.
  public var minY: Double

  /// The greatest x.
  public var maxX: Double

  /// The greatest y.
  public var maxY: Double

  /// Makes a box of its bounds, each least one first.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Whether the two boxes share at least a point; boxes that touch do.
  public func intersects(_ other: GEOSBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// Whether all bounds are finite and in order.
  var isUsable: Bool {
    minX <= maxX && minY <= maxY && minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite
  }
}
