import BorderCore

extension ClauseReader {
  mutating func begin(_ found: BorderVerb, at index: Int) {
    let negation = isNegated(verbAt: index) != found.isNegated
    let before = previous(before: index)
    let hadVerb = verb != nil
    lostSubject = waiting.map { before != .relative && !isSubject($0, ofVerbAt: index) } ?? false
    if let group = waiting, isPredicate(group, before: index, found) {
      // `А — единственный регион, граничащий с Б`
      subject = group.mentions
      waiting = nil
      (awaitsSubject, hadObjects) = (false, false)
      reading.topic = subject
    } else if !hadVerb, let named = announced(before: index) {
      (subject, waiting) = (named, nil)
      (awaitsSubject, hadObjects, fronted) = (false, false, [])
      reading.topic = subject
    } else if !hadVerb, let named = namedBeforePronoun(index) {
      subject = named
      waiting = nil
      (awaitsSubject, hadObjects) = (false, false)
      reading.topic = subject
    } else if !hadVerb, waiting == nil, isRightBehindSemicolon(index), let group = dropped,
      found.number != .plural || group.mentions.count > 1
    {
      // `А входит в союз; граничит с Б`
      subject = group.mentions
      (awaitsSubject, hadObjects) = (false, false)
      reading.topic = subject
    } else if before == .relative, let group = waiting, let antecedent = antecedent(of: index),
      isHanging(antecedent, in: group, before: index)
    {
      // `А — столица Б, которая граничит с В`: which of the two, the words do not say.
      subject = []
      (awaitsSubject, hadObjects) = (false, false)
    } else if before == .relative, let antecedent = antecedent(of: index) {
      subject =
        isAllOfThem(antecedent, found) ? waiting?.mentions ?? [antecedent] : pair(endingIn: antecedent, found)
      (awaitsSubject, hadObjects) = (false, false)
      if !hadVerb { mainClause = waiting }
    } else if let group = waiting, isSubject(group, ofVerbAt: index) {
      // `А and Б lie in the north, bordering В`
      let isOfAll =
        group.hasAnd && !found.wantsMarker && elements[min(group.end, index)..<index].contains(.other)
      let isOne = found.isParticiple && !(found.number == .plural && group.hasAnd) && !isOfAll
      subject = isOne ? group.mentions.suffix(1) : group.mentions
      if isOne, !found.isNominative, let inner = subject.first?.inner,
        inner.first?.grammaticalCase == .oblique
      {
        // `жители Гродненской области, граничащей с …`
        subject = inner
      }
      waiting = nil
      (awaitsSubject, hadObjects) = (false, false)
      if !found.isParticiple { reading.topic = subject }
    } else if found.isParticiple, found.wantsMarker, !found.isNominative, found.number != .plural,
      let place = placeRightBefore(index)
    {
      // `в Тульской области, граничащей с …`
      subject = [place.inner.first ?? place]
      (awaitsSubject, hadObjects, fronted) = (false, false, [])
    } else if before == .relative || isOfNoun(index) {
      // `регионы, граничащие с А`: which ones, a list may say.
      subject = []
      (awaitsSubject, hadObjects) = (true, false)
      fronted = []
    } else if !hadVerb, !fronted.isEmpty, waiting == nil, isPronounSubject(index), !topic.isEmpty,
      found.number != .plural || topic.count > 1
    {
      // `С А она не граничит`
      subject = topic
      (awaitsSubject, hadObjects) = (false, false)
      reading.topic = subject
    } else if !hadVerb, !fronted.isEmpty, let group = discarded, !found.isParticiple,
      goesOn(group, elements[min(group.end, index)..<index])
    {
      // `А extends along the border with Б and touches В`
      subject = group.mentions
      (awaitsSubject, hadObjects, fronted, frontedNegation) = (false, false, [], nil)
      reading.topic = subject
    } else if !hadVerb, !fronted.isEmpty, discarded != nil, !found.wantsMarker, !found.isParticiple {
      // In English no verb stands before its subject with such an object behind another subject.
      subject = []
      (awaitsSubject, hadObjects, fronted, frontedNegation) = (false, false, [], nil)
    } else if !fronted.isEmpty, !hadVerb {
      // `С Казахстаном граничат …`
      subject = []
      awaitsSubject = true
      hadObjects = true
    } else if !fronted.isEmpty, next(after: index)?.mention != nil {
      // `…, с Б граничит В`
      (subject, awaitsSubject, hadObjects) = ([], true, true)
    } else if hadVerb, !subject.isEmpty, isJoint(before) || found.isNegated || negation {
      hadObjects = false
    } else if !hadVerb || subject.isEmpty {
      subject = carried(index, found)
      awaitsSubject = subject.isEmpty
      hadObjects = false
    }
    verb = found
    let clause =
      hadVerb ? elements[verbIndex..<index].lastIndex { [.contrast, .semicolon, .comma].contains($0) } : 0
    isUncertain = !negation && elements[(clause ?? verbIndex)..<index].contains(.neither)
    verbIndex = index
    isNegated = negation
    if !fronted.isEmpty, !awaitsSubject {
      // `Кроме Казахстана, область граничит с …`, `С Казахстаном область граничит …`; of a participle it may be denied:
      // `Не граничащая с А Б граничит с В`.
      isNegated = frontedNegation ?? negation
      emit(subject, fronted)
      isNegated = negation
      (fronted, frontedNegation) = ([], nil)
      hadObjects = true
    }
    if !besides.isEmpty, !awaitsSubject, !subject.isEmpty {
      // `Кроме Казахстана, область граничит с …`
      emit(subject, besides)
      besides = []
    }
  }

  /// Whether places are the subject of a verb behind them: between both stands nothing but what says more of them.
  func isSubject(_ group: Coordination, ofVerbAt index: Int) -> Bool {
    if verb != nil, elements[..<index].last(where: { $0 != .silent }) == .comma, group.end <= verbIndex {
      return true
    }
    let between = elements[min(group.end, index)..<index]
    if group.isOblique, case .verb(let verb) = elements[index], verb.isNominative || !verb.isParticiple {
      return false
    }
    if isHeading(between) {
      let first = elements.first { $0.mention != nil }?.mention
      return first == group.mentions.first
    }
    guard !between.contains(where: { $0 == .colon || $0 == .semicolon }) else { return false }
    guard between.contains(.other) else { return true }
    if goesOn(group, between) { return true }
    let words = between.filter { $0 != .silent && $0 != .copula && $0 != .negation }
    return words.first == .comma && words.last == .comma || words.first == .preposition
      || words.first == .relative
  }

  /// `Мурманская область: регион граничит с …`: what stands before a colon and a word for it.
  private func isHeading(_ between: ArraySlice<Element>) -> Bool {
    let words = between.filter { $0 != .silent && $0 != .negation }
    if words == [.colon] { return true }
    guard words.first == .colon, words.count == 2 else { return false }
    if case .generic(_, let isPlural) = words[1] { return !isPlural }
    return words[1] == .pronoun
  }

  /// The places that begin a sentence whose colon tells more of them: `А lies in the west: on land it borders Б`.
  private func announced(before index: Int) -> [Mention]? {
    guard let colon = elements[..<index].lastIndex(of: .colon),
      !elements[colon..<index].contains(where: { $0.mention != nil }),
      let first = elements.firstIndex(where: { $0.mention != nil }), first < colon, !isOblique(first),
      let group = Coordination.at(first, of: elements, rules: rules), !group.isObject, !group.isOblique,
      elements[group.end..<colon].contains(.other), elements[..<first].allSatisfy({ $0 == .silent })
    else { return nil }
    return group.mentions
  }

  /// The places that a pronoun right before a verb means, where its own sentence has named them: `although А has …, it
  /// borders Б`.
  private mutating func namedBeforePronoun(_ index: Int) -> [Mention]? {
    let pronoun = elements[..<index].lastIndex { $0 != .silent && $0 != .negation && $0 != .copula }
    guard let pronoun, elements[pronoun] == .pronoun,
      let comma = elements[..<pronoun].lastIndex(where: { $0 == .comma || $0 == .semicolon }),
      let first = elements[..<comma].firstIndex(where: { $0.mention != nil })
    else { return nil }
    var named: [Mention] = []
    if let owner, elements[first].mention == owner {
      named = [owner]
    } else if !isOblique(first), let group = Coordination.at(first, of: elements, rules: rules),
      first == 0 || elements[first - 1] != .objectMarker
    {
      named = group.mentions
    }
    guard !named.isEmpty else { return nil }
    // What stands before the comma belongs to the clause before.
    if !elements[comma..<pronoun].contains(where: { $0.mention != nil }) { fronted = [] }
    return named
  }

  /// Whether a second predicate has the places that begin the sentence as its subject: `А lies in the south and borders Б`.
  private func goesOn(_ group: Coordination, _ between: ArraySlice<Element>) -> Bool {
    guard reading.statements.isEmpty, verb == nil,
      let link = between.last(where: { $0 != .silent && $0 != .copula && $0 != .negation }),
      link == .and || link == .comma || link == .contrast,
      let first = elements.firstIndex(where: { $0.mention != nil }),
      elements[first].mention == group.mentions.first, !isOblique(first)
    else { return false }
    // No other noun may be the subject.
    let contrasts = between.count { $0 == .contrast }
    guard contrasts == 0 || contrasts == 1 && link == .contrast else { return false }
    return !between.indices.contains { index in
      switch elements[index] {
      case .place(let mention):
        !isOblique(index) && mention.grammaticalCase != .oblique
          && elements[..<index].last { $0 != .silent } != .objectMarker
      case .semicolon, .colon, .relative, .open, .close, .dash: true
      default: false
      }
    }
  }

  /// Whether a verb that an element precedes goes on with the subject of the verb before.
  func isJoint(_ element: Element?) -> Bool {
    switch element {
    case .and?, .comma?, .contrast?, .neither?, .negation?, .semicolon?: true
    default: false
    }
  }

  /// Whether a verb is negated by what stands before it.
  func isNegated(verbAt index: Int) -> Bool {
    var steps = 0
    for element in elements[..<index].reversed() {
      switch element {
      case .negation, .neither: return true
      case .silent, .copula, .pronoun: break
      default:
        // `neither A nor B borders C`
        if steps == 0, element.mention != nil || element == .and || element == .comma { continue }
        return false
      }
      if element != .silent { steps += 1 }
      if steps > 3 { return false }
    }
    return false
  }

  /// The place that a relative pronoun before a verb means: the one right before it.
  func antecedent(of index: Int) -> Mention? {
    guard let pronoun = elements[..<index].lastIndex(of: .relative) else { return nil }
    var depth = 0
    for element in elements[..<pronoun].reversed() {
      if element == .close { depth += 1 }
      defer { if element == .open { depth -= 1 } }
      guard depth == 0 else { continue }
      switch element {
      case .comma, .silent: continue
      case .place(let mention): return mention
      default: return nil
      }
    }
    return nil
  }

  /// Whether a verb belongs to a noun for regions in general that stands before it.
  func isOfNoun(_ index: Int) -> Bool {
    for element in elements[..<index].reversed() {
      switch element {
      case .comma, .silent, .copula: continue
      case .generic(_, let isPlural):
        if case .verb(let verb) = elements[index], verb.isParticiple { return true }
        return isPlural
      case .place:
        // `Субъекты РФ, граничащие с …`
        if let place = elements[..<index].lastIndex(where: { $0.mention != nil }), place > 0 {
          return elements[place - 1] == .preposition
            && elements[..<place].contains { if case .generic = $0 { true } else { false } }
        }
        return false
      default: return false
      }
    }
    if case .verb(let verb) = elements[index] { return verb.isParticiple }
    return false
  }

  /// The subject of the sentence before, where this one has none but a pronoun or a noun that stands for it.
  func carried(_ index: Int, _ verb: BorderVerb) -> [Mention] {
    for element in elements[..<index] {
      switch element {
      case .generic, .silent, .pronoun, .comma, .and, .contrast, .copula, .negation, .semicolon, .dash,
        .neither:
        continue
      default: return []
      }
    }
    let isPlural = topic.count > 1
    let agrees =
      switch verb.number {
      case .singular: !isPlural
      case .plural: isPlural
      case .either: true
      }
    if agrees, !topic.isEmpty { return topic }
    return []
  }
}
