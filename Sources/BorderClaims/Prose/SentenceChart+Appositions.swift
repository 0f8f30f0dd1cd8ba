import BorderCore

/// Nouns for regions with `of` before names: `the province of Gegharkunik`, `the cantons of Uri, Valais and Graubünden`.
extension SentenceChart {
  /// The elements without the prepositions that lead from a word for a type to the names that it announces.
  ///
  /// The word may also say where something is (`the regions of Siberia`): with one noun goes one name, and with several
  /// go several, of which none is a country.
  func withAppositions(_ elements: [Element]) -> [Element] {
    var result: [Element] = []
    for (index, element) in elements.enumerated() {
      if element == .preposition, index > 0, case .generic(let noun, let isPlural) = elements[index - 1],
        rules.typeWords[text.tokens[noun].folded]?.role == .head
          || Lexicon.predicates.contains(text.tokens[noun].folded), isDefinite(noun),
        noun + 1 < text.tokens.count, text.tokens[noun + 1].folded == "of",
        index + 1 < elements.count, case .place(let name) = elements[index + 1], isNoCountry(name),
        name.range.lowerBound == noun + 2, isPlural == isJoined(elements[(index + 2)...])
      {
        continue
      }
      result.append(element)
    }
    return result
  }

  private func isNoCountry(_ name: Mention) -> Bool {
    guard !name.places.isEmpty else { return !name.isKnown }
    return name.places.allSatisfy { resolver?.places[$0].kind != .country }
  }

  /// Whether an article stands before a noun and its adjectives: `the German state`.
  private func isDefinite(_ noun: Int) -> Bool {
    for index in (max(0, noun - 4)..<noun).reversed() {
      if text.tokens[index].folded == "the" { return true }
      guard text.tokens[index].kind == .word, !["a", "an", "of"].contains(text.tokens[index].folded) else {
        return false
      }
    }
    return false
  }

  /// Whether a name goes on with others up to a conjunction.
  private func isJoined(_ elements: ArraySlice<Element>) -> Bool {
    var hasPlace = true
    for element in elements {
      switch element {
      case .comma: hasPlace = false
      case .place where !hasPlace: hasPlace = true
      case .and: return true
      case .silent: continue
      default: return false
      }
    }
    return false
  }
}
