import CGEOS

extension GEOSGeometry {
  /// The type of the geometry.
  ///
  /// A type that this module does not know (curves, since GEOS 3.13) throws `.unsupportedOperation`.
  /// C function: `GEOSGeomTypeId_r`.
  public var type: GEOSGeometryType {
    get throws(GEOSError) {
      let id = unsafe try count("GEOSGeomTypeId_r", GEOSGeomTypeId_r)
      guard let type = GEOSGeometryType(rawValue: Int32(id)) else {
        throw GEOSError(
          function: "GEOSGeomTypeId_r", kind: .unsupportedOperation, message: "geometry type \(id)")
      }
      return type
    }
  }

  /// Whether the geometry has no positions. C function: `GEOSisEmpty_r`.
  public var isEmpty: Bool {
    get throws(GEOSError) { unsafe try unaryPredicate("GEOSisEmpty_r", GEOSisEmpty_r) }
  }

  /// The number of members of a collection; 1 for a single geometry, 0 for an empty collection.
  ///
  /// C function: `GEOSGetNumGeometries_r`.
  public var partCount: Int {
    get throws(GEOSError) { unsafe try count("GEOSGetNumGeometries_r", GEOSGetNumGeometries_r) }
  }

  /// The number of holes of a polygon; for other types an error. C function: `GEOSGetNumInteriorRings_r`.
  public var holeCount: Int {
    get throws(GEOSError) {
      unsafe try count("GEOSGetNumInteriorRings_r", GEOSGetNumInteriorRings_r)
    }
  }

  /// The number of positions in all parts and rings. C function: `GEOSGetNumCoordinates_r`.
  public var coordinateCount: Int {
    get throws(GEOSError) { unsafe try count("GEOSGetNumCoordinates_r", GEOSGetNumCoordinates_r) }
  }

  /// Lends a member of a collection, without a copy; index 0 of a single geometry is itself.
  ///
  /// An index out of range throws `.illegalArgument`: GEOS 3.11 would read past its table.
  /// C function: `GEOSGetGeometryN_r`.
  public func withPart<Result: ~Copyable>(
    at index: Int, _ body: (borrowing GEOSGeometry) throws(GEOSError) -> Result
  ) throws(GEOSError) -> Result {
    let count = try partCount
    guard 0..<count ~= index else {
      throw .refused("GEOSGetGeometryN_r", "part \(index) of \(count)")
    }
    let part = unsafe try withBorrowedHandle { (handle) throws(GEOSError) in
      unsafe try context.pointer("GEOSGetGeometryN_r") {
        unsafe GEOSGetGeometryN_r($0, handle, Int32(index))
      }
    }
    return try body(unsafe GEOSGeometry(lending: part, in: context))
  }

  /// Lends the exterior ring of a polygon, without a copy; for other types an error.
  ///
  /// C function: `GEOSGetExteriorRing_r`.
  public func withExterior<Result: ~Copyable>(
    _ body: (borrowing GEOSGeometry) throws(GEOSError) -> Result
  ) throws(GEOSError) -> Result {
    let ring = unsafe try withBorrowedHandle { (handle) throws(GEOSError) in
      unsafe try context.pointer("GEOSGetExteriorRing_r") {
        unsafe GEOSGetExteriorRing_r($0, handle)
      }
    }
    return try body(unsafe GEOSGeometry(lending: ring, in: context))
  }

  /// Lends a hole of a polygon, without a copy; for other types or an index out of range an error.
  ///
  /// C function: `GEOSGetInteriorRingN_r`.
  public func withHole<Result: ~Copyable>(
    at index: Int, _ body: (borrowing GEOSGeometry) throws(GEOSError) -> Result
  ) throws(GEOSError) -> Result {
    let count = try holeCount
    guard 0..<count ~= index else {
      throw .refused("GEOSGetInteriorRingN_r", "hole \(index) of \(count)")
    }
    let ring = unsafe try withBorrowedHandle { (handle) throws(GEOSError) in
      unsafe try context.pointer("GEOSGetInteriorRingN_r") {
        unsafe GEOSGetInteriorRingN_r($0, handle, Int32(index))
      }
    }
    return try body(unsafe GEOSGeometry(lending: ring, in: context))
  }
}
