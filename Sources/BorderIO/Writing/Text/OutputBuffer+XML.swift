extension OutputBuffer {
  /// Appends a text for the content or a quoted attribute of XML or HTML.
  ///
  /// Escaped are `&`, `<`, `>` and both quotation marks; characters that XML 1.0 has no place for become U+FFFD.
  package mutating func append(xml text: String) {
    for scalar in PrintableText.oneLine(text).unicodeScalars {
      switch scalar {
      case "\"": append("&quot;")
      case "'": append("&#39;")
      default: append(MarkupText.reference(scalar) ?? String(Character(scalar)))
      }
    }
  }
}
