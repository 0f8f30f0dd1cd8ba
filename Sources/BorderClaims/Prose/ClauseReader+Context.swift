import BorderCore

/// What clauses share with those before and behind them, and what is not so.
extension ClauseReader {
  mutating func said(_ said: Said) {
    last = said
    if !said.subjects.isEmpty {
      (about, reading.topic) = (said.subjects, said.subjects)
    }
    if let group = said.objects.last?.phrase.mentions, !group.isEmpty { lastGroup = shared(group) }
  }

  mutating func takeAhead(_ subjects: [Mention]) {
    guard !ahead.isEmpty, !subjects.isEmpty else { return }
    emit(subjects, ahead, isNegated: false)
    ahead = []
  }

  mutating func takeAsides(_ subjects: inout [Mention], _ phrase: NounPhrase?) {
    guard let phrase, !phrase.asides.isEmpty else { return }
    for aside in phrase.asides {
      let own = subjects.first { $0.range == aside.subject.range } ?? aside.subject
      add(Statement(subjects: [own], objects: shared(aside.objects)))
      subjects.removeAll { $0.range == aside.subject.range }
    }
  }

  /// - Returns: The objects with what their pronouns mean.
  @discardableResult
  mutating func emit(_ subjects: [Mention], _ objects: [ObjectGroup], isNegated: Bool)
    -> [ObjectGroup]
  {
    guard !subjects.isEmpty else { return objects }
    var groups = objects
    for index in groups.indices {
      groups[index].phrase.mentions = shared(groups[index].phrase.mentions)
      if groups[index].phrase.reference == .topic, groups[index].phrase.mentions.isEmpty {
        groups[index].phrase.mentions = referred(groups[index].phrase, besides: subjects)
      }
      if groups[index].phrase.reference == .both { groups[index].phrase.mentions = both(besides: subjects) }
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

  mutating func add(_ statement: Statement) {
    guard !statement.subjects.isEmpty, !statement.objects.isEmpty else {
      return report(
        Phrase("which places the pronoun means is not said", "не сказано, какие места значит местоимение"))
    }
    guard !reading.statements.contains(statement) else { return }
    reading.statements.append(statement)
  }

  /// Says why nothing was taken, unless something before says so.
  mutating func report(_ problem: Phrase) { reading.problem = reading.problem ?? problem }

  func shared(_ mentions: [Mention]) -> [Mention] {
    var mentions = mentions
    Coordination.shareTypes(&mentions, rules)
    return mentions
  }

  /// The places that a noun phrase means.
  func places(of phrase: NounPhrase) -> [Mention] {
    switch phrase.reference {
    case nil: return phrase.hasOr && !phrase.isNone ? [] : shared(phrase.mentions)
    case .topic: return (phrase.noun.map(meant) ?? about) + shared(phrase.mentions)
    case .oneOf(let number):
      let among =
        about.count < 2 && !counted.isEmpty
        ? counted
        : number != nil || about.count > 1 && lastGroup.count < 2
          ? about : lastGroup.isEmpty ? namedBefore : lastGroup
      let one = number.map { among.indices.contains($0) ? among[$0] : nil } ?? among.last
      return one.map { mention in
        var mention = mention
        mention.grammaticalCase = .unknown
        return [mention]
      } ?? []
    case .both: return both + shared(phrase.mentions)
    case .unnamed, .each: return []
    }
  }

  /// The places that a noun stands for: those that are spoken of, if they are of its kind, or else the only one of its
  /// kind that adjoins them. Of a republic nothing is said of an oblast, nor surely of a country beside it.
  private func meant(by noun: Int) -> [Mention] {
    let fitting = about.filter { knowledge.mayBeCalled(noun, $0) }
    guard fitting.isEmpty, !about.isEmpty else { return fitting }
    let others = distinct(
      namedBefore.filter { mention in
        knowledge.mayBeCalled(noun, mention)
          && knowledge.isCountry(mention) == (rules.kind(ofNoun: knowledge.word(noun)) == .country)
      })
    guard others.count == 1 else { return [] }
    var one = others[0]
    one.grammaticalCase = .unknown
    return [one]
  }

  /// The two places that `both of them` means: those that the clause before names on one of its sides, or the only two
  /// that the sentence names.
  private var both: [Mention] {
    if let last {
      return pair(of: [Statement(subjects: last.subjects, objects: last.objects.flatMap(\.phrase.mentions))])
    }
    return pairBefore.isEmpty ? twoNamed(besides: []) : pairBefore
  }

  /// The two places of the sentence that are none of some others; empty where there are not two.
  private func twoNamed(besides others: [Mention]) -> [Mention] {
    let all = (namedHere + namedInClause).filter { $0.isKnown || !$0.places.isEmpty }
    let named = distinct(all).filter { mention in
      !others.contains { knowledge.isSame($0, mention) }
    }
    return named.count == 2
      ? named.map { mention in
        var mention = mention
        mention.grammaticalCase = .unknown
        return mention
      } : []
  }

  /// The two places that `with both` means beside some subjects.
  mutating func both(besides subjects: [Mention]) -> [Mention] {
    for pair in [twoNamed(besides: subjects), pairBefore]
    where pair.count == 2
      && !pair.contains(where: { mention in
        subjects.contains { knowledge.isSame($0, mention) }
      })
    {
      return pair
    }
    report(Phrase("which places the pronoun means is not said", "не сказано, какие места значит местоимение"))
    return []
  }

  /// Places without those that are named again.
  private func distinct(_ mentions: [Mention]) -> [Mention] {
    var found: [Mention] = []
    for mention in mentions where !found.contains(where: { knowledge.isSame($0, mention) }) {
      found.append(mention)
    }
    return found
  }

  /// The only two places on one side of some statements; empty where there are none, or two on both.
  func pair(of statements: [Statement]) -> [Mention] {
    let all = distinct(statements.flatMap { $0.subjects + shared($0.objects) })
    if all.count == 2 { return all }
    let sides = [
      distinct(statements.flatMap(\.subjects)), distinct(statements.flatMap { shared($0.objects) }),
    ]
    .filter { $0.count == 2 }
    return sides.count == 1 ? sides[0] : []
  }

  /// The places that a pronoun means as an object: what is spoken of, or else the only one of the sentence that agrees
  /// with it.
  mutating func referred(_ phrase: NounPhrase, besides subjects: [Mention]) -> [Mention] {
    let gender = phrase.gender
    func isFree(_ mention: Mention) -> Bool {
      !subjects.contains { knowledge.isSame($0, mention) } && gender.agrees(with: knowledge.gender(mention))
        && phrase.noun.map { knowledge.mayBeCalled($0, mention) } ?? true
    }
    let known = about.isEmpty ? topic : about
    if gender == .plural {
      for several in [known, lastGroup] where several.count > 1 && several.allSatisfy(isFree) {
        return several
      }
    }
    // `А borders Б, В touches it`: which of the two?
    let isUnclear =
      last.map { $0.objects.flatMap(\.phrase.mentions).count == 1 && $0.subjects != known } ?? false
      || last.map {
        $0.objects.flatMap(\.phrase.mentions).count == 1 && $0.objects.first?.phrase.reference == nil
      } ?? false
    if known.count == 1, gender != .plural, !isUnclear, isFree(known[0]) { return known }
    var candidates: [Mention] = []
    for mention in namedHere + topic
    where (mention.isKnown || !mention.places.isEmpty) && isFree(mention)
      && !candidates.contains(where: { knowledge.isSame($0, mention) })
    { candidates.append(mention) }
    if candidates.count == 1, gender != .plural {
      var one = candidates[0]
      one.grammaticalCase = .unknown
      return [one]
    }
    report(Phrase("which place the pronoun means is not said", "не сказано, какое место значит местоимение"))
    return []
  }

  /// The subject of a verb that has none.
  func carried(_ clause: Clause) -> [Mention] { agrees(about, clause) ? about : [] }

  func agrees(_ places: [Mention], _ clause: Clause) -> Bool {
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
  func sharingType(of others: [Mention], _ mentions: [Mention]) -> [Mention] {
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
  mutating func deny(isWhole: Bool) {
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
  mutating func pairRespectively() {
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
