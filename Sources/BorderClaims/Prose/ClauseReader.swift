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
  let isCountry: (Mention) -> Bool
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
  /// How many phrases were tried.
  private(set) var phrases = 0

  /// What a clause said, for those that leave a part of it out.
  struct Said {
    var form: Clause.Form
    var subjects: [Mention]
    var objects: [ObjectGroup]
    var isNegated: Bool
    var isPast = false
  }

  init(
    rules: NameRules, topic: [Mention], namedBefore: [Mention] = [], isCountry: @escaping (Mention) -> Bool
  ) {
    self.rules = rules
    self.topic = topic
    self.namedBefore = namedBefore
    self.isCountry = isCountry
    about = topic
  }

  /// What a sentence says.
  mutating func read(_ sentence: [Element]) -> Reading {
    let partitive = PartitiveSubject(sentence, rules: rules)
    var elements = Self.prepared(partitive.elements)
    let speaksOfBorders = SentenceParser.speaksOfBorders(elements)
    if elements.contains(.supposition) {
      if speaksOfBorders || elements.contains(.borderNoun) {
        reading.problem = Phrase("it is a supposition", "это предположение")
      }
      return reading
    }
    if sentence.last?.isQuestion ?? false {
      if speaksOfBorders { reading.problem = Phrase("it is a question", "это вопрос") }
      let named = elements.compactMap(\.mention)
      if named.count == 1 { reading.topic = named }
      return reading
    }
    let isUntrue = elements.contains(.untrue)
    let isWholeUntrue = isUntrue && elements.prefix { $0 != .untrue }.allSatisfy { $0.mention == nil }
    let isRespective = elements.contains(.respectively)
    elements.removeAll { $0 == .respectively }
    elements = elements.map { $0 == .untrue ? .clause : $0 }
    var parser = SentenceParser(elements, rules: rules, isCountry: isCountry)
    let clauses = parser.clauses()
    phrases += parser.readings
    for (number, clause) in clauses.enumerated() {
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
    if isRespective { pairRespectively() }
    if isUntrue { deny(isWhole: isWholeUntrue) }
    if speaksOfBorders, !reading.statements.isEmpty { reading.unused = unused(elements) }
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

  /// The places of which nothing was taken, though neither a preposition nor their case makes them a mere circumstance.
  private func unused(_ elements: [Element]) -> [Mention] {
    let used = Set(
      (reading.statements.flatMap { $0.subjects + $0.objects } + (reading.open?.known ?? [])).map(
        \.range.lowerBound))
    return elements.indices.compactMap { index in
      guard let mention = elements[index].mention, !used.contains(mention.range.lowerBound),
        !mention.isPossessive,
        mention.grammaticalCase != .oblique || index > 0 && elements[index - 1] == .objectMarker,
        !elements[..<index].suffix(3).contains(where: {
          [.preposition, .between, .than, .unlike].contains($0)
        })
      else { return nil }
      return mention
    }
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
    return joinedBorders(result)
  }

  /// `Общую границу с А имеют Б и В`: the noun stands before its verb.
  private static func joinedBorders(_ elements: [Element]) -> [Element] {
    var elements = elements
    for index in elements.indices {
      guard case .have(let verb) = elements[index] else { continue }
      elements[index] = .other
      guard let noun = elements[..<index].lastIndex(of: .borderNoun),
        elements[noun..<index].dropFirst().allSatisfy({ element in
          switch element {
          case .place, .objectMarker, .negation, .and, .comma, .neither, .pronoun, .direction, .generic,
            .referred:
            true
          default: false
          }
        })
      else { continue }
      elements[index] = .verb(verb)
      elements[noun] = .silent
      for adjective in elements[..<noun].indices.suffix(3).reversed() {
        guard elements[adjective] == .other else { break }
        elements[adjective] = .silent
      }
    }
    elements.removeAll { $0 == .silent }
    return elements
  }

  // MARK: Clauses

  private mutating func take(_ clause: Clause, of elements: [Element]) {
    let phrases = [clause.subject].compactMap(\.self) + clause.objects.map(\.phrase)
    for statement in clause.said + phrases.flatMap(\.said) { add(resolved(statement, clause, elements)) }
    switch clause.form {
    case .unread: takeUnread(clause, elements)
    case .filler:
      if let named = clause.subject.map({ places(of: $0) }), !named.isEmpty {
        takeAhead(named)
        if clause.subject?.areNeighbours ?? false, named.count == 2 {
          Statement.among(named).forEach { add($0) }
        }
        // `Среди них А, Б и В`: no predicate says that it is about them.
        let isList =
          named.count > 1
          && elements[clause.range].allSatisfy { $0.mention != nil || $0 == .comma || $0 == .and }
        if !isList { about = named } else if clause.range.lowerBound < 3 { about = [] }
        lastGroup = named
      }
      if clause.subject == nil, let owner = elements[clause.range].firstIndex(of: .possessor),
        let place = elements.dropFirst(owner + 1).first?.mention
      {
        about = [place]
      }
      if clause.said.isEmpty, elements[clause.range].contains(.borderNoun), !about.isEmpty {
        last = Said(form: .more, subjects: about, objects: [], isNegated: false)
      }
      if let said = clause.said.last {
        last = Said(form: .more, subjects: said.subjects, objects: [], isNegated: said.isNegated)
      }
    case .ahead:
      ahead = clause.objects
      last = Said(form: .adjoins, subjects: [], objects: clause.objects, isNegated: clause.isNegated)
      let end = clause.range.upperBound
      if end == elements.count - 1, elements[end] == .colon {
        // `Регионы, граничащие с Б:`, above a list
        let known = ahead.flatMap { shared($0.phrase.mentions) }
        if !known.isEmpty {
          reading.open = Reading.Open(known: known, isObjects: true, isNegated: clause.isNegated)
        }
      } else if end == elements.count || elements[end] == .semicolon {
        // `…; bounded by Б`, of what the text is about
        takeAhead(about)
      }
    case .likened: likened = clause.objects.flatMap(\.phrase.mentions)
    case .besides: besides = clause.objects
    case .adjoins, .inverted: takeAdjoining(clause)
    case .among: takeAmong(clause)
    case .gapped: takeGapped(clause)
    case .same: takeSame(clause, elements)
    case .owns: takeOwner(clause)
    case .pair:
      if let pair = clause.subject?.mentions, last?.form == .more {
        add(Statement(subjects: [pair[0]], objects: [pair[1]], isNegated: last?.isNegated ?? false))
      } else if elements[clause.range].contains(.borderNoun) {
        takeUnread(clause, elements)
      }
    case .more:
      if let last, last.form == .more || last.form == .owns, !last.subjects.isEmpty {
        emit(last.subjects, clause.objects, isNegated: false)
      } else if !clause.objects.allSatisfy({ $0.phrase.mentions.isEmpty }),
        elements[clause.range].contains(.borderNoun)
      {
        takeUnread(clause, elements)
      }
    }
  }

  /// A statement of a phrase with the places that its pronouns mean; without subjects where that is not clear.
  private mutating func resolved(_ statement: Statement, _ clause: Clause, _ elements: [Element]) -> Statement
  {
    guard statement.subjects.isEmpty else { return statement }
    var statement = statement
    guard let object = statement.objects.first else {
      // `the border between them`: the two places that the sentence named, or the text.
      let before = elements[..<clause.range.lowerBound].compactMap(\.mention)
      let pair = before.isEmpty ? topic : before
      if pair.count == 2 { (statement.subjects, statement.objects) = ([pair[0]], [pair[1]]) }
      return statement
    }
    // `with which it shares a border`
    func isOther(_ mention: Mention) -> Bool { !statement.objects.contains { $0.range == mention.range } }
    let named = elements[clause.range].compactMap(\.mention).prefix { $0.range != object.range }.filter {
      !$0.places.isEmpty
    }
    let subject = clause.subject?.mentions.filter { isOther($0) && ($0.isKnown || !$0.places.isEmpty) } ?? []
    statement.subjects =
      subject.count == 1 ? subject : named.count == 1 ? named : about.count == 1 ? about.filter(isOther) : []
    return statement
  }

  /// Whether a clause may change what the one beside it says: it was not read, or it denies something.
  private func isUnclear(_ clause: Clause, _ elements: [Element]) -> Bool {
    clause.form == .unread || clause.form == .filler && elements[clause.range].contains(.neither)
  }

  /// Whether nothing but a comma parts two clauses: what is not understood of one may change the other.
  private func isJoined(_ a: Clause, _ b: Clause, _ elements: [Element]) -> Bool {
    let between = elements[
      min(a.range.upperBound, b.range.upperBound)..<max(a.range.lowerBound, b.range.lowerBound)]
    return between.allSatisfy { $0 == .comma || $0 == .dash || $0 == .and }
  }

  private mutating func takeUnread(_ clause: Clause, _ elements: [Element]) {
    last = nil
    (ahead, besides) = ([], [])
    guard
      SentenceParser.speaksOfBorders(elements[clause.range])
        || !elements[clause.range].allSatisfy({ $0.mention == nil })
    else { return }
    let names = elements[clause.range].compactMap { $0.mention?.text }.prefix(4).joined(separator: ", ")
    report(
      Phrase(
        "not every word was understood" + (names.isEmpty ? "" : " of what it says of: \(names)"),
        "понято не каждое слово" + (names.isEmpty ? "" : " из сказанного о: \(names)")))
  }

  private mutating func takeAdjoining(_ clause: Clause) {
    var subjects = clause.subject.map { places(of: $0) } ?? carried(clause)
    if let reference = clause.subject?.reference, reference == .topic, !agrees(subjects, clause) {
      subjects = []
    }
    var objects = clause.objects
    if clause.verb?.isPast ?? false {
      if !(objects.allSatisfy { $0.phrase.mentions.isEmpty }) {
        report(Phrase("it says how it was once", "сказано, как было когда-то"))
      }
      if !subjects.isEmpty { about = subjects }
      last = Said(
        form: clause.form, subjects: subjects, objects: objects, isNegated: clause.isNegated, isPast: true)
      (ahead, besides) = ([], [])
      return
    }
    if clause.form == .inverted {
      subjects += besides.flatMap(\.phrase.mentions)
      besides = []
    }
    subjects += likened
    likened = []
    takeAsides(&subjects, clause.subject)
    takeAhead(subjects)
    if subjects.isEmpty, !objects.allSatisfy({ $0.phrase.mentions.isEmpty }) {
      if clause.subject == nil || clause.subject?.reference == .unnamed {
        reading.open = Reading.Open(
          known: objects.flatMap { shared($0.phrase.mentions) }, isObjects: true, isNegated: clause.isNegated)
      }
      report(Phrase("who adjoins them is not said", "не сказано, кто с ними граничит"))
    }
    let isNegated = clause.isNegated || clause.subject?.isNone ?? false
    if !besides.isEmpty {
      // `Кроме Б, А граничит с В`; of all others it is denied: `Кроме Б, А ни с кем не граничит`, `… со всеми`.
      let isNamed = objects.contains { !$0.phrase.mentions.isEmpty }
      let isOfAll = objects.contains { $0.phrase.isAll && $0.phrase.mentions.isEmpty }
      emit(subjects, besides, isNegated: isNamed ? isNegated : isOfAll != isNegated && isOfAll)
      besides = []
    }
    objects = emit(subjects, objects, isNegated: isNegated)
    if let denied = clause.subject?.denied, !denied.isEmpty {
      emit(shared(denied), objects, isNegated: !clause.isNegated)
    }
    said(Said(form: clause.form, subjects: subjects, objects: objects, isNegated: isNegated))
  }

  private mutating func takeAmong(_ clause: Clause) {
    let subjects = clause.subject.map { places(of: $0) } ?? carried(clause)
    if clause.verb?.isPast ?? false {
      report(Phrase("it says how it was once", "сказано, как было когда-то"))
      return
    }
    if subjects.count > 1, !(clause.subject?.hasOr ?? false) {
      for statement in Statement.among(subjects, isNegated: clause.isNegated) { add(statement) }
    } else if !subjects.isEmpty, !(clause.subject?.hasOr ?? false) {
      report(Phrase("with what it adjoins is not said", "не сказано, с чем граничит"))
    }
    said(Said(form: .among, subjects: subjects, objects: [], isNegated: clause.isNegated))
  }

  private mutating func takeGapped(_ clause: Clause) {
    guard let before = last else { return reportGap(clause) }
    guard !before.isPast else {
      return report(Phrase("it says how it was once", "сказано, как было когда-то"))
    }
    let subjects = clause.subject.map { sharingType(of: before.subjects, places(of: $0)) } ?? []
    switch (clause.objects.isEmpty, before.form) {
    case (false, .inverted) where !(clause.objects[0].isMarked && before.objects.isEmpty):
      emit(subjects, clause.objects, isNegated: before.isNegated)
      said(Said(form: .inverted, subjects: subjects, objects: clause.objects, isNegated: before.isNegated))
    case (false, .adjoins), (false, .owns), (false, .gapped), (false, .inverted):
      emit(subjects, clause.objects, isNegated: before.isNegated)
      said(Said(form: .adjoins, subjects: subjects, objects: clause.objects, isNegated: before.isNegated))
    case (true, .inverted):
      emit(subjects, before.objects, isNegated: before.isNegated)
    case (true, .owns), (true, .adjoins):
      // `…, западным — Б`; `to the south is Б`, of one that adjoins others elsewhere
      guard before.form == .owns || clause.verb == nil && clause.isCopular else { return reportGap(clause) }
      emit(
        before.subjects, [ObjectGroup(phrase: NounPhrase(mentions: subjects))], isNegated: before.isNegated)
    default: reportGap(clause)
    }
  }

  private mutating func reportGap(_ clause: Clause) {
    report(
      Phrase(
        "the verb that it leaves out is not said before", "глагол, который здесь опущен, раньше не назван"))
  }

  private mutating func takeSame(_ clause: Clause, _ elements: [Element]) {
    let subjects = clause.subject.map { places(of: $0) } ?? []
    guard let before = last, before.form != .more, !subjects.isEmpty else { return }
    guard !before.isPast else { return }
    let start = clause.range.lowerBound
    let isContrast = start > 0 && elements[start - 1] == .contrast
    let hasDenial = elements[clause.range].contains { [.lack, .negation].contains($0) }
    let isDitto = elements[clause.range].contains(.ditto)
    let isNegated = hasDenial ? true : before.isNegated != (isContrast && isDitto)
    if clause.objects.isEmpty, !isDitto, !hasDenial, !elements[clause.range].contains(.dash),
      !elements[clause.range].contains(.asWell)
    {
      // `Б borders it on the west and В on the east`
      guard before.objects.allSatisfy({ $0.phrase.reference == .topic }) else { return reportGap(clause) }
    }
    if isDitto, clause.subject?.reference == .topic {
      // `…, but it does not`
      if hasDenial != before.isNegated { deny(isWhole: false) }
      return
    }
    if before.form == .among {
      for statement in Statement.among(subjects, isNegated: isNegated) { add(statement) }
      return
    }
    emit(subjects, before.objects, isNegated: isNegated)
    lastGroup = subjects
  }

  private mutating func takeOwner(_ clause: Clause) {
    let owners =
      clause.subject.map { places(of: $0) }
      ?? (last.map { $0.subjects.isEmpty ? about : $0.subjects } ?? about)
    guard !owners.isEmpty else {
      return report(Phrase("who adjoins them is not said", "не сказано, кто с ними граничит"))
    }
    if clause.isOpen {
      reading.open = Reading.Open(known: owners, isObjects: false, isNegated: clause.isNegated)
    }
    takeAhead(owners)
    emit(owners, clause.objects, isNegated: clause.isNegated)
    said(Said(form: .owns, subjects: owners, objects: clause.objects, isNegated: clause.isNegated))
  }

  // MARK: What clauses share

  private mutating func said(_ said: Said) {
    last = said
    if !said.subjects.isEmpty {
      (about, reading.topic) = (said.subjects, said.subjects)
    }
    if let group = said.objects.last?.phrase.mentions, !group.isEmpty { lastGroup = shared(group) }
  }

  private mutating func takeAhead(_ subjects: [Mention]) {
    guard !ahead.isEmpty, !subjects.isEmpty else { return }
    emit(subjects, ahead, isNegated: false)
    ahead = []
  }

  private mutating func takeAsides(_ subjects: inout [Mention], _ phrase: NounPhrase?) {
    guard let phrase, !phrase.asides.isEmpty else { return }
    for aside in phrase.asides {
      let own = subjects.first { $0.range == aside.subject.range } ?? aside.subject
      add(Statement(subjects: [own], objects: shared(aside.objects)))
      subjects.removeAll { $0.range == aside.subject.range }
    }
  }

  /// - Returns: The objects with what their pronouns mean.
  @discardableResult
  private mutating func emit(_ subjects: [Mention], _ objects: [ObjectGroup], isNegated: Bool)
    -> [ObjectGroup]
  {
    guard !subjects.isEmpty else { return objects }
    var groups = objects
    for index in groups.indices {
      groups[index].phrase.mentions = shared(groups[index].phrase.mentions)
      if groups[index].phrase.reference == .topic, groups[index].phrase.mentions.isEmpty {
        groups[index].phrase.mentions = referred(besides: subjects)
      }
      if groups[index].phrase.reference == .each {
        for statement in Statement.among(subjects, isNegated: isNegated != groups[index].isNegated) {
          add(statement)
        }
      }
      if groups[index].phrase.hasOr, !isNegated {
        report(Phrase("which of the places adjoins is not said", "не сказано, какое из мест граничит"))
      }
    }
    for statement in statements(of: subjects, groups, isNegated: isNegated) { add(statement) }
    return groups
  }

  private mutating func add(_ statement: Statement) {
    guard !statement.subjects.isEmpty, !statement.objects.isEmpty else {
      return report(
        Phrase("which places the pronoun means is not said", "не сказано, какие места значит местоимение"))
    }
    guard !reading.statements.contains(statement) else { return }
    reading.statements.append(statement)
  }

  /// Says why nothing was taken, unless something before says so.
  mutating func report(_ problem: Phrase) { reading.problem = reading.problem ?? problem }

  private func shared(_ mentions: [Mention]) -> [Mention] {
    var mentions = mentions
    Coordination.shareTypes(&mentions, rules)
    return mentions
  }

  /// The places that a noun phrase means.
  private func places(of phrase: NounPhrase) -> [Mention] {
    switch phrase.reference {
    case nil: return phrase.hasOr && !phrase.isNone ? [] : shared(phrase.mentions)
    case .topic: return about + shared(phrase.mentions)
    case .oneOf(let number):
      let among =
        number != nil || about.count > 1 && lastGroup.count < 2
        ? about : lastGroup.isEmpty ? namedBefore : lastGroup
      let one = number.map { among.indices.contains($0) ? among[$0] : nil } ?? among.last
      return one.map { mention in
        var mention = mention
        mention.grammaticalCase = .unknown
        return [mention]
      } ?? []
    case .unnamed, .each: return []
    }
  }

  /// The place that a pronoun means as an object: what is spoken of, where nothing else can be meant.
  private mutating func referred(besides subjects: [Mention]) -> [Mention] {
    let known = about.isEmpty ? topic : about
    // `А borders Б, В touches it`: which of the two?
    let isUnclear =
      last.map { $0.objects.flatMap(\.phrase.mentions).count == 1 && $0.subjects != known } ?? false
      || last.map {
        $0.objects.flatMap(\.phrase.mentions).count == 1 && $0.objects.first?.phrase.reference == nil
      } ?? false
    guard known.count == 1, !isUnclear, !subjects.contains(where: { $0.range == known[0].range }) else {
      report(
        Phrase("which place the pronoun means is not said", "не сказано, какое место значит местоимение"))
      return []
    }
    return known
  }

  /// The subject of a verb that has none.
  private func carried(_ clause: Clause) -> [Mention] { agrees(about, clause) ? about : [] }

  private func agrees(_ places: [Mention], _ clause: Clause) -> Bool {
    // `does not border` is no plural.
    guard !clause.isNegated else { return true }
    switch clause.verb?.number {
    case .singular?: return places.count < 2
    case .plural?: return places.count > 1
    default: return true
    }
  }

  /// A place without a word for its type, with that of the places that the clause before is about: `Приморский край
  /// граничит с …, Хабаровский — с …`.
  private func sharingType(of others: [Mention], _ mentions: [Mention]) -> [Mention] {
    guard mentions.count == 1, let mention = mentions.first, mention.reading == nil,
      rules.typeWords(in: mention.text).isEmpty, let other = others.last, mention.places.count != 1
    else { return mentions }
    let type = rules.typeWords(in: other.text)
    guard !type.isEmpty, other.text.hasSuffix(type) else { return mentions }
    var named = mention
    named.reading = "\(mention.text) \(type)"
    return [named]
  }

  // MARK: What is not so

  /// `It is not true that А borders Б`: one claim is turned round; of several, which one is wrong is not said.
  private mutating func deny(isWhole: Bool) {
    let claims = reading.statements.reduce(0) { $0 + $1.subjects.count * $1.objects.count }
    if isWhole, claims == 1 {
      reading.statements[0].isNegated.toggle()
      return
    }
    guard claims > 0 else { return }
    reading.statements = []
    reading.problem = Phrase("it is said not to be true", "сказано, что это неверно")
  }

  /// `А и Б граничат с В и Г соответственно`: the first with the first, the second with the second.
  private mutating func pairRespectively() {
    var paired: [Statement] = []
    for statement in reading.statements {
      let (a, b) = (statement.subjects, statement.objects)
      if a.count == 1 || b.count == 1 {
        // `А and Б border В to the north and south respectively`: it pairs places with directions.
        paired.append(statement)
        continue
      }
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
