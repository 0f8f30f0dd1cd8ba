/// Marks of footnotes: `[1]`, `[a]`, `[^2]`, `[note 3]`.
enum Footnotes {
  /// A text without them.
  static func removed(from text: String) -> String {
    guard text.contains("[") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "]") else { break }
      let inside = rest[rest.index(after: open)..<close]
      let isNote =
        inside.count <= 2 || inside.hasPrefix("^") || inside.contains(where: \.isNumber) && inside.count < 12
      if !isNote { result += rest[...close] }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
