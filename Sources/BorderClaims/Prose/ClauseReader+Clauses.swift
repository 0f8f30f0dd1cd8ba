import BorderCore

/// What each form of clause says.
extension ClauseReader {
  mutating func take(_ clause: Clause, of elements: [Element]) {
    let several = about.count > 1 ? about : []
    defer {
      if case .oneOf? = clause.subject?.reference, about.count == 1, counted.isEmpty { counted = several }
    }
    let phrases = [clause.subject].compactMap(\.self) + clause.objects.map(\.phrase)
    for statement in clause.said + phrases.flatMap(\.said) { add(resolved(statement, clause, elements)) }
    switch clause.form {
    case .unread: takeUnread(clause, elements)
    case .gapped where areOfAnother(clause, elements), .more where areOfAnother(clause, elements):
      takeUnread(clause, elements)
    case .filler:
      if let named = clause.subject.map({ places(of: $0) }), !named.isEmpty {
        takeAhead(named)
        if clause.subject?.areNeighbours ?? false, named.count == 2 {
          Statement.among(named).forEach { add($0) }
        }
        // `Среди них А, Б и В`: no predicate says that it is about them.
        let isList =
          named.count > 1
          && elements[clause.range].allSatisfy { $0.mention != nil || $0 == .comma || $0 == .and }
        if !isList { about = named } else if clause.range.lowerBound < 3 { about = [] }
        lastGroup = named
      }
      if clause.subject == nil, let owner = elements[clause.range].firstIndex(of: .possessor),
        let place = elements.dropFirst(owner + 1).first?.mention
      {
        about = [place]
      } else if clause.subject == nil, var first = elements[clause.range.lowerBound].mention,
        !first.isPossessive, !first.places.isEmpty,
        ![.and, .comma].contains(elements.dropFirst(clause.range.lowerBound + 1).first)
      {
        // `Псковскую область называют воротами: …, граничит она с Б`
        first.grammaticalCase = .unknown
        about = [first]
      }
      if clause.said.isEmpty, elements[clause.range].contains(.borderNoun), !about.isEmpty {
        last = Said(form: .more, subjects: about, objects: [], isNegated: false)
      }
      if let said = clause.said.last {
        last = Said(form: .more, subjects: said.subjects, objects: [], isNegated: said.isNegated)
      }
    case .ahead:
      ahead = clause.objects
      last = Said(form: .adjoins, subjects: [], objects: clause.objects, isNegated: clause.isNegated)
      let end = clause.range.upperBound
      if end == elements.count - 1, elements[end] == .colon {
        // `Регионы, граничащие с Б:`, above a list
        let known = ahead.flatMap { shared($0.phrase.mentions) }
        if !known.isEmpty {
          reading.open = Reading.Open(known: known, isObjects: true, isNegated: clause.isNegated)
        }
      } else if end == elements.count || elements[end] == .semicolon {
        // `…; bounded by Б`, of what the text is about
        takeAhead(about)
      }
    case .likened: likened = clause.objects.flatMap(\.phrase.mentions)
    case .besides: besides = clause.objects
    case .adjoins, .inverted:
      let lead = elements[clause.range].prefix { !$0.isVerb }
      if !likened.isEmpty, let and = lead.lastIndex(of: .and), elements[and - 1].mention == nil {
        // `Like Б, А is large and borders В`: in what they are alike is not said.
        likened = []
        report(Phrase("in what places are alike is not said", "не сказано, в чём места схожи"))
      }
      takeAdjoining(clause)
      takeParts(clause, of: elements)
    case .among: takeAmong(clause)
    case .gapped: takeGapped(clause, elements)
    case .same: takeSame(clause, elements)
    case .owns:
      // `В 150 км от А проходит граница с Б`: whose it is, only sides say.
      let lead = Array(elements[clause.range].prefix { $0 != .borderNoun })
      let hasSide = lead.contains(.direction)
      if clause.subject == nil, lead.contains(.course) || lead.contains(.lie),
        lead.contains(.preposition) || lead.contains(.amount) || last == nil && !hasSide
      {
        takeUnread(clause, elements)
      } else {
        takeOwner(clause)
      }
    case .pair:
      if let pair = clause.subject?.mentions, last?.form == .more {
        add(Statement(subjects: [pair[0]], objects: [pair[1]], isNegated: last?.isNegated ?? false))
      } else if elements[clause.range].contains(.borderNoun) {
        takeUnread(clause, elements)
      }
    case .more:
      let owner = elements[clause.range].prefix { $0 != .objectMarker }.lazy.compactMap(\.mention).first
      if let owner, owner.isPossessive, !(last?.subjects.contains { knowledge.isSame($0, owner) } ?? false) {
        // `…, and so is А's with Б`
        takeUnread(clause, elements)
      } else if let last, last.form == .more || last.form == .owns || isOfSameVerb(clause, last, elements),
        !last.subjects.isEmpty
      {
        emit(last.subjects, clause.objects, isNegated: false)
      } else if last == nil, about.count == 1, elements[..<clause.range.lowerBound].last == .colon,
        elements[clause.range.lowerBound] == .borderNoun
      {
        // `А — ворота в Б: граница с Б и В тянется на 500 км`
        emit(about, clause.objects, isNegated: false)
      } else if !clause.objects.allSatisfy({ $0.phrase.mentions.isEmpty }),
        elements[clause.range].contains(.borderNoun)
      {
        takeUnread(clause, elements)
      }
    }
  }

  /// Whether objects are those of another place than what was said before: `…, чем у Б с В`, `…, which trades with В`.
  private func areOfAnother(_ clause: Clause, _ elements: [Element]) -> Bool {
    let lead = elements[clause.range].prefix { $0 != .objectMarker }
    guard lead.count < clause.range.count else { return false }
    if lead.contains(where: \.isRelative) { return true }
    return lead.firstIndex(of: .than).map { than in lead[than...].contains { $0.mention != nil } } ?? false
  }

  /// Whether objects go on with those of the verb before them, with only a direction behind their dash: `…, с Кипром — по
  /// морю`.
  private func isOfSameVerb(_ clause: Clause, _ last: Said, _ elements: [Element]) -> Bool {
    guard last.form == .adjoins, last.isMarked, !last.isNegated, !last.isPast,
      let dash = elements[clause.range].firstIndex(of: .dash)
    else { return false }
    let rest = elements[(dash + 1)..<clause.range.upperBound]
    return !rest.isEmpty && rest.allSatisfy { [.direction, .amount].contains($0) }
  }

  /// A statement of a phrase with the places that its pronouns mean; without subjects where that is not clear.
  mutating func resolved(_ statement: Statement, _ clause: Clause, _ elements: [Element]) -> Statement {
    guard statement.subjects.isEmpty else { return statement }
    var statement = statement
    guard let object = statement.objects.first else {
      // `the border between them`: the two places that the sentence named, or the text.
      let before = namedHere.filter { $0.isKnown || !$0.places.isEmpty }
      let pair = before.isEmpty ? topic : before
      if pair.count == 2 { (statement.subjects, statement.objects) = ([pair[0]], [pair[1]]) }
      return statement
    }
    // `with which it shares a border`
    func isOther(_ mention: Mention) -> Bool { !statement.objects.contains { $0.range == mention.range } }
    let named = elements[clause.range].compactMap(\.mention).prefix { $0.range != object.range }.filter {
      !$0.places.isEmpty
    }
    let subject = clause.subject?.mentions.filter { isOther($0) && ($0.isKnown || !$0.places.isEmpty) } ?? []
    statement.subjects =
      subject.count == 1 ? subject : named.count == 1 ? named : about.count == 1 ? about.filter(isOther) : []
    return statement
  }

  /// Whether a clause may change what the one beside it says: it was not read, or it denies something.
  func isUnclear(_ clause: Clause, _ elements: [Element]) -> Bool {
    clause.form == .unread || clause.form == .filler && elements[clause.range].contains(.neither)
  }

  /// Whether nothing but a comma parts two clauses: what is not understood of one may change the other.
  func isJoined(_ a: Clause, _ b: Clause, _ elements: [Element]) -> Bool {
    let between = elements[
      min(a.range.upperBound, b.range.upperBound)..<max(a.range.lowerBound, b.range.lowerBound)]
    return between.allSatisfy { $0 == .comma || $0 == .dash || $0 == .and }
  }

  mutating func takeUnread(_ clause: Clause, _ elements: [Element]) {
    last = nil
    (ahead, besides) = ([], [])
    guard
      SentenceParser.speaksOfBorders(elements[clause.range])
        || !elements[clause.range].allSatisfy({ $0.mention == nil })
    else { return }
    let names = elements[clause.range].compactMap { $0.mention?.text }.prefix(4).joined(separator: ", ")
    report(
      Phrase(
        "not every word was understood" + (names.isEmpty ? "" : " of what it says of: \(names)"),
        "понято не каждое слово" + (names.isEmpty ? "" : " из сказанного о: \(names)")))
  }

  mutating func takeAdjoining(_ clause: Clause) {
    var subjects = clause.subject.map { places(of: $0) } ?? carried(clause)
    if let reference = clause.subject?.reference, reference == .topic, !agrees(subjects, clause) {
      subjects = []
    }
    var objects = clause.objects
    if clause.verb?.isPast ?? false {
      if !(objects.allSatisfy { $0.phrase.mentions.isEmpty }) {
        report(Phrase("it says how it was once", "сказано, как было когда-то"))
      }
      if !subjects.isEmpty { about = subjects }
      last = Said(
        form: clause.form, subjects: subjects, objects: objects, isNegated: clause.isNegated, isPast: true)
      (ahead, besides) = ([], [])
      return
    }
    if clause.form == .inverted {
      subjects += besides.flatMap(\.phrase.mentions)
      besides = []
    }
    subjects += likened
    likened = []
    takeAsides(&subjects, clause.subject)
    takeAhead(subjects)
    if subjects.isEmpty, !objects.allSatisfy({ $0.phrase.mentions.isEmpty }) {
      if clause.subject == nil || clause.subject?.reference == .unnamed {
        reading.open = Reading.Open(
          known: objects.flatMap { shared($0.phrase.mentions) }, isObjects: true, isNegated: clause.isNegated)
      }
      report(Phrase("who adjoins them is not said", "не сказано, кто с ними граничит"))
    }
    let isNegated = clause.isNegated || clause.subject?.isNone ?? false
    if !besides.isEmpty {
      // `Кроме Б, А граничит с В`; of all others it is denied: `Кроме Б, А ни с кем не граничит`, `… со всеми`.
      let isNamed = objects.contains { !$0.phrase.mentions.isEmpty }
      let isOfAll = objects.contains { $0.phrase.isAll && $0.phrase.mentions.isEmpty }
      // `…; кроме неё, А граничит с В`: what the pronoun means was said before.
      if isNamed { besides.removeAll { $0.phrase.mentions.isEmpty } }
      emit(subjects, besides, isNegated: isNamed ? isNegated : isOfAll != isNegated && isOfAll)
      besides = []
    }
    objects = emit(subjects, objects, isNegated: isNegated)
    if let denied = clause.subject?.denied, !denied.isEmpty {
      emit(shared(denied), objects, isNegated: !clause.isNegated)
    }
    said(Said(form: clause.form, subjects: subjects, objects: objects, isNegated: isNegated))
  }

  mutating func takeAmong(_ clause: Clause) {
    let subjects = clause.subject.map { places(of: $0) } ?? carried(clause)
    if clause.verb?.isPast ?? false {
      report(Phrase("it says how it was once", "сказано, как было когда-то"))
      return
    }
    if subjects.count > 1, !(clause.subject?.hasOr ?? false) {
      for statement in Statement.among(subjects, isNegated: clause.isNegated) { add(statement) }
    } else if !subjects.isEmpty, !(clause.subject?.hasOr ?? false) {
      report(Phrase("with what it adjoins is not said", "не сказано, с чем граничит"))
    } else if clause.subject?.reference == .both {
      report(
        Phrase("which places the pronoun means is not said", "не сказано, какие места значит местоимение"))
    }
    said(Said(form: .among, subjects: subjects, objects: [], isNegated: clause.isNegated))
  }

  mutating func takeOwner(_ clause: Clause) {
    let owners =
      clause.subject.map { places(of: $0) }
      ?? (last.map { $0.subjects.isEmpty ? about : $0.subjects } ?? about)
    guard !owners.isEmpty else {
      return report(Phrase("who adjoins them is not said", "не сказано, кто с ними граничит"))
    }
    if clause.isOpen {
      reading.open = Reading.Open(known: owners, isObjects: false, isNegated: clause.isNegated)
    }
    takeAhead(owners)
    emit(owners, clause.objects, isNegated: clause.isNegated)
    said(Said(form: .owns, subjects: owners, objects: clause.objects, isNegated: clause.isNegated))
  }
}
