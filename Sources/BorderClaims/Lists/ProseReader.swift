import BorderCore

/// Reads a text as it is: sentences, lines `A: B, C`, heads with bullets below, headings, in any mixture.
///
/// A line is one of a list where a name stands before its colon or dash and no verb says who borders whom. What is no
/// list is prose: its lines are joined to paragraphs, over a page break too where a sentence goes on.
package struct ProseReader {
  package let text: TokenizedText
  let rules: NameRules
  let resolver: NameResolver?
  /// Whether the text is a list: then a head may be a name that the data do not know.
  let isList: Bool
  var chart: SentenceChart
  var enumeration: Enumeration
  var list: ClaimList
  var topic: [Mention] = []
  /// What the sentence before named last as the objects of its verb.
  var namedLast: [Mention] = []
  /// The two places that the sentence before spoke of.
  var pairLast: [Mention] = []
  /// The last clause by which the sentence before said that places adjoin.
  var saidLast: ClauseReader.Said?
  /// Whether the sentence before spoke of neighbours.
  var hadNeighbours = false
  /// What the sentence before asked.
  var asked: [Statement] = []
  var open: Reading.Open?
  /// Where the sentence begins that waits for a list, and which it is among the units; `nil` once an item was read.
  var opened: (start: Int, unit: Int)?
  var openHead: (mention: Mention, count: Int)?
  var passedOver: [Int] = []
  /// The lines of sentences that speak of borders, but not of who adjoins whom.
  var unpaired: [Int] = []
  /// The lines of claims that no verb says, but what was said before.
  var implied: [Int] = []
  /// The lines of sentences of which words were passed over.
  var framedLines: [Int] = []
  /// The lines of lists and the sentences so far, and the item of the last of them that is read.
  var units: [Range<Int>] = []
  var item: Range<Int>?
  /// The sides of the border that the text is about, and what its last sentence said.
  var sides: [Mention] = []
  var said = BorderCourse.Said()
  var skipped: [Int] = []

  /// One line: its tokens, and whether it begins like an item of a list.
  struct Line {
    var range: Range<Int>
    /// Its tokens without the mark of an item.
    var content: Range<Int>
    var isBullet: Bool { content.lowerBound > range.lowerBound }
  }

  package init(_ text: String, rules: NameRules, resolver: NameResolver?, isList: Bool) {
    self.text = TokenizedText(StruckText.blanked(text)) { resolver?.hasWord($0) ?? false }
    self.rules = rules
    self.resolver = resolver
    self.isList = isList
    enumeration = Enumeration(rules: rules, resolver: resolver)
    chart = SentenceChart(self.text, resolver: resolver, rules: rules, known: enumeration.meanings)
    list = ClaimList(format: isList ? "lines" : "text")
  }

  /// How many spans were looked up and weighed, for tests of the cost.
  package var readings: Int { chart.readings + enumeration.readings }
  /// How many phrases the grammar tried in sentences, for tests of the cost.
  package internal(set) var phrases = 0

  /// Reads the text.
  package mutating func parse() -> ClaimList {
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
        units.append(line.range.lowerBound..<lines[end - 1].range.upperBound)
        take(item: line.content.lowerBound..<lines[end - 1].range.upperBound)
        index = end
        continue
      }
      closeHead()
      closeOpen()
      if let (head, tail) = separated(line.content), isList || isOfNames(tail) {
        units.append(line.range)
        take(head: head, tail: tail)
        index += 1
        continue
      }
      let end = endOfParagraph(index, lines)
      read(paragraph: line.content.lowerBound..<lines[end - 1].range.upperBound)
      index = end
    }
    closeHead()
    closeOpen()
    addNotes()
    return list
  }

  mutating func read(paragraph range: Range<Int>) {
    let elements = chart.elements(in: range)
    var sentence: [Element] = []
    var start = range.lowerBound
    for element in elements {
      sentence.append(element)
      if case .stop(_, let token) = element {
        read(sentence: sentence, start..<(token + 1))
        sentence = []
        start = token + 1
      }
    }
    if !sentence.isEmpty, start < range.upperBound { read(sentence: sentence, start..<range.upperBound) }
    // A paragraph that is nothing but one name is a heading.
    let names = elements.compactMap(\.mention)
    if names.count == 1, elements.allSatisfy({ $0.mention != nil || $0 == .silent || $0 == .colon }) {
      topic = names
    }
  }

  mutating func read(sentence: [Element], _ range: Range<Int>) {
    units.append(range)
    item = nil
    if range.count > 1, text.tokens[range.lowerBound + 1].text == ":",
      Lexicon.factLabels.contains(text.tokens[range.lowerBound].folded)
    {
      // `Capital: Petrozavodsk.` says a fact of what the text is about.
      passedOver.append(text.tokens[range.lowerBound].line)
      return
    }
    let answer = answer(range)
    var sentence = answer == nil ? sentence : Self.withoutAnswer(sentence)
    sentence = Self.announcing(sentence)
    if hadNeighbours, names(ofThem: range) { sentence = [.own, .neighbour, .colon] + sentence }
    hadNeighbours = sentence.contains(.neighbour)
    var reader = ClauseReader(
      rules: rules, topic: topic, namedBefore: namedLast, pairBefore: pairLast,
      knowledge: PlaceKnowledge(resolver: resolver, text: text))
    reader.saidBefore = saidLast
    if answer == false { reader.saidBefore?.isNegated = true }
    var reading = reader.read(sentence)
    saidLast = reader.last
    phrases += reader.phrases
    if let resolver {
      var course = BorderCourse(text, resolver: resolver, rules: rules, sides: sides, before: said)
      course.topic = topic
      course.read(sentence, reading: reading)
      (sides, said) = (course.sides, course.said(reading))
      if !course.statements.isEmpty || course.open != nil { reading.problem = nil }
      reading.problem = course.problem ?? reading.problem
      reading.statements += course.statements.filter { !reading.statements.contains($0) }
      if let known = course.open, reading.open == nil {
        reading.open = Reading.Open(known: known, isObjects: true, isNegated: false, areSides: true)
      }
    }
    readFrames(of: sentence, range, &reading)
    if Lexicon.figureNouns.contains(text.tokens[range.lowerBound].folded), reading.statements.isEmpty,
      var place = sentence.lazy.compactMap(\.mention).first
    {
      // `Площадь Лаоса — …`: of Laos the next sentences speak.
      place.grammaticalCase = .unknown
      reading.topic = [place]
    }
    answered(answer, &reading)
    namedLast = reading.statements.last?.objects ?? []
    pairLast = reader.pair(of: reading.statements)
    take(reading, of: sentence)
  }

  private mutating func take(_ reading: Reading, of sentence: [Element]) {
    let start = firstToken(of: sentence)
    for statement in reading.statements {
      for subject in statement.subjects {
        for object in statement.objects where subject != object && !isOfFeature(subject, object) {
          add(subject, object, isNegated: statement.isNegated)
          if statement.isImplied, let line = list.claims.last?.line { implied.append(line) }
        }
      }
    }
    closeOpen()
    open = reading.open
    if let open, !open.areSides, let start { opened = (start, units.count - 1) }
    if !reading.topic.isEmpty { topic = reading.topic }
    if let problem = reading.problem ?? unusedPlaces(reading), let start {
      addUnread(at: start, unit: units.last, problem)
    } else if reading.statements.isEmpty, reading.open == nil, let start {
      if isList {
        skipped.append(text.tokens[start].line)
      } else if sentence.contains(where: speaksOfBorders) {
        unpaired.append(text.tokens[start].line)
      } else {
        passedOver.append(text.tokens[start].line)
      }
    }
  }

  /// What a sentence that says who adjoins whom names besides, of which nothing was taken.
  private func unusedPlaces(_ reading: Reading) -> Phrase? {
    guard !reading.statements.isEmpty else { return nil }
    let used = Set(
      reading.statements.flatMap { $0.subjects + $0.objects }.map(\.range.lowerBound))
    let names = reading.unused.filter {
      !used.contains($0.range.lowerBound) && !isFeature($0)
        && ($0.isKnown || !$0.places.isEmpty || isRightBehind($0, reading))
    }
    .map(\.text)
    guard !names.isEmpty else { return nil }
    let list = names.joined(separator: ", ")
    return Phrase("what it says of \(list) was not understood", "не понято, что сказано о: \(list)")
  }

  /// Lists a sentence that names one side, where no list follows that names the other.
  mutating func closeOpen() {
    if let opened {
      addUnread(
        at: opened.start, unit: units[opened.unit],
        Phrase("who adjoins them is not said", "не сказано, кто с ними граничит"))
    }
    (open, opened) = (nil, nil)
  }

  private mutating func addUnread(at start: Int, unit: Range<Int>?, _ problem: Phrase) {
    let token = text.tokens[start]
    var unread = UnreadText(
      line: token.line, column: token.column, text: snippet(from: start), reason: problem)
    unread.extent = unit.map(characters)
    list.unread.append(unread)
  }

  private func speaksOfBorders(_ element: Element) -> Bool {
    switch element {
    case .verb, .neighbour, .borderNoun, .adjacent, .nearest, .separation: true
    default: false
    }
  }

  func firstToken(of sentence: [Element]) -> Int? {
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

  func snippet(from start: Int) -> String {
    let end = min(text.tokens.count, start + 9)
    return text.text(start..<end) + (end < text.tokens.count ? " …" : "")
  }

  mutating func add(_ a: Mention, _ b: Mention, isNegated: Bool) {
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
    claim.extent = extent(a, b)
    list.claims.append(claim)
  }

  /// Where a claim stands: its item, or its sentence; with the sentence that names the other place.
  private func extent(_ a: Mention, _ b: Mention) -> ClaimExtent? {
    guard let unit = units.last else { return nil }
    let own = item ?? unit
    let outside = [a, b].first { !unit.contains($0.range.lowerBound) }
    let basis = outside.flatMap { mention in
      units.last { $0.contains(mention.range.lowerBound) }
    }
    return ClaimExtent(
      range: characters(own), unit: characters(unit), basis: basis == unit ? nil : basis.map(characters))
  }

  /// Where tokens stand in the text.
  func characters(_ range: Range<Int>) -> Range<Int> {
    guard let last = range.last else { return 0..<0 }
    return text.tokens[range.lowerBound].range.lowerBound..<text.tokens[last].range.upperBound
  }

}
