import BorderCore

/// What a clause says of places besides its subject and its objects.
extension ClauseReader {
  /// `А граничит с Россией только по Б`: the part of the one country by which the two adjoin.
  mutating func takeParts(_ clause: Clause, of elements: [Element]) {
    guard clause.form == .adjoins, !clause.isNegated, let last, !last.isPast, !last.isNegated,
      last.subjects.count == 1, last.objects.count == 1, last.objects[0].phrase.mentions.count == 1,
      !last.objects[0].isNegated, !last.objects[0].isException
    else { return }
    let (subject, object) = (last.subjects[0], last.objects[0].phrase.mentions[0])
    for index in elements[clause.range].indices.dropLast() where elements[index] == .preposition {
      // `в пределах А`
      let place = elements[index + 1] == .other ? elements.dropFirst(index + 2).first : elements[index + 1]
      guard let part = place?.mention, part.range.lowerBound > 0, !knowledge.mayBeTown(part),
        Self.along.contains(knowledge.text.tokens[part.range.lowerBound - 1].folded)
      else { continue }
      if knowledge.lie([part], in: object) {
        add(Statement(subjects: [subject], objects: [part], isImplied: true))
      } else if knowledge.lie([part], in: subject) {
        add(Statement(subjects: [part], objects: [object], isImplied: true))
      }
    }
  }

  /// Prepositions that lead to where two countries adjoin.
  private static let along: Set<String> = [
    "по", "в", "во", "пределах", "территории", "in", "along", "through", "via", "within",
  ]

  /// `The border between А and Б begins at the tripoint with В`: В adjoins both.
  mutating func takeJunctions(of elements: [Element]) {
    guard let pair = reading.statements.first(where: { !$0.isNegated }), pair.subjects.count == 1,
      pair.objects.count == 1, elements.contains(.borderNoun)
    else { return }
    for index in elements.indices where elements[index] == .junction {
      let marker = elements[(index + 1)...].prefix(4).firstIndex(of: .objectMarker)
      guard let marker,
        elements[(index + 1)..<marker].allSatisfy({ [.borderNoun, .other, .preposition].contains($0) }),
        let third = Coordination.at(marker, of: elements, rules: rules), third.mentions.count == 1
      else { continue }
      add(Statement(subjects: pair.subjects + pair.objects, objects: third.mentions, isImplied: true))
    }
  }
}
