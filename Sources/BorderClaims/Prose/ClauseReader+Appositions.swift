import BorderCore

/// What stands between a subject and its verb.
extension ClauseReader {
  /// `Three regions – А, Б and В – border Г`: dashes that hold the places themselves.
  mutating func flattenDashes() {
    for open in elements.indices where elements[open] == .dash {
      guard case .generic? = previous(before: open),
        let group = Coordination.at(open + 1, of: elements, rules: rules), group.end + 1 < elements.count,
        elements[group.end] == .dash
      else { continue }
      elements[open] = .silent
      elements[group.end] = .silent
    }
  }

  /// `А, unlike Б, borders В` says nothing of Б.
  mutating func leaveOutContrasted() {
    while let index = elements.firstIndex(of: .unlike) {
      elements[index] = .silent
      let isFirst = !elements[..<index].contains { $0.mention != nil }
      // `в отличие от соседней Б`
      let start = elements[(index + 1)...].firstIndex {
        ![.silent, .adjacent, .preposition, .neighbour].contains($0)
      }
      guard let start, let group = Coordination.at(start, of: elements, rules: rules) else {
        leaveOutWords(from: index)
        continue
      }
      var end = group.end
      if isFirst, group.mentions.count > 1 {
        // `Unlike Б, А borders В`: the last place is the subject.
        end = elements[..<end].lastIndex { $0.mention != nil } ?? end
      } else if index > 0, end < elements.count, elements[index - 1] == .comma, elements[end] == .comma {
        end += 1
        if elements.dropFirst(end).first(where: { $0 != .silent })?.mention == nil {
          elements[index - 1] = .silent
        }
      }
      elements[index..<end] = []
    }
  }

  /// `А, not Б, borders В`: of Б it is denied.
  mutating func leaveOutDenied() {
    guard let verb = elements.firstIndex(where: \.isVerb) else {
      return
    }
    for start in elements[..<verb].indices where elements[start] == .comma {
      var index = start + 1
      while index < verb, elements[index] == .contrast || elements[index] == .silent { index += 1 }
      guard index < verb, elements[index] == .negation,
        let group = Coordination.at(index + 1, of: elements, rules: rules), !group.isObject,
        group.end < verb, elements[group.end] == .comma
      else { continue }
      denied = group.mentions
      elements[start..<group.end] = []
      return
    }
  }

  /// `Contrary to a common belief, А does not border Б`: what stands before the comma.
  private mutating func leaveOutWords(from index: Int) {
    guard let end = elements[index...].firstIndex(where: { $0 == .comma || $0.mention != nil }),
      elements[end] == .comma
    else { return }
    elements[index...end] = []
  }

  /// Whether places are the subject of a verb that belongs to the noun by which they are called: `А is the only region
  /// that borders Б`.
  func isPredicate(_ group: Coordination, before index: Int, _ verb: BorderVerb) -> Bool {
    let words = withoutParentheses(elements[min(group.end, index)..<index])
    guard let link = words.first(where: { $0 != .silent }), link == .copula || link == .dash,
      !words.prefix(while: { if case .generic = $0 { false } else { true } }).contains(.negation)
    else { return false }
    var hasNoun = false
    var isHanging = false
    for element in words {
      switch element {
      // `the capital of the region that borders Б`: the region is another one.
      case .generic: hasNoun = hasNoun || !isHanging
      case .preposition: isHanging = !hasNoun
      case .silent, .other, .demonym, .comma, .copula, .dash, .relative, .objectMarker, .contrast: break
      case .place(let mention) where hasNoun || mention.places.isEmpty:
        // `the only North Korean province adjoining Б`
        hasNoun = true
      default: return false
      }
    }
    guard hasNoun else { return false }
    // `that do not border`
    let before = elements[..<index].last { $0 != .silent && $0 != .negation }
    return verb.isParticiple || before == .relative || before == .objectMarker
  }

  private func withoutParentheses(_ elements: ArraySlice<Element>) -> [Element] {
    var depth = 0
    return elements.filter { element in
      if element == .open { depth += 1 }
      defer { if element == .close { depth -= 1 } }
      return depth <= 0
    }
  }

  /// Whether nothing but words that say nothing stands between places and an element.
  func isRight(_ group: Coordination, before index: Int) -> Bool {
    elements[min(group.end, index)..<index].allSatisfy {
      $0 == .silent || $0 == .negation || $0 == .comma && group.hasAnd
    }
  }

  /// Whether a relative pronoun means all places before it: `А и Б, которые граничат с В`.
  func isAllOfThem(_ antecedent: Mention, _ verb: BorderVerb) -> Bool {
    guard let waiting else { return false }
    return waiting.hasAnd && verb.number == .plural && waiting.mentions.last == antecedent
  }

  /// `Like Б, А borders В` says it of both.
  mutating func joinLikened() {
    for index in elements.indices where elements[index] == .asWell {
      elements[index] = .and
      guard let group = Coordination.at(index + 1, of: elements, rules: rules), !group.isObject,
        group.end == elements.count || elements[group.end] == .semicolon,
        elements[..<index].contains(where: \.isVerb)
      else { continue }
      elements[index] = .ditto
    }
    while let index = elements.firstIndex(of: .like) {
      let isFirst = !elements[..<index].contains { $0.mention != nil }
      guard let group = Coordination.at(index + 1, of: elements, rules: rules) else {
        elements[index] = .other
        continue
      }
      let verb = elements[index...].firstIndex(where: \.isVerb)
      if let verb, elements[index..<verb].contains(.semicolon) {
        // The sentence likens them in something else.
        elements.removeSubrange(index..<group.end)
        continue
      }
      if isFirst, group.mentions.count > 1, let comma = elements[..<group.end].lastIndex(of: .comma) {
        elements[comma] = .and
        elements[index] = .silent
      } else if !isFirst, index > 0, elements[index - 1] == .comma {
        elements[index] = .and
      } else {
        elements[index] = .preposition
      }
    }
  }

  /// `…, but only the latter borders В`, `…, первая — ещё и с Г`: one of the places before.
  mutating func takeOne(_ number: Int?, at index: Int) {
    if number == nil, verb == nil, lastGroup.isEmpty, var one = namedBefore.last {
      one.grammaticalCase = .unknown
      waiting = Coordination(mentions: [one], isObject: false, end: index + 1)
      return
    }
    // The latter is of what was named last; the first one is of those that the sentence is about.
    let among = number == nil && lastGroup.count > 1 ? lastGroup : subject.count > 1 ? subject : topic
    let isOnly = number == nil && subject.count < 2 && lastGroup.count == 1 && !reading.statements.isEmpty
    let found =
      isOnly ? lastGroup.last : number.map { among.indices.contains($0) ? among[$0] : nil } ?? among.last
    guard var one = found, isOnly || among.count > 1, number != 0 || among.count == 2 || elided(at: index + 1)
    else {
      subject = []
      return
    }
    one.grammaticalCase = .unknown
    if verb != nil, next(after: index) == .comma, let comma = elements[index...].firstIndex(of: .comma) {
      // `…; the former, Б`
      elements[comma] = .silent
      (subject, awaitsSubject, fronted, hadObjects) = ([one], false, [], false)
      return
    }
    if elided(at: index + 1) {
      subject = [one]
      (awaitsSubject, fronted) = (false, [])
    } else {
      waiting = Coordination(mentions: [one], isObject: false, end: index + 1)
    }
  }
}
