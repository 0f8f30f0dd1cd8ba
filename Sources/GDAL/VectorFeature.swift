internal import CGDAL

/// A feature while it is being read. Destroyed once, when it goes out of scope.
@safe
public struct VectorFeature: ~Copyable {
  let pointer: OGRFeatureH

  init(owning pointer: OGRFeatureH) { unsafe self.pointer = unsafe pointer }

  /// C function: `OGR_F_Destroy`.
  deinit { unsafe OGR_F_Destroy(pointer) }

  /// The feature's number in its file; -1 where the format has none. C function: `OGR_F_GetFID`.
  public var fid: Int64 { unsafe OGR_F_GetFID(pointer) }

  /// The value of a field as text; `nil` when it is unset or null.
  ///
  /// - Parameters:
  ///   - index: The field, counted from 0 as in `VectorLayer.fieldNames`.
  ///   - isValidUTF8: Set to `false` when the bytes are not UTF-8; they are replaced by U+FFFD then.
  /// - Returns: The text; numbers and dates as GDAL writes them.
  ///
  /// C functions: `OGR_F_IsFieldSetAndNotNull`, `OGR_F_GetFieldAsString`.
  public func text(ofField index: Int, isValidUTF8: inout Bool) -> String? {
    // The key of the table, which comes after the fields.
    if index == (unsafe Int(OGR_F_GetFieldCount(pointer))) { return "\(fid)" }
    guard unsafe OGR_F_IsFieldSetAndNotNull(pointer, Int32(index)) != 0 else { return nil }
    guard let bytes = unsafe OGR_F_GetFieldAsString(pointer, Int32(index)) else { return nil }
    if let text = unsafe String(validatingCString: bytes) { return text }
    isValidUTF8 = false
    return unsafe String(cString: bytes)
  }

  /// The number in a field of real numbers; `nil` for fields of other types, and where it is unset or null.
  ///
  /// C functions: `OGR_Fld_GetType`, `OGR_F_GetFieldAsDouble`.
  public func real(ofField index: Int) -> Double? {
    guard index < (unsafe Int(OGR_F_GetFieldCount(pointer))),
      let field = unsafe OGR_F_GetFieldDefnRef(pointer, Int32(index)),
      unsafe OGR_Fld_GetType(field) == OFTReal,
      unsafe OGR_F_IsFieldSetAndNotNull(pointer, Int32(index)) != 0
    else { return nil }
    return unsafe OGR_F_GetFieldAsDouble(pointer, Int32(index))
  }

  /// The bytes of a field's text, in whatever encoding they are; `nil` when it is unset or null.
  ///
  /// C functions: `OGR_F_IsFieldSetAndNotNull`, `OGR_F_GetFieldAsString`.
  public func bytes(ofField index: Int) -> [UInt8]? {
    if index == (unsafe Int(OGR_F_GetFieldCount(pointer))) { return Array("\(fid)".utf8) }
    guard unsafe OGR_F_IsFieldSetAndNotNull(pointer, Int32(index)) != 0,
      let text = unsafe OGR_F_GetFieldAsString(pointer, Int32(index))
    else { return nil }
    var bytes: [UInt8] = []
    var next = unsafe text
    while unsafe next.pointee != 0 {
      unsafe bytes.append(UInt8(bitPattern: next.pointee))
      unsafe next += 1
    }
    return bytes
  }

  /// As `text(ofField:isValidUTF8:)`, where damaged text needs no telling.
  public func text(ofField index: Int) -> String? {
    var isValid = true
    return text(ofField: index, isValidUTF8: &isValid)
  }

  /// Shows the geometry to a body; `nil` when the feature has none.
  ///
  /// C function: `OGR_F_GetGeometryRef`.
  public func withGeometry<Result, Failure: Error>(
    _ body: (borrowing VectorGeometry) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    guard let geometry = unsafe OGR_F_GetGeometryRef(pointer) else { return nil }
    return unsafe try body(VectorGeometry(borrowing: geometry))
  }
}
