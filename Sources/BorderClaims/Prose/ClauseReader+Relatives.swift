import BorderCore

/// What a relative clause says of the place before it.
extension ClauseReader {
  /// A phrase between commas that says nothing stands there for itself: `which, in turn, borders`.
  mutating func closeInsertions() {
    for index in elements.indices where elements[index] == .comma {
      guard index > 0, elements[index - 1] == .relative || elements[index - 1] == .and,
        let end = elements[(index + 1)...].firstIndex(where: { $0 != .silent }), elements[end] == .comma,
        end > index + 1
      else { continue }
      elements[index] = .silent
      elements[end] = .silent
    }
  }

  /// `А, whose neighbours are Б and В, …`, `А, с которой граничит Б, …`: what stands between the commas is taken, and the
  /// sentence goes on without it.
  mutating func takeRelatives() {
    var index = 1
    while index < elements.count {
      if elements[index] == .open, let antecedent = elements[index - 1].mention,
        let (statement, end) = relative(at: index + 1, of: antecedent) ?? list(at: index + 1, of: antecedent),
        end < elements.count, elements[end] == .close
      {
        reading.statements.append(statement)
        elements.removeSubrange(index...end)
        continue
      }
      if elements[index] == .comma, let antecedent = single(before: index),
        let (statement, end) = relative(at: index + 1, of: antecedent)
          ?? neighbour(at: index + 1, of: antecedent)
      {
        reading.statements.append(statement)
        let isClosed = end < elements.count && elements[end] == .comma
        elements.removeSubrange(index..<(isClosed ? end + 1 : end))
        continue
      }
      index += 1
    }
    if reading.statements.isEmpty { return }
    // A sentence that says nothing else still is about its first place.
    if let first = elements.first(where: { $0.mention != nil })?.mention { reading.topic = [first] }
  }

  /// The one place right before a comma; `nil` for several.
  private func single(before comma: Int) -> Mention? {
    guard let place = elements[..<comma].lastIndex(where: { $0 != .silent }),
      let mention = elements[place].mention
    else { return nil }
    let before = elements[..<place].last { $0 != .silent }
    return before == .and || before == .comma || before == .or ? nil : mention
  }

  /// `А (соседи: Б и В)`
  private func list(at start: Int, of place: Mention) -> (Statement, Int)? {
    let rest = elements[start...].drop { $0 == .silent }
    guard rest.first == .neighbour, let colon = rest.dropFirst().firstIndex(where: { $0 != .silent }),
      elements[colon] == .colon, let group = Coordination.at(colon + 1, of: elements, rules: rules),
      !group.isObject
    else { return nil }
    return (Statement(subjects: [place], objects: group.mentions), group.end)
  }

  /// `А, Б's western neighbour, …`, `А, западный сосед Б, …`.
  private func neighbour(at start: Int, of place: Mention) -> (Statement, Int)? {
    guard let end = elements[start...].firstIndex(of: .comma), end < start + 8,
      let noun = elements[start..<end].firstIndex(of: .neighbour),
      let owner = elements[start..<end].firstIndex(where: { $0.mention != nil }),
      let mention = elements[owner].mention,
      elements[start..<end].indices.allSatisfy({ index in
        index == owner || [.neighbour, .silent, .other, .preposition].contains(elements[index])
      }),
      mention.isPossessive && owner < noun || owner > noun && mention.grammaticalCase != .nominative
    else { return nil }
    return (Statement(subjects: [place], objects: [mention]), end)
  }

  private func relative(at start: Int, of antecedent: Mention) -> (Statement, Int)? {
    var index = start
    var hasRelative = false
    var hasMarker = false
    func skip() { while index < elements.count, elements[index] == .silent { index += 1 } }
    func places() -> Coordination? {
      guard let group = Coordination.at(index, of: elements, rules: rules), !group.isObject else {
        return nil
      }
      index = group.end
      return group
    }
    func closing(_ statement: Statement) -> (Statement, Int)? {
      skip()
      guard
        index == elements.count || [.comma, .semicolon, .close].contains(elements[index])
      else {
        return nil
      }
      return (statement, index)
    }
    skip()
    if index < elements.count, elements[index] == .objectMarker { (hasMarker, index) = (true, index + 1) }
    skip()
    if index < elements.count, elements[index] == .relative { (hasRelative, index) = (true, index + 1) }
    skip()
    if hasRelative, !hasMarker, let noun = elements[index...].prefix(4).firstIndex(of: .neighbour),
      elements[index..<noun].allSatisfy({ $0 == .silent || $0 == .other })
    {
      index = noun
    }
    guard index < elements.count else { return nil }
    if elements[index] == .neighbour, !hasMarker {
      index += 1
      skip()
      if index < elements.count, elements[index] == .relative { (hasRelative, index) = (true, index + 1) }
      skip()
      guard hasRelative, index < elements.count else { return nil }
      if elements[index] == .copula || elements[index] == .dash {
        index += 1
        skip()
      } else if elements[index].mention == nil || elements[index - 1] != .silent {
        // `whose neighbours include А`
        return nil
      }
      return places().flatMap { closing(Statement(subjects: [antecedent], objects: $0.mentions)) }
    }
    guard hasRelative else { return nil }
    var isNegated = false
    func verb() -> BorderVerb? {
      skip()
      if index < elements.count, elements[index] == .negation { (isNegated, index) = (true, index + 1) }
      guard index < elements.count, case .verb(let found) = elements[index], !found.isParticiple,
        !found.isPast
      else { return nil }
      index += 1
      isNegated = isNegated != found.isNegated
      return found
    }
    if var group = places() {
      // `which Б borders`, `с которой Б граничит`
      guard let found = verb(), hasMarker == found.wantsMarker || !found.wantsMarker else { return nil }
      skip()
      if index < elements.count, elements[index] == .and || elements[index] == .comma {
        // `which Б borders in the east and В in the north`
        let start = index
        index += 1
        if let others = places(), closing(Statement(subjects: [], objects: [])) != nil {
          group.mentions += others.mentions
        } else {
          index = start
        }
      }
      return closing(Statement(subjects: group.mentions, objects: [antecedent], isNegated: isNegated))
    }
    guard hasMarker, verb() != nil, let group = places() else { return nil }
    return closing(Statement(subjects: group.mentions, objects: [antecedent], isNegated: isNegated))
  }
}
