/// Sentences written for the command, in the words of calls: an option is a key and a value, `tolerance_m = 5`, not
/// `--tolerance-m 5`.
enum OptionWords {
  /// The options that calls know; others are the command's only, and are said to be where they do not stand behind it.
  private static let known = CallOptions.common.union(["rule"])
  /// The words that are values of options.
  private static let values: Set<Substring> = ["all", "auto", "between", "queen", "rook"]

  /// A sentence with its options renamed. O(*n*).
  static func renamed(_ sentence: String) -> String {
    var result = ""
    var rest = sentence[...]
    while let start = start(in: rest) {
      result += rest[..<start]
      rest = rest[start...].dropFirst(2)
      let name = rest.prefix { $0.isLetter || $0 == "-" }
      rest = rest.dropFirst(name.count)
      let key = String(name.map { $0 == "-" ? "_" : $0 })
      guard known.contains(key) else {
        result += endsWithCommand(result) ? "--\(name)" : "the command's --\(name)"
        continue
      }
      result += key
      let value = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "." }
      if rest.first == " ", values.contains(value) || Double(value) != nil { result += " =" }
    }
    return result + rest
  }

  /// Whether a text ends with the name of a command and a blank, as in `mezha sweep `.
  private static func endsWithCommand(_ text: String) -> Bool {
    text.last == " " && text.split(separator: " ").dropLast().last?.hasSuffix("mezha") == true
  }

  /// Where the next option begins: two hyphens before a letter, after a blank, a bracket or nothing.
  private static func start(in text: Substring) -> Substring.Index? {
    var before: Character = " "
    for index in text.indices {
      let next = text[index...]
      if next.hasPrefix("--"), " (".contains(before), next.dropFirst(2).first?.isLetter == true {
        return index
      }
      before = text[index]
    }
    return nil
  }
}
