/// All forms of the names of some places, by key.
struct NameIndex: Sendable {
  /// One form of one place.
  struct Entry: Sendable {
    var place: Int
    var method: NameMethod
    /// Whether the name has no word for its type.
    var isBare: Bool
    /// Whether the form is also one of a town whose adjective the name is, so that it says too little without a type.
    var needsType: Bool
  }

  private(set) var entries: [String: [Entry]] = [:]
  /// Nouns whose adjectives are names, such as `алтай` of `Алтайский край`: they make other meanings ambiguous.
  private(set) var roots: [String: [Int]] = [:]
  /// The classes of each place's names.
  private(set) var types: [Set<String>]

  /// Indexes names. O(forms).
  init(_ places: [NamedPlace], rules: NameRules) {
    types = [Set<String>](repeating: [], count: places.count)
    for (index, place) in places.enumerated() {
      for name in place.names { add(name, of: index, .name, rules) }
      for name in place.aliases { add(name, of: index, .alias, rules) }
    }
  }

  private mutating func add(_ text: String, of place: Int, _ method: NameMethod, _ rules: NameRules) {
    for variant in Self.variants(text) {
      let name = ParsedName(variant, rules: rules)
      guard !name.stem.isEmpty else { continue }
      types[place].formUnion(name.types)
      let isBare = name.types.isEmpty
      let roots = isBare ? [] : Self.roots(of: name.stem, rules)
      for root in roots { addRoot(root, of: place, rules) }
      let nounForms = Set(roots.flatMap(rules.inflected))
      for (number, form) in rules.inflected(name.stem).enumerated() {
        let how = number == 0 ? method : .inflected
        enter(
          form, Entry(place: place, method: how, isBare: isBare, needsType: nounForms.contains(form)))
      }
      for form in rules.landNames(of: name).flatMap(rules.inflected) {
        enter(form, Entry(place: place, method: .inflected, isBare: true, needsType: false))
      }
      for scheme in rules.schemes {
        guard let latin = rules.transliterated(name.stem, by: scheme) else { continue }
        enter(
          NameFolding.key(NameFolding.fold(latin)),
          Entry(place: place, method: .transliterated(scheme.name), isBare: isBare, needsType: false))
      }
    }
  }

  /// The noun of an adjective: with a word for its type it names the place too (Altai Krai); alone it only makes other
  /// meanings ambiguous.
  private mutating func addRoot(_ root: String, of place: Int, _ rules: NameRules) {
    for form in rules.inflected(root) { roots[form, default: []].append(place) }
    for scheme in rules.schemes {
      guard let latin = rules.transliterated(root, by: scheme) else { continue }
      let key = NameFolding.key(NameFolding.fold(latin))
      if roots[key]?.contains(place) != true { roots[key, default: []].append(place) }
      enter(
        key, Entry(place: place, method: .transliterated(scheme.name), isBare: false, needsType: true))
    }
  }

  private mutating func enter(_ key: String, _ entry: Entry) {
    let known = entries[key]?.firstIndex { $0.place == entry.place && $0.isBare == entry.isBare }
    guard let known else {
      entries[key, default: []].append(entry)
      return
    }
    if entry.method.rank < entries[key]?[known].method.rank ?? 0 { entries[key]?[known] = entry }
  }

  /// The nouns that an adjective may come from, with and without its suffix.
  private static func roots(of stem: String, _ rules: NameRules) -> [String] {
    guard !stem.contains(" "), let root = rules.root(ofAdjective: stem) else { return [] }
    return [root, root + stem.dropFirst(root.count).prefix(2)]
  }

  /// A name, what stands before and inside its parentheses, and what stands before a dash.
  private static func variants(_ text: String) -> [String] {
    var list = [text]
    if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
      list.append(String(text[..<open]) + String(text[text.index(after: close)...]))
      list.append(String(text[text.index(after: open)..<close]))
    }
    for dash in [" — ", " – ", " - "] {
      let pieces = text.split(separator: Character(String(dash.dropFirst().dropLast())))
      if text.contains(dash), let first = pieces.first, first.hasSuffix(" ") { list.append(String(first)) }
    }
    return list
  }
}
