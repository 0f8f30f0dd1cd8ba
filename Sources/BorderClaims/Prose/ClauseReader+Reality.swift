import BorderCore

/// What a sentence does not say of today: what was once, what is denied as a whole, what is left unnamed.
extension ClauseReader {
  /// Whether the verb that was read last speaks of how it was once; then it claims nothing, and the text is listed.
  mutating func isPast(_ objects: [Mention]) -> Bool {
    if isUncertain, !objects.isEmpty {
      hadObjects = true
      report(Phrase("what it denies is not clear", "неясно, что отрицается"))
      return true
    }
    guard verb?.isPast ?? false else { return false }
    if !objects.isEmpty {
      hadObjects = true
      report(Phrase("it says how it was once", "сказано, как было когда-то"))
    }
    return true
  }

  /// Whether an element stands before all places.
  func isBeforePlaces(_ element: Element) -> Bool {
    guard let index = elements.firstIndex(of: element) else { return false }
    return elements[..<index].allSatisfy { $0.mention == nil }
  }

  /// `It is not true that А borders Б`: one claim is turned round; of several, which one is wrong is not said.
  mutating func deny(isWhole: Bool) {
    let claims = reading.statements.reduce(0) { $0 + $1.subjects.count * $1.objects.count }
    if isWhole, claims == 1 {
      reading.statements[0].isNegated.toggle()
      return
    }
    guard claims > 0 else { return }
    reading.statements = []
    reading.problem = Phrase("it is said not to be true", "сказано, что это неверно")
  }

  /// Whether a sentence is about all of some places that it does not name, but for some that it does: `all its neighbours
  /// except А border Б`.
  var isUnnamedButSome: Bool {
    guard let verb = elements.firstIndex(where: \.isVerb) else {
      return false
    }
    let isException = elements.contains { if case .except = $0 { true } else { false } }
    guard isException, let all = elements[..<verb].firstIndex(of: .all) else { return false }
    let behind = elements[all..<verb]
    return behind.contains {
      switch $0 {
      case .generic, .neighbour: true
      default: false
      }
    } && !behind.contains { $0.mention != nil }
  }

  /// `У А есть граница с Б, а у В — нет`: what stands behind the contrast, which is taken out of the sentence.
  mutating func takeDeniedOwners() -> [Mention] {
    for index in elements.indices where elements[index] == .contrast {
      guard let possessor = elements[(index + 1)...].firstIndex(where: { $0 != .silent }),
        elements[possessor] == .possessor,
        let group = Coordination.at(possessor + 1, of: elements, rules: rules), isDenied(at: group.end)
      else { continue }
      elements.removeSubrange(index...)
      return group.mentions
    }
    return []
  }

  /// Whether the sentence ends in `— нет`.
  func isDenied(at index: Int) -> Bool {
    let rest = elements.dropFirst(index).filter { $0 != .silent && $0 != .dash }
    return rest == [.lack] || rest == [.negation]
  }

  /// A pronoun as the object of a verb: the place that the sentence before is about, where nothing else can be meant.
  mutating func takeReferred(at index: Int) {
    let named = elements[..<index].contains { element in
      guard let mention = element.mention else { return false }
      return !(waiting?.mentions.contains(mention) ?? false) && !subject.contains(mention)
    }
    guard !named, topic.count == 1, !topic.contains(where: { waiting?.mentions.contains($0) ?? false }),
      verb != nil || comingVerb(after: index + 1) != nil
    else {
      report(
        Phrase("which place the pronoun means is not said", "не сказано, какое место значит местоимение"))
      return
    }
    if verb == nil {
      fronted = topic
      frontedNegation = nil
    } else {
      emit(subject, topic)
      hadObjects = true
    }
  }
}

/// Sentences of several clauses with subjects of their own.
extension ClauseReader {
  /// Where another clause begins: behind a conjunction that says so, or where one clause has a noun and the other a verb
  /// by which places adjoin.
  func clauseStart(in sentence: [Element]) -> Int? {
    for index in sentence.indices {
      let isContrast = sentence[index] == .contrast && index > 0 && sentence[index - 1] == .comma
      if sentence[index] == .semicolon, isOfPossession(sentence[(index + 1)...]),
        sentence[..<index].contains(where: \.isVerb)
      {
        return index
      }
      guard sentence[index] == .clause || isContrast else { continue }
      let (before, behind) = (sentence[..<index], sentence[(index + 1)...])
      guard before.contains(where: { $0.mention != nil }), behind.contains(where: { $0.mention != nil })
      else {
        continue
      }
      if sentence[index] == .clause {
        if before.contains(where: { $0.isVerb || $0 == .neighbour }), behind.contains(where: \.isVerb) {
          return index
        }
      } else if before.contains(.neighbour), !before.contains(where: \.isVerb),
        behind.contains(where: \.isVerb)
      {
        return index
      }
    }
    return nil
  }

  /// Whether a clause says by a preposition who has a border or has none: `с Б общей границы у неё нет`.
  private func isOfPossession(_ clause: ArraySlice<Element>) -> Bool {
    clause.contains(.possessor) && clause.contains(.borderNoun) && !clause.contains(where: \.isVerb)
      && !clause.contains(.semicolon)
  }

  /// Reads two clauses one after the other; the first one's topic is what pronouns of the second one mean.
  mutating func read(_ sentence: [Element], cutAt cut: Int) -> Reading {
    let end = sentence.last.flatMap { element -> [Element]? in
      if case .stop = element { [element] } else { nil }
    }
    var first = ClauseReader(rules: rules, topic: topic)
    var result = first.read(Array(sentence[..<cut]).dropLastComma() + (end ?? []))
    var second = ClauseReader(rules: rules, topic: result.topic.isEmpty ? topic : result.topic)
    let other = second.read(Array(sentence[(cut + 1)...]))
    result.statements += other.statements
    result.problem = result.problem ?? other.problem
    result.unused += other.unused
    result.open = other.open
    if !other.topic.isEmpty { result.topic = other.topic }
    return result
  }
}

extension [Element] {
  fileprivate func dropLastComma() -> [Element] { last == .comma ? dropLast() : self }
}
