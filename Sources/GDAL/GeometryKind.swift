internal import CGDAL

/// The kinds of geometry that readers tell apart; Z and M make no difference.
public enum GeometryKind: UInt8, Hashable, Sendable {
  /// No geometry at all.
  case none
  /// Any kind may occur.
  case unknown
  /// A point.
  case point
  /// Several points.
  case multiPoint
  /// A line of straight segments.
  case line
  /// Several lines.
  case multiLine
  /// A polygon of straight segments.
  case polygon
  /// Several polygons.
  case multiPolygon
  /// A collection of any kinds.
  case collection
  /// A polygon or several with circular arcs.
  case curvedSurface
  /// A line or several with circular arcs.
  case curvedLine
  /// A surface of triangles or patches, and what else there is.
  case other

  /// C function: `OGR_GT_Flatten`.
  init(_ type: OGRwkbGeometryType) {
    switch OGR_GT_Flatten(type) {
    case wkbUnknown: self = .unknown
    case wkbNone: self = .none
    case wkbPoint: self = .point
    case wkbMultiPoint: self = .multiPoint
    case wkbLineString, wkbLinearRing: self = .line
    case wkbMultiLineString: self = .multiLine
    case wkbPolygon, wkbTriangle: self = .polygon
    case wkbMultiPolygon: self = .multiPolygon
    case wkbGeometryCollection: self = .collection
    case wkbCurvePolygon, wkbMultiSurface, wkbSurface: self = .curvedSurface
    case wkbCircularString, wkbCompoundCurve, wkbMultiCurve, wkbCurve: self = .curvedLine
    default: self = .other
    }
  }

  /// Whether a layer of this kind can hold polygons.
  public var mayHoldPolygons: Bool {
    switch self {
    case .unknown, .polygon, .multiPolygon, .collection, .curvedSurface: true
    default: false
    }
  }

  /// Whether a layer of this kind can hold points.
  public var mayHoldPoints: Bool {
    switch self {
    case .unknown, .point, .multiPoint, .collection: true
    default: false
    }
  }

  /// Whether a layer of this kind can hold lines.
  public var mayHoldLines: Bool {
    switch self {
    case .unknown, .line, .multiLine, .collection, .curvedLine: true
    default: false
    }
  }
}
