import BorderCore

/// Neighbours as nouns: who is one, and whose.
extension SentenceParser {
  /// `Соседи А: Б и В`, `Its neighbours are Б and В`, `А has two neighbours, Б and В`, `А — сосед Б`, `А and Б are neighbours`.
  mutating func neighbourClauses(at start: Int) -> [Found<Clause>] {
    var found: [Found<Clause>] = []
    for head in adverbials(at: start).flatMap({ before in
      neighbourHeads(at: before.end).map { Found(value: $0.value, end: $0.end, cost: before.cost + $0.cost) }
    }) {
      // `All of А's neighbours, Б and В, are members of …`
      if let owner = head.value, element(head.end) == .comma {
        for list in objects(at: head.end + 1, of: Self.noun) where element(list.end) == .comma {
          for words in words(at: list.end + 1) {
            found.append(
              Found(
                value: Clause(form: .owns, subject: owner, objects: list.value), end: words.end,
                cost: head.cost + list.cost + words.cost))
          }
        }
      }
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
        found += neighbourLists(of: subject, at: helper.end, isNegated: helper.isNegated, cost: between.cost)
        for head in neighbourHeads(at: helper.end, isPredicate: true) {
          var clause = Clause(form: head.value == nil ? .among : .adjoins, subject: subject.value)
          clause.isNegated = helper.isNegated
          if let owner = head.value { clause.objects = [ObjectGroup(phrase: owner)] }
          found.append(Found(value: clause, end: head.end, cost: subject.cost + between.cost + head.cost))
        }
      }
      found += counted(of: subject)
      // `А has two neighbours, Б and В`
      // `А – neighbours: Б, В`
      let mark = element(subject.end) == .dash && element(subject.end + 1) == .neighbour ? 1 : 0
      for between in words(at: subject.end) + [Found(value: [], end: subject.end + mark)] {
        var index = between.end
        while element(index) == .own || element(index) == .other { index += 1 }
        guard element(index) == .neighbour, between.cost < 6,
          !elements[subject.end..<index].contains(where: { [.negation, .lack].contains($0) })
        else { continue }
        for behind in adverbials(at: index + 1) {
          var list = behind.end
          // `trades with its neighbours and with others: …`
          if element(list) == .and { continue }
          // `А — сосед Б на западе, …`: whose neighbour it is is no circumstance.
          if elements[(index + 1)..<behind.end].contains(where: { !($0.mention?.places.isEmpty ?? true) }) {
            continue
          }
          // `three neighbours abroad: Б and В`
          while element(list) == .other, list < behind.end + 2 { list += 1 }
          if list > behind.end, ![.comma, .colon, .dash].contains(element(list)) { list = behind.end }
          if [.comma, .colon, .dash].contains(element(list)) {
            list += 1
          } else if element(list) == .open {
            for objects in inParentheses(at: list) {
              found.append(
                Found(
                  value: Clause(form: .owns, subject: subject.value, objects: objects.value),
                  end: objects.end,
                  cost: subject.cost + between.cost + behind.cost + objects.cost + 1))
            }
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

  /// `… neighbours (Б and В)`, `… neighbours (Б and В) and one foreign, Г`
  private mutating func inParentheses(at open: Int) -> [Found<[ObjectGroup]>] {
    var found = objects(at: open + 1, of: Self.noun).filter { element($0.end) == .close }.map { list in
      Found(value: list.value, end: list.end + 1, cost: list.cost)
    }
    for list in found where element(list.end) == .and || element(list.end) == .comma {
      var index = list.end + 1
      while let next = element(index), isPlain(next), index < list.end + 4 { index += 1 }
      if index > list.end + 1, [.comma, .colon, .dash].contains(element(index)) { index += 1 }
      found += objects(at: index, of: Self.noun).map { rest in
        Found(value: list.value + rest.value, end: rest.end, cost: list.cost + rest.cost + 1)
      }
    }
    return found
  }

  /// Copulas, colons and dashes that lead to a list or to a noun.
  func linking(at start: Int) -> (end: Int, isNegated: Bool)? {
    var index = start
    var isNegated = false
    var isLink = false
    loop: while let element = element(index) {
      switch element {
      case .copula, .colon, .dash, .membership: isLink = true
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
  mutating func neighbourHeads(at start: Int, isPredicate: Bool = false) -> [Found<NounPhrase?>] {
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
      case .preposition, .between, .objectMarker:
        // A predicate begins with one behind a verb alone: `относятся к соседям А`, `К соседям А относятся …`.
        let isLed =
          isPredicate
          ? self.element(start - 1) == .membership
          : element == .preposition || index == start && elements.contains(.membership)
        guard owner == nil, isLed else { return [] }
      case .possessor:
        guard let named = longest(nounPhrases(at: index + 1).filter { !$0.value.mentions.isEmpty }) else {
          return []
        }
        owner = named.value
        index = named.end
        continue
      case .place(let mention) where mention.isPossessive:
        owner = NounPhrase(mentions: [mention])
      case .generic(let noun, _) where knowledge.isPossessive(noun):
        owner = NounPhrase(reference: .topic, noun: noun)
      default: return []
      }
      index += 1
    }
    let isNeighbours = element(index) == .neighbour
    if !isNeighbours {
      guard index > start, !isPredicate, case .generic? = element(index),
        let next = element(index + 1), [.colon, .copula, .dash, .preposition].contains(next)
      else { return [] }
    }
    guard cost < 5 else { return [] }
    index += 1
    if element(index) == .own {
      hasOwn = true
      index += 1
    }
    if hasOwn, owner == nil { owner = NounPhrase(reference: .topic) }
    let possessor = element(index) == .copula ? index + 1 : index
    if owner == nil, isNeighbours, element(possessor) == .possessor,
      let named = longest(nounPhrases(at: possessor + 1).filter { !$0.value.mentions.isEmpty })
    {
      // `Четыре соседа есть у А`
      (owner, index) = (named.value, named.end)
    }
    var found: [Found<NounPhrase?>] = []
    if owner != nil || isPredicate { found.append(Found(value: owner, end: index, cost: cost)) }
    if owner == nil, !isPredicate {
      found.append(Found(value: NounPhrase(reference: .topic), end: index, cost: cost + 3))
    }
    if owner == nil {
      let next = element(index) == .preposition || element(index) == .objectMarker ? index + 1 : index
      if let noun = element(next)?.noun {
        found.append(Found(value: NounPhrase(reference: .topic, noun: noun), end: next + 1, cost: cost))
      }
      for named in nounPhrases(at: next) where named.value.isNamed && !named.value.isNominative {
        found.append(Found(value: named.value, end: named.end, cost: cost + named.cost))
      }
    }
    return found
  }

  /// `whose neighbours are Б and В`, `соседями которой являются Б и В`.
  mutating func neighbourRelatives(at start: Int) -> [Found<Relative>] {
    var index = start
    var hasNoun = false
    var hasRelative = false
    loop: while index < start + 8 {
      switch element(index) {
      case .relative?: hasRelative = true
      case .neighbour?: hasNoun = true
      case .other?, .demonym?, .own?,
        .preposition? where isRelative(index + 1), .copula?, .dash?, .colon?:
        break
      default: break loop
      }
      index += 1
    }
    guard hasNoun, hasRelative else { return [] }
    return nounPhrases(at: index).filter { !$0.value.mentions.isEmpty }.map { found in
      Found(
        value: Relative(objects: [ObjectGroup(phrase: found.value)]), end: found.end,
        cost: found.cost)
    }
  }

  /// `А, Б's western neighbour,`, `А, западный сосед Б,`: whose neighbour it is.
  mutating func neighbours(at start: Int) -> [Found<[Mention]>] {
    guard
      let end = elements[min(start, elements.count)...].prefix(8).firstIndex(of: .comma)
        ?? (elements.count < start + 8 ? elements.count : nil),
      start < end, let noun = elements[start..<end].firstIndex(of: .neighbour),
      let owner = elements[start..<end].firstIndex(where: { $0.mention != nil }),
      let mention = elements[owner].mention,
      elements[start..<end].indices.allSatisfy({ index in
        if index == owner || index == noun { return true }
        switch elements[index] {
        case .other, .preposition, .direction, .demonym: return true
        default: return false
        }
      }), mention.isPossessive && owner < noun || owner > noun && mention.grammaticalCase != .nominative
    else { return [] }
    return [Found(value: [mention], end: end, cost: 0)]
  }
}
