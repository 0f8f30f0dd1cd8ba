/// Phrases that say that places adjoin only with the words behind them.
extension BorderVerb {
  /// The first words of such phrases.
  static func mayBeginPhrase(_ word: String) -> Bool {
    faces[word] != nil || contacts[word] != nil || russianHave.contains(word) || englishHave[word] != nil
      || word == "across"
  }

  /// Verbs that say so where the sentence says along what, or on which side: `faces А across the river`.
  private static let faces: [String: Number] = [
    "meets": .singular, "meet": .plural, "faces": .singular, "face": .plural,
  ]
  /// Verbs of phrases by which places touch.
  private static let contacts: [String: Number] = [
    "rubs": .singular, "rub": .plural, "comes": .singular, "come": .plural,
  ]
  /// What stands behind these verbs, the preposition of their objects last.
  private static let contactPhrases = [
    ["shoulders", "with"], ["into", "contact", "with"],
  ]
  /// What two places that meet, or face each other, have between them.
  private static let meetingPlaces: Set<String> = [
    "river", "rivers", "ridge", "crest", "range", "watershed", "lake", "mountains", "border", "boundary",
    "frontier",
  ]

  /// The phrase that begins at a token; `nil` where none does.
  static func phrase(_ index: Int, of tokens: [TextToken], until end: Int) -> BorderVerb? {
    let word = tokens[index].folded
    func folded(_ index: Int) -> String { index < end ? tokens[index].folded : "" }
    if let number = faces[word] {
      // Without these words it may be a match, or a trouble.
      let rest = tokens[(index + 1)..<min(end, index + 16)].prefix { !$0.isMark(of: ".;!?") }
      guard rest.first.map({ $0.isCapitalized || Lexicon.openings.contains($0.folded) }) ?? false,
        rest.contains(where: {
          Lexicon.isDirection($0.folded) || meetingPlaces.contains($0.folded) || Lexicon.isSection($0.folded)
        }) || tokens[max(0, index - 6)..<index].contains(where: { $0.folded == "where" })
      else { return nil }
      return BorderVerb(range: index..<(index + 1), number: number, isReciprocal: number == .plural)
    }
    if word == "across", ["the", "its"].contains(folded(index + 1)) {
      // `А, across the border from Б`
      let noun = Lexicon.oneBorder.contains(folded(index + 2)) ? index + 2 : index + 3
      guard Lexicon.oneBorder.contains(folded(noun)), folded(noun + 1) == "from" else { return nil }
      return BorderVerb(range: index..<(noun + 2), isParticiple: true, wantsRegions: true)
    }
    if let number = contacts[word] {
      // `rubs shoulders with Б`, `comes into contact with Б`
      // Without a side it may be trade, or a ranking.
      let around = tokens[max(0, index - 8)..<min(end, index + 20)]
      for words in contactPhrases
      where around.contains(where: { Lexicon.isDirection($0.folded) || Lexicon.isEdge($0.folded) })
        && words.indices.allSatisfy({ folded(index + 1 + $0) == words[$0] })
      {
        return BorderVerb(
          range: index..<(index + words.count), number: number, isReciprocal: number == .plural,
          wantsMarker: true)
      }
    }
    return reach(index, of: tokens, until: end) ?? side(index, of: tokens, until: end)
  }

  /// `имеет выход к государственной границе с А`.
  private static func reach(_ index: Int, of tokens: [TextToken], until end: Int) -> BorderVerb? {
    let word = tokens[index].folded
    guard russianHave.contains(word),
      let noun = tokens[(index + 1)..<min(end, index + 5)].firstIndex(where: {
        ["выход", "выхода", "выходы"].contains($0.folded)
      }), let border = Lexicon.borderReached(from: noun, of: tokens, until: end), border + 1 < end,
      ["с", "со"].contains(tokens[border + 1].folded)
    else { return nil }
    var verb = BorderVerb(range: index..<(border + 1), wantsMarker: true)
    verb.isParticiple = word.hasPrefix("имеющ") || word == "имея"
    verb.number =
      word.hasSuffix("ют") || word.hasSuffix("ли")
      ? .plural : word.hasSuffix("т") || word.hasSuffix("л") || word.hasSuffix("ла") ? .singular : .either
    verb.isNegated = tokens[index..<noun].contains { Lexicon.negations.contains($0.folded) }
    return verb
  }

  /// `has А to the north`: of a place on its side, not inside of it.
  private static func side(_ index: Int, of tokens: [TextToken], until end: Int) -> BorderVerb? {
    guard let number = englishHave[tokens[index].folded], index + 1 < end else { return nil }
    var next = index + 1
    if Lexicon.openings.contains(tokens[next].folded) { next += 1 }
    guard next < end, tokens[next].isCapitalized else { return nil }
    let rest = next..<min(end, next + 16)
    guard
      let lead = rest.first(where: { place in
        ["to", "on"].contains(tokens[place].folded) || tokens[place].isMark(of: ".;:,!?(")
      }), ["to", "on"].contains(tokens[lead].folded), lead + 2 < end,
      ["the", "its", "their"].contains(tokens[lead + 1].folded),
      Lexicon.isDirection(tokens[lead + 2].folded)
    else { return nil }
    return BorderVerb(range: index..<(index + 1), number: number)
  }
}

extension Lexicon {
  /// Words that may open a name, or the places that a verb has as its objects.
  static let openings: Set<String> = ["the", "both", "only", "first", "either", "each"]

  /// Where the noun for borders stands to which `выход` leads; `nil` for ways out to other things.
  static func borderReached(from exit: Int, of tokens: [TextToken], until end: Int) -> Int? {
    guard exit + 2 < end, ["к", "на"].contains(tokens[exit + 1].folded) else { return nil }
    return tokens[(exit + 2)..<min(end, exit + 5)].firstIndex { token in
      token.folded.hasPrefix("границ") || token.folded.hasPrefix("рубеж")
    }
  }
}
