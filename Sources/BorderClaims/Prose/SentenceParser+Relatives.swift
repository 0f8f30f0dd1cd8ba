import BorderCore

/// What is said of places behind them: relative clauses, participles, appositions, parentheses.
extension SentenceParser {
  /// A noun phrase with what a comma or a dash behind it adds.
  mutating func described(_ state: Found<NounPhrase>) -> [Found<NounPhrase>] {
    guard let last = state.value.mentions.last,
      element(state.end) == .comma || isRelative(state.end) || isRestrictive(state.end)
    else { return [] }
    let hasComma = element(state.end) == .comma
    var start = state.end + (hasComma ? 1 : 0)
    if element(start) == .and { start += 1 }
    var found: [Found<NounPhrase>] = []
    func close(_ end: Int, _ cost: Int, mustClose: Bool = false, _ change: (inout NounPhrase) -> Void) {
      var value = state.value
      change(&value)
      if hasComma, element(end) == .comma {
        found.append(
          Found(value: value, end: end + (element(end + 1) == .dash ? 2 : 1), cost: state.cost + cost))
      }
      if !mustClose || end == elements.count || element(end) == .close || element(end) == .semicolon {
        found.append(Found(value: value, end: end, cost: state.cost + cost))
      }
    }
    // `территория А, с которой граничит Б`: the pronoun means the noun.
    let before = element(state.end - 2)
    let isOfNoun =
      state.value.mentions.count == 1
      && (before?.noun != nil || before == .other && last.places.isEmpty && !last.isKnown)
    for relative in relatives(at: start) where !isOfNoun || relative.value.subjects.isEmpty {
      let (said, antecedents) = relative.value.applied(to: state.value, last)
      guard antecedents else { continue }
      close(relative.end, relative.cost + (hasComma ? 0 : 1)) { $0.said += said }
    }
    guard hasComma else { return found }
    // `А, а не Б,`
    var index = state.end + 1
    if element(index) == .contrast { index += 1 }
    if element(index) == .negation {
      for other in nounPhrases(at: index + 1)
      where element(other.end) == .comma && !other.value.mentions.isEmpty {
        close(other.end, other.cost, mustClose: true) { $0.denied += other.value.mentions }
      }
    }
    for other in neighbours(at: state.end + 1) {
      close(other.end, other.cost, mustClose: true) {
        $0.said.append(Statement(subjects: [last], objects: other.value))
      }
    }
    for end in otherRelatives(at: state.end + 1) { close(end, 1, mustClose: true) { _ in } }
    // An apposition that says something else: `А, a member of the EU since 2004,`.
    if !(element(state.end + 1)?.mention.map { !$0.isPossessive } ?? false) {
      for other in words(at: state.end + 1) {
        let isLast = element(other.end) == nil
        let isOfBorder = elements[(state.end + 1)..<other.end].contains(.borderNoun)
        close(other.end, other.cost + (isLast || isOfBorder ? 4 : 1), mustClose: true) {
          $0.said += other.value
        }
      }
    }
    return found
  }

  /// Where a relative clause may end that says nothing of borders: `whose capital is Б,`, `центр которой — город Б,`.
  func otherRelatives(at start: Int) -> [Int] {
    var ends: [Int] = []
    var hasRelative = false
    for index in start..<min(elements.count, start + 24) {
      switch elements[index] {
      case .relative where index < start + 5: hasRelative = true
      case .other, .demonym, .copula, .place, .preposition, .generic, .direction, .amount, .and, .own, .lie,
        .pronoun, .objectMarker, .all, .course:
        break
      case .dash where hasRelative: break
      case .comma where hasRelative:
        ends.append(index)
        if ends.count > 2 { return ends }
      default: return ends
      }
      if index == start + 4, !hasRelative { return [] }
    }
    return ends
  }

  func isRelative(_ index: Int) -> Bool { element(index)?.isRelative ?? false }

  /// Whether a participle stands right behind a place: `A bordering B`, `the region bordered by B`.
  func isRestrictive(_ index: Int) -> Bool {
    if case .verb(let verb)? = element(index) { return verb.isParticiple && !verb.wantsMarker }
    return false
  }

  /// What a relative clause says: its other places, and on which side of the statement the antecedent is.
  struct Relative {
    var objects: [ObjectGroup] = []
    var subjects: [Mention] = []
    var verb: BorderVerb?
    var isNegated = false
    var said: [Statement] = []
    /// Whether a pronoun is its subject: `with which it shares a border`.
    var isOfTopic = false
    /// Whether its relative pronoun is a plural: `с которыми`.
    var isPlural = false

    /// Its statements of some places; `false` where it cannot be of them.
    func applied(to phrase: NounPhrase, _ last: Mention) -> ([Statement], Bool) {
      guard verb != nil || !objects.isEmpty || !subjects.isEmpty || isOfTopic else { return (said, true) }
      if verb?.isPast ?? false { return (said, true) }
      var antecedents = [last]
      let isOfSeveral = subjects.isEmpty && !isOfTopic ? verb?.number == .plural : isPlural
      if isOfSeveral, phrase.mentions.count > 1 { antecedents = phrase.mentions }
      // `Субъекты РФ, граничащие с А`: of the noun, not of the one place behind it.
      if let verb, verb.isParticiple, verb.number == .plural, phrase.mentions.count == 1 {
        return ([], false)
      }
      if let verb, verb.isParticiple {
        if verb.isNominative, phrase.isOblique { return ([], false) }
        if verb.isOblique, !phrase.isOblique, last.grammaticalCase == .nominative {
          guard let inner = last.inner.first else { return ([], false) }
          antecedents = [inner]
        } else if verb.isOblique, let inner = last.inner.first {
          antecedents = [inner]
        }
      }
      if verb == nil, subjects.isEmpty, last.places.isEmpty, !last.isKnown, let inner = last.inner.first {
        // `Жители А, соседней с Б, …`
        antecedents = [inner]
      }
      if isOfTopic {
        return (said + [Statement(subjects: [], objects: antecedents, isNegated: isNegated)], true)
      }
      if !subjects.isEmpty {
        return (said + [Statement(subjects: subjects, objects: antecedents, isNegated: isNegated)], true)
      }
      if objects.isEmpty || objects.contains(where: { $0.phrase.reference == .each }) {
        guard antecedents.count > 1 else { return (said, objects.isEmpty) }
        return (
          said + Statement.among(antecedents, isNegated: isNegated)
            + statements(of: antecedents, objects, isNegated: isNegated), true
        )
      }
      return (said + statements(of: antecedents, objects, isNegated: isNegated), true)
    }
  }

  /// The relative clauses and participles that begin at an element.
  mutating func relatives(at start: Int) -> [Found<Relative>] {
    var found: [Found<Relative>] = []
    for before in adverbials(at: start) {
      if case .verb(let verb)? = element(auxiliary(at: before.end).end), verb.isParticiple,
        !verb.wantsRegions || isBehindRegion(start)
      {
        found += predicates(at: before.end, isParticiple: true, cost: before.cost)
      }
    }
    // `both of which border Б`, `each of which borders Б`
    let whole = element(start) == .all ? start + 1 : start
    if element(whole) == .preposition, isRelative(whole + 1) {
      for before in adverbials(at: whole + 2) {
        found += predicates(at: before.end, isParticiple: false, cost: before.cost).compactMap { each in
          var each = each
          guard whole > start || each.value.verb?.number == .plural else { return nil }
          each.value.verb?.number = .plural
          return each
        }
      }
    }
    if isRelative(start) {
      for before in adverbials(at: start + 1) {
        found += predicates(at: before.end, isParticiple: false, cost: before.cost)
      }
      // `which Б borders in the east`
      for subject in nounPhrases(at: start + 1) where subject.value.isNamed && !subject.value.isOblique {
        for between in adverbials(at: subject.end) {
          let helper = auxiliary(at: between.end)
          guard case .verb(let verb)? = element(helper.end), !verb.isParticiple, !verb.wantsMarker else {
            continue
          }
          let relative = Relative(
            subjects: subject.value.mentions, verb: verb, isNegated: helper.isNegated != verb.isNegated,
            isOfTopic: subject.value.mentions.isEmpty)
          for behind in adverbials(at: helper.end + 1) {
            found.append(
              Found(value: relative, end: behind.end, cost: subject.cost + between.cost + behind.cost))
          }
        }
      }
      found += neighbourRelatives(at: start)
    }
    if element(start) == .neighbour || element(start) == .other { found += neighbourRelatives(at: start) }
    // `с которой граничит Б`, `с которой Б граничит`
    if element(start) == .objectMarker, isRelative(start + 1) {
      for before in adverbials(at: start + 2) {
        let helper = auxiliary(at: before.end)
        if case .verb(let verb)? = element(helper.end) {
          // `с которой граничит на юге`, said of what the text is about
          for behind in adverbials(at: helper.end + 1) where isBoundary(behind.end) && verb.number != .plural
          {
            let relative = Relative(
              verb: verb, isNegated: helper.isNegated != verb.isNegated, isOfTopic: true)
            found.append(Found(value: relative, end: behind.end, cost: before.cost + behind.cost + 2))
          }
          for middle in adverbials(at: helper.end + 1) {
            for subject in nounPhrases(at: middle.end)
            where !subject.value.mentions.isEmpty && !subject.value.isOblique {
              found.append(
                Found(
                  value: Relative(
                    subjects: subject.value.mentions, verb: verb,
                    isNegated: helper.isNegated != verb.isNegated),
                  end: subject.end, cost: before.cost + middle.cost + subject.cost))
            }
          }
        }
        for subject in nounPhrases(at: before.end) where subject.value.isNamed && !subject.value.isOblique {
          for middle in adverbials(at: subject.end) {
            let helper = auxiliary(at: middle.end)
            guard case .verb(let verb)? = element(helper.end) else { continue }
            for behind in adverbials(at: helper.end + 1) {
              found.append(
                Found(
                  value: Relative(
                    subjects: subject.value.mentions, verb: verb,
                    isNegated: helper.isNegated != verb.isNegated, isOfTopic: subject.value.mentions.isEmpty),
                  end: behind.end, cost: before.cost + middle.cost + subject.cost + behind.cost))
            }
          }
        }
      }
    }
    found += borderRelatives(at: start)
    // `у которого есть граница с А`
    if element(start) == .possessor, isRelative(start + 1), element(start + 2) == .copula,
      let noun = borderNoun(from: start + 3)
    {
      found += objects(at: noun + 1, of: nil).map {
        Found(value: Relative(objects: $0.value), end: $0.end, cost: $0.cost)
      }
    }
    if case .relative(isPlural: true)? = element(start + 1) {
      for index in found.indices { found[index].value.isPlural = true }
    }
    // `соседняя с А`, `adjacent to А`
    if element(start) == .adjacent, element(start + 1) == .objectMarker {
      for object in nounPhrases(at: start + 2) where !object.value.mentions.isEmpty {
        found.append(
          Found(
            value: Relative(objects: [ObjectGroup(phrase: object.value, isMarked: true)]), end: object.end,
            cost: object.cost))
      }
    }
    if element(start) == .adjacent, start > 0, elements[start - 1] == .comma {
      found += neighbouring(at: start)
    }
    return Self.cheapest(found, each: 3)
  }

  /// `А, neighbouring Б to the north, …`, `А, neighbouring Б, is …`: no place of an enumeration, as a direction or a verb
  /// shows.
  private mutating func neighbouring(at start: Int) -> [Found<Relative>] {
    var found: [Found<Relative>] = []
    for object in nounPhrases(at: start + 1)
    where !object.value.mentions.isEmpty
      && !object.value.mentions.contains(where: {
        Cyrillic.isIn($0.text)
      })
    {
      for behind in adverbials(at: object.end) where element(behind.end) == .comma {
        let isBeforeVerb =
          switch element(auxiliary(at: behind.end + 1).end) {
          case .verb?, .lie?: true
          default: element(behind.end + 1) == .copula
          }
        guard behind.end > object.end || isBeforeVerb else { continue }
        found.append(
          Found(
            value: Relative(objects: [ObjectGroup(phrase: object.value)]), end: behind.end,
            cost: object.cost + behind.cost + 1))
      }
    }
    return found
  }
}
