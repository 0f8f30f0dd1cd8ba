import BorderCore

/// Where one clause ends and the next one begins.
extension ClauseReader {
  /// Whether places only say what the subject before them is: `А — республика Б`.
  func isPredicateNoun(at index: Int) -> Bool {
    guard let waiting, waiting.end <= index else { return false }
    let between = elements[waiting.end..<index]
    let link = between.first { $0 != .silent && $0 != .close }
    return (link == .copula || link == .dash)
      && between.allSatisfy { [.silent, .other, .copula, .dash, .negation, .close].contains($0) }
  }

  /// Whether a comma behind the objects of a relative clause leads back to the subject before it.
  func closesRelative(_ group: Coordination, _ coming: BorderVerb) -> Bool {
    guard let mainClause, verb != nil, !subject.isEmpty, !coming.isParticiple else { return false }
    let agrees = coming.number == .either || (coming.number == .plural) == (mainClause.mentions.count > 1)
    return agrees && elements.dropFirst(group.end).first { $0 != .silent } == .comma
  }

  /// Whether a dash and places without a preposition follow.
  func elidesSubject(after index: Int) -> Bool {
    let rest = elements.dropFirst(index).drop { $0 == .silent }
    return rest.first == .dash && rest.dropFirst().first { $0 != .silent }?.mention != nil
  }

  /// Whether places begin another clause, whose verb says something else: `А borders Б; В is poor`.
  func isOfNextClause(_ group: Coordination, at index: Int) -> Bool {
    guard verb != nil, hadObjects, !awaitsSubject else { return false }
    let before = previous(before: index)
    guard before == .semicolon || before == .contrast else { return false }
    let behind = elements.dropFirst(group.end).first { $0 != .silent }
    return behind == .other || behind == .copula
  }

  /// Whether a dash and an object stand next: a verb is left out.
  func elided(at index: Int) -> Bool {
    var index = index
    var hasDash = false
    while index < elements.count {
      if elements[index] == .dash {
        hasDash = true
      } else if elements[index] != .silent, elements[index] != .and || !hasDash {
        break
      }
      index += 1
    }
    return hasDash && index < elements.count && elements[index] == .objectMarker
  }

  func isElided(before index: Int) -> Bool { previous(before: index) == .dash }

  /// The verb that the places before an element are the subject of; `nil` where other words come first.
  func comingVerb(after index: Int) -> BorderVerb? {
    var hasComma = false
    for (position, element) in zip(elements[index...].indices, elements[index...]) {
      switch element {
      case .neither where self.verb != nil: return nil
      case .silent, .negation, .copula, .neither, .all: continue
      case .comma where !hasComma:
        hasComma = true
        if let verb = verb(behindInsertionAt: position + 1) { return verb }
      case .verb(let verb): return verb
      default: return nil
      }
    }
    return nil
  }

  /// The verb behind a few words between commas: `А, in its turn, borders Б`.
  func verb(behindInsertionAt start: Int) -> BorderVerb? {
    guard let end = elements[start...].prefix(8).firstIndex(of: .comma), end > start,
      elements[start..<end].allSatisfy({ [.silent, .other, .preposition, .adjacent].contains($0) }),
      case .verb(let verb)? = elements[(end + 1)...].first(where: { $0 != .silent && $0 != .negation })
    else { return nil }
    return verb.isParticiple ? nil : verb
  }

  /// How many of some places belong to what stands before, where the others are the subject of a coming verb.
  func split(_ group: Coordination, for verb: BorderVerb) -> Int {
    let count = group.mentions.count
    guard self.verb != nil || verb.isParticiple || !group.hasAnd && verb.number == .singular else { return 0 }
    if verb.isParticiple, verb.number == .plural, self.verb == nil, group.hasAnd { return 0 }
    if verb.isParticiple || verb.number == .singular { return count - 1 }
    if let strong = group.strong.last(where: { $0 < count - 1 || verb.number != .plural }) { return strong }
    return max(0, count - 2)
  }
}
