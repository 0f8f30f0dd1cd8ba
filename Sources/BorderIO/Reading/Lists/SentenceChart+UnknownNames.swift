import BorderCore

extension SentenceChart {
  /// Where a name ends that the data do not know: words with capital letters, and words for types beside them.
  func unknownName(at index: Int, until end: Int, isFirst: Bool) -> Int? {
    func isType(_ index: Int) -> Bool { rules.typeWords[text.tokens[index].folded]?.role == .head }
    func isWord(_ index: Int) -> Bool { index < end && text.tokens[index].kind == .word }
    var next = index
    while isWord(next), isType(next), !text.tokens[next].isCapitalized { next += 1 }
    guard next - index < 3, isWord(next), text.tokens[next].isCapitalized, !isFunctionWord(next) else {
      return nil
    }
    let first = next
    while isWord(next), next == first || text.tokens[next].breaks < 2,
      text.tokens[next].isCapitalized || isType(next)
        || ["of", "the"].contains(text.tokens[next].folded) && isWord(next + 1)
          && text.tokens[next + 1].isCapitalized,
      next == first || isType(next) || !isFunctionWord(next)
        || ["of", "the"].contains(text.tokens[next].folded)
    {
      next += 1
      // An abbreviation of a type: `обл.`.
      if next < end, text.tokens[next].text == ".", text.tokens[next - 1].text.count <= 4, isType(next - 1) {
        next += 1
      }
    }
    // The first word of a sentence has a capital letter anyhow.
    if isFirst, next == first + 1, !isType(first), first == index {
      guard next < end,
        BorderVerb.at(next, of: text.tokens, until: end) != nil
          || [":", ",", "—", "–"].contains(text.tokens[next].text)
          || ["и", "and"].contains(text.tokens[next].folded)
      else { return nil }
    }
    if first > index || next > first + 1 || !isType(first) { return next }
    return nil
  }

  func isFunctionWord(_ index: Int) -> Bool {
    let word = text.tokens[index].folded
    switch plain(text.tokens[index], at: index) {
    case .other: break
    case .generic:
      return text.tokens[index].isCapitalized == false
        || rules.typeWords[word] == nil && word.count > 3 && Lexicon.isGeneric(word)
    default: return true
    }
    return BorderVerb.at(index, of: text.tokens, until: text.tokens.count) != nil
  }

  func isSentenceStart(_ elements: [Element]) -> Bool {
    guard let last = elements.last else { return true }
    if case .stop = last { return true }
    return false
  }
}
