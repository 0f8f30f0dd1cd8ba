import BorderCore

/// A sentence that names the places first of which it speaks then: `Of А, Б and В, all but В border Г`.
struct PartitiveSubject {
  private(set) var elements: [Element]
  /// The places of which the opposite is said.
  private(set) var denied: [Mention] = []
  private let rules: NameRules

  init(_ elements: [Element], rules: NameRules) {
    (self.elements, self.rules) = (elements, rules)
    take()
  }

  /// `Of А, Б and В, all but В border Г`, `Из А, Б и В с Г граничит только последняя`: of the others it is denied.
  private mutating func take() {
    guard let verb = elements.firstIndex(where: \.isVerb) else { return }
    if takeExceptions(before: verb) { return }
    let start = elements[..<verb].firstIndex(of: .partitive)
    guard start != nil || isSummedUp(before: verb),
      let all = groupOfSeveral(in: (start.map { $0 + 1 } ?? 0)..<verb)
    else { return }
    let rest = elements[all.end...]
    if let except = rest.firstIndex(of: .except(adds: false)),
      let some = Coordination.at(words(from: except + 1), of: elements, rules: rules),
      let chosen = members(of: all, named: some.mentions)
    {
      keep(all, but: chosen, without: except..<some.end)
    } else if let only = rest.firstIndex(of: .only) {
      let next = words(from: only + 1)
      guard next < elements.count else { return }
      if case .oneOfThem(let number) = elements[next] {
        let one = number ?? all.mentions.count - 1
        guard all.mentions.indices.contains(one) else { return }
        keep(all, but: Set(all.mentions.indices).subtracting([one]), without: only..<(next + 1))
      } else if let some = Coordination.at(next, of: elements, rules: rules), !some.isObject,
        let chosen = members(of: all, named: some.mentions)
      {
        keep(all, but: Set(all.mentions.indices).subtracting(chosen), without: only..<some.end)
      }
    }
  }

  /// `Ни одна из областей, кроме А и Б, с В не граничит`: of those that are left out the opposite is said.
  private mutating func takeExceptions(before verb: Int) -> Bool {
    guard let except = elements[..<verb].firstIndex(of: .except(adds: false)),
      let none = elements[..<except].firstIndex(where: { $0 == .neither || $0 == .negation }),
      elements[..<none].allSatisfy({ $0 == .silent || $0 == .other }),
      elements[none..<except].contains(where: isOfGroup), !elements[none..<except].contains(where: \.isVerb),
      !elements[none..<except].contains(.objectMarker),
      let some = Coordination.at(words(from: except + 1), of: elements, rules: rules), some.end <= verb,
      !elements[some.end..<verb].contains(where: { $0 == .semicolon || $0 == .contrast })
    else { return false }
    var rest = Array(elements[some.end...])
    if rest.first == .comma { rest.removeFirst() }
    // A negation is that of `none`: `никто не`, and English has no other.
    if let own = rest.firstIndex(where: \.isVerb) {
      if case .verb(var verb) = rest[own] {
        verb.number = .either
        rest[own] = .verb(verb)
      }
      if let negation = rest[..<own].lastIndex(of: .negation) { rest.remove(at: negation) }
    }
    elements = []
    for mention in some.mentions {
      var mention = mention
      mention.grammaticalCase = .unknown
      elements += elements.isEmpty ? [.place(mention)] : [.and, .place(mention)]
    }
    elements += rest
    return true
  }

  /// Whether an element is a noun for regions, or a name that the data do not know: `областей Центральной России`.
  private func isOfGroup(_ element: Element) -> Bool {
    switch element {
    case .generic: true
    case .place(let mention): mention.places.isEmpty && !mention.isKnown
    default: false
    }
  }

  /// Whether a sentence begins with places, and its verb is of all of them but some: `А, Б и В — все, кроме Б, граничат …`.
  private func isSummedUp(before verb: Int) -> Bool {
    guard let first = elements.firstIndex(where: { $0 != .silent }), elements[first].mention != nil,
      let group = Coordination.at(first, of: elements, rules: rules), group.mentions.count > 1,
      group.end < verb, let all = elements[group.end..<verb].firstIndex(of: .all)
    else { return false }
    return elements[group.end..<all].allSatisfy { [.silent, .comma, .dash, .pronoun, .colon].contains($0) }
      && elements[all..<verb].contains(.except(adds: false))
  }

  /// The first places of some elements that are several.
  private func groupOfSeveral(in range: Range<Int>) -> Coordination? {
    var index = range.lowerBound
    while index < range.upperBound {
      guard let group = Coordination.at(index, of: elements, rules: rules) else {
        index += 1
        continue
      }
      if group.mentions.count > 1, !group.isObject { return group }
      index = max(group.end, index + 1)
    }
    return nil
  }

  private func words(from start: Int) -> Int {
    elements[min(start, elements.count)...].firstIndex { $0 != .silent && $0 != .preposition }
      ?? elements.count
  }

  /// Which of some places others are; `nil` where one of these is none of them.
  private func members(of group: Coordination, named others: [Mention]) -> Set<Int>? {
    var found: Set<Int> = []
    for other in others {
      let index = group.mentions.firstIndex {
        $0.text == other.text || !$0.places.isEmpty && $0.places == other.places
      }
      guard let index else { return nil }
      found.insert(index)
    }
    return found.count < group.mentions.count ? found : nil
  }

  /// Lets the sentence begin with some of the places; of the others it is denied.
  private mutating func keep(_ group: Coordination, but others: Set<Int>, without named: Range<Int>) {
    denied = others.sorted().map { group.mentions[$0] }
    var subjects: [Element] = []
    for (index, mention) in group.mentions.enumerated() where !others.contains(index) {
      if !subjects.isEmpty { subjects.append(.and) }
      var mention = mention
      mention.grammaticalCase = .unknown
      subjects.append(.place(mention))
    }
    var rest: [Element] = []
    for index in elements.indices[group.end...] where !named.contains(index) {
      switch elements[index] {
      case .all, .only, .dash, .pronoun: continue
      case .comma, .silent, .preposition: if !rest.isEmpty { rest.append(elements[index]) }
      default: rest.append(elements[index])
      }
    }
    elements = subjects + rest
  }
}
