import BorderCore

extension ClauseReader {
  mutating func take(_ group: Coordination, at index: Int) {
    last = group.mentions.last
    defer {
      readAsides(group)
      lastGroup = group.mentions
    }
    if isNoSubject(group, at: index) { return }
    if group.hasOr, !isNegated, verb != nil || comingVerb(after: group.end) != nil { hasAlternatives = true }
    if let verb, verb.isParticiple, subject.isEmpty, !awaitsSubject || fronted.isEmpty, group.isLastApart,
      let own = group.mentions.last,
      !elements[..<verbIndex].contains(where: { $0.mention != nil || $0 == .other })
    {
      // `Bordering Б and В, А …`
      emit([own], Array(group.mentions.dropLast()))
      (subject, awaitsSubject, hadObjects, waiting) = ([own], false, true, nil)
      return
    }
    if group.isObject, verb != nil, hadObjects, previous(before: index) == .semicolon,
      elements.dropFirst(group.end).first(where: { $0 != .silent }) == .other
    {
      // `…; с В её разделяет пролив`
      reading.problem =
        reading.problem
        ?? Phrase(
          "the words behind \(group.mentions[0].text) were not understood",
          "слова после «\(group.mentions[0].text)» не поняты")
      return
    }
    if group.isObject {
      if verb != nil, !subject.isEmpty, Coordination.frontsVerb(after: group.end - 1, of: elements) {
        // An object before its verb begins another clause.
        fronted = group.mentions
      } else if verb != nil {
        if subject.isEmpty && !awaitsSubject && waiting == nil && hadObjects == false {
          // `граничащие с А: …` or a verb whose subject comes later.
          fronted = group.mentions
          frontedNegation = isNegated
          awaitsSubject = true
          if let named = namedInParentheses(group) {
            // `Регионы, граничащие с А (Б и В), …`
            emit(named, group.mentions)
            (fronted, frontedNegation, awaitsSubject) = ([], nil, false)
          }
        } else if awaitsSubject, subject.isEmpty {
          fronted += group.mentions
          frontedNegation = isNegated
          if let named = namedInParentheses(group) {
            emit(named, fronted)
            (fronted, frontedNegation, awaitsSubject) = ([], nil, false)
          }
        } else {
          if let pending = waiting, isElided(before: index) {
            subject = [pending.mentions.last].compactMap { $0 }
          }
          emit(subject, group.mentions)
        }
        hadObjects = true
      } else {
        fronted = group.mentions
        frontedNegation = nil
        // `А с Б не граничит`: the subject stands before.
        if let group = waiting, isRight(group, before: index) { return }
        discarded = waiting ?? discarded
      }
      waiting = nil
      return
    }
    // `Псковская — с Эстонией`: the verb was said before.
    if verb != nil, elided(at: group.end) {
      if group.mentions.count > 1, !subject.isEmpty, verb?.wantsMarker == false {
        emit(subject, Array(group.mentions.dropLast()))
      }
      subject = [sharingType(of: subject, group.mentions[group.mentions.count - 1])]
      (awaitsSubject, fronted) = (false, [])
      waiting = nil
      return
    }
    if verb != nil, next(after: group.end - 1) == .ditto, let last = reading.statements.last {
      // `…, but Finland does`, `…, whereas Finland does not`
      let isContrast = previous(before: index) == .contrast
      let ditto = elements[group.end...].firstIndex(of: .ditto) ?? group.end
      let isDenied = next(after: ditto) == .negation
      reading.statements.append(
        Statement(
          subjects: group.mentions, objects: last.objects,
          isNegated: isDenied || last.isNegated != isContrast))
      return
    }
    if let verb, isDenied(at: group.end), verb.isReciprocal, !hadObjects { emitAmong(subject) }
    if verb != nil, isDenied(at: group.end), !group.isObject, let last = reading.statements.last {
      // `…, а Латвия — нет`; `А и Б граничат, а Б и В — нет`
      if last.subjects.count == 1, group.mentions.count == 2, verb?.isReciprocal ?? false, isAmong {
        isNegated = !last.isNegated
        emitAmong(group.mentions)
        return
      }
      reading.statements.append(
        Statement(subjects: group.mentions, objects: last.objects, isNegated: !last.isNegated))
      return
    }
    if let coming = comingVerb(after: group.end) {
      if closesRelative(group, coming) {
        // `А, which borders Б and В, shares a border with Г`
        takeObjects(group.mentions)
        waiting = mainClause
        mainClause = nil
        return
      }
      let split = self.split(group, for: coming)
      if verb != nil, split > 0 { takeObjects(Array(group.mentions[..<split])) }
      if verb == nil, split > 0, !coming.isParticiple {
        let lost = group.mentions[..<split].map(\.text).joined(separator: ", ")
        reading.problem =
          reading.problem
          ?? Phrase("what \(lost) adjoins is not said", "не сказано, с чем граничит: \(lost)")
      }
      var rest = group
      rest.mentions = Array(group.mentions[split...])
      waiting = rest
      return
    }
    if isOfNextClause(group, at: index) {
      waiting = group
      return
    }
    if awaitsPartners, !group.isObject, group.mentions.count > 1 {
      // `Граничащие между собой А и Б`
      awaitsPartners = false
      emitAmong(group.mentions)
      subject = group.mentions
      return
    }
    if let verb {
      if !awaitsSubject, verb.wantsMarker, !announces(index) { return }
      takeObjects(group.mentions)
    } else if !isPredicateNoun(at: index) {
      waiting = group
    }
  }

  /// Whether places only say what the subject before them is: `А — республика Б`.
  private func isPredicateNoun(at index: Int) -> Bool {
    guard let waiting, waiting.end <= index else { return false }
    let between = elements[waiting.end..<index]
    let link = between.first { $0 != .silent && $0 != .close }
    return (link == .copula || link == .dash)
      && between.allSatisfy { [.silent, .other, .copula, .dash, .negation, .close].contains($0) }
  }

  /// Whether a noun for regions in general announces the places behind a verb that marks its objects:
  /// `граничит с тремя странами: А, Б и В`.
  func announces(_ index: Int) -> Bool {
    guard verbIndex < index else { return false }
    let between = elements[verbIndex..<index]
    // `с двумя белорусскими: А и Б`
    if previous(before: index) == .colon, between.contains(.objectMarker),
      !between.contains(where: { $0.mention != nil })
    {
      return true
    }
    guard between.contains(where: { if case .generic = $0 { true } else { $0 == .neighbour } }) else {
      return false
    }
    switch previous(before: index) {
    case .comma?, .colon?, .dash?, .copula?, .generic?, .and?: return true
    default: return elements[index - 1] == .silent
    }
  }

  /// Whether the endings of places show that they are neither a subject nor what a verb or a participle belongs to.
  private func isNoSubject(_ group: Coordination, at index: Int) -> Bool {
    guard !group.isObject, group.isOblique else { return false }
    if let verb {
      if !verb.wantsMarker || announces(index) { return false }
      if verb.isParticiple, awaitsSubject, !verb.isNominative { return false }
    }
    return !(comingVerb(after: group.end)?.isParticiple ?? false)
  }

  /// The places in parentheses behind the objects of a participle that belongs to a noun for regions in general.
  private func namedInParentheses(_ group: Coordination) -> [Mention]? {
    guard verb?.isParticiple ?? false, isOfNoun(verbIndex), let aside = group.mentions.last?.aside,
      let named = Coordination.at(0, of: aside, rules: rules), !named.isObject, named.mentions.count > 1,
      aside[named.end...].allSatisfy({ $0 == .silent })
    else { return nil }
    return named.mentions
  }

  /// A place without a word for its type, with that of the places that the clause before is about: `Приморский край
  /// граничит с …, Хабаровский — с …`.
  private func sharingType(of others: [Mention], _ mention: Mention) -> Mention {
    guard mention.reading == nil, rules.typeWords(in: mention.text).isEmpty, let other = others.last else {
      return mention
    }
    let type = rules.typeWords(in: other.text)
    guard !type.isEmpty, other.text.hasSuffix(type), mention.places.count != 1 else { return mention }
    var named = mention
    named.reading = "\(mention.text) \(type)"
    return named
  }

  mutating func takeObjects(_ mentions: [Mention]) {
    if awaitsSubject, !fronted.isEmpty {
      // The subject of a verb whose objects stood before: `С А граничат Б и В`.
      emit(mentions + besides, fronted)
      besides = []
      subject = mentions
      return
    }
    if awaitsSubject {
      // A participle without either side so far.
      fronted = mentions
      hadObjects = true
      return
    }
    emit(subject, mentions)
    hadObjects = true
  }

  /// Whether a comma behind the objects of a relative clause leads back to the subject before it.
  private func closesRelative(_ group: Coordination, _ coming: BorderVerb) -> Bool {
    guard let mainClause, verb != nil, !subject.isEmpty, !coming.isParticiple else { return false }
    let agrees = coming.number == .either || (coming.number == .plural) == (mainClause.mentions.count > 1)
    return agrees && elements.dropFirst(group.end).first { $0 != .silent } == .comma
  }

  /// Whether places begin another clause, whose verb says something else: `А borders Б; В is poor`.
  private func isOfNextClause(_ group: Coordination, at index: Int) -> Bool {
    guard verb != nil, hadObjects, !awaitsSubject else { return false }
    let before = previous(before: index)
    guard before == .semicolon || before == .contrast else { return false }
    let behind = elements.dropFirst(group.end).first { $0 != .silent }
    return behind == .other || behind == .copula
  }

  /// Whether a dash and an object stand next: a verb is left out.
  func elided(at index: Int) -> Bool {
    var index = index
    var hasDash = false
    while index < elements.count {
      if elements[index] == .dash {
        hasDash = true
      } else if elements[index] != .silent, elements[index] != .and || !hasDash {
        break
      }
      index += 1
    }
    return hasDash && index < elements.count && elements[index] == .objectMarker
  }

  func isElided(before index: Int) -> Bool { previous(before: index) == .dash }

  /// The verb that the places before an element are the subject of; `nil` where other words come first.
  func comingVerb(after index: Int) -> BorderVerb? {
    var hasComma = false
    for (position, element) in zip(elements[index...].indices, elements[index...]) {
      switch element {
      case .neither where self.verb != nil: return nil
      case .silent, .negation, .copula, .neither, .all: continue
      case .comma where !hasComma:
        hasComma = true
        if let verb = verb(behindInsertionAt: position + 1) { return verb }
      case .verb(let verb): return verb
      default: return nil
      }
    }
    return nil
  }

  /// The verb behind a few words between commas: `А, in its turn, borders Б`.
  private func verb(behindInsertionAt start: Int) -> BorderVerb? {
    guard let end = elements[start...].prefix(8).firstIndex(of: .comma), end > start,
      elements[start..<end].allSatisfy({ [.silent, .other, .preposition, .adjacent].contains($0) }),
      case .verb(let verb)? = elements[(end + 1)...].first(where: { $0 != .silent && $0 != .negation })
    else { return nil }
    return verb.isParticiple ? nil : verb
  }

  /// How many of some places belong to what stands before, where the others are the subject of a coming verb.
  func split(_ group: Coordination, for verb: BorderVerb) -> Int {
    let count = group.mentions.count
    guard self.verb != nil || verb.isParticiple || !group.hasAnd && verb.number == .singular else { return 0 }
    if verb.isParticiple, verb.number == .plural, self.verb == nil, group.hasAnd { return 0 }
    if verb.isParticiple || verb.number == .singular { return count - 1 }
    if let strong = group.strong.last(where: { $0 < count - 1 || verb.number != .plural }) { return strong }
    return max(0, count - 2)
  }
}
