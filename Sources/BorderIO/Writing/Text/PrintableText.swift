/// Texts of unknown origin made fit for a line that people look at.
enum PrintableText {
  /// The text on one line, without anything that moves the cursor or turns the direction of what follows.
  ///
  /// Tabs and line ends become single blanks. Control characters (escape sequences begin with one), line and
  /// paragraph separators and the embedding, override and isolate signs of the bidirectional algorithm become
  /// U+FFFD, so that they are seen, and so do noncharacters, which XML and drawing libraries refuse. Direction marks of
  /// no effect beyond their place stay.
  static func oneLine(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where isAfterReturn: break
      case 0x09, 0x0A, 0x0D: result.append(" ")
      case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069:
        result.append("\u{FFFD}")
      case let value where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value):
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      isAfterReturn = scalar.value == 0x0D
    }
    return String(result)
  }

  /// The text with U+FFFD for every NUL, which readers of text files take for the end or an error.
  static func withoutNull(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(scalar.value == 0 ? "\u{FFFD}" : scalar) }
    return String(result)
  }
}
