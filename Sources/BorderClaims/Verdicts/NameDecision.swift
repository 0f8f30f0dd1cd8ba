import BorderCore

/// Decides what an ambiguous name of a claim means, where the list or geometry leaves one meaning only.
///
/// Nothing is guessed: of the places that have an equal claim to the name, all but one must fall away, and the remark
/// says why. What lies beside the name (`Троицкий район, Челябинская область`) has decided before.
struct NameDecision {
  let contacts: ContactTable
  let resolver: NameResolver

  /// How many names of a list must be clear before its country decides.
  private static let clearNames = 4

  /// Decides what can be decided.
  func decide(_ rows: inout [ClaimResult]) {
    let country = countryOfList(rows)
    for index in rows.indices {
      let row = rows[index]
      if let country {
        if let decided = only(row.aMatch, in: country) {
          rows[index].set(a: decided, by: .countryOfList, self)
        }
        if let decided = only(row.bMatch, in: country) {
          rows[index].set(b: decided, by: .countryOfList, self)
        }
      }
      rows[index].noteTowns(self)
      guard row.claim?.isNegated != true else { continue }
      if let other = rows[index].b, let decided = only(rows[index].aMatch, adjoining: other) {
        rows[index].set(a: decided, by: .contiguity, self)
      } else if let other = rows[index].a, let decided = only(rows[index].bMatch, adjoining: other) {
        rows[index].set(b: decided, by: .contiguity, self)
      }
    }
  }

  /// The country of which all clear names of a list are regions; `nil` where they are of several, or too few.
  private func countryOfList(_ rows: [ClaimResult]) -> String? {
    var names: Set<Int> = []
    for match in rows.flatMap({ [$0.aMatch, $0.bMatch] }) {
      if case .matched(let place, _)? = match { names.insert(place) }
    }
    let countries = Set(names.map { resolver.places[$0].kind == .country ? "" : resolver.places[$0].country })
    guard names.count >= Self.clearNames, countries.count == 1, let only = countries.first, !only.isEmpty
    else {
      return nil
    }
    return only
  }

  private func only(_ match: NameMatch?, in country: String) -> Int? {
    guard case .ambiguous(let list)? = match else { return nil }
    let own = list.filter { resolver.places[$0].kind != .country && resolver.places[$0].country == country }
    return own.count == 1 ? own[0] : nil
  }

  private func only(_ match: NameMatch?, adjoining other: PlaceReference) -> Int? {
    guard case .ambiguous(let list)? = match else { return nil }
    let adjoining = list.filter { place in
      let reference = resolver.reference(place)
      return reference != other && contacts.contact(reference, other).isShared
    }
    return adjoining.count == 1 ? adjoining[0] : nil
  }

  /// Says which place was taken, why, and what else the name may mean.
  func explanation(_ name: String, _ place: Int, of match: NameMatch?, by method: NameMethod) -> Phrase {
    var others = Phrase(same: "")
    if case .ambiguous(let list)? = match {
      let rest = list.filter { $0 != place }
      let more = rest.count > 4 ? [Phrase(same: "… (\(rest.count))")] : []
      others = Phrase(joining: rest.prefix(4).map { resolver.places[$0].label } + more)
    }
    let label = resolver.places[place].label
    let why =
      method == .contiguity
      ? Phrase(
        "the only one of this name that adjoins the other side",
        "единственное с таким названием, которое граничит с другой стороной")
      : Phrase(
        "the only one of this name in the country of the list",
        "единственное с таким названием в стране списка")
    return Phrase(
      "\"\(name)\" is taken for \(label.english), \(why.english); it may also mean: \(others.english)",
      "«\(name)» понято как \(label.russian), \(why.russian); может значить и: \(others.russian)")
  }
}

extension ClaimResult {
  /// Says where the name of a town was taken for the region that is called after it.
  fileprivate mutating func noteTowns(_ decision: NameDecision) {
    for (name, match) in [(claim?.a, aMatch), (claim?.b, bMatch)] {
      guard let name, case .matched(let place, .town)? = match else { continue }
      let label = decision.resolver.places[place].label
      add(
        Phrase(
          "\"\(name)\" is a town's name; here it is taken for \(label.english), which is called after it",
          "«\(name)» — имя города; здесь оно понято как \(label.russian), названный по нему регион"))
    }
  }

  fileprivate mutating func set(a place: Int, by method: NameMethod, _ decision: NameDecision) {
    add(decision.explanation(claim?.a ?? "", place, of: aMatch, by: method))
    aMatch = .matched(place, by: method)
    a = decision.resolver.reference(place)
  }

  fileprivate mutating func set(b place: Int, by method: NameMethod, _ decision: NameDecision) {
    add(decision.explanation(claim?.b ?? "", place, of: bMatch, by: method))
    bMatch = .matched(place, by: method)
    b = decision.resolver.reference(place)
  }

  private mutating func add(_ text: Phrase) {
    decision =
      decision.map { Phrase("\($0.english). \(text.english)", "\($0.russian). \(text.russian)") } ?? text
  }
}
