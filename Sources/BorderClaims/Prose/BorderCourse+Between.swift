import BorderCore

/// What lies between two places, and what two places have between them.
extension BorderCourse {
  /// `А lies between Б and В`, `зажата между Б и В`: it adjoins both. No verb says so, and only regions with a word for
  /// their type and countries are meant so, not towns between which a region lies.
  mutating func readLying() {
    for index in elements.indices where elements[index] == .lie {
      guard let between = elements[index...].firstIndex(of: .between),
        elements[(index + 1)..<between].allSatisfy({ [.silent, .other, .lie, .comma].contains($0) }),
        var group = Coordination.at(between + 1, of: elements, rules: rules), !group.isObject,
        !elements[..<index].suffix(2).contains(.negation), !isOfRanking(group),
        !elements.contains(where: { if case .supposition = $0 { true } else { $0 == .untrue } })
      else { continue }
      var subject = self.subject(before: index)
      if subject == nil, group.mentions.count == 3, group.isLastApart {
        // `Lying between Б and В, А …`
        subject = group.mentions.removeLast()
      } else if subject == nil, let next = mention(after: group.end) {
        subject = next
      }
      guard let subject, group.mentions.count > 1, group.hasAnd,
        ([subject] + group.mentions).allSatisfy(isWholeRegion)
      else { continue }
      statements.append(Statement(subjects: [subject], objects: group.mentions, isImplied: true))
    }
  }

  /// Whether words before some places speak of a ranking, in which anything lies between anything.
  private func isOfRanking(_ group: Coordination) -> Bool {
    let first = group.mentions[0].range.lowerBound
    return text.tokens[max(0, first - 12)..<first].contains { token in
      ["рейтинг", "таблиц", "спис", "rank", "list", "table", "score"].contains { token.folded.hasPrefix($0) }
    }
  }

  /// `А is an enclave within Б`, `А — анклав внутри Б`: it adjoins Б alone.
  mutating func readEnclaves() {
    for index in elements.indices {
      guard let noun = elements[index].noun, noun + 1 < text.tokens.count,
        ["enclave", "анклав", "анклавом"].contains(text.tokens[noun].folded),
        ["within", "inside", "внутри"].contains(text.tokens[noun + 1].folded),
        !elements[..<index].contains(.negation), !elements.contains(.supposition),
        let subject = subject(before: index),
        let start = elements[index...].firstIndex(where: { $0.mention != nil }), start < index + 5,
        let group = Coordination.at(start, of: elements, rules: rules), group.mentions.count == 1,
        let whole = group.mentions.first,
        !(resolver.members(namedBy: whole.text) ?? []).contains(where: subject.places.contains)
      else { continue }
      statements.append(Statement(subjects: [subject], objects: group.mentions, isImplied: true))
    }
  }

  /// `Сан-Марино расположено внутри Италии`: what lies inside of another place and is no part of it adjoins that.
  mutating func readInside() {
    for index in elements.indices where elements[index] == .lie {
      guard let start = elements[index...].prefix(5).firstIndex(where: { $0.mention != nil }),
        let whole = elements[start].mention, isWholeRegion(whole),
        text.tokens[max(0, whole.range.lowerBound - 3)..<whole.range.lowerBound].contains(where: {
          ["внутри", "inside", "within"].contains($0.folded)
        }), !elements[..<start].contains(where: { [.negation, .supposition].contains($0) }),
        let subjects = groups(in: 0..<index).last?.mentions, groups(in: 0..<index).count == 1,
        subjects.allSatisfy({ isWholeRegion($0) && !isPart($0, of: whole) })
      else { continue }
      statements.append(Statement(subjects: subjects, objects: [whole], isImplied: true))
    }
  }

  /// `The river Х separates А from Б`, `А отделена от Б рекой Х`: they adjoin along it.
  mutating func readSeparations(besides others: Set<Int>) {
    for index in elements.indices where !others.contains(index) {
      guard case .separation(let verb) = elements[index], hasDivider,
        !elements[..<index].suffix(2).contains(.negation), !elements.contains(.supposition)
      else { continue }
      // `А, separated from Б by a river, …`: the insertion ends with its comma.
      let before = elements[..<index].last { $0 != .silent }
      let isInserted = verb.isParticiple && before == .comma
      let end =
        elements[index...].firstIndex { element in
          element.isRelative || element == .semicolon || isInserted && element == .comma
        } ?? elements.endIndex
      let known = groups(in: isInserted ? 0..<end : elements.indices).flatMap { group in
        group.mentions.filter { !$0.places.isEmpty || $0.isKnown }.map { (mention: $0, group: group) }
      }
      // Each word before the first place, or between them, that the sentence says something else by.
      guard !elements[..<end].contains(where: { $0.isVerb || $0.isRelative }) else { continue }
      var other: [Mention] = []
      for from in elements.indices[..<end] where elements[from] == .preposition && isFrom(from) {
        guard let group = Coordination.at(from + 1, of: elements, rules: rules) else { continue }
        other += group.mentions.filter { !$0.places.isEmpty || $0.isKnown }
      }
      var one: [Mention] = []
      if !other.isEmpty {
        one = known.map(\.mention).filter { !other.contains($0) && !isHanging($0) }
      } else if let group = Coordination.at(index + 1, of: elements, rules: rules), group.mentions.count == 2,
        group.hasAnd, !verb.isParticiple
      {
        (one, other) = ([group.mentions[0]], [group.mentions[1]])
      } else if let group = known.first?.group, group.mentions.count == 2, group.hasAnd, known.count == 2 {
        // `А и Б разделяет хребет`
        (one, other) = ([group.mentions[0]], [group.mentions[1]])
      }
      guard one.count == 1, !other.isEmpty, (one + other).allSatisfy({ !$0.places.isEmpty || $0.isKnown })
      else { continue }
      statements.append(Statement(subjects: one, objects: other, isImplied: true))
    }
  }

  /// `The Latvian–Estonian border is 343 km long`: a border that has a length is there.
  mutating func readMeasured() {
    guard statements.isEmpty, let phrase = phrases.first, phrase.sides.count == 2, !phrase.areAcross,
      let first = phrase.sides.map(\.range.lowerBound).min(),
      !elements.contains(where: { element in
        switch element {
        case .verb, .negation, .lack, .supposition, .course, .relative: true
        case .place(let mention): !phrase.sides.contains(mention)
        default: false
        }
      })
    else { return }
    let words = text.tokens[first...].prefix(20).prefix { !$0.isMark(of: ".!?;") }
    let isMeasured = words.indices.dropLast().contains { index in
      words[index].kind == .number && Amount.kilometres("1 \(words[index + 1].text)") != nil
    }
    guard isMeasured, !words.contains(where: { ["was", "were", "была", "были"].contains($0.folded) }) else {
      return
    }
    statements.append(Statement(subjects: [phrase.sides[0]], objects: [phrase.sides[1]]))
  }

  /// `Regions along the border with А include Б and В`: where the places begin.
  func listing(_ phrase: BorderPhrase) -> Int? {
    guard !phrase.sides.isEmpty, isOn(phrase),
      elements[..<phrase.range.lowerBound].contains(where: {
        if case .generic(_, isPlural: true) = $0 { true } else { false }
      }), !elements[..<phrase.range.lowerBound].contains(where: { $0.mention != nil }),
      let place = elements[phrase.range.upperBound...].firstIndex(where: { $0.mention != nil }),
      let first = elements[place].mention?.range.lowerBound
    else { return nil }
    let words = text.tokens[max(0, first - 4)..<first].map(\.folded)
    return words.contains {
      ["include", "includes", "including", "are", "являются", ":", "—", "–"].contains($0)
    }
      ? phrase.range.upperBound : nil
  }

  /// The place that something is said of, right before a word but for commas, pronouns and adverbs.
  private func subject(before index: Int) -> Mention? {
    var number = index - 1
    while number >= 0 {
      switch elements[number] {
      case .silent, .copula, .relative, .other, .dash, .lie, .generic, .demonym: number -= 1
      case .and where number > 0 && elements[number - 1] == .other: number -= 1
      // `А, a sliver of land caught between Б and В`
      case .preposition where elements[number + 1] == .other: number -= 1
      case .comma:
        number -= 1
        // `А, без выхода к морю, зажата между …`
        if let open = elements[..<number].suffix(8).lastIndex(of: .comma), open > 0,
          elements[open - 1].mention != nil, !elements[open..<number].contains(where: \.isVerb)
        {
          number = open - 1
        }
      case .place(let mention):
        let before = elements[..<number].last { $0 != .silent }
        let isOne = before != .and && before != .preposition && before != .objectMarker && before != .between
        return isOne ? mention : nil
      case .pronoun: return topic.count == 1 ? topic[0] : nil
      default: return nil
      }
    }
    return nil
  }

  private func mention(after end: Int) -> Mention? {
    let rest = elements.dropFirst(end).drop { $0 == .silent || $0 == .comma }
    return rest.first?.mention
  }

  /// Whether a place is a country, or is written with a word for its type: Moscow may be the town. No republic is called
  /// after one.
  func isWholeRegion(_ mention: Mention) -> Bool {
    if mention.isKnown, mention.places.isEmpty { return true }
    if mention.places.count == 1, resolver.index.types[mention.places[0]].contains("republic") { return true }
    guard !mention.places.isEmpty || mention.reading != nil else { return false }
    return isCountry(mention) || !rules.typeWords(in: mention.reading ?? mention.text).isEmpty
  }

  /// Whether a name is surely that of a region or country: an adjective without a noun is no town.
  func isSurelyRegion(_ mention: Mention) -> Bool {
    isWholeRegion(mention) || mention.grammaticalCase == .nominative && !mention.places.isEmpty
  }

  /// Whether the sentence names a river, a lake, a ridge or a border.
  private var hasDivider: Bool {
    guard let first = elements.lazy.compactMap(tokens).first?.lowerBound,
      let last = elements.reversed().lazy.compactMap(tokens).first?.upperBound, first < last
    else { return false }
    // The words right before the first place belong to the sentence, too: `река Нарва`.
    let rest = text.tokens[last...].prefix(12).prefix { !$0.isMark(of: ".;!?") }
    return text.tokens[max(0, first - 3)..<rest.endIndex].contains { Lexicon.dividers.contains($0.folded) }
  }

  private func tokens(_ element: Element) -> Range<Int>? {
    switch element {
    case .place(let mention): mention.range
    case .verb(let verb), .separation(let verb): verb.range
    default: nil
    }
  }

  func isFrom(_ index: Int) -> Bool {
    guard let first = mention(after: index + 1)?.range.lowerBound, first > 0 else { return false }
    return text.tokens[max(0, first - 2)..<first].contains { ["from", "от"].contains($0.folded) }
  }

  /// Whether a preposition stands right before a place.
  private func isHanging(_ mention: Mention) -> Bool {
    guard let index = elements.firstIndex(of: .place(mention)), index > 0 else { return false }
    return elements[index - 1] == .preposition
  }
}
