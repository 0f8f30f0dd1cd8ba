import BorderCore
import BorderTables

extension NameResolver {
  /// The initials of a Russian name of three words or more; `nil` for other names. A tail behind a dash plays no part.
  static func initials(of name: String) -> String? {
    let head = [" — ", " – ", " ("].reduce(name[...]) { text, mark in
      text.firstRange(of: mark).map { text[..<$0.lowerBound] } ?? text
    }
    let words = head.split { $0 == " " || $0 == "-" }
    guard words.count >= 3,
      words.allSatisfy({ $0.unicodeScalars.first.map(Cyrillic.isLetter) ?? false })
    else { return nil }
    return words.compactMap(\.first).map { String($0).uppercased() }.joined()
  }

  /// The place whose initials a text in capitals is.
  func byInitials(_ text: String, _ members: Set<Int>?) -> NameMatch? {
    // Most texts are none by their second letter.
    guard text.unicodeScalars.allSatisfy({ $0 == "." || $0.properties.isUppercase }),
      let found = initials[text.filter { $0 != "." }]
    else { return nil }
    let list = found.filter { members?.contains($0) ?? true }.sorted()
    if list.count > 1 { return .ambiguous(list) }
    return list.first.map { .matched($0, by: .initials) }
  }

  /// The place of a text that names it twice: `Республика Татарстан (Татарстан)`, `Чувашская Республика — Чувашия`.
  func doubled(_ text: String, among members: Set<Int>?) -> NameMatch? {
    // Most names have no such mark; its bytes are found faster than its letters.
    guard text.utf8.contains(where: { $0 == 0xE2 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "(") })
    else { return nil }
    var pairs: [(String, String)] = []
    for mark in [" — ", " – ", " - "] {
      guard let dash = text.firstRange(of: mark) else { continue }
      pairs.append((String(text[..<dash.lowerBound]), String(text[dash.upperBound...])))
    }
    if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      pairs.append((String(text[..<open]), String(text[text.index(after: open)...].dropLast())))
    }
    for (first, second) in pairs {
      guard case .matched(let place, let method)? = named(Self.trimmed(first), among: members) else {
        continue
      }
      switch named(Self.trimmed(second), among: members) {
      case .matched(place, _)?: return .matched(place, by: method)
      case .ambiguous(let list)? where list.contains(place): return .matched(place, by: method)
      default: continue
      }
    }
    return nil
  }

  /// Whether two texts that a dash or parentheses join are a name of two parts of which one is misspelt: `Республика Саха
  /// (Яккутия)`, `Ханты-Мансийский автоономный округ — Югра`. Each alone would say less than is written.
  func isMisspeltPair(_ first: String, _ second: String) -> Bool {
    for (known, other) in [(first, second), (second, first)] {
      guard case .matched(let place, _) = resolve(known, within: nil, suggests: false),
        !recognizes(other)
      else { continue }
      let written = Array(NameFolding.fold(Self.trimmed(other)))
      let limit = max(1, written.count / 6)
      let halves = (places[place].names + places[place].aliases).flatMap(Self.halves)
      if halves.contains(where: { SpellingDistance.between(written, $0, limit: limit) <= limit }) {
        return true
      }
    }
    return false
  }

  /// The folded parts of a name that has two, joined by a dash or parentheses; empty for other names.
  private static func halves(_ name: String) -> [[Character]] {
    let parts = name.split { "—–(".contains($0) }
    guard parts.count == 2 else { return [] }
    return parts.map { Array(NameFolding.fold(trimmed(String($0.filter { $0 != ")" })))) }
  }

  /// Why a name has no place in the data, where it is one of those that stand outside them; `nil` for other texts.
  func reason(ofAbsence text: String) -> Phrase? {
    guard let elsewhere = elsewhere.first else { return nil }
    func label(_ place: Int) -> Phrase {
      let (names, code) = (elsewhere.places[place].names, elsewhere.places[place].code)
      return Phrase("\(names.first ?? code) (\(code))", "\(names.last ?? code) (\(code))")
    }
    switch elsewhere.named(text, among: nil) {
    case .matched(let place, _)?:
      return absent[elsewhere.places[place].code]
        ?? Phrase(
          "\(label(place).english) is not in the data", "в данных нет страны: \(label(place).russian)")
    case .ambiguous(let list)?:
      let labels = list.map(label)
      return Phrase(
        "\(labels.map(\.english).joined(separator: " or ")), neither of which is in the data",
        "\(labels.map(\.russian).joined(separator: " или ")): в данных нет ни того, ни другого")
    default: return nil
    }
  }

  /// The country outside the data that a text or a code names; `nil` where it names none, or several.
  func placeElsewhere(_ text: String) -> NamedPlace? {
    guard let elsewhere = elsewhere.first, case .matched(let place, _) = elsewhere.plain(text) else {
      return nil
    }
    return elsewhere.places[place]
  }

  /// The places inside a country or region that a text names; `nil` when nothing is known to lie in it.
  func members(of context: String) -> Set<Int>? {
    guard hasContainers else { return nil }
    let resolver = outer.first ?? self
    let match = resolver.plain(context)
    if let inside = parentsByCode[Self.parentKey(context, rules, outer.isEmpty ? nil : (resolver, match))] {
      return inside
    }
    guard case .matched(let place, _) = match, resolver.places[place].kind == .country else { return nil }
    return placesByCountry[resolver.places[place].code]
  }

  /// What a code, an alias or a name alone means, without a look at what it lies in.
  func plain(_ text: String) -> NameMatch {
    let trimmed = Self.trimmed(text)
    if let found = code(trimmed) { return found }
    if let place = userAliases[NameFolding.key(NameFolding.fold(trimmed))] {
      return .matched(place, by: .alias)
    }
    return named(trimmed, among: nil) ?? byInitials(trimmed, nil) ?? doubled(trimmed, among: nil)
      ?? .unknown(suggestions: [], reason: nil)
  }

  /// A key that all spellings of a container share: its code where the outer resolver knows it.
  static func parentKey(
    _ text: String, _ rules: NameRules, _ outer: (resolver: NameResolver, match: NameMatch)?
  ) -> String {
    if let outer, case .matched(let place, _) = outer.match { return outer.resolver.places[place].code }
    let name = ParsedName(text, rules: rules)
    return NameFolding.key(name.words.joined(separator: " "))
  }

  /// The ways to read a text as a name with what it lies in.
  func splits(of text: String) -> [(name: String, container: String)] {
    var list: [(String, String)] = []
    for mark in [",", ";", "(", "/"] as [Character] {
      guard let place = text.firstIndex(of: mark) else { continue }
      let left = Self.trimmed(String(text[..<place]))
      let right = Self.trimmed(String(text[text.index(after: place)...].filter { $0 != ")" }))
      guard !left.isEmpty, !right.isEmpty else { continue }
      list.append((left, right))
      list.append((right, left))
    }
    let words = text.split(separator: " ").map(String.init)
    let heads = words.indices.filter { rules.typeWords[NameFolding.fold(words[$0])]?.role == .head }
    for head in heads where head + 1 < words.count && head > 0 {
      list.append(
        (words[...head].joined(separator: " "), words[(head + 1)...].joined(separator: " ")))
    }
    return list
  }

  static func unusable(_ context: String) -> Phrase {
    Phrase(
      "nothing in the data is known to lie in \"\(context)\"",
      "в данных не известно, что лежит в «\(context)»")
  }

  /// Without blanks, quotes and full stops at the ends.
  static func trimmed(_ text: String) -> String {
    var slice = text[...]
    func isMargin(_ letter: Character) -> Bool { letter.isWhitespace || "\"«»“”„".contains(letter) }
    while let first = slice.first, isMargin(first) { slice.removeFirst() }
    while let last = slice.last, isMargin(last) { slice.removeLast() }
    return String(slice)
  }
}
