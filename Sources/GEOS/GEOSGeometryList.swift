import CGEOS

/// An owner of several geometries, to be made into a polygon's holes or a collection.
///
/// Swift's arrays hold no values that cannot be copied; this list does, and frees those that nobody took.
@safe
public struct GEOSGeometryList: ~Copyable {
  /// The context of the members.
  public let context: GEOSContext
  private var handles: [OpaquePointer] = unsafe []

  /// Makes an empty list.
  public init(in context: GEOSContext) {
    self.context = context
  }

  deinit {
    for index in unsafe handles.indices { unsafe GEOSGeom_destroy_r(context.handle, handles[index]) }
    context.liveHandleCount -= unsafe handles.count
  }

  /// The number of members.
  public var count: Int { unsafe handles.count }

  /// Whether the list has no members.
  public var isEmpty: Bool { unsafe handles.isEmpty }

  /// Takes a geometry over. A part lent by its parent is copied.
  public mutating func append(_ geometry: consuming GEOSGeometry) throws(GEOSError) {
    guard let handle = unsafe try geometry.relinquish() else { return }
    unsafe handles.append(handle)
    context.liveHandleCount += 1
  }

  /// Adds room for so many members.
  public mutating func reserveCapacity(_ capacity: Int) {
    unsafe handles.reserveCapacity(capacity)
  }

  /// Lends the C pointers; they must not leave the closure.
  func withBorrowedHandles<Result: ~Copyable, Failure: Error>(
    _ body: (borrowing [OpaquePointer]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe try body(handles)
  }

  /// Gives the members away: whoever gets the pointers has the duty to free them.
  consuming func relinquish() -> [OpaquePointer?] {
    let given = unsafe handles
    unsafe handles = []
    context.liveHandleCount -= unsafe given.count
    return unsafe given
  }
}
