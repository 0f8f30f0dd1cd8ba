import BorderCore

/// Clauses that leave out what a clause before them says.
extension ClauseReader {
  mutating func takeGapped(_ clause: Clause, _ elements: [Element]) {
    guard let before = last else { return reportGap(clause) }
    guard !before.isPast else {
      return report(Phrase("it says how it was once", "сказано, как было когда-то"))
    }
    let subjects = clause.subject.map { sharingType(of: before.subjects, places(of: $0)) } ?? []
    if before.isMarked, clause.objects.contains(where: { !$0.isMarked }),
      clause.objects[0].phrase.reference == nil,
      !clause.objects.isEmpty, !elements[clause.range].contains(.dash)
    {
      return reportGap(clause)
    }
    switch (clause.objects.isEmpty, before.form) {
    case (false, .inverted) where !(clause.objects[0].isMarked && before.objects.isEmpty):
      emit(subjects, clause.objects, isNegated: before.isNegated)
      said(Said(form: .inverted, subjects: subjects, objects: clause.objects, isNegated: before.isNegated))
    case (false, .adjoins), (false, .owns), (false, .gapped), (false, .inverted):
      emit(subjects, clause.objects, isNegated: before.isNegated)
      said(Said(form: .adjoins, subjects: subjects, objects: clause.objects, isNegated: before.isNegated))
    case (true, .inverted):
      emit(subjects, before.objects, isNegated: before.isNegated)
    case (true, .owns), (true, .adjoins):
      // `…, западным — Б`; `to the south is Б`, of one that adjoins others elsewhere
      let isOfList =
        before.objects.contains { $0.phrase.isAnnounced } && elements[clause.range.lowerBound] == .direction
      guard before.form == .owns || clause.verb == nil && (clause.isCopular || isOfList) else {
        return reportGap(clause)
      }
      emit(
        before.subjects, [ObjectGroup(phrase: NounPhrase(mentions: subjects))], isNegated: before.isNegated)
    default: reportGap(clause)
    }
  }

  mutating func reportGap(_ clause: Clause) {
    report(
      Phrase(
        "the verb that it leaves out is not said before", "глагол, который здесь опущен, раньше не назван"))
  }

  mutating func takeSame(_ clause: Clause, _ elements: [Element]) {
    let subjects = clause.subject.map { places(of: $0) } ?? []
    let isAlone =
      last == nil && elements[clause.range].contains(.ditto)
      && elements[..<clause.range.lowerBound].allSatisfy { [.contrast, .and].contains($0) }
    guard let before = isAlone ? saidBefore : last, before.form != .more else { return }
    guard !before.isPast else { return }
    if clause.subject == nil, !clause.objects.isEmpty {
      // `…, а с Б — нет`
      emit(before.subjects, clause.objects, isNegated: true)
      return
    }
    guard !subjects.isEmpty else { return }
    let start = clause.range.lowerBound
    let isContrast = start > 0 && elements[start - 1] == .contrast
    let hasDenial = elements[clause.range].contains { [.lack, .negation].contains($0) }
    let isDitto = elements[clause.range].contains(.ditto)
    let isNegated = hasDenial ? true : before.isNegated != (isContrast && isDitto)
    if clause.objects.isEmpty, !isDitto, !hasDenial, !elements[clause.range].contains(.dash),
      !elements[clause.range].contains(.asWell)
    {
      // `Б borders it on the west and В on the east`
      guard before.objects.allSatisfy({ $0.phrase.reference == .topic }) else { return reportGap(clause) }
    }
    if isDitto, clause.subject?.reference == .topic {
      // `…, but it does not`
      if hasDenial != before.isNegated { deny(isWhole: false) }
      return
    }
    if before.form == .among {
      for statement in Statement.among(subjects, isNegated: isNegated) { add(statement) }
      return
    }
    emit(subjects, before.objects, isNegated: isNegated)
    lastGroup = subjects
  }
}
