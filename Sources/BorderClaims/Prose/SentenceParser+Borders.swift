import BorderCore

/// Borders and neighbours as nouns.
extension SentenceParser {
  /// A verb in whose place a noun stands, and whose objects have no preposition.
  static let noun = BorderVerb(range: 0..<0)

  /// A border that a phrase names with its two sides, whatever the clause says of it: `the border between А and Б`, `the
  /// Polish–Belarusian border`, `граница А с Б`.
  mutating func borderPhrases(at start: Int) -> [Found<(said: [Statement], owner: [Mention])>] {
    var found: [Found<(said: [Statement], owner: [Mention])>] = []
    func add(_ a: [Mention], _ b: [Mention], _ end: Int, _ cost: Int) {
      guard !a.isEmpty, !b.isEmpty, let isNegated = isDenied(start, end) else { return }
      found.append(
        Found(value: ([Statement(subjects: a, objects: b, isNegated: isNegated)], a), end: end, cost: cost))
    }
    switch element(start) {
    case .demonym(let countries)? where countries.count == 2:
      if let noun = borderNoun(from: start + 1) {
        // `the Sino-Kazakh and Sino-Kyrgyz borders`
        var all: [Statement] = []
        for case .demonym(let pair) in elements[start..<noun] where pair.count == 2 {
          all.append(Statement(subjects: [pair[0]], objects: [pair[1]]))
        }
        if all.count > 1, isDenied(start, noun + 1) == false {
          found.append(Found(value: (all, [countries[0]]), end: noun + 1, cost: 0))
        } else {
          add([countries[0]], [countries[1]], noun + 1, 0)
        }
      } else if elements[..<start].contains(.borderNoun), isSeparator(start - 1) {
        // `российско-эстонская граница — …, российско-латвийская — …`
        add([countries[0]], [countries[1]], start + 1, 0)
      }
    case .demonym(let first)? where first.count == 1 && element(start + 1) == .dash:
      if case .demonym(let second)? = element(start + 2), second.count == 1,
        let noun = borderNoun(from: start + 3)
      {
        add(first, second, noun + 1, 0)
      }
    case .place(let first)?:
      if element(start + 1) == .dash, let second = element(start + 2)?.mention,
        let noun = borderNoun(from: start + 3)
      {
        add([first], [second], noun + 1, 0)
      }
      if first.isPossessive, let noun = borderNoun(from: start + 1) {
        for middle in adverbials(at: linked(noun + 1)) where element(middle.end) == .objectMarker {
          for other in nounPhrases(at: middle.end + 1) {
            add([first], other.value.mentions, other.end, other.cost + middle.cost)
            if element(other.end) == .copula, element(other.end + 1) == .objectMarker {
              // `Poland's only border with Russia is with А`
              for part in nounPhrases(at: other.end + 2) {
                add([first], other.value.mentions + part.value.mentions, part.end, other.cost + middle.cost)
              }
            }
          }
        }
      }
    case .borderNoun?:
      for middle in adverbials(at: start + 1) where element(middle.end) == .between {
        if let end = pairEnd(middle.end + 1) {
          found.append(Found(value: ([Statement(subjects: [], objects: [])], []), end: end, cost: 0))
        }
        for pair in nounPhrases(at: middle.end + 1) where pair.value.mentions.count == 2 && pair.value.hasAnd
        {
          add([pair.value.mentions[0]], [pair.value.mentions[1]], pair.end, pair.cost)
        }
      }
      let index = element(start + 1) == .preposition ? start + 2 : start + 1
      for owner in nounPhrases(at: index) where !owner.value.mentions.isEmpty && !owner.value.isNominative {
        let behind = linked(owner.end)
        if element(behind) == .objectMarker {
          for other in nounPhrases(at: behind + 1) where !other.value.isNominative {
            add(owner.value.mentions, other.value.mentions, other.end, owner.cost + other.cost)
          }
        } else if element(owner.end) == .meeting, owner.value.mentions.count > 1, owner.value.hasAnd {
          found.append(
            Found(
              value: (Statement.among(owner.value.mentions), owner.value.mentions), end: owner.end + 1,
              cost: 0))
        } else if owner.value.mentions.count == 2, owner.value.hasAnd,
          !elements[..<start].contains(.lie) || !elements[..<start].contains(where: { $0.mention != nil })
            || knowledge.isFar(owner.value.mentions[0]),
          owner.value.isOblique || index > start + 1, !isApproached(start)
        {
          add([owner.value.mentions[0]], [owner.value.mentions[1]], owner.end, owner.cost + 1)
        }
      }
      // `the border that А shares with Б`
      var relative = start + 1
      if element(relative) == .comma { relative += 1 }
      let isBare = relative == start + 1 && element(relative)?.mention != nil
      if isRelative(relative) || isBare {
        for owner in nounPhrases(at: isBare ? relative : relative + 1)
        where !owner.value.mentions.isEmpty && element(owner.end) == .other
          && element(owner.end + 1) == .objectMarker
        {
          for other in nounPhrases(at: owner.end + 2) {
            add(owner.value.mentions, other.value.mentions, other.end, other.cost)
          }
        }
      }
    case .between?:
      // `Between А и Б there is no common border`
      for pair in nounPhrases(at: start + 1) where pair.value.mentions.count == 2 && pair.value.hasAnd {
        var isNegated = false
        scan: for index in pair.end..<min(pair.end + 9, elements.count) {
          switch elements[index] {
          case .borderNoun:
            guard let isDenied = isDenied(start, index + 1) else { break scan }
            let statement = Statement(
              subjects: [pair.value.mentions[0]], objects: [pair.value.mentions[1]],
              isNegated: isNegated || isDenied)
            found.append(Found(value: ([statement], []), end: index + 1, cost: pair.cost))
            break scan
          case .lack, .negation: isNegated = true
          case .other, .copula, .generic, .direction, .course, .section, .preposition, .amount: continue
          default: break scan
          }
        }
      }
      found += onTwoHands(at: start + 1)
    case .meeting? where element(start + 1) == .borderNoun:
      // `сходятся границы трёх государств — А, Б и В`
      let index = element(start + 2) == .preposition ? start + 3 : start + 2
      for places in nounPhrases(at: index)
      where places.value.mentions.count > 1 && places.value.hasAnd && !places.value.isNominative {
        found.append(
          Found(value: (Statement.among(places.value.mentions), []), end: places.end, cost: places.cost))
      }
    case .junction?:
      // `the junction point of the frontiers of А, Б and В`, `на стыке трёх областей — А, Б и В`
      var index = start + 1
      var isOfPlaces = false
      loop: while let element = element(index), index < start + 8 {
        switch element {
        case .borderNoun, .generic(_, isPlural: true): isOfPlaces = true
        case .preposition, .other: break
        case .dash where isOfPlaces, .colon where isOfPlaces, .comma where isOfPlaces: break
        default: break loop
        }
        index += 1
      }
      for places in nounPhrases(at: index)
      where places.value.mentions.count > 1 && places.value.hasAnd && isOfPlaces {
        found.append(
          Found(value: (Statement.among(places.value.mentions), []), end: places.end, cost: places.cost))
      }
    default: break
    }
    return Self.cheapest(found, each: 1)
  }

  /// `Between А и Б, on the one hand, and В, on the other, …` with a border behind: each of those on one hand adjoins each
  /// of the others.
  mutating func onTwoHands(at start: Int) -> [Found<(said: [Statement], owner: [Mention])>] {
    func hand(_ end: Int) -> Int? {
      var index = end
      while [.comma, .dash].contains(element(index)), index < end + 2 { index += 1 }
      return element(index) == .direction ? index + 1 : nil
    }
    var found: [Found<(said: [Statement], owner: [Mention])>] = []
    for one in nounPhrases(at: start) where !one.value.mentions.isEmpty {
      guard var index = hand(one.end) else { continue }
      while element(index) == .comma || element(index) == .and, index < one.end + 6 { index += 1 }
      for other in nounPhrases(at: index) where !other.value.mentions.isEmpty {
        guard let behind = hand(other.end),
          let noun = elements[behind...].prefix(6).firstIndex(of: .borderNoun),
          elements[behind..<noun].allSatisfy({ [.comma, .other, .copula, .course].contains($0) })
        else { continue }
        let statement = Statement(subjects: one.value.mentions, objects: other.value.mentions)
        found.append(Found(value: ([statement], []), end: noun + 1, cost: one.cost + other.cost))
      }
    }
    return found
  }

  /// What may stand between a border and the other side of it: `is that`, `— это граница`.
  func linked(_ start: Int) -> Int {
    var index = start
    while index < start + 5, let element = element(index),
      [.copula, .dash, .comma, .pronoun, .borderNoun].contains(element) || element.isRelative
    { index += 1 }
    return element(index) == .objectMarker ? index : start
  }

  /// Where `them`, `the two countries` end: the two places named before.
  func pairEnd(_ start: Int) -> Int? {
    var index = start
    while let element = element(index),
      [.own, .pronoun, .all, .mutual].contains(element) || element.isReferred
    {
      index += 1
    }
    if case .generic(_, isPlural: true)? = element(index) { return index + 1 }
    return index > start ? index : nil
  }

  /// Where a noun for borders stands behind adjectives.
  func borderNoun(from start: Int) -> Int? {
    for index in start..<min(start + 6, elements.count) {
      switch elements[index] {
      case .borderNoun: return index
      case .other, .generic, .direction: continue
      // `the Sino-Kazakh and Sino-Kyrgyz borders`
      case .demonym(let countries) where countries.count == 2: continue
      case .and, .comma:
        guard case .demonym(let countries)? = element(index + 1), countries.count == 2 else { return nil }
      default: return nil
      }
    }
    return nil
  }

  /// Whether a border is what something comes to: `к границам А и Б`, of which each has its own.
  func isApproached(_ index: Int) -> Bool {
    var index = index - 1
    while index >= 0, case .other = elements[index] { index -= 1 }
    return index >= 0 && elements[index] == .objectMarker
  }

  /// Whether a clause says that there is no such border; `nil` where that is not clear.
  func isDenied(_ start: Int, _ end: Int) -> Bool? {
    var index = start - 1
    while index >= 0, case .other = elements[index] { index -= 1 }
    if index >= 0, elements[index] == .lack || elements[index] == .negation { return true }
    let rest = elements[min(end, elements.count)...].prefix {
      $0 != .comma && $0 != .semicolon && $0 != .contrast
    }
    guard let lack = rest.firstIndex(of: .lack) else {
      return elements[..<start].contains(.lack) && elements[..<start].last == .lack ? true : false
    }
    return lack == rest.startIndex
      || rest[..<lack].allSatisfy { $0 == .other || $0 == .copula } && lack + 1 == rest.endIndex ? true : nil
  }
}
