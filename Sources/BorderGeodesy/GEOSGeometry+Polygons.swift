internal import BorderCore
internal import GEOS

extension GEOSGeometry {
  /// Polygons, each an exterior and its holes, made valid where they are not.
  static func valid(_ polygons: [[[Position]]], in context: GEOSContext) throws(GEOSError) -> GEOSGeometry {
    let shape = try multiPolygon(GEOSPolygonCoordinates(polygons), in: context)
    if try shape.invalidity() == nil { return shape }
    return try shape.madeValid(by: .structure(keepCollapsed: false))
  }

  /// What some polygons, which may lie on each other, cover together.
  static func union(of polygons: [[[Position]]], in context: GEOSContext) throws(GEOSError) -> GEOSGeometry {
    var members = GEOSGeometryList(in: context)
    for polygon in polygons { try members.append(try valid([polygon], in: context)) }
    return try collection(.geometryCollection, of: members).unaryUnion()
  }
}
