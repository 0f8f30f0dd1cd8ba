/// Neighbours that a sentence counts one after the other.
extension SentenceParser {
  /// `А — сосед Б и В на востоке, Г на юге`: whose neighbour it is, by sides.
  mutating func neighbourLists(
    of subject: Found<NounPhrase>, at start: Int, isNegated: Bool, cost: Int
  ) -> [Found<Clause>] {
    var noun = start
    while case .other? = element(noun), noun < start + 2 { noun += 1 }
    let first = element(noun + 1) == .preposition ? noun + 2 : noun + 1
    guard element(noun) == .neighbour, element(first)?.mention != nil else { return [] }
    return objects(at: first, of: Self.noun).filter { list in
      list.value.count > 1 && !list.value.contains { $0.phrase.mentions.contains(where: \.isUninflected) }
    }.map { list in
      var clause = Clause(form: .adjoins, subject: subject.value, objects: list.value)
      clause.isNegated = isNegated
      return Found(value: clause, end: list.end, cost: subject.cost + cost + list.cost)
    }
  }

  /// `А has Б and В as its neighbours`, `А counts Б among its neighbours`.
  mutating func counted(of subject: Found<NounPhrase>) -> [Found<Clause>] {
    guard element(subject.end) == .membership else { return [] }
    return nounPhrases(at: subject.end + 1).filter { !$0.value.mentions.isEmpty }.compactMap { list in
      var index = list.end
      while let next = element(index), index < list.end + 4,
        next == .own || next == .between || isPlain(next) || next == .preposition || next == .objectMarker
      { index += 1 }
      guard index > list.end, element(index) == .neighbour else { return nil }
      var clause = Clause(form: .owns, subject: subject.value, objects: [ObjectGroup(phrase: list.value)])
      var end = index + 1
      while let next = alsoCounted(at: end) {
        clause.objects.append(ObjectGroup(phrase: next.value))
        end = next.end
      }
      return Found(value: clause, end: end, cost: subject.cost + list.cost)
    }
  }

  /// `…, Б as its eastern, В as its southern and Г as its western one`: further places that are counted so.
  private mutating func alsoCounted(at start: Int) -> Found<NounPhrase>? {
    var index = start
    while [.comma, .and].contains(element(index)), index < start + 2 { index += 1 }
    guard index > start,
      let place = places(at: index).first(where: { $0.value.said.isEmpty && $0.value.asides.isEmpty })
    else { return nil }
    var end = place.end
    while let next = element(end),
      next == .own || next == .direction || isPlain(next) || next == .objectMarker,
      end < place.end + 4
    { end += 1 }
    guard elements[place.end..<end].contains(.own), let last = place.value.mentions.last,
      knowledge.hasSide(behind: last)
    else { return nil }
    return Found(value: place.value, end: end)
  }
}
