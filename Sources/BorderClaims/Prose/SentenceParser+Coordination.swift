import BorderCore

/// Noun phrases that go on: with commas, with conjunctions.
extension SentenceParser {
  /// Whether a place stands behind another one and a comma.
  private func isListed(_ index: Int) -> Bool {
    element(index - 1) == .comma && element(index - 2)?.mention != nil
  }

  mutating func extended(_ state: Found<NounPhrase>) -> [Found<NounPhrase>] {
    guard !state.value.mentions.isEmpty || [.topic, .both].contains(state.value.reference) else { return [] }
    var index = state.end
    var hasComma = false
    var link: Element?
    while let element = element(index) {
      if element == .comma, !hasComma {
        hasComma = true
      } else if [.and, .or, .neither, .like, .asWell].contains(element), link == nil {
        link = element
      } else {
        break
      }
      index += 1
    }
    if !hasComma, link == nil, index > 0, elements[index - 1] == .comma {
      // The comma closed what was said of the last place.
      hasComma = true
    }
    var cost = 0
    if link != nil, index > 0 {
      // `and, at one point, Б`
      let start =
        elements[index - 1] == .comma ? index : element(index) == .comma ? index + 1 : elements.count
      if let aside = insertion(at: start).first(where: { element($0.end) == .comma && $0.value.isEmpty }) {
        (index, cost) = (aside.end + 1, aside.cost + 1)
      }
    }
    guard hasComma || link != nil,
      state.value.isNone == (link == .neither) || link == nil || link == .or
        || !state.value.isNone && link != .neither
    else { return [] }
    var nexts =
      middle(at: index).map { [Found(value: NounPhrase(mentions: $0.places), end: $0.end)] }
      ?? places(at: index)
    if case .demonym(let countries)? = element(index), countries.count == 1 { nexts += places(at: index + 1) }
    switch element(index) {
    case .generic?, .demonym?, .adjacent?, .own?, .other?:
      // `…, the autonomous regions of В and Г, and three foreign countries: Д and Е`; a dash parts what stands for itself.
      nexts += announced(at: index).filter { found in
        !found.value.mentions.isEmpty && (link != nil || !elements[index..<found.end].contains(.dash))
      }
    default: break
    }
    if link != nil, element(index) == .reciprocal { return [] }
    return nexts.compactMap { next in
      guard !next.value.mentions.isEmpty, let first = next.value.mentions.first else { return nil }
      // An object does not go on with a subject.
      if state.value.isOblique, next.value.isNominative { return nil }
      // `А, Б and В's neighbour Г`: of В alone.
      if first.isPossessive, hasComma || state.value.mentions.count > 1 || isListed(state.end - 1) {
        return nil
      }
      var joined = state
      joined.value.mentions += next.value.mentions
      joined.value.said += next.value.said
      joined.value.asides += next.value.asides
      joined.value.hasAnd = state.value.hasAnd || link != nil || next.value.hasAnd
      joined.value.hasOr = state.value.hasOr || link == .or
      joined.value.isLikened = state.value.isLikened || link == .like || link == .asWell
      joined.value.isLastApart = hasComma && link == nil
      joined.value.isAnnounced = state.value.isAnnounced || next.value.isAnnounced
      joined.end = next.end
      joined.cost += next.cost + cost
      return joined
    }
  }
}
