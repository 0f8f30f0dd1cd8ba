import BorderCore

extension SentenceChart {
  /// A length and where it ends: `195.8 km`, `1 272 км`.
  func amount(at index: Int, until end: Int) -> (Double, Int)? {
    var next = index
    while next < end, text.tokens[next].kind == .number { next += 1 }
    guard next < end, text.tokens[next].kind == .word,
      let value = Amount.kilometres(text.text(index..<(next + 1)))
    else { return nil }
    return (value, next + 1)
  }

  /// Whether a length that comes now stands beside the last place: in parentheses or behind a dash.
  func isBeside(_ elements: [Element]) -> Bool {
    guard elements.count > 1 else { return false }
    return (elements.last == .open || elements.last == .dash) && elements[elements.count - 2].mention != nil
  }

  /// Puts what lies in a place to it, and a place that is no region of the data out of the way.
  func joined(_ elements: [Element]) -> [Element] {
    var result: [Element] = []
    for (number, element) in elements.enumerated() {
      if element == .close, result.count > 2, result[result.count - 2] == .open,
        let inner = result.last?.mention, let before = result[result.count - 3].mention,
        isMisspeltPair(before, inner)
      {
        // `Республика Саха (Яккутия)`
        let range = before.range.lowerBound..<(inner.range.upperBound + 1)
        result.removeLast(2)
        result[result.count - 1] = .place(Mention(range: range, text: text.text(range)))
        continue
      }
      if element == .close, result.count > 3, result[result.count - 2] == .silent,
        result[result.count - 3] == .open,
        let today = result.last?.mention, let before = result[result.count - 4].mention,
        before.places.isEmpty, !today.places.isEmpty
      {
        // `Читинская область (ныне Забайкальский край)`
        result.removeLast(4)
        result.append(.place(today))
        continue
      }
      guard case .place(let mention) = element, let last = result.last else {
        if element == .neighbour, let before = result.last?.mention, before.places.isEmpty,
          !before.isPossessive,
          before.range.count == 1, isMarked(result.dropLast().last { $0 != .silent })
        {
          // `with its Baltic neighbours`: an adjective that the data do not know.
          result[result.count - 1] = .silent
        }
        if let noun = element.noun, ["exclave", "enclave"].contains(text.tokens[noun].folded),
          result.last?.mention?.range.upperBound == noun
        {
          // `the Kaliningrad exclave of Russia`
          continue
        }
        result.append(element)
        continue
      }
      if mention.isKnown, let (before, count) = unknownName(joinedTo: mention, behind: result) {
        // `Republlic of Karelia`
        let range = before.range.lowerBound..<mention.range.upperBound
        var whole = Mention(range: range, text: text.text(range))
        whole.inner = [mention]
        result.removeLast(count)
        result.append(.place(whole))
        continue
      }
      switch last {
      case .place(var before):
        if before.isPossessive, let resolver,
          let inside = resolver.members(namedBy: before.reading ?? before.text),
          mention.places.contains(where: inside.contains)
        {
          // `Ukraine's Sumy Oblast`
          var own = mention
          own.context = before.reading ?? before.text
          own.places = mention.places.filter(inside.contains)
          result[result.count - 1] = .place(own)
          continue
        }
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
        if !before.isKnown, mention.isKnown, mention.grammaticalCase != .nominative,
          mention.range.count == 1, hasType(before), Cyrillic.isIn(mention.text)
        {
          // `Загатальский район Азербайджана`: a region that the data do not know, in a country.
          before.context = mention.text
          result[result.count - 1] = .place(before)
          continue
        }
        if before.isKnown, !mention.isKnown, before.range.upperBound == mention.range.lowerBound,
          Lexicon.features.contains(text.tokens[mention.range.lowerBound].folded)
        {
          // `the Amur River`: no oblast that is called after it.
          let range = before.range.lowerBound..<mention.range.upperBound
          result[result.count - 1] = .place(Mention(range: range, text: text.text(range)))
          continue
        }
        if before.isKnown != mention.isKnown,
          before.range.upperBound == mention.range.lowerBound, goesOn(at: mention.range.lowerBound),
          !before.isKnown || !isMarked(result.dropLast().last),
          before.isKnown || !isMarked(result.dropLast().last) || !mention.isUninflected,
          before.isKnown || !(mention.isUninflected && before.text.allSatisfy(\.isUppercase))
        {
          // `Outer Mongolia`, `Asia Minor`: a name that the data do not know, not Mongolia and not Asia.
          var whole = Mention(range: range, text: text.text(range))
          whole.inner = before.isKnown ? [before] : [mention]
          result[result.count - 1] = .place(whole)
          continue
        }
      case .other where result.count > 1:
        if let before = result[result.count - 2].mention, before.places == mention.places,
          before.range.upperBound + 1 == mention.range.lowerBound, !before.places.isEmpty
        {
          // `Ханты-Мансийский автоономный округ — Югра`: one name with a word that nobody knows in it.
          let range = before.range.lowerBound..<mention.range.upperBound
          result.removeLast()
          result[result.count - 1] = .place(Mention(range: range, text: text.text(range)))
          continue
        }
      case .dash where result.count > 1:
        if let before = result[result.count - 2].mention, isMisspeltPair(before, mention) {
          // `Ханты-Мансийский автоономный округ — Югра`
          let range = before.range.lowerBound..<mention.range.upperBound
          result.removeLast()
          result[result.count - 1] = .place(Mention(range: range, text: text.text(range)))
          continue
        }
      case .comma where result.count > 1:
        guard let resolver, case .place(var before) = result[result.count - 2], !hasComma(before.range) else {
          break
        }
        let range = before.range.lowerBound..<mention.range.upperBound
        let isTail =
          resolver.isTail(mention.text)
          || resolver.hasTails && mention.places.isEmpty && mention.range.count == 1
        if isTail {
          // `Adamss County, ID`, `Adams County, ZZ`: names of the data go on so behind a comma.
          result.removeLast()
          result[result.count - 1] = .place(Mention(range: range, text: text.text(range)))
          continue
        }
        if !before.places.isEmpty, isSingular(elements[(number + 1)...]), !isJoined(result.dropLast(2).last),
          let inside = resolver.members(namedBy: mention.text), before.places.contains(where: inside.contains)
        {
          // `Pskov Oblast, Russia, borders …`: one place.
          before.context = mention.text
          before.places = before.places.filter(inside.contains)
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
        // `регионы Казахстана`, `соседи Казахстана`: not itself. English has a word there, or it is itself.
        if Cyrillic.isIn(mention.text),
          mention.grammaticalCase != .nominative
        {
          result.append(.preposition)
        }
      default: break
      }
      result.append(element)
    }
    return result
  }

  /// Whether a name has a word for a type beside other words.
  private func hasType(_ mention: Mention) -> Bool {
    mention.range.count > 1
      && mention.range.contains { rules.typeWords[text.tokens[$0].folded]?.role == .head }
  }

  /// Whether two places are one of which a part is misspelt.
  private func isMisspeltPair(_ first: Mention, _ second: Mention) -> Bool {
    first.places.isEmpty != second.places.isEmpty
      && resolver?.isMisspeltPair(first.text, second.text) ?? false
  }

  /// Whether a token stands in the line of the one before it, or in the next one where a long line ends.
  func goesOn(at index: Int) -> Bool {
    let before = text.tokens[index - 1]
    return text.tokens[index].breaks == 0
      || text.tokens[index].breaks == 1 && before.column + before.text.count > 60
  }

  /// Whether an element makes an object or an oblique place of the next one.
  private func isMarked(_ element: Element?) -> Bool {
    element == .objectMarker || element == .preposition || element == .possessor
  }

  /// Whether an element joins the next one with others before it.
  private func isJoined(_ element: Element?) -> Bool {
    element == .comma || element == .and || isMarked(element)
  }

  private func hasComma(_ range: Range<Int>) -> Bool { range.contains { text.tokens[$0].text == "," } }

  /// Whether elements begin with a verb in the singular, perhaps behind a comma.
  private func isSingular(_ elements: ArraySlice<Element>) -> Bool {
    for element in elements {
      switch element {
      case .silent, .negation, .comma: continue
      case .verb(let verb): return verb.number == .singular
      default: return false
      }
    }
    return false
  }
}
