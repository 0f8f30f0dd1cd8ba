import BorderCore

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

  init(_ text: TokenizedText, resolver: NameResolver?, rules: NameRules) {
    self.text = text
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
    let found = resolver.spans(in: text, range)
    readings += found.readings
    let spans = found.spans.filter { !isProse || isWritten(asName: $0.range) }
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

  /// What a name is worth: a longer one more than two shorter ones, but not for words beyond a comma.
  private func worth(of span: Range<Int>) -> Int {
    var worth = 0
    var words = 0
    for index in span {
      if text.tokens[index].kind != .mark { words += 1 }
      if text.tokens[index].text == "," {
        worth += 4 * words * words + 2
        words = 0
      }
    }
    return worth + 4 * words * words
  }

  /// Whether a span has a capital letter where a name must have one: at its first word that is no type, or anywhere in
  /// a name of nothing else.
  private func isWritten(asName range: Range<Int>) -> Bool {
    let words = range.filter { text.tokens[$0].kind != .mark }
    let own = words.filter { rules.typeWords[text.tokens[$0].folded] == nil }
    guard let first = own.first else {
      return words.contains { text.tokens[$0].isCapitalized } && words.count > 1
    }
    return text.tokens[first].isCapitalized || own.contains { text.tokens[$0].isCapitalized }
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
        elements.append(.place(Mention(range: span.range, text: text.text(span.range), places: span.places)))
        index = span.range.upperBound
        continue
      }
      let limit = next < spans.count ? spans[next].range.lowerBound : range.upperBound
      index = step(at: index, until: range.upperBound, nameAt: limit, in: range, &elements)
    }
    return joined(elements)
  }

  /// Reads what begins at a token that is no known name; returns where it ends.
  private func step(
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
        elements.append(.silent)
        return after
      }
      elements.append(.silent)
      return index + 1
    }
    for (phrases, element) in Self.phrases {
      if let count = length(of: phrases, at: index, until: limit) {
        elements.append(element(token.folded))
        return index + count
      }
    }
    if let verb = BorderVerb.at(index, of: text.tokens, until: end),
      verb.range.upperBound <= max(limit, index + 1)
    {
      elements.append(.verb(verb))
      return verb.range.upperBound
    }
    if let after = direction(at: index, until: limit) {
      elements.append(.silent)
      return after
    }
    if let after = unknownName(at: index, until: limit, isFirst: isSentenceStart(elements)) {
      elements.append(.place(Mention(range: index..<after, text: text.text(index..<after))))
      return after
    }
    elements.append(plain(token, at: index))
    return index + 1
  }

  private func mark(at index: Int, until end: Int, _ elements: inout [Element]) -> Int {
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
      if endsSentence(index, until: end) { elements.append(.stop(isQuestion: false)) }
    case "!": elements.append(.stop(isQuestion: false))
    case "?": elements.append(.stop(isQuestion: true))
    default: elements.append(.silent)
    }
    return index + 1
  }

  /// Whether a full stop ends a sentence: a capital letter follows, and no abbreviation precedes it.
  private func endsSentence(_ index: Int, until end: Int) -> Bool {
    guard index + 1 < end else { return true }
    let next = text.tokens[index + 1]
    if next.breaks > 1 { return true }
    let isStart = next.isCapitalized || next.kind == .number || "«\"“(—".contains(next.text)
    guard next.isSpaced, isStart, index > 0 else { return false }
    let word = text.tokens[index - 1]
    guard word.kind == .word else { return true }
    // Capitals are a code, such as that of Montana: it may end a sentence.
    let isCode = word.text.count > 1 && word.text.allSatisfy(\.isUppercase)
    let isAbbreviation =
      word.text.count == 1
      || word.text.count <= 4 && rules.typeWords[word.folded] != nil && !Self.wholeWords.contains(word.folded)
      || !isCode && Self.abbreviations.contains(word.folded)
    return !isAbbreviation
  }

  private static let abbreviations: Set<String> = [
    "st", "ste", "mt", "ft", "см", "рис", "табл", "им", "ул", "no", "dr", "mr",
  ]
  private static let wholeWords: Set<String> = ["край", "of", "in", "the", "city", "town", "ao", "ао"]

  private static let phrases: [(list: [[String]], element: @Sendable (String) -> Element)] = [
    (Lexicon.conjunctionPhrases, { _ in .and }),
    (Lexicon.includingPhrases, { _ in .silent }),
    (Lexicon.exceptPhrases, { .except(adds: ["in", "наряду", "aside"].contains($0)) }),
    (Lexicon.reciprocals, { _ in .reciprocal }),
  ]

  private func length(of phrases: [[String]], at index: Int, until end: Int) -> Int? {
    phrases.first { phrase in
      index + phrase.count <= end
        && phrase.indices.allSatisfy { text.tokens[index + $0].folded == phrase[$0] }
    }?.count
  }

  private func plain(_ token: TextToken, at index: Int) -> Element {
    let word = token.folded
    if Lexicon.conjunctions.contains(word) { return .and }
    if Lexicon.neither.contains(word) { return .neither }
    if Lexicon.contrasts.contains(word) { return .contrast }
    if Lexicon.lack.contains(word) { return .lack }
    if Lexicon.negations.contains(word) { return .negation }
    if Lexicon.except.contains(word) { return .except(adds: Lexicon.besides.contains(word)) }
    if Lexicon.including.contains(word) || Lexicon.both.contains(word) { return .silent }
    if Lexicon.respectively.contains(word) { return .respectively }
    if Lexicon.between.contains(word) { return .between }
    if Lexicon.objectMarkers.contains(word) { return .objectMarker }
    if Lexicon.prepositions.contains(word) { return .preposition }
    if Lexicon.relatives.contains(word) { return .relative }
    if Lexicon.copulas.contains(word) { return .copula }
    if Lexicon.pronouns.contains(word) { return .pronoun }
    if Lexicon.all.contains(word) { return .all }
    if [
      "сосед", "соседа", "соседу", "соседом", "соседи", "соседей", "соседям", "соседями", "neighbour",
      "neighbor", "neighbours", "neighbors",
    ].contains(word) {
      return .neighbour
    }
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
    if [
      "граница", "границы", "границе", "границу", "границей", "границ", "border", "borders", "boundary",
      "frontier",
    ].contains(word) {
      return .borderNoun
    }
    if Lexicon.adverbs.contains(word) { return .silent }
    if Lexicon.isGeneric(word) { return .generic(index, isPlural: Lexicon.isPlural(word)) }
    return .other
  }

  /// Where a direction ends that begins at a token: `на северо-западе и западе`, `to the south`; `nil` for others.
  private func direction(at index: Int, until end: Int) -> Int? {
    var next = index
    func folded(_ index: Int) -> String { index < end ? text.tokens[index].folded : "" }
    let isPreposition = ["на", "с", "со", "in", "to", "on", "from", "at", "along", "по", "к"].contains(
      folded(next))
    if isPreposition { next += 1 }
    while ["the", "its", "their", "крайнем", "самом", "far", "extreme", "всём", "всем", "whole"].contains(
      folded(next))
    { next += 1 }
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

  /// Where a name ends that the data do not know: words with capital letters, and words for types beside them.
  private func unknownName(at index: Int, until end: Int, isFirst: Bool) -> Int? {
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

  private func isFunctionWord(_ index: Int) -> Bool {
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

  private func isSentenceStart(_ elements: [Element]) -> Bool {
    guard let last = elements.last else { return true }
    if case .stop = last { return true }
    return false
  }

  /// A length and where it ends: `195.8 km`, `1 272 км`.
  private func amount(at index: Int, until end: Int) -> (Double, Int)? {
    var next = index
    while next < end, text.tokens[next].kind == .number { next += 1 }
    guard next < end, text.tokens[next].kind == .word,
      let value = Amount.kilometres(text.text(index..<(next + 1)))
    else { return nil }
    return (value, next + 1)
  }

  /// Whether a length that comes now stands beside the last place: in parentheses or behind a dash.
  private func isBeside(_ elements: [Element]) -> Bool {
    guard elements.count > 1 else { return false }
    return (elements.last == .open || elements.last == .dash) && elements[elements.count - 2].mention != nil
  }

  /// Puts what lies in a place to it, and a place that is no region of the data out of the way.
  private func joined(_ elements: [Element]) -> [Element] {
    var result: [Element] = []
    for element in elements {
      guard case .place(let mention) = element, let last = result.last else {
        result.append(element)
        continue
      }
      switch last {
      case .place(var before):
        // `Могилёвской областями Белоруссии`, if both together mean something.
        let range = before.range.lowerBound..<mention.range.upperBound
        if let resolver, !before.places.isEmpty,
          let inside = resolver.members(namedBy: mention.text), before.places.contains(where: inside.contains)
        {
          before.range = range
          before.text = text.text(range)
          before.context = mention.text
          before.places = before.places.filter(inside.contains)
          result[result.count - 1] = .place(before)
          continue
        }
      case .comma where result.count > 1 && resolver?.isTail(mention.text) ?? false:
        // `Adamss County, ID`: names of the data go on so behind a comma.
        if case .place(var before) = result[result.count - 2], before.places.isEmpty {
          before.range = before.range.lowerBound..<mention.range.upperBound
          before.text = text.text(before.range)
          result.removeLast()
          result[result.count - 1] = .place(before)
          continue
        }
      case .preposition where result.count > 1:
        if case .place(var before) = result[result.count - 2], let resolver, !before.places.isEmpty,
          ["of", "in", "из", "в"].contains(text.tokens[mention.range.lowerBound - 1].folded),
          let inside = resolver.members(namedBy: mention.text), before.places.contains(where: inside.contains)
        {
          before.context = mention.text
          before.places = before.places.filter(inside.contains)
          result.removeLast()
          result[result.count - 1] = .place(before)
          continue
        }
      case .generic, .neighbour:
        // `регионы Казахстана`, `соседи Казахстана`: not itself.
        result.append(.preposition)
      default: break
      }
      result.append(element)
    }
    return result
  }
}
