import BorderCore

extension ProseReader {
  /// Whether a place of a sentence is a water or a landform, which is noted.
  mutating func isOfFeature(_ a: Mention, _ b: Mention) -> Bool {
    for mention in [a, b] where isFeature(mention) {
      list.noteFeature(mention.text, line: text.tokens[mention.range.lowerBound].line)
      return true
    }
    return false
  }

  /// Whether a place that the data do not know is a water or a landform.
  func isFeature(_ mention: Mention) -> Bool {
    PlaceKnowledge(resolver: resolver, text: text).isFeature(mention, rules)
  }

  /// What was passed over, by its lines, and what was read from the context.
  mutating func addNotes() {
    let pages = LineRanges.pages(of: text.characters)
    func lines(_ numbers: [Int]) -> Phrase { LineRanges.text(of: numbers, pages: pages) }
    /// `line 3`, `lines 3-5, 9`.
    func named(_ numbers: [Int]) -> Phrase {
      let (text, isOne) = (lines(numbers), Set(numbers).count == 1)
      return Phrase(
        "\(isOne ? "line" : "lines") \(text.english)", "\(isOne ? "строка" : "строки") \(text.russian)")
    }
    if pages.count > 1 {
      for index in list.unread.indices {
        let page = LineRanges.page(of: list.unread[index].line, pages)
        list.unread[index].page = UnreadText.Page(
          number: page, line: list.unread[index].line - pages[page - 1] + 1)
      }
    }
    if !implied.isEmpty {
      list.notes.append(
        Phrase(
          "claims that follow from what was said before, not from a verb: \(implied.count) (\(named(implied).english))",
          "утверждений, которые следуют из сказанного раньше, а не из глагола: \(implied.count) (\(named(implied).russian))"
        ))
    }
    if !framedLines.isEmpty {
      list.notes.append(
        Phrase(
          "sentences read by who adjoins whom, with other words passed over: \(framedLines.count) (\(named(framedLines).english))",
          "предложений, из которых взято, кто с кем граничит, а остальные слова пропущены: \(framedLines.count) (\(named(framedLines).russian))"
        ))
    }
    if !skipped.isEmpty {
      list.notes.append(
        Phrase(
          "lines without a colon or dash: \(skipped.count) (\(lines(skipped).english))",
          "строк без двоеточия и тире: \(skipped.count) (\(lines(skipped).russian))"))
    }
    if !unpaired.isEmpty {
      list.notes.append(
        Phrase(
          "sentences that speak of borders or neighbours, but not of who borders whom: \(unpaired.count) (\(named(unpaired).english))",
          "предложений, где речь о границах или соседях, но не о том, кто с кем граничит: \(unpaired.count) (\(named(unpaired).russian))"
        ))
    }
    if !passedOver.isEmpty {
      list.notes.append(
        Phrase(
          "sentences that do not say who borders whom: \(passedOver.count) (\(named(passedOver).english))",
          "предложений, где не сказано, кто с кем граничит: \(passedOver.count) (\(named(passedOver).russian))"
        ))
    }
  }

  /// Whether a text has a sentence that says who borders whom: a verb between words, not a heading of a column.
  static func looksLikeSentences(_ text: String, resolver: NameResolver?, rules: NameRules) -> Bool {
    let whole = String(text.prefix(20_000))
    let text = TokenizedText(whole)
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
    return isOfSentences(whole)
  }

  /// Whether most lines of a text are sentences, though no verb of borders stands in them: `А has two neighbours, Б and В.`
  private static func isOfSentences(_ text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    let sentences = lines.count { line in
      line.last { !$0.isWhitespace }.map { ".!?".contains($0) } ?? false
        && line.split(separator: " ").count >= fewestWords
        && ![":", ";", "|", "\t", "\"", " – ", " — ", " - "].contains { line.contains($0) }
    }
    return 2 * sentences > lines.count
  }

  /// A row of a table is shorter, or has no full stop.
  private static var fewestWords: Int { 5 }
}
