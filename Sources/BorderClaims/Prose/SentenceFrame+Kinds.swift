import BorderCore

/// The frames.
extension SentenceFrame {
  /// `А … neighbours …: Б, В and Г`, `А borders more states than any other region: …`: a list that a noun or a verb announces.
  mutating func announced(from anchor: Int) -> [Statement]? {
    guard let mark = announcement(from: anchor) else { return nil }
    let isParenthesis = elements[mark] == .open
    guard let list = list(at: mark + 1, of: SentenceParser.noun) ?? list(at: mark + 1, of: nil),
      list.mentions.count > 1 || elements[mark] == .colon,
      isClosed(list.end), !goesOn(list.end),
      !isParenthesis || elements.indices.contains(list.end) && elements[list.end] == .close,
      let owner = owner(besides: mark..<list.end, of: list.mentions, complements: anchor..<mark),
      isOwner(owner, of: anchor)
    else { return nil }
    return statement(owner, list)
  }

  /// Whether a place is the one that has neighbours, borders, or that is the subject of a verb.
  private func isOwner(_ owner: Int, of anchor: Int) -> Bool {
    if case .verb(let verb) = elements[anchor] {
      guard !verb.isWeak, !verb.isParticiple || isBeing(owner, anchor) else { return false }
      return owner < anchor && isSubject(owner) && isFollowedByPredicate(owner)
    }
    guard let mention = elements[owner].mention else { return false }
    if knowledge.isOfBorder(mention) { return true }
    if owner > 0, elements[owner - 1] == .possessor { return true }
    return owner < anchor && isSubject(owner) && isFollowedByPredicate(owner)
  }

  /// Where the mark stands behind which the places are listed that a noun or a verb announces.
  private func announcement(from anchor: Int) -> Int? {
    var (others, isOfSeveral) = (0, elements[anchor] == .neighbour)
    if elements[anchor] == .borderNoun {
      // `with the border regions: …`, `in regions at the border: …` speak of others.
      guard anchor + 1 < elements.count, elements[anchor + 1].noun == nil else { return nil }
      if elements[..<anchor].suffix(3).contains(where: { [.preposition, .objectMarker].contains($0) }) {
        return nil
      }
    }
    var index = anchor + 1
    while index < min(elements.count, anchor + 18) {
      switch elements[index] {
      case .colon: return isOfSeveral || !elements[anchor].isVerb ? index : nil
      case .open: return isOfSeveral && isPlace(index + 1) ? index : nil
      case .dash where isPlace(index + 1): return isOfSeveral ? index : nil
      case .dash where index + 1 < elements.count && [.own, .pronoun].contains(elements[index + 1]): break
      case .comma where isPlace(index + 1): return isOfSeveral ? index : nil
      case .comma:
        guard elements[index...].prefix(6).contains(.than) else { return nil }
      case .generic(_, isPlural: true), .neighbour, .all: isOfSeveral = true
      case .generic, .demonym, .direction, .preposition, .objectMarker, .than, .own, .pronoun, .amount,
        .copula,
        .adjacent, .borderNoun, .possessor:
        break
      case .other:
        others += 1
        if others > 6 { return nil }
      case .place where elements[anchor..<index].contains(where: { $0.noun != nil || $0 == .than }): break
      default: return nil
      }
      index += 1
    }
    return nil
  }

  private func isPlace(_ index: Int) -> Bool {
    elements.indices.contains(index) && (elements[index].mention != nil || elements[index] == .objectMarker)
  }

  /// `А's western limit is the border with Б`, `среди границ А … граница с Б`: a border with one side, and whose it is.
  mutating func bordering(at noun: Int) -> [Statement]? {
    guard elements[noun] == .borderNoun else { return nil }
    var marker = noun + 1
    while marker < min(elements.count, noun + 6), isOfCourse(marker) { marker += 1 }
    guard marker < elements.count, elements[marker] == .objectMarker, let list = list(at: marker, of: nil),
      let first = list.mentions.first, knowledge.isMarked(first, by: ["с", "со", "with"]),
      !knowledge.isApproached(list.mentions[0]),
      let owner = owner(besides: marker..<list.end, of: list.mentions),
      isClosed(list.end, besides: owner), let mention = elements[owner].mention
    else { return nil }
    let isOfNoun = knowledge.isOfBorder(mention) || owner > 0 && elements[owner - 1] == .possessor
    guard isOfNoun || isSubject(owner) && knowledge.hasRelation(mention, first) else {
      return nil
    }
    return statement(owner, list)
  }

  /// Whether an element may stand between a border and the preposition of its other side: whose it is, and that it runs.
  private func isOfCourse(_ index: Int) -> Bool {
    switch elements[index] {
    case .direction, .amount, .course, .copula, .dash: true
    case .place: index > 0 && (elements[index - 1] == .borderNoun || elements[index - 1] == .preposition)
    case .preposition: elements[index - 1] == .borderNoun
    default: false
    }
  }

  /// `А имеет с Б одну точку соприкосновения`: the noun stands behind the other side.
  mutating func having(at noun: Int) -> [Statement]? {
    guard elements[noun] == .borderNoun, isClosed(noun + 1),
      let marker = elements[..<noun].lastIndex(of: .objectMarker),
      let list = list(at: marker, of: nil), list.end <= noun,
      elements[list.end..<noun].allSatisfy({ [.other, .amount, .section].contains($0) }),
      let owner = owner(besides: marker..<list.end, of: list.mentions), owner < marker, isSubject(owner),
      let first = list.mentions.first, let mention = elements[owner].mention,
      knowledge.hasWith(mention, first)
    else { return nil }
    return statement(owner, list)
  }

  /// `А с севера полукольцом охватывают Б и В`: what is surrounded in its case, by what in that of subjects.
  mutating func surrounded(at index: Int) -> [Statement]? {
    guard case .verb(let verb) = elements[index], verb.isWeak, !verb.wantsMarker, !verb.wantsPlace,
      let patient = elements[..<index].lastIndex(where: { $0.mention != nil }),
      let place = elements[patient].mention, place.grammaticalCase == .oblique,
      elements[(patient + 1)..<index].allSatisfy({ [.other, .direction, .preposition].contains($0) }),
      let list = list(at: index + 1, of: SentenceParser.noun), isClosed(list.end),
      list.mentions.contains(where: { $0.grammaticalCase == .nominative }),
      owner(besides: index..<list.end, of: list.mentions) == patient
    else { return nil }
    return statement(patient, list)
  }

  /// `Половина внешней границы А приходится на Б`: what a part of the border of a place falls to.
  mutating func falling(at noun: Int) -> [Statement]? {
    guard elements[noun] == .borderNoun, !elements[..<noun].contains(.preposition),
      let place = elements[noun...].lastIndex(where: { $0.mention != nil }),
      let start = elements[noun...].indices.first(where: { index in
        index > noun && elements[index - 1] == .preposition
          && elements[index].mention.map(knowledge.isFallenTo) ?? false
      }), start <= place, let list = list(at: start, of: SentenceParser.noun), isClosed(list.end),
      let owner = owner(besides: start..<list.end, of: list.mentions),
      elements[owner].mention.map(knowledge.isOfBorder) ?? false
    else { return nil }
    return statement(owner, list)
  }

  /// `The longest border in the world is between А and Б`.
  mutating func between(from noun: Int) -> [Statement]? {
    guard elements[noun] == .borderNoun else { return nil }
    let rest = elements[(noun + 1)...].prefix(8)
    guard let between = rest.firstIndex(of: .between),
      rest[..<between].allSatisfy({
        switch $0 {
        case .other, .copula, .dash, .preposition, .generic, .direction, .pronoun: true
        default: false
        }
      }),
      let pair = parser.nounPhrases(at: between + 1).first(where: {
        $0.value.mentions.count == 2 && $0.value.hasAnd && !$0.value.hasOr && $0.value.reference == nil
      }), isClosed(pair.end), !elements[..<between].contains(where: { $0.mention != nil })
    else { return nil }
    var mentions = pair.value.mentions
    Coordination.shareTypes(&mentions, rules)
    return [Statement(subjects: [mentions[0]], objects: [mentions[1]])]
  }

  /// `А is unusual in bordering Б and В`, `А has a border …, of which … is with Б`: words between a subject, its verb and the
  /// preposition of its objects.
  mutating func predicate(at index: Int) -> [Statement]? {
    guard case .verb(let verb) = elements[index], !verb.isWeak, !verb.wantsRegions,
      let subject = elements[..<index].lastIndex(where: { $0.mention != nil }),
      isSubject(subject) && isFollowedByPredicate(subject) || isOfItsPart(subject),
      elements[(subject + 1)..<index].allSatisfy({ isPassedOver($0) || $0 == .borderNoun }),
      !verb.isParticiple || isBeing(subject, index),
      let start = verb.wantsMarker ? markerOfObjects(behind: index) : index + 1,
      let list = list(at: start, of: verb), isClosed(list.end), !goesOn(list.end),
      owner(besides: start..<list.end, of: list.mentions) == subject
    else { return nil }
    return statement(subject, list)
  }

  /// Whether what a verb is said of is a part of a place, or its border: `А's eastern frontier touches …`.
  private func isOfItsPart(_ owner: Int) -> Bool {
    elements[owner].mention.map(knowledge.isOfBorder) ?? false
  }

  /// Whether only what a place is said to be stands between it and a participle: `А is unusual in bordering Б`, but `А helps
  /// states bordering Б`.
  private func isBeing(_ subject: Int, _ verb: Int) -> Bool {
    subject + 1 < verb && elements[subject + 1] == .copula
      && elements[(subject + 2)..<verb].allSatisfy { [.other, .preposition].contains($0) }
  }

  /// Whether a word that nobody knows goes on with what is said of a list: `соприкасается с А экономически`.
  private func goesOn(_ end: Int) -> Bool {
    guard elements.indices.contains(end) else { return false }
    switch elements[end] {
    case .comma, .dash, .preposition, .direction, .amount, .relative, .close, .clause: return false
    default: return true
    }
  }

  /// Whether words between a subject and its verb say nothing of who adjoins whom.
  private func isPassedOver(_ element: Element) -> Bool {
    switch element {
    case .other, .copula, .preposition, .direction, .own, .all, .amount, .lie, .course, .comma, .and: true
    default: false
    }
  }

  /// Where the preposition stands by which the objects of a verb begin.
  private func markerOfObjects(behind verb: Int) -> Int? {
    var others = 0
    for index in elements.indices[(verb + 1)...].prefix(10) {
      switch elements[index] {
      case .objectMarker: return index
      case .preposition, .amount, .comma, .copula, .generic, .direction, .dash, .relative, .pronoun: continue
      case .other where others < 4: others += 1
      default: return nil
      }
    }
    return nil
  }

  /// `А and the adjacent Б`, `Unlike its neighbours Б and В, А …`: places that are called neighbours of the only other one.
  mutating func neighbour(at index: Int) -> [Statement]? {
    let isOwn = elements[index] == .neighbour && index > 0 && elements[index - 1] == .own
    if let pair = neighbouringPair(at: index) { return pair }
    guard isOwn || elements[index] == .adjacent && !isAdverbial(index), index + 1 < elements.count,
      elements[index + 1].mention != nil, let list = list(at: index + 1, of: SentenceParser.noun),
      let owner = owner(besides: index..<list.end, of: list.mentions),
      isClosed(list.end, besides: owner),
      isOwn
        ? isSubject(owner)
        : owner < index && (isSubject(owner) || owner > 0 && elements[owner - 1] == .between)
          && !elements[(owner + 1)..<index].contains(where: { $0.mention != nil }),
      elements[owner].mention.map({ !knowledge.mayBeTown($0) }) ?? false
    else { return nil }
    return statement(owner, list)
  }

  /// `two neighbouring regions, А и Б`: where no other place is named, the two adjoin each other.
  private mutating func neighbouringPair(at index: Int) -> [Statement]? {
    guard elements[index] == .adjacent, index > 0, index + 2 < elements.count,
      case .generic(_, isPlural: true) = elements[index + 1],
      [.comma, .dash, .open].contains(elements[index + 2]), !elements.contains(.direction),
      let list = list(at: index + 3, of: SentenceParser.noun), list.mentions.count == 2,
      elements.compactMap(\.mention).count == 2 || elements[..<index].allSatisfy({ $0.mention == nil }),
      isClosed(list.end)
    else { return nil }
    return [Statement(subjects: [list.mentions[0]], objects: [list.mentions[1]])]
  }

  /// Whether an adjective of neighbours belongs to a place that some word before it may be in: `in neighbouring А`.
  private func isAdverbial(_ index: Int) -> Bool {
    elements[..<index].contains(.comma) && !elements[..<index].contains(.unlike)
  }
}
