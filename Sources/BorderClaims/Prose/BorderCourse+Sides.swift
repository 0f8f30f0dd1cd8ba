import BorderCore

/// Sentences that go round a region by its sides: `To the north of А lies Б, to the east В and Г`.
extension BorderCourse {
  /// What such a sentence names: a gazetteer lists the neighbours of a region so. One side alone says only where something
  /// lies.
  mutating func readSides(_ sentence: [Element]) {
    let elements = ClauseReader.prepared(sentence)
    guard elements.contains(.direction), !elements.contains(where: { $0 == .supposition || $0 == .negation })
    else {
      return
    }
    var index = elements.first == .and ? 1 : 0
    var owner: [Mention] = []
    var parts: [[Mention]] = []
    while index < elements.count, elements[index] == .direction {
      index += 1
      if index + 1 < elements.count, elements[index] == .preposition,
        let mention = elements[index + 1].mention
      {
        guard owner.isEmpty else { return }
        owner = [mention]
        index += 2
      }
      while index < elements.count, [.lie, .copula, .dash, .comma].contains(elements[index]) { index += 1 }
      guard let group = Coordination.at(index, of: elements, rules: rules), !group.isObject, !group.isOblique
      else {
        return
      }
      parts.append(group.mentions)
      index = group.end
      let end = index
      while index < elements.count, index < end + 3,
        [.comma, .semicolon, .and, .contrast].contains(elements[index])
      {
        index += 1
      }
    }
    // Two sides alone may only say where something lies.
    guard parts.count > 2 else { return }
    if owner.isEmpty { owner = ownerOfSides(elements[index...]) } else if index < elements.count { return }
    guard owner.count == 1, (owner + parts.joined()).allSatisfy(isSurelyRegion) else { return }
    statements.append(Statement(subjects: owner, objects: Array(parts.joined()), isImplied: true))
  }

  /// `Протяжённость российско-белорусской границы в пределах А`: a region that a border between two countries runs in.
  mutating func readWithin() {
    guard !isOfThePast else { return }
    for phrase in phrases where phrase.sides.count == 2 && !phrase.areAcross {
      let rest = elements[phrase.range.upperBound...].prefix(5)
      guard let index = rest.firstIndex(where: { $0.mention != nil }),
        let mention = elements[index].mention, !isCountry(mention), isSurelyRegion(mention),
        let other = opposite(mention, of: phrase.sides)
      else { continue }
      let words = text.tokens[max(0, mention.range.lowerBound - 2)..<mention.range.lowerBound]
      let isWithin = words.contains { ["пределах", "территории", "участке", "within"].contains($0.folded) }
      // `the border in А`, but not what happens to a border in А
      let isIn = words.contains { $0.folded == "in" }
      guard
        rest[..<index].allSatisfy({ element in
          switch element {
          case .preposition, .silent, .section: true
          case .other, .lie, .copula, .course: isWithin
          default: false
          }
        }), isWithin || isIn
      else { continue }
      statements.append(Statement(subjects: [mention], objects: [other], isImplied: true))
    }
  }

  /// Whose sides they are where no `of` says so: what a colon behind them names, or what the text is about.
  private func ownerOfSides(_ rest: ArraySlice<Element>) -> [Mention] {
    let named = rest.compactMap(\.mention)
    guard rest.first != .colon else { return named }
    guard rest.isEmpty, let first = elements.lazy.compactMap(\.mention).first?.range.lowerBound else {
      return []
    }
    let words = text.tokens[max(0, first - 6)..<first]
    return words.contains { Lexicon.own.contains($0.folded) || Lexicon.pronouns.contains($0.folded) }
      ? topic : []
  }
}
