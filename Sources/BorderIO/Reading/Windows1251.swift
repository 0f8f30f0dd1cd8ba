/// Reads Russian texts of Windows programs.
enum Windows1251 {
  /// The letters from 0x80 to 0xBF; those above are А to я in their order.
  private static let upper = Array(
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї".unicodeScalars)

  /// The text, if it looks like one: of the letters beyond ASCII, nine tenths are А to я. `nil` for other encodings.
  static func text(of bytes: [UInt8]) -> String? {
    let high = bytes.filter { $0 >= 0x80 }
    let letters = high.count { $0 >= 0xC0 }
    guard !high.isEmpty, 10 * letters >= 9 * high.count, upper.count == 64 else { return nil }
    var text = ""
    var isLower = 0
    for byte in bytes {
      if byte < 0x80 {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte < 0xC0 {
        text.unicodeScalars.append(upper[Int(byte) - 0x80])
      } else if let scalar = Unicode.Scalar(0x410 + UInt32(byte) - 0xC0) {
        if byte >= 0xE0 { isLower += 1 }
        text.unicodeScalars.append(scalar)
      }
    }
    // Another encoding read so is mostly capitals, or has them inside words.
    return 2 * isLower >= letters ? text : nil
  }
}
