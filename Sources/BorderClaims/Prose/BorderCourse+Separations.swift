import BorderCore

/// Regions that lie between two others and part them.
extension BorderCourse {
  /// `А is separated from Б by В`, `В separates А from Б`: В adjoins both, and these do not adjoin.
  ///
  /// - Returns: The verbs that were read so.
  mutating func readSeparatingRegions(_ reading: Reading) -> Set<Int> {
    var read: Set<Int> = []
    for index in elements.indices {
      guard case .separation(let verb) = elements[index], !elements[..<index].suffix(2).contains(.negation),
        !elements.contains(.supposition)
      else { continue }
      let (start, end) = clause(around: index)
      guard let (from, place) = placeBehindFrom(in: start..<end),
        let other = Coordination.at(place, of: elements, rules: rules), other.mentions.count == 1
      else {
        if let between = regionsBetweenThem(index, end), let pair = pair(of: reading) {
          read.insert(index)
          part([pair.0], [pair.1], by: between)
        }
        continue
      }
      let groups = groups(in: start..<end) { place in
        place > from && place < other.end || place > 0 && elements[place - 1] == .preposition
      }.filter { $0.end != other.end }
      guard let (one, between) = parts(of: groups, verb), one.count == 1,
        (one + other.mentions + between).allSatisfy(isSurelyRegion)
      else { continue }
      read.insert(index)
      let far = other.mentions
      if verb.isParticiple {
        part(one, far, by: between)
      } else {
        statements.append(Statement(subjects: between, objects: one + far, isImplied: true))
      }
      if !isPart(one[0], of: far[0]), !isPart(far[0], of: one[0]) {
        statements.append(Statement(subjects: one, objects: far, isNegated: true, isImplied: true))
      }
    }
    return read
  }

  /// What parts two places adjoins them; of several regions it is not said which one adjoins the farther of both.
  private mutating func part(_ one: [Mention], _ far: [Mention], by between: [Mention]) {
    statements.append(Statement(subjects: one, objects: between, isImplied: true))
    if between.count == 1 {
      statements.append(Statement(subjects: far, objects: between, isImplied: true))
    }
  }

  /// `А не граничит с Б: между ними лежит В`: В adjoins both.
  mutating func readBetweenThem(_ reading: Reading) {
    guard let pair = pair(of: reading) else { return }
    for index in elements.indices.dropLast()
    where elements[index] == .between && elements[index + 1] == .pronoun {
      guard let lie = elements[(index + 2)...].prefix(2).firstIndex(of: .lie),
        let group = Coordination.at(lie + 1, of: elements, rules: rules), group.mentions.count == 1,
        isSurelyRegion(group.mentions[0])
      else { continue }
      statements.append(
        Statement(subjects: [pair.0, pair.1], objects: group.mentions, isImplied: true))
    }
  }

  /// Where `from` stands, and the place behind it.
  private func placeBehindFrom(in range: Range<Int>) -> (from: Int, place: Int)? {
    for from in range where elements[from] == .preposition {
      guard
        let place = elements[(from + 1)..<range.upperBound].prefix(2).firstIndex(where: { $0.mention != nil }
        ),
        let first = elements[place].mention?.range.lowerBound,
        text.tokens[max(0, first - 3)..<first].contains(where: { ["from", "от"].contains($0.folded) })
      else { continue }
      return (from, place)
    }
    return nil
  }

  /// `…: их разделяет полоса А и Б`: the regions between the two places of which a clause before speaks.
  private func regionsBetweenThem(_ verb: Int, _ end: Int) -> [Mention]? {
    let groups = groups(in: (verb + 1)..<end)
    guard let before = elements[..<verb].last(where: { $0 != .silent }), let first = elements[..<verb].last,
      groups.count == 1,
      groups[0].mentions.allSatisfy({ $0.grammaticalCase == .oblique || isWholeRegion($0) }),
      [.pronoun, .own].contains(before) || first == .silent && isPronounBefore(groups[0].mentions[0])
    else { return nil }
    return groups[0].mentions
  }

  private func isPronounBefore(_ mention: Mention) -> Bool {
    text.tokens[max(0, mention.range.lowerBound - 6)..<mention.range.lowerBound].contains {
      $0.folded == "их"
    }
  }

  /// The only two places of which a sentence says that they do not adjoin.
  private func pair(of reading: Reading) -> (Mention, Mention)? {
    guard reading.statements.count == 1, let said = reading.statements.first, said.isNegated,
      said.subjects.count == 1, said.objects.count == 1
    else { return nil }
    return (said.subjects[0], said.objects[0])
  }

  /// The elements around a verb in which no other one stands.
  private func clause(around index: Int) -> (start: Int, end: Int) {
    var start = elements[..<index].lastIndex { isEndOfPart($0) }.map { $0 + 1 } ?? 0
    if let verb = elements[start..<index].lastIndex(where: \.isVerb) {
      start = elements[verb..<index].lastIndex(of: .comma).map { $0 + 1 } ?? index
    }
    var end = elements[index...].firstIndex { isEndOfPart($0) } ?? elements.endIndex
    if let verb = elements[index..<end].firstIndex(where: \.isVerb) {
      end = elements[index..<verb].lastIndex { $0 == .and || $0 == .comma } ?? index
    }
    return (start, end)
  }

  private func isEndOfPart(_ element: Element) -> Bool {
    element == .semicolon || element == .contrast || element.isRelative
  }

  /// Of the groups beside the one behind `from`: what is parted from that, and what parts them.
  private func parts(of groups: [Coordination], _ verb: BorderVerb) -> (one: [Mention], between: [Mention])? {
    guard groups.count == 2 else { return nil }
    let (first, second) = (groups[0], groups[1])
    func isBefore(_ group: Coordination) -> Bool {
      group.mentions[0].range.upperBound <= verb.range.lowerBound
    }
    if verb.isParticiple {
      // `А is separated by В`, `А отделена В` in another case
      guard isBefore(first), !isBefore(second), second.isOblique || isBy(second) else { return nil }
      return (first.mentions, second.mentions)
    }
    if first.isOblique != second.isOblique {
      return first.isOblique ? (first.mentions, second.mentions) : (second.mentions, first.mentions)
    }
    guard isBefore(first), !isBefore(second), !first.isOblique else { return nil }
    return (second.mentions, first.mentions)
  }

  private func isBy(_ group: Coordination) -> Bool {
    let first = group.mentions[0].range.lowerBound
    return text.tokens[max(0, first - 2)..<first].contains { $0.folded == "by" || $0.folded == "территорией" }
  }

  func isPart(_ mention: Mention, of whole: Mention) -> Bool {
    (resolver.members(namedBy: whole.text) ?? []).contains(where: mention.places.contains)
  }
}
