import CGEOS

extension GEOSGeometry {
  /// The cells of all vertices of the geometry: polygons of the places that are nearer to one of them than to any other.
  ///
  /// The cells come in no order that follows the vertices. C function: `GEOSVoronoiDiagram_r`.
  ///
  /// - Parameter envelope: What the cells cover at least.
  /// - Returns: A collection of convex polygons; empty for fewer than two different vertices.
  /// - Throws: `GEOSError`.
  /// - Complexity: O(*n* log *n*).
  public func voronoiCells(covering envelope: borrowing GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
    unsafe try binary("GEOSVoronoiDiagram_r", envelope) { unsafe GEOSVoronoiDiagram_r($0, $1, $2, 0, 0) }
  }
}
