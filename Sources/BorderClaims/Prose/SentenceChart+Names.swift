/// Names that mean something else than the place of the data that is called so.
extension SentenceChart {
  /// Whether an article before the name of a water shows that this is meant, not the region that is called after it: `along
  /// the Amur`, but `the Amur and Primorsky regions`.
  func isWater(_ range: Range<Int>, until end: Int) -> Bool {
    guard range.count > 1, text.tokens[range.lowerBound].folded == "the", rules.isFeature(text.text(range)),
      resolver?.isShortened(text.text(range.dropFirst())) ?? false
    else { return false }
    let rest = text.tokens[range.upperBound..<end].prefix(16).drop { token in
      token.text == "," || token.folded == "and"
        || token.isCapitalized && token.kind == .word
          && rules.typeWords[token.folded] == nil
    }
    return rest.first.map { rules.typeWords[$0.folded]?.role != .head } ?? true
  }

  /// Whether a name is that of a country behind a noun for several of its regions: `two regions of Belarus`.
  func isOfCountry(_ span: NameSpan) -> Bool {
    guard span.range.count > 2, let resolver, !text.tokens[span.range.lowerBound].isCapitalized,
      text.tokens[span.range.lowerBound + 1].folded == "of",
      Lexicon.isPlural(text.tokens[span.range.lowerBound].folded)
    else { return false }
    return span.places.count == 1 && resolver.isCountry(span.places[0])
  }
}
