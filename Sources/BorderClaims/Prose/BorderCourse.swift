import BorderCore

/// Reads what a sentence says of a border as a whole: where it runs, which regions adjoin it, what its stretches are.
///
/// `The Polish–Belarusian border runs along Podlaskie Voivodeship` says that this region adjoins the country on the
/// other side. A border that was named before may be meant by `it`, by `the border` and by one of its sides.
struct BorderCourse {
  let text: TokenizedText
  let resolver: NameResolver
  let rules: NameRules
  /// The sides of the border that the sentences before are about.
  private(set) var sides: [Mention]
  /// What the sentence before said.
  let before: Said
  /// What the sentences before are about.
  var topic: [Mention] = []
  var elements: [Element] = []
  var phrases: [BorderPhrase] = []
  var statements: [Statement] = []
  var problem: Phrase?
  /// Both sides of a border along which a list below the sentence names regions.
  private(set) var open: [Mention]?

  /// What the next sentence may refer to.
  struct Said: Hashable {
    /// Whether it said that places adjoin.
    var hasStatements = false
    /// The two places that it spoke of as a pair.
    var pair: [Mention] = []
  }

  init(_ text: TokenizedText, resolver: NameResolver, rules: NameRules, sides: [Mention], before: Said) {
    self.text = text
    self.resolver = resolver
    self.rules = rules
    self.sides = sides
    self.before = before
  }

  /// Reads a sentence.
  ///
  /// - Parameters:
  ///   - sentence: Its elements.
  ///   - reading: What the grammar of clauses found in it.
  mutating func read(_ sentence: [Element], reading: Reading) {
    guard !(sentence.last?.isQuestion ?? false) else { return }
    elements = sentence.filter { if case .stop = $0 { false } else { true } }
      .map { $0 == .possessor ? .preposition : $0 == .asWell ? .and : $0.common }
    flattenLists()
    phrases = BorderPhrase.all(in: elements, rules: rules) { isCountry($0) }
    for phrase in phrases where phrase.sides.count == 2 && !phrase.areAcross { sides = phrase.sides }
    if let phrase = phrases.first(where: { $0.sides.count == 1 }), let side = phrase.sides.first,
      !sides.contains(where: { $0.places == side.places })
    {
      sides = [side]
    }
    readCourse()
    readWithin()
    if statements.isEmpty { readAdjoining(reading) }
    readLying()
    readEnclaves()
    readInside()
    readSeparations(besides: readSeparatingRegions(reading))
    readBetweenThem(reading)
    readSides(sentence)
    if reading.statements.isEmpty { readMeasured() }
    readSections()
    readLikewise()
    readNeighbouringRegion(reading)
  }

  /// What the sentence said, for the next one.
  func said(_ reading: Reading) -> Said {
    var said = Said(hasStatements: !statements.isEmpty || !reading.statements.isEmpty)
    for index in elements.indices where elements[index] == .between {
      guard let group = Coordination.at(index + 1, of: elements, rules: rules), group.mentions.count == 2
      else { continue }
      said.pair = group.mentions
    }
    return said
  }

  // MARK: Sides

  func isCountry(_ mention: Mention) -> Bool {
    mention.places.count == 1 && resolver.isCountry(mention.places[0])
  }

  func countries(_ mention: Mention) -> Set<String> {
    Set(mention.places.map { resolver.places[$0].country })
  }

  /// The country beyond the border, seen from a region; `nil` where the region lies on neither side.
  func opposite(_ region: Mention, of sides: [Mention]) -> Mention? {
    let own = countries(region)
    let codes = sides.map { countries($0).first ?? "" }
    switch sides.count {
    case 1: return own.contains(codes[0]) || own.isEmpty ? nil : sides[0]
    case 2:
      let (isFirst, isSecond) = (own.contains(codes[0]), own.contains(codes[1]))
      return isFirst == isSecond ? nil : isFirst ? sides[1] : sides[0]
    default: return nil
    }
  }

  /// States that regions adjoin the country beyond a border; a name that the data do not know goes with the others.
  private mutating func state(_ regions: [Mention], at sides: [Mention], isNegated: Bool) {
    let known = regions.first { !isCountry($0) && opposite($0, of: sides) != nil }
    for region in regions where !isCountry(region) {
      let unknown = region.places.isEmpty ? known : nil
      guard let other = opposite(region, of: sides) ?? unknown.flatMap({ opposite($0, of: sides) }) else {
        continue
      }
      statements.append(Statement(subjects: [region], objects: [other], isNegated: isNegated))
    }
  }

  /// The groups of places in some elements that hang on nothing else.
  func groups(in range: Range<Int>, isOblique: (Int) -> Bool = { _ in false }) -> [Coordination] {
    var found: [Coordination] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if elements[index].mention != nil, let group = Coordination.at(index, of: elements, rules: rules) {
        if !isOblique(index) { found.append(group) }
        index = max(group.end, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  // MARK: Where it runs

  /// `Граница проходит по …`, `…, and it runs along …`.
  private mutating func readCourse() {
    guard !isOfThePast else { return }
    for index in elements.indices where elements[index] == .course {
      guard sides.count > 0, isOfBorder(index) else { continue }
      let end =
        elements[(index + 1)...].firstIndex { element in
          switch element {
          case .verb, .semicolon, .course, .relative: true
          default: false
          }
        } ?? elements.count
      let isNegated = index > 0 && elements[index - 1] == .negation
      for group in groups(in: (index + 1)..<end) {
        state(group.mentions, at: sides, isNegated: isNegated)
      }
    }
  }

  /// Whether the subject of a verb is a border: its phrase stands before it, or a pronoun for one.
  private func isOfBorder(_ verb: Int) -> Bool {
    var index = verb - 1
    while index >= 0,
      [.silent, .copula, .negation, .other, .dash].contains(elements[index]) || isAside(index)
    {
      index -= 1
    }
    if index >= 0, elements[index] == .pronoun || elements[index].isRelative {
      return phrases.contains { $0.range.upperBound <= index } || phrases.isEmpty
    }
    return phrases.contains { phrase in
      guard phrase.range.contains(index) else { return false }
      let first = phrase.range.lowerBound - 1
      return first < 0 || elements[first] != .preposition && elements[first] != .objectMarker
    }
  }

  private func isAside(_ index: Int) -> Bool { elements[index] == .close || elements[index] == .open }

  // MARK: Which regions adjoin it

  /// `К границе примыкают …`, `… lie on the border with Kazakhstan`.
  private mutating func readAdjoining(_ reading: Reading) {
    let phrase = phrases.first { phrase in
      reading.statements.isEmpty ? isReached(phrase) : isObject(phrase) || isElsewhere(phrase, reading)
    }
    guard let phrase else { return }
    var verb: (index: Int, isNegated: Bool)?
    for index in elements.indices where verb == nil && !phrase.range.contains(index) {
      switch elements[index] {
      case .verb(let found): verb = (index, found.isNegated || hasNegation(before: index))
      case .lie where isOn(phrase): verb = (index, hasNegation(before: index))
      default: break
      }
    }
    if verb == nil, let listed = listing(phrase) { verb = (listed, false) }
    guard let verb else { return }
    let side = side(outside: phrase)
    var border = phrase.sides.isEmpty ? sides : phrase.sides
    if border.count == 1, let side, border[0].places == side.places {
      // `с казахстанской стороны границы с Казахстаном` says nothing.
      border = []
    }
    func isEnd(_ element: Element) -> Bool { element == .semicolon || element == .clause }
    let start = elements[..<phrase.range.lowerBound].lastIndex(where: isEnd) ?? elements.startIndex
    let end = elements[phrase.range.upperBound...].firstIndex(where: isEnd) ?? elements.endIndex
    let regions = groups(in: start..<end) { isOblique($0, phrase) }.flatMap(\.mentions)
      .filter { mention in !isCountry(mention) && mention.places != side?.places && isRegion(mention) }
    for sides in phrase.areAcross ? border.map({ [$0] }) : [border] where !sides.isEmpty {
      state(regions, at: sides, isNegated: verb.isNegated)
    }
    if regions.isEmpty, elements.last == .colon, !border.isEmpty, !verb.isNegated { open = border }
    if !regions.isEmpty, statements.isEmpty {
      problem = Phrase(
        "which border these places adjoin is not said", "не сказано, к какой границе примыкают эти места")
    }
  }

  private func hasNegation(before index: Int) -> Bool {
    elements[..<index].suffix(2).contains(.negation)
  }

  /// Whether a border is what something adjoins or lies on.
  private func isReached(_ phrase: BorderPhrase) -> Bool {
    var index = phrase.range.lowerBound - 1
    while index >= 0, elements[index] == .silent || elements[index] == .other { index -= 1 }
    guard index >= 0 else { return false }
    switch elements[index] {
    case .objectMarker, .preposition, .verb: return true
    default: return false
    }
  }

  /// Whether something lies on a border of which the clauses say nothing: `А lies on the border with Б; it adjoins В too`.
  private func isElsewhere(_ phrase: BorderPhrase, _ reading: Reading) -> Bool {
    let said = reading.statements.flatMap { $0.subjects + $0.objects }
    return !phrase.sides.isEmpty && isReached(phrase) && isOn(phrase)
      && !phrase.sides.contains { side in said.contains { $0.range == side.range } }
      && elements[..<phrase.range.lowerBound].contains(.lie)
  }

  /// Whether a verb has a border as its object: `к границе примыкают`, `adjoin the border`.
  private func isObject(_ phrase: BorderPhrase) -> Bool {
    func isVerb(_ index: Int) -> Bool {
      guard elements.indices.contains(index), case .verb = elements[index] else { return false }
      return true
    }
    var index = phrase.range.lowerBound - 1
    while index >= 0, elements[index] == .silent || elements[index] == .other { index -= 1 }
    if isVerb(index) { return true }
    guard index >= 0, elements[index] == .objectMarker else { return false }
    return isVerb(index - 1) || isVerb(phrase.range.upperBound)
  }

  /// Whether a border is where something lies: on it or along it, not near it.
  func isOn(_ phrase: BorderPhrase) -> Bool {
    guard let first = firstToken(elements[phrase.range.lowerBound...]) else { return false }
    for index in (max(0, first - 6)..<first).reversed() {
      let word = text.tokens[index].folded
      if ["на", "вдоль", "on", "along", "at"].contains(word) { return true }
      if word != "with", Lexicon.prepositions.contains(word), word != "of" { return false }
    }
    return false
  }

  func firstToken(_ elements: ArraySlice<Element>) -> Int? {
    for element in elements {
      switch element {
      case .place(let mention): return mention.range.lowerBound
      case .demonym(let countries): return countries.first?.range.lowerBound
      case .generic(let token, _): return token
      case .verb(let verb): return verb.range.lowerBound
      default: continue
      }
    }
    return nil
  }

  /// A place that a word for its type names, or that is called so without one: a town that an oblast is called after
  /// does not lie on a border with it.
  private func isRegion(_ mention: Mention) -> Bool {
    mention.reading != nil || !resolver.isShortened(mention.text)
  }

  private func isOblique(_ index: Int, _ phrase: BorderPhrase) -> Bool {
    phrase.range.contains(index) || index > 0 && elements[index - 1] == .preposition
  }

  /// `с казахстанской стороны`, `on the Kazakh side`, `со стороны Казахстана`.
  private func side(outside phrase: BorderPhrase) -> Mention? {
    for index in elements.indices where !phrase.range.contains(index) {
      guard case .generic(let token, _) = elements[index],
        text.tokens[token].folded.hasPrefix("сторон") || text.tokens[token].folded.hasPrefix("side")
      else { continue }
      if index > 0, case .demonym(let countries) = elements[index - 1], countries.count == 1 {
        return countries[0]
      }
      for next in elements[(index + 1)...].prefix(2) {
        if let mention = next.mention, isCountry(mention) { return mention }
      }
    }
    return nil
  }
}
