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
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if let reference = reference(scalar) {
        result += reference
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
