import CGEOS

/// The owner of one GEOS geometry.
///
/// Cannot be copied (`clone()` makes a copy of the geometry) and frees its geometry exactly once, when it
/// goes out of scope. It retains its context, so the context is finished later. Coordinates are plane x
/// and y in whatever unit they were given; lengths and areas are planar in that unit, which makes no
/// sense for degrees. A third ordinate in input is dropped on reading back.
///
/// C functions: `GEOSGeom_destroy_r`.
@safe
public struct GEOSGeometry: ~Copyable {
  /// The context that the geometry was made in, where its operations report failures.
  public let context: GEOSContext

  /// `nil` only between `relinquish` and the end of this value.
  private var handle: OpaquePointer?

  /// Whether this value frees the geometry; false for a part that its parent owns.
  private let isOwner: Bool

  /// Takes a geometry that C has just handed out, with the duty to free it.
  init(adopting handle: OpaquePointer, in context: GEOSContext) {
    unsafe self.handle = handle
    self.context = context
    isOwner = true
    context.liveHandleCount += 1
  }

  /// Stands for a part that its parent owns; the parent must outlive this value.
  init(lending handle: OpaquePointer, in context: GEOSContext) {
    unsafe self.handle = handle
    self.context = context
    isOwner = false
  }

  deinit {
    if isOwner, let handle = unsafe handle {
      unsafe GEOSGeom_destroy_r(context.handle, handle)
      context.liveHandleCount -= 1
    }
  }

  /// Lends the C pointer; it must not leave the closure.
  func withBorrowedHandle<Result: ~Copyable, Failure: Error>(
    _ body: (OpaquePointer?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe try body(handle)
  }

  /// Gives the geometry away: whoever gets the pointer has the duty to free it.
  ///
  /// A lent part is copied first, since its parent will free it.
  consuming func relinquish() throws(GEOSError) -> OpaquePointer? {
    guard isOwner else {
      let copy = try clone()
      return unsafe try copy.relinquish()
    }
    let given = unsafe handle
    unsafe handle = nil
    context.liveHandleCount -= 1
    return unsafe given
  }

  /// A copy of the geometry in the same context. C function: `GEOSGeom_clone_r`.
  public func clone() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSGeom_clone_r", GEOSGeom_clone_r)
  }
}

/// One helper for each shape of operation, so that an operation is one line.
extension GEOSGeometry {
  func unary(
    _ function: StaticString, _ operation: (OpaquePointer?, OpaquePointer?) -> OpaquePointer?
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try context.geometry(function) { unsafe operation($0, handle) }
  }

  func binary(
    _ function: StaticString, _ other: borrowing GEOSGeometry,
    _ operation: (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?
  ) throws(GEOSError) -> GEOSGeometry {
    let second = unsafe other.handle
    return unsafe try context.geometry(function) { unsafe operation($0, handle, second) }
  }

  func unaryPredicate(
    _ function: StaticString, _ operation: (OpaquePointer?, OpaquePointer?) -> CChar
  ) throws(GEOSError) -> Bool {
    unsafe try context.predicate(function) { unsafe operation($0, handle) }
  }

  func binaryPredicate(
    _ function: StaticString, _ other: borrowing GEOSGeometry,
    _ operation: (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> CChar
  ) throws(GEOSError) -> Bool {
    let second = unsafe other.handle
    return unsafe try context.predicate(function) { unsafe operation($0, handle, second) }
  }

  func measure(
    _ function: StaticString,
    _ operation: (OpaquePointer?, OpaquePointer?, UnsafeMutablePointer<Double>?) -> Int32
  ) throws(GEOSError) -> Double {
    unsafe try context.number(function) { unsafe operation($0, handle, $1) }
  }

  func count(
    _ function: StaticString, _ operation: (OpaquePointer?, OpaquePointer?) -> Int32
  ) throws(GEOSError) -> Int {
    unsafe try context.count(function) { unsafe operation($0, handle) }
  }
}
