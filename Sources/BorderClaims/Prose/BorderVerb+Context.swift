/// What stands around a verb.
extension BorderVerb {
  /// What stands before `border` where it is a verb.
  static let verbHeads: Set<String> = [
    "them", "both", "not", "dont", "doesnt", "never", "also", "only", "directly", "they", "to", "which",
    "that", "both",
    "all", "does",
    "do", "did", "didnt", ",", ")", "oblasts", "regions", "counties", "provinces", "states", "districts",
    "each", "neighbours", "neighbors",
    "countries", "and", "cannot", "—", "–",
  ]
  /// What stands behind `border` where it is a noun.
  static let nounTails: Set<String> = [
    "of", "is", "are", "between", "include", "with", "region", "regions", "crossing", "crossings", "was",
    "runs", "exists", "exist", "lies", "follows", "forms", "passes", "stretches", "goes", "crosses", "has",
  ]
  /// `shares none with Б`, where borders were spoken of before.
  static func pronominal(_ index: Int, of tokens: [TextToken], until end: Int) -> BorderVerb? {
    guard let number = englishHave[tokens[index].folded], index + 2 < end,
      ["none", "one"].contains(tokens[index + 1].folded), tokens[index + 2].folded == "with",
      tokens[max(0, index - 40)..<index].contains(where: { Lexicon.borderObjects.contains($0.folded) })
    else { return nil }
    return BorderVerb(
      range: index..<(index + 2), isNegated: tokens[index + 1].folded == "none", number: number,
      wantsMarker: true)
  }

  /// Whether words around a verb say by what a place touches another one: a point, a corner, its border.
  static func isContact(_ index: Int, of tokens: [TextToken], until end: Int) -> Bool {
    func isOpen(_ token: TextToken) -> Bool { !token.isMark(of: ".;:,") }
    func isPart(_ token: TextToken) -> Bool {
      token.folded.hasPrefix("точк")
        || ["границей", "границами", "рубежом", "углом", "краем", "краешком"].contains(token.folded)
    }
    return tokens[max(0, index - 8)..<index].reversed().prefix(while: isOpen).contains(where: isPart)
      || tokens[(index + 1)..<min(end, index + 10)].prefix(while: isOpen).contains(where: isPart)
  }

  /// Whether the sentence around a verb names a time that is over; `имели` alone may be how a story says what still is so.
  static func isLongAgo(_ index: Int, of tokens: [TextToken]) -> Bool {
    var start = index
    while start > 0, index - start < 24, !tokens[start - 1].isMark(of: ".!?;") { start -= 1 }
    var end = index
    while end < tokens.count, end - index < 24, !tokens[end].isMark(of: ".!?;") { end += 1 }
    return tokens[start..<end].contains { token in
      ["когда-то", "некогда", "ранее", "раньше", "прежде", "век", "веке", "до"].contains(token.folded)
        || token.kind == .number && Int(token.text).map { (1000..<2000).contains($0) } ?? false
    }
  }

  /// Whether `has` stands before a verb: what has been so still is.
  static func isPerfect(_ index: Int, of tokens: [TextToken]) -> Bool {
    tokens[max(0, index - 3)..<index].contains { ["has", "have"].contains($0.folded) }
  }

  /// Whether a word between `have` and `border` says more of the border, or where it is: `the world's longest`, `на западе`.
  static func isAttribute(_ index: Int, of tokens: [TextToken], until end: Int) -> Bool {
    let word = tokens[index].folded
    guard tokens[index].kind == .word, !tokens[index].isCapitalized, !Lexicon.borderObjects.contains(word)
    else {
      return false
    }
    if Lexicon.isDirection(word) || Lexicon.isManner(word) { return true }
    if ["на", "в", "in", "to", "on", "с"].contains(word) {
      let next = index + 1 < end && tokens[index + 1].folded == "the" ? index + 2 : index + 1
      return next < end && Lexicon.isDirection(tokens[next].folded)
    }
    if tokens[index].isPossessive { return true }
    // `имеет планы укрепить границу`, `have crossed the border`: another verb has the border as its object.
    if word.hasSuffix("ть") || word.hasSuffix("ться") { return false }
    if word.hasSuffix("ed"), index + 1 < end, ["the", "its", "their", "a"].contains(tokens[index + 1].folded)
    {
      return false
    }
    // `closed borders`, `its entire northern border`: any other word, but none of the grammar.
    guard !Lexicon.isSmallWord(word) || Lexicon.adverbs.contains(word) || Lexicon.own.contains(word),
      !Lexicon.relatives.contains(word),
      !russianHave.contains(word),
      englishHave[word] == nil
    else { return false }
    return true
  }
}
