/// Relative clauses about a border: whose it is, or what lies on it.
extension SentenceParser {
  /// `whose border with А is closed`, `граница которой с А закрыта`, `which sits on the border with А`.
  mutating func borderRelatives(at start: Int) -> [Found<Relative>] {
    guard isRelative(start) || element(start) == .borderNoun && isRelative(start + 1) else { return [] }
    var found: [Found<Relative>] = []
    let first = isRelative(start) ? start + 1 : start
    if let noun = borderNoun(from: first) {
      let behind = first == start ? noun + 2 : noun + 1
      for objects in objects(at: behind, of: nil) {
        for words in words(at: objects.end) {
          found.append(
            Found(
              value: Relative(objects: objects.value), end: words.end, cost: objects.cost + words.cost))
        }
      }
    } else if element(first) == .lie, element(first + 1) == .preposition, isBehindRegion(start),
      let noun = borderNoun(from: first + 2),
      element(noun + 1) == .objectMarker
    {
      found += objects(at: noun + 1, of: nil).map { objects in
        Found(value: Relative(objects: objects.value), end: objects.end, cost: objects.cost)
      }
    }
    return found
  }

  /// Whether what stands before an element is surely a region, no town that is called like one.
  func isBehindRegion(_ start: Int) -> Bool {
    let place = element(start - 1) == .comma ? start - 2 : start - 1
    return element(place)?.mention.map { !knowledge.mayBeTown($0) } ?? false
  }

  /// A verb with its objects, behind a relative pronoun or as a participle.
  mutating func predicates(at start: Int, isParticiple: Bool, cost: Int) -> [Found<Relative>] {
    let helper = auxiliary(at: start)
    guard case .verb(let verb)? = element(helper.end),
      verb.isParticiple == isParticiple || verb.isParticiple && helper.hasCopula
    else { return [] }
    var relative = Relative(verb: verb, isNegated: helper.isNegated != verb.isNegated)
    var found = objects(at: helper.end + 1, of: verb).map { objects in
      relative.objects = objects.value
      return Found(value: relative, end: objects.end, cost: cost + objects.cost)
    }
    if verb.isReciprocal {
      relative.objects = []
      for behind in adverbials(at: helper.end + 1) {
        found.append(Found(value: relative, end: behind.end, cost: cost + behind.cost + 2))
      }
    }
    return found
  }
}
