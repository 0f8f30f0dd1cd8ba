import BorderCore

/// Phrases of several words that mean one thing.
extension SentenceChart {
  private static let phrases: [(list: [[String]], element: @Sendable (String) -> Element)] = [
    (Lexicon.untruePhrases, { _ in .untrue }),
    (Lexicon.unclearPhrases, { _ in .other }),
    (Lexicon.negationPhrases, { _ in .negation }),
    (Lexicon.hearsayPhrases, { _ in .supposition }),
    (Lexicon.sidePhrases, { _ in .direction }),
    (Lexicon.clausePhrases, { _ in .clause }),
    (Lexicon.unlikePhrases, { _ in .unlike }),
    (Lexicon.lackPhrases, { _ in .lack }),
    (Lexicon.dittoPhrases, { _ in .ditto }),
    (Lexicon.emptyPhrases, { _ in .silent }),
    (Lexicon.togetherPhrases, { _ in .like }),
    (Lexicon.likewisePhrases, { _ in .asWell }),
    (Lexicon.conjunctionPhrases, { _ in .and }),
    (Lexicon.exceptPhrases, { .except(adds: ["in", "наряду", "aside"].contains($0)) }),
    (Lexicon.includingPhrases, { _ in .including }),
    (Lexicon.reciprocals, { _ in .reciprocal }),
  ]

  /// The phrases by their first words, longer ones first: `in addition to` is no `in addition`.
  private static let phrasesByWord: [String: [(words: [String], element: @Sendable (String) -> Element)]] = {
    var index: [String: [(words: [String], element: @Sendable (String) -> Element)]] = [:]
    for (list, element) in phrases {
      for words in list { index[words[0], default: []].append((words, element)) }
    }
    return index.mapValues { phrases in
      phrases.enumerated().sorted { a, b in
        (-a.element.words.count, a.offset) < (-b.element.words.count, b.offset)
      }.map(\.element)
    }
  }()

  /// The phrase that begins at a token, and how many tokens it has; `nil` where none does.
  func phrase(at index: Int, until end: Int) -> (element: Element, count: Int)? {
    let first = text.tokens[index].folded
    guard let candidates = Self.phrasesByWord[first],
      let found = candidates.first(where: { phrase in
        index + phrase.words.count <= end
          && phrase.words.indices.dropFirst().allSatisfy {
            text.tokens[index + $0].folded == phrase.words[$0]
          }
      })
    else { return nil }
    return (found.element(first), found.words.count)
  }

  /// Where `both of them`, `обе эти страны`, `the two` end that are the subject of a verb, or `with both countries` its
  /// object; `nil` for other words.
  func bothOfThem(at index: Int, until end: Int) -> Int? {
    func folded(_ index: Int) -> String { index < end ? text.tokens[index].folded : "" }
    var next = index + 1
    if !Lexicon.both.contains(text.tokens[index].folded) {
      guard ["the", "these"].contains(text.tokens[index].folded), folded(next) == "two" else { return nil }
      next += 1
    }
    let before = index > 0 ? text.tokens[index - 1] : nil
    let isObject =
      before.map { before in
        Lexicon.objectMarkers.contains(before.folded)
          || BorderVerb.at(index - 1, of: text.tokens, until: text.tokens.count)?.wantsMarker == false
      } ?? false
    let isSubject =
      before.map { before in
        before.kind == .mark
          || [Lexicon.contrasts, Lexicon.conjunctions, ["though", "although", "хотя"]].contains {
            $0.contains(before.folded)
          }
      } ?? true
    guard isObject || isSubject else { return nil }
    var isNamed = false
    if ["of", "из"].contains(folded(next)), ["them", "these", "них"].contains(folded(next + 1)) {
      next += 2
      isNamed = true
    }
    while ["эти", "этими", "these", "those", "the", "они"].contains(folded(next)) { next += 1 }
    if next < end, Lexicon.isGeneric(folded(next)) {
      next += 1
      isNamed = true
      if folded(next) == "," { return next }
    }
    if isSubject { return next < end && isBeforeVerb(next - 1) ? next : nil }
    // Behind a colon or right behind the noun their names follow.
    guard isNamed, next < text.tokens.count else { return isNamed ? next : nil }
    return text.tokens[next].isCapitalized || text.tokens[next].isMark(of: ":—–(") ? nil : next
  }

  /// Whether `as` closes a comparison: `as many neighbours as А`.
  func isSecondAs(_ index: Int) -> Bool {
    guard text.tokens[index].folded == "as" else { return false }
    let words = text.tokens[max(0, index - 7)..<index].map(\.folded)
    return zip(words, words.dropFirst()).contains {
      $0 == "as" && ["many", "few", "much", "long", "short", "large", "small"].contains($1)
    }
  }

  /// Whether a noun for one neighbour is that of the nearest, which need not adjoin: `Ближайший иностранный сосед А — Б`.
  func isOnlyNearest(_ index: Int) -> Bool {
    // `Ближайший сосед А на западе` adjoins it there.
    let behind = text.tokens[(index + 1)...].prefix(8).prefix { $0.kind == .word }
    guard !Lexicon.isPlural(text.tokens[index].folded),
      !behind.contains(where: { Lexicon.isDirection($0.folded) })
    else { return false }
    return text.tokens[max(0, index - 3)..<index].contains { token in
      token.folded.hasPrefix("ближайш") || ["nearest", "closest"].contains(token.folded)
    }
  }

  /// Whether a possessive stands before the one border of two places: `their common boundary`, but not `their borders`,
  /// `their border with В`.
  func isMutual(_ index: Int) -> Bool {
    guard ["their", "свою", "их"].contains(text.tokens[index].folded) else { return false }
    for noun in text.tokens.indices[(index + 1)...].prefix(4) {
      let word = text.tokens[noun].folded
      if Lexicon.oneBorder.contains(word) {
        let next = noun + 1 < text.tokens.count ? text.tokens[noun + 1].folded : ""
        return !Lexicon.objectMarkers.contains(next) && !Lexicon.between.contains(next)
      }
      guard text.tokens[noun].kind == .word, !text.tokens[noun].isCapitalized, !Lexicon.isSmallWord(word)
      else {
        return false
      }
    }
    return false
  }

  /// Where `выход к границе` leads that goes on with the other side: `Выход к границе с А имеют Б и В`; `nil` for others.
  func exit(at index: Int, until end: Int) -> Int? {
    guard ["выход", "выходы"].contains(text.tokens[index].folded),
      let border = Lexicon.borderReached(from: index, of: text.tokens, until: end), border + 1 < end,
      Lexicon.objectMarkers.contains(text.tokens[border + 1].folded)
    else { return nil }
    return border
  }

  /// `Как А, так и Б граничат …`: both of two; `nil` for the words elsewhere.
  func correlation(at index: Int, until end: Int) -> (element: Element, end: Int)? {
    func isOfSentence(_ token: TextToken) -> Bool { !token.isMark(of: ".;:!?") }
    switch text.tokens[index].folded {
    case "как":
      let rest = text.tokens[(index + 1)..<min(end, index + 16)].prefix(while: isOfSentence)
      let isPaired = rest.indices.dropLast().contains { next in
        text.tokens[next].folded == "так" && text.tokens[next + 1].folded == "и"
      }
      return isPaired ? (.silent, index + 1) : nil
    case "так" where index + 1 < end && text.tokens[index + 1].folded == "и":
      let before = text.tokens[max(0, index - 16)..<index].reversed().prefix(while: isOfSentence)
      return before.contains { $0.folded == "как" } ? (.and, index + 2) : nil
    default: return nil
    }
  }
}
