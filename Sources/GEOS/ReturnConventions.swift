import CGEOS

/// The one place where a failure in C becomes a `GEOSError`: a function for each return convention.
///
/// Each forgets the message of earlier calls, makes the call with the C context, and adds the name of the
/// C function to the library's message when the result says "failed".
extension GEOSContext {
  /// For functions that return a pointer, `NULL` on exception.
  func pointer<Pointee>(
    _ function: StaticString, _ call: (OpaquePointer) -> Pointee?
  ) throws(GEOSError) -> Pointee {
    forgetMessage()
    guard let result = unsafe call(handle) else { throw failure(function) }
    return result
  }

  /// For functions that return a new geometry, `NULL` on exception.
  func geometry(
    _ function: StaticString, _ call: (OpaquePointer) -> OpaquePointer?
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe GEOSGeometry(adopting: try pointer(function, call), in: self)
  }

  /// For functions that return 1 on success and 0 on exception.
  func success(_ function: StaticString, _ call: (OpaquePointer) -> Int32) throws(GEOSError) {
    forgetMessage()
    if unsafe call(handle) == 0 { throw failure(function) }
  }

  /// For functions that write one number through a pointer and return 0 on exception.
  func number(
    _ function: StaticString, _ call: (OpaquePointer, UnsafeMutablePointer<Double>) -> Int32
  ) throws(GEOSError) -> Double {
    var value = 0.0
    forgetMessage()
    if unsafe call(handle, &value) == 0 { throw failure(function) }
    return value
  }

  /// For predicates: 1 true, 0 false, 2 on exception.
  func predicate(
    _ function: StaticString, _ call: (OpaquePointer) -> CChar
  ) throws(GEOSError) -> Bool {
    forgetMessage()
    switch unsafe call(handle) {
    case 0: return false
    case 1: return true
    default: throw failure(function)
    }
  }

  /// For functions that return a count or an index, −1 on exception.
  func count(_ function: StaticString, _ call: (OpaquePointer) -> Int32) throws(GEOSError) -> Int {
    forgetMessage()
    let result = unsafe call(handle)
    if result < 0 { throw failure(function) }
    return Int(result)
  }

  /// For functions that return nothing: a message is the only sign of an exception.
  func nothing(_ function: StaticString, _ call: (OpaquePointer) -> Void) throws(GEOSError) {
    forgetMessage()
    unsafe call(handle)
    if let message = takeMessage() {
      throw GEOSError(function: "\(function)", libraryMessage: message)
    }
  }

  /// For functions that return a text to be freed with `GEOSFree_r`, `NULL` on exception.
  func text(
    _ function: StaticString, _ call: (OpaquePointer) -> UnsafeMutablePointer<CChar>?
  ) throws(GEOSError) -> String {
    let text = unsafe try pointer(function, call)
    defer { unsafe GEOSFree_r(handle, text) }
    return unsafe String(cString: text)
  }

  private func failure(_ function: StaticString) -> GEOSError {
    GEOSError(function: "\(function)", libraryMessage: takeMessage())
  }
}

extension GEOSError {
  /// A call refused before it reached C, where C would not have checked.
  static func refused(_ function: StaticString, _ message: String) -> GEOSError {
    GEOSError(function: "\(function)", kind: .illegalArgument, message: message)
  }
}
