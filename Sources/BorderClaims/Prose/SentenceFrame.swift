import BorderCore

/// Reads a part of a sentence by its frame, where words stand in it that no production of the grammar knows.
///
/// A frame is a word by which places adjoin with the places on its two sides. It is taken only where it accounts for every place
/// of the part, and where nothing in the part denies, supposes, compares or tells of the past or of a distance; the
/// other words are passed over, and a note gives the line.
struct SentenceFrame {
  let elements: [Element]
  let rules: NameRules
  let knowledge: PlaceKnowledge
  /// What the sentences before are about.
  let topic: [Mention]
  var parser: SentenceParser

  /// Places that a frame lists, and where they end.
  struct List {
    var mentions: [Mention]
    var end: Int
    var said: [Statement] = []
  }

  init(_ elements: [Element], topic: [Mention], rules: NameRules, knowledge: PlaceKnowledge) {
    self.elements = elements
    self.topic = topic
    self.rules = rules
    self.knowledge = knowledge
    parser = SentenceParser(elements, rules: rules, knowledge: knowledge)
  }

  /// What the parts of a sentence say of whose places nothing was taken.
  ///
  /// - Parameters:
  ///   - sentence: Its elements.
  ///   - reading: What was taken.
  ///   - topic: What the sentences before are about.
  ///   - rules: The words for types.
  ///   - knowledge: What the data know of the places.
  /// - Returns: What they say, and how many phrases were tried.
  static func statements(
    of sentence: [Element], besides reading: Reading, topic: [Mention], rules: NameRules,
    knowledge: PlaceKnowledge
  ) -> (statements: [Statement], phrases: Int) {
    guard !(sentence.last?.isQuestion ?? false), !sentence.contains(.respectively),
      !sentence.contains(.supposition), !sentence.contains(.untrue)
    else { return ([], 0) }
    let taken = Set(reading.statements.flatMap { $0.subjects + $0.objects }.map(\.range.lowerBound))
    var (statements, phrases): ([Statement], Int) = ([], 0)
    for part in ClauseReader.prepared(sentence).split(separator: .semicolon) {
      let elements = Array(part)
      let mentions = elements.compactMap(\.mention)
      guard !mentions.isEmpty, !mentions.contains(where: { taken.contains($0.range.lowerBound) }),
        elements.contains(where: isAnchor), SentenceParser.bound(of: elements) == nil,
        !elements.contains(where: isUnsure) || isOfNeighboursAlone(elements), !knowledge.isElsewhere(mentions)
      else { continue }
      var frame = SentenceFrame(elements, topic: topic, rules: rules, knowledge: knowledge)
      statements += frame.read()
      phrases += frame.parser.readings
    }
    return (statements, phrases)
  }

  /// Whether an element is a word by which places adjoin.
  private static func isAnchor(_ element: Element) -> Bool {
    switch element {
    case .verb(let verb): !verb.isPast && !verb.isNegated
    case .neighbour, .borderNoun, .adjacent: true
    default: false
    }
  }

  /// Whether nothing but `neighbouring` speaks of who adjoins whom: then what is denied is something else.
  private static func isOfNeighboursAlone(_ elements: [Element]) -> Bool {
    elements.allSatisfy { element in
      switch element {
      case .adjacent: true
      case .neighbour, .borderNoun, .verb, .or, .likewise, .ditto, .neither: false
      default: true
      }
    }
  }

  /// Whether an element makes it unsure what the words around it say.
  private static func isUnsure(_ element: Element) -> Bool {
    switch element {
    case .like, .or, .neither, .lack, .ditto, .likewise, .separation, .negation, .except, .oneOfThem,
      .bothOfThem, .reciprocal, .contrast, .junction:
      true
    case .verb(let verb): verb.isNegated || verb.isPast
    default: false
    }
  }

  /// What the first frame says that fits.
  mutating func read() -> [Statement] {
    for index in elements.indices where Self.isAnchor(elements[index]) {
      if let found = announced(from: index) ?? bordering(at: index) ?? between(from: index)
        ?? having(at: index) ?? falling(at: index) ?? predicate(at: index) ?? surrounded(at: index)
        ?? neighbour(at: index)
      {
        return found
      }
    }
    return []
  }

  // MARK: Parts of frames

  /// The longest list of places from an element on; `nil` where there is none that says so plainly.
  mutating func list(at start: Int, of verb: BorderVerb?) -> List? {
    parser.objects(at: start, of: verb).filter { found in
      found.value.allSatisfy { group in
        let phrase = group.phrase
        return !phrase.mentions.isEmpty && phrase.reference == nil && !phrase.hasOr && !phrase.isNone
          && !group.isNegated && !group.isException && !group.isContrast && phrase.denied.isEmpty
          && phrase.asides.isEmpty && !phrase.isLastApart
      }
    }
    .max { ($0.end, -$0.cost) < ($1.end, -$1.cost) }
    .map { found in
      var mentions = found.value.flatMap(\.phrase.mentions)
      Coordination.shareTypes(&mentions, rules)
      return List(mentions: mentions, end: found.end, said: found.value.flatMap(\.phrase.said))
    }
  }

  /// The one place of the part besides a list, where every other one only says what the places of the list belong to.
  func owner(besides list: Range<Int>, of mentions: [Mention], complements: Range<Int> = 0..<0) -> Int? {
    guard mentions.allSatisfy({ $0.isKnown || !$0.places.isEmpty }) else { return nil }
    var others = elements.indices.filter { index in
      guard !list.contains(index), let mention = elements[index].mention else { return false }
      return !knowledge.lie(mentions, in: mention) && !(complements.contains(index) && isComplement(index))
        && !isCircumstance(index)
    }
    // `Located in the south of Б, А …`
    others = others.filter { index in
      !others.contains { other in
        guard other != index, let whole = elements[index].mention, let part = elements[other].mention else {
          return false
        }
        return knowledge.lie([part], in: whole)
      }
    }
    guard others.count == 1, let index = others.first, let owner = elements[index].mention,
      owner.isKnown || !owner.places.isEmpty,
      !mentions.contains(where: { knowledge.isSame($0, owner) || knowledge.lie([owner], in: $0) })
    else { return nil }
    return index
  }

  /// Whether a place only says to what a noun before it belongs: `any other region of Russia`.
  private func isComplement(_ index: Int) -> Bool {
    let before = elements[..<index].suffix(3)
    return before.contains { $0.noun != nil || $0 == .other }
  }

  /// Whether a name that the data do not know is a water, or hangs on a preposition: `By data of Х, …`.
  private func isCircumstance(_ index: Int) -> Bool {
    guard let mention = elements[index].mention, !mention.isKnown, mention.places.isEmpty else {
      return false
    }
    if knowledge.isFeature(mention, rules) { return true }
    let start = elements[..<index].lastIndex(of: .comma).map { $0 + 1 } ?? 0
    return elements[start..<index].contains { [.preposition, .than].contains($0) }
  }

  /// Whether a place stands as a subject does: no preposition before it, and no ending against it.
  func isSubject(_ index: Int) -> Bool {
    guard let mention = elements[index].mention, mention.grammaticalCase != .oblique,
      !mention.isPossessive
    else { return false }
    guard index > 0 else { return true }
    switch elements[index - 1] {
    case .preposition, .objectMarker, .between, .than, .unlike, .adjacent, .possessor, .nearest: return false
    default: return true
    }
  }

  /// Whether what stands behind a place may be the verb of a subject, and no word that makes another name of it.
  func isFollowedByPredicate(_ index: Int) -> Bool {
    guard let mention = elements[index].mention else { return false }
    return knowledge.mayBePredicate(mention.range.upperBound)
  }

  func statement(_ owner: Int, _ list: List) -> [Statement]? {
    guard var subject = elements[owner].mention else { return nil }
    subject.grammaticalCase = .unknown
    return [Statement(subjects: [subject], objects: list.mentions)]
      + list.said.filter { !$0.subjects.isEmpty && !$0.objects.isEmpty }
  }

  /// Whether nothing from an element on speaks of places, but for the owner, or of borders.
  func isClosed(_ end: Int, besides owner: Int? = nil) -> Bool {
    elements.indices[min(end, elements.count)...].allSatisfy { index in
      index == owner
        || elements[index].mention == nil && !Self.isAnchor(elements[index])
          && !elements[index].isVerb
    }
  }
}
