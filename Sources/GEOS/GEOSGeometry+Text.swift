import CGEOS

extension GEOSGeometry {
  /// Reads a geometry from well-known text, such as `POINT (1 2)`.
  ///
  /// C functions: `GEOSWKTReader_create_r`, `GEOSWKTReader_read_r`.
  ///
  /// - Parameters:
  ///   - wkt: The text of exactly one geometry.
  ///   - context: The context to make the geometry in.
  /// - Throws: `GEOSError`, `.parse` for what is not well-known text, `.illegalArgument` for rings that
  ///   are not closed.
  public init(wkt: String, in context: GEOSContext) throws(GEOSError) {
    // C would stop at a zero and take the part before it for the whole; GEOS 3.11 ignores what follows the
    // geometry.
    guard !wkt.utf8.contains(0), Self.endsWithItsGeometry(wkt) else {
      throw GEOSError(
        function: "GEOSWKTReader_read_r", kind: .parse,
        message: "the text goes on after the end of the geometry")
    }
    let reader = unsafe try context.pointer("GEOSWKTReader_create_r") {
      unsafe GEOSWKTReader_create_r($0)
    }
    defer { unsafe GEOSWKTReader_destroy_r(context.handle, reader) }
    let read = unsafe try context.pointer("GEOSWKTReader_read_r") {
      unsafe GEOSWKTReader_read_r($0, reader, wkt)
    }
    unsafe self.init(adopting: read, in: context)
  }

  /// Whether nothing but blanks follows the parenthesis that closes the first one.
  private static func endsWithItsGeometry(_ wkt: String) -> Bool {
    var depth = 0
    var isClosed = false
    for byte in wkt.utf8 {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      default: break
      }
      if isClosed { return false }
      isClosed = depth == 0 && byte == UInt8(ascii: ")")
    }
    return true
  }

  /// The geometry as well-known text in two dimensions, without trailing zeros.
  ///
  /// C functions: `GEOSWKTWriter_create_r`, `GEOSWKTWriter_write_r`.
  ///
  /// - Parameter decimals: The number of decimals; `nil` for as many as it takes to read the same numbers
  ///   back, at most 24; `wkb()` is exact for any number.
  /// - Returns: Text such as `POINT (1 2)` or `POLYGON EMPTY`.
  /// - Throws: `GEOSError` from the writer.
  public func wkt(decimals: Int? = nil) throws(GEOSError) -> String {
    let writer = unsafe try context.pointer("GEOSWKTWriter_create_r") {
      unsafe GEOSWKTWriter_create_r($0)
    }
    defer { unsafe GEOSWKTWriter_destroy_r(context.handle, writer) }
    unsafe GEOSWKTWriter_setTrim_r(context.handle, writer, 1)
    unsafe GEOSWKTWriter_setOutputDimension_r(context.handle, writer, 2)
    unsafe GEOSWKTWriter_setRoundingPrecision_r(
      context.handle, writer, Int32(clamping: decimals.map { max(0, min($0, 17)) } ?? 24))
    return unsafe try withBorrowedHandle { (handle) throws(GEOSError) in
      unsafe try context.text("GEOSWKTWriter_write_r") {
        unsafe GEOSWKTWriter_write_r($0, writer, handle)
      }
    }
  }

  /// Reads a geometry from well-known binary, of either byte order, plain or extended.
  ///
  /// C functions: `GEOSWKBReader_create_r`, `GEOSWKBReader_read_r`.
  ///
  /// - Parameters:
  ///   - wkb: The bytes of one geometry. Bytes after its end are ignored.
  ///   - context: The context to make the geometry in.
  /// - Throws: `GEOSError`, `.parse` for bytes that end early or name an unknown type.
  public init(wkb: Span<UInt8>, in context: GEOSContext) throws(GEOSError) {
    let reader = unsafe try context.pointer("GEOSWKBReader_create_r") {
      unsafe GEOSWKBReader_create_r($0)
    }
    defer { unsafe GEOSWKBReader_destroy_r(context.handle, reader) }
    let read = unsafe try context.pointer("GEOSWKBReader_read_r") { context in
      unsafe wkb.withUnsafeBufferPointer {
        unsafe GEOSWKBReader_read_r(context, reader, $0.baseAddress, $0.count)
      }
    }
    unsafe self.init(adopting: read, in: context)
  }

  /// Reads a geometry from an array of well-known binary.
  public init(wkb: [UInt8], in context: GEOSContext) throws(GEOSError) {
    try self.init(wkb: wkb.span, in: context)
  }

  /// The geometry as well-known binary in two dimensions, least byte first.
  ///
  /// C functions: `GEOSWKBWriter_create_r`, `GEOSWKBWriter_write_r`.
  public func wkb() throws(GEOSError) -> [UInt8] {
    let writer = unsafe try context.pointer("GEOSWKBWriter_create_r") {
      unsafe GEOSWKBWriter_create_r($0)
    }
    defer { unsafe GEOSWKBWriter_destroy_r(context.handle, writer) }
    unsafe GEOSWKBWriter_setOutputDimension_r(context.handle, writer, 2)
    unsafe GEOSWKBWriter_setByteOrder_r(context.handle, writer, 1)
    var size = 0
    let bytes = unsafe try withBorrowedHandle { (handle) throws(GEOSError) in
      unsafe try context.pointer("GEOSWKBWriter_write_r") {
        unsafe GEOSWKBWriter_write_r($0, writer, handle, &size)
      }
    }
    defer { unsafe GEOSFree_r(context.handle, bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: size))
  }
}
