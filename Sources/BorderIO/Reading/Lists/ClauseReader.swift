import BorderCore

/// Reads the elements of one sentence from left to right: who adjoins whom.
///
/// The grammar is that of clauses: a subject, a verb, objects; a preposition marks objects in Russian wherever they
/// stand; a dash stands for a verb said before. Each element is looked at a bounded number of times.
struct ClauseReader {
  let rules: NameRules
  /// What the sentences before are about.
  let topic: [Mention]
  private var elements: [Element] = []
  private var reading = Reading()
  private var subject: [Mention] = []
  private var verb: BorderVerb?
  private var verbIndex = 0
  private var isNegated = false
  private var hasAll = false
  private var isRespective = false
  /// Places that stand before their verb: the next verb's subject, or objects of one that comes first.
  private var waiting: Coordination?
  private var fronted: [Mention] = []
  /// Whether the subject follows a verb whose objects are known.
  private var awaitsSubject = false
  private var hadObjects = false
  private var last: Mention?

  init(rules: NameRules, topic: [Mention]) {
    self.rules = rules
    self.topic = topic
  }

  /// What a sentence says.
  mutating func read(_ sentence: [Element]) -> Reading {
    let isQuestion = sentence.last == .stop(isQuestion: true)
    elements = sentence.filter { if case .stop = $0 { false } else { true } }
    isRespective = elements.contains(.respectively)
    elements.removeAll { $0 == .respectively }
    flattenParentheses()
    let speaksOfBorders = elements.contains { if case .verb = $0 { true } else { false } }
    guard !isQuestion else {
      if speaksOfBorders { reading.problem = Phrase("it is a question", "это вопрос") }
      return reading
    }
    if !readNeighbourNoun() { readClauses() }
    readPairsBetween()
    readAdjacentNames()
    pairRespectively()
    if reading.topic.isEmpty, let first = reading.statements.first { reading.topic = first.subjects }
    if speaksOfBorders, reading.statements.isEmpty, reading.open == nil, reading.problem == nil {
      reading.problem = Phrase(
        "it says that something adjoins, but not which places of the data",
        "сказано, что что-то граничит, но не сказано, какие места из данных")
    }
    return reading
  }

  /// Parentheses behind a noun for regions, or behind the verb, hold the places themselves: `трёх областей (А, Б и В)`.
  private mutating func flattenParentheses() {
    var result: [Element] = []
    var kept: [Bool] = []
    for element in elements {
      if element == .open {
        let before = result.last { $0 != .silent && $0 != .preposition }
        let isOfNoun =
          switch before {
          case .generic?, .verb?, .neighbour?, .lack?: true
          default: false
          }
        kept.append(!isOfNoun)
        result.append(isOfNoun ? .silent : element)
      } else if element == .close {
        result.append(kept.popLast() ?? false ? element : .silent)
      } else {
        result.append(element)
      }
    }
    elements = result
  }

  private mutating func readClauses() {
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
      case .reciprocal: emitAmong(subject)
      case .semicolon:
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
  private func isOblique(_ index: Int) -> Bool {
    guard index > 0, elements[index].mention != nil else { return false }
    return elements[index - 1] == .preposition
  }

  private func next(after index: Int) -> Element? {
    elements.dropFirst(index + 1).first { $0 != .silent }
  }

  private func previous(before index: Int) -> Element? {
    elements.prefix(index).last { $0 != .silent }
  }

  // MARK: Places

  private mutating func take(_ group: Coordination, at index: Int) {
    last = group.mentions.last
    defer { readAsides(group) }
    if group.isObject {
      if verb != nil {
        if subject.isEmpty && !awaitsSubject && waiting == nil && hadObjects == false {
          // `граничащие с А: …` or a verb whose subject comes later.
          fronted = group.mentions
          awaitsSubject = true
        } else if awaitsSubject, subject.isEmpty {
          fronted += group.mentions
        } else {
          if let pending = waiting, isElided(before: index) {
            subject = [pending.mentions.last].compactMap { $0 }
          }
          emit(subject, group.mentions)
        }
        hadObjects = true
      } else {
        fronted = group.mentions
      }
      waiting = nil
      return
    }
    // `Псковская — с Эстонией`: the verb was said before.
    if verb != nil, elided(at: group.end) {
      if group.mentions.count > 1, !subject.isEmpty, verb?.wantsMarker == false {
        emit(subject, Array(group.mentions.dropLast()))
      }
      subject = [group.mentions[group.mentions.count - 1]]
      (awaitsSubject, fronted) = (false, [])
      waiting = nil
      return
    }
    if let coming = comingVerb(after: group.end) {
      let split = self.split(group, for: coming)
      if verb != nil, split > 0 { takeObjects(Array(group.mentions[..<split])) }
      var rest = group
      rest.mentions = Array(group.mentions[split...])
      waiting = rest
      return
    }
    if let verb {
      if !awaitsSubject, verb.wantsMarker, !announces(index) { return }
      takeObjects(group.mentions)
    } else {
      waiting = group
    }
  }

  /// Whether a noun for regions in general announces the places behind a verb that marks its objects:
  /// `граничит с тремя странами: А, Б и В`.
  private func announces(_ index: Int) -> Bool {
    guard verbIndex < index else { return false }
    let between = elements[verbIndex..<index]
    guard between.contains(where: { if case .generic = $0 { true } else { $0 == .neighbour } }) else {
      return false
    }
    switch previous(before: index) {
    case .comma?, .colon?, .dash?, .copula?, .generic?, .and?: return true
    default: return elements[index - 1] == .silent
    }
  }

  private mutating func takeObjects(_ mentions: [Mention]) {
    if awaitsSubject, !fronted.isEmpty {
      // The subject of a verb whose objects stood before: `С А граничат Б и В`.
      emit(mentions, fronted)
      subject = mentions
      return
    }
    if awaitsSubject {
      // A participle without either side so far.
      fronted = mentions
      hadObjects = true
      return
    }
    emit(subject, mentions)
    hadObjects = true
  }

  /// Whether a dash and an object stand next: a verb is left out.
  private func elided(at index: Int) -> Bool {
    var index = index
    var hasDash = false
    while index < elements.count {
      if elements[index] == .dash { hasDash = true } else if elements[index] != .silent { break }
      index += 1
    }
    return hasDash && index < elements.count && elements[index] == .objectMarker
  }

  private func isElided(before index: Int) -> Bool { previous(before: index) == .dash }

  /// The verb that the places before an element are the subject of; `nil` where other words come first.
  private func comingVerb(after index: Int) -> BorderVerb? {
    var hasComma = false
    for element in elements[index...] {
      switch element {
      case .silent, .negation, .copula, .neither, .all: continue
      case .comma where !hasComma: hasComma = true
      case .verb(let verb): return verb
      default: return nil
      }
    }
    return nil
  }

  /// How many of some places belong to what stands before, where the others are the subject of a coming verb.
  private func split(_ group: Coordination, for verb: BorderVerb) -> Int {
    let count = group.mentions.count
    guard self.verb != nil || verb.isParticiple || !group.hasAnd && verb.number == .singular else { return 0 }
    if verb.isParticiple || verb.number == .singular { return count - 1 }
    if let strong = group.strong.last(where: { $0 < count - 1 || verb.number != .plural }) { return strong }
    return max(0, count - 2)
  }

  // MARK: Verbs

  private mutating func begin(_ found: BorderVerb, at index: Int) {
    let negation = isNegated(verbAt: index) != found.isNegated
    let before = previous(before: index)
    let hadVerb = verb != nil
    if before == .relative, let antecedent = antecedent(of: index) {
      subject = [antecedent]
      (awaitsSubject, hadObjects) = (false, false)
    } else if let group = waiting, isSubject(group, ofVerbAt: index) {
      subject = found.isParticiple ? group.mentions.suffix(1) : group.mentions
      waiting = nil
      (awaitsSubject, hadObjects) = (false, false)
      if !found.isParticiple { reading.topic = subject }
    } else if before == .relative || isOfNoun(index) {
      // `регионы, граничащие с А`: which ones, a list may say.
      subject = []
      (awaitsSubject, hadObjects) = (true, false)
      fronted = []
    } else if !fronted.isEmpty, !hadVerb {
      // `С Казахстаном граничат …`
      subject = []
      awaitsSubject = true
      hadObjects = true
    } else if hadVerb, !subject.isEmpty, isJoint(before) || found.isNegated || negation {
      hadObjects = false
    } else if !hadVerb || subject.isEmpty {
      subject = carried(index, found)
      awaitsSubject = subject.isEmpty
      hadObjects = false
    }
    verb = found
    verbIndex = index
    isNegated = negation
    if !fronted.isEmpty, !awaitsSubject {
      // `Кроме Казахстана, область граничит с …`, `С Казахстаном область граничит …`
      emit(subject, fronted)
      fronted = []
      hadObjects = true
    }
  }

  /// Whether places are the subject of a verb behind them: between both stands nothing but what says more of them.
  private func isSubject(_ group: Coordination, ofVerbAt index: Int) -> Bool {
    let between = elements[min(group.end, index)..<index]
    guard !between.contains(where: { $0 == .colon || $0 == .semicolon }) else { return false }
    guard between.contains(.other) else { return true }
    let words = between.filter { $0 != .silent && $0 != .copula && $0 != .negation }
    return words.first == .comma && words.last == .comma || words.first == .preposition
      || words.first == .relative
  }

  /// Whether a verb that an element precedes goes on with the subject of the verb before.
  private func isJoint(_ element: Element?) -> Bool {
    switch element {
    case .and?, .comma?, .contrast?, .neither?, .negation?, .semicolon?: true
    default: false
    }
  }

  /// Whether a verb is negated by what stands before it.
  private func isNegated(verbAt index: Int) -> Bool {
    var steps = 0
    for element in elements[..<index].reversed() {
      switch element {
      case .negation, .neither: return true
      case .silent, .copula, .pronoun: break
      default:
        // `neither A nor B borders C`
        if steps == 0, element.mention != nil || element == .and || element == .comma { continue }
        return false
      }
      if element != .silent { steps += 1 }
      if steps > 3 { return false }
    }
    return false
  }

  /// The place that a relative pronoun before a verb means: the one right before it.
  private func antecedent(of index: Int) -> Mention? {
    guard let pronoun = elements[..<index].lastIndex(of: .relative) else { return nil }
    for element in elements[..<pronoun].reversed() {
      switch element {
      case .comma, .silent, .close: continue
      case .place(let mention): return mention
      default: return nil
      }
    }
    return nil
  }

  /// Whether a verb belongs to a noun for regions in general that stands before it.
  private func isOfNoun(_ index: Int) -> Bool {
    for element in elements[..<index].reversed() {
      switch element {
      case .comma, .silent, .copula: continue
      case .generic(_, let isPlural):
        if case .verb(let verb) = elements[index], verb.isParticiple { return true }
        return isPlural
      case .place:
        // `Субъекты РФ, граничащие с …`
        if let place = elements[..<index].lastIndex(where: { $0.mention != nil }), place > 0 {
          return elements[place - 1] == .preposition
            && elements[..<place].contains { if case .generic = $0 { true } else { false } }
        }
        return false
      default: return false
      }
    }
    if case .verb(let verb) = elements[index] { return verb.isParticiple }
    return false
  }

  /// The subject of the sentence before, where this one has none but a pronoun or a noun that stands for it.
  private func carried(_ index: Int, _ verb: BorderVerb) -> [Mention] {
    var noun: (token: Int, isPlural: Bool)?
    for element in elements[..<index] {
      switch element {
      case .generic(let token, let isPlural): noun = (token, isPlural)
      case .silent, .pronoun, .comma, .and, .contrast, .copula, .negation, .semicolon, .dash, .neither:
        continue
      default: return []
      }
    }
    let isPlural = topic.count > 1
    let agrees =
      switch verb.number {
      case .singular: !isPlural
      case .plural: isPlural
      case .either: true
      }
    if agrees, !topic.isEmpty { return topic }
    if let noun, !noun.isPlural { return [Mention(range: noun.token..<(noun.token + 1), text: "")] }
    return []
  }

  // MARK: What is said

  private mutating func emit(_ subjects: [Mention], _ objects: [Mention]) {
    guard !subjects.isEmpty, !objects.isEmpty else {
      if reading.problem == nil, !objects.isEmpty {
        reading.problem = Phrase("who adjoins them is not said", "не сказано, кто с ними граничит")
      }
      return
    }
    reading.statements.append(Statement(subjects: subjects, objects: objects, isNegated: isNegated))
  }

  private mutating func emitAmong(_ places: [Mention]) {
    guard places.count > 1 else { return }
    for (number, place) in places.enumerated() where number + 1 < places.count {
      reading.statements.append(
        Statement(subjects: [place], objects: Array(places[(number + 1)...]), isNegated: isNegated))
    }
    hadObjects = true
  }

  private mutating func finish() {
    if verb != nil, awaitsSubject, !fronted.isEmpty,
      !reading.statements.contains(where: { $0.objects == fronted })
    {
      reading.open = Reading.Open(known: fronted, isObjects: true, isNegated: isNegated)
    } else if let verb, !hadObjects, !subject.isEmpty {
      let rest = elements.dropFirst(verbIndex + 1)
      let isWhole = rest.allSatisfy { $0 == .silent || $0 == .comma || $0 == .close }
      if subject.count > 1, verb.isReciprocal, isWhole {
        emitAmong(subject)
      } else if elements.last == .colon || elements.last == .silent || elements.last == .dash {
        reading.open = Reading.Open(known: subject, isObjects: false, isNegated: isNegated)
      }
    }
  }

  /// `все, кроме Литвы` leaves out; `кроме Литвы, граничит с Польшей` adds.
  private mutating func readException(_ index: Int, adds: Bool, _ position: inout Int) {
    var start = index + 1
    while start < elements.count, elements[start] == .silent || elements[start] == .preposition { start += 1 }
    guard var group = Coordination.at(start, of: elements, rules: rules) else { return }
    position = group.end - 1
    if verb == nil, group.mentions.count > 1, comingVerb(after: group.end) != nil {
      // `Кроме Казахстана, область граничит с …`: the last place is the subject.
      waiting = group
      waiting?.mentions = group.mentions.suffix(1)
      group.mentions.removeLast()
    }
    last = group.mentions.last
    guard verb != nil, !subject.isEmpty else {
      if verb == nil { fronted += group.mentions }
      return
    }
    let isKept = isNegated
    isNegated = adds || !hasAll && !hadObjects ? isNegated : !isNegated
    emit(subject, group.mentions)
    isNegated = isKept
    hadObjects = true
  }

  /// What parentheses behind places say of these: `Псковская (с Эстонией и Латвией)`.
  private mutating func readAsides(_ group: Coordination) {
    for mention in group.mentions where !mention.aside.isEmpty {
      var plain = mention
      plain.aside = []
      let hasVerb = mention.aside.contains { if case .verb = $0 { true } else { false } }
      let first = mention.aside.first { $0 != .silent }
      guard hasVerb || first == .objectMarker else { continue }
      var inner = ClauseReader(rules: rules, topic: [plain])
      if !hasVerb {
        inner.verb = verb ?? BorderVerb(range: plain.range, wantsMarker: true)
        inner.subject = [plain]
      }
      inner.elements = mention.aside
      inner.readClauses()
      reading.statements += inner.reading.statements
      if !inner.reading.statements.isEmpty, !group.isObject {
        // The parentheses said it: the places themselves are not objects of anything.
        subject = [plain]
        hadObjects = true
      }
    }
  }

  /// `А и Б — соседи`, `Соседи А: Б и В`, `А — сосед Б`.
  private mutating func readNeighbourNoun() -> Bool {
    guard let noun = elements.firstIndex(of: .neighbour),
      !elements.contains(where: { if case .verb = $0 { true } else { false } })
    else { return false }
    isNegated = elements[..<noun].contains(.negation)
    var before: [Mention] = []
    var owner: [Mention] = []
    var after: [Mention] = []
    var index = 0
    var hasCopula = false
    while index < elements.count {
      if let group = Coordination.at(index, of: elements, rules: rules) {
        if index < noun {
          before += group.mentions
        } else if !hasCopula, owner.isEmpty, isOwner(index, after: noun) {
          owner = group.mentions
        } else {
          after += group.mentions
        }
        index = group.end
        continue
      }
      let element = elements[index]
      if index > noun, element == .copula || element == .colon || element == .dash { hasCopula = true }
      index += 1
    }
    if !owner.isEmpty, !after.isEmpty, before.isEmpty {
      reading.statements.append(Statement(subjects: owner, objects: after, isNegated: isNegated))
    } else if !owner.isEmpty, !before.isEmpty, after.isEmpty {
      reading.statements.append(Statement(subjects: before, objects: owner, isNegated: isNegated))
    } else if owner.isEmpty, before.count > 1, after.isEmpty {
      emitAmong(before)
    } else if owner.isEmpty, before.count == 1, !after.isEmpty {
      reading.statements.append(Statement(subjects: before, objects: after, isNegated: isNegated))
    } else if owner.isEmpty, before.isEmpty, !after.isEmpty, !topic.isEmpty {
      reading.statements.append(Statement(subjects: topic, objects: after, isNegated: isNegated))
    } else if !owner.isEmpty, after.isEmpty, before.isEmpty, hasCopula {
      reading.open = Reading.Open(known: owner, isObjects: false, isNegated: isNegated)
    } else {
      return false
    }
    return true
  }

  /// Whether places stand right behind the noun, and so are whose neighbours are spoken of.
  private func isOwner(_ index: Int, after noun: Int) -> Bool {
    elements[(noun + 1)..<index].allSatisfy { $0 == .silent || $0 == .preposition || $0 == .objectMarker }
  }

  /// `граница между А и Б`.
  private mutating func readPairsBetween() {
    for index in elements.indices where elements[index] == .between {
      guard let group = Coordination.at(index + 1, of: elements, rules: rules), group.mentions.count == 2
      else { continue }
      // `между А и Б нет границы` and `границы между А и Б нет`.
      let behind = elements[group.end...].prefix(5)
      let noun = elements[..<index].lastIndex(of: .borderNoun)
      guard noun.map({ index - $0 < 6 }) ?? false || behind.contains(.borderNoun) else { continue }
      let before = elements[..<(noun ?? index)].suffix(5)
      let isNone =
        before.contains { $0 == .lack || $0 == .negation } || behind.contains(.lack)
        || noun.map { elements[$0..<index].contains(.lack) } ?? false
      reading.statements.append(
        Statement(subjects: [group.mentions[0]], objects: [group.mentions[1]], isNegated: isNone))
    }
  }

  /// `Гомельская область с соседней Брянской областью`.
  private mutating func readAdjacentNames() {
    for index in elements.indices where elements[index] == .adjacent {
      guard let group = Coordination.at(index + 1, of: elements, rules: rules), !group.isObject,
        let place = elements[..<index].lastIndex(where: { $0.mention != nil }), index - place < 4,
        let subject = elements[place].mention
      else { continue }
      let statement = Statement(subjects: [subject], objects: [group.mentions[0]])
      if !reading.statements.contains(statement) { reading.statements.append(statement) }
    }
  }

  /// `А и Б граничат с В и Г соответственно`: the first with the first, the second with the second.
  private mutating func pairRespectively() {
    guard isRespective else { return }
    var paired: [Statement] = []
    for statement in reading.statements {
      let (a, b) = (statement.subjects, statement.objects)
      guard a.count == b.count else {
        reading.problem = Phrase(
          "respectively: \(a.count) places on one side and \(b.count) on the other",
          "соответственно: мест на одной стороне \(a.count), на другой \(b.count)")
        continue
      }
      for (x, y) in zip(a, b) {
        paired.append(Statement(subjects: [x], objects: [y], isNegated: statement.isNegated))
      }
    }
    reading.statements = paired
  }
}
