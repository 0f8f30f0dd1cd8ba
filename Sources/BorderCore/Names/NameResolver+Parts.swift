extension NameResolver {
  /// The initials of a Russian name of three words or more; `nil` for other names. A tail behind a dash plays no part.
  static func initials(of name: String) -> String? {
    let head = [" — ", " – ", " ("].reduce(name[...]) { text, mark in
      text.firstRange(of: mark).map { text[..<$0.lowerBound] } ?? text
    }
    let words = head.split { $0 == " " || $0 == "-" }
    guard words.count >= 3,
      words.allSatisfy({ $0.unicodeScalars.first.map(NameRules.isCyrillic) ?? false })
    else { return nil }
    return words.compactMap(\.first).map { String($0).uppercased() }.joined()
  }

  /// The place whose initials a text in capitals is.
  func byInitials(_ text: String, _ members: Set<Int>?) -> NameMatch? {
    let plain = text.filter { $0 != "." }
    guard plain.allSatisfy({ $0.isUppercase }), let found = initials[plain] else { return nil }
    let list = found.filter { members?.contains($0) ?? true }.sorted()
    if list.count > 1 { return .ambiguous(list) }
    return list.first.map { .matched($0, by: .initials) }
  }

  /// The place of a text that names it twice: `Республика Татарстан (Татарстан)`, `Чувашская Республика — Чувашия`.
  func doubled(_ text: String, within context: String?) -> NameMatch? {
    var pairs: [(String, String)] = []
    for mark in [" — ", " – ", " - "] {
      guard let dash = text.firstRange(of: mark) else { continue }
      pairs.append((String(text[..<dash.lowerBound]), String(text[dash.upperBound...])))
    }
    if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      pairs.append((String(text[..<open]), String(text[text.index(after: open)...].dropLast())))
    }
    for (first, second) in pairs {
      let found = resolve(first, within: context, suggests: false)
      guard case .matched(let place, _) = found else { continue }
      switch resolve(second, within: context, suggests: false) {
      case .matched(place, _): return found
      case .ambiguous(let list) where list.contains(place): return found
      default: continue
      }
    }
    return nil
  }

  /// The places inside a country or region that a text names; `nil` when nothing is known to lie in it.
  func members(of context: String) -> Set<Int>? {
    let key = Self.parentKey(context, rules, outer.first)
    if let inside = parentsByCode[key] { return inside }
    let resolver = outer.first ?? self
    guard case .matched(let place, _) = resolver.resolve(context, within: nil, suggests: false),
      resolver.places[place].kind == .country
    else { return nil }
    let inside = Set(places.indices.filter { places[$0].country == resolver.places[place].code })
    return inside.isEmpty ? nil : inside
  }

  /// A key that all spellings of a container share: its code where the outer resolver knows it.
  static func parentKey(_ text: String, _ rules: NameRules, _ outer: NameResolver?) -> String {
    if let outer, case .matched(let place, _) = outer.resolve(text, within: nil, suggests: false) {
      return outer.places[place].code
    }
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

  /// Places whose names are spelt much alike, nearest first; at most three.
  func suggestions(for text: String, among members: Set<Int>?) -> [Int] {
    let wanted = Array(ParsedName(text, rules: rules).key)
    guard !wanted.isEmpty else { return [] }
    var best: [Int: Int] = [:]
    let limit = max(1, wanted.count / 3)
    for (number, place) in places.enumerated() where members?.contains(number) ?? true {
      for name in place.names + place.aliases {
        let key = Array(ParsedName(name, rules: rules).key)
        let distance = SpellingDistance.between(wanted, key, limit: limit)
        if distance <= limit { best[number] = min(best[number] ?? .max, distance) }
      }
    }
    return best.sorted { $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key }.prefix(3).map(\.key)
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
