/// A name taken apart: what it says of its type, and the rest.
struct ParsedName {
  /// The classes of its type words.
  var types: Set<String> = []
  /// Whether the words say more than a class, such as `autonomous`.
  var modifiers: Set<String> = []
  /// The words that are no type words, folded, hyphens kept.
  var stem = ""
  /// The indices of words that are heads, among all words.
  var headIndices: [Int] = []
  /// All words, folded.
  var words: [String] = []

  /// Takes a name apart. Parentheses are read as blanks.
  init(_ text: String, rules: NameRules) {
    let plain = String(text.map { "()[]".contains($0) ? " " : $0 })
    words = NameFolding.fold(plain).split(separator: " ").map(String.init)
    if let aside = words.firstIndex(where: { rules.typeWords[$0]?.role == .aside }), aside > 0 {
      words.removeSubrange(aside...)
    }
    let kinds = words.map { rules.typeWords[$0] }
    var kept: [String] = []
    for (index, word) in words.enumerated() {
      guard let kind = kinds[index] else {
        kept.append(word)
        continue
      }
      switch kind.role {
      case .head:
        types.insert(kind.class)
        headIndices.append(index)
      case .modifier where kinds.contains(where: { $0?.role == .head }):
        modifiers.insert(kind.class)
      case .stop where words.count > 1: break
      case .modifier, .stop, .aside: kept.append(word)
      }
    }
    if kept.isEmpty {
      // A name that is nothing but type words, such as a district called "City": it is a name after all.
      kept = words
      types = []
      modifiers = []
      headIndices = []
    }
    stem = kept.joined(separator: " ")
  }

  /// The key of the stem.
  var key: String { NameFolding.key(stem) }
}
