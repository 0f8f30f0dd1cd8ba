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
