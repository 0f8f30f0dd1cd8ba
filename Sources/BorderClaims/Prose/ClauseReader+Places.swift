import BorderCore

extension ClauseReader {
  mutating func take(_ group: Coordination, at index: Int) {
    last = group.mentions.last
    defer {
      readAsides(group)
      lastGroup = group.mentions
    }
    if isNoSubject(group, at: index) { return }
    if let verb, !verb.wantsMarker, hadObjects || !subject.isEmpty, group.mentions.count == 1,
      isModifier(group)
    {
      // `borders two EU members`
      return
    }
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
      report(
        Phrase(
          "the words behind \(group.mentions[0].text) were not understood",
          "слова после «\(group.mentions[0].text)» не поняты"))
      return
    }
    if group.isObject, verb == nil, let waiting, waiting.end <= index,
      elements[waiting.end..<index].contains(.relative), elements[index...].contains(.comma)
    {
      // `А, whose frontier is the border with Б, also adjoins В`: of the relative clause, which says something else.
      return
    }
    if group.isObject, isInverted, elidesSubject(after: group.end) {
      // `С А граничат Б и В, с Г — Д`
      (fronted, awaitsSubject, subject, waiting) = (group.mentions, true, [], nil)
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
    var (group, index) = (group, index)
    if verb != nil, group.mentions.count > 1, group.isLastApart, !group.isObject,
      next(after: group.end - 1) == .ditto
    {
      // `А borders Б, В does not`
      takeObjects(Array(group.mentions.dropLast()))
      group.mentions = group.mentions.suffix(1)
      index = group.end - 1
    }
    if verb != nil, hadObjects, !subject.isEmpty, Coordination.elidesObject(from: group.end, of: elements),
      let last = reading.statements.last
    {
      // `А граничит с Б на севере, В и Г — на юге`: these adjoin Б too.
      reading.statements.append(
        Statement(subjects: group.mentions, objects: last.objects, isNegated: last.isNegated))
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
    if let coming = comingVerb(after: group.end), coming.isParticiple, group.mentions[0].places.isEmpty,
      isPredicateNoun(at: index)
    {
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
        report(Phrase("what \(lost) adjoins is not said", "не сказано, с чем граничит: \(lost)"))
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
    case .comma?, .colon?, .dash?, .copula?, .generic?, .and?, .neighbour?: return true
    default: return elements[index - 1] == .silent
    }
  }

  /// Whether a name that the data do not know only says more of the noun behind it.
  private func isModifier(_ group: Coordination) -> Bool {
    guard let mention = group.mentions.first, mention.places.isEmpty, mention.range.count == 1 else {
      return false
    }
    return group.end < elements.count && elements[group.end] == .other
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
    if let verb, verb.isWeak, mentions.contains(where: { $0.grammaticalCase == .nominative }) {
      // `Область окружает Курская`: the subject stands behind its verb, and what it surrounds before it.
      report(Phrase("what surrounds what is not clear", "неясно, что чем окружено"))
      (subject, awaitsSubject) = ([], false)
      return
    }
    if awaitsSubject, !fronted.isEmpty {
      // The subject of a verb whose objects stood before: `С А граничат Б и В`.
      isInverted = true
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
}
