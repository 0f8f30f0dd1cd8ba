import BorderCore

extension ProseReader {
  func lines() -> [Line] {
    var lines: [Line] = []
    var start = 0
    for index in text.tokens.indices where index == text.tokens.count - 1 || text.tokens[index + 1].breaks > 0
    {
      let range = start..<(index + 1)
      lines.append(Line(range: range, content: content(of: range)))
      start = index + 1
    }
    return lines
  }

  /// A line without the mark of an item: `-`, `•`, `1.`, `2)`.
  func content(of range: Range<Int>) -> Range<Int> {
    let first = text.tokens[range.lowerBound]
    if range.count > 1, first.isMark(of: "-•*–—·") { return range.dropFirst() }
    if range.count > 2, first.kind == .number, first.text.count < 4, first.text.allSatisfy(\.isNumber),
      [".", ")"].contains(text.tokens[range.lowerBound + 1].text)
    {
      return range.dropFirst(2)
    }
    return range
  }

  /// Whether an item stands for itself: it is no head of others.
  func isItem(_ line: Line) -> Bool {
    guard let (_, tail) = separated(line.content) else { return true }
    return Amount.kilometres(text.text(tail)) != nil
  }

  func endOfItem(_ start: Int, _ lines: [Line]) -> Int {
    var end = start + 1
    while end < lines.count, !lines[end].isBullet, text.tokens[lines[end].range.lowerBound].breaks == 1,
      isInParentheses(lines[start].range.lowerBound..<lines[end - 1].range.upperBound)
        || !(text.tokens[lines[end].range.lowerBound].isCapitalized)
    {
      end += 1
    }
    return end
  }

  func isInParentheses(_ range: Range<Int>) -> Bool {
    range.count { text.tokens[$0].text == "(" } > range.count { text.tokens[$0].text == ")" }
  }

  /// Where the paragraph ends that begins with a line. A page break ends none inside a sentence.
  func endOfParagraph(_ start: Int, _ lines: [Line]) -> Int {
    var end = start + 1
    while end < lines.count {
      let first = text.tokens[lines[end].range.lowerBound]
      let last = text.tokens[lines[end - 1].range.upperBound - 1]
      let isOver = last.isMark(of: ".!?:")
      if first.text == "#" || lines[end].isBullet && (isOver || last.text == ";") { break }
      // Below a heading a list may begin; a dash alone begins none in the middle of a sentence.
      let hasColon = lines[end].content.contains { text.tokens[$0].text == ":" }
      let mayBegin = isOver || isList || !isLong(lines[end - 1]) && first.isCapitalized && hasColon
      if mayBegin, separated(lines[end].content) != nil { break }
      if first.breaks > 1 {
        let goesOn =
          !isOver
          && (first.text.first?.isLowercase ?? false || isLong(lines[end - 1]) || isOpenEnded(last.folded))
        if !goesOn || first.breaks > 4 { break }
      }
      end += 1
    }
    return end
  }

  /// Whether a sentence cannot end with a word: more must follow, be it on the next page.
  func isOpenEnded(_ word: String) -> Bool {
    word == "," || Lexicon.conjunctions.contains(word) || Lexicon.objectMarkers.contains(word)
      || Lexicon.prepositions.contains(word)
  }

  /// Whether a line is as long as one of a paragraph, not of a heading.
  func isLong(_ line: Line) -> Bool {
    let last = text.tokens[line.range.upperBound - 1]
    return last.column + last.text.count > 60
  }
}
