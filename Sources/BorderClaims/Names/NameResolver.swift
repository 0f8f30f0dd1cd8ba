public import BorderCore

/// Finds out which place a spelling means, or that this cannot be decided.
///
/// Two places that a spelling may mean are ambiguous; the resolver never prefers one. A similar name is a
/// suggestion, never a match.
public struct NameResolver: Sendable {
  /// The places that names can mean; matches are indices.
  public let places: [NamedPlace]
  let rules: NameRules
  let index: NameIndex
  let codes: [String: Int]
  /// Places by the codes that the program made; only readings of a list use them.
  let made: [String: Int]
  let superseded: [String: String]
  let newerCodes: [String: Int]
  let absent: [String: Phrase]
  /// Resolves the names of countries that have no place in the data; at most one.
  var elsewhere: [NameResolver] { deferredElsewhere() }
  let userAliases: [String: Int]
  /// Resolves what places lie in; at most one.
  let outer: [NameResolver]
  let parentsByCode: [String: Set<Int>]
  /// Places by the initials of their names, for places that lie in nothing but a country.
  let initials: [String: Set<Int>]
  /// The places of each country.
  let placesByCountry: [String: Set<Int>]
  /// Whether anything is known to lie in something.
  let hasContainers: Bool
  /// What stands behind the commas of names, and how many places have such a name.
  let tails: Set<String>
  let tailed: Int
  /// What only names ask for that mean nothing here.
  private let spellings: Deferred<SpellingIndex>
  private let deferredElsewhere: Deferred<[NameResolver]>
  /// Places by their names, folded whole.
  private let wholes: Deferred<[String: [Int]]>
  /// Regions by the names of the towns that they are called after, in any language, as keys.
  var townRegions: [String: Int] = [:]

  /// A resolver of some places.
  ///
  /// - Parameters:
  ///   - places: What names can mean.
  ///   - rules: What is known of the languages.
  ///   - superseded: Old codes with the codes of the places.
  ///   - absent: Codes that are known but have no place, with the reason.
  ///   - elsewhere: Countries that have no place in the data: their names are no unknown words in any form, and
  ///     never make another name ambiguous.
  ///   - aliases: The user's own names, each with a code; they come before everything else.
  ///   - outer: Resolves the names of what places lie in.
  public init(
    _ places: [NamedPlace], rules: NameRules, superseded: [String: String] = [:],
    absent: [String: Phrase] = [:], elsewhere: [NamedPlace] = [], aliases: [String: String] = [:],
    outer: NameResolver? = nil
  ) {
    deferredElsewhere = Deferred { elsewhere.isEmpty ? [] : [NameResolver(elsewhere, rules: rules)] }
    self.places = places
    self.rules = rules
    self.superseded = superseded
    self.absent = absent
    self.outer = outer.map { [$0] } ?? []
    index = NameIndex(places, rules: rules)
    var codes: [String: Int] = [:]
    for (number, place) in places.enumerated() where !place.hasMadeCode {
      codes[place.code] = codes[place.code] ?? number
    }
    made = Dictionary(
      places.enumerated().filter(\.element.hasMadeCode).map { ($0.element.code, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    self.codes = codes
    // Where the data itself has old codes, the new ones mean its places, if they mean one place only.
    var byNewer: [String: [Int]] = [:]
    for (number, place) in places.enumerated() {
      if let newer = superseded[place.code] { byNewer[newer, default: []].append(number) }
    }
    newerCodes = byNewer.filter { $1.count == 1 && codes[$0] == nil }.compactMapValues(\.first)
    var own: [String: Int] = [:]
    for (name, code) in aliases {
      // What the user names is a place, whoever made its code.
      own[NameFolding.key(NameFolding.fold(name))] =
        codes[code] ?? made[code] ?? superseded[code].flatMap { codes[$0] }
    }
    userAliases = own
    var byParent: [String: Set<Int>] = [:]
    var keys: [String: String] = [:]
    for (number, place) in places.enumerated() {
      for parent in place.parents {
        let key = keys[parent] ?? Self.parentKey(parent, rules, outer.map { ($0, $0.plain(parent)) })
        keys[parent] = key
        byParent[key, default: []].insert(number)
      }
    }
    parentsByCode = byParent
    var initials: [String: Set<Int>] = [:]
    for (number, place) in places.enumerated() where place.parents.isEmpty && place.kind != .country {
      for text in place.names.compactMap(Self.initials) { initials[text, default: []].insert(number) }
    }
    self.initials = initials
    var byCountry: [String: Set<Int>] = [:]
    for (number, place) in places.enumerated() { byCountry[place.country, default: []].insert(number) }
    placesByCountry = byCountry
    hasContainers = !byParent.isEmpty || byCountry.contains { !$0.key.isEmpty }
    spellings = Deferred { SpellingIndex(places, rules: rules) }
    wholes = Deferred {
      var found: [String: [Int]] = [:]
      for (number, place) in places.enumerated() {
        for name in place.names { found[NameFolding.fold(name), default: []].append(number) }
      }
      return found
    }
    let behind = places.compactMap { place in
      place.names.first { $0.contains(",") }?.split(separator: ",", maxSplits: 1).last.map(String.init)
    }
    tails = Set(behind.map { NameFolding.key(NameFolding.fold($0)) })
    tailed = behind.count
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
    if let found = named(trimmed, among: members) {
      return suggests ? markedAsTown(found, trimmed) : found
    }
    for (name, place) in splits(of: trimmed) {
      guard let inside = self.members(of: place) else { continue }
      let both = members.map { $0.intersection(inside) } ?? inside
      if let found = named(name, among: both) { return found }
    }
    if let found = byInitials(trimmed, members) ?? doubled(trimmed, among: members) { return found }
    if let found = smallCode(trimmed) { return found }
    if let reason = reason(ofAbsence: trimmed) {
      return .unknown(suggestions: [], reason: reason)
    }
    if suggests, let place = region(ofTown: trimmed), members?.contains(place) ?? true {
      return .matched(place, by: .town)
    }
    let similar =
      suggests ? spellings().similar(to: ParsedName(trimmed, rules: rules).key, among: members) : []
    return .unknown(suggestions: similar, reason: nil)
  }

  /// What a name alone means, with or without the small words before it; `nil` where it means nothing.
  func named(_ text: String, among members: Set<Int>?) -> NameMatch? {
    let whole = find(ParsedName(text, rules: rules), among: members)
    if case .unknown = whole {} else { return whole }
    guard let plain = withoutLeadingStops(text) else { return nil }
    let found = find(ParsedName(plain, rules: rules), among: members)
    if case .unknown = found { return nil }
    return found
  }

  /// A text without the prepositions before it: `в Оренбургской области`; `nil` where there are none, or nothing else.
  private func withoutLeadingStops(_ text: String) -> String? {
    // Capitals are a part of a name: the IN of Indiana.
    func isStop(_ word: Substring) -> Bool {
      rules.typeWords[NameFolding.fold(String(word))]?.role == .stop
        && (word.count == 1 || !word.allSatisfy(\.isUppercase))
    }
    guard let first = text.split(separator: " ", maxSplits: 1).first, isStop(first) else { return nil }
    let rest = text.split(separator: " ").drop(while: isStop)
    return rest.isEmpty ? nil : rest.joined(separator: " ")
  }

  /// The place of a code, be it one that the program made.
  func place(ofCode code: String) -> Int? { codes[code] ?? made[code] }

  func code(_ text: String) -> NameMatch? {
    if let place = codes[text] { return .matched(place, by: .code) }
    if let newer = superseded[text], let place = codes[newer] ?? newerCodes[newer] {
      return .matched(place, by: .supersededCode)
    }
    if let place = newerCodes[text] { return .matched(place, by: .supersededCode) }
    if let reason = absent[text] { return .unknown(suggestions: [], reason: reason) }
    return nil
  }

  /// The place of a code in small letters that is no small word: `kz`, `kaz`, `ru-oms`, but not `by`.
  private func smallCode(_ text: String) -> NameMatch? {
    let letters = text.utf8
    guard (2...6).contains(letters.count), letters.contains(where: { $0 != UInt8(ascii: "-") }),
      letters.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }), letters.first.map({ $0 > UInt8(ascii: "9") }) ?? false, !Lexicon.isSmallWord(text),
      case .matched(let place, let method)? = code(text.uppercased()),
      letters.contains(UInt8(ascii: "-")) || places[place].kind == .country
    else { return nil }
    return .matched(place, by: method)
  }

  /// The places that a name means, by how they have it. Equal claims to a name are ambiguous.
  ///
  /// A whole name is a stronger claim than a part of one or one without its type, but not where it is an adjective:
  /// `Октябрьский` is short for each place that is called so.
  func find(_ name: ParsedName, among members: Set<Int>?) -> NameMatch {
    let entries = (index.entries[name.key] ?? []).filter { members?.contains($0.place) ?? true }
    guard !entries.isEmpty else { return .unknown(suggestions: [], reason: nil) }
    var certain: [Int: NameMethod] = [:]
    var possible: [Int: NameMethod] = [:]
    var isElliptical = true
    for entry in entries {
      let types = index.types[entry.place]
      if name.types.isEmpty && entry.needsType { continue }
      let isWhole = name.types.isEmpty ? entry.isBare : !name.types.isDisjoint(with: types)
      if isWhole, !entry.isPart {
        keep(entry, in: &certain)
        isElliptical = isElliptical && entry.isAdjective
      } else if isWhole || name.types.isEmpty || accepts(name.types, types)
        || types.isEmpty && mayBe(entry.place, name.types)
      {
        keep(entry, in: &possible)
      }
    }
    if !certain.isEmpty, isElliptical, name.types.isEmpty {
      certain.merge(possible) { first, _ in first }
    }
    if certain.isEmpty, !possible.isEmpty, name.types.isEmpty {
      for place in index.rivals[name.key] ?? []
      where members?.contains(place) ?? true && possible[place] == nil && isRival(place, of: possible.keys) {
        possible[place] = .inflected
      }
    }
    let chosen = certain.isEmpty ? possible : certain
    let found = sole(chosen.keys.sorted())
    if found.count == 1 { return .matched(found[0], by: chosen[found[0]] ?? .name) }
    if let place = found.count > 1 ? whole(name, found) : nil { return .matched(place, by: .name) }
    return found.count > 1 ? .ambiguous(found) : .unknown(suggestions: [], reason: nil)
  }

  /// The only one of several places that is called so word by word, its type included: `Republic of the Congo` beside
  /// `Democratic Republic of the Congo`. One word decides nothing: it may be a form of another name.
  private func whole(_ name: ParsedName, _ found: [Int]) -> Int? {
    guard name.words.count > 1, !name.types.isEmpty else { return nil }
    let text = name.words.joined(separator: " ")
    let called = Set(wholes()[text] ?? []).intersection(found)
    return called.count == 1 ? called.first : nil
  }

  private func keep(_ entry: NameIndex.Entry, in list: inout [Int: NameMethod]) {
    if let known = list[entry.place], known.rank <= entry.method.rank { return }
    list[entry.place] = entry.method
  }

  /// A country and its only region are one territory: the region stands for both.
  private func sole(_ found: [Int]) -> [Int] {
    guard found.count > 1 else { return found }
    return found.filter { place in
      let code = places[place].code
      guard places[place].kind == .country, placesByCountry[code]?.count == 2 else { return true }
      return !found.contains { places[$0].kind != .country && places[$0].country == code }
    }
  }

  /// Whether a place is of a kind with one of some others: a country with countries, a region with those of its country.
  private func isRival(_ place: Int, of others: some Sequence<Int>) -> Bool {
    others.contains { other in
      (places[place].kind == .country) == (places[other].kind == .country)
        && (places[place].kind == .country || places[place].country == places[other].country)
    }
  }

  /// Whether a place without a type may be of some: a country is a republic, but no region (`области России`).
  private func mayBe(_ place: Int, _ types: Set<String>) -> Bool {
    places[place].kind != .country || types == ["republic"]
  }

  private func accepts(_ wanted: Set<String>, _ types: Set<String>) -> Bool {
    wanted.contains { !(rules.accepted[$0] ?? []).isDisjoint(with: types) }
  }
}
