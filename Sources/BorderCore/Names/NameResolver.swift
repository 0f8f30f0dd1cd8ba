/// Finds out which place a spelling means, or that it cannot be told.
///
/// Two places that a spelling may mean are ambiguous; the resolver never prefers one. A similar name is a
/// suggestion, never a match.
public struct NameResolver: Sendable {
  /// The places that names can mean; matches are indices.
  public let places: [NamedPlace]
  let rules: NameRules
  let index: NameIndex
  private let codes: [String: Int]
  private let superseded: [String: String]
  private let newerCodes: [String: Int]
  private let absent: [String: Phrase]
  private let absentNames: [String: Phrase]
  private let userAliases: [String: Int]
  /// Resolves what places lie in; at most one.
  private let outer: [NameResolver]
  private let parentsByCode: [String: Set<Int>]
  /// Places by the initials of their names, for places that lie in nothing but a country.
  private let initials: [String: Set<Int>]

  /// A resolver of some places.
  ///
  /// - Parameters:
  ///   - places: What names can mean.
  ///   - rules: What is known of the languages.
  ///   - superseded: Old codes with the codes of the places.
  ///   - absent: Codes that are known but have no place, with the reason.
  ///   - absentNames: Names that are known but have no place, with the reason.
  ///   - aliases: The user's own names, each with a code; they come before everything else.
  ///   - outer: Resolves the names of what places lie in.
  public init(
    _ places: [NamedPlace], rules: NameRules, superseded: [String: String] = [:],
    absent: [String: Phrase] = [:], absentNames: [String: Phrase] = [:], aliases: [String: String] = [:],
    outer: NameResolver? = nil
  ) {
    self.absentNames = Dictionary(
      absentNames.map { (NameFolding.key(NameFolding.fold($0)), $1) }, uniquingKeysWith: { first, _ in first }
    )
    self.places = places
    self.rules = rules
    self.superseded = superseded
    self.absent = absent
    self.outer = outer.map { [$0] } ?? []
    index = NameIndex(places, rules: rules)
    var codes: [String: Int] = [:]
    for (number, place) in places.enumerated() { codes[place.code] = codes[place.code] ?? number }
    self.codes = codes
    // Where the data itself has old codes, the new ones mean its places, if they mean one place only.
    var byNewer: [String: [Int]] = [:]
    for (number, place) in places.enumerated() {
      if let newer = superseded[place.code] { byNewer[newer, default: []].append(number) }
    }
    newerCodes = byNewer.filter { $1.count == 1 && codes[$0] == nil }.compactMapValues(\.first)
    var own: [String: Int] = [:]
    for (name, code) in aliases {
      own[NameFolding.key(NameFolding.fold(name))] = codes[code] ?? superseded[code].flatMap { codes[$0] }
    }
    userAliases = own
    var byParent: [String: Set<Int>] = [:]
    for (number, place) in places.enumerated() {
      for parent in place.parents {
        byParent[Self.parentKey(parent, rules, outer), default: []].insert(number)
      }
    }
    parentsByCode = byParent
    var initials: [String: Set<Int>] = [:]
    for (number, place) in places.enumerated() where place.parents.isEmpty && place.kind != .country {
      for text in place.names.compactMap(Self.initials) { initials[text, default: []].insert(number) }
    }
    self.initials = initials
  }

  /// What a spelling means.
  ///
  /// - Parameters:
  ///   - text: The spelling, perhaps with what the place lies in: `Троицкий район, Челябинская область`.
  ///   - context: A country or region that it lies in; `nil` for anywhere.
  /// - Returns: One place, several, or none with suggestions.
  public func resolve(_ text: String, within context: String? = nil) -> NameMatch {
    resolve(text, within: context, suggests: true)
  }

  /// Whether a spelling means one place. Faster than `resolve`, which looks for similar names too.
  public func knows(_ text: String) -> Bool {
    if case .matched = resolve(text, within: nil, suggests: false) { true } else { false }
  }

  private func resolve(_ text: String, within context: String?, suggests: Bool) -> NameMatch {
    let trimmed = Self.trimmed(text)
    if let found = code(trimmed) { return found }
    if let place = userAliases[NameFolding.key(NameFolding.fold(trimmed))] {
      return .matched(place, by: .alias)
    }
    var members: Set<Int>?
    if let context, !context.isEmpty {
      guard let inside = self.members(of: context) else {
        return .unknown(suggestions: [], reason: Self.unusable(context))
      }
      members = inside
    }
    let plain = find(ParsedName(trimmed, rules: rules), among: members)
    if case .unknown = plain {
      for (name, place) in splits(of: trimmed) {
        guard let inside = self.members(of: place) else { continue }
        let both = members.map { $0.intersection(inside) } ?? inside
        let found = find(ParsedName(name, rules: rules), among: both)
        if case .unknown = found { continue }
        return found
      }
      if let found = byInitials(trimmed, members) ?? doubled(trimmed, within: context) { return found }
      if let reason = absentNames[NameFolding.key(NameFolding.fold(trimmed))] {
        return .unknown(suggestions: [], reason: reason)
      }
      let similar = suggests ? suggestions(for: trimmed, among: members) : []
      return .unknown(suggestions: similar, reason: nil)
    }
    return plain
  }

  private func code(_ text: String) -> NameMatch? {
    if let place = codes[text] { return .matched(place, by: .code) }
    if let newer = superseded[text], let place = codes[newer] ?? newerCodes[newer] {
      return .matched(place, by: .supersededCode)
    }
    if let place = newerCodes[text] { return .matched(place, by: .supersededCode) }
    if let reason = absent[text] { return .unknown(suggestions: [], reason: reason) }
    return nil
  }

  private func find(_ name: ParsedName, among members: Set<Int>?) -> NameMatch {
    let entries = (index.entries[name.key] ?? []).filter { members?.contains($0.place) ?? true }
    var certain: [Int: NameMethod] = [:]
    var possible: [Int: NameMethod] = [:]
    for entry in entries {
      let types = index.types[entry.place]
      if name.types.isEmpty && entry.needsType { continue }
      let isSure =
        name.types.isEmpty
        ? entry.isBare && types.isEmpty || entry.isBare : !name.types.isDisjoint(with: types)
      if isSure {
        keep(entry, in: &certain)
      } else if name.types.isEmpty || types.isEmpty || accepts(name.types, types) {
        keep(entry, in: &possible)
      }
    }
    if certain.isEmpty || name.types.isEmpty, !entries.isEmpty {
      // A noun may also stand for the place that its adjective names.
      for place in index.roots[name.key] ?? [] where name.types.isEmpty && members?.contains(place) ?? true {
        let known = certain.isEmpty ? possible : certain
        if known[place] == nil, !known.isEmpty, isAmbiguousNoun(name, known) { possible[place] = .inflected }
      }
    }
    let chosen = certain.isEmpty ? possible : certain
    let found = sole(chosen.keys.sorted())
    if found.count == 1 { return .matched(found[0], by: chosen[found[0]] ?? .name) }
    if let place = found.count > 1 ? whole(name, found) : nil { return .matched(place, by: .name) }
    if found.count > 1 { return .ambiguous(found) }
    return .unknown(suggestions: [], reason: nil)
  }

  /// The only one of several places that is called so word by word, its type included: `Republic of the Congo` beside
  /// `Democratic Republic of the Congo`. One word decides nothing: it may be a form of another name.
  private func whole(_ name: ParsedName, _ found: [Int]) -> Int? {
    guard name.words.count > 1, !name.types.isEmpty else { return nil }
    let text = name.words.joined(separator: " ")
    let called = found.filter { place in places[place].names.contains { NameFolding.fold($0) == text } }
    return called.count == 1 ? called[0] : nil
  }

  /// Whether a bare noun has only typed names among its meanings, so that a derived name is as good.
  private func isAmbiguousNoun(_ name: ParsedName, _ known: [Int: NameMethod]) -> Bool {
    known.keys.allSatisfy { place in
      !(index.entries[name.key] ?? []).contains { $0.place == place && $0.isBare }
    }
  }

  private func keep(_ entry: NameIndex.Entry, in list: inout [Int: NameMethod]) {
    if let known = list[entry.place], known.rank <= entry.method.rank { return }
    list[entry.place] = entry.method
  }

  /// A country and its only region are one territory: the region stands for both.
  private func sole(_ found: [Int]) -> [Int] {
    guard found.count == 2 else { return found }
    for (a, b) in [(found[0], found[1]), (found[1], found[0])] {
      guard places[a].kind == .country, places[b].kind != .country, places[b].country == places[a].code else {
        continue
      }
      let members = places.filter { $0.kind != .country && $0.country == places[a].code }
      if members.count == 1 { return [b] }
    }
    return found
  }

  private func accepts(_ wanted: Set<String>, _ types: Set<String>) -> Bool {
    wanted.contains { !(rules.accepted[$0] ?? []).isDisjoint(with: types) }
  }
}

extension NameResolver {
  /// The initials of a Russian name of three words or more; `nil` for other names. A tail behind a dash plays no part.
  private static func initials(of name: String) -> String? {
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
  private func byInitials(_ text: String, _ members: Set<Int>?) -> NameMatch? {
    let plain = text.filter { $0 != "." }
    guard plain.allSatisfy({ $0.isUppercase }), let found = initials[plain] else { return nil }
    let list = found.filter { members?.contains($0) ?? true }.sorted()
    if list.count > 1 { return .ambiguous(list) }
    return list.first.map { .matched($0, by: .initials) }
  }

  /// The place of a text that names it twice: `Республика Татарстан (Татарстан)`, `Чувашская Республика — Чувашия`.
  private func doubled(_ text: String, within context: String?) -> NameMatch? {
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
  private func members(of context: String) -> Set<Int>? {
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
  private static func parentKey(_ text: String, _ rules: NameRules, _ outer: NameResolver?) -> String {
    if let outer, case .matched(let place, _) = outer.resolve(text, within: nil, suggests: false) {
      return outer.places[place].code
    }
    let name = ParsedName(text, rules: rules)
    return NameFolding.key(name.words.joined(separator: " "))
  }

  /// The ways to read a text as a name with what it lies in.
  private func splits(of text: String) -> [(name: String, container: String)] {
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

  private static func unusable(_ context: String) -> Phrase {
    Phrase(
      "nothing in the data is known to lie in \"\(context)\"",
      "в данных не известно, что лежит в «\(context)»")
  }

  /// Places whose names are spelt much alike, nearest first; at most three.
  private func suggestions(for text: String, among members: Set<Int>?) -> [Int] {
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
