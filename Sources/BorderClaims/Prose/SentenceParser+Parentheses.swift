import BorderCore

/// Noun phrases with something in parentheses.
extension SentenceParser {
  /// Takes what stands in parentheses behind a place; `false` where it was not understood.
  mutating func takeAside(_ range: Range<Int>, _ state: inout Found<NounPhrase>) -> Bool {
    let aside = Array(elements[range])
    guard let mention = state.value.mentions.last else { return false }
    var inner = SentenceParser(aside, rules: rules, knowledge: knowledge)
    if mention.places.isEmpty, rules.isPlural(mention.text) {
      // `Сибирские регионы (А, Б и В)`
      for list in inner.nounPhrases(at: 0) where list.end == aside.count && list.value.mentions.count > 1 {
        state.value.mentions = list.value.mentions
        (state.value.hasAnd, state.value.isAnnounced) = (true, true)
        return true
      }
    }
    for list in inner.nounPhrases(at: 0)
    where list.end == aside.count && knowledge.lie(list.value.mentions, in: mention) {
      // `с Россией (Брянская область)`
      state.value.mentions += list.value.mentions
      state.value.isAnnounced = true
      return true
    }
    if aside.first == .objectMarker {
      for list in inner.nounPhrases(at: 1) where list.end == aside.count && !list.value.mentions.isEmpty {
        state.value.asides.append((mention, list.value.mentions))
        return true
      }
    }
    guard Self.speaksOfBorders(aside) else {
      state.cost += aside.count > 1 ? 1 : 0
      return true
    }
    for relative in inner.relatives(at: 0) where relative.end == aside.count {
      let (said, isOf) = relative.value.applied(to: NounPhrase(mentions: [mention]), mention)
      if isOf {
        state.value.said += said
        return true
      }
    }
    var reader = ClauseReader(rules: rules, topic: [mention], knowledge: knowledge)
    let reading = reader.read(aside)
    guard reading.problem == nil else { return false }
    state.value.said += reading.statements
    return true
  }
}
