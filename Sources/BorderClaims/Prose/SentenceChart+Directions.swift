import BorderCore

/// Directions: in words and by letters.
extension SentenceChart {
  /// `nearest to it` before a name; returns where it ends.
  func nearest(at index: Int, nameAt limit: Int) -> Int? {
    let word = text.tokens[index].folded
    guard
      word.hasPrefix("ближайш") || word.hasPrefix("соседн")
        || ["nearest", "closest", "adjacent"].contains(word),
      limit > index + 2,
      Lexicon.objectMarkers.contains(text.tokens[index + 1].folded),
      Lexicon.obliquePronouns.contains(text.tokens[index + 2].folded)
    else { return nil }
    let isComma = limit == index + 4 && text.tokens[index + 3].text == ","
    return limit == index + 3 || isComma ? limit : nil
  }

  /// Where words end that say in which order places stand: `clockwise from the north`, `counted anticlockwise from the
  /// sea`, `по часовой стрелке, начиная с севера`; `nil` for others.
  func order(at index: Int, until end: Int) -> Int? {
    func folded(_ index: Int) -> String { index < end ? text.tokens[index].folded : "" }
    var next = index
    let isCounted = Lexicon.countings.contains(folded(next))
    if isCounted { next += 1 }
    if folded(next) == "если" || folded(next) == "if" {
      // `если идти с севера по часовой стрелке`, `if one goes clockwise`
      let verb = text.tokens[next...].prefix(4).firstIndex { token in
        ["ть", "ти", "ться"].contains { token.folded.hasSuffix($0) }
          || ["go", "goes", "counted"].contains(token.folded)
      }
      guard let verb else { return nil }
      next = direction(at: verb + 1, until: end) ?? verb + 1
    }
    while ["in", "a"].contains(folded(next)), next < index + 3 { next += 1 }
    if Lexicon.rotations.contains(folded(next)) {
      next += ["order", "direction"].contains(folded(next + 1)) ? 2 : 1
    } else if ["по", "против"].contains(folded(next)), folded(next + 1) == "часовой",
      folded(next + 2).hasPrefix("стрелк")
    {
      next += 3
    } else {
      return nil
    }
    var start = folded(next) == "," ? next + 1 : next
    let begins = Lexicon.countings.contains(folded(start))
    if begins { start += 1 }
    guard begins || start == next || folded(start) == "from",
      ["from", "with", "in", "at", "с", "со", "от"].contains(folded(start))
    else { return next }
    if let after = direction(at: start, until: end) { return after }
    // Where it begins may be anything, but `с` alone may mark the first place.
    guard begins || isCounted || folded(start) == "from" else { return next }
    var last = start + 1
    while last < end, last < start + 6, text.tokens[last].kind == .word { last += 1 }
    return last < end && text.tokens[last].kind == .mark ? last : next
  }

  /// Where words end by which a border is the same as another one: its border `coincides with the state border` with Б.
  func coincidence(at index: Int, until end: Int) -> Int? {
    guard text.tokens[index].folded.hasPrefix("coincid") || text.tokens[index].folded.hasPrefix("совпада"),
      index + 1 < end, ["with", "с"].contains(text.tokens[index + 1].folded),
      let noun = text.tokens[(index + 2)..<end].prefix(6).firstIndex(where: { token in
        token.folded.hasPrefix("границ") || Lexicon.oneBorder.contains(token.folded)
      }), noun + 1 < end, ["with", "с"].contains(text.tokens[noun + 1].folded)
    else { return nil }
    return noun + 1
  }

  /// Where directions of one or two letters end, such as `NE and E –`, `Ю.-В. —`, `(NW)`; `nil` for other words.
  ///
  /// - Parameters:
  ///   - index: The first token.
  ///   - end: Where they end at the latest.
  ///   - isMarked: Whether a preposition stands before them; without one a dash or a parenthesis must close them.
  /// - Returns: Where they end.
  func abbreviatedDirection(at index: Int, until end: Int, isMarked: Bool) -> Int? {
    func isLetters(_ index: Int) -> Bool {
      index < end && Lexicon.directionLetters.contains(text.tokens[index].text)
    }
    func word(_ index: Int) -> String { index < end ? text.tokens[index].text : "" }
    guard isLetters(index) else { return nil }
    var next = index + 1
    while next < end {
      if word(next) == "." {
        next += 1
      } else if word(next) == "-", isLetters(next + 1) {
        next += 2
      } else if ["and", "и", ",", "/"].contains(word(next)), isLetters(next + 1) {
        next += 2
      } else {
        break
      }
    }
    let isClosed =
      ["—", "–", ")", ":", "by"].contains(word(next)) || word(next) == "-" && text.tokens[next].isSpaced
    return isMarked || isClosed ? next : nil
  }

  /// Where a direction ends that begins at a token: `на северо-западе и западе`, `to the south`; `nil` for others.
  func direction(at index: Int, until end: Int) -> Int? {
    var next = index
    func folded(_ index: Int) -> String { index < end ? text.tokens[index].folded : "" }
    let isPreposition = ["на", "с", "со", "in", "to", "on", "from", "at", "along", "по", "к"].contains(
      folded(next))
    if isPreposition { next += 1 }
    while ["the", "its", "their", "крайнем", "самом", "far", "extreme", "всём", "всем", "whole"].contains(
      folded(next))
    { next += 1 }
    if let after = abbreviatedDirection(at: next, until: end, isMarked: isPreposition) { return after }
    guard next < end, Lexicon.isDirection(folded(next)) else { return nil }
    guard isPreposition || !text.tokens[next].isCapitalized else { return nil }
    next += 1
    if folded(next) == "на", Lexicon.isDirection(folded(next + 1)) { return next + 2 }
    // `side`, `border`, `part`: of a direction, not of a place.
    if ["side", "part", "frontier", "border", "стороны", "стороне", "части", "ern"].contains(folded(next)),
      isPreposition
    {
      next += 1
    }
    if ["and", "и", "or", "или"].contains(folded(next)), let further = direction(at: next + 1, until: end) {
      return further
    }
    if folded(next) == ",", let further = direction(at: next + 1, until: end) { return further }
    return next
  }
}
