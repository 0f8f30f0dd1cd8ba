internal import BorderCore

extension GeoJSONGeometry {
  /// The geometry on the flat sheet from -180 to 180: lines and polygons are cut at the 180th meridian (`Antimeridian`), as
  /// programs need them that join two vertices by the straight line between their numbers.
  ///
  /// - Returns: The geometry as it is, bit by bit, where nothing is to be cut; `nil` when nothing is left of it, as of rings
  ///   without a finite vertex.
  /// - Complexity: O(*n*), and as `Antimeridian.cut` for what is cut.
  var onSheet: GeoJSONGeometry? {
    switch self {
    case .point(let position): return .point(Antimeridian.normalised(position))
    case .multiPoint(let positions): return .multiPoint(positions.map(Antimeridian.normalised))
    case .lineString(let line):
      return Antimeridian.needsCut(line) ? .multiLineString(Antimeridian.cut(line: line)) : self
    case .multiLineString(let lines):
      guard lines.contains(where: { Antimeridian.needsCut($0) }) else { return self }
      return .multiLineString(lines.flatMap { Antimeridian.cut(line: $0) })
    case .polygon(let rings): return Self.cut([rings]).map { $0 == [rings] ? self : .multiPolygon($0) }
    case .multiPolygon(let polygons): return Self.cut(polygons).map(GeoJSONGeometry.multiPolygon)
    }
  }

  private static func cut(_ polygons: [[[Position]]]) -> [[[Position]]]? {
    let pieces = polygons.flatMap { Antimeridian.cut(polygon: $0) }
    return pieces.isEmpty && !polygons.isEmpty ? nil : pieces
  }
}
