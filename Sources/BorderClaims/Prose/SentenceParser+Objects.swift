import BorderCore

/// What some places adjoin by the objects of a verb.
func statements(of subjects: [Mention], _ objects: [ObjectGroup], isNegated: Bool) -> [Statement] {
  guard !subjects.isEmpty else { return [] }
  return objects.compactMap { group in
    guard !group.phrase.mentions.isEmpty, !group.phrase.hasOr || isNegated,
      !group.phrase.isQualified || !isNegated
    else { return nil }
    return Statement(
      subjects: subjects, objects: group.phrase.mentions,
      isNegated: group.isContrast
        ? group.isNegated || group.phrase.isNone
        : isNegated != (group.isNegated || group.isException || group.phrase.isNone && !isNegated))
  }
}

/// Objects of verbs, circumstances, and words that say something else.
extension SentenceParser {
  /// Copulas and negations before a verb.
  func auxiliary(at start: Int) -> (end: Int, isNegated: Bool, hasCopula: Bool) {
    var index = start
    var isNegated = false
    var hasCopula = false
    while let element = element(index) {
      switch element {
      case .negation, .neither: isNegated = true
      case .copula: hasCopula = true
      case .all, .own: break
      case .comma where isNegated:
        // `does not, contrary to what is said, border Б`
        guard let close = elements[(index + 1)...].prefix(8).firstIndex(of: .comma),
          elements[(index + 1)..<close].allSatisfy({ $0 == .unlike || $0 == .preposition || isPlain($0) }),
          self.element(close + 1)?.isVerb ?? false
        else { return (index, isNegated, hasCopula) }
        index = close
      default: return (index, isNegated, hasCopula)
      }
      index += 1
    }
    return (index, isNegated, hasCopula)
  }

  /// The objects of a verb that begin at an element, as far as each of their places; `nil` for a verb that was said before.
  mutating func findObjects(at start: Int, of verb: BorderVerb?) -> [Found<[ObjectGroup]>] {
    var waiting: [Found<[ObjectGroup]>] = []
    var begin = start
    if element(begin) == .colon || element(begin) == .dash { begin += 1 }
    for before in adverbials(at: begin) {
      var index = before.end
      if element(index) == .colon || element(index) == .dash { index += 1 }
      if verb?.wantsMarker ?? false {
        // `граничит узкой полосой с Б`: the preposition says where the objects begin.
        var other = index
        while case .other? = element(other), other < index + 2 { other += 1 }
        if other > index, element(other) == .objectMarker {
          waiting += groups(at: other, verb, isFirst: true).map {
            Found(value: [$0.value], end: $0.end, cost: before.cost + $0.cost + 2 * (other - index))
          }
        }
      }
      waiting += groups(at: index, verb, isFirst: true).map {
        Found(value: [$0.value], end: $0.end, cost: before.cost + $0.cost)
      }
    }
    var found: [Found<[ObjectGroup]>] = []
    var seen: [Int: Int] = [:]
    while !waiting.isEmpty, found.count < 600 + 8 * elements.count {
      let state = waiting.removeFirst()
      if let cost = seen[state.end], cost <= state.cost { continue }
      seen[state.end] = state.cost
      var behinds = adverbials(at: state.end)
      if element(state.end) == .dash, state.end + 1 == elements.count || element(state.end + 1) == .comma {
        // A length stood there.
        behinds.append(Found(value: [], end: state.end + 1))
      }
      if element(state.end) == .dash {
        // `с Костромской — на севере`
        behinds += adverbials(at: state.end + 1).filter { $0.end > state.end + 1 }
      }
      for behind in behinds {
        let whole = Found(value: state.value, end: behind.end, cost: state.cost + behind.cost)
        found.append(whole)
        waiting += further(whole, verb)
      }
    }
    return Self.cheapest(found, each: 1)
  }

  /// The next objects behind some: `…, на юге — с В`, `… and by В`, `…, а не с В`.
  mutating func further(_ state: Found<[ObjectGroup]>, _ verb: BorderVerb?) -> [Found<[ObjectGroup]>] {
    var index = state.end
    var isContrast = false
    var marks = 0
    // A dash closes a list that stands between two.
    if element(index) == .dash, element(index + 1) == .and || element(index + 1) == .comma { index += 1 }
    loop: while marks < 3 {
      switch element(index) {
      case .comma?, .and?, .semicolon?: break
      case .contrast?: isContrast = true
      default: break loop
      }
      index += 1
      marks += 1
    }
    if marks == 0, index > 0, elements[index - 1] == .comma { marks = 1 }
    let hasSemicolon = elements[state.end..<index].contains(.semicolon)
    var found: [Found<[ObjectGroup]>] = []
    var befores = adverbials(at: index) + borders(at: index)
    if index > 0, elements[index - 1] == .comma, element(state.end) == .and {
      // `and, surprisingly enough, В`
      befores += insertion(at: index).filter { element($0.end) == .comma && $0.value.isEmpty }
        .map { Found(value: [], end: $0.end + 1, cost: $0.cost + 1) }
    }
    for before in befores {
      var start = before.end
      let hasPlace = before.end > index
      var hasDash = false
      if element(start) == .comma, hasPlace { start += 1 }
      if element(start) == .dash, hasPlace || state.value.last?.phrase.reference == .unnamed || marks > 0 {
        start += 1
        hasDash = true
        if element(start) == .and { start += 1 }
      }
      for behind in hasDash ? adverbials(at: start) : [Found(value: [], end: start)] {
        for group in groups(at: behind.end, verb, isFirst: false) {
          // Without a preposition it must stand in a list, or where something lies must set it apart.
          // `Romania borders it in the west, and Ukraine in the east`
          if state.value.last?.phrase.reference == .topic, !group.value.isMarked { continue }
          guard group.value.isMarked || marks > 0 || group.value.isException else { continue }
          guard group.value.isMarked || !(verb?.wantsMarker ?? true) || !isContrast || group.value.isNegated
          else { continue }
          if !group.value.isMarked, hasDash, !hasPlace { continue }
          if marks == 0, !hasDash, !isContrast, !group.value.isException { continue }
          if hasSemicolon, !group.value.isMarked, !hasPlace, verb?.wantsMarker ?? true { continue }
          var group = group
          group.value.isContrast = isContrast
          found.append(
            Found(
              value: state.value + [group.value], end: group.end,
              cost: state.cost + before.cost + behind.cost + group.cost
                + (group.value.isMarked || hasPlace ? 0 : 1)))
        }
      }
    }
    return found
  }

  /// `… and its western border with Б`, `и внутренние — с Б`: another border of the same place.
  func borders(at start: Int) -> [Found<[Statement]>] {
    var index = start
    loop: while index < start + 5 {
      switch element(index) {
      case .own?, .other?, .direction?, .demonym?: index += 1
      case .and? where index > start && element(index + 1) == .other: index += 1
      case .borderNoun?: return [Found(value: [], end: index + 1, cost: 1)]
      default: break loop
      }
    }
    if index > start, element(start - 1) == .and, element(index) == .objectMarker,
      elements[start..<index].contains(.own) || elements[start..<index].contains(.direction)
        || (elements[index...].prefix(4).lazy.compactMap(\.mention).first.map(knowledge.isBehindAdjective)
          ?? false)
    {
      return [Found(value: [], end: index, cost: 1)]
    }
    return index > start && element(index) == .dash && element(index + 1) == .objectMarker
      ? [Found(value: [], end: index, cost: 1)] : []
  }

  /// One coordination of objects with its preposition and its negation.
  mutating func groups(at start: Int, _ verb: BorderVerb?, isFirst: Bool) -> [Found<ObjectGroup>] {
    var index = start
    var group = ObjectGroup(phrase: NounPhrase())
    loop: while let element = element(index) {
      switch element {
      case .negation: group.isNegated = true
      case .neither:
        if !isFirst || self.element(index + 1) == .objectMarker {
          group.phrase.isNone = true
        } else {
          break loop
        }
      case .except(let adds):
        group.isException = !adds
      case .and where isFirst: break
      default: break loop
      }
      index += 1
    }
    if group.isNegated, element(index) == .comma,
      let aside = insertion(at: index + 1).first(where: { element($0.end) == .comma })
    {
      // `not, as the guide says, by Б`
      index = aside.end + 1
    }
    if element(index) == .objectMarker {
      group.isMarked = true
      index += 1
    }
    let isNone = group.phrase.isNone
    let wants = verb?.wantsMarker ?? true
    if isFirst, wants, !group.isMarked, element(index) != .reciprocal, !group.isException { return [] }
    var found = nounPhrases(at: index).compactMap { phrase -> Found<ObjectGroup>? in
      var whole = group
      // A list may leave names as they are: `граничит с Омская область`.
      let isUninflected =
        group.isMarked && phrase.value.isNominative
        && phrase.value.mentions.allSatisfy { $0.grammaticalCase != .oblique }
      if wants || verb?.isWeak == true, phrase.value.isNominative, !isUninflected { return nil }
      if !group.isMarked, verb?.isWeak == true, phrase.value.mentions.isEmpty,
        phrase.value.reference == .topic
      {
        return nil
      }
      if phrase.value.areNeighbours, !group.isMarked { return nil }
      if phrase.value.isLikened { return nil }
      if !group.isMarked, wants || !isFirst, phrase.value.mentions.isEmpty,
        phrase.value.reference != .unnamed, phrase.value.reference != .each
      {
        return nil
      }
      if !group.isMarked, case .oneOf? = phrase.value.reference { return nil }
      if verb?.isPast ?? false, phrase.value.mentions.isEmpty { return nil }
      whole.phrase = phrase.value
      whole.phrase.isNone = phrase.value.isNone || isNone
      return Found(value: whole, end: phrase.end, cost: phrase.cost + (isUninflected ? 4 : 0))
    }
    // `ни с кем`, `with anyone`: objects that nobody names.
    if group.isMarked || !wants, isFirst {
      var end = index
      while case .other? = element(end), end < index + 4 { end += 1 }
      if case .all? = element(end), end == index { end += 1 }
      if end > index {
        group.phrase = NounPhrase(reference: .unnamed)
        found.append(Found(value: group, end: end, cost: 2 + end - index))
      }
    }
    return found
  }
}
