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
      if let noun = borderNoun(from: start + 1) { add([countries[0]], [countries[1]], noun + 1, 0) }
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
          owner.value.isOblique || index > start + 1, !isHanging(start)
        {
          add([owner.value.mentions[0]], [owner.value.mentions[1]], owner.end, owner.cost + 1)
        }
      }
      // `the border that А shares with Б`
      var relative = start + 1
      if element(relative) == .comma { relative += 1 }
      if element(relative) == .relative {
        for owner in nounPhrases(at: relative + 1)
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
    case .junction?:
      var index = start + 1
      while element(index) == .preposition || element(index) == .borderNoun { index += 1 }
      for places in nounPhrases(at: index)
      where places.value.mentions.count > 1 && places.value.hasAnd && element(start + 1) == .borderNoun {
        found.append(
          Found(value: (Statement.among(places.value.mentions), []), end: places.end, cost: places.cost))
      }
    default: break
    }
    return Self.cheapest(found, each: 1)
  }

  /// What may stand between a border and the other side of it: `is that`, `— это граница`.
  private func linked(_ start: Int) -> Int {
    var index = start
    while index < start + 5, let element = element(index),
      [.copula, .relative, .dash, .comma, .pronoun, .borderNoun].contains(element)
    { index += 1 }
    return element(index) == .objectMarker ? index : start
  }

  /// Where `them`, `the two countries` end: the two places named before.
  private func pairEnd(_ start: Int) -> Int? {
    var index = start
    while [.own, .pronoun, .referred, .all].contains(element(index)) { index += 1 }
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

  /// Whether a border hangs on a preposition, so that it says only where something is.
  private func isHanging(_ index: Int) -> Bool {
    var index = index - 1
    while index >= 0, case .other = elements[index] { index -= 1 }
    return index >= 0 && (elements[index] == .preposition || elements[index] == .objectMarker)
  }

  /// Whether a clause says that there is no such border; `nil` where that is not clear.
  private func isDenied(_ start: Int, _ end: Int) -> Bool? {
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

  // MARK: Who has a border

  /// `У А есть граница с Б`, `у А нет общей границы с Б`, `зато есть с В`, `у Г — 844 км`.
  mutating func possessions(at start: Int) -> [Found<Clause>] {
    var clause = Clause(form: .owns)
    var cost = 0
    var hasBorder = false
    var hasPossessor = false
    var hasCopula = false
    var found: [Found<Clause>] = []
    var index = start
    scan: while let element = element(index), index < start + 24 {
      switch element {
      case .possessor:
        hasPossessor = true
        if self.element(index + 1) == .pronoun || self.element(index + 1) == .referred
          || self.element(index + 1) == .other
        {
          if clause.subject == nil { clause.subject = NounPhrase(reference: .topic) }
          index += 2
          continue
        }
        guard
          let owner = longest(
            nounPhrases(at: index + 1).filter { !$0.value.mentions.isEmpty && !$0.value.isNominative })
        else { return found }
        if clause.subject?.mentions.isEmpty ?? true {
          clause.subject = owner.value
        } else {
          clause.subject?.mentions += owner.value.mentions
        }
        index = owner.end
        emit()
        continue
      case .borderNoun: hasBorder = true
      case .have: break scan
      case .own: if clause.subject == nil { clause.subject = NounPhrase(reference: .topic) }
      case .objectMarker:
        guard
          let object = longest(
            nounPhrases(at: index + 1).filter { $0.value.isNamed && !$0.value.isNominative })
        else { break scan }
        clause.objects.append(ObjectGroup(phrase: object.value, isMarked: true))
        index = object.end
        emit()
        continue
      case .lack, .negation: clause.isNegated = true
      case .neither: break
      case .and
      where self.element(index + 1) == .possessor || self.element(index + 1) == .objectMarker
        || index == start:
        break
      case .comma where self.element(index + 1) == .neither: break
      case .copula: hasCopula = true
      case .other, .generic: cost += 1
      case .direction: break
      case .dash where hasPossessor && index + 1 < elements.count && elements[index + 1] == .lack: break
      case .dash where hasPossessor && isBoundary(index + 1): break
      default: break scan
      }
      index += 1
      emit()
    }
    func emit() {
      guard isBoundary(index), cost < 6 else { return }
      var whole = clause
      if hasPossessor, hasBorder, clause.objects.isEmpty {
        whole.form = .among
      } else if hasPossessor, hasBorder || !clause.objects.isEmpty, clause.subject != nil {
        whole.form = .owns
      } else if hasPossessor, clause.subject != nil, clause.objects.isEmpty {
        whole.form = .same
      } else if !clause.objects.isEmpty, hasBorder || hasCopula, hasCopula || clause.isNegated {
        whole.form = .owns
      } else {
        return
      }
      found.append(Found(value: whole, end: index, cost: cost + 1))
    }
    return found
  }

  /// The longest of the cheapest phrases.
  private func longest(_ phrases: [Found<NounPhrase>]) -> Found<NounPhrase>? {
    let least = phrases.map(\.cost).min() ?? 0
    return phrases.filter { $0.cost == least }.max { $0.end < $1.end }
  }

  // MARK: Neighbours

  /// `Соседи А: Б и В`, `Its neighbours are Б and В`, `А has two neighbours, Б and В`, `А — сосед Б`, `А and Б are neighbours`.
  mutating func neighbourClauses(at start: Int) -> [Found<Clause>] {
    var found: [Found<Clause>] = []
    for head in adverbials(at: start).flatMap({ before in
      neighbourHeads(at: before.end).map { Found(value: $0.value, end: $0.end, cost: before.cost + $0.cost) }
    }) {
      // What its neighbours are.
      for middle in adverbials(at: head.end) {
        var start = middle.end
        while case .other? = element(start), start < middle.end + 3 { start += 1 }
        let helper = linking(at: start)
        if let helper {
          if helper.end == elements.count, let owner = head.value {
            var clause = Clause(form: .owns, subject: owner)
            clause.isOpen = true
            found.append(Found(value: clause, end: helper.end, cost: head.cost + middle.cost))
          }
          for list in objects(at: helper.end, of: Self.noun) {
            var clause = Clause(form: .owns, subject: head.value, objects: list.value)
            clause.isNegated = helper.isNegated
            found.append(Found(value: clause, end: list.end, cost: head.cost + middle.cost + list.cost))
            if element(list.end) == .dash, element(helper.end - 1) == .dash {
              // `А's neighbours – Б and В – are members of …`
              for words in words(at: list.end + 1) {
                found.append(
                  Found(value: clause, end: words.end, cost: head.cost + middle.cost + list.cost + words.cost)
                )
              }
            }
          }
        }
      }
    }
    for subject in nounPhrases(at: start) where !subject.value.isOblique && subject.value.isNamed {
      for between in adverbials(at: subject.end) {
        guard let helper = linking(at: between.end) else { continue }
        for head in neighbourHeads(at: helper.end, isPredicate: true) {
          var clause = Clause(form: head.value == nil ? .among : .adjoins, subject: subject.value)
          clause.isNegated = helper.isNegated
          if let owner = head.value { clause.objects = [ObjectGroup(phrase: owner)] }
          found.append(Found(value: clause, end: head.end, cost: subject.cost + between.cost + head.cost))
        }
      }
      // `А has two neighbours, Б and В`
      for between in words(at: subject.end) + [Found(value: [], end: subject.end)] {
        var index = between.end
        while element(index) == .own || element(index) == .other { index += 1 }
        guard element(index) == .neighbour, between.cost < 6,
          !elements[subject.end..<index].contains(where: { [.negation, .lack].contains($0) })
        else { continue }
        for behind in adverbials(at: index + 1) {
          var list = behind.end
          if [.comma, .colon, .dash].contains(element(list)) {
            list += 1
          } else if element(list) == .open {
            continue
          }
          for objects in objects(at: list, of: Self.noun) {
            found.append(
              Found(
                value: Clause(form: .owns, subject: subject.value, objects: objects.value), end: objects.end,
                cost: subject.cost + between.cost + behind.cost + objects.cost + 1))
          }
        }
      }
    }
    return found
  }

  /// Copulas, colons and dashes that lead to a list or to a noun.
  private func linking(at start: Int) -> (end: Int, isNegated: Bool)? {
    var index = start
    var isNegated = false
    var isLink = false
    loop: while let element = element(index) {
      switch element {
      case .copula, .colon, .dash: isLink = true
      case .negation: isNegated = true
      case .all, .relative: break
      default: break loop
      }
      index += 1
    }
    return isLink ? (index, isNegated) : nil
  }

  /// The noun `neighbour` with whose it is: `its northern neighbours`, `соседи А`, `А's neighbours`; without an owner where
  /// it is said of places before it.
  private mutating func neighbourHeads(at start: Int, isPredicate: Bool = false) -> [Found<NounPhrase?>] {
    var index = start
    var owner: NounPhrase?
    var cost = 0
    var hasOwn = false
    loop: while let element = element(index), index < start + 12 {
      switch element {
      case .neighbour: break loop
      case .own:
        hasOwn = true
      case .other: cost += 1
      case .adjacent, .borderNoun:
        // `Neighbouring states: …`, `Border countries: …`
        if case .generic(_, isPlural: true)? = self.element(index + 1) {
          index += 1
          break loop
        }
        guard element == .adjacent else { return [] }
      case .demonym, .direction, .all, .nearest: break
      case .preposition where !isPredicate && owner == nil: break
      case .possessor:
        guard let named = longest(nounPhrases(at: index + 1).filter { !$0.value.mentions.isEmpty }) else {
          return []
        }
        owner = named.value
        index = named.end
        continue
      case .place(let mention) where mention.isPossessive:
        owner = NounPhrase(mentions: [mention])
      default: return []
      }
      index += 1
    }
    let isNeighbours = element(index) == .neighbour
    if !isNeighbours {
      guard index > start, !isPredicate, case .generic? = element(index), self.element(index + 1) == .colon
      else { return [] }
    }
    guard cost < 5 else { return [] }
    index += 1
    if element(index) == .own {
      hasOwn = true
      index += 1
    }
    if hasOwn, owner == nil { owner = NounPhrase(reference: .topic) }
    var found: [Found<NounPhrase?>] = []
    if owner != nil || isPredicate { found.append(Found(value: owner, end: index, cost: cost)) }
    if owner == nil, !isPredicate {
      found.append(Found(value: NounPhrase(reference: .topic), end: index, cost: cost + 3))
    }
    if owner == nil {
      let next = element(index) == .preposition || element(index) == .objectMarker ? index + 1 : index
      if case .generic? = element(next) {
        found.append(Found(value: NounPhrase(reference: .topic), end: next + 1, cost: cost))
      }
      for named in nounPhrases(at: next) where named.value.isNamed && !named.value.isNominative {
        found.append(Found(value: named.value, end: named.end, cost: cost + named.cost))
      }
    }
    return found
  }
}
