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
    case .pronoun?:
      return [Found(value: NounPhrase(reference: .topic), end: start + 1)] + announced(at: start)
    case .referred(let gender)?:
      return [Found(value: NounPhrase(reference: .topic, gender: gender), end: start + 1)]
        + announced(at: start)
    case .bothOfThem?: return [Found(value: NounPhrase(reference: .both), end: start + 1)]
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
    if isOfGroup(mention) {
      // `с республиками Средней Азии: А и Б`
      let unnamed = Found(value: NounPhrase(reference: .unnamed), end: index + 1, cost: 1)
      return [unnamed] + list(announcedAt: index + 1, cost: 1, isDirect: false)
    }
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
