import CGEOS

/// Why a geometry is not valid, and where.
public struct GEOSInvalidity: Hashable, Sendable, CustomStringConvertible {
  /// The reason in the library's words, such as `Self-intersection`.
  public let reason: String

  /// A place where the fault shows, if the library names one.
  public let place: GEOSCoordinate?

  /// Makes a fault of its two parts.
  public init(reason: String, place: GEOSCoordinate?) {
    self.reason = reason
    self.place = place
  }

  /// Reason and place in one line.
  public var description: String {
    place.map { "\(reason) at \($0.x) \($0.y)" } ?? reason
  }
}

/// How to make a valid geometry of an invalid one. C enumeration: `GEOSMakeValidMethods`.
public enum GEOSMakeValidMethod: Hashable, Sendable {
  /// Makes each ring valid, merges the exteriors and subtracts the holes.
  ///
  /// Trusts that holes and exteriors are distinguished correctly. What collapses to a line or point is
  /// dropped or, with `keepCollapsed`, kept as such.
  case structure(keepCollapsed: Bool)

  /// Nodes all lines and takes the areas that an odd number of rings surrounds; keeps what collapses.
  case linework
}

extension GEOSGeometry {
  /// Whether the geometry is valid as the OGC defines it; an empty one is. C function: `GEOSisValid_r`.
  public var isValid: Bool {
    get throws(GEOSError) { unsafe try unaryPredicate("GEOSisValid_r", GEOSisValid_r) }
  }

  /// The first fault found; `nil` for a valid geometry.
  ///
  /// C function: `GEOSisValidDetail_r`.
  ///
  /// - Parameter allowingSelfTouchingRings: Whether a ring may touch itself so as to form a hole, as ESRI's
  ///   model has it; the OGC forbids it.
  /// - Returns: Reason and place, of one fault even if there are several.
  /// - Throws: `GEOSError` if the check itself failed.
  public func invalidity(
    allowingSelfTouchingRings: Bool = false
  ) throws(GEOSError) -> GEOSInvalidity? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    // Both are the caller's to free; GEOS sets them for an invalid geometry only.
    defer {
      if let reason = unsafe reason { unsafe GEOSFree_r(context.handle, reason) }
      if let location = unsafe location { unsafe GEOSGeom_destroy_r(context.handle, location) }
    }
    let isValid = unsafe try withBorrowedHandle { (handle) throws(GEOSError) in
      unsafe try context.predicate("GEOSisValidDetail_r") {
        unsafe GEOSisValidDetail_r($0, handle, allowingSelfTouchingRings ? 1 : 0, &reason, &location)
      }
    }
    if isValid { return nil }
    var place: GEOSCoordinate?
    if let point = unsafe location {
      place = try unsafe GEOSGeometry(lending: point, in: context).pointCoordinate()
    }
    return GEOSInvalidity(
      reason: unsafe reason.map { unsafe String(cString: $0) } ?? "unknown", place: place)
  }

  /// A valid geometry that covers what this one was meant to cover; a valid one comes back as it is.
  ///
  /// The result may be of another type: parts that collapse may leave lines and points in a collection.
  /// C functions: `GEOSMakeValidParams_create_r`, `GEOSMakeValidWithParams_r`.
  public func madeValid(
    by method: GEOSMakeValidMethod = .structure(keepCollapsed: false)
  ) throws(GEOSError) -> GEOSGeometry {
    let parameters = unsafe try context.pointer("GEOSMakeValidParams_create_r") {
      unsafe GEOSMakeValidParams_create_r($0)
    }
    defer { unsafe GEOSMakeValidParams_destroy_r(context.handle, parameters) }
    let keepsCollapsed: Bool
    let code: GEOSMakeValidMethods
    switch method {
    case .structure(let keepCollapsed):
      (code, keepsCollapsed) = (GEOS_MAKE_VALID_STRUCTURE, keepCollapsed)
    case .linework:
      (code, keepsCollapsed) = (GEOS_MAKE_VALID_LINEWORK, true)
    }
    unsafe try context.success("GEOSMakeValidParams_setMethod_r") {
      unsafe GEOSMakeValidParams_setMethod_r($0, parameters, code)
    }
    unsafe try context.success("GEOSMakeValidParams_setKeepCollapsed_r") {
      unsafe GEOSMakeValidParams_setKeepCollapsed_r($0, parameters, keepsCollapsed ? 1 : 0)
    }
    return unsafe try unary("GEOSMakeValidWithParams_r") {
      unsafe GEOSMakeValidWithParams_r($0, $1, parameters)
    }
  }
}
