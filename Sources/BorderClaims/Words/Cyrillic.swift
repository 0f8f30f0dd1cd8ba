/// Letters of Russian and of the other languages that are written in Cyrillic.
enum Cyrillic {
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool { (0x400...0x52F).contains(scalar.value) }

  /// Whether a text has such a letter.
  static func isIn(_ text: String) -> Bool { text.unicodeScalars.contains(where: isLetter) }
}
