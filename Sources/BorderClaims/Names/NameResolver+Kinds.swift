import BorderCore

/// Which nouns may stand for a place that was named before: `the republic`, `область`.
extension NameResolver {
  /// Whether a place is a country, be it as the only region that the data have of it: those of the world do.
  func isCountry(_ place: Int) -> Bool {
    if places[place].kind == .country { return true }
    guard let own = placesByCountry[places[place].country], own.count == 2,
      let country = own.first(where: { places[$0].kind == .country })
    else { return false }
    return places[place].code == places[country].code
      || !Set(places[place].names).isDisjoint(with: places[country].names)
  }

  /// Whether a folded noun may stand for a place.
  func mayBeCalled(_ noun: String, _ place: Int) -> Bool {
    let isCountry = isCountry(place)
    let types = index.types[place]
    switch rules.kind(ofNoun: noun) {
    case .any: return true
    case .country: return isCountry || types.contains("state")
    case .region: return !isCountry
    case .type(let type):
      if isCountry { return type == "republic" }
      if types.contains(type) || !(rules.accepted[type] ?? []).isDisjoint(with: types) { return true }
      // A name without a type may be of any, unless the data have such a type in other names of its country.
      guard types.isEmpty else { return false }
      return !(placesByCountry[places[place].country] ?? []).contains { index.types[$0].contains(type) }
    }
  }
}

extension NameRules {
  /// What a noun for regions can stand for.
  enum NounKind: Hashable {
    /// `the place`, `сторона`.
    case any
    /// `the country`.
    case country
    /// `the region`: any but a country.
    case region
    /// `область`: what has this type.
    case type(String)
  }

  /// What a folded noun for regions can stand for.
  func kind(ofNoun word: String) -> NounKind {
    func begins(_ stems: [String]) -> Bool { stems.contains { word.hasPrefix($0) } }
    if begins(["стран", "countr", "государств", "nation", "kingdom", "королевств", "держав", "state"]) {
      return .country
    }
    if begins(["регион", "region", "субъект", "subject"]) { return .region }
    // `территория` is a krai in names only.
    guard !begins(["территор", "territor"]), let type = typeWords[word], type.role == .head else {
      return .any
    }
    return .type(type.class)
  }

  /// Whether a folded noun may stand for a name that the data do not know, by the words for types in it.
  func mayCall(_ noun: String, _ name: String, isCountry: Bool) -> Bool {
    let kind = kind(ofNoun: noun)
    if isCountry { return kind == .any || kind == .country || kind == .type("republic") }
    let own = typeWords(in: name).split(separator: " ").compactMap { typeWords[NameFolding.fold(String($0))] }
      .filter { $0.role == .head }.map(\.class)
    guard !own.isEmpty else { return true }
    switch kind {
    case .any, .region: return true
    case .country: return own.contains("state")
    case .type(let type): return own.contains(type) || !(accepted[type] ?? []).isDisjoint(with: own)
    }
  }
}
