import BorderCore

/// Reads a text as it is: sentences, lines `A: B, C`, heads with bullets below, headings, in any mixture.
///
/// A line is one of a list where a name stands before its colon or dash and no verb says who borders whom. What is no
/// list is prose: its lines are joined to paragraphs, over a page break too where a sentence goes on.
struct ProseReader {
  private let text: TokenizedText
  private let rules: NameRules
  private let resolver: NameResolver?
  /// Whether the text is a list: then a head may be a name that the data do not know.
  private let isList: Bool
  private var chart: SentenceChart
  private var enumeration: Enumeration
  private var list: ClaimList
  private var topic: [Mention] = []
  private var open: Reading.Open?
  private var openHead: (mention: Mention, count: Int)?
  private var passedOver: [Int] = []
  private var skipped: [Int] = []

  /// One line: its tokens, and whether it begins like an item of a list.
  private struct Line {
    var range: Range<Int>
    /// Its tokens without the mark of an item.
    var content: Range<Int>
    var isBullet: Bool { content.lowerBound > range.lowerBound }
  }

  init(_ text: String, rules: NameRules, resolver: NameResolver?, isList: Bool) {
    self.text = TokenizedText(text) { resolver?.hasWord($0) ?? false }
    self.rules = rules
    self.resolver = resolver
    self.isList = isList
    chart = SentenceChart(self.text, resolver: resolver, rules: rules)
    enumeration = Enumeration(rules: rules, resolver: resolver)
    list = ClaimList(format: isList ? "lines" : "text")
  }

  /// How many spans were looked up and weighed, for tests of the cost.
  var readings: Int { chart.readings + enumeration.readings }

  /// Reads the text.
  mutating func parse() -> ClaimList {
    let lines = lines()
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if text.tokens[line.range.lowerBound].text == "#" {
        index += 1
        continue
      }
      if line.isBullet, open != nil || openHead != nil, isItem(line) {
        let end = endOfItem(index, lines)
        take(item: line.content.lowerBound..<lines[end - 1].range.upperBound)
        index = end
        continue
      }
      closeHead()
      if let (head, tail) = separated(line.content), isList || isOfNames(tail) {
        open = nil
        take(head: head, tail: tail)
        index += 1
        continue
      }
      let end = endOfParagraph(index, lines)
      read(paragraph: line.content.lowerBound..<lines[end - 1].range.upperBound)
      index = end
    }
    closeHead()
    addNotes()
    return list
  }

  // MARK: Lines

  private func lines() -> [Line] {
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
  private func content(of range: Range<Int>) -> Range<Int> {
    let first = text.tokens[range.lowerBound]
    if range.count > 1, first.kind == .mark, "-•*–—·".contains(first.text) { return range.dropFirst() }
    if range.count > 2, first.kind == .number, first.text.count < 4, first.text.allSatisfy(\.isNumber),
      [".", ")"].contains(text.tokens[range.lowerBound + 1].text)
    {
      return range.dropFirst(2)
    }
    return range
  }

  /// Whether an item stands for itself: it is no head of others.
  private func isItem(_ line: Line) -> Bool {
    guard let (_, tail) = separated(line.content) else { return true }
    return Amount.kilometres(text.text(tail)) != nil
  }

  private func endOfItem(_ start: Int, _ lines: [Line]) -> Int {
    var end = start + 1
    while end < lines.count, !lines[end].isBullet, text.tokens[lines[end].range.lowerBound].breaks == 1,
      isInParentheses(lines[start].range.lowerBound..<lines[end - 1].range.upperBound)
        || !(text.tokens[lines[end].range.lowerBound].isCapitalized)
    {
      end += 1
    }
    return end
  }

  private func isInParentheses(_ range: Range<Int>) -> Bool {
    range.count { text.tokens[$0].text == "(" } > range.count { text.tokens[$0].text == ")" }
  }

  /// Where the paragraph ends that begins with a line. A page break ends none inside a sentence.
  private func endOfParagraph(_ start: Int, _ lines: [Line]) -> Int {
    var end = start + 1
    while end < lines.count {
      let first = text.tokens[lines[end].range.lowerBound]
      let last = text.tokens[lines[end - 1].range.upperBound - 1]
      let isOver = ".!?:".contains(last.text)
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
  private func isOpenEnded(_ word: String) -> Bool {
    word == "," || Lexicon.conjunctions.contains(word) || Lexicon.objectMarkers.contains(word)
      || Lexicon.prepositions.contains(word)
  }

  /// Whether a line is as long as one of a paragraph, not of a heading.
  private func isLong(_ line: Line) -> Bool {
    let last = text.tokens[line.range.upperBound - 1]
    return last.column + last.text.count > 60
  }

  // MARK: Lists

  /// The head and the tail of a line of a list; `nil` for prose.
  private func separated(_ range: Range<Int>) -> (head: Mention, tail: Range<Int>)? {
    var depth = 0
    guard
      let mark = range.first(where: { index in
        let token = text.tokens[index]
        if token.text == "(" { depth += 1 }
        if token.text == ")" { depth -= 1 }
        guard depth <= 0, index > range.lowerBound else { return false }
        if token.text == ":" { return true }
        let isDash = "—–".contains(token.text) || token.text == "-"
        return isDash && token.isSpaced && index + 1 < range.upperBound && text.tokens[index + 1].isSpaced
      })
    else { return nil }
    let before = range.lowerBound..<mark
    let tail = (mark + 1)..<range.upperBound
    guard !range.contains(where: { hasVerb(at: $0, in: range) }), before.count < 16 else { return nil }
    let isColon = text.tokens[mark].text == ":"
    if let head = head(before, isAlone: tail.isEmpty) { return (head, tail) }
    guard isList || resolver == nil, isColon || isList,
      !before.contains(where: {
        ",;".contains(text.tokens[$0].text) && resolver != nil && !(resolver?.hasTails ?? false)
      })
    else { return nil }
    var reader = Enumeration(rules: rules, resolver: nil)
    let whole = reader.items(in: text, before, partsLines: false)
    guard let first = whole.first else { return nil }
    return (
      Mention(
        range: first.range.lowerBound..<mark, text: text.text(first.range.lowerBound..<before.upperBound)),
      tail
    )
  }

  private func hasVerb(at index: Int, in range: Range<Int>) -> Bool {
    guard let verb = BorderVerb.at(index, of: text.tokens, until: range.upperBound) else { return false }
    return verb.range.lowerBound > range.lowerBound || verb.isParticiple
  }

  /// The place of a head: all of it, but for words that announce neighbours, as in `Граница с Казахстаном (с севера)`.
  private func head(_ range: Range<Int>, isAlone: Bool) -> Mention? {
    guard let resolver else { return nil }
    let whole = text.text(range)
    if resolver.recognizes(whole) { return Mention(range: range, text: whole) }
    var chart = SentenceChart(text, resolver: resolver, rules: rules)
    let end = range.first { text.tokens[$0].text == "(" } ?? range.upperBound
    let names = chart.names(in: range.lowerBound..<end, isProse: false)
    guard names.count == 1, let name = names.first, name.range.upperBound == end else { return nil }
    let before = range.lowerBound..<name.range.lowerBound
    let announces = before.allSatisfy { index in
      let word = text.tokens[index].folded
      return text.tokens[index].kind == .mark || Lexicon.objectMarkers.contains(word)
        || Lexicon.prepositions.contains(word)
        || [
          "the", "границы", "граница", "соседи", "neighbours", "neighbors", "borders", "border", "соседние",
          "регионы",
        ].contains(word)
    }
    return announces ? Mention(range: name.range, text: text.text(name.range), places: name.places) : nil
  }

  /// Whether at least half of what a tail enumerates are names, so that the line is one of a list among sentences.
  private mutating func isOfNames(_ tail: Range<Int>) -> Bool {
    guard let resolver else { return true }
    let items = enumeration.items(in: text, tail, partsLines: false)
    return 2 * items.count { resolver.recognizes($0.reading ?? $0.text) } >= items.count
  }

  private mutating func take(head: Mention, tail: Range<Int>) {
    let items = enumeration.items(in: text, tail, partsLines: false)
    if items.isEmpty { openHead = (head, 0) }
    for item in items { add(head, item, isNegated: false) }
    topic = [head]
  }

  private mutating func take(item range: Range<Int>) {
    let items = enumeration.items(in: text, range, partsLines: false)
    if let open {
      for item in items {
        for known in open.known {
          if open.isObjects {
            add(item, known, isNegated: open.isNegated)
          } else {
            add(known, item, isNegated: open.isNegated)
          }
        }
      }
    } else if let head = openHead {
      for item in items { add(head.mention, item, isNegated: false) }
      openHead?.count += items.count
    }
  }

  private mutating func closeHead() {
    if let head = openHead, head.count == 0 { list.isolates.append(head.mention.text) }
    openHead = nil
  }

  // MARK: Sentences

  private mutating func read(paragraph range: Range<Int>) {
    let elements = chart.elements(in: range)
    open = nil
    var sentence: [Element] = []
    for element in elements {
      sentence.append(element)
      if case .stop = element {
        read(sentence: sentence)
        sentence = []
      }
    }
    if !sentence.isEmpty { read(sentence: sentence) }
    // A paragraph that is nothing but one name is a heading.
    let names = elements.compactMap(\.mention)
    if names.count == 1, elements.allSatisfy({ $0.mention != nil || $0 == .silent || $0 == .colon }) {
      topic = names
    }
  }

  private mutating func read(sentence: [Element]) {
    var reader = ClauseReader(rules: rules, topic: topic)
    let reading = reader.read(sentence)
    let start = firstToken(of: sentence)
    for statement in reading.statements {
      for subject in statement.subjects {
        for object in statement.objects where subject != object && !isOfFeature(subject, object) {
          add(subject, object, isNegated: statement.isNegated)
        }
      }
    }
    open = reading.open
    if !reading.topic.isEmpty { topic = reading.topic }
    if let problem = reading.problem, let start {
      let token = text.tokens[start]
      list.unread.append(
        UnreadText(line: token.line, column: token.column, text: snippet(from: start), reason: problem))
    } else if reading.statements.isEmpty, reading.open == nil, let start {
      if isList {
        skipped.append(text.tokens[start].line)
      } else {
        passedOver.append(text.tokens[start].line)
      }
    }
  }

  private func firstToken(of sentence: [Element]) -> Int? {
    for element in sentence {
      switch element {
      case .place(let mention): return mention.range.lowerBound
      case .verb(let verb): return verb.range.lowerBound
      case .generic(let token, _): return token
      default: continue
      }
    }
    return nil
  }

  private func snippet(from start: Int) -> String {
    let end = min(text.tokens.count, start + 9)
    return text.text(start..<end) + (end < text.tokens.count ? " …" : "")
  }

  // MARK: Claims

  private mutating func add(_ a: Mention, _ b: Mention, isNegated: Bool) {
    func written(_ mention: Mention) -> String {
      mention.text.isEmpty ? text.text(mention.range) : mention.text
    }
    let token = text.tokens[
      isNegated || b.range.lowerBound > a.range.lowerBound ? b.range.lowerBound : a.range.lowerBound]
    var claim = Claim(id: "\(list.claims.count + 1)", a: written(a), b: written(b), line: token.line)
    claim.column = token.column
    (claim.aReading, claim.bReading) = (a.reading, b.reading)
    (claim.aContext, claim.bContext) = (a.context, b.context)
    claim.kilometres = b.kilometres ?? a.kilometres
    claim.isNegated = isNegated
    list.claims.append(claim)
  }

  /// Whether a place of a sentence is a water or a landform, which is noted.
  private mutating func isOfFeature(_ a: Mention, _ b: Mention) -> Bool {
    for mention in [a, b] where isFeature(mention) {
      let line = text.tokens[mention.range.lowerBound].line
      list.notes.append(
        Phrase(
          "line \(line): \(mention.text) is a water or a landform, not a region",
          "строка \(line): \(mention.text) — водоём или форма рельефа, не регион"))
      return true
    }
    return false
  }

  private func isFeature(_ mention: Mention) -> Bool {
    mention.places.isEmpty && !(resolver?.recognizes(mention.text) ?? false)
      && mention.range.contains { Lexicon.features.contains(text.tokens[$0].folded) }
  }

  private mutating func addNotes() {
    func lines(_ numbers: [Int]) -> String {
      let all = Set(numbers).sorted()
      return all.prefix(8).map(String.init).joined(separator: ", ") + (all.count > 8 ? ", …" : "")
    }
    if !skipped.isEmpty {
      list.notes.append(
        Phrase(
          "lines without a colon or dash: \(skipped.count) (\(lines(skipped)))",
          "строк без двоеточия и тире: \(skipped.count) (\(lines(skipped)))"))
    }
    if !passedOver.isEmpty {
      list.notes.append(
        Phrase(
          "sentences that do not say who borders whom: \(passedOver.count) (lines \(lines(passedOver)))",
          "предложений, где не сказано, кто с кем граничит: \(passedOver.count) (строки \(lines(passedOver)))"
        ))
    }
  }

  /// Whether a text has a sentence that says who borders whom: a verb between words, not a heading of a column.
  static func looksLikeSentences(_ text: String, resolver: NameResolver?, rules: NameRules) -> Bool {
    let text = TokenizedText(String(text.prefix(20_000)))
    for index in text.tokens.indices
    where index > 0 && text.tokens[index].breaks == 0 && text.tokens[index].isSpaced {
      guard let verb = BorderVerb.at(index, of: text.tokens, until: text.tokens.count) else { continue }
      let line = (0..<index).last { text.tokens[$0].breaks > 0 } ?? 0
      let isAlone = text.tokens[line..<index].allSatisfy {
        Lexicon.isGeneric($0.folded) || ",;|\"".contains($0.text)
      }
      if isAlone { continue }
      if verb.range.count > 1 || verb.wantsMarker { return true }
      if let resolver {
        var chart = SentenceChart(text, resolver: resolver, rules: rules)
        if !chart.names(in: line..<index, isProse: true).isEmpty { return true }
      } else if text.tokens[index - 1].kind == .word {
        return true
      }
    }
    return false
  }
}
