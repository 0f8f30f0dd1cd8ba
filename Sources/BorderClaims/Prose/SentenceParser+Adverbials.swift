import BorderCore

/// Circumstances, and other words that claim nothing.
extension SentenceParser {
  /// Where and how something is, as far as each of its parts; it may be nothing.
  mutating func findAdverbials(at start: Int) -> [Found<[Statement]>] {
    var found: [Found<[Statement]>] = [Found(value: [], end: start)]
    var waiting = found
    while !waiting.isEmpty, found.count < 60 {
      let state = waiting.removeFirst()
      for next in adverbial(at: state.end) {
        let whole = Found(value: state.value + next.value, end: next.end, cost: state.cost + next.cost)
        guard !found.contains(where: { $0.end == whole.end && $0.cost <= whole.cost }) else { continue }
        found.append(whole)
        waiting.append(whole)
      }
    }
    return Self.cheapest(found, each: 1)
  }

  mutating func adverbial(at index: Int) -> [Found<[Statement]>] {
    switch element(index) {
    case .direction?, .all?, .amount?: return [Found(value: [], end: index + 1)]
    case .lie? where index == 0: return [Found(value: [], end: 1, cost: 2)]
    case .other? where index == 0 && element(1) == .direction: return [Found(value: [], end: 1, cost: 2)]
    case .other? where index == 0:
      // `Landlocked А`, `Officially А`: what makes another name of a name belongs to the name.
      return element(1)?.mention == nil ? [] : [Found(value: [], end: 1, cost: 2)]
    case .preposition?, .between?: return prepositional(at: index)
    case .possessor? where index > 0:
      // `у реки Нарвы`; what is said of a place of the data is no mere circumstance.
      return prepositional(at: index).filter { found in
        !elements[index..<found.end].contains { !($0.mention?.places.isEmpty ?? true) }
      }
    case .objectMarker?:
      var end = index + 1
      while let word = element(end), isPlain(word), end < index + 5 { end += 1 }
      return end > index + 1 ? [Found(value: [], end: end, cost: 1 + end - index)] : []
    case .open?:
      guard let close = closing(index), !Self.speaksOfBorders(elements[index..<close]) else { return [] }
      return [
        Found(value: [], end: close + 1, cost: 1 + 3 * elements[index..<close].count { $0.mention != nil })
      ]
    case .unlike?:
      return unlike(at: index)
    case .except(adds: false)?:
      // `… on all sides except its short coast`
      var end = index + 1
      while let next = element(end), isPlain(next) || next == .direction || isFeature(next) { end += 1 }
      return end > index + 1 ? [Found(value: [], end: end, cost: 1 + end - index)] : []
    case .comma?:
      // An insertion: `, по другим данным,`.
      return insertion(at: index + 1).filter { element($0.end) == .comma }
        .map { Found(value: $0.value, end: $0.end + 1, cost: $0.cost + 1) }
    default: return []
    }
  }

  mutating func insertion(at start: Int) -> [Found<[Statement]>] {
    switch element(start) {
    case .preposition?, .direction?, .objectMarker?, .unlike?:
      return findAdverbials(at: start).filter { $0.end > start }
    case .other?, .demonym?, .pronoun?: return words(at: start)
    default: return []
    }
  }

  mutating func unlike(at index: Int) -> [Found<[Statement]>] {
    var start = index + 1
    while [.adjacent, .preposition, .own].contains(element(start)) || element(start) == .neighbour {
      start += 1
    }
    // `unlike the neighbouring А`: a neighbour it is.
    let isBeside = elements[index..<start].contains { $0 == .adjacent || $0 == .neighbour }
    var found = nounPhrases(at: start).filter { $0.value.said.isEmpty }.map { place in
      Found<[Statement]>(
        value: isBeside && !place.value.mentions.isEmpty
          ? [Statement(subjects: [], objects: place.value.mentions)] : [], end: place.end,
        cost: place.cost + 1)
    }
    var end = start
    while let word = element(end), isPlain(word) { end += 1 }
    if end > start { found.append(Found(value: [], end: end, cost: 1)) }
    return found
  }

  /// Whether an element is a water or a landform.
  private func isFeature(_ element: Element) -> Bool {
    element.mention.map { knowledge.isFeature($0, rules) } ?? false
  }

  func isPlain(_ element: Element) -> Bool {
    switch element {
    case .other, .generic, .demonym, .own, .section, .course: true
    default: false
    }
  }

  /// A preposition with words and places that hang on it.
  mutating func prepositional(at start: Int) -> [Found<[Statement]>] {
    var found: [Found<[Statement]>] = []
    var index = start + 1
    var cost = 1
    // A number behind it says nothing: `in 1949`.
    if element(index)?.mention == nil { found.append(Found(value: [], end: index, cost: cost)) }
    while let element = element(index), index < start + 10 {
      if isPlain(element) || element == .amount || element.isReferred
        || [.pronoun, .all, .mutual].contains(element)
        || element == .preposition || element == .direction || element == .adjacent || isPlainBorder(index)
      {
        index += 1
        cost += 1
        found.append(Found(value: [], end: index, cost: cost))
        continue
      }
      if element.mention != nil {
        for places in nounPhrases(at: index)
        where !places.value.isNominative || places.value.mentions.count == 1 {
          // `… в Европе, Грузией и Ираном`: places of the data go on with others than an unknown one.
          let isMixed =
            (places.value.mentions.first.map { !isOfData($0) } ?? false)
            && places.value.mentions.contains(where: isOfData)
          let cost = cost + (isMixed ? 2 * places.value.mentions.count : 0)
          found.append(Found(value: places.value.said, end: places.end, cost: cost + 2 + places.cost))
          var end = places.end
          while let next = self.element(end), isPlain(next), end < places.end + 2 {
            end += 1
            found.append(
              Found(value: places.value.said, end: end, cost: cost + 2 + places.cost + end - places.end))
          }
        }
      }
      break
    }
    if let border = borderPhrases(at: index).first {
      found.append(Found(value: border.value.said, end: border.end, cost: cost + 1))
    }
    return found
  }

  /// Whether a border is mentioned without its sides: `along a border of 843 km`, `across the state border, `.
  private func isPlainBorder(_ index: Int) -> Bool {
    guard elements[index] == .borderNoun, let next = element(index + 1) else { return false }
    return next == .comma || next == .preposition && element(index + 2) == .amount
  }

  private func isOfData(_ mention: Mention) -> Bool { mention.isKnown || !mention.places.isEmpty }

  // MARK: Other words

  /// Words of a clause that says something else, as far as each of them, with what the phrases in them say.
  mutating func findWords(at start: Int) -> [Found<[Statement]>] {
    var best: [Int: Found<[Statement]>] = [start: Found(value: [], end: start)]
    for index in start..<elements.count {
      guard let state = best[index] else { continue }
      func reach(_ end: Int, _ cost: Int, _ said: [Statement]) {
        let whole = Found(value: state.value + said, end: end, cost: state.cost + cost)
        if let known = best[end], known.cost <= whole.cost { return }
        best[end] = whole
      }
      for border in borderPhrases(at: index) { reach(border.end, 1 + border.cost, border.value.said) }
      switch elements[index] {
      case .verb(let verb) where verb.isParticiple:
        for phrase in nounPhrases(at: index) { reach(phrase.end, 3 + phrase.cost, phrase.value.said) }
      case .neighbour: reach(index + 1, 4, [])
      case .oneOfThem, .verb, .semicolon, .colon, .comma, .dash, .clause, .close, .stop, .have, .contrast:
        break
      case .and where index > start, .or where index > start: reach(index + 1, 1, [])
      case .and: break
      case .between:
        for pair in nounPhrases(at: index + 1) { reach(pair.end, 2 + pair.cost, pair.value.said) }
        reach(index + 1, 1, [])
      case .open:
        if let close = closing(index), !Self.speaksOfBorders(elements[index..<close]) {
          reach(close + 1, 1, [])
        }
      case .place:
        for phrase in nounPhrases(at: index)
        where phrase.value.mentions.count == 1 || !phrase.value.said.isEmpty {
          let weight = phrase.value.said.isEmpty ? phrase.value.mentions.count : 1
          reach(phrase.end, 3 * weight + phrase.cost, phrase.value.said + beside(phrase))
        }
      default: reach(index + 1, 1, [])
      }
    }
    return best.values.filter { $0.end > start }.sorted { $0.end < $1.end }
  }

  /// `Гомельская область сотрудничает с соседней Брянской областью`: a place that is called a neighbour right behind it.
  mutating func beside(_ phrase: Found<NounPhrase>) -> [Statement] {
    guard let own = phrase.value.mentions.last else { return [] }
    for index in phrase.end..<min(phrase.end + 8, elements.count) {
      if elements[index] == .nearest || elements[index] == .adjacent && index < phrase.end + 3,
        let other = element(index + 1)?.mention
      {
        return [Statement(subjects: [own], objects: [other])]
      }
      switch elements[index] {
      case .other, .objectMarker, .preposition: continue
      default: return []
      }
    }
    return []
  }
}
