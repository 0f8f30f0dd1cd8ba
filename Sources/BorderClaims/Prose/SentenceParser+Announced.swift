import BorderCore

/// Nouns for regions with the names that they announce.
extension SentenceParser {
  /// `three Russian regions: А, Б and В`, `аймаки Увс и Ховд`, `двух стран`: a noun for regions, with the names that it
  /// announces or without.
  mutating func announced(at start: Int) -> [Found<NounPhrase>] {
    var index = start
    var cost = 0
    var isAll = false
    var noun: Int?
    var hasNoun = false
    var isPlural = false
    loop: while let element = element(index), index < start + 8 {
      switch element {
      case .all: isAll = true
      case .other: cost += 1
      case .place(let mention) where isAll && isOfGroup(mention):
        // `со всеми республиками Средней Азии`
        (hasNoun, isPlural) = (true, true)
      case .place(let mention)
      where index > start && mention.text.first?.isLowercase ?? false && hasOwn(start..<index):
        // `its sister aimags А and Б`
        return places(at: index).flatMap { [$0] + extended($0) }.map { found in
          Found(value: found.value, end: found.end, cost: found.cost + cost + 1)
        }
      case .place(let mention) where mention.places.isEmpty && !mention.isPossessive: cost += 1
      case .preposition where index == start + 1 && elements[start] == .other: break
      case .demonym, .adjacent, .pronoun, .own, .negation: break
      case .direction
      where self.element(index + 1)?.noun != nil:
        // `крайний юг страны`
        let whole = NounPhrase(reference: .topic, noun: self.element(index + 1)?.noun)
        return [Found(value: whole, end: index + 2, cost: cost + 1)]
      case .generic(let token, let plural):
        (hasNoun, noun) = (true, token)
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
      return [Found(value: NounPhrase(reference: .topic, noun: noun), end: index, cost: 1)]
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
    if isPlural { ends += members(at: element(index) == .preposition ? index + 1 : index, cost: cost) }
    var nouns = [(index, cost)]
    // `regions of Russia`, `субъектами РФ`, `states in Asia`, `в Азии`
    if element(index) == .preposition {
      for place in nounPhrases(at: index + 1) where !place.value.isNominative && place.value.said.isEmpty {
        if place.value.hasAnd, isPlural, !place.value.mentions.contains(where: knowledge.isCountry) {
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
    if let noun { ends += nouns.flatMap { someOfWhich(at: $0.0, cost: $0.1, noun) } }
    for (number, noun) in nouns.enumerated() {
      ends += list(announcedAt: noun.0, cost: noun.1, isDirect: number == 0)
    }
    return ends
  }

  /// `областями России (А и Б)`, `two regions of Kazakhstan, А and Б`: the regions, not what they lie in.
  private mutating func members(at index: Int, cost: Int) -> [Found<NounPhrase>] {
    guard let whole = element(index)?.mention else { return [] }
    return list(announcedAt: index + 1, cost: cost, isDirect: false).filter {
      knowledge.lie($0.value.mentions, in: whole)
    }
  }

  /// `with five regions, the largest of which is А`, `…, из которых важны А и Б`: those that are named of them.
  private mutating func someOfWhich(at comma: Int, cost: Int, _ noun: Int) -> [Found<NounPhrase>] {
    guard element(comma) == .comma,
      let relative = elements[comma...].prefix(6).firstIndex(where: \.isRelative), relative > comma + 1,
      elements[relative - 1] == .preposition,
      elements[(comma + 1)..<(relative - 1)].allSatisfy(isPlain), knowledge.isSelecting(behind: noun)
    else { return [] }
    var index = relative + 1
    while let next = element(index), index < relative + 6 {
      if next == .preposition, element(index + 1)?.mention != nil {
        index += 2
      } else if isPlain(next) || next == .copula || next == .dash {
        index += 1
      } else {
        break
      }
    }
    return nounPhrases(at: index).filter { !$0.value.mentions.isEmpty && !$0.value.isOblique }.map { found in
      var found = found
      found.value.isAnnounced = true
      found.cost += cost + 1
      return found
    }
  }

  private func hasOwn(_ range: Range<Int>) -> Bool { elements[range].contains(.own) }

  /// Whether an unknown name begins with a noun for several regions: `республиками Средней Азии`.
  func isOfGroup(_ mention: Mention) -> Bool {
    guard mention.places.isEmpty, !mention.isKnown, let first = mention.text.split(separator: " ").first,
      first.first?.isLowercase ?? false
    else { return false }
    return rules.isPlural(String(first))
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
      [.objectMarker, .direction, .pronoun, .copula, .dash].contains(element) || element.isRelative
        || element == .contrast && start > end
    { start += 1 }
    var starts = [Found<Void>(value: (), end: start, cost: cost)]
    for before in adverbials(at: start) where before.end > start && before.value.isEmpty {
      // `на севере — на протяжении 1200 км с Б`
      var next = before.end
      while [.objectMarker, .dash, .direction].contains(element(next)), next < before.end + 3 { next += 1 }
      starts.append(Found(value: (), end: next, cost: cost + before.cost))
    }
    return starts.flatMap { list(from: $0.end, cost: $0.cost, closing: closing) }
  }

  /// The places that a noun announces, from the first one on.
  private mutating func list(from start: Int, cost: Int, closing: [Element]) -> [Found<NounPhrase>] {
    nounPhrases(at: start).compactMap { found in
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
}
