import BorderCore

/// Adjectives of countries, and borders that are not there.
extension SentenceChart {
  /// Whether the words of its clause say of a border that it is not there today.
  func isUnrealBorder(_ index: Int) -> Bool {
    func isOpen(_ token: TextToken) -> Bool { token.kind != .mark }
    let before = text.tokens[max(0, index - 4)..<index].reversed().prefix(while: isOpen)
    let behind = text.tokens[(index + 1)...].prefix(14).prefix(while: isOpen)
    return Lexicon.isUnreal(before: before.lazy.map(\.folded), behind: behind.lazy.map(\.folded))
  }

  /// Whether a pronoun stands for another border: `a border with А, a longer one with Б`.
  func isOtherBorder(_ index: Int) -> Bool {
    guard ["one", "ones"].contains(text.tokens[index].folded), index + 1 < text.tokens.count,
      text.tokens[index + 1].folded == "with"
    else { return false }
    let before = text.tokens[max(0, index - 30)..<index].reversed().prefix { !$0.isMark(of: ".!?;") }
    return before.contains { Lexicon.isBorderNoun($0.folded) }
  }

  /// The countries of an adjective, or of a compound of them: `Kazakh`, `российско-казахстанской`, `Poland-Belarus`;
  /// empty where one of them is not in the data.
  func demonyms(_ token: TextToken, at index: Int) -> [Mention] {
    guard let resolver else { return [] }
    let parts = token.folded.split(separator: "-").map(String.init)
    let written = token.text.split { "-\u{2010}\u{2011}".contains($0) }.map(String.init)
    guard parts.count < 3, parts.count == written.count else { return [] }
    let codes = parts.map(rules.country(ofDemonym:))
    guard codes.contains(where: { $0 != nil }) || parts.count == 2 && written[1].first?.isUppercase == true
    else {
      return []
    }
    var countries: [Mention] = []
    for (code, part) in zip(codes, written) {
      let range = index..<(index + 1)
      if case .matched(let place, _) = resolver.resolve(code ?? part) {
        guard resolver.isCountry(place) else { return [] }
        countries.append(Mention(range: range, text: resolver.places[place].code, places: [place]))
      } else if let country = resolver.placeElsewhere(code ?? part) {
        var mention = Mention(range: range, text: country.name(likeThatOf: token.text))
        mention.isKnown = true
        countries.append(mention)
      } else {
        return []
      }
    }
    return countries
  }
}
