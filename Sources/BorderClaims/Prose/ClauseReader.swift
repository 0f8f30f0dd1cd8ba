import BorderCore

/// Takes from the clauses of a sentence who adjoins whom.
///
/// What a clause leaves out, the clauses before it say: its verb, its subject, the places that a pronoun means.
struct ClauseReader {
  let rules: NameRules
  /// What the sentences before are about.
  let topic: [Mention]
  /// What the sentence before named last as the objects of its verb, for `The latter …`.
  let namedBefore: [Mention]
  /// The two places of which the sentence before spoke, for `Both …`.
  let pairBefore: [Mention]
  let knowledge: PlaceKnowledge
  /// What the sentence before said last, for `So does В.`
  var saidBefore: Said?
  var reading = Reading()
  /// What pronouns mean.
  var about: [Mention]
  /// The last clause by which places adjoin.
  var last: Said?
  /// Objects whose subject the next clause has.
  var ahead: [ObjectGroup] = []
  var besides: [ObjectGroup] = []
  var likened: [Mention] = []
  /// The places named last in a coordination.
  var lastGroup: [Mention] = []
  /// The places of which one was meant by its number: `the former …, the latter …`.
  var counted: [Mention] = []
  /// The places of the sentence before the clause that is taken.
  var namedHere: [Mention] = []
  /// The places of that clause itself.
  var namedInClause: [Mention] = []
  /// How many phrases were tried.
  private(set) var phrases = 0

  /// What a clause said, for those that leave a part of it out.
  struct Said {
    var form: Clause.Form
    var subjects: [Mention]
    var objects: [ObjectGroup]
    var isNegated: Bool
    var isPast = false
    /// Whether a preposition marks its objects.
    var isMarked: Bool { objects.contains(where: \.isMarked) }
  }

  init(
    rules: NameRules, topic: [Mention], namedBefore: [Mention] = [], pairBefore: [Mention] = [],
    knowledge: PlaceKnowledge
  ) {
    self.rules = rules
    self.topic = topic
    self.namedBefore = namedBefore
    self.pairBefore = pairBefore
    self.knowledge = knowledge
    about = topic
  }

  /// What a sentence says.
  mutating func read(_ sentence: [Element]) -> Reading {
    let partitive = PartitiveSubject(sentence, rules: rules)
    var elements = Self.prepared(partitive.elements)
    let speaksOfBorders = SentenceParser.speaksOfBorders(elements)
    if sentence.last?.isQuestion ?? false { return question(sentence, speaksOfBorders) }
    if elements.contains(.supposition) {
      let parts = elements.split(separator: .semicolon)
      let supposed = parts.filter { $0.contains(.supposition) }
      if supposed.contains(where: { SentenceParser.speaksOfBorders($0) || $0.contains(.borderNoun) }) {
        reading.problem = Phrase("it is a supposition", "это предположение")
      }
      // It holds as far as a semicolon.
      elements = Array(
        parts.drop { $0.contains(.supposition) }.prefix { !$0.contains(.supposition) }.joined(separator: [
          .semicolon
        ]))
      guard !elements.isEmpty, supposed.count + 1 <= parts.count else { return reading }
    }
    if let problem = SentenceParser.bound(of: elements) {
      if speaksOfBorders { reading.problem = problem }
      return reading
    }
    let isUntrue = elements.contains(.untrue)
    let isWholeUntrue = isUntrue && elements.prefix { $0 != .untrue }.allSatisfy { $0.mention == nil }
    let isRespective = elements.contains(.respectively)
    elements.removeAll { $0 == .respectively }
    elements = elements.map { $0 == .untrue ? .clause : $0 }
    var parser = SentenceParser(elements, rules: rules, knowledge: knowledge)
    let clauses = parser.clauses()
    phrases += parser.readings
    for (number, clause) in clauses.enumerated() {
      namedHere = elements[..<clause.range.lowerBound].compactMap(\.mention)
      namedInClause = elements[clause.range].compactMap(\.mention)
      let isBeside = clauses.indices.contains { other in
        isUnclear(clauses[other], elements)
          && (abs(other - number) == 1
            ? isJoined(clause, clauses[other], elements)
            : other < number && clauses[other].form == .filler
              && !elements[clauses[other].range.upperBound..<clause.range.lowerBound].contains(.semicolon))
      }
      if isBeside, clause.form != .filler { takeUnread(clause, elements) } else { take(clause, of: elements) }
    }
    if let first = reading.statements.first, !partitive.denied.isEmpty {
      add(Statement(subjects: partitive.denied, objects: first.objects, isNegated: !first.isNegated))
    }
    takeJunctions(of: elements)
    if isRespective { pairRespectively() }
    if isUntrue { deny(isWhole: isWholeUntrue) }
    if !reading.statements.isEmpty {
      // Where no verb speaks of borders, only what leaves out its noun is left open: `Poland's border with А is long; Б's is not`.
      let asides = Set(
        zip(elements, elements.dropFirst()).compactMap { $0 == .open ? $1.mention?.range : nil })
      let objects = Set(
        zip(elements, elements.dropFirst()).compactMap { $0 == .objectMarker ? $1.mention?.range : nil })
      reading.unused = unused(elements).filter {
        speaksOfBorders || $0.isPossessive || asides.contains($0.range)
          || objects.contains($0.range) && elements.contains(.borderNoun)
      }
    }
    if reading.topic.isEmpty { reading.topic = about == topic ? [] : about }
    if elements.last == .colon, reading.open == nil, let last,
      last.objects.allSatisfy({ $0.phrase.mentions.isEmpty }), !last.subjects.isEmpty
    {
      reading.open = Reading.Open(known: last.subjects, isObjects: false, isNegated: last.isNegated)
    }
    if reading.open != nil { reading.problem = nil }
    if speaksOfBorders, reading.statements.isEmpty, reading.open == nil, reading.problem == nil {
      reading.problem = Phrase(
        "it says that something adjoins, but not which places of the data",
        "сказано, что что-то граничит, но не сказано, какие места из данных")
    }
    return reading
  }

  /// A question says nothing, but what it asks may be answered.
  private mutating func question(_ sentence: [Element], _ speaksOfBorders: Bool) -> Reading {
    var asking = self
    let statement = sentence.filter { element in
      if case .stop = element { false } else { element != .supposition }
    }
    let asked = asking.read(statement)
    (phrases, last) = (asking.phrases, asking.last)
    if asked.problem == nil { reading.asked = asked.statements }
    if speaksOfBorders { reading.problem = Phrase("it is a question", "это вопрос") }
    let named = sentence.compactMap(\.mention)
    reading.topic = named.count == 1 ? named : asked.problem == nil ? asked.topic : []
    return reading
  }

  /// The places of which nothing was taken, though neither a preposition nor their case makes them a mere circumstance.
  func unused(_ elements: [Element]) -> [Mention] {
    let used = Set(
      (reading.statements.flatMap { $0.subjects + $0.objects } + (reading.open?.known ?? [])).map(
        \.range.lowerBound))
    return elements.indices.compactMap { index in
      guard let mention = elements[index].mention, !used.contains(mention.range.lowerBound),
        !isOtherName(index, elements),
        !mention.isPossessive || elements.dropFirst(index + 1).first == .copula,
        isLikeObject(index, elements)
          || (mention.grammaticalCase != .oblique || isListed(index, elements))
            && !elements[..<index].suffix(3).contains(where: {
              [.preposition, .between, .than, .unlike].contains($0)
            })
      else { return nil }
      return mention
    }
  }

  /// Whether a place in parentheses is the one before them: `Республика Саха (Якутия)`.
  private func isOtherName(_ index: Int, _ elements: [Element]) -> Bool {
    guard index > 1, elements[index - 1] == .open, let mention = elements[index].mention,
      let before = elements[index - 2].mention
    else { return false }
    return knowledge.isSame(mention, before)
  }

  /// Whether a place stands as another object does, whatever is before that: `, на юге – в А`, `than those with А`, `and a
  /// long stretch of А`.
  private func isLikeObject(_ index: Int, _ elements: [Element]) -> Bool {
    guard index > 1 else { return false }
    switch elements[index - 1] {
    case .preposition: return elements[index - 2] == .dash || elements[index - 2] == .section
    case .objectMarker: return elements[index - 2] == .pronoun || elements[index - 2].mention != nil
    default: return false
    }
  }

  /// Whether a place in another case than a subject stands behind the preposition of objects, or behind a mark or a
  /// conjunction as the member of a list does.
  private func isListed(_ index: Int, _ elements: [Element]) -> Bool {
    var before = index - 1
    while before >= 0, before > index - 3, elements[before] == .other || elements[before].noun != nil {
      before -= 1
    }
    return before >= 0 && [.objectMarker, .and, .comma, .open].contains(elements[before])
  }

  /// The elements without what says nothing.
  static func prepared(_ sentence: [Element]) -> [Element] {
    var result: [Element] = []
    for element in sentence {
      if case .stop = element { continue }
      if element == .silent || element == .only { continue }
      // A figure matters only behind a preposition, whose place it takes: `in 1949 …`.
      if element == .amount, result.last != .preposition { continue }
      if element == .comma, result.isEmpty || result.last == .semicolon { continue }
      if element == .comma, result.last == .comma {
        // Nothing stands between two commas: `А, however, borders Б`.
        result.removeLast()
        continue
      }
      if element == .colon, result.last == .comma { result.removeLast() }
      if element == .close, result.last == .open {
        // A figure stood in parentheses.
        result.removeLast()
        continue
      }
      result.append(element == .partitive ? .preposition : element)
    }
    var depth = 0
    result.removeAll { element in
      if element == .open { depth += 1 }
      guard element == .close else { return false }
      depth -= 1
      defer { depth = max(0, depth) }
      return depth < 0
    }
    while let last = result.last, last == .comma || last == .semicolon { result.removeLast() }
    // `Как и Б, А граничит с В`
    if result.first == .asWell { result[0] = .like }
    // `граничат и А, и Б`
    for index in result.indices.dropFirst().dropLast().reversed()
    where result[index] == .and && result[index - 1].isVerb && result[index + 1].mention != nil {
      result.remove(at: index)
    }
    result = withoutDashes(result)
    return joinedBorders(result)
  }

  /// `А – whose neighbours are Б and В – …`: dashes around a relative clause are its commas.
  private static func withoutDashes(_ elements: [Element]) -> [Element] {
    var result = elements
    for open in elements.indices.dropLast()
    where elements[open] == .dash && elements[(open + 1)...].prefix(2).contains(where: \.isRelative) {
      let rest = elements[(open + 1)...].prefix { $0 != .semicolon }
      guard let close = rest.firstIndex(of: .dash) else { continue }
      (result[open], result[close]) = (.comma, .comma)
    }
    return result
  }

  /// `Общую границу с А имеют Б и В`: the noun stands before its verb.
  static func joinedBorders(_ elements: [Element]) -> [Element] {
    var elements = elements
    for index in elements.indices {
      guard case .have(let verb) = elements[index] else { continue }
      elements[index] = .other
      guard let noun = elements[..<index].lastIndex(of: .borderNoun),
        elements[noun..<index].dropFirst().allSatisfy({ element in
          switch element {
          case .place, .objectMarker, .negation, .and, .comma, .neither, .pronoun, .direction, .generic,
            .referred, .mutual:
            true
          default: false
          }
        }), !isApproached(noun, elements)
      else { continue }
      elements[index] = .verb(verb)
      elements[noun] = .silent
      for adjective in elements[..<noun].indices.suffix(3).reversed() {
        guard elements[adjective] == .other || elements[adjective] == .section else { break }
        elements[adjective] = .silent
      }
    }
    elements.removeAll { $0 == .silent }
    return elements
  }

  /// Whether a noun for borders is what something comes to: `Выход к государственной границе имеют А и Б`.
  private static func isApproached(_ noun: Int, _ elements: [Element]) -> Bool {
    for index in elements[..<noun].indices.suffix(4).reversed() {
      switch elements[index] {
      case .objectMarker: return true
      case .other, .generic, .direction: continue
      default: return false
      }
    }
    return false
  }
}
