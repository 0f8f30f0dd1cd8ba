import BorderCore

/// Finds regions that a list about their country never names.
struct Coverage {
  let contacts: ContactTable

  /// A note for each country whose regions a list pairs with each other: which of them it never names.
  ///
  /// Regions without a neighbour are not missed, and a list that names less than half of a country's regions is not
  /// about all of it.
  func notes(_ claims: [ClaimResult], isolates: [PlaceReference]) -> [Phrase] {
    var named: Set<RegionID> = []
    var countries: Set<String> = []
    for row in claims {
      for case .region(let id)? in [row.a, row.b] { named.insert(id) }
      guard case .region? = row.a, case .region? = row.b, let a = row.a, let b = row.b else { continue }
      if contacts.country(of: a) == contacts.country(of: b) { countries.insert(contacts.country(of: a)) }
    }
    for case .region(let id) in isolates { named.insert(id) }
    let set = contacts.analysis.regions
    return countries.sorted().compactMap { country in
      let all = set.regionIDs.filter {
        set[$0].country == country && (named.contains($0) || !contacts.neighbours(of: $0, by: .rook).isEmpty)
      }
      let missing = all.filter { !named.contains($0) }
      guard !missing.isEmpty, 2 * missing.count <= all.count else { return nil }
      func list(_ name: (Region) -> String) -> String {
        let shown = missing.prefix(6).map { name(set[$0]) }.joined(separator: ", ")
        return missing.count > 6 ? "\(shown), …" : shown
      }
      return Phrase(
        "\(missing.count) of \(all.count) regions \(missing.count == 1 ? "is" : "are") not named: \(list(\.name)).",
        "Из \(all.count) регионов не названо \(missing.count): \(list(\.nameRussian)).")
    }
  }
}
