import BorderCore

extension SentenceChart {
  /// A name that the data do not know: words with capital letters, and words for types beside them.
  ///
  /// - Parameters:
  ///   - index: The first token.
  ///   - end: Where it ends at the latest.
  ///   - isName: Whether a name of the data begins there.
  ///   - isFirst: Whether the token begins a sentence.
  /// - Returns: Where it ends; `nil` where none begins.
  func unknownName(at index: Int, until end: Int, isName: Bool, isFirst: Bool) -> Int? {
    func isType(_ index: Int) -> Bool { rules.typeWords[text.tokens[index].folded]?.role == .head }
    func isWord(_ index: Int) -> Bool { index < end && text.tokens[index].kind == .word }
    var next = index
    while isWord(next), isType(next), !text.tokens[next].isCapitalized { next += 1 }
    guard next - index < 3, isWord(next), text.tokens[next].isCapitalized, !isFunctionWord(next),
      !Self.isRomanNumeral(text.tokens[next].text),
      !Lexicon.figureNouns.contains(text.tokens[next].folded),
      !(isFirst && next == index && Lexicon.isSubordinator(text.tokens[next].folded))
    else { return nil }
    let first = next
    while isWord(next), next == first || text.tokens[next].breaks < 2 {
      if next > first, let after = behindParticles(at: next, until: end) {
        next = after
        continue
      }
      guard text.tokens[next].isCapitalized || isType(next),
        next == first || isType(next) || !isFunctionWord(next)
      else { break }
      next += 1
      // An initial: `С. Осетия`, `Н. областями`.
      if next + 1 < end, text.tokens[next].text == ".", text.tokens[next - 1].text.count == 1,
        text.tokens[next + 1].breaks < 2, isWord(next + 1),
        isType(next + 1) || text.tokens[next + 1].isCapitalized && !isFunctionWord(next + 1)
      {
        next += 1
      }
      // An abbreviation of a type: `обл.`.
      if next < end, text.tokens[next].text == ".", text.tokens[next - 1].text.count <= 4, isType(next - 1) {
        next += 1
      }
    }
    // The first word of a sentence has a capital letter anyhow. Right before a name it belongs to that name: Inner Mongolia
    // is not Mongolia, and the capital of Kazakhstan is not Kazakhstan.
    if isFirst, next == first + 1, !isType(first), first == index,
      !(isName && next == end && goesOn(at: end) && !Lexicon.isOpener(text.tokens[first].folded))
    {
      guard next < end,
        BorderVerb.at(next, of: text.tokens, until: end) != nil
          || [":", ",", "—", "–"].contains(text.tokens[next].text)
          || ["и", "and"].contains(text.tokens[next].folded) || isDefinition(next, until: end)
          || isName && end == next + 1 && isParticle(next)
            && !["of", "the"].contains(text.tokens[next].folded)
      else { return nil }
    }
    if first > index || next > first + 1 || !isType(first) { return next }
    return nil
  }

  /// Where a name goes on behind the small words inside of it: `Rio de la Plata`. Two of them at most.
  private func behindParticles(at index: Int, until end: Int) -> Int? {
    var next = index
    while next < end, next < index + 2, isParticle(next) { next += 1 }
    guard next > index, next < end, text.tokens[next].kind == .word, text.tokens[next].isCapitalized,
      text.tokens[next].breaks < 2
    else { return nil }
    return next
  }

  /// Whether a token is a small word inside of names.
  private func isParticle(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && !token.isCapitalized && token.breaks < 2
      && Lexicon.nameParticles.contains(token.folded)
  }

  /// The unknown name among the last elements with which small words join a name of the data, and how many elements there
  /// are from it on: `Terrritoire de Belfort`. It is one name, which the data do not know.
  func unknownName(joinedTo name: Mention, behind elements: [Element]) -> (mention: Mention, count: Int)? {
    guard let place = elements.lastIndex(where: { $0.mention != nil }), let before = elements[place].mention,
      !before.isKnown, before.places.isEmpty, name.range.lowerBound > 0, goesOn(at: name.range.lowerBound)
    else { return nil }
    let between = before.range.upperBound..<name.range.lowerBound
    guard (1...2).contains(between.count), between.allSatisfy(isParticle) else { return nil }
    return (before, elements.count - place)
  }

  /// Whether words say what something is: `is an exclave`.
  private func isDefinition(_ index: Int, until end: Int) -> Bool {
    index + 1 < end && ["is", "lies", "has"].contains(text.tokens[index].folded)
      && ["a", "an", "the", "one"].contains(text.tokens[index + 1].folded)
      && !["there", "here", "what", "this", "that", "which", "who", "one"].contains(
        text.tokens[index - 1].folded)
  }

  /// Whether a word counts centuries or kings: `XIX`.
  private static func isRomanNumeral(_ word: String) -> Bool {
    word.count > 1 && word.allSatisfy { "IVX".contains($0) }
  }

  /// A name of the data whose word for a type is misspelt, before it or behind it: `Респуублика Хакасия`, `Рязанская
  /// областть`. It is another name, which the data do not know; without the word it would be taken for the place that it
  /// looks like.
  ///
  /// - Returns: The tokens; `nil` where none is misspelt.
  func malformedName(at index: Int, beside next: NameSpan?, _ elements: inout [Element]) -> Range<Int>? {
    guard text.tokens[index].kind == .word, rules.isMisspeltType(text.tokens[index].folded),
      !(resolver?.hasWord(text.tokens[index].folded) ?? false)
    else { return nil }
    if let next, next.range.lowerBound == index + 1, goesOn(at: index + 1) {
      let range = index..<next.range.upperBound
      elements.append(.place(Mention(range: range, text: text.text(range))))
      return range
    }
    guard case .place(let before)? = elements.last, before.range.upperBound == index, goesOn(at: index) else {
      return nil
    }
    var end = index + 1
    while end < text.tokens.count, goesOn(at: end), rules.typeWords[text.tokens[end].folded]?.role == .head {
      end += 1
    }
    let range = before.range.lowerBound..<end
    elements[elements.count - 1] = .place(Mention(range: range, text: text.text(range)))
    return range
  }

  func isFunctionWord(_ index: Int) -> Bool {
    let word = text.tokens[index].folded
    switch plain(text.tokens[index], at: index) {
    case .other: break
    case .generic:
      return text.tokens[index].isCapitalized == false
        || rules.typeWords[word] == nil && word.count > 3 && Lexicon.isGeneric(word)
          && !rules.isMisspeltType(word)
    default: return true
    }
    return BorderVerb.at(index, of: text.tokens, until: text.tokens.count) != nil
  }

  func isSentenceStart(_ elements: some BidirectionalCollection<Element>) -> Bool {
    guard let last = elements.last else { return true }
    if case .stop = last { return true }
    return false
  }
}
