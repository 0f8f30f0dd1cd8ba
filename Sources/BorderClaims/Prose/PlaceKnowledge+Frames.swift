import BorderCore

/// What the words around places say, for the frames of sentences.
extension PlaceKnowledge {
  /// Whether the sentence of some places tells of the past, or how far something is from a border.
  func isElsewhere(_ mentions: [Mention]) -> Bool {
    guard let first = mentions.first?.range.lowerBound, let last = mentions.last?.range.upperBound else {
      return false
    }
    var start = first
    while start > 0, !text.tokens[start - 1].isMark(of: ".!?;") { start -= 1 }
    var end = last
    while end < text.tokens.count, !text.tokens[end].isMark(of: ".!?;") { end += 1 }
    return text.tokens[start..<end].indices.contains { index in
      let word = text.tokens[index].folded
      return Lexicon.isPastOrFar(word)
        || word == "far" && index + 1 < end && text.tokens[index + 1].folded == "from"
    }
  }

  /// Whether a place has a border, a neighbour or an edge of which it is said: `А's border`, `граница А`, `the edge of А`.
  func isOfBorder(_ mention: Mention) -> Bool {
    func isOpen(_ token: TextToken) -> Bool { token.kind == .word }
    if mention.isPossessive {
      return text.tokens[mention.range.upperBound...].prefix(5).prefix(while: isOpen).contains {
        Lexicon.isEdge($0.folded)
      }
    }
    var index = mention.range.lowerBound - 1
    while index >= 0, ["of", "the", "территории"].contains(text.tokens[index].folded) { index -= 1 }
    guard index >= 0, isOpen(text.tokens[index]) else { return false }
    return Lexicon.isEdge(text.tokens[index].folded)
  }

  /// Whether one of some words stands right before a place, but for an article and adjectives.
  func isMarked(_ mention: Mention, by words: Set<String>) -> Bool {
    text.tokens[max(0, mention.range.lowerBound - 4)..<mention.range.lowerBound].contains {
      words.contains($0.folded)
    }
  }

  /// Whether the word before the preposition of a place is an adjective, behind which `border` may be left out: `и внутренние — с
  /// А`, but not `and ties with А`.
  func isBehindAdjective(_ mention: Mention) -> Bool {
    var index = mention.range.lowerBound - 1
    while index >= 0,
      text.tokens[index].kind == .mark || Lexicon.objectMarkers.contains(text.tokens[index].folded)
        || text.tokens[index].folded == "the"
    { index -= 1 }
    guard index >= 0 else { return false }
    let word = text.tokens[index].folded
    let endings =
      Cyrillic.isIn(word)
      ? ["ые", "ие", "ая", "яя", "ую", "юю", "ой", "ей", "ых", "их", "ыми", "ими"]
      : ["ern", "ernal", "onal", "est", "er", "short", "long"]
    return endings.contains { word.hasSuffix($0) }
  }

  /// Whether a word behind a place says on which side of another one it is: `А as its eastern one`.
  func hasSide(behind mention: Mention) -> Bool {
    text.tokens[mention.range.upperBound...].prefix(5).prefix { $0.kind == .word }.contains { token in
      Lexicon.directionRoots.contains { token.folded.hasPrefix($0) }
    }
  }

  /// Whether a part of something is said to fall to a place: `приходится на А`.
  func isFallenTo(_ mention: Mention) -> Bool {
    let words = text.tokens[max(0, mention.range.lowerBound - 3)..<mention.range.lowerBound].map(\.folded)
    return zip(words, words.dropFirst()).contains { $0.hasPrefix("приход") && $1 == "на" }
  }

  /// Whether something only comes to the border with a place: `to the border with А`, `от границы с А`.
  func isApproached(_ mention: Mention) -> Bool {
    let words = text.tokens[max(0, mention.range.lowerBound - 7)..<mention.range.lowerBound]
    guard let noun = words.lastIndex(where: { Lexicon.isBorderNoun($0.folded) }) else { return false }
    return text.tokens[max(0, noun - 3)..<noun].contains {
      ["from", "от", "к", "ко", "towards", "toward", "near", "за", "из-за", "через", "across"].contains(
        $0.folded)
    }
  }

  /// Whether the words before the border with a place say that it is that of another place: its own one, one that it
  /// forms, or one that it extends to.
  func hasRelation(_ owner: Mention, _ other: Mention) -> Bool {
    let before = max(0, other.range.lowerBound - 4)..<other.range.lowerBound
    guard let noun = before.last(where: { Lexicon.isBorderNoun(text.tokens[$0].folded) }) else {
      return false
    }
    let words = text.tokens[max(0, noun - 3)..<noun]
    if words.contains(where: { Self.possessives.contains($0.folded) }) { return true }
    guard owner.range.upperBound <= noun else { return false }
    if words.contains(where: { Lexicon.formings.contains($0.folded) }) { return true }
    if words.contains(where: { ["along", "on", "вдоль", "на"].contains($0.folded) }), !mayBeTown(owner),
      text.tokens[owner.range.upperBound..<noun].contains(where: { Lexicon.lie.contains($0.folded) })
    {
      return true
    }
    return words.contains { Lexicon.extents.contains($0.folded) }
      && text.tokens[owner.range.upperBound..<noun].contains { Lexicon.isExtension($0.folded) }
  }

  private static let possessives: Set<String> = ["its", "свою", "своей", "свои", "её", "ее", "его"]

  /// Whether a place has another one, or a point of contact with it: `А имеет с Б одну точку соприкосновения`.
  func hasWith(_ owner: Mention, _ other: Mention) -> Bool {
    owner.range.upperBound <= other.range.lowerBound
      && text.tokens[owner.range.upperBound..<other.range.lowerBound].contains {
        BorderVerb.russianHave.contains($0.folded) || BorderVerb.englishHave[$0.folded] != nil
      }
  }

  /// Whether what stands at a token may be the verb of a subject before it: a mark, a word of the grammar, or a word with the
  /// ending of a verb; any other word may be a part of the name.
  func mayBePredicate(_ index: Int) -> Bool {
    guard text.tokens.indices.contains(index) else { return true }
    let token = text.tokens[index]
    return token.kind == .mark || Lexicon.isSmallWord(token.folded) || Lexicon.isManner(token.folded)
      || Lexicon.isFiniteVerb(token.folded)
      || BorderVerb.at(index, of: text.tokens, until: text.tokens.count) != nil
  }
}
