import BorderCore

/// Regions that are called after towns: `Omsk` and `Омск` mean the same, the oblast where regions are asked for.
extension NameResolver {
  /// Adds towns: all names of one that a region has in some language without a word for its type mean that region.
  ///
  /// - Parameter towns: All names of each town, with the code of its country.
  /// - Complexity: O(names).
  public mutating func addTowns(_ towns: [(names: [String], country: String)]) {
    var several: Set<String> = []
    for town in towns {
      let regions = Set(
        town.names.compactMap { name -> Int? in
          let stem = ParsedName(name, rules: rules)
          guard stem.types.isEmpty, index.entries[stem.key] != nil,
            case .matched(let place, _) = find(stem, among: nil), case .region = places[place].kind,
            places[place].country == town.country, isShortened(name)
          else { return nil }
          return place
        })
      guard regions.count == 1, let region = regions.first else { continue }
      for name in town.names {
        for form in [NameFolding.key(NameFolding.fold(name))] + rules.inflected(NameFolding.fold(name)) {
          if let known = townRegions[form], known != region { several.insert(form) }
          townRegions[form] = region
        }
      }
    }
    for form in several { townRegions[form] = nil }
  }

  /// The region that is called after a town; `nil` for other names.
  func region(ofTown name: String) -> Int? {
    townRegions.isEmpty ? nil : townRegions[NameFolding.key(NameFolding.fold(name))]
  }

  /// A match of a name that is a town's as well, which says so.
  func markedAsTown(_ found: NameMatch, _ name: String) -> NameMatch {
    guard case .matched(let place, let method) = found, method != .code, method != .supersededCode,
      region(ofTown: name) == place
    else { return found }
    return .matched(place, by: .town)
  }
}
