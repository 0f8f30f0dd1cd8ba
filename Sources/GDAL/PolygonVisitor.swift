internal import CGDAL

/// Takes the polygons of a geometry one ring at a time.
public protocol PolygonVisitor {
  /// A polygon begins.
  mutating func beginPolygon()
  /// A ring of the polygon: the exterior first, then the holes.
  mutating func visitRing(_ ring: borrowing PositionBlock)
}

/// What a geometry held besides straight polygons.
public struct PolygonTally: Hashable, Sendable {
  /// Polygons that were shown, members of others counted one by one.
  public var polygons = 0
  /// Curved surfaces that were made straight.
  public var linearized = 0
  /// Closed lines that were taken as polygons.
  public var closedLines = 0
  /// Members that are no polygons and were left out.
  public var skipped = 0

  /// Nothing yet.
  public init() {}
}

extension VectorGeometry {
  /// Shows all polygons of the geometry, collections in depth.
  ///
  /// - Parameters:
  ///   - visitor: Gets the polygons and their rings.
  ///   - takesClosedLines: Whether a closed line counts as a polygon without holes.
  ///   - tally: Counts what was found.
  ///
  /// C functions: `OGR_G_GetGeometryRef`, `OGR_G_GetLinearGeometry`.
  public func visitPolygons(
    _ visitor: inout some PolygonVisitor, takesClosedLines: Bool = false, tally: inout PolygonTally
  ) {
    switch kind {
    case .polygon:
      tally.polygons += 1
      visitor.beginPolygon()
      for index in 0..<memberCount {
        guard let ring = unsafe OGR_G_GetGeometryRef(pointer, index) else { continue }
        unsafe visitor.visitRing(PositionBlock(borrowing: ring))
      }
    case .multiPolygon, .collection, .multiLine:
      forEachMember { member in
        member.visitPolygons(&visitor, takesClosedLines: takesClosedLines, tally: &tally)
      }
    case .curvedSurface:
      tally.linearized += 1
      withLinearized { linear in
        linear.visitPolygons(&visitor, takesClosedLines: takesClosedLines, tally: &tally)
      }
    case .line where takesClosedLines && isRing:
      tally.polygons += 1
      tally.closedLines += 1
      visitor.beginPolygon()
      unsafe visitor.visitRing(PositionBlock(borrowing: pointer))
    default:
      tally.skipped += 1
    }
  }

  /// Shows all lines of the geometry, collections in depth and curves made straight.
  ///
  /// - Parameter body: Gets each line.
  /// - Returns: The number of members that are no lines.
  @discardableResult
  public func forEachLine(_ body: (borrowing PositionBlock) -> Void) -> Int {
    var skipped = 0
    switch kind {
    case .line: unsafe body(PositionBlock(borrowing: pointer))
    case .multiLine, .collection: forEachMember { skipped += $0.forEachLine(body) }
    case .curvedLine: withLinearized { skipped += $0.forEachLine(body) }
    default: skipped += 1
    }
    return skipped
  }

  /// Shows all points of the geometry, collections in depth. Empty points are passed over.
  ///
  /// - Parameter body: Gets each point.
  /// - Returns: The number of members that are no points.
  ///
  /// C functions: `OGR_G_GetX`, `OGR_G_GetY`.
  @discardableResult
  public func forEachPoint(_ body: (_ x: Double, _ y: Double) -> Void) -> Int {
    var skipped = 0
    switch kind {
    case .point:
      if !isEmpty { unsafe body(OGR_G_GetX(pointer, 0), OGR_G_GetY(pointer, 0)) }
    case .multiPoint, .collection: forEachMember { skipped += $0.forEachPoint(body) }
    default: skipped += 1
    }
    return skipped
  }
}
