internal import CGDAL

/// A geometry that belongs to a feature, or a part of one. Valid only inside the closure that got it.
@safe
public struct VectorGeometry: ~Copyable {
  let pointer: OGRGeometryH

  init(borrowing pointer: OGRGeometryH) { unsafe self.pointer = unsafe pointer }

  /// What it is. C function: `OGR_G_GetGeometryType`.
  public var kind: GeometryKind { unsafe GeometryKind(OGR_G_GetGeometryType(pointer)) }

  /// Whether it has Z or M values. C functions: `OGR_G_Is3D`, `OGR_G_IsMeasured`.
  public var hasMoreDimensions: Bool {
    unsafe OGR_G_Is3D(pointer) != 0 || OGR_G_IsMeasured(pointer) != 0
  }

  /// Whether there are no positions. C function: `OGR_G_IsEmpty`.
  public var isEmpty: Bool { unsafe OGR_G_IsEmpty(pointer) != 0 }

  /// The number of members or rings. C function: `OGR_G_GetGeometryCount`.
  var memberCount: Int32 { unsafe OGR_G_GetGeometryCount(pointer) }

  /// Whether it is a closed line that does not cross itself. C function: `OGR_G_IsRing`.
  var isRing: Bool { unsafe OGR_G_IsRing(pointer) != 0 }

  /// Shows each member of a collection to a body. C function: `OGR_G_GetGeometryRef`.
  func forEachMember<Failure: Error>(
    _ body: (borrowing VectorGeometry) throws(Failure) -> Void
  ) throws(Failure) {
    for index in 0..<memberCount {
      guard let member = unsafe OGR_G_GetGeometryRef(pointer, index) else { continue }
      unsafe try body(VectorGeometry(borrowing: member))
    }
  }

  /// Shows a copy with straight segments in place of circular arcs.
  ///
  /// C functions: `OGR_G_GetLinearGeometry`, `OGR_G_DestroyGeometry`.
  func withLinearized<Failure: Error>(
    _ body: (borrowing VectorGeometry) throws(Failure) -> Void
  ) throws(Failure) {
    guard let linear = unsafe OGR_G_GetLinearGeometry(pointer, 0, nil) else { return }
    let owner = unsafe GeometryOwner(linear)
    unsafe try body(VectorGeometry(borrowing: owner.pointer))
  }
}

/// A block of positions inside a geometry: a ring, a line or a point. Valid only inside the closure that got it.
@safe
public struct PositionBlock: ~Copyable {
  let pointer: OGRGeometryH
  /// The number of positions.
  public let count: Int

  init(borrowing pointer: OGRGeometryH) {
    unsafe self.pointer = unsafe pointer
    count = unsafe Int(OGR_G_GetPointCount(pointer))
  }

  /// Writes the positions as x, y, x, y, ...: 16 bytes each.
  ///
  /// - Parameter target: Room for at least `count` positions. Nothing is written when it is smaller.
  /// - Returns: The number of positions written.
  ///
  /// C function: `OGR_G_GetPoints`.
  @discardableResult
  public func copy(to target: UnsafeMutableRawBufferPointer) -> Int {
    guard let start = target.baseAddress, target.count >= count * 16 else { return 0 }
    return unsafe Int(OGR_G_GetPoints(pointer, start, 16, start + 8, 16, nil, 0))
  }
}

/// Owns a geometry. C function: `OGR_G_DestroyGeometry`.
@safe struct GeometryOwner: ~Copyable {
  let pointer: OGRGeometryH

  init(_ pointer: OGRGeometryH) { unsafe self.pointer = unsafe pointer }

  deinit { unsafe OGR_G_DestroyGeometry(pointer) }
}
