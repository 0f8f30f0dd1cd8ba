/// Finds out which place a spelling means, or that it cannot be told.
///
/// Two places that a spelling may mean are ambiguous; the resolver never prefers one. A similar name is a
/// suggestion, never a match.
public struct NameResolver: Sendable {
  /// The places that names can mean; matches are indices.
  public let places: [NamedPlace]
  let rules: NameRules
  let index: NameIndex
  let codes: [String: Int]
  let superseded: [String: String]
  let newerCodes: [String: Int]
  let absent: [String: Phrase]
  let absentNames: [String: Phrase]
  let userAliases: [String: Int]
  /// Resolves what places lie in; at most one.
  let outer: [NameResolver]
  let parentsByCode: [String: Set<Int>]
  /// Places by the initials of their names, for places that lie in nothing but a country.
  let initials: [String: Set<Int>]

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

  func resolve(_ text: String, within context: String?, suggests: Bool) -> NameMatch {
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

  func code(_ text: String) -> NameMatch? {
    if let place = codes[text] { return .matched(place, by: .code) }
    if let newer = superseded[text], let place = codes[newer] ?? newerCodes[newer] {
      return .matched(place, by: .supersededCode)
    }
    if let place = newerCodes[text] { return .matched(place, by: .supersededCode) }
    if let reason = absent[text] { return .unknown(suggestions: [], reason: reason) }
    return nil
  }

  func find(_ name: ParsedName, among members: Set<Int>?) -> NameMatch {
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
  func whole(_ name: ParsedName, _ found: [Int]) -> Int? {
    guard name.words.count > 1, !name.types.isEmpty else { return nil }
    let text = name.words.joined(separator: " ")
    let called = found.filter { place in places[place].names.contains { NameFolding.fold($0) == text } }
    return called.count == 1 ? called[0] : nil
  }

  /// Whether a bare noun has only typed names among its meanings, so that a derived name is as good.
  func isAmbiguousNoun(_ name: ParsedName, _ known: [Int: NameMethod]) -> Bool {
    known.keys.allSatisfy { place in
      !(index.entries[name.key] ?? []).contains { $0.place == place && $0.isBare }
    }
  }

  func keep(_ entry: NameIndex.Entry, in list: inout [Int: NameMethod]) {
    if let known = list[entry.place], known.rank <= entry.method.rank { return }
    list[entry.place] = entry.method
  }

  /// A country and its only region are one territory: the region stands for both.
  func sole(_ found: [Int]) -> [Int] {
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

  func accepts(_ wanted: Set<String>, _ types: Set<String>) -> Bool {
    wanted.contains { !(rules.accepted[$0] ?? []).isDisjoint(with: types) }
  }
}
