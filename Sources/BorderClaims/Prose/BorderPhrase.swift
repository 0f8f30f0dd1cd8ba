import BorderCore

/// A border between countries as a text speaks of it: `граница России с Казахстаном`, `the Polish–Belarusian border`.
struct BorderPhrase: Hashable {
  /// The elements.
  var range: Range<Int>
  /// The countries that are named: two, one, or none as in `к границе`.
  var sides: [Mention]
  /// Whether each of them lies across from what has the border: `on the border with Estonia and Latvia`.
  var areAcross = false
}

extension BorderPhrase {
  /// The borders that the elements of a sentence speak of.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - rules: The words for types.
  ///   - isCountry: Whether a place is a country; a border of other places is no such phrase.
  /// - Returns: The phrases in their order.
  /// - Complexity: O(elements).
  static func all(in elements: [Element], rules: NameRules, isCountry: (Mention) -> Bool) -> [BorderPhrase] {
    elements.indices.compactMap { index in
      guard elements[index] == .borderNoun else { return nil }
      var phrase = BorderPhrase(range: index..<(index + 1), sides: [])
      phrase.takeBefore(elements)
      phrase.takeBehind(elements, rules)
      guard phrase.sides.count < 3 || phrase.areAcross, phrase.sides.allSatisfy(isCountry) else { return nil }
      return phrase
    }
  }

  /// Adjectives and names right before the noun.
  private mutating func takeBefore(_ elements: [Element]) {
    var index = range.lowerBound - 1
    var words = 0
    while index >= 0, words < 3, elements[index] == .silent || elements[index] == .other {
      (index, words) = (index - 1, words + 1)
    }
    guard index >= 0, let last = Self.countries(elements[index], isBefore: words == 0) else { return }
    sides = last
    range = index..<range.upperBound
    guard last.count == 1, index > 1, elements[index - 1] == .dash,
      let first = Self.countries(elements[index - 2], isBefore: true)
    else { return }
    sides = first + last
    range = (index - 2)..<range.upperBound
  }

  private static func countries(_ element: Element, isBefore: Bool) -> [Mention]? {
    switch element {
    case .demonym(let countries): countries
    case .place(let mention) where isBefore: [mention]
    default: nil
    }
  }

  /// `России с Казахстаном`, `between Poland and Belarus`, `с Казахстаном`.
  private mutating func takeBehind(_ elements: [Element], _ rules: NameRules) {
    guard sides.count < 2 else { return }
    var index = range.upperBound
    for _ in 0..<2 {
      var start = index
      while start < elements.count,
        elements[start] == .silent || elements[start] == .preposition || elements[start] == .between
      {
        start += 1
      }
      guard start < elements.count, let group = Coordination.at(start, of: elements, rules: rules),
        start == index || elements[start - 1] == .between
          || elements[start - 1] == .silent && (sides.isEmpty || group.isObject)
          || sides.isEmpty && group.mentions.count < 3
      else { return }
      areAcross = sides.isEmpty && group.isObject && group.mentions.count > 1 && !group.hasOr
      // `граница проходит`: what stands behind other words belongs to these.
      sides += group.mentions
      index = group.end
      range = range.lowerBound..<index
      if sides.count > 1 { return }
    }
  }
}
