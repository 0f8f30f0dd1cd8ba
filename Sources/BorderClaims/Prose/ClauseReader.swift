import BorderCore

/// Reads the elements of one sentence from left to right: who adjoins whom.
///
/// The grammar is that of clauses: a subject, a verb, objects; a preposition marks objects in Russian wherever they
/// stand; a dash stands for a verb said before. Each element is looked at a bounded number of times.
struct ClauseReader {
  let rules: NameRules
  /// What the sentences before are about.
  let topic: [Mention]
  var elements: [Element] = []
  var reading = Reading()
  var subject: [Mention] = []
  var verb: BorderVerb?
  var verbIndex = 0
  var isNegated = false
  var hasAll = false
  var isRespective = false
  /// Places that stand before their verb: the next verb's subject, or objects of one that comes first.
  var waiting: Coordination?
  var fronted: [Mention] = []
  /// Whether the subject follows a verb whose objects are known.
  var awaitsSubject = false
  var hadObjects = false
  /// Whether words that nobody understood part the verb from places before it, which may be its subject.
  var lostSubject = false
  var last: Mention?
  /// Whether only one of some places is meant, and it is not said which.
  var hasAlternatives = false
  /// Places of `А, not Б,` before the verb.
  var denied: [Mention] = []
  /// The place of `у А есть …`, for a pronoun behind it.
  var owner: Mention?
  /// Places of `besides А` before the verb: objects of it, or subjects where its objects come first.
  var besides: [Mention] = []
  /// Whether the participle that the fronted places are objects of was negated; `nil` where no verb precedes these.
  var frontedNegation: Bool?
  /// Places before a semicolon, which a verb behind it may have as its subject.
  var dropped: Coordination?
  /// The places before a relative clause that says something of them; their own verb comes behind it.
  var mainClause: Coordination?
  /// Places that may be a subject, with an object of other words behind them.
  var discarded: Coordination?
  /// Whether the objects of the last verb stood before it, and its subject behind.
  var isInverted = false
  /// Whether something is denied before the verb, and it is not clear what.
  var isUncertain = false
  /// Whether the sentence takes back what it said: `…, but it does not`.
  var isTakenBack = false
  /// Whether what was said last is said of the subjects among themselves.
  var isAmong = false
  /// Whether places follow that adjoin each other: `граничащие между собой`.
  var awaitsPartners = false
  /// The places that stood last in a coordination, for `the latter`.
  var lastGroup: [Mention] = []

  /// What the sentence before named last as the objects of its verb, for `The latter …`.
  let namedBefore: [Mention]

  init(rules: NameRules, topic: [Mention], namedBefore: [Mention] = []) {
    self.rules = rules
    self.topic = topic
    self.namedBefore = namedBefore
  }

  /// What a sentence says.
  mutating func read(_ sentence: [Element]) -> Reading {
    if let cut = clauseStart(in: sentence) { return read(sentence, cutAt: cut) }
    let isQuestion = sentence.last?.isQuestion ?? false
    elements = sentence.filter { if case .stop = $0 { false } else { true } }
    isRespective = elements.contains(.respectively)
    elements.removeAll { $0 == .respectively }
    takePartitive()
    let isUntrue = elements.contains(.untrue)
    let isWholeUntrue = isUntrue && isBeforePlaces(.untrue)
    flattenParentheses()
    flattenDashes()
    closeInsertions()
    takeRelatives()
    let deniedOwners = takeDeniedOwners()
    leaveOutContrasted()
    joinLikened()
    leaveOutDenied()
    joinBordersHad()
    let speaksOfBorders = elements.contains(where: \.isVerb)
    if speaksOfBorders, elements.contains(.supposition) {
      reading.problem = Phrase("it is a supposition", "это предположение")
      return reading
    }
    guard !isQuestion else {
      if speaksOfBorders { reading.problem = Phrase("it is a question", "это вопрос") }
      return reading
    }
    guard !isUnnamedButSome else {
      reading.problem = Phrase(
        "which places are meant is not said, only which are not",
        "не сказано, о каких местах речь, только о каких нет")
      return reading
    }
    if !readBordersPossessed(), !readNeighbourNoun() { readClauses() }
    readPairsBetween()
    readMeetings()
    readBordersOf()
    readAdjacentNames()
    readAdjacentCountries()
    if let first = reading.statements.first, !denied.isEmpty {
      reading.statements.append(
        Statement(subjects: denied, objects: first.objects, isNegated: !first.isNegated))
    }
    if let first = reading.statements.first, !deniedOwners.isEmpty {
      reading.statements.append(
        Statement(subjects: deniedOwners, objects: first.objects, isNegated: !first.isNegated))
    }
    pairRespectively()
    if isUntrue || isTakenBack { deny(isWhole: isWholeUntrue) }
    if hasAlternatives {
      reading.statements = []
      reading.problem = Phrase(
        "which of the places adjoins is not said", "не сказано, какое из мест граничит")
    }
    if speaksOfBorders || !reading.statements.isEmpty { reading.unused = unused }
    if reading.topic.isEmpty, let first = reading.statements.first { reading.topic = first.subjects }
    if reading.topic.isEmpty, let group = Coordination.at(0, of: elements, rules: rules), !group.isObject {
      reading.topic = group.mentions
    }
    if speaksOfBorders, reading.statements.isEmpty, reading.open == nil, reading.problem == nil {
      reading.problem = Phrase(
        "it says that something adjoins, but not which places of the data",
        "сказано, что что-то граничит, но не сказано, какие места из данных")
    }
    return reading
  }

  mutating func readClauses() {
    var index = 0
    while index < elements.count {
      if let group = Coordination.at(index, of: elements, rules: rules), !isOblique(index) {
        take(group, at: index)
        index = group.end
        continue
      }
      switch elements[index] {
      case .verb(let found): begin(found, at: index)
      case .negation, .neither: if verb != nil { isNegated = true }
      case .contrast where verb != nil && fronted.isEmpty:
        // `а не с Польшей` negates; `а с Польшей` behind a negation does not.
        isNegated = next(after: index) == .negation || next(after: index) == .neither
      case .except(let adds): readException(index, adds: adds, &index)
      case .all: hasAll = true
      case .reciprocal:
        awaitsPartners = subject.isEmpty && verb != nil
        emitAmong(subject)
      case .ditto where previous(before: index) == .pronoun: isTakenBack = next(after: index) == .negation
      case .ditto: readDitto(&index)
      case .oneOfThem(let number): takeOne(number, at: index)
      case .referred: takeReferred(at: index)
      case .adjacent where awaitsSubject && !subject.isEmpty,
        .nearest where awaitsSubject && !subject.isEmpty:
        // `Граничащая с А Б и соседняя с ней В`: another noun.
        awaitsSubject = false
      case .semicolon:
        if verb == nil, !(waiting?.isObject ?? true) { dropped = waiting }
        waiting = nil
      case .place:  // An oblique place: `в России`.
        if let mention = elements[index].mention { last = mention }
      default: break
      }
      index += 1
    }
    finish()
  }

  /// Whether a place hangs on a preposition that makes neither a subject nor an object of it.
  func isOblique(_ index: Int) -> Bool {
    let index = elements[index...].firstIndex { $0 != .silent } ?? index
    guard index > 0, let mention = elements[index].mention else { return false }
    if [.preposition, .between, .than].contains(elements[index - 1]) { return true }
    // `in the lower Volga region`, `between А and Б`
    if mention.places.isEmpty, elements[..<index].suffix(3).contains(.preposition) {
      let words = elements[..<index].suffix(3).drop { $0 != .preposition }.dropFirst()
      return words.allSatisfy { $0 == .silent || $0 == .other }
    }
    // `in Latvia and Lithuania`
    if index > 2, elements[index - 1] == .and, elements[index - 3] == .between { return true }
    return verb == nil && index > 2 && elements[index - 1] == .and && elements[index - 2].mention != nil
      && isOblique(index - 2)
  }

  /// The places of which nothing was taken, though neither a preposition nor their case makes them a mere circumstance.
  private var unused: [Mention] {
    let known = (reading.open?.known ?? []) + denied
    let used = Set(
      (reading.statements.flatMap { $0.subjects + $0.objects } + known).map(\.range.lowerBound))
    return elements.indices.compactMap { index in
      guard let mention = elements[index].mention, !used.contains(mention.range.lowerBound),
        isBetween(index)
          || !isOblique(index)
            && (mention.grammaticalCase != .oblique || index > 0 && elements[index - 1] == .objectMarker)
      else { return nil }
      return mention
    }
  }

  /// Whether a place is one of two between which something lies, which may be a border.
  private func isBetween(_ index: Int) -> Bool {
    elements[..<index].suffix(4).contains(.between) && elements.contains(.borderNoun)
  }

  func next(after index: Int) -> Element? {
    elements.dropFirst(index + 1).first { $0 != .silent }
  }

  func previous(before index: Int) -> Element? {
    elements.prefix(index).last { $0 != .silent }
  }

  /// Says why nothing was taken, unless something before says so.
  mutating func report(_ problem: Phrase) { reading.problem = reading.problem ?? problem }

  mutating func emit(_ subjects: [Mention], _ objects: [Mention]) {
    guard !isPast(objects) else { return }
    guard !subjects.isEmpty, !objects.isEmpty else {
      if reading.problem == nil, !objects.isEmpty {
        reading.problem = Phrase("who adjoins them is not said", "не сказано, кто с ними граничит")
      }
      return
    }
    reading.statements.append(Statement(subjects: subjects, objects: objects, isNegated: isNegated))
    isAmong = false
  }

  mutating func emitAmong(_ places: [Mention]) {
    guard places.count > 1, !isPast(places) else { return }
    for (number, place) in places.enumerated() where number + 1 < places.count {
      reading.statements.append(
        Statement(subjects: [place], objects: Array(places[(number + 1)...]), isNegated: isNegated))
    }
    hadObjects = true
    isAmong = true
  }

  mutating func finish() {
    if !besides.isEmpty, reading.problem == nil {
      let names = besides.map(\.text).joined(separator: ", ")
      reading.problem = Phrase("what \(names) adjoins is not said", "не сказано, с чем граничит: \(names)")
    }
    if verb != nil, awaitsSubject, !fronted.isEmpty,
      !reading.statements.contains(where: { $0.objects == fronted })
    {
      if let verb, verb.isReciprocal, !verb.isParticiple, fronted.count > 1,
        !elements.contains(.objectMarker),
        elements[..<verbIndex].allSatisfy({ $0.mention == nil })
      {
        // `Общую границу имеют А и Б`
        emitAmong(fronted)
        return
      }
      // A header may leave out who adjoins them; a sentence that names places before its verb does not.
      guard !lostSubject || elements.last == .colon else {
        report(
          Phrase(
            "the words between the places and the verb were not understood",
            "слова между местами и глаголом не поняты"))
        return
      }
      reading.open = Reading.Open(known: fronted, isObjects: true, isNegated: isNegated)
    } else if let verb, !hadObjects, !subject.isEmpty {
      let rest = elements.dropFirst(verbIndex + 1).prefix { $0 != .semicolon }
        .drop { $0 == .silent || $0 == .close }
      // Another clause may follow, but no other object.
      let isWhole =
        rest.isEmpty
        || (rest.first == .comma || rest.first == .preposition)
          && !rest.prefix { $0 != .comma }.contains { element in
            switch element {
            case .place, .generic, .pronoun, .referred, .relative, .neighbour: true
            default: false
            }
          } && !rest.contains(.objectMarker) && !rest.contains(.between)
      if subject.count > 1, verb.isReciprocal, isWhole {
        emitAmong(subject)
      } else if elements.last == .colon || elements.last == .silent || elements.last == .dash {
        reading.open = Reading.Open(known: subject, isObjects: false, isNegated: isNegated)
      }
    }
  }

}
