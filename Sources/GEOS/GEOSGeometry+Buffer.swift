import CGEOS

/// How a buffer is drawn.
public struct GEOSBufferStyle: Hashable, Sendable {
  /// The end of a line. C enumeration: `GEOSBufCapStyles`.
  public enum Cap: Int32, Hashable, Sendable {
    /// A half circle.
    case round = 1
    /// Straight through the last position.
    case flat = 2
    /// Straight, by the distance beyond the last position.
    case square = 3
  }

  /// The outer side of a corner. C enumeration: `GEOSBufJoinStyles`.
  public enum Join: Int32, Hashable, Sendable {
    /// An arc.
    case round = 1
    /// A point, cut off at the mitre limit.
    case mitre = 2
  }

  /// The number of segments in a quarter of a circle; 8 is 2 per cent off the distance.
  public var quadrantSegments: Int

  /// The end of a line.
  public var cap: Cap

  /// The outer side of a corner.
  public var join: Join

  /// How far a mitred corner may reach, in distances.
  public var mitreLimit: Double

  /// Whether a line is widened to its left only, or to its right for a negative distance.
  public var isSingleSided: Bool

  /// Makes a style; what is left out is GEOS's default.
  public init(
    quadrantSegments: Int = 8, cap: Cap = .round, join: Join = .round, mitreLimit: Double = 5,
    isSingleSided: Bool = false
  ) {
    self.quadrantSegments = quadrantSegments
    self.cap = cap
    self.join = join
    self.mitreLimit = mitreLimit
    self.isSingleSided = isSingleSided
  }
}

extension GEOSGeometry {
  /// All places within a distance of the geometry, as polygons.
  ///
  /// The distance is planar, in the unit of the coordinates: project first. A negative one shrinks
  /// polygons; what vanishes is an empty polygon. C functions: `GEOSBufferParams_create_r`,
  /// `GEOSBufferWithParams_r`.
  public func buffer(
    _ distance: Double, style: GEOSBufferStyle = GEOSBufferStyle()
  ) throws(GEOSError) -> GEOSGeometry {
    let parameters = unsafe try context.pointer("GEOSBufferParams_create_r") {
      unsafe GEOSBufferParams_create_r($0)
    }
    defer { unsafe GEOSBufferParams_destroy_r(context.handle, parameters) }
    unsafe try context.success("GEOSBufferParams_setQuadrantSegments_r") {
      unsafe GEOSBufferParams_setQuadrantSegments_r(
        $0, parameters, Int32(clamping: style.quadrantSegments))
    }
    unsafe try context.success("GEOSBufferParams_setEndCapStyle_r") {
      unsafe GEOSBufferParams_setEndCapStyle_r($0, parameters, style.cap.rawValue)
    }
    unsafe try context.success("GEOSBufferParams_setJoinStyle_r") {
      unsafe GEOSBufferParams_setJoinStyle_r($0, parameters, style.join.rawValue)
    }
    unsafe try context.success("GEOSBufferParams_setMitreLimit_r") {
      unsafe GEOSBufferParams_setMitreLimit_r($0, parameters, style.mitreLimit)
    }
    unsafe try context.success("GEOSBufferParams_setSingleSided_r") {
      unsafe GEOSBufferParams_setSingleSided_r($0, parameters, style.isSingleSided ? 1 : 0)
    }
    return unsafe try unary("GEOSBufferWithParams_r") {
      unsafe GEOSBufferWithParams_r($0, $1, parameters, distance)
    }
  }

  /// The smallest convex geometry around this one. C function: `GEOSConvexHull_r`.
  public func convexHull() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSConvexHull_r", GEOSConvexHull_r)
  }

  /// The centre of mass, as a point; empty for an empty geometry. C function: `GEOSGetCentroid_r`.
  public func centroid() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSGetCentroid_r", GEOSGetCentroid_r)
  }

  /// A point that is certain to lie in the geometry; empty for an empty one.
  ///
  /// C function: `GEOSPointOnSurface_r`.
  public func pointOnSurface() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSPointOnSurface_r", GEOSPointOnSurface_r)
  }
}
