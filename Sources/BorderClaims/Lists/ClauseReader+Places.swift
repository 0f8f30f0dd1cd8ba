import BorderCore

extension ClauseReader {
  mutating func take(_ group: Coordination, at index: Int) {
    last = group.mentions.last
    defer { readAsides(group) }
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
    if group.isObject {
      if verb != nil, !subject.isEmpty, Coordination.frontsVerb(after: group.end - 1, of: elements) {
        // An object before its verb begins another clause.
        fronted = group.mentions
      } else if verb != nil {
        if subject.isEmpty && !awaitsSubject && waiting == nil && hadObjects == false {
          // `граничащие с А: …` or a verb whose subject comes later.
          fronted = group.mentions
          awaitsSubject = true
        } else if awaitsSubject, subject.isEmpty {
          fronted += group.mentions
        } else {
          if let pending = waiting, isElided(before: index) {
            subject = [pending.mentions.last].compactMap { $0 }
          }
          emit(subject, group.mentions)
        }
        hadObjects = true
      } else {
        fronted = group.mentions
        // `А с Б не граничит`: the subject stands before.
        if let group = waiting, isRight(group, before: index) { return }
      }
      waiting = nil
      return
    }
    // `Псковская — с Эстонией`: the verb was said before.
    if verb != nil, elided(at: group.end) {
      if group.mentions.count > 1, !subject.isEmpty, verb?.wantsMarker == false {
        emit(subject, Array(group.mentions.dropLast()))
      }
      subject = [group.mentions[group.mentions.count - 1]]
      (awaitsSubject, fronted) = (false, [])
      waiting = nil
      return
    }
    if verb != nil, next(after: group.end - 1) == .ditto, let last = reading.statements.last {
      // `…, but Finland does`
      let isContrast = previous(before: index) == .contrast
      reading.statements.append(
        Statement(
          subjects: group.mentions, objects: last.objects, isNegated: last.isNegated != isContrast))
      return
    }
    if let coming = comingVerb(after: group.end) {
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
    if let verb {
      if !awaitsSubject, verb.wantsMarker, !announces(index) { return }
      takeObjects(group.mentions)
    } else {
      waiting = group
    }
  }

  /// Whether a noun for regions in general announces the places behind a verb that marks its objects:
  /// `граничит с тремя странами: А, Б и В`.
  func announces(_ index: Int) -> Bool {
    guard verbIndex < index else { return false }
    let between = elements[verbIndex..<index]
    guard between.contains(where: { if case .generic = $0 { true } else { $0 == .neighbour } }) else {
      return false
    }
    switch previous(before: index) {
    case .comma?, .colon?, .dash?, .copula?, .generic?, .and?: return true
    default: return elements[index - 1] == .silent
    }
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
    for element in elements[index...] {
      switch element {
      case .neither where self.verb != nil: return nil
      case .silent, .negation, .copula, .neither, .all: continue
      case .comma where !hasComma: hasComma = true
      case .verb(let verb): return verb
      default: return nil
      }
    }
    return nil
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
