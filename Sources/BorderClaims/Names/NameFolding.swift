/// Brings spellings of one name together: case, ё and е, quotes, apostrophes, dashes, diacritics, blanks.
enum NameFolding {
  /// A name in small letters without marks. Dashes become blanks; hyphens stay; punctuation becomes a blank but for
  /// parentheses, which are left to the caller.
  static func fold(_ text: String) -> String {
    var result = ""
    var isBlankDue = false
    for scalar in joiningInitials(text.lowercased()).unicodeScalars {
      if isPlain(scalar) {
        if isBlankDue { result += " " }
        isBlankDue = false
        result.unicodeScalars.append(scalar)
        continue
      }
      if ignored.contains(scalar) || scalar.properties.generalCategory == .nonspacingMark { continue }
      if scalar.properties.isWhitespace || blanks.contains(scalar) {
        isBlankDue = !result.isEmpty
        continue
      }
      if isBlankDue { result += " " }
      isBlankDue = false
      if hyphens.contains(scalar) {
        result += "-"
      } else if let plain = plainLetters[scalar] {
        result += plain
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a letter or digit of the Latin or Russian alphabet stays as it is: most do, and need no look-up.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39, 0x430...0x44F: true
    default: false
    }
  }

  /// A text with `а.о.` as `ао.`: no full stop between two single letters.
  private static func joiningInitials(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    let letters = Array(text)
    var result = ""
    for (index, letter) in letters.enumerated() {
      let isInside =
        letter == "." && index > 0 && letters[index - 1].isLetter
        && (index == 1 || !letters[index - 2].isLetter) && index + 1 < letters.count
        && letters[index + 1].isLetter && (index + 2 == letters.count || !letters[index + 2].isLetter)
      if !isInside { result.append(letter) }
    }
    return result
  }

  /// The words of a text between its blanks. Blanks are bytes: letters are many times slower to tell apart.
  static func words(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
  }

  /// The key of a folded name: hyphens are blanks, so that both spellings meet, and so is a saint however written.
  static func key(_ folded: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }
    guard folded.utf8.contains(where: isBlank) else { return folded }
    let words = folded.utf8.split(whereSeparator: isBlank).map(Substring.init)
    guard words.count > 1, let first = words.first, saints.contains(first) else {
      return words.joined(separator: " ")
    }
    return (["st"] + words.dropFirst()).joined(separator: " ")
  }

  /// Whether a folded word is a saint, which is `st` in keys.
  static func isSaint(_ word: String) -> Bool { saints.contains(word[...]) || word == "st" }

  private static let saints: Set<Substring> = ["saint", "sankt", "sint", "sainte", "ste"]

  private static let ignored = Set("\"'`«»“”„‘’ʹʺʼʻ´\u{AD}\u{200B}\u{FEFF}".unicodeScalars)
  private static let hyphens = Set("-\u{2010}\u{2011}".unicodeScalars)
  private static let blanks = Set("—–\u{2012}\u{2212},.;:/|_*".unicodeScalars)

  /// Letters with marks, and letters that sources interchange.
  private static let plainLetters: [Unicode.Scalar: String] = {
    let groups = [
      ("a", "àáâãäåāăąȁǎə"), ("c", "çćčĉ"), ("d", "ďđð"), ("e", "èéêëēĕėęěȩ"), ("g", "ğģĝ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįı"), ("k", "ķ"), ("l", "ĺļľł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("r", "ŕřŗ"),
      ("s", "śšşŝș"), ("t", "ţťț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"),
      ("ss", "ß"), ("е", "ё"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (plain, marked) in groups { for scalar in marked.unicodeScalars { table[scalar] = plain } }
    return table
  }()
}
