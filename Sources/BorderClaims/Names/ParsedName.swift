/// A name taken apart: what it says of its type, and the rest.
///
/// A word for a type is one only where it can be: at the end of a Latin name (`Republic County` is a county called
/// Republic) or else at its beginning, anywhere in a Cyrillic one. A small word (`of`, `the`) means nothing only beside
/// such a word or before the name: a part of a name, such as the `IN` of `Adams County, IN`, always counts.
struct ParsedName {
  /// The classes of its type words.
  var types: Set<String> = []
  /// The words that are no type words, folded, hyphens kept.
  var stem = ""
  /// All words, folded.
  var words: [String] = []

  /// Takes a name apart. Commas and parentheses part it; they are read as blanks.
  init(_ text: String, rules: NameRules) {
    var parts: [[String]] = []
    // Marks are bytes: a name is taken apart for each look-up, and letters are many times slower to tell apart.
    for part in text.utf8.split(whereSeparator: Self.isMark) {
      let words = NameFolding.fold(String(Substring(part))).utf8.split(separator: UInt8(ascii: " "))
      if !words.isEmpty { parts.append(words.map { String(Substring($0)) }) }
    }
    self.init(parts: parts, rules: rules)
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ";"):
      true
    default: false
    }
  }

  /// Takes the folded words of a name apart, part by part.
  init(parts: [[String]], rules: NameRules) {
    words = parts.flatMap { $0 }
    var kept: [String] = []
    for (number, part) in parts.enumerated() {
      var words = part
      if let aside = words.firstIndex(where: { rules.typeWords[$0]?.role == .aside }), aside > 0 || number > 0
      {
        words.removeSubrange(aside...)
        kept += take(words, isFirst: number == 0, rules)
        break
      }
      kept += take(words, isFirst: number == 0, rules)
    }
    if kept.isEmpty {
      // A name that is nothing but type words, such as a district called "City": it is a name after all.
      kept = words
      types = []
    }
    stem = kept.joined(separator: " ")
  }

  /// The words of one part that are no type words; its types are noted.
  private mutating func take(_ words: [String], isFirst: Bool, _ rules: NameRules) -> [String] {
    let kinds = words.map { rules.typeWords[$0] }
    var isHead = kinds.map { $0?.role == .head }
    guard isHead.contains(true) else { return Self.withoutLeadingArticle(words) }
    if words.allSatisfy({
      $0.utf8.allSatisfy { $0 < 0x80 } || $0.unicodeScalars.allSatisfy { !Cyrillic.isLetter($0) }
    }) {
      // One type a name: its last word, or else the first that is one.
      let own = isHead[words.count - 1] ? words.count - 1 : isHead.firstIndex(of: true)
      for index in isHead.indices { isHead[index] = index == own }
    }
    var kept: [String] = []
    for index in words.indices {
      if isHead[index], let kind = kinds[index] {
        types.insert(kind.class)
        continue
      }
      switch kinds[index]?.role {
      case .modifier?: continue
      case .stop?:
        // `Republic of the Congo` and `Congo, Republic of the`.
        let before = words.indices.prefix(index).last { kinds[$0]?.role != .stop }
        let hasName = words.indices.dropFirst(index + 1).contains { kinds[$0]?.role != .stop }
        let isArticle = index == 0 && words[index] == "the"
        if isArticle || before.map({ isHead[$0] }) == true && (hasName || !isFirst) { continue }
        kept.append(words[index])
      default: kept.append(words[index])
      }
    }
    return kept
  }

  private static func withoutLeadingArticle(_ words: [String]) -> [String] {
    words.count > 1 && words[0] == "the" ? Array(words.dropFirst()) : words
  }

  /// The key of the stem.
  var key: String { NameFolding.key(stem) }
}
