/// The case in which Russian puts a name behind `с`.
extension NameRules {
  /// A name behind `граничит`, with its preposition: `с Омской областью`, `со Смоленской областью`, `с Республикой Коми`.
  ///
  /// - Parameter name: The name in the nominative, in Russian.
  /// - Returns: The words; `nil` where the rules do not tell the form for sure.
  func instrumentalWithPreposition(of name: String) -> String? {
    guard let form = instrumental(of: name) else { return nil }
    let start = Array(form.lowercased().prefix(2))
    guard start.count == 2 else { return nil }
    // `со Смоленской`: before a hissing sound and another consonant.
    let isHard = "сзшж".contains(start[0]) && !"аеёиоуыэюяьъ".contains(start[1])
    return (isHard ? "со " : "с ") + form
  }

  /// A name in the instrumental; `nil` where the rules do not tell it for sure.
  func instrumental(of name: String) -> String? {
    guard Cyrillic.isIn(name) else { return nil }
    if name.hasSuffix(")"), let open = name.firstIndex(of: "(") {
      // `Республика Саха (Якутия)`: both are names of it.
      guard let first = instrumental(of: Self.trimmed(name[..<open])),
        let second = instrumental(of: Self.trimmed(name[name.index(after: open)...].dropLast()))
      else { return nil }
      return "\(first) (\(second))"
    }
    let words = name.split(separator: " ").map(String.init)
    if words.count > 1, words[0] == "Республика" {
      // What the republic is called stays: `с Республикой Коми`.
      return (["Республикой"] + words.dropFirst()).joined(separator: " ")
    }
    if let dash = words.firstIndex(where: { $0 == "—" || $0 == "–" }) {
      // `Ханты-Мансийский автономный округ — Югра`
      guard let first = instrumental(of: words[..<dash].joined(separator: " ")),
        let second = instrumental(of: words[(dash + 1)...].joined(separator: " "))
      else { return nil }
      return "\(first) \(words[dash]) \(second)"
    }
    guard let last = words.last, let noun = instrumental(ofNoun: last) else { return nil }
    var forms: [String] = []
    for word in words.dropLast() {
      guard let adjective = instrumental(ofAdjective: word), agrees(word, with: last) else { return nil }
      forms.append(adjective)
    }
    return (forms + [noun]).joined(separator: " ")
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  /// An adjective in the instrumental: `Еврейской`; `nil` for other words.
  private func instrumental(ofAdjective word: String) -> String? {
    let lower = word.lowercased()
    let fitting = declensions.filter { $0.isAdjective && !$0.ending.isEmpty && lower.hasSuffix($0.ending) }
    guard let longest = fitting.max(by: { $0.ending.count < $1.ending.count }),
      let ending = longest.cases[3].first
    else { return nil }
    return word.dropLast(longest.ending.count) + ending
  }

  /// A noun in the instrumental, as the endings of places show it; `nil` where they show no single form.
  private func instrumental(ofNoun word: String) -> String? {
    let lower = word.lowercased()
    guard let last = lower.last else { return nil }
    if lower.hasSuffix("ство") { return word.dropLast() + "ом" }
    // `США`, `Тбилиси`, `Осло`, `Валгамаа`: such names are not declined.
    if word.allSatisfy(\.isUppercase) { return word }
    if "иуюэоё".contains(last) || last == "е" && !lower.hasSuffix("ье") { return word }
    if let before = lower.dropLast().last, last == "а", "аеиоуыэюя".contains(before) { return word }
    if lower.hasSuffix("ая") || lower.hasSuffix("ые") || lower.hasSuffix("ие") || lower.hasSuffix("ы")
      || "жшчщц".contains(last)
    {
      return nil
    }
    if last == "ь" {
      // `область`, `Беларусь`; of others no ending shows whether they are feminine.
      return Gender(ofTypeIn: word) == .feminine || lower.hasSuffix("русь") ? word + "ю" : nil
    }
    if "бвгдзклмнпрстфх".contains(last) { return word + "ом" }
    let fitting = declensions.filter { !$0.isAdjective && !$0.ending.isEmpty && lower.hasSuffix($0.ending) }
    guard let longest = fitting.max(by: { $0.ending.count < $1.ending.count }),
      let ending = longest.cases[3].first
    else { return nil }
    // After a hissing sound the ending hangs on the stress.
    if "жшчщц".contains(lower.dropLast().last ?? " "), longest.ending.count == 1 { return nil }
    return word.dropLast(longest.ending.count) + ending
  }

  /// Whether an adjective belongs to a noun by their endings: `Северная Карелия`, not `Аландские острова`.
  private func agrees(_ adjective: String, with noun: String) -> Bool {
    let (adjective, noun) = (adjective.lowercased(), noun.lowercased())
    let isFeminine = noun.hasSuffix("а") || noun.hasSuffix("я") || Gender(ofTypeIn: noun) == .feminine
    if adjective.hasSuffix("ая") || adjective.hasSuffix("яя") { return isFeminine }
    if adjective.hasSuffix("ое") || adjective.hasSuffix("ее") {
      return noun.hasSuffix("о") || noun.hasSuffix("е")
    }
    guard adjective.hasSuffix("ий") || adjective.hasSuffix("ый"), let last = noun.last else { return false }
    return !isFeminine && "бвгджзйклмнпрстфхцчшщь".contains(last)
  }
}
