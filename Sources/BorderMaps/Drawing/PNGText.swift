internal import BorderIO

/// Texts inside a PNG file.
enum PNGText {
  /// Adds a text in UTF-8 behind the header of a file.
  ///
  /// Source: PNG specification, second edition, 11.3.4.5 (iTXt).
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - keyword: What it is, in Latin letters.
  ///   - bytes: The file; what is none stays as it is.
  static func add(_ text: String, keyword: String, to bytes: inout [UInt8]) {
    // The signature of eight bytes, then the header: length, name, 13 bytes, checksum.
    let end = 8 + 4 + 4 + 13 + 4
    guard bytes.count > end, bytes[12..<16].elementsEqual("IHDR".utf8) else { return }
    // Not compressed, in no language, with no translated keyword.
    let body = Array("iTXt".utf8) + Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8)
    bytes.insert(
      contentsOf: big(UInt32(truncatingIfNeeded: body.count - 4)) + body + big(Checksum32.of(body)), at: end)
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
