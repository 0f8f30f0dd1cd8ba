/// Texts of unknown origin made fit to be written: the one place that decides which signs may do something to a
/// terminal, a page or a line besides being read.
///
/// Every writer goes through it. Formats that can note any sign otherwise (JSON) note those of `isHarmful`; all others
/// show U+FFFD in their place.
public enum PrintableText {
  /// Whether a sign commands a terminal, or turns the direction of what follows: the control characters but tab, LF and
  /// CR, DEL, those of U+0080...U+009F, and the embedding, override and isolate signs of the bidirectional algorithm.
  ///
  /// Direction marks of no effect beyond their place (U+200E, U+200F, U+061C) are text.
  package static func isHarmful(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether a sign has no place in a line, or none in XML: separators of lines and paragraphs, and noncharacters.
  private static func breaksLines(_ value: UInt32) -> Bool {
    (0x2028...0x2029).contains(value) || value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
  }

  /// The text on one line, without anything that moves the cursor or turns the direction of what follows.
  ///
  /// Tabs and line ends become single blanks; harmful signs, separators of lines and paragraphs, and noncharacters, which
  /// XML and drawing libraries refuse, become U+FFFD, so that they are seen. O(length).
  public static func oneLine(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where isAfterReturn: break
      case 0x09, 0x0A, 0x0D: result.append(" ")
      case let value where isHarmful(value) || breaksLines(value): result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      isAfterReturn = scalar.value == 0x0D
    }
    return String(result)
  }

  /// The text as it stands in a file of data: tabs and line ends stay, harmful signs become U+FFFD. O(length).
  public static func data(_ text: String) -> String {
    // No harmful sign begins with another byte in UTF-8.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else {
      return text
    }
    guard text.unicodeScalars.contains(where: { isHarmful($0.value) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isHarmful(scalar.value) ? "\u{FFFD}" : scalar) }
    return String(result)
  }
}
