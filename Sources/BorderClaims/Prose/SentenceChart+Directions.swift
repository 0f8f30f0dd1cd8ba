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
