import BorderCore

extension SentenceChart {
  func mark(at index: Int, until end: Int, _ elements: inout [Element]) -> Int {
    let token = text.tokens[index]
    switch token.text {
    case ",": elements.append(.comma)
    case ";": elements.append(.semicolon)
    case ":": elements.append(.colon)
    case "—", "–": elements.append(.dash)
    case "-": elements.append(token.isSpaced ? .dash : .silent)
    case "(": elements.append(.open)
    case ")": elements.append(.close)
    case "[":
      // A reference or a footnote.
      if let close = (index..<min(end, index + 40)).first(where: { text.tokens[$0].text == "]" }) {
        elements.append(.silent)
        return close + 1
      }
      elements.append(.silent)
    case ".", "…":
      if endsSentence(index, until: end) { elements.append(.stop(isQuestion: false, token: index)) }
    case "!": elements.append(.stop(isQuestion: false, token: index))
    case "?": elements.append(.stop(isQuestion: true, token: index))
    default: elements.append(.silent)
    }
    return index + 1
  }

  /// Whether the first place behind a token has a preposition that makes it an object.
  func marksObject(behind index: Int) -> Bool {
    let words = text.tokens[min(index, text.tokens.count)...].prefix(10)
    guard
      let name = words.firstIndex(where: { $0.isCapitalized && !Lexicon.directionLetters.contains($0.text) })
    else { return false }
    return words[..<name].suffix(3).contains { Lexicon.objectMarkers.contains($0.folded) }
  }

  /// Whether a full stop ends a sentence: a capital letter follows, and no abbreviation precedes it.
  func endsSentence(_ index: Int, until end: Int) -> Bool {
    guard index + 1 < end else { return true }
    let next = text.tokens[index + 1]
    if next.breaks > 1 { return true }
    let isStart = next.isCapitalized || next.kind == .number || next.isMark(of: "«\"“(—")
    guard next.isSpaced, isStart, index > 0 else { return false }
    let word = text.tokens[index - 1]
    guard word.kind == .word else { return true }
    return !rules.isAbbreviation(word)
  }

  /// Whether a verb stands right behind a token, or a dash for one: `the former borders`, not `the former capital`.
  func isRightBeforeVerb(_ index: Int) -> Bool {
    var next = index + 1
    if next < text.tokens.count, text.tokens[next].text == ",",
      let close = text.tokens.indices[(next + 1)...].prefix(6).first(where: { text.tokens[$0].text == "," }),
      !text.tokens[next..<close].contains(where: { $0.isCapitalized })
    {
      // `Последняя, в свою очередь, граничит`
      next = close + 1
    }
    let first = next
    while next < text.tokens.count, next < first + 3,
      Lexicon.adverbs.contains(text.tokens[next].folded)
        || Lexicon.negations.contains(text.tokens[next].folded)
    {
      next += 1
    }
    guard next < text.tokens.count else { return false }
    if first > index + 1, Lexicon.objectMarkers.contains(text.tokens[next].folded) { return true }
    return text.tokens[next].isMark(of: "—–")
      || BorderVerb.at(next, of: text.tokens, until: text.tokens.count) != nil
  }

  /// Whether a verb follows a token with nothing between but adverbs and copulas: `may also border`, `может быть не
  /// граничит`.
  func isBeforeVerb(_ index: Int) -> Bool {
    for next in text.tokens.indices[(index + 1)...].prefix(4) {
      if BorderVerb.at(next, of: text.tokens, until: text.tokens.count) != nil { return true }
      let word = text.tokens[next].folded
      guard
        Lexicon.adverbs.contains(word) || Lexicon.copulas.contains(word) || Lexicon.negations.contains(word)
          || word == "to"
      else { return false }
    }
    return false
  }

  /// Whether a comma opens an insertion behind which a verb follows: `does not, contrary to what is said, border Б`.
  private func goesOnWithVerb(_ comma: Int) -> Bool {
    guard text.tokens[comma].text == ",",
      let close = text.tokens[(comma + 1)...].prefix(8).firstIndex(where: { $0.kind == .mark }),
      text.tokens[close].text == ",", close + 1 < text.tokens.count
    else { return false }
    return BorderVerb.at(close + 1, of: text.tokens, until: text.tokens.count) != nil
  }

  /// Whether a preposition stands right behind a verb: `borders on`.
  private func isOfBorderVerb(_ index: Int) -> Bool {
    BorderVerb.at(index - 1, of: text.tokens, until: text.tokens.count) != nil
  }

  /// Whether `on` marks further objects: `borders on А, on Б and on В`.
  private func repeatsOn(_ index: Int) -> Bool {
    let before = text.tokens[index - 1]
    guard before.text == "," || Lexicon.conjunctions.contains(before.folded), index + 1 < text.tokens.count,
      text.tokens[index + 1].isCapitalized || text.tokens[index + 1].folded == "the"
    else { return false }
    for other in (max(1, index - 40)..<index).reversed() {
      if text.tokens[other].text == "." && endsSentence(other, until: index) { return false }
      if text.tokens[other].folded == "on", isOfBorderVerb(other) { return true }
    }
    return false
  }

  func plain(_ token: TextToken, at index: Int) -> Element {
    let word = token.folded
    if Lexicon.alternatives.contains(word) { return .or }
    if Lexicon.conjunctions.contains(word) { return .and }
    if Lexicon.neither.contains(word) { return .neither }
    if word == "but", index > 0, text.tokens[index - 1].folded == "all" { return .except(adds: false) }
    if Lexicon.contrasts.contains(word) { return .contrast }
    if Lexicon.lack.contains(word) { return .lack }
    if Lexicon.negations.contains(word) { return .negation }
    if word == "none", index + 1 < text.tokens.count, text.tokens[index + 1].folded == "of" {
      return .neither
    }
    if word == "none", index + 1 < text.tokens.count, text.tokens[index + 1].folded == "with" {
      // `…, but none with Б`
      return .negation
    }
    if Lexicon.except.contains(word) { return .except(adds: Lexicon.besides.contains(word)) }
    if Lexicon.including.contains(word) { return .including }
    if Lexicon.both.contains(word) { return .silent }
    if Lexicon.respectively.contains(word) { return .respectively }
    if Lexicon.between.contains(word) { return .between }
    if word == "on", index > 0, !isOfBorderVerb(index), !repeatsOn(index) { return .preposition }
    if Lexicon.objectMarkers.contains(word) { return .objectMarker }
    if word == "у" { return .possessor }
    if Lexicon.like.contains(word) { return .like }
    if Lexicon.suppositions.contains(word) { return .supposition }
    if word == "than" || word == "чем" || isSecondAs(index) { return .than }
    if Lexicon.modals.contains(word), isBeforeVerb(index) { return .supposition }
    if word == "as", index + 1 < text.tokens.count,
      BorderVerb.at(index + 1, of: text.tokens, until: text.tokens.count)?.isParticiple == true
    {
      // `Some maps show А as bordering Б`
      return .supposition
    }
    if Lexicon.doubts.contains(word), index + 1 < text.tokens.count {
      // `почти граничит`, `почти не граничит`: it is neither so nor not so.
      let isDenied = Lexicon.negations.contains(text.tokens[index + 1].folded)
      let next = isDenied ? index + 2 : index + 1
      if next < text.tokens.count, let verb = BorderVerb.at(next, of: text.tokens, until: text.tokens.count),
        !verb.isWeak, !["surrounded", "enclosed", "encircled"].contains(text.tokens[next].folded)
      {
        return .supposition
      }
    }
    if Lexicon.latter.contains(word),
      isRightBeforeVerb(index)
        || index > 0 && ["only", "лишь", "только"].contains(text.tokens[index - 1].folded)
    {
      return .oneOfThem(nil)
    }
    if let number = Lexicon.ordinals[word], isRightBeforeVerb(index) { return .oneOfThem(number) }
    if index > 1, index + 1 < text.tokens.count,
      text.tokens[index + 1].text == "," || text.tokens[index + 1].isCapitalized,
      text.tokens[index - 1].folded == "the",
      [";", ",", "and", "while"].contains(text.tokens[index - 2].folded)
    {
      // `…; the former, Б`
      if word == "former" { return .oneOfThem(0) }
      if word == "latter" { return .oneOfThem(nil) }
    }
    if Lexicon.obliquePronouns.contains(word), index > 0,
      Lexicon.objectMarkers.contains(text.tokens[index - 1].folded)
    {
      return .referred(Gender(ofPronoun: word))
    }
    if word.hasPrefix("территори"), index + 1 < text.tokens.count, text.tokens[index + 1].isCapitalized {
      // `территория Казахстана` is Казахстан.
      return .silent
    }
    if Lexicon.have.contains(word) {
      let number: BorderVerb.Number = word.hasSuffix("ют") || word.hasSuffix("ли") ? .plural : .singular
      return .have(
        BorderVerb(range: index..<(index + 1), number: number, isReciprocal: true, wantsMarker: true))
    }
    if Lexicon.tied.contains(word),
      text.tokens[max(0, index - 3)..<index].contains(where: {
        ["границей", "границами"].contains($0.folded)
      })
    {
      // `сухопутными границами связана с А`
      return .have(
        BorderVerb(
          range: index..<(index + 1), number: word.hasSuffix("ы") ? .plural : .singular, wantsMarker: true))
    }
    if Lexicon.memberships.contains(word), countsNeighbours(index) { return .membership }
    if ["does", "do", "did"].contains(word) {
      // `does`, `does not` at the end of a clause
      let next =
        index + 1 < text.tokens.count && text.tokens[index + 1].folded == "not" ? index + 2 : index + 1
      if next >= text.tokens.count || text.tokens[next].kind == .mark && !goesOnWithVerb(next) {
        return .ditto
      }
    }
    if Lexicon.separations.contains(word) {
      let isPassive =
        word.hasSuffix("ed") || word.hasSuffix("ен") || word.hasSuffix("ена")
        || word.hasSuffix("ено") || word.hasSuffix("ены") || word.hasSuffix("ая") && !word.contains("ющ")
      return .separation(BorderVerb(range: index..<(index + 1), isParticiple: isPassive))
    }
    if ["of", "among", "из", "среди"].contains(word), token.isCapitalized { return .partitive }
    if Lexicon.junctions.contains(word) { return .junction }
    if word == "meeting", index + 1 < text.tokens.count, text.tokens[index + 1].folded == "point" {
      return .junction
    }
    if Lexicon.spots.contains(word), index + 2 < text.tokens.count,
      text.tokens[(index + 1)...].prefix(2).contains(where: { ["where", "где"].contains($0.folded) })
    {
      // `near where А, Б and В meet`
      return .junction
    }
    if Lexicon.meetings.contains(word) { return .meeting }
    if ["only", "лишь", "только"].contains(word) { return .only }
    if Lexicon.prepositions.contains(word) { return .preposition }
    if Lexicon.relatives.contains(word) {
      return .relative(
        isPlural: word.hasPrefix("котор") && ["ые", "ых", "ыми"].contains { word.hasSuffix($0) })
    }
    if Lexicon.copulas.contains(word) { return .copula }
    if Lexicon.pronouns.contains(word) { return .pronoun }
    if Lexicon.all.contains(word) { return .all }
    if Lexicon.neighbours.contains(word) { return isOnlyNearest(index) ? .other : .neighbour }
    if word.hasPrefix("соседн")
      || [
        "neighbouring", "neighboring", "adjacent", "adjoining", "смежной", "смежным", "смежными",
        "сопредельной", "сопредельным", "сопредельными",
      ].contains(word)
    {
      return .adjacent
    }
    if word.hasPrefix("приграничн") || word.hasPrefix("пограничн"), index + 1 < text.tokens.count,
      Lexicon.objectMarkers.contains(text.tokens[index + 1].folded)
    {
      return .verb(BorderVerb(range: index..<(index + 1), isParticiple: true, wantsMarker: true))
    }
    if Lexicon.isBorderNoun(word) || isOtherBorder(index) {
      return isUnrealBorder(index) ? .supposition : .borderNoun
    }
    if Lexicon.own.contains(word) { return isMutual(index) ? .mutual : .own }
    if ["ними", "них", "them"].contains(word), index > 0,
      Lexicon.between.contains(text.tokens[index - 1].folded)
    {
      return .pronoun
    }
    if Lexicon.grounds.contains(word) { return .direction }
    if Lexicon.numerals.contains(word) { return .amount }
    if Lexicon.isAttribute(word), index + 1 < text.tokens.count, text.tokens[index + 1].isCapitalized {
      return .silent
    }
    if Lexicon.adverbs.contains(word) || !token.isCapitalized && Lexicon.isManner(word) { return .silent }
    if Lexicon.isCourse(word) { return .course }
    if Lexicon.lie.contains(word) { return .lie }
    if Lexicon.isSection(word) { return .section }
    if Lexicon.isLikewise(word) { return .likewise }
    let countries = demonyms(token, at: index)
    if !countries.isEmpty { return .demonym(countries) }
    if Lexicon.isGeneric(word) || !token.isCapitalized && rules.typeWords[word]?.role == .head {
      return .generic(index, isPlural: Lexicon.isPlural(word))
    }
    if index + 1 < text.tokens.count, text.tokens[index + 1].isCapitalized, !token.isCapitalized,
      Lexicon.isHarmlessAdjective(word, of: text.tokens[index + 1].folded), text.tokens[index + 1].breaks < 2
    {
      // `с объединённой Германией`
      return .silent
    }
    return .other
  }
}
