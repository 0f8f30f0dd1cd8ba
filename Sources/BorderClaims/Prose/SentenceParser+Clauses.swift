import BorderCore

/// Clauses by their productions.
extension SentenceParser {
  /// The clauses that begin at an element.
  mutating func clauses(at start: Int) -> [Found<Clause>] {
    var read: [(production: Int, clauses: [Found<Clause>])] = []
    for root in ProductionTree.all.roots {
      match(root, [Found(value: Clause(form: .filler), end: start)], from: start, &read)
    }
    var found = read.sorted { $0.production < $1.production }.flatMap(\.clauses)
    found += possessions(at: start).compactMap { checked($0, from: start) }
    if elements[start...].contains(where: { [.neighbour, .adjacent, .borderNoun].contains($0) }) {
      found += neighbourClauses(at: start).compactMap { checked($0, from: start) }
    }
    return Self.cheapest(found, each: 1)
  }

  /// Reads the symbol of a node behind some states, and those of the nodes below it behind that.
  private mutating func match(
    _ node: Int, _ states: [Found<Clause>], from start: Int,
    _ read: inout [(production: Int, clauses: [Found<Clause>])]
  ) {
    let tree = ProductionTree.all
    guard start <= lastStarts.nodes[node], start > 0 || tree.nodes[node].mayBegin else { return }
    let behind = Self.cheapest(states.flatMap { step($0, tree.nodes[node].symbol) }, each: 3)
    if behind.isEmpty { return }
    for number in tree.nodes[node].ends where start <= lastStarts.productions[number] {
      let production = Production.all[number]
      guard start > 0 || production.mayBegin else { continue }
      let clauses = behind.compactMap { state in
        var clause = state
        (clause.value.form, clause.cost) = (production.form, state.cost + production.cost)
        return checked(clause, from: start)
      }
      read.append((number, clauses))
    }
    for child in tree.nodes[node].children { match(child, behind, from: start, &read) }
  }

  mutating func step(_ state: Found<Clause>, _ symbol: Symbol) -> [Found<Clause>] {
    let index = state.end
    func moved(to end: Int, _ cost: Int = 0, _ change: (inout Clause) -> Void = { _ in }) -> Found<Clause> {
      var next = Found(value: state.value, end: end, cost: state.cost + cost)
      change(&next.value)
      return next
    }
    switch symbol {
    case .subject:
      return nounPhrases(at: index).filter { !$0.value.isOblique && $0.value.reference != .each }.map {
        found in
        moved(to: found.end, found.cost) {
          $0.subject = found.value
        }
      }
    case .known:
      guard let mention = element(index)?.mention, mention.places.count == 1,
        mention.grammaticalCase != .oblique,
        !mention.isPossessive
      else { return [] }
      return [moved(to: index + 1) { $0.subject = NounPhrase(mentions: [mention]) }]
    case .unnamed:
      return nounPhrases(at: index).filter {
        $0.value.reference == .unnamed
          || $0.value.reference == .topic && $0.value.mentions.isEmpty
            && elements[index] != .pronoun && !elements[index].isReferred
      }.map { moved(to: $0.end, $0.cost) }
    case .pair:
      return nounPhrases(at: index).filter { $0.value.mentions.count == 2 && $0.value.hasAnd }.map { found in
        moved(to: found.end, found.cost) { $0.subject = found.value }
      }
    case .latter:
      guard case .oneOfThem(let number)? = element(index) else { return [] }
      return [moved(to: index + 1) { $0.subject = NounPhrase(reference: .oneOf(number)) }]
    case .owner:
      return nounPhrases(at: index).filter { $0.value.mentions.count == 1 && !$0.value.isNominative }.map {
        found in
        moved(to: found.end, found.cost) { $0.subject = found.value }
      }
    case .list:
      return (objects(at: index, of: Self.noun) + objects(at: index, of: nil)).map { found in
        moved(to: found.end, found.cost) { $0.objects = found.value }
      }
    case .bareObjects:
      guard element(index)?.mention != nil, state.value.subject?.mentions.count ?? 0 < 2,
        let before = element(index - 1),
        before.mention != nil || before == .oneOfThem(nil) || before == .oneOfThem(1)
      else { return [] }
      return objects(at: index, of: Self.noun).map { found in
        moved(to: found.end, found.cost) { $0.objects = found.value }
      }
    case .objects:
      return objects(at: index, of: state.value.verb).map { found in
        moved(to: found.end, found.cost) {
          $0.objects = found.value
        }
      }
    case .verb, .leading, .participle, .detached:
      let helper = auxiliary(at: index)
      guard case .verb(let verb)? = element(helper.end), !verb.wantsPatient else { return [] }
      switch symbol {
      case .participle: guard verb.isParticiple else { return [] }
      case .detached: guard verb.isParticiple, !verb.isOblique, verb.number != .plural else { return [] }
      case .leading: guard !verb.isParticiple, verb.wantsMarker else { return [] }
      default: if verb.isParticiple { return [] }
      }
      if let objects = state.value.objects.first, !objects.isMarked || !verb.wantsMarker { return [] }
      return [
        moved(to: helper.end + 1) {
          $0.verb = verb
          $0.isNegated = (helper.isNegated != verb.isNegated) != state.value.hasDenial
        }
      ]
    case .adverbials, .place:
      return adverbials(at: index).compactMap { found in
        if case .place = symbol, found.end == index || element(index) == .amount { return nil }
        return moved(to: found.end, found.cost) { $0.said += found.value }
      }
    case .predicate:
      switch element(index) {
      case .copula?, .lie?, .other?, .course?: break
      default: return []
      }
      return words(at: index).map { found in moved(to: found.end, found.cost) { $0.said += found.value } }
    case .words:
      return words(at: index).map { found in
        let hasDenial = elements[index..<found.end].contains { [.negation, .lack, .neither].contains($0) }
        return moved(to: found.end, found.cost) {
          $0.said += found.value
          $0.hasDenial = $0.hasDenial || hasDenial
        }
      }
    case .link:
      var end = index
      while [.and, .comma, .contrast, .dash, .colon, .semicolon].contains(element(end)), end < index + 2 {
        end += 1
      }
      return end > index ? [moved(to: end)] : []
    case .copula:
      var end = index
      while let next = element(end), [.copula, .dash, .negation, .colon, .pronoun].contains(next),
        next != .pronoun || end > index
      { end += 1 }
      return end > index
        ? [moved(to: end) { $0.isNegated = $0.isNegated != elements[index..<end].contains(.negation) }] : []
    case .neighbouring:
      return element(index) == .adjacent || element(index) == .nearest ? [moved(to: index + 1)] : []
    case .border: return borderNoun(from: index).map { [moved(to: $0 + 1)] } ?? []
    case .places:
      return nounPhrases(at: index).filter { $0.value.isNamed }.map { found in
        moved(to: found.end, found.cost) { $0.objects = [ObjectGroup(phrase: found.value)] }
      }
    case .noun: return nouns(at: index).map { moved(to: $0.end, $0.cost) }
    case .element(let wanted):
      return element(index) == wanted
        ? [
          moved(to: index + 1) {
            $0.isCopular = wanted == .copula
            $0.isOfMeeting = $0.isOfMeeting || wanted == .meeting
          }
        ] : []
    case .maybe(let wanted):
      return element(index) == wanted
        ? [moved(to: index + 1) { if wanted == .negation { $0.isNegated.toggle() } }, state] : [state]
    case .relative: return isRelative(index) ? [moved(to: index + 1)] : []
    case .maybeRelative: return isRelative(index) ? [moved(to: index + 1), state] : [state]
    case .denial:
      var end = index
      while [.lack, .negation].contains(element(end)) { end += 1 }
      return end > index ? [moved(to: end) { ($0.isNegated, $0.hasDenial) = (true, true) }] : []
    case .except:
      if case .except? = element(index) { return [moved(to: index + 1)] }
      return []
    case .patient where element(index) == .own:
      // `её окружают Б и В`
      return [moved(to: index + 1) { $0.subject = NounPhrase(reference: .topic) }]
    case .patient:
      return nounPhrases(at: index).filter { $0.value.reference == nil && $0.value.said.isEmpty }.map {
        found in
        moved(to: found.end, found.cost) { $0.subject = found.value }
      }
    case .surrounding:
      guard case .verb(let verb)? = element(index), let patient = state.value.subject,
        mayBeSurrounded(patient, by: verb)
      else { return [] }
      return [moved(to: index + 1)]
    case .agents:
      return nounPhrases(at: index).filter { !$0.value.isOblique && !$0.value.mentions.isEmpty }.map {
        found in
        moved(to: found.end, found.cost) { $0.objects = [ObjectGroup(phrase: found.value)] }
      }
    }
  }

  /// Whether places before a verb in Russian are what it surrounds: their case says so, or the verb is a plural and they
  /// are one.
  private func mayBeSurrounded(_ places: NounPhrase, by verb: BorderVerb) -> Bool {
    guard verb.isWeak, !verb.wantsMarker, !verb.isParticiple, !verb.wantsPlace,
      places.mentions.allSatisfy({ place in
        (place.isKnown || !place.places.isEmpty)
          && Cyrillic.isIn(place.text)
      })
    else { return false }
    return places.reference == .topic || places.isOblique
      || places.mentions.count == 1 && verb.number == .plural
  }

  /// What a place is said to be: words with a noun for regions in general before any preposition.
  mutating func nouns(at start: Int) -> [Found<Void>] {
    var hasNoun = false
    var found: [Found<Void>] = []
    var cost = 0
    for index in start..<min(start + 12, elements.count) {
      switch elements[index] {
      case .generic: hasNoun = true
      case .other, .demonym, .direction, .adjacent, .all, .lie: cost += 1
      // `the westernmost of the regions`
      case .preposition: guard hasNoun || index > start && elements[index - 1] == .other else { return found }
      case .place(let mention):
        guard hasNoun || mention.places.isEmpty || mention.text.first?.isLowercase ?? false else {
          return found
        }
        hasNoun = true
      default: return found
      }
      if hasNoun { found.append(Found(value: (), end: index + 1, cost: cost)) }
    }
    return found
  }

  /// A clause whose parts agree, with what their disagreement costs; `nil` for one that is none.
  func checked(_ found: Found<Clause>, from start: Int) -> Found<Clause>? {
    guard isBoundary(found.end) else { return nil }
    var found = found
    let clause = found.value
    let count = clause.subject.map { $0.reference == nil ? $0.mentions.count : 0 } ?? 0
    if let verb = clause.verb, count > 0 {
      let isSingular = count == 1 && !rules.isPlural(clause.subject?.mentions[0].text ?? "")
      if verb.number == .singular, count > 1, clause.subject?.isLikened != true,
        clause.subject?.isNone != true
      {
        found.cost += 12
      }
      if verb.number == .plural, isSingular, !clause.isNegated { found.cost += 6 }
    }
    switch clause.form {
    case .among:
      if let verb = clause.verb {
        guard verb.isReciprocal, !verb.isParticiple, count > 1 || clause.subject?.reference != nil else {
          return nil
        }
      } else if clause.hasDenial {
        return nil
      }
      if clause.isOfMeeting, count < 3 || !elements[..<start].contains(.junction) { return nil }
    case .gapped: if clause.subject?.reference == .unnamed { return nil }
    case .filler:
      // Whose objects are not named: `making it the only region to border three countries`.
      if clause.verb != nil {
        guard clause.objects.allSatisfy({ $0.phrase.mentions.isEmpty && $0.phrase.reference == .unnamed })
        else { return nil }
      }
    case .ahead:
      guard found.end == elements.count || [.comma, .semicolon, .colon, .open].contains(elements[found.end])
      else {
        return nil
      }
      if element(found.end) != .comma { found.cost += 2 }
    default: break
    }
    return found
  }
}

extension Clause.Form {
  /// Whether a clause of this form leaves out what a clause before it says.
  var needsContext: Bool { self == .gapped || self == .same || self == .more || self == .pair }
}
