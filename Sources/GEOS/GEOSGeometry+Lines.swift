import CGEOS

/// The stretches that two lines have in common.
public struct GEOSSharedPaths: Hashable, Sendable {
  /// Stretches that both lines run through in the same sense, in the sense of the first.
  public let sameDirection: GEOSLineCoordinates

  /// Stretches that the lines run through in opposite senses, in the sense of the first.
  public let oppositeDirection: GEOSLineCoordinates
}

extension GEOSGeometry {
  /// The lines cut at every place where they cross or touch, each stretch once.
  ///
  /// C function: `GEOSNode_r`.
  public func noded() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSNode_r", GEOSNode_r)
  }

  /// A collection of the polygons that the lines of this geometry enclose; the lines must be noded.
  ///
  /// Lines that enclose nothing are left out; no area gives an empty collection.
  /// C function: `GEOSPolygonize_r`.
  public func polygonized() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSPolygonize_r") { context, geometry in
      var one = unsafe geometry
      return unsafe GEOSPolygonize_r(context, &one, 1)
    }
  }

  /// The lines joined at every end where exactly two of them meet, without regard to their sense.
  ///
  /// C function: `GEOSLineMerge_r`.
  public func lineMerged() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSLineMerge_r", GEOSLineMerge_r)
  }

  /// The outline: the rings of polygons, the ends of lines, nothing for points.
  ///
  /// A collection of several types throws. C function: `GEOSBoundary_r`.
  public func boundary() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSBoundary_r", GEOSBoundary_r)
  }

  /// The stretches that two geometries of lines have in common, by sense.
  ///
  /// Without common stretches both blocks are empty; points in common are not reported. Polygons throw:
  /// take their `boundary()` first. C function: `GEOSSharedPaths_r`.
  public func sharedPaths(_ other: borrowing GEOSGeometry) throws(GEOSError) -> GEOSSharedPaths {
    let paths = unsafe try binary("GEOSSharedPaths_r", other, GEOSSharedPaths_r)
    return GEOSSharedPaths(
      sameDirection: try paths.withPart(at: 0) { (part) throws(GEOSError) in
        try part.lineCoordinates()
      },
      oppositeDirection: try paths.withPart(at: 1) { (part) throws(GEOSError) in
        try part.lineCoordinates()
      })
  }

  /// The geometry with every line and ring run through in the other sense. C function: `GEOSReverse_r`.
  public func reversed() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSReverse_r", GEOSReverse_r)
  }

  /// A simpler geometry within a tolerance that stays valid (Douglas and Peucker, topology kept).
  ///
  /// Each geometry is simplified alone: neighbours part. C function: `GEOSTopologyPreserveSimplify_r`.
  public func simplified(toTolerance tolerance: Double) throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSTopologyPreserveSimplify_r") {
      unsafe GEOSTopologyPreserveSimplify_r($0, $1, tolerance)
    }
  }
}
