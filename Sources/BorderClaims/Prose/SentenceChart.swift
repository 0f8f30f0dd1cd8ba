/// Reads tokens as elements of the grammar: which of them are names, the best cover decides.
///
/// Of all ways to cover a text with names that do not overlap, the one is taken whose names are longest (the sum of
/// the squares of their words), by one pass over the spans: polynomial, as `readings` counts.
struct SentenceChart {
  let text: TokenizedText
  let resolver: NameResolver?
  let rules: NameRules
  /// How many spans were looked up and weighed.
  private(set) var readings = 0
  /// What spellings mean that occurred so far, in this text or in others of the list.
  let known: SpanMeanings

  init(
    _ text: TokenizedText, resolver: NameResolver?, rules: NameRules, known: SpanMeanings = SpanMeanings()
  ) {
    self.text = text
    self.known = known
    self.resolver = resolver
    self.rules = rules
  }

  /// The names of some tokens that cover them best, in their order.
  ///
  /// - Parameters:
  ///   - range: The tokens.
  ///   - isProse: Whether a name must begin with a capital letter.
  /// - Returns: The names.
  mutating func names(in range: Range<Int>, isProse: Bool) -> [NameSpan] {
    guard let resolver, !range.isEmpty else { return [] }
    let found = resolver.spans(in: text, range, known: known)
    readings += found.readings
    let spans = found.spans.filter { span in
      !isProse
        || isWritten(asName: span.range) && !goesOnInSmallLetters(span.range) && !isOfSeveral(span.range)
          && !isOfCountry(span)
          && abbreviatedDirection(at: span.range.lowerBound, until: range.upperBound, isMarked: false) == nil
    }
    var best = [Int](repeating: 0, count: range.count + 1)
    var last = [Int?](repeating: nil, count: range.count + 1)
    var byEnd = [[Int]](repeating: [], count: range.count + 1)
    for (index, span) in spans.enumerated() { byEnd[span.range.upperBound - range.lowerBound].append(index) }
    for end in 1...range.count {
      best[end] = best[end - 1]
      last[end] = nil
      for index in byEnd[end] {
        readings += 1
        let span = spans[index].range
        let score =
          best[span.lowerBound - range.lowerBound] + worth(of: span) + (spans[index].places.isEmpty ? 0 : 1)
        if score > best[end] { (best[end], last[end]) = (score, index) }
      }
    }
    var chosen: [NameSpan] = []
    var end = range.count
    while end > 0 {
      if let index = last[end] {
        chosen.append(spans[index])
        end = spans[index].range.lowerBound - range.lowerBound
      } else {
        end -= 1
      }
    }
    return chosen.reversed()
  }

  /// What a name is worth: a longer one more than two shorter ones, but not for words beyond a comma or a dash.
  func worth(of span: Range<Int>) -> Int {
    var worth = 0
    var words = 0
    for index in span {
      if text.tokens[index].kind != .mark { words += 1 }
      if text.tokens[index].text == "," || isDash(index) {
        worth += 4 * words * words + 2
        words = 0
      }
    }
    // A parenthesis that the name opens is closed by it, too.
    let isClosed = span.last.map { text.tokens[$0].text == ")" } ?? false
    return worth + 4 * words * words + (isClosed ? 1 : 0)
  }

  private func isDash(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.isSpaced && token.kind == .mark && ["—", "–", "-"].contains(token.text)
  }

  /// Whether a span has a capital letter where a name must have one: at its first word that is no type, or anywhere in
  /// a name of nothing else.
  func isWritten(asName range: Range<Int>) -> Bool {
    let words = range.filter { text.tokens[$0].kind != .mark }
    let own = words.filter { rules.typeWords[text.tokens[$0].folded] == nil }
    guard let first = own.first else {
      return words.contains { text.tokens[$0].isCapitalized } && words.count > 1
    }
    return text.tokens[first].isCapitalized || own.contains { text.tokens[$0].isCapitalized }
  }

  /// Whether a span is no name, as a mark parts it from a noun in small letters: `Sichuan, the autonomous regions of …` goes
  /// on with other places, and `трёх регионов — Республики Алтай …` announces some.
  private func goesOnInSmallLetters(_ range: Range<Int>) -> Bool {
    range.dropLast().contains { index in
      switch text.tokens[index].text {
      case ",": text.tokens[index + 1].text.first?.isLowercase ?? false
      case "—", "–":
        !text.tokens[range.lowerBound..<index].contains(where: \.isCapitalized)
          && index > range.lowerBound && Lexicon.isPlural(text.tokens[index - 1].folded)
      default: false
      }
    }
  }

  /// Whether a span begins with a noun for several places, and what is behind it ends a name: `regions of Lipetsk Oblast`.
  private func isOfSeveral(_ range: Range<Int>) -> Bool {
    guard range.count > 2, range.upperBound < text.tokens.count,
      rules.typeWords[text.tokens[range.upperBound].folded]?.role == .head
    else { return false }
    return !text.tokens[range.lowerBound].isCapitalized
      && text.tokens[range.lowerBound + 1].folded == "of"
      && Lexicon.isPlural(text.tokens[range.lowerBound].folded)
      && rules.typeWords[text.tokens[range.lowerBound].folded]?.role == .head
  }

  /// The elements of some tokens.
  mutating func elements(in range: Range<Int>) -> [Element] {
    let spans = names(in: range, isProse: true)
    var elements: [Element] = []
    var index = range.lowerBound
    var next = 0
    while index < range.upperBound {
      while next < spans.count, spans[next].range.lowerBound < index { next += 1 }
      if next < spans.count, spans[next].range.lowerBound == index,
        BorderVerb.at(index, of: text.tokens, until: range.upperBound) == nil || spans[next].range.count > 1
      {
        let span = spans[next]
        elements.append(isWater(span.range, until: range.upperBound) ? .other : .place(mention(of: span)))
        index = span.range.upperBound
        continue
      }
      if let name = malformedName(at: index, beside: next < spans.count ? spans[next] : nil, &elements) {
        index = name.upperBound
        continue
      }
      let limit = next < spans.count ? spans[next].range.lowerBound : range.upperBound
      index = step(at: index, until: range.upperBound, nameAt: limit, in: range, &elements)
    }
    return withAppositions(joined(elements))
  }

  /// Whether capitals behind a comma are what names of the data have there, or stand in its place: `Adams County, ALL`.
  private func isTail(_ token: TextToken, behind element: Element?) -> Bool {
    guard let resolver else { return false }
    if resolver.isTail(token.text) { return true }
    guard resolver.hasTails, let before = element?.mention else { return false }
    return text.text(before.range).contains(where: \.isLowercase)
  }

  /// The place of a span; whose something is (`Ukraine's`) is looked up without its ending.
  private func mention(of span: NameSpan) -> Mention {
    var mention = Mention(range: span.range, text: text.text(span.range), places: span.places)
    // `Oblast's` is no plural, though it is folded to one.
    func isWord(_ folded: String) -> Bool {
      (resolver?.hasWord(folded) ?? false) && rules.typeWords[String(folded.dropLast())] == nil
    }
    if let last = span.range.last, !isWord(text.tokens[last].folded), text.tokens[last].isPossessive {
      mention.isPossessive = true
      mention.reading = String(mention.text.dropLast(2))
    }
    mention.isKnown = true
    // A country outside the data is known, too, though it has no place in them.
    let isKnown = span.places.count <= 1
    let first = text.tokens[span.range.lowerBound].folded
    // `регион Казахстана`, `территория Казахстана`: the word before the name has the case of both.
    let isOfNoun =
      rules.typeWords[first] != nil && span.range.count > 1
      || span.range.lowerBound > 0 && text.tokens[span.range.lowerBound - 1].folded.hasPrefix("территори")
    if isKnown, !isOfNoun {
      mention.setCase(first: first, isInflected: span.isInflected, hasType: span.hasType)
    }
    return mention
  }

  /// Whether a noun for regions stands between a verb and the first name behind it: `окружена пятью странами: А, …`.
  private func announcesRegions(_ verb: Int, until limit: Int) -> Bool {
    limit < verb + 8
      && text.tokens[(verb + 1)..<limit].contains { token in
        Lexicon.isGeneric(token.folded) && Lexicon.isPlural(token.folded)
      } && text.tokens[limit - 1].isMark(of: ":—–(")
  }

  /// Reads what begins at a token that is no known name; returns where it ends.
  func step(
    at index: Int, until end: Int, nameAt limit: Int, in range: Range<Int>, _ elements: inout [Element]
  ) -> Int {
    let token = text.tokens[index]
    if token.kind == .mark { return mark(at: index, until: end, &elements) }
    if token.kind == .number {
      if let (kilometres, after) = amount(at: index, until: end) {
        if case .place(var mention)? = elements.last(where: { $0 != .open && $0 != .dash && $0 != .comma }),
          mention.kilometres == nil, isBeside(elements)
        {
          mention.kilometres = kilometres
          if let place = elements.lastIndex(where: { $0.mention != nil }) {
            elements[place] = .place(mention)
          }
        }
        elements.append(.amount)
        return after
      }
      elements.append(.amount)
      return index + 1
    }
    if token.text == "A", index + 1 < end,
      let verb = BorderVerb.at(index + 1, of: text.tokens, until: end), verb.number == .singular,
      !verb.isParticiple
    {
      // `A borders Б`: a region that is called so, though the data do not know it.
      elements.append(.place(Mention(range: index..<(index + 1), text: token.text)))
      return index + 1
    }
    if token.isCode, elements.last == .comma, isTail(token, behind: elements.dropLast().last) {
      // The state of a county whose name is not known: no small word, though it is spelt like one (IN, OR).
      elements.append(.place(Mention(range: index..<(index + 1), text: token.text)))
      return index + 1
    }
    if let after = exit(at: index, until: end) {
      elements.append(.silent)
      return after
    }
    if let (found, after) = correlation(at: index, until: end) {
      elements.append(found)
      return after
    }
    if let (found, count) = phrase(at: index, until: limit) {
      let isFirst =
        found == .and && isSentenceStart(elements)
        && ["вместе", "together", "along", "as"].contains(token.folded)
      // `Together with А, Б borders В`
      elements.append(isFirst ? .except(adds: true) : found)
      return index + count
    }
    if let after = order(at: index, until: end) ?? coincidence(at: index, until: end) {
      elements.append(.silent)
      return after
    }
    if let after = bothOfThem(at: index, until: limit) {
      elements.append(.bothOfThem)
      return after
    }
    // Behind an adjective of countries `border` is no verb.
    let isNoun = index > range.lowerBound && !demonyms(text.tokens[index - 1], at: index - 1).isEmpty
    if !isNoun, let verb = BorderVerb.at(index, of: text.tokens, until: end),
      verb.range.upperBound <= max(limit, index + 1),
      !verb.isWeak || limit < end && (limit < index + 4 || announcesRegions(index, until: limit)),
      !verb.wantsPlace || !(elements.last { $0 != .silent }?.mention?.places.isEmpty ?? true)
    {
      elements.append(.verb(verb))
      return verb.range.upperBound
    }
    if let after = nearest(at: index, nameAt: limit), limit < end {
      elements.append(.nearest)
      return after
    }
    if let after = direction(at: index, until: limit) {
      elements.append(.direction)
      return after
    }
    let isStart = isSentenceStart(elements)
    if isStart || elements.last == .other && isSentenceStart(elements.dropLast()),
      Lexicon.borderLabels.contains(token.folded), index + 1 < end, text.tokens[index + 1].text == ":"
    {
      // `Boundaries: with Estonia in the west; …`, of what the sentences before are about
      elements.append(
        .verb(BorderVerb(range: index..<(index + 1), wantsMarker: marksObject(behind: index + 2))))
      return index + 2
    }
    if var after = unknownName(at: index, until: limit, isName: limit < end, isFirst: isStart) {
      // `Балтийским морем`: what it is belongs to its name.
      if after < limit, Lexicon.features.contains(text.tokens[after].folded) { after += 1 }
      var mention = Mention(range: index..<after, text: text.text(index..<after))
      mention.setCase(first: token.folded, isInflected: nil)
      elements.append(.place(mention))
      return after
    }
    elements.append(plain(token, at: index).placed(behind: elements, isStart: isStart))
    return index + 1
  }

}
