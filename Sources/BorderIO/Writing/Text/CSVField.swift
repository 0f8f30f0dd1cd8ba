/// Values of a CSV file.
package enum CSVField {
  /// Whether a value must stand in quotes to be one value: it holds the delimiter, a quote or a line end.
  package static func needsQuotes(_ text: String, delimiter: UInt8) -> Bool {
    text.utf8.contains {
      $0 == delimiter || $0 == Ascii.quote || $0 == Ascii.newline || $0 == Ascii.carriageReturn
    }
  }

  /// A value in quotes.
  package static func quoted(_ text: String) -> String { "\"" + doubled(text) + "\"" }

  /// A value as it stands between quotes: each of its own comes twice. Most have none, and stay as they are.
  static func doubled(_ text: String) -> String {
    guard text.utf8.contains(Ascii.quote) else { return text }
    // Byte by byte: with a mark that combines behind it, a quote is no character of its own.
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == Ascii.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
