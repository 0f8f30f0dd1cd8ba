public import BorderCore

/// Finds regions of two lists that have one name, be it spelt in another way, in another case or in other letters.
///
/// A name that several regions have says which is meant only together with what they lie in.
public struct RegionNamePairs: Sendable {
  private let rules: NameRules?

  /// - Parameter rules: What is known of the languages; without it only case, marks and blanks are overlooked.
  public init(rules: NameRules?) { self.rules = rules }

  /// The pairs: first those with one spelling, then those whose name means the other one alone.
  ///
  /// - Parameters:
  ///   - old: Regions of one list.
  ///   - new: Regions of the other.
  /// - Returns: Indices of both lists, each at most once.
  /// - Complexity: O(*n*) expected.
  public func pairs(_ old: [Region], _ new: [Region]) -> [(old: Int, new: Int)] {
    var found: [(old: Int, new: Int)] = []
    var (freeOld, freeNew) = (Array(old.indices), Array(new.indices))
    let keys: [(Region) -> String?] = [
      { Self.key($0.name, $0.parent, $0.country) }, { Self.key($0.name, "", "") },
      { $0.russianName.isEmpty ? nil : Self.key($0.russianName, "", "") },
    ]
    for key in keys {
      let before = Self.unique(freeOld) { key(old[$0]) }
      let after = Self.unique(freeNew) { key(new[$0]) }
      let pairs = freeOld.compactMap { index -> (old: Int, new: Int)? in
        guard let name = key(old[index]), before[name] == index, let other = after[name] else { return nil }
        return (index, other)
      }
      found += pairs
      let (a, b) = (Set(pairs.map(\.old)), Set(pairs.map(\.new)))
      freeOld.removeAll { a.contains($0) }
      freeNew.removeAll { b.contains($0) }
    }
    guard let rules, !freeOld.isEmpty, !freeNew.isEmpty else { return found }
    let resolver = NameResolver(freeNew.map { Self.place(new[$0]) }, rules: rules)
    var meant: [Int: [Int]] = [:]
    for index in freeOld {
      let names = [old[index].name, old[index].russianName].filter { !$0.isEmpty }
      let places = Set(names.compactMap { Self.sole(resolver.resolve($0, within: nil, suggests: false)) })
      if places.count == 1, let place = places.first { meant[freeNew[place], default: []].append(index) }
    }
    for index in freeNew {
      if let olds = meant[index], olds.count == 1 { found.append((olds[0], index)) }
    }
    return found
  }

  private static func sole(_ match: NameMatch) -> Int? {
    guard case .matched(let place, let method) = match else { return nil }
    switch method {
    case .name, .alias, .inflected, .transliterated: return place
    default: return nil
    }
  }

  private static func place(_ region: Region) -> NamedPlace {
    var place = NamedPlace(
      kind: .region(RegionID.none), code: region.id, country: region.country,
      names: [region.name, region.russianName].filter { !$0.isEmpty },
      parents: region.parent.isEmpty ? [] : [region.parent])
    // A number is no name here, whoever made it.
    place.hasMadeCode = true
    return place
  }

  private static func key(_ name: String, _ parent: String, _ country: String) -> String {
    let folded = [name, parent].map { NameFolding.key(NameFolding.fold($0)) }
    return (folded + [country]).joined(separator: "\u{1}")
  }

  /// The elements whose key no other one has.
  private static func unique(_ list: [Int], _ key: (Int) -> String?) -> [String: Int] {
    var found: [String: Int] = [:]
    for index in list {
      guard let key = key(index) else { continue }
      found[key] = found[key] == nil ? index : -1
    }
    return found.filter { $0.value >= 0 }
  }
}
