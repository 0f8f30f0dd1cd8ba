import BorderTables

/// What is known of a language's names: words for types, endings, transliterations. All of it is data.
public struct NameRules: Sendable {
  /// What a word does in a name.
  public enum Role: String, Sendable {
    /// Names a type by itself: `oblast`.
    case head
    /// Says more of a type beside it: `autonomous`.
    case modifier
    /// Says nothing: `of`.
    case stop
    /// It and what follows say what is left out: `without`.
    case aside
    /// Tells namesakes apart: `North` of `North Korea`.
    case qualifier
  }

  /// One way to decline names with an ending: genitive to prepositional, each with its variants.
  public struct Declension: Hashable, Sendable {
    /// The ending in the nominative.
    public var ending: String
    /// The endings of the five other cases.
    public var cases: [[String]]
    /// Whether it is of adjectives.
    public var isAdjective: Bool

    /// A way to decline.
    public init(ending: String, cases: [[String]], isAdjective: Bool) {
      self.ending = ending
      self.cases = cases
      self.isAdjective = isAdjective
    }
  }

  /// A transliteration to Latin letters.
  public struct Scheme: Hashable, Sendable {
    /// Its short name, such as `bgn`.
    public var name: String
    /// Letters anywhere.
    public var letters: [Unicode.Scalar: String] = [:]
    /// Letters at the start of a word or after a vowel or sign.
    public var startLetters: [Unicode.Scalar: String] = [:]
    /// Endings of words.
    public var endings: [String: String] = [:]

    /// A scheme without letters.
    public init(name: String) { self.name = name }
  }

  /// The class and role of each type word, by its folded form.
  public private(set) var typeWords: [String: (class: String, role: Role)] = [:]
  /// The classes that a class in a query also means.
  public private(set) var accepted: [String: Set<String>] = [:]
  /// Ways to decline, in the order of the data.
  public private(set) var declensions: [Declension] = []
  /// Transliterations, in the order of the data.
  public private(set) var schemes: [Scheme] = []

  /// The country of each adjective or its stem, folded: `kazakh`, `казахстанск`.
  private var demonyms: [String: String] = [:]

  /// Seas, rivers and mountains that are called so without a noun, in all cases, as keys: `каспием`.
  private var features: Set<String> = []

  /// The words for types of texts, and which words are nearly such a word, as they were found before.
  private var typesOfTexts = WordMemory<String>()
  private var misspelt = WordMemory<Bool>()
  private var plurals = WordMemory<Bool>()

  /// No rules: names match by their letters alone.
  public init() {}

  /// Adds the words of a class.
  public mutating func addTypeWords(_ words: [String], class name: String, role: Role) {
    for word in words { typeWords[NameFolding.fold(word)] = (name, role) }
    (typesOfTexts, misspelt, plurals) = (WordMemory(), WordMemory(), WordMemory())
  }

  /// Adds the adjectives of a country: whole words in English, stems of those in -ский in Russian.
  public mutating func addDemonyms(_ words: [String], ofCountry code: String) {
    for word in words { demonyms[NameFolding.fold(word)] = code }
  }

  /// Adds names of waters and landforms, which are no regions; ways to decline must be there before.
  public mutating func addFeatures(_ names: [String]) {
    for name in names { features.formUnion(inflected(NameFolding.fold(name))) }
  }

  /// Whether a text names a water or a landform, by itself or by the noun of a sea: `Каспий`, `the Caspian`, `Black Sea`.
  func isFeature(_ text: String) -> Bool {
    var words = NameFolding.words(NameFolding.fold(text))
    if words.first == "the" { words.removeFirst() }
    guard let first = words.first, let last = words.last else { return false }
    return words.count > 1 && (Lexicon.seas.contains(last) || Lexicon.seas.contains(first))
      || features.contains(NameFolding.key(words.joined(separator: " ")))
  }

  /// The country that a folded adjective is of: `kazakh`, `казахстанской`, or `российско` of a compound; `nil` for other
  /// words.
  public func country(ofDemonym word: String) -> String? {
    if let code = demonyms[word] { return code }
    for ending in Self.demonymEndings where word.hasSuffix(ending) {
      if let code = demonyms[String(word.dropLast(ending.count))] { return code }
    }
    return nil
  }

  private static let demonymEndings = [
    "ий", "ая", "ое", "ие", "ого", "ой", "ому", "ую", "им", "ом", "их", "ими", "ою", "о",
  ]

  /// Says which other classes a class in a query may mean.
  public mutating func addAccepted(_ classes: [String], by name: String) {
    accepted[name, default: []].formUnion(classes)
  }

  /// Adds a way to decline.
  public mutating func add(_ declension: Declension) { declensions.append(declension) }

  /// Adds letters to a scheme, which is made when it is new.
  ///
  /// - Parameters:
  ///   - pairs: Letters with what they become.
  ///   - position: `any`, `start` or `end`.
  ///   - name: The scheme.
  public mutating func addLetters(_ pairs: [(String, String)], at position: String, scheme name: String) {
    let index = schemes.firstIndex { $0.name == name } ?? schemes.count
    if index == schemes.count { schemes.append(Scheme(name: name)) }
    for (from, to) in pairs {
      guard let letter = from.unicodeScalars.first else { continue }
      switch position {
      case "start": schemes[index].startLetters[letter] = to
      case "end": schemes[index].endings[from] = to
      default: schemes[index].letters[letter] = to
      }
    }
  }
}

extension NameRules {
  /// The words of a text that name a type, such as `автономным округом`; empty when there are none.
  public func typeWords(in text: String) -> String { typesOfTexts.value(of: text, findTypeWords) }

  private func findTypeWords(in text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    let kinds = words.map { typeWords[NameFolding.fold($0)]?.role }
    guard kinds.contains(.head) else { return "" }
    return zip(words, kinds).filter { $1 == .head || $1 == .modifier }.map(\.0).joined(separator: " ")
  }

  /// Whether the last word for a type in a text is in the plural, and so belongs to several names.
  func isPlural(_ text: String) -> Bool {
    plurals.value(of: text) { text in
      let last = typeWords(in: text).split(separator: " ").last.map { $0.lowercased() } ?? ""
      return ["ами", "ями", "ах", "ях", "ов", "ей", "ам", "ям", "ы", "и", "s"].contains { last.hasSuffix($0) }
    }
  }

  /// Whether a full stop behind a word is that of an abbreviation: of an initial, of a word for a type of at most four
  /// letters (`обл.`), or of one of few other words (`St.`).
  public func isAbbreviation(_ word: TextToken) -> Bool {
    // Capitals are a code, such as that of Montana: it may end a sentence.
    let isCode = word.text.count > 1 && word.text.allSatisfy(\.isUppercase)
    return word.text.count == 1
      || word.text.count <= 4 && [.head, .modifier].contains(typeWords[word.folded]?.role)
        && !Self.wholeWords.contains(word.folded)
      || !isCode && Self.abbreviations.contains(word.folded)
  }

  private static let abbreviations: Set<String> = [
    "st", "ste", "mt", "ft", "viz", "см", "рис", "табл", "им", "ул", "no", "dr", "mr",
  ]
  /// Short words for types that are no abbreviations.
  private static let wholeWords: Set<String> = [
    "край", "края", "краю", "крае", "krai", "kray", "kraj", "раён", "уезд", "штат", "ken", "of", "in", "the",
    "city",
    "town", "ao", "ао",
  ]

  /// Whether a folded word is one for a type with a letter too many, too few, changed or exchanged with the next one.
  ///
  /// What differs at its end only is another form of the word, or an ordinary one (`states`), unless a letter is doubled.
  /// Words for towns stand for no region and are like many others.
  public func isMisspeltType(_ word: String) -> Bool { misspelt.value(of: word, findMisspeltType) }

  private func findMisspeltType(_ word: String) -> Bool {
    guard typeWords[word] == nil, !word.hasPrefix("countr"), !word.hasPrefix("стран") else { return false }
    let letters = Array(word)
    guard (4...24).contains(letters.count), let first = letters.first else { return false }
    return typeWords.contains { type, kind in
      guard kind.role == .head, kind.class != "city", type.first == first else { return false }
      let known = Array(type)
      guard known.count > 3, abs(known.count - letters.count) < 2,
        SpellingDistance.between(letters, known, limit: 1) == 1
      else { return false }
      let start = zip(letters, known).prefix { $0 == $1 }.count
      let isDoubled = letters.count > known.count && letters[start] == letters[start - 1]
      let isExchanged =
        letters.count == known.count && letters.dropFirst(start + 1) != known.dropFirst(start + 1)
      let isInside = start + 1 < min(letters.count, known.count)
      let isLong = known.count > (known.contains { $0.isASCII } ? 5 : 4)
      return isDoubled || isExchanged || isInside && isLong
    }
  }
}
