import BorderCore

extension NameResolver {
  /// A place of the gazetteer as a place of a claim.
  public func reference(_ place: Int) -> PlaceReference {
    switch places[place].kind {
    case .region(let id): .region(id)
    case .country: .country(places[place].code)
    }
  }

  /// The place of the gazetteer that a place of a claim is; `nil` for one of other data.
  ///
  /// - Complexity: O(1) for a region of a gazetteer that begins with them, else O(places).
  public func place(_ reference: PlaceReference) -> Int? {
    if case .region(let id) = reference, id.index < places.count, self.reference(id.index) == reference {
      return id.index
    }
    return places.indices.first { self.reference($0) == reference }
  }
}
