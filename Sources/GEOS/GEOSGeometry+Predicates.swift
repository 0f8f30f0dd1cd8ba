import CGEOS

// The predicates of the OGC. All are false if one geometry is empty, but `isDisjoint`, which is true then,
// and equality of two empty ones. For many questions to one geometry prepare it: `GEOSPreparedGeometry`.

extension GEOSGeometry {
  /// Whether the geometries share at least a point. C function: `GEOSIntersects_r`.
  public func intersects(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSIntersects_r", other, GEOSIntersects_r)
  }

  /// Whether the geometries share no point. C function: `GEOSDisjoint_r`.
  public func isDisjoint(from other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSDisjoint_r", other, GEOSDisjoint_r)
  }

  /// Whether the geometries share points of their boundaries only. C function: `GEOSTouches_r`.
  public func touches(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSTouches_r", other, GEOSTouches_r)
  }

  /// Whether one runs through the other, as a line through a polygon. C function: `GEOSCrosses_r`.
  public func crosses(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSCrosses_r", other, GEOSCrosses_r)
  }

  /// Whether geometries of equal dimension share a part, but not all. C function: `GEOSOverlaps_r`.
  public func overlaps(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSOverlaps_r", other, GEOSOverlaps_r)
  }

  /// Whether no point of the other lies outside this one. C function: `GEOSCovers_r`.
  public func covers(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSCovers_r", other, GEOSCovers_r)
  }

  /// Whether no point of this one lies outside the other. C function: `GEOSCoveredBy_r`.
  public func isCovered(by other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSCoveredBy_r", other, GEOSCoveredBy_r)
  }

  /// Whether this one covers the other and their interiors meet. C function: `GEOSContains_r`.
  ///
  /// A polygon does not contain its own boundary; `covers` it does.
  public func contains(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSContains_r", other, GEOSContains_r)
  }

  /// Whether the other contains this one. C function: `GEOSWithin_r`.
  public func isWithin(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSWithin_r", other, GEOSWithin_r)
  }

  /// Whether the geometries are the same set of points, however written. C function: `GEOSEquals_r`.
  public func isTopologicallyEqual(to other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSEquals_r", other, GEOSEquals_r)
  }

  /// Whether type, parts and positions are equal in their order, each position within a tolerance.
  ///
  /// C function: `GEOSEqualsExact_r`.
  public func isExactlyEqual(
    to other: borrowing GEOSGeometry, tolerance: Double = 0
  ) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSEqualsExact_r", other) {
      unsafe GEOSEqualsExact_r($0, $1, $2, tolerance)
    }
  }

  /// The matrix of the dimensionally extended nine-intersection model, such as `FF2F11212`.
  ///
  /// Rows are interior, boundary and exterior of this one, columns those of the other.
  /// C function: `GEOSRelate_r`.
  public func relate(_ other: borrowing GEOSGeometry) throws(GEOSError) -> String {
    unsafe try withBorrowedHandle { (first) throws(GEOSError) in
      unsafe try other.withBorrowedHandle { (second) throws(GEOSError) in
        unsafe try context.text("GEOSRelate_r") { unsafe GEOSRelate_r($0, first, second) }
      }
    }
  }

  /// Whether the matrix fits a pattern of nine letters out of `T`, `F`, `*`, `0`, `1`, `2`.
  ///
  /// A pattern of another length throws `.illegalArgument`. C function: `GEOSRelatePattern_r`.
  public func relates(
    to other: borrowing GEOSGeometry, by pattern: String
  ) throws(GEOSError) -> Bool {
    guard pattern.utf8.count == 9, pattern.utf8.allSatisfy({ "TF*012".utf8.contains($0) }) else {
      throw .refused("GEOSRelatePattern_r", "'\(pattern)' is not a pattern of nine letters TF*012")
    }
    return unsafe try binaryPredicate("GEOSRelatePattern_r", other) {
      unsafe GEOSRelatePattern_r($0, $1, $2, pattern)
    }
  }
}
