import BorderCore

/// Which of the places before a verb it may belong to.
extension ClauseReader {
  /// The place right before a comma and a participle of Russian in another case than the nominative.
  func placeRightBefore(_ index: Int) -> Mention? {
    guard case .verb(let verb) = elements[index], verb.isOblique,
      let comma = elements[..<index].lastIndex(where: { $0 != .silent && $0 != .negation }),
      elements[comma] == .comma, let place = elements[..<comma].last(where: { $0 != .silent })
    else { return nil }
    return place.mention
  }

  /// Whether a pronoun stands right before a verb.
  func isPronounSubject(_ index: Int) -> Bool {
    elements[..<index].last { $0 != .silent && $0 != .negation } == .pronoun
  }

  /// Two places before `which border each other`, wherever they stand; one place before a verb in the singular.
  func pair(endingIn place: Mention, _ verb: BorderVerb) -> [Mention] {
    guard verb.number == .plural, let index = elements[..<verbStart(verb)].lastIndex(of: .place(place)),
      index > 1,
      elements[index - 1] == .and, let first = elements[index - 2].mention,
      let group = Coordination.at(index - 2, of: elements, rules: rules), group.mentions.count == 2
    else { return [place] }
    return group.mentions[0].text == first.text ? group.mentions : [first, place]
  }

  func verbStart(_ verb: BorderVerb) -> Int { elements.firstIndex(of: .verb(verb)) ?? elements.count }

  /// Whether nothing that may be a subject stands between a semicolon and a verb.
  func isRightBehindSemicolon(_ index: Int) -> Bool {
    guard let mark = elements[..<index].lastIndex(of: .semicolon) else { return false }
    return elements[(mark + 1)..<index].allSatisfy {
      [.silent, .preposition, .pronoun, .copula, .negation, .asWell].contains($0)
    }
  }

  /// Whether a place before a relative clause only says more of a noun that tells what other places are.
  func isHanging(_ antecedent: Mention, in group: Coordination, before index: Int) -> Bool {
    guard !group.mentions.contains(antecedent),
      let place = elements[..<index].lastIndex(of: .place(antecedent)),
      group.end <= place
    else { return false }
    let link = elements[group.end..<place].first { $0 != .silent }
    return (link == .copula || link == .dash) && (isOblique(place) || antecedent.grammaticalCase == .oblique)
  }
}
