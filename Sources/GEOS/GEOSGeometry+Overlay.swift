import CGEOS

// Overlay works in the plane. It needs valid input: otherwise it may throw `.topology`. The result may be
// a collection of several types, or empty.
//
// With a grid size every position of the result lies on that grid and the operation cannot fail by
// rounding; without one it works in full precision and falls back to snapping by itself.

extension GEOSGeometry {
  /// What both geometries cover.
  ///
  /// C functions: `GEOSIntersection_r`, `GEOSIntersectionPrec_r`.
  public func intersection(
    _ other: borrowing GEOSGeometry, gridSize: Double? = nil
  ) throws(GEOSError) -> GEOSGeometry {
    guard let gridSize else {
      return unsafe try binary("GEOSIntersection_r", other, GEOSIntersection_r)
    }
    return unsafe try binary("GEOSIntersectionPrec_r", other) {
      unsafe GEOSIntersectionPrec_r($0, $1, $2, gridSize)
    }
  }

  /// What at least one of the geometries covers. C functions: `GEOSUnion_r`, `GEOSUnionPrec_r`.
  public func union(
    _ other: borrowing GEOSGeometry, gridSize: Double? = nil
  ) throws(GEOSError) -> GEOSGeometry {
    guard let gridSize else { return unsafe try binary("GEOSUnion_r", other, GEOSUnion_r) }
    return unsafe try binary("GEOSUnionPrec_r", other) {
      unsafe GEOSUnionPrec_r($0, $1, $2, gridSize)
    }
  }

  /// What this geometry covers and the other does not.
  ///
  /// C functions: `GEOSDifference_r`, `GEOSDifferencePrec_r`.
  public func difference(
    _ other: borrowing GEOSGeometry, gridSize: Double? = nil
  ) throws(GEOSError) -> GEOSGeometry {
    guard let gridSize else { return unsafe try binary("GEOSDifference_r", other, GEOSDifference_r) }
    return unsafe try binary("GEOSDifferencePrec_r", other) {
      unsafe GEOSDifferencePrec_r($0, $1, $2, gridSize)
    }
  }

  /// What exactly one of the geometries covers.
  ///
  /// C functions: `GEOSSymDifference_r`, `GEOSSymDifferencePrec_r`.
  public func symmetricDifference(
    _ other: borrowing GEOSGeometry, gridSize: Double? = nil
  ) throws(GEOSError) -> GEOSGeometry {
    guard let gridSize else {
      return unsafe try binary("GEOSSymDifference_r", other, GEOSSymDifference_r)
    }
    return unsafe try binary("GEOSSymDifferencePrec_r", other) {
      unsafe GEOSSymDifferencePrec_r($0, $1, $2, gridSize)
    }
  }

  /// The union of all parts, which may overlap; lines are noded and dissolved too.
  ///
  /// C functions: `GEOSUnaryUnion_r`, `GEOSUnaryUnionPrec_r`.
  public func unaryUnion(gridSize: Double? = nil) throws(GEOSError) -> GEOSGeometry {
    guard let gridSize else { return unsafe try unary("GEOSUnaryUnion_r", GEOSUnaryUnion_r) }
    return unsafe try unary("GEOSUnaryUnionPrec_r") { unsafe GEOSUnaryUnionPrec_r($0, $1, gridSize) }
  }

  /// The union of polygons that form a coverage: they do not overlap and their edges match exactly.
  ///
  /// Much faster than `unaryUnion()`. That the parts are a coverage is taken on trust; where they are not,
  /// the result is wrong or `.topology` is thrown. C function: `GEOSCoverageUnion_r`.
  public func coverageUnion() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSCoverageUnion_r", GEOSCoverageUnion_r)
  }

  /// The part inside a rectangle, fast; may be invalid where `intersection` would not be.
  ///
  /// C function: `GEOSClipByRect_r`.
  public func clipped(to box: GEOSBox) throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSClipByRect_r") {
      unsafe GEOSClipByRect_r($0, $1, box.minX, box.minY, box.maxX, box.maxY)
    }
  }

  /// The geometry with all positions on a grid, made valid again; 0 removes the grid.
  ///
  /// C function: `GEOSGeom_setPrecision_r`.
  public func rounded(toGridSize gridSize: Double) throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSGeom_setPrecision_r") { unsafe GEOSGeom_setPrecision_r($0, $1, gridSize, 0) }
  }
}
