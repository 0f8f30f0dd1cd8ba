extension NameRules {
  /// The forms of a folded name in all cases, nominative first, as keys. Words are declined together, so that only
  /// forms of one case stand side by side.
  func inflected(_ folded: String) -> [String] {
    // Only Cyrillic words are declined.
    guard Cyrillic.isIn(folded) else { return [NameFolding.key(folded)] }
    let words = NameFolding.words(folded)
    let declined = words.map(cases)
    var forms = [NameFolding.key(folded)]
    for index in 0..<5 {
      var list = [""]
      for (word, cases) in zip(words, declined) {
        let variants = cases.isEmpty ? [word] : cases[index]
        list = list.flatMap { head in variants.map { head.isEmpty ? $0 : "\(head) \($0)" } }
        if list.count > 64 { break }
      }
      forms += list.map(NameFolding.key)
    }
    return forms
  }

  /// The five other cases of a word; empty where no rule applies.
  ///
  /// Of a compound only the last part is declined, or the first before a preposition (Ростов-на-Дону).
  private func cases(of word: String) -> [[String]] {
    guard word.utf8.contains(UInt8(ascii: "-")) else { return simpleCases(of: word) }
    let parts = word.split(separator: "-").map(String.init)
    guard parts.count > 1 else { return simpleCases(of: word) }
    let declinesFirst = parts.count > 2 && parts[1].count <= 2
    let target = declinesFirst ? 0 : parts.count - 1
    return simpleCases(of: parts[target]).map { variants in
      variants.map { variant in
        var copy = parts
        copy[target] = variant
        return copy.joined(separator: "-")
      }
    }
  }

  private func simpleCases(of word: String) -> [[String]] {
    guard word.unicodeScalars.count > 2, let last = word.unicodeScalars.last, Cyrillic.isLetter(last) else {
      return []
    }
    var longest = -1
    var result = [[String]](repeating: [], count: 5)
    for declension in declensions where word.ends(in: declension.ending) {
      if declension.ending.isEmpty && !Self.consonants.contains(last) { continue }
      longest = max(longest, declension.ending.utf8.count)
    }
    guard longest >= 0 else { return [] }
    for declension in declensions
    where declension.ending.utf8.count == longest && word.ends(in: declension.ending) {
      let stem = word.dropping(declension.ending)
      for index in 0..<5 { result[index] += declension.cases[index].map { stem + $0 } }
    }
    return result
  }

  /// The noun inside an adjective: `алтай` of `алтайский`; `nil` for other words.
  func root(ofAdjective word: String) -> String? {
    for ending in ["ский", "ская", "ское"] where word.ends(in: ending) {
      let root = word.dropping(ending)
      if root.unicodeScalars.count > 2 { return root }
    }
    return nil
  }

  /// The land that Russian calls after an oblast: `псковщина` of `Псковская область`; none for other names.
  func landNames(of name: ParsedName) -> [String] {
    guard name.types.contains("oblast"), !name.stem.utf8.contains(UInt8(ascii: " ")),
      !name.stem.utf8.contains(UInt8(ascii: "-")),
      let root = root(ofAdjective: name.stem)
    else { return [] }
    // After д and т the suffix is written with ч: Белгородчина, Вологодчина.
    let isDental = root.hasSuffix("д") || root.hasSuffix("т")
    return [root + "щина"] + (isDental ? [root + "чина"] : [])
  }

  /// Whether a name's last word is an adjective, which can stand for a region only with a word for its type.
  func isAdjective(_ folded: String) -> Bool {
    declensions.contains { $0.isAdjective && folded.ends(in: $0.ending) }
  }

  /// A name in the Latin letters of a scheme, folded; `nil` when it has no Cyrillic letter.
  func transliterated(_ folded: String, by scheme: Scheme) -> String? {
    guard Cyrillic.isIn(folded) else { return nil }
    var result = ""
    for (index, word) in NameFolding.words(folded).enumerated() {
      if index > 0 { result += " " }
      result += transliterated(word: word, by: scheme)
    }
    return result
  }

  private func transliterated(word: String, by scheme: Scheme) -> String {
    var rest = word
    var tail = ""
    for (ending, latin) in scheme.endings where word.ends(in: ending) {
      rest = word.dropping(ending)
      tail = latin
    }
    var result = ""
    var isStart = true
    for letter in rest.unicodeScalars {
      if isStart, let latin = scheme.startLetters[letter] {
        result += latin
      } else if let latin = scheme.letters[letter] {
        if latin != "-" { result += latin }
      } else {
        result.unicodeScalars.append(letter)
      }
      isStart = letter == "-" || Self.vowelsAndSigns.contains(letter)
    }
    return result + tail
  }

  private static let vowelsAndSigns = Set("аеёиоуыэюяьъ".unicodeScalars)
  private static let consonants = Set("бвгджзклмнпрстфхцчшщ".unicodeScalars)
}

/// Folded names are composed, so that bytes tell endings apart: the standard library looks for canonical equivalents.
extension String {
  fileprivate func ends(in ending: String) -> Bool {
    utf8.count >= ending.utf8.count && utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  fileprivate func dropping(_ ending: String) -> String {
    String(Substring(utf8.dropLast(ending.utf8.count)))
  }
}
