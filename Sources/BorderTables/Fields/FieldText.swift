/// Values of fields as they come.
package enum FieldText {
  /// Without blanks at the ends; most texts have none.
  package static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last,
      first <= 32 || last <= 32 || first == 0xC2 || last == 0xA0
    else { return text }
    var slice = text[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
