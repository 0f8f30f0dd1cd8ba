extension SentenceChart {
  /// Whether a verb counts places among neighbours: `относятся к соседям А`, `К соседям А относятся …`, `has Б as a neighbour`,
  /// not `has two neighbours`.
  func countsNeighbours(_ index: Int) -> Bool {
    func isOfSentence(_ token: TextToken) -> Bool {
      token.kind != .mark || token.text == "," || token.text == "("
    }
    let before = text.tokens[max(0, index - 12)..<index].reversed().prefix(while: isOfSentence)
    let behind = text.tokens[(index + 1)...].prefix(30).prefix(while: isOfSentence)
    if text.tokens[index].folded.hasSuffix("ся") || text.tokens[index].folded.hasPrefix("вход"),
      before.contains(where: { token in
        Lexicon.neighbours.contains(token.folded) || token.folded.hasPrefix("приграничн")
          || token.folded.hasPrefix("пограничн")
      })
    {
      return true
    }
    guard let noun = behind.firstIndex(where: { Lexicon.neighbours.contains($0.folded) }) else {
      return false
    }
    // What leads to the noun stands before it, behind all names: `as`, `among its`.
    let lead = text.tokens[(index + 1)..<noun].suffix(4).reversed().prefix { !$0.isCapitalized }
    return lead.contains { Lexicon.membershipMarks.contains($0.folded) }
  }
}
