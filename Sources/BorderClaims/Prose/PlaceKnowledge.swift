/// What the data know of the places that a sentence names.
struct PlaceKnowledge {
  let resolver: NameResolver?
  let text: TokenizedText

  /// Whether a place is a country, or lies in no other place of the data.
  func isCountry(_ mention: Mention) -> Bool {
    guard let resolver, mention.places.count == 1 else { return mention.places.isEmpty }
    return resolver.isCountry(mention.places[0])
  }

  /// The gender of the name that a place has in Russian.
  func gender(_ mention: Mention) -> Gender {
    if let gender = Gender(ofTypeIn: mention.text) { return gender }
    guard let place = place(of: mention) else { return .any }
    return Gender(ofName: place.name(likeThatOf: "я"))
  }

  /// Whether a noun of the text may stand for a place: `the republic` for Karelia, not for an oblast.
  func mayBeCalled(_ noun: Int, _ mention: Mention) -> Bool {
    guard let resolver else { return true }
    let word = word(noun)
    if mention.places.isEmpty {
      return resolver.rules.mayCall(word, mention.text, isCountry: mention.isKnown)
    }
    return mention.places.contains { resolver.mayBeCalled(word, $0) }
  }

  /// A noun of the text, folded.
  func word(_ noun: Int) -> String { text.tokens[noun].folded }

  /// Whether a noun of the text is written as whose something is: `the oblast's`.
  func isPossessive(_ noun: Int) -> Bool { text.tokens[noun].isPossessive }

  /// Whether words behind a noun take some of what it means: `, из которых`, `, the largest of which`.
  func isSelecting(behind noun: Int) -> Bool {
    let words = text.tokens[(noun + 1)...].prefix(8).map(\.folded)
    return zip(words, words.dropFirst()).contains { first, second in
      first == "of" && second == "which" || first == "из" && second == "которых"
    }
  }

  /// Whether a place is called so by a name that a town may have alone.
  func mayBeTown(_ mention: Mention) -> Bool {
    mention.places.isEmpty || mention.reading == nil && (resolver?.isShortened(mention.text) ?? false)
  }

  /// Whether words before a place say how far something is from it: `12 km from the border of А`.
  func isFar(_ mention: Mention) -> Bool {
    let words = text.tokens[max(0, mention.range.lowerBound - 6)..<mention.range.lowerBound]
    return words.contains { ["from", "near", "от", "до", "близ"].contains($0.folded) }
  }

  /// Whether a place that the data do not know is a water or a landform. With a word for a type, be it misspelt, or with
  /// what stands behind the comma of the data's names it is a region all the same: `Lake Countty, ID`.
  func isFeature(_ mention: Mention, _ rules: NameRules) -> Bool {
    guard mention.places.isEmpty, !mention.isKnown, !(resolver?.recognizes(mention.text) ?? false) else {
      return false
    }
    if rules.isFeature(mention.text) { return true }
    let words = mention.range.map { text.tokens[$0].folded }
    return words.contains(where: Lexicon.features.contains)
      && !words.contains { rules.typeWords[$0]?.role == .head || rules.isMisspeltType($0) }
      && !mention.range.contains { text.tokens[$0].text == "," }
  }

  /// Whether two places are the same one.
  func isSame(_ a: Mention, _ b: Mention) -> Bool {
    if a.range == b.range { return true }
    if let one = place(of: a), let other = place(of: b) { return one.code == other.code }
    return !a.places.isEmpty && a.places == b.places
  }

  /// Whether places are regions of another one.
  func lie(_ mentions: [Mention], in whole: Mention) -> Bool {
    guard !mentions.isEmpty, !whole.places.isEmpty, let inside = resolver?.members(namedBy: whole.text) else {
      return false
    }
    return mentions.allSatisfy { mention in mention.places.contains { inside.contains($0) } }
      && !mentions.contains { $0.places == whole.places }
  }

  /// The place, be it one outside the data; `nil` where it is not known, or not which one it is.
  private func place(of mention: Mention) -> NamedPlace? {
    guard let resolver else { return nil }
    if mention.places.count == 1 { return resolver.places[mention.places[0]] }
    return mention.places.isEmpty && mention.isKnown ? resolver.placeElsewhere(mention.text) : nil
  }
}

extension NamedPlace {
  /// Its name in the letters of a text, Cyrillic or others; the first one where it has none in them.
  func name(likeThatOf text: String) -> String {
    names.first { Cyrillic.isIn($0) == Cyrillic.isIn(text) } ?? names.first ?? code
  }
}
