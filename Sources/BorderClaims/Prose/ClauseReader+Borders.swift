import BorderCore

/// What a sentence says by the noun `border`, by `neighbouring`, and by what was said before.
extension ClauseReader {
  /// `Общую границу с А имеют Б и В`, `А и Б общей границы не имеют`: the noun stands before its verb.
  mutating func joinBordersHad() {
    for index in elements.indices {
      guard case .have(let verb) = elements[index] else { continue }
      elements[index] = .other
      guard let noun = elements[..<index].lastIndex(of: .borderNoun),
        elements[noun..<index].dropFirst().allSatisfy({ element in
          switch element {
          case .place, .objectMarker, .silent, .negation, .and, .comma, .neither, .pronoun: true
          default: false
          }
        })
      else { continue }
      elements[index] = .verb(verb)
      elements[noun] = .silent
      for adjective in elements[..<noun].indices.suffix(3).reversed() {
        guard elements[adjective] == .other || elements[adjective] == .silent else { break }
        elements[adjective] = .silent
      }
    }
  }

  /// `У А нет границы с Б, зато есть с В`, `длина границы с Б у А …`: a preposition says whose border it is.
  mutating func readBordersPossessed() -> Bool {
    guard elements.contains(.possessor) else { return false }
    defer {
      for index in elements.indices where elements[index] == .possessor {
        if owner == nil { owner = next(after: index)?.mention }
        elements[index] = .preposition
      }
    }
    guard let noun = elements.firstIndex(of: .borderNoun),
      !elements.contains(where: \.isVerb)
    else { return false }
    var owners: [Mention] = []
    var objects: [(mentions: [Mention], isNegated: Bool)] = []
    var isNone = elements.contains(.lack)
    var index = 0
    while index < elements.count {
      if elements[index] == .contrast, index > noun {
        isNone = next(after: index) == .negation || next(after: index) == .lack
      }
      guard let group = Coordination.at(index, of: elements, rules: rules) else {
        index += 1
        continue
      }
      let isRight = elements[min(noun + 1, index)..<index].allSatisfy { element in
        element == .silent || element == .other || element == .and || element == .possessor
          || element.mention.map(owners.contains) ?? false
      }
      if previous(before: index) == .possessor {
        owners += group.mentions
      } else if group.isObject, index > noun, !objects.isEmpty || isRight {
        objects.append((group.mentions, isNone))
      } else if group.isObject, index < noun, objects.isEmpty,
        elements[group.end..<noun].allSatisfy({ [.silent, .other, .possessor, .pronoun].contains($0) })
      {
        // `С Б общей границы у А нет`
        objects.append((group.mentions, isNone))
      }
      index = group.end
    }
    takeReferred(&owners, hasObjects: !objects.isEmpty, isNegated: isNone)
    guard !owners.isEmpty else { return !reading.statements.isEmpty }
    for object in objects {
      reading.statements.append(
        Statement(subjects: owners, objects: object.mentions, isNegated: object.isNegated))
    }
    return !objects.isEmpty
  }

  /// `А и Б …, границы у них нет`, `А — регион, у которого есть граница с В`: a pronoun stands for the places before.
  private mutating func takeReferred(_ owners: inout [Mention], hasObjects: Bool, isNegated: Bool) {
    guard owners.isEmpty, let possessor = elements.firstIndex(of: .possessor) else { return }
    if hasObjects, next(after: possessor) == .pronoun, !topic.isEmpty {
      owners = topic
      return
    }
    guard let first = elements[..<possessor].firstIndex(where: { $0.mention != nil }), !isOblique(first),
      let group = Coordination.at(first, of: elements, rules: rules), !group.isObject
    else { return }
    if hasObjects, next(after: possessor) == .relative {
      owners = group.mentions
    } else if !hasObjects, group.mentions.count == 2, group.hasAnd {
      reading.statements.append(
        Statement(subjects: [group.mentions[0]], objects: [group.mentions[1]], isNegated: isNegated))
    }
  }

  /// `А и Б — соседние государства`, `Соседние А и Б …`.
  mutating func readAdjacentCountries() {
    if let first = elements.firstIndex(where: { $0 != .silent }), elements[first] == .adjacent, first == 0,
      let group = Coordination.at(1, of: elements, rules: rules), !group.isObject, !group.isOblique,
      group.mentions.count == 2, group.hasAnd, group.mentions.allSatisfy({ !$0.places.isEmpty }),
      reading.statements.isEmpty
    {
      reading.statements.append(Statement(subjects: [group.mentions[0]], objects: [group.mentions[1]]))
    }
    for index in elements.indices where elements[index] == .adjacent {
      guard case .generic(_, isPlural: true)? = next(after: index),
        let link = elements[..<index].lastIndex(where: { $0 != .silent }),
        elements[link] == .copula || elements[link] == .dash,
        let first = elements[..<link].firstIndex(where: { $0.mention != nil }), !isOblique(first),
        let group = Coordination.at(first, of: elements, rules: rules), group.mentions.count == 2,
        group.hasAnd,
        elements[group.end..<max(group.end, link)].allSatisfy({ $0 == .silent })
      else { continue }
      reading.statements.append(
        Statement(
          subjects: [group.mentions[0]], objects: [group.mentions[1]],
          isNegated: elements[link..<index].contains(.negation)))
    }
  }

  /// `Kazakhstan's border with Russia`, `граница Казахстана с Россией — …, с Китаем — …`.
  mutating func readBordersOf() {
    guard !elements.contains(.lack), !elements.contains(.negation) else { return }
    let isVerbless = !elements.contains(where: \.isVerb)
    for noun in elements.indices where elements[noun] == .borderNoun {
      var owner: [Mention] = []
      if let shared = sharer(of: noun) {
        reading.statements.append(shared)
        continue
      }
      var start = noun + 1
      while start < elements.count, elements[start] == .silent || elements[start] == .preposition {
        start += 1
      }
      if let group = Coordination.at(start, of: elements, rules: rules), !group.isObject {
        owner = group.mentions
        start = group.end
      } else {
        start = noun + 1
        let before = elements[..<noun].suffix(3).last { $0 != .silent && $0 != .other }
        if let mention = before?.mention, mention.isPossessive { owner = [mention] }
      }
      guard !owner.isEmpty else { continue }
      // `the longest border of А is that with Б`
      let link = elements[start...].firstIndex { ![.silent, .copula, .relative, .dash].contains($0) }
      if let link, elements[link] == .objectMarker { start = link }
      while let group = Coordination.at(start, of: elements, rules: rules), group.isObject {
        let statement = Statement(subjects: owner, objects: group.mentions)
        if !reading.statements.contains(statement) { reading.statements.append(statement) }
        guard isVerbless, let next = nextObject(after: group.end) else { break }
        start = next
      }
    }
  }

  /// `The border that А shares with Б`, `граница, которую А делит с Б`.
  private func sharer(of noun: Int) -> Statement? {
    var index = noun + 1
    func skip(_ element: Element) {
      while index < elements.count, elements[index] == element || elements[index] == .silent { index += 1 }
    }
    skip(.comma)
    guard index < elements.count, elements[index] == .relative else { return nil }
    skip(.relative)
    guard let owner = Coordination.at(index, of: elements, rules: rules), !owner.isObject else { return nil }
    index = owner.end
    skip(.other)
    guard index > owner.end, let other = Coordination.at(index, of: elements, rules: rules), other.isObject
    else {
      return nil
    }
    return Statement(subjects: owner.mentions, objects: other.mentions)
  }

  /// `…, that with Б …`: another object of the same border, behind a comma.
  private func nextObject(after end: Int) -> Int? {
    guard let comma = elements[end...].firstIndex(where: { $0 == .comma || $0 == .semicolon }),
      elements[end..<comma].allSatisfy({ $0.mention == nil })
    else { return nil }
    let start = elements[(comma + 1)...].firstIndex {
      ![.silent, .relative, .and, .other, .dash].contains($0)
    }
    guard let start, elements[start] == .objectMarker else { return nil }
    let between = elements[(comma + 1)..<start]
    guard !between.contains(.other) || between.contains(.dash) || between.contains(.relative) else {
      return nil
    }
    return start
  }

  /// `соседние с А Б и В`, `Б, соседняя с А`.
  mutating func readAdjacentTo(_ index: Int) -> Bool {
    guard let group = Coordination.at(index + 1, of: elements, rules: rules), group.isObject else {
      return false
    }
    var subjects: [Mention] = []
    let start =
      elements[group.end...].firstIndex { ![.silent, .copula, .dash, .colon].contains($0) } ?? group.end
    if let behind = Coordination.at(start, of: elements, rules: rules), !behind.isObject {
      subjects = behind.mentions
    } else if index > 1, elements[index - 1] == .comma, let mention = elements[index - 2].mention {
      subjects = [mention]
    }
    guard !subjects.isEmpty else { return false }
    reading.statements.append(Statement(subjects: subjects, objects: group.mentions))
    return true
  }

  /// `…, and so do А and Б`: what was said last holds of these too.
  mutating func readDitto(_ index: inout Int) {
    guard let last = reading.statements.last,
      let group = Coordination.at(index + 1, of: elements, rules: rules), !group.isObject
    else { return }
    reading.statements.append(
      Statement(subjects: group.mentions, objects: last.objects, isNegated: last.isNegated))
    index = group.end - 1
  }
}
