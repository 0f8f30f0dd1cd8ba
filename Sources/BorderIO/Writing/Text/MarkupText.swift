/// Texts for XML, HTML and Markdown.
package enum MarkupText {
  /// What stands for a character that begins or ends markup; `nil` where it stands for itself.
  package static func reference(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: nil
    }
  }

  /// A text as content, not for attributes: only what begins or ends markup is written in another way.
  package static func content(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { append($1, to: &$0) }
  }

  /// Appends a character as it stands in content.
  static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    if let reference = reference(scalar) { text += reference } else { text.unicodeScalars.append(scalar) }
  }
}
