/// Texts of layers that are read without GDAL, as GDAL gives them.
enum LayerText {
  /// Bytes as a text that ends where a zero stands.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, as it should be.
  ///   - isValidUTF8: Set to `false` when it is not.
  /// - Returns: The text; `nil` when it is not UTF-8.
  static func string(_ bytes: UnsafeRawBufferPointer, isValidUTF8: inout Bool) -> String? {
    let text = bytes.prefix { $0 != 0 }
    if let string = String(validating: text, as: UTF8.self) { return string }
    isValidUTF8 = false
    return nil
  }
}

/// Looks at rings before they are copied.
enum RingBytes {
  /// Whether the last of the positions, 16 bytes each, equals the first. GDAL warns of rings where it does not.
  static func isClosed(_ ring: UnsafeRawBufferPointer) -> Bool {
    guard ring.count >= 16 else { return false }
    func number(_ place: Int) -> Double { ring.loadUnaligned(fromByteOffset: place, as: Double.self) }
    return number(0) == number(ring.count - 16) && number(8) == number(ring.count - 8)
  }
}
