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
      contentsOf: big(UInt32(truncatingIfNeeded: body.count - 4)) + body + big(checksum(body)), at: end)
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// CRC-32 of ISO 3309, as the specification has it in its annex D.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
