import BorderCore

extension ProseReader {
  /// The head and the tail of a line of a list; `nil` for prose.
  func separated(_ range: Range<Int>) -> (head: Mention, tail: Range<Int>)? {
    guard let mark = separator(of: range) else { return nil }
    let before = range.lowerBound..<mark
    var tail = (mark + 1)..<range.upperBound
    // `А: соседи – Б, В`
    if tail.count > 2, text.tokens[tail.lowerBound + 1].isMark(of: ":—–-"),
      Lexicon.neighbours.contains(text.tokens[tail.lowerBound].folded)
        || Lexicon.borderLabels.contains(text.tokens[tail.lowerBound].folded)
    {
      tail = tail.dropFirst(2)
    }
    guard !range.contains(where: { hasVerb(at: $0, in: range) }), before.count < 16 else { return nil }
    // A sentence that ends inside it is no list: `А — a record holder. Among its neighbours are Б and В`.
    guard
      resolver == nil
        || !tail.dropLast().contains(where: {
          text.tokens[$0].text == "." && chart.endsSentence($0, until: range.upperBound) && !isNumbered($0)
        })
    else { return nil }
    // `Омская область. Границы: …`: what the colon announces is of the sentence before.
    if resolver != nil, before.count > 2, let label = before.last,
      Lexicon.borderLabels.contains(text.tokens[label].folded)
        || Lexicon.neighbours.contains(text.tokens[label].folded),
      text.tokens[label - 1].text == ".", chart.endsSentence(label - 1, until: range.upperBound)
    {
      return nil
    }
    // A dash before a noun stands for a verb: `А — сосед Б`.
    if resolver != nil, !isList, text.tokens[mark].text != ":", isNoun(tail.lowerBound) { return nil }
    let isColon = text.tokens[mark].text == ":"
    if let head = head(before, isAlone: tail.isEmpty) { return (head, tail) }
    guard isList || resolver == nil, isColon || isList,
      !before.contains(where: {
        text.tokens[$0].isMark(of: ",;") && resolver != nil && !(resolver?.hasTails ?? false)
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

  /// Whether a word begins what a place is said to be: no name, no word for a type, no word of the grammar.
  private func isNoun(_ index: Int) -> Bool {
    guard index < text.tokens.count, text.tokens[index].kind == .word, !text.tokens[index].isCapitalized
    else { return false }
    let word = text.tokens[index].folded
    return rules.typeWords[word] == nil && !Lexicon.isSmallWord(word) && !Lexicon.isDirection(word)
  }

  private func isNumbered(_ index: Int) -> Bool { index > 0 && text.tokens[index - 1].kind == .number }

  /// What parts the head of a line from its tail: the first colon or dash, but for a dash inside a name that goes on to
  /// the next mark (`Ханты-Мансийский автономный округ — Югра: …`).
  private func separator(of range: Range<Int>) -> Int? {
    var depth = 0
    var first: Int?
    for index in range.prefix(32) {
      let token = text.tokens[index]
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      guard depth <= 0, index > range.lowerBound else { continue }
      let isDash =
        token.isMark(of: "—–-") && token.isSpaced && index + 1 < range.upperBound
        && text.tokens[index + 1].isSpaced
      guard token.text == ":" || isDash else { continue }
      guard first != nil else {
        if token.text == ":" { return index }
        first = index
        continue
      }
      let isWhole =
        isName(range.lowerBound..<index) || isMisspeltName(range.lowerBound..<index, parted: first ?? index)
      return isWhole ? index : first
    }
    guard let first, text.tokens[first].text != ":" else { return first }
    // `- Ханты-Мансийский автономный округ — Югра`, an item.
    return isName(range) || isMisspeltName(range, parted: first) ? nil : first
  }

  /// Whether what a dash parts is one name of which a part is misspelt.
  private func isMisspeltName(_ range: Range<Int>, parted dash: Int) -> Bool {
    guard let resolver, range.count <= 32, range.lowerBound < dash, dash + 1 < range.upperBound else {
      return false
    }
    return resolver.isMisspeltPair(
      text.text(range.lowerBound..<dash), text.text((dash + 1)..<range.upperBound))
  }

  private func isName(_ range: Range<Int>) -> Bool {
    guard let resolver, range.count <= 32 else { return false }
    return enumeration.known.recognizes(text.text(range), resolver)
  }

  func hasVerb(at index: Int, in range: Range<Int>) -> Bool {
    guard let verb = BorderVerb.at(index, of: text.tokens, until: range.upperBound) else { return false }
    return verb.range.lowerBound > range.lowerBound || verb.isParticiple
  }

  /// The place of a head: all of it, but for words that announce neighbours, as in `Граница с Казахстаном (с севера)`.
  func head(_ range: Range<Int>, isAlone: Bool) -> Mention? {
    guard let resolver else { return nil }
    let whole = text.text(range)
    if enumeration.known.recognizes(whole, resolver) { return Mention(range: range, text: whole) }
    var chart = SentenceChart(text, resolver: resolver, rules: rules, known: enumeration.meanings)
    let end = range.first { text.tokens[$0].text == "(" } ?? range.upperBound
    let names = chart.names(in: range.lowerBound..<end, isProse: false)
    guard names.count == 1, let name = names.first, name.range.upperBound == end else { return nil }
    if end < range.upperBound, let last = range.last, text.tokens[last].text == ")",
      resolver.isMisspeltPair(text.text(name.range), text.text((end + 1)..<last))
    {
      return nil
    }
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
  mutating func isOfNames(_ tail: Range<Int>) -> Bool {
    guard let resolver else { return true }
    let items = enumeration.items(in: text, tail, partsLines: false)
    // `location in the north-west` names nothing.
    guard
      items.allSatisfy({
        $0.text.contains(where: \.isUppercase) || enumeration.known.recognizes($0.text, resolver)
      })
    else { return false }
    return 2 * items.count { enumeration.known.recognizes($0.reading ?? $0.text, resolver) } >= items.count
  }

  mutating func take(head: Mention, tail: Range<Int>) {
    let items = enumeration.items(in: text, tail, partsLines: false)
    if items.isEmpty { openHead = (head, 0) }
    for item in items {
      self.item = item.range
      add(head, item, isNegated: false)
    }
    topic = [head]
  }

  mutating func take(item range: Range<Int>) {
    let items = enumeration.items(in: text, range, partsLines: false)
    // The mark of an item goes with its only place.
    item = nil
    if let open {
      if !items.isEmpty { opened = nil }
      for item in items {
        self.item = items.count > 1 ? item.range : nil
        for known in open.areSides ? side(beyond: item, of: open.known) : open.known {
          if open.isObjects {
            add(item, known, isNegated: open.isNegated)
          } else {
            add(known, item, isNegated: open.isNegated)
          }
        }
      }
    } else if let head = openHead {
      for item in items {
        self.item = items.count > 1 ? item.range : nil
        add(head.mention, item, isNegated: false)
      }
      openHead?.count += items.count
    }
  }

  /// The country that a region adjoins of the two on the sides of a border; both where the region is not known.
  private func side(beyond item: Mention, of sides: [Mention]) -> [Mention] {
    guard let resolver else { return sides }
    var item = item
    switch resolver.resolve(item.reading ?? item.text) {
    case .matched(let place, _): item.places = [place]
    case .ambiguous(let list): item.places = list
    case .unknown: break
    }
    let course = BorderCourse(text, resolver: resolver, rules: rules, sides: sides, before: said)
    return course.opposite(item, of: sides).map { [$0] } ?? sides
  }

  mutating func closeHead() {
    if let head = openHead, head.count == 0 { list.isolates.append(head.mention.text) }
    openHead = nil
  }
}
