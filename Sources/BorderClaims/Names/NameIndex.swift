/// All forms of the names of some places, by key.
struct NameIndex: Sendable {
  /// One form of one place.
  struct Entry: Sendable {
    var place: Int
    var method: NameMethod
    /// Whether the name has no word for its type.
    var isBare: Bool
    /// Whether the form says too little without a type: it is also one of a town whose adjective the name is, or of a
    /// noun that only the adjective is made of.
    var needsType: Bool
    /// Whether it is only a part of a name, such as what stands before a comma or in parentheses.
    var isPart: Bool
    /// Whether it is an adjective, which without a type may be short for any place that is called so.
    var isAdjective: Bool
  }

  private(set) var entries: [String: [Entry]] = [:]
  /// Shorter forms that mean nothing by themselves but make other meanings ambiguous: `алтай` of `Алтайский край`,
  /// `корея` of `Северная Корея`.
  private(set) var rivals: [String: [Int]] = [:]
  /// The classes of each place's names.
  private(set) var types: [Set<String>]
  /// All words of all forms.
  private(set) var vocabulary: Set<String> = []
  /// The words of names that have a full stop behind them, folded.
  private(set) var abbreviations: Set<String> = []
  /// The words that stand right behind commas and opening parentheses, folded.
  private(set) var wordsBehindMarks: Set<String> = []
  /// How many words the longest form has.
  private(set) var longest = 0
  /// Into how many parts commas and parentheses part a name at most.
  private(set) var mostParts = 1

  /// Indexes names. O(forms).
  init(_ places: [NamedPlace], rules: NameRules) {
    types = [Set<String>](repeating: [], count: places.count)
    for (index, place) in places.enumerated() {
      for name in place.names where !(place.hasMadeCode && name == place.code) {
        add(name, of: index, .name, rules)
      }
      for name in place.aliases { add(name, of: index, .alias, rules) }
    }
  }

  private mutating func add(_ text: String, of place: Int, _ method: NameMethod, _ rules: NameRules) {
    let parts = text.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "(") }
    mostParts = max(mostParts, parts.count)
    for part in parts.dropFirst() {
      guard let first = NameFolding.words(Self.withoutParentheses(String(Substring(part)))).first else {
        continue
      }
      wordsBehindMarks.formUnion([first] + rules.inflected(first) + Self.latin(first, rules).map(\.key))
    }
    addAbbreviations(text)
    for (variant, isPart) in Self.variants(text) {
      let name = ParsedName(variant, rules: rules)
      guard !name.stem.isEmpty else { continue }
      types[place].formUnion(name.types)
      let isBare = name.types.isEmpty
      let isAdjective = rules.isAdjective(name.stem)
      let roots = isBare ? [] : Self.roots(of: name.stem, rules)
      var nounForms: Set<String> = []
      for root in roots {
        let forms = rules.inflected(root)
        nounForms.formUnion(forms)
        addRoot(root, forms: forms, of: place, rules)
      }
      if let core = Self.core(of: name.stem, rules) {
        addRival(rules.inflected(core) + Self.latin(core, rules).map(\.key), of: place)
      }
      for (number, form) in rules.inflected(name.stem).enumerated() {
        let how = number == 0 ? method : .inflected
        enter(
          form,
          Entry(
            place: place, method: how, isBare: isBare, needsType: nounForms.contains(form), isPart: isPart,
            isAdjective: isAdjective))
      }
      for form in rules.landNames(of: name).flatMap(rules.inflected) {
        enter(
          form,
          Entry(
            place: place, method: .inflected, isBare: true, needsType: false, isPart: isPart,
            isAdjective: false))
      }
      for (scheme, key) in Self.latin(name.stem, rules) {
        enter(
          key,
          Entry(
            place: place, method: .transliterated(scheme), isBare: isBare, needsType: false,
            isPart: isPart, isAdjective: isAdjective))
      }
    }
  }

  private static func withoutParentheses(_ text: String) -> String {
    NameFolding.fold(text.filter { $0 != "(" && $0 != ")" })
  }

  /// Words before full stops that other words follow: `Sto. Domingo`.
  private mutating func addAbbreviations(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return }
    for part in text.split(separator: ".").dropLast() {
      guard let word = part.split(separator: " ").last else { continue }
      abbreviations.insert(NameFolding.fold(String(word)))
    }
  }

  /// The noun of an adjective: with a word for its type it names the place too (Altai Krai); alone it only makes other
  /// meanings ambiguous.
  private mutating func addRoot(_ root: String, forms: [String], of place: Int, _ rules: NameRules) {
    let latin = Self.latin(root, rules)
    addRival(forms + latin.map(\.key), of: place)
    for (scheme, key) in latin {
      enter(
        key,
        Entry(
          place: place, method: .transliterated(scheme), isBare: false, needsType: true, isPart: false,
          isAdjective: false))
    }
  }

  /// A folded name by each scheme, as a key; none for a name without Cyrillic letters.
  private static func latin(_ stem: String, _ rules: NameRules) -> [(scheme: String, key: String)] {
    rules.schemes.compactMap { scheme in
      rules.transliterated(stem, by: scheme).map { (scheme.name, NameFolding.key(NameFolding.fold($0))) }
    }
  }

  private mutating func addRival(_ forms: [String], of place: Int) {
    for form in forms where rivals[form]?.contains(place) != true {
      rivals[form, default: []].append(place)
    }
  }

  private mutating func enter(_ key: String, _ entry: Entry) {
    let known = entries[key]?.firstIndex {
      $0.place == entry.place && $0.isBare == entry.isBare && $0.isPart == entry.isPart
    }
    if let known {
      if entry.method.rank < entries[key]?[known].method.rank ?? 0 { entries[key]?[known] = entry }
      return
    }
    entries[key, default: []].append(entry)
    let words = NameFolding.words(key)
    longest = max(longest, words.count)
    vocabulary.formUnion(words)
  }

  /// The nouns that an adjective may come from, with and without its suffix.
  private static func roots(of stem: String, _ rules: NameRules) -> [String] {
    guard !stem.utf8.contains(UInt8(ascii: " ")), let root = rules.root(ofAdjective: stem) else { return [] }
    return [root, root + stem.dropFirst(root.count).prefix(2)]
  }

  /// What is left of a name without the words that tell it from its namesakes: `Korea` of `North Korea`; `nil` for
  /// names without such words.
  private static func core(of stem: String, _ rules: NameRules) -> String? {
    let words = NameFolding.words(stem)
    let core = words.drop { word in
      word.utf8.split(separator: UInt8(ascii: "-")).allSatisfy {
        rules.typeWords[String(Substring($0))]?.role == .qualifier
      }
    }
    return core.isEmpty || core.count == words.count ? nil : core.joined(separator: " ")
  }

  /// A name, and its parts: what stands before and inside its parentheses, before a comma and before a dash.
  private static func variants(_ text: String) -> [(text: String, isPart: Bool)] {
    var list = [(text, false)]
    let bytes = text.utf8
    if let open = bytes.firstIndex(of: UInt8(ascii: "(")), let close = bytes.lastIndex(of: UInt8(ascii: ")")),
      open < close
    {
      list.append((String(text[..<open]) + String(text[text.index(after: close)...]), true))
      list.append((String(text[text.index(after: open)..<close]), true))
    }
    if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) { list.append((String(text[..<comma]), true)) }
    for dash in [" — ", " – ", " - "] where bytes.contains(UInt8(ascii: " ")) {
      if let place = text.firstRange(of: dash) { list.append((String(text[..<place.lowerBound]), true)) }
    }
    return list
  }
}
