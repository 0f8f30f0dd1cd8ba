import BorderCore

/// Noun phrases: coordination, appositions, parentheses, relative clauses and participles.
extension SentenceParser {
  /// All noun phrases that begin at an element: each may end behind each of its places.
  mutating func findNounPhrases(at start: Int) -> [Found<NounPhrase>] {
    var found: [Found<NounPhrase>] = []
    var waiting = beginnings(at: start)
    while !waiting.isEmpty, found.count < 160 + 4 * elements.count {
      let state = waiting.removeFirst()
      found.append(state)
      waiting += extended(state)
      waiting += described(state)
    }
    return Self.cheapest(found, each: 3)
  }

  // MARK: Beginnings

  mutating func beginnings(at start: Int) -> [Found<NounPhrase>] {
    switch element(start) {
    case .place(let mention)?: return places(at: start) + (mention.places.isEmpty ? announced(at: start) : [])
    case .demonym(let countries)?:
      let own = countries.count == 1 ? places(at: start + 1) : []
      return own + announced(at: start) + surnamed(at: start)
    case .negation? where element(start + 1)?.mention?.text.first?.isLowercase ?? false:
      // `No region of А`, which the data's names hold.
      return places(at: start + 1).map { state in
        var state = state
        state.value.isNone = true
        return state
      }
    case .negation? where element(start + 1)?.mention != nil:
      // `Not А but Б`
      var found: [Found<NounPhrase>] = []
      for denied in nounPhrases(at: start + 1) where element(denied.end) == .contrast {
        for named in nounPhrases(at: denied.end + 1) where !named.value.mentions.isEmpty {
          var state = named
          state.value.denied = denied.value.mentions
          found.append(state)
        }
      }
      return found
    case .negation? where noneOf(start + 1) != nil: return noneOf(start + 1).map { [$0] } ?? []
    case .neither? where noneOf(start + 1) != nil: return noneOf(start + 1).map { [$0] } ?? []
    case .neither?:
      return beginnings(at: start + 1).map { state in
        var state = state
        state.value.isNone = true
        return state
      }
    case .pronoun?, .referred?:
      return [Found(value: NounPhrase(reference: .topic), end: start + 1)] + announced(at: start)
    case .oneOfThem(let number)?:
      return [Found(value: NounPhrase(reference: .oneOf(number)), end: start + 1)]
    case .reciprocal?: return [Found(value: NounPhrase(reference: .each), end: start + 1)]
    case .verb(let verb)? where verb.isParticiple: return participles(at: start, verb)
    case .adjacent?, .nearest?: return adjacents(at: start) + announced(at: start) + surnamed(at: start)
    case .all?:
      let first = element(start + 1) == .other ? start + 2 : start + 1
      return announced(at: start) + places(at: first)
    case .preposition?:
      return announced(at: start + 1).filter { !$0.value.mentions.isEmpty && $0.value.isAnnounced }
    case .generic?, .other?, .own?:
      return announced(at: start) + surnamed(at: start) + (start > 0 ? qualified(at: start) : [])
    case .negation? where isParticiple(start + 1):
      guard case .verb(let verb)? = element(start + 1) else { return [] }
      return participles(at: start + 1, verb, isNegated: true)
    default: return []
    }
  }

  /// `No region of А`, `Ни один регион А`: what is denied of them is denied of А.
  func noneOf(_ start: Int) -> Found<NounPhrase>? {
    guard case .generic? = element(start), element(start + 1) == .preposition,
      var mention = element(start + 2)?.mention, !mention.places.isEmpty
    else { return nil }
    mention.grammaticalCase = .unknown
    return Found(value: NounPhrase(mentions: [mention], isNone: true), end: start + 3)
  }

  /// `mountainous Bhutan`: one word before a name in English, which says more of the place.
  mutating func qualified(at start: Int) -> [Found<NounPhrase>] {
    guard case .other? = element(start), let mention = element(start + 1)?.mention,
      !mention.text.unicodeScalars.contains(where: { (0x400...0x4FF).contains($0.value) })
    else { return [] }
    return places(at: start + 1).map { place in
      var place = place
      (place.value.isQualified, place.cost) = (true, place.cost + 3)
      return place
    }
  }

  /// One place with what stands in parentheses behind it.
  mutating func places(at index: Int) -> [Found<NounPhrase>] {
    guard let mention = element(index)?.mention else { return [] }
    var state = Found(value: NounPhrase(mentions: [mention]), end: index + 1)
    while element(state.end) == .open, let close = closing(state.end) {
      guard takeAside(state.end + 1..<close, &state) else { return [] }
      state.end = close + 1
      // `Псковская (с Эстонией) и Мурманская (с Норвегией) области`
      if case .generic? = element(state.end) { state.end += 1 }
    }
    // A list in parentheses may be of more than this place.
    return state.end > index + 1
      ? [state, Found(value: NounPhrase(mentions: [mention]), end: index + 1)] : [state]
  }

  /// `three Russian regions: А, Б and В`, `аймаки Увс и Ховд`, `двух стран`: a noun for regions, with the names that it
  /// announces or without.
  mutating func announced(at start: Int) -> [Found<NounPhrase>] {
    var index = start
    var cost = 0
    var isAll = false
    var hasNoun = false
    var isPlural = false
    loop: while let element = element(index), index < start + 8 {
      switch element {
      case .all: isAll = true
      case .other: cost += 1
      case .place(let mention) where mention.places.isEmpty && !mention.isPossessive: cost += 1
      case .preposition where index == start + 1 && elements[start] == .other: break
      case .demonym, .adjacent, .pronoun, .own, .negation: break
      case .direction
      where self.element(index + 1).map { if case .generic = $0 { true } else { false } } ?? false:
        // `крайний юг страны`
        return [Found(value: NounPhrase(reference: .topic), end: index + 2, cost: cost + 1)]
      case .generic(_, let plural):
        hasNoun = true
        isPlural = plural
      case .neighbour where isAll || index > start:
        hasNoun = true
        isPlural = true
      default: break loop
      }
      index += 1
      if hasNoun {
        if case .generic? = self.element(index) { continue }
        break
      }
    }
    if !hasNoun, index > start, case .demonym = elements[index - 1],
      element(index) == .colon || element(index) == .dash
    {
      // `с двумя белорусскими: А и Б`
      return list(announcedAt: index, cost: cost, isDirect: false)
    }
    guard hasNoun else { return [] }
    if index == start + 1 || index == start + 2 && elements[start] == .pronoun, !isPlural {
      // `The republic borders А`: the one that the text is about.
      return [Found(value: NounPhrase(reference: .topic), end: index, cost: 1)]
        + list(announcedAt: index, cost: cost, isDirect: true)
    }
    var ends = [
      Found<NounPhrase>(value: NounPhrase(reference: .unnamed, isAll: isAll), end: index, cost: cost + 1)
    ]
    if case .except(adds: true)? = element(index) {
      // `six countries besides А: Б, В, …`
      for other in places(at: index + 1) {
        ends += list(announcedAt: other.end, cost: cost, isDirect: false).map { found in
          var found = found
          found.value.mentions = other.value.mentions + found.value.mentions
          return found
        }
      }
    }
    var nouns = [(index, cost)]
    // `regions of Russia`, `субъектами РФ`, `states in Asia`, `в Азии`
    if element(index) == .preposition {
      for place in nounPhrases(at: index + 1) where !place.value.isNominative && place.value.said.isEmpty {
        if place.value.hasAnd, isPlural, !place.value.mentions.contains(where: isCountry) {
          var named = place
          (named.value.isAnnounced, named.cost) = (true, place.cost + cost)
          ends.append(named)
        } else {
          nouns.append((place.end, cost + place.cost))
        }
        ends.append(
          Found(
            value: NounPhrase(reference: .unnamed, isAll: isAll), end: place.end,
            cost: cost + 3 * place.value.mentions.count + place.cost))
      }
      var last = index + 1
      while case .other? = element(last), last < index + 4 { last += 1 }
      if last > index + 1 {
        for place in places(at: last) { nouns.append((place.end, cost + 3)) }
        nouns.append((last, cost + 1))
      }
    }
    for _ in 0..<2 {
      if case .other? = element(index) {
        index += 1
        cost += 1
        nouns.append((index, cost))
        ends.append(Found(value: NounPhrase(reference: .unnamed, isAll: isAll), end: index, cost: cost + 1))
      }
    }
    for (end, cost) in nouns where element(end) == .open {
      if let close = closing(end), !Self.speaksOfBorders(elements[end..<close]) {
        nouns.append((close + 1, cost + 2))
      }
    }
    for (number, noun) in nouns.enumerated() {
      ends += list(announcedAt: noun.0, cost: noun.1, isDirect: number == 0)
    }
    return ends
  }

  /// The places that a noun before them announces: behind a colon, a dash, a comma, in parentheses or right there.
  mutating func list(announcedAt end: Int, cost: Int, isDirect: Bool) -> [Found<NounPhrase>] {
    var start = end
    var closing: [Element] = []
    switch element(end) {
    case .colon?: start += 1
    case .dash?: (start, closing) = (end + 1, [.dash])
    case .comma?:
      (start, closing) = (end + 1, [.comma, .dash])
      if element(start) == .dash { start += 1 }
    case .open?: (start, closing) = (end + 1, [.close])
    default: guard isDirect else { return [] }
    }
    while let element = element(start), start < end + 5,
      [.objectMarker, .direction, .relative, .pronoun, .copula, .dash].contains(element)
        || element == .contrast && start > end
    { start += 1 }
    return nounPhrases(at: start).compactMap { found in
      guard !found.value.mentions.isEmpty else { return nil }
      var found = found
      found.value.isAnnounced = true
      found.cost += cost
      if closing == [.close] {
        guard element(found.end) == .close else { return nil }
        found.end += 1
      } else if let mark = element(found.end), closing.contains(mark) {
        // A comma or a dash that closes it belongs to it where the clause goes on.
        found.end += mark == .comma || mark == .dash ? 1 : 0
      }
      return found
    }.flatMap { found in
      // It may end before the mark that closes it, too.
      found.end > start && closing != [.close]
        && (element(found.end - 1) == .comma || element(found.end - 1) == .dash)
        ? [found, Found(value: found.value, end: found.end - 1, cost: found.cost)] : [found]
    }
  }

  /// `the North Korean province`, `современная Россия`: other words before a place of which they say something. The place
  /// itself is meant only where they are adjectives of countries; words that nobody knows make it another one.
  mutating func surnamed(at start: Int) -> [Found<NounPhrase>] {
    var index = start
    while case .demonym? = element(index) { index += 1 }
    guard index > start, index < start + 3 else { return [] }
    return places(at: index)
  }

  /// `граничащая с Монголией Тыва`, `Граничащие между собой А и Б`.
  mutating func participles(at start: Int, _ verb: BorderVerb, isNegated: Bool = false) -> [Found<
    NounPhrase
  >] {
    var found: [Found<NounPhrase>] = []
    for objects in objects(at: start + 1, of: verb) {
      for place in nounPhrases(at: objects.end)
      where !place.value.mentions.isEmpty && !verb.isNominative || place.value.isNominative
        || !place.value.isOblique
      {
        guard !place.value.mentions.isEmpty else { continue }
        var state = place
        if objects.value.contains(where: { $0.phrase.reference == .each }) {
          state.value.said += Statement.among(place.value.mentions)
        } else {
          state.value.said += statements(
            of: place.value.mentions, objects.value, isNegated: verb.isNegated != isNegated)
        }
        state.cost += objects.cost + 1
        found.append(state)
      }
    }
    return found
  }

  func isParticiple(_ index: Int) -> Bool {
    if case .verb(let verb)? = element(index) { verb.isParticiple } else { false }
  }

  /// `соседняя с А Б`, `Соседние А и Б`.
  mutating func adjacents(at start: Int) -> [Found<NounPhrase>] {
    var found = places(at: start + 1).map { place in
      var place = place
      place.value.areNeighbours = true
      return place
    }
    guard element(start + 1) == .objectMarker else { return found }
    for object in nounPhrases(at: start + 2) where !object.value.isNominative && object.value.isNamed {
      for place in nounPhrases(at: object.end) where !place.value.mentions.isEmpty {
        var state = place
        if !object.value.mentions.isEmpty {
          state.value.said.append(
            Statement(subjects: place.value.mentions, objects: object.value.mentions))
        }
        state.cost += object.cost + 1
        found.append(state)
      }
    }
    return found
  }
}

extension Statement {
  /// That each of some places adjoins each other one.
  static func among(_ places: [Mention], isNegated: Bool = false) -> [Statement] {
    places.indices.dropLast().map { index in
      Statement(subjects: [places[index]], objects: Array(places[(index + 1)...]), isNegated: isNegated)
    }
  }
}
