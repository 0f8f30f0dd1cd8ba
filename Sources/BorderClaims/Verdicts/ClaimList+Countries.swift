import BorderCore

extension ClaimList {
  /// The list with names that a country shares with one of the regions read as the country, where the list is one of
  /// countries: `Georgia` between `Armenia` and `Turkey`.
  ///
  /// One name is not guessed. A list is one of countries where eight names at least mean countries and none means a
  /// region.
  ///
  /// - Parameter resolver: What names mean.
  /// - Returns: The list, with readings for such names; as it was where it is no list of countries.
  /// - Complexity: O(claims).
  public func readingCountries(_ resolver: NameResolver) -> ClaimList {
    var countries = 0
    var shared: [String: String] = [:]
    let plain = claims.filter { $0.aContext.isEmpty && $0.bContext.isEmpty }
    guard plain.count == claims.count else { return self }
    for name in Set(claims.flatMap { [$0.aReading ?? $0.a, $0.bReading ?? $0.b] }) {
      switch resolver.resolve(name) {
      case .matched(let place, _):
        guard resolver.places[place].kind == .country else { return self }
        countries += 1
      case .ambiguous(let list):
        let own = list.filter { resolver.places[$0].kind == .country }
        if own.count == 1 { shared[name] = resolver.places[own[0]].code }
      case .unknown: break
      }
    }
    guard countries >= 8, !shared.isEmpty else { return self }
    var list = self
    for index in list.claims.indices {
      let claim = list.claims[index]
      if let code = shared[claim.aReading ?? claim.a] { list.claims[index].aReading = code }
      if let code = shared[claim.bReading ?? claim.b] { list.claims[index].bReading = code }
    }
    let names = shared.keys.sorted().joined(separator: ", ")
    list.notes.append(
      Phrase(
        "the list is one of countries; regions that are called so too are not meant: \(names)",
        "это список стран; одноимённые регионы не имеются в виду: \(names)"))
    return list
  }
}
