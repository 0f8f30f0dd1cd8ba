import CGEOS

/// A geometry with an index, for many questions to the same geometry.
///
/// It owns its geometry, which the index points into, and frees the index first. The index grows while it
/// is asked, so even questions are not for two threads at once.
///
/// C functions: `GEOSPrepare_r`, `GEOSPreparedGeom_destroy_r`.
@safe
public struct GEOSPreparedGeometry: ~Copyable {
  /// The geometry that was prepared.
  public let geometry: GEOSGeometry
  private let handle: OpaquePointer

  /// Prepares a geometry, which it takes over; a part lent by its parent is copied.
  public init(_ geometry: consuming GEOSGeometry) throws(GEOSError) {
    let context = geometry.context
    // Through `relinquish`, so that a lent part becomes a copy and the index outlives no parent.
    guard let pointer = unsafe try geometry.relinquish() else {
      throw .refused("GEOSPrepare_r", "no geometry")
    }
    let owned = unsafe GEOSGeometry(adopting: pointer, in: context)
    let prepared = unsafe try context.pointer("GEOSPrepare_r") { unsafe GEOSPrepare_r($0, pointer) }
    self.geometry = owned
    unsafe handle = prepared
    context.liveHandleCount += 1
  }

  deinit {
    unsafe GEOSPreparedGeom_destroy_r(geometry.context.handle, handle)
    geometry.context.liveHandleCount -= 1
  }

  /// Whether the geometries share at least a point. C function: `GEOSPreparedIntersects_r`.
  public func intersects(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedIntersects_r", other, GEOSPreparedIntersects_r)
  }

  /// Whether the geometries share no point. C function: `GEOSPreparedDisjoint_r`.
  public func isDisjoint(from other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedDisjoint_r", other, GEOSPreparedDisjoint_r)
  }

  /// Whether the geometries share points of their boundaries only. C function: `GEOSPreparedTouches_r`.
  public func touches(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedTouches_r", other, GEOSPreparedTouches_r)
  }

  /// Whether one runs through the other. C function: `GEOSPreparedCrosses_r`.
  public func crosses(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedCrosses_r", other, GEOSPreparedCrosses_r)
  }

  /// Whether geometries of equal dimension share a part, but not all.
  ///
  /// C function: `GEOSPreparedOverlaps_r`.
  public func overlaps(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedOverlaps_r", other, GEOSPreparedOverlaps_r)
  }

  /// Whether no point of the other lies outside this one. C function: `GEOSPreparedCovers_r`.
  public func covers(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedCovers_r", other, GEOSPreparedCovers_r)
  }

  /// Whether no point of this one lies outside the other. C function: `GEOSPreparedCoveredBy_r`.
  public func isCovered(by other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedCoveredBy_r", other, GEOSPreparedCoveredBy_r)
  }

  /// Whether this one covers the other and their interiors meet. C function: `GEOSPreparedContains_r`.
  public func contains(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedContains_r", other, GEOSPreparedContains_r)
  }

  /// Whether the other lies in the interior of this one. C function: `GEOSPreparedContainsProperly_r`.
  public func containsProperly(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedContainsProperly_r", other, GEOSPreparedContainsProperly_r)
  }

  /// Whether the other contains this one. C function: `GEOSPreparedWithin_r`.
  public func isWithin(_ other: borrowing GEOSGeometry) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedWithin_r", other, GEOSPreparedWithin_r)
  }

  /// Whether the geometries are no farther apart than a planar distance.
  ///
  /// C function: `GEOSPreparedDistanceWithin_r`.
  public func isWithin(
    distance: Double, of other: borrowing GEOSGeometry
  ) throws(GEOSError) -> Bool {
    unsafe try predicate("GEOSPreparedDistanceWithin_r", other) {
      unsafe GEOSPreparedDistanceWithin_r($0, $1, $2, distance)
    }
  }

  /// The least planar distance between the geometries; infinite if one of them is empty.
  ///
  /// C function: `GEOSPreparedDistance_r`.
  public func distance(to other: borrowing GEOSGeometry) throws(GEOSError) -> Double {
    unsafe try other.withBorrowedHandle { (second) throws(GEOSError) in
      unsafe try geometry.context.number("GEOSPreparedDistance_r") {
        unsafe GEOSPreparedDistance_r($0, handle, second, $1)
      }
    }
  }

  /// The nearest places of the two geometries, this one's first; `nil` if one of them is empty.
  ///
  /// C function: `GEOSPreparedNearestPoints_r`.
  public func nearestPoints(
    to other: borrowing GEOSGeometry
  ) throws(GEOSError) -> (GEOSCoordinate, GEOSCoordinate)? {
    if try geometry.isEmpty { return nil }
    if try other.isEmpty { return nil }
    let sequence = unsafe try other.withBorrowedHandle { (second) throws(GEOSError) in
      unsafe try geometry.context.pointer("GEOSPreparedNearestPoints_r") {
        unsafe GEOSPreparedNearestPoints_r($0, handle, second)
      }
    }
    return unsafe try geometry.context.takePair(sequence)
  }

  private func predicate(
    _ function: StaticString, _ other: borrowing GEOSGeometry,
    _ operation: (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> CChar
  ) throws(GEOSError) -> Bool {
    unsafe try other.withBorrowedHandle { (second) throws(GEOSError) in
      unsafe try geometry.context.predicate(function) { unsafe operation($0, handle, second) }
    }
  }
}
