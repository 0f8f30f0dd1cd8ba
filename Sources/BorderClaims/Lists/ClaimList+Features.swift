import BorderCore

/// Waters and landforms among the places of a list: they are no regions, and what is said of them is no claim.
extension ClaimList {
  /// Notes that something is a water or a landform.
  mutating func noteFeature(_ name: String, line: Int?) {
    let place = line.map { Phrase("line \($0): ", "строка \($0): ") } ?? Phrase("", "")
    let note = Phrase(
      "\(place.english)\(name) is a water or a landform, not a region",
      "\(place.russian)\(name) — водоём или форма рельефа, не регион")
    if !notes.contains(note) { notes.append(note) }
  }

  /// Leaves out claims on waters and landforms that are no places of the data, and notes them. Weights of programs have ids.
  mutating func leaveOutFeatures(_ rules: NameRules, _ resolver: NameResolver?) {
    guard let resolver, !SpatialWeights.formats.contains(format) else { return }
    var known: [String: Bool] = [:]
    func isFeature(_ name: String) -> Bool {
      if let answer = known[name] { return answer }
      let answer = rules.isFeature(name) && !resolver.recognizes(name)
      known[name] = answer
      return answer
    }
    guard claims.contains(where: { isFeature($0.a) || isFeature($0.b) }) else { return }
    var kept: [Claim] = []
    for (number, claim) in claims.enumerated() {
      if let name = [claim.a, claim.b].first(where: isFeature) {
        noteFeature(name, line: claim.line)
        features[number] = claim
      } else {
        kept.append(claim)
      }
    }
    claims = kept
  }
}
