/// Takes an enumeration of places apart: `Б, В и Г`, `B (12 km); C`, `Омская, Курганская и Тюменская области`.
///
/// What a name is, the gazetteer knows: a conjunction or comma inside a known name (`Bosnia and Herzegovina`,
/// `Adams County, ID`) parts nothing. A word for a type after several names belongs to all of them.
struct Enumeration {
  let rules: NameRules
  /// What is known of names; `nil` when nothing is.
  let resolver: NameResolver?
  /// How many spans were looked up and weighed.
  private(set) var readings = 0
  /// What was looked up before, as names come several times in a list.
  let known = KnownSpellings()
  let meanings = SpanMeanings()

  init(rules: NameRules, resolver: NameResolver?) {
    self.rules = rules
    self.resolver = resolver
  }

  /// What stands between two marks.
  private struct Segment {
    var range: Range<Int>
    var names: [NameSpan] = []
  }

  /// The places of a cell: separated by semicolons, line ends, commas, conjunctions.
  func items(in text: String) -> [Mention] {
    let text = TokenizedText(Footnotes.removed(from: text)) { resolver?.hasWord($0) ?? false }
    var reader = self
    var items = reader.items(in: text, text.tokens.indices, partsLines: true)
    for index in items.indices {
      guard let last = items[index].range.last else { continue }
      items[index].characters =
        text.tokens[items[index].range.lowerBound].range.lowerBound..<text.tokens[last].range.upperBound
    }
    if items.count == 1, items[0].range.count > 1, !(resolver?.recognizes(items[0].text) ?? false),
      items[0].range.allSatisfy({ text.tokens[$0].text.allSatisfy(\.isNumber) })
    {
      // Numbers with blanks between them are ids: `200 400`.
      items = items[0].range.map { index in
        var number = Mention(range: index..<(index + 1), text: text.tokens[index].text)
        number.characters = text.tokens[index].range
        return number
      }
    }
    guard items.isEmpty, text.tokens.contains(where: { $0.kind != .mark }) else { return items }
    // Nothing that is written is dropped: what is no name will be reported as unknown.
    return [Mention(range: text.tokens.indices, text: text.text(text.tokens.indices))]
  }

  /// A text without blanks and marks at its ends.
  static func trim(_ text: String) -> String {
    var slice = text[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace || last == ";" { slice.removeLast() }
    // A full stop ends a list, but belongs to an abbreviation such as обл.
    if slice.last == ".", let word = slice.split(separator: " ").last, word.count > 5 { slice.removeLast() }
    return String(slice)
  }

  /// The places of a part of a text.
  mutating func items(in text: TokenizedText, _ range: Range<Int>, partsLines: Bool) -> [Mention] {
    guard !range.isEmpty else { return [] }
    let words = range.count { text.tokens[$0].kind != .mark }
    if let resolver, words <= resolver.mostWords, let whole = plain(text, range),
      known.recognizes(whole.text, resolver)
    {
      return [whole]
    }
    var chart = SentenceChart(text, resolver: resolver, rules: rules, known: meanings)
    let names = chart.names(in: range, isProse: false)
    readings += chart.readings
    var mentions: [Mention] = []
    for segment in joined(segments(of: text, range, names, partsLines: partsLines), text) {
      mentions += places(in: segment, text)
    }
    Coordination.shareTypes(&mentions, rules)
    return mentions
  }

  /// The parts of an enumeration between marks that stand in no name and in no parentheses.
  private func segments(
    of text: TokenizedText, _ range: Range<Int>, _ names: [NameSpan], partsLines: Bool
  ) -> [Segment] {
    var segments: [Segment] = []
    var current = Segment(range: range.lowerBound..<range.lowerBound)
    var depth = 0
    var next = 0
    var index = range.lowerBound
    func close(at end: Int, from start: Int) {
      current.range = current.range.lowerBound..<end
      if !current.range.isEmpty { segments.append(current) }
      current = Segment(range: start..<start)
    }
    let hasSemicolon = range.contains { text.tokens[$0].text == ";" }
    while index < range.upperBound {
      let token = text.tokens[index]
      if partsLines, token.breaks > 0, index > current.range.lowerBound, depth == 0 {
        close(at: index, from: index)
      }
      if next < names.count, names[next].range.lowerBound == index {
        current.names.append(names[next])
        index = names[next].range.upperBound
        next += 1
        continue
      }
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth = max(0, depth - 1) }
      let isMark =
        token.text == ";" || token.text == "|" || token.text == "," && !(resolver == nil && hasSemicolon)
      let isConjunction = resolver != nil && !token.isCode && Lexicon.conjunctions.contains(token.folded)
      if depth == 0, isMark || isConjunction {
        close(at: index, from: index + 1)
      } else if depth == 0, let count = phrase(at: index, text, range.upperBound) {
        close(at: index, from: index + count)
        index += count
        continue
      } else if depth == 0, let end = direction(at: index, text, range.upperBound), end > index {
        close(at: index, from: end)
        index = end
        continue
      }
      index += 1
    }
    close(at: range.upperBound, from: range.upperBound)
    return segments
  }

  private func phrase(at index: Int, _ text: TokenizedText, _ end: Int) -> Int? {
    guard resolver != nil else { return nil }
    return Lexicon.joiningPhrases.first { words in
      index + words.count <= end && words.indices.allSatisfy { text.tokens[index + $0].folded == words[$0] }
    }?.count
  }

  /// Where a direction ends: `in the north`, `на юге`.
  private func direction(at index: Int, _ text: TokenizedText, _ end: Int) -> Int? {
    guard resolver != nil, ["на", "in", "to", "on", "from"].contains(text.tokens[index].folded) else {
      return nil
    }
    var next = index + 1
    if next < end, text.tokens[next].folded == "the" { next += 1 }
    guard next < end, Lexicon.isDirection(text.tokens[next].folded) else { return nil }
    next += 1
    // `на западе и севере`, `in the east, south and west`
    while next + 1 < end, [",", "и", "and"].contains(text.tokens[next].folded),
      !text.tokens[next + 1].isCapitalized, Lexicon.isDirection(text.tokens[next + 1].folded)
    { next += 2 }
    return next
  }

  /// Joins a name with what stands behind its comma, where names of the data are written so: `Adams County, ID`.
  private func joined(_ segments: [Segment], _ text: TokenizedText) -> [Segment] {
    guard let resolver, resolver.hasTails else { return segments }
    var result: [Segment] = []
    for segment in segments {
      if let last = result.last, text.tokens[segment.range.lowerBound - 1].text == ",",
        !(last.names.last.map { name in name.range.contains { text.tokens[$0].text == "," } } ?? false),
        resolver.isTail(text.text(segment.range)) || segment.names.isEmpty && segment.range.count == 1
      {
        result[result.count - 1] = Segment(range: last.range.lowerBound..<segment.range.upperBound)
      } else {
        result.append(segment)
      }
    }
    return result
  }

  /// The places of one part: most often one, known or not.
  private func places(in segment: Segment, _ text: TokenizedText) -> [Mention] {
    guard let whole = plain(text, segment.range) else { return [] }
    guard let resolver, let name = segment.names.first, name.range != whole.range,
      !known.recognizes(whole.text, resolver)
    else { return [whole] }
    func mention(_ name: NameSpan) -> Mention {
      var mention = Mention(range: name.range, text: text.text(name.range), places: name.places)
      mention.kilometres = whole.kilometres
      return mention
    }
    let before = whole.range.lowerBound..<max(whole.range.lowerBound, name.range.lowerBound)
    let after = name.range.upperBound..<max(whole.range.upperBound, name.range.upperBound)
    // Words before a name may be a part of it that is not known; what announces places ends with a colon.
    let isAnnounced = before.last.map { text.tokens[$0].text == ":" } ?? false
    if before.contains(where: { text.tokens[$0].kind != .mark }), !isAnnounced { return [whole] }
    if segment.names.count > 1, !after.contains(where: { text.tokens[$0].isMark(of: "(—–-") }) {
      return segment.names.map(mention)
    }
    if let mark = after.first, mark + 1 < after.upperBound, text.tokens[mark].isMark(of: "(—–-") {
      let isAside = text.tokens[after.upperBound - 1].text == ")"
      let rest = (mark + 1)..<max(mark + 1, after.upperBound - (isAside ? 1 : 0))
      if resolver.isMisspeltPair(text.text(name.range), text.text(rest)) { return [whole] }
    }
    let isRemark = after.first.map { text.tokens[$0].isMark(of: "(—–-:") } ?? true
    return isRemark ? [mention(name)] : [whole]
  }

  /// The text of some tokens without what may precede a place, and without a length behind it; `nil` where nothing is
  /// left.
  private func plain(_ text: TokenizedText, _ range: Range<Int>) -> Mention? {
    var range = range
    func folded(_ index: Int) -> String { text.tokens[index].folded }
    while let first = range.first,
      Self.leading.contains(text.tokens[first].text)
        || resolver != nil && range.count > 1 && !text.tokens[first].isCode && isParticle(folded(first))
    {
      range.removeFirst()
    }
    while let last = range.last {
      let token = text.tokens[last]
      // A full stop ends a list, but belongs to an abbreviation such as обл.
      let isStop =
        token.text == "."
        && !(last > range.lowerBound && text.tokens[last - 1].text.count < 5 && last - 1 > range.lowerBound)
      guard isStop || Self.trailing.contains(token.text) else { break }
      range.removeLast()
    }
    guard range.contains(where: { text.tokens[$0].kind != .mark }) else { return nil }
    var mention = Mention(range: range, text: text.text(range))
    if let number = range.first(where: { text.tokens[$0].kind == .number && $0 > range.lowerBound }) {
      var end = number
      while end < range.upperBound, text.tokens[end].kind == .number { end += 1 }
      let before = text.tokens[number - 1].text
      if end < range.upperBound, text.tokens[end].kind == .word,
        end + 1 == range.upperBound
          || end + 2 == range.upperBound && [")", "."].contains(text.tokens[end + 1].text),
        let length = Amount.kilometres(text.text(number..<(end + 1)))
      {
        let isMarked = "(—–-:".contains(before)
        mention.range = range.lowerBound..<(isMarked ? number - 1 : number)
        mention.text = text.text(mention.range)
        mention.kilometres = length
      }
    }
    return mention.range.isEmpty ? nil : mention
  }

  /// Marks that are no part of a place before or behind it.
  private static let leading = Set("—–-:.,;«»\"*•".map(String.init))
  private static let trailing = Set(",;:—–-»«\"".map(String.init))

  private func isParticle(_ word: String) -> Bool {
    Lexicon.objectMarkers.contains(word) || Lexicon.conjunctions.contains(word)
      || [
        "также", "also", "как", "both", "only", "только", "лишь", "directly", "непосредственно", "the", "а",
      ].contains(word)
  }
}
