import BorderClaims
import BorderCore
import BorderIO

/// Towns of a point layer, by name.
package struct TownGazetteer {
  private let points: PointTable
  private let resolver: NameResolver

  /// Reads towns from a layer whose fields of names, country and first-level region have usual names.
  package init(_ file: String, rules: NameRules, workspace: Workspace) throws {
    let input = try NamedData.input(file)
    points = try PointReader.read(input, options: ReadOptions())
    try workspace.opened.add(
      input, rows: points.count, places: points.positions.count { $0 != nil })
    var places: [NamedPlace] = []
    for row in 0..<points.count {
      var names: [String] = []
      for field in ["name_ru", "name", "name_en", "nameascii", "namealt", "namepar"] {
        guard let name = points.value(row, field), !names.contains(name) else { continue }
        names.append(name)
      }
      places.append(
        NamedPlace(
          kind: .region(RegionID(row)), code: "town-\(row + 1)",
          country: points.value(row, "iso_a2") ?? points.value(row, "country_code") ?? "",
          names: names, parents: points.value(row, "adm1name").map { [$0] } ?? []))
    }
    resolver = NameResolver(places, rules: rules)
  }

  /// What a name means, for some countries only where any are given.
  package enum Answer {
    case found(Position)
    case not(Phrase)
  }

  /// Where a town is; a name of several towns is refused.
  package func find(_ name: String, in country: String?) -> Answer {
    var candidates: [Int] = []
    switch resolver.resolve(name) {
    case .matched(let place, _): candidates = [place]
    case .ambiguous(let list): candidates = list
    case .unknown: break
    }
    if let country { candidates = candidates.filter { resolver.places[$0].country == country } }
    guard let only = candidates.first else {
      return .not(Phrase("no such town in the layer of places", "в слое мест нет такого города"))
    }
    guard candidates.count == 1 else {
      let list = candidates.prefix(4).map { place -> String in
        let parent = resolver.places[place].parents.first ?? ""
        return "\(resolver.places[place].names.first ?? "") (\(parent))"
      }.joined(separator: "; ")
      return .not(Phrase("several towns: \(list)", "несколько городов: \(list)"))
    }
    guard let position = points.positions[only] else {
      return .not(Phrase("the town has no point", "у города нет точки"))
    }
    return .found(position)
  }
}
