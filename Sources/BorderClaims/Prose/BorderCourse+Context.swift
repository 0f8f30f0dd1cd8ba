import BorderCore

/// What is not said by a verb, but by what was said before.
extension BorderCourse {
  /// Parentheses behind `трёх областей Белоруссии` hold the places themselves.
  mutating func flattenLists() {
    for index in elements.indices.dropFirst(3) where elements[index] == .open {
      guard elements[index - 1].mention != nil, elements[index - 2] == .preposition,
        case .generic = elements[index - 3], let close = closing(index)
      else { continue }
      elements[index] = .silent
      elements[close] = .silent
    }
    for index in elements.indices.dropFirst() where elements[index] == .open {
      guard case .generic = elements[index - 1], let close = closing(index) else { continue }
      elements[index] = .silent
      elements[close] = .silent
    }
  }

  private func closing(_ open: Int) -> Int? {
    var depth = 0
    for index in open..<elements.count {
      if elements[index] == .open { depth += 1 }
      if elements[index] == .close { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// `Участки границы: А — Б; В — Г`: the places of a stretch adjoin, where there is one on each side.
  mutating func readSections() {
    guard let noun = elements.firstIndex(of: .section),
      let colon = elements[noun...].firstIndex(of: .colon), sides.count == 2 || !phrases.isEmpty
    else { return }
    var isUnclear = false
    for part in elements[(colon + 1)...].split(separator: .semicolon) {
      guard let dash = part.firstIndex(of: .dash) else { continue }
      let a = groups(in: part.startIndex..<dash).flatMap(\.mentions)
      let b = groups(in: (dash + 1)..<part.endIndex).flatMap(\.mentions)
      guard let first = a.first, let second = b.first, isAcross(first, second) || !phrases.isEmpty else {
        continue
      }
      if a.count == 1, b.count == 1 {
        statements.append(Statement(subjects: a, objects: b, isImplied: true))
      } else {
        isUnclear = true
      }
    }
    guard isUnclear else { return }
    problem = Phrase(
      "a stretch of a border with several regions on a side: which of them adjoin is not said",
      "на участке границы с одной стороны несколько регионов; не сказано, какие из них граничат")
  }

  /// Whether two regions lie on the two sides of the border that the text is about.
  private func isAcross(_ a: Mention, _ b: Mention) -> Bool {
    guard sides.count == 2, let x = opposite(a, of: sides), let y = opposite(b, of: sides) else {
      return false
    }
    return x.places != y.places
  }

  /// `A similar gap is found between А and Б`, after a sentence on two that adjoin.
  mutating func readLikewise() {
    guard statements.isEmpty, elements.contains(.likewise), before.hasStatements else { return }
    for index in elements.indices where elements[index] == .between {
      guard let group = Coordination.at(index + 1, of: elements, rules: rules), group.mentions.count == 2,
        isAcross(group.mentions[0], group.mentions[1])
      else { continue }
      statements.append(
        Statement(subjects: [group.mentions[0]], objects: [group.mentions[1]], isImplied: true))
    }
  }

  /// `… between А and Б. In А, goods from the neighbouring region are sold`: it is Б.
  mutating func readNeighbouringRegion(_ reading: Reading) {
    guard reading.statements.isEmpty, statements.isEmpty, before.pair.count == 2 else { return }
    for index in elements.indices.dropLast() where elements[index] == .adjacent {
      guard case .generic(let noun, _) = elements[index + 1], isSingular(noun),
        !elements.contains(where: isOther),
        before.pair.contains(where: isNamedHere)
      else { continue }
      statements.append(
        Statement(subjects: [before.pair[0]], objects: [before.pair[1]], isImplied: true))
      return
    }
  }

  /// Whether a noun behind an adjective is one region: `соседней области`, `the neighbouring region`.
  private func isSingular(_ noun: Int) -> Bool {
    let adjective = text.tokens[noun - 1].folded
    if adjective.hasPrefix("neighb") || adjective.hasPrefix("adj") {
      return !Lexicon.isPlural(text.tokens[noun].folded)
    }
    return ["ей", "его", "ему", "ем", "юю", "яя", "ее", "ий"].contains { adjective.hasSuffix($0) }
  }

  /// Whether an element is a place that is none of the pair.
  private func isOther(_ element: Element) -> Bool {
    guard let mention = element.mention, !mention.places.isEmpty else { return false }
    return !before.pair.contains { !Set($0.places).isDisjoint(with: mention.places) }
  }

  /// Whether the sentence names a place, or the town that it is called after.
  private func isNamedHere(_ place: Mention) -> Bool {
    let word = Array(text.tokens[place.range.lowerBound].folded)
    return elements.contains { element in
      guard let mention = element.mention else { return false }
      let other = Array(text.tokens[mention.range.lowerBound].folded)
      return zip(word, other).prefix { $0 == $1 }.count >= max(4, other.count - 2)
    }
  }

  /// Whether the sentence says where a border ran when that is long over: `Until 1944 it ran through …`.
  var isOfThePast: Bool {
    guard elements.contains(.course), let first = firstToken(elements[...]) else { return false }
    var start = first
    while start > 0, first - start < 24, !text.tokens[start - 1].isMark(of: ".!?;") { start -= 1 }
    let words = text.tokens[start...].prefix(60).prefix { $0.text != ";" && $0.text != "!" && $0.text != "?" }
    return words.contains { Lexicon.pastCourses.contains($0.folded) }
      && BorderVerb.isLongAgo(first, of: text.tokens)
  }
}
