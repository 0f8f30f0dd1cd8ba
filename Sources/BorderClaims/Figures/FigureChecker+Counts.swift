import BorderCore
import BorderTables

extension FigureChecker {
  private var set: RegionSet { basis.contacts.analysis.regions }

  /// The verdict on a count.
  private func counted(_ claim: FigureClaim, _ count: Int, _ remark: Phrase) -> FigureResult {
    FigureResult(claim, claim.agrees(withCount: count) ? .holds : .refuted, .count(count), remark)
  }

  /// States that a worldview has, but the data has no polygon of.
  private func statesWithoutShape(than home: String) -> [String] {
    let known = Set(basis.contacts.analysis.countries)
    return Set(basis.missing.map(\.country)).subtracting(known).subtracting([home]).sorted()
  }

  /// Neighbours by land, and by sea within 24 nautical miles.
  func neighbourStates(_ claim: FigureClaim) -> FigureResult {
    guard let places = places(claim.subject), case .country(let home)? = places.first else {
      return notResolved(claim)
    }
    let seas = SeaNeighbours(basis.contacts, proximity: basis.proximity)
      .all(of: home).filter { $0.isNeighbour(within: .contiguous) }
    let land = CountryBorder.all(of: home, in: basis.contacts.analysis).map(\.neighbour)
    let sea = seas.map(\.country).filter { !land.contains($0) }
    let count = land.count + sea.count
    let absent = statesWithoutShape(than: home)
    let codes = sea.isEmpty ? "" : " (\(sea.joined(separator: " ")))"
    let english =
      "worldview \(basis.worldview): \(land.count) by land, \(sea.count) by sea within 24 nautical miles\(codes)"
    let russian =
      "точка зрения \(basis.worldview): по суше \(land.count), по морю в пределах 24 морских миль \(sea.count)\(codes)"
    if !claim.agrees(withCount: count), !absent.isEmpty, claim.agrees(withCount: count + absent.count) {
      let missing = absent.joined(separator: " ")
      return FigureResult(
        claim, .holdsConditionally, .count(count),
        Phrase(
          "\(english); with \(missing), which has no polygon in the data, \(count + absent.count)",
          "\(russian); с \(missing), чьего полигона в данных нет, \(count + absent.count)"))
    }
    return counted(claim, count, Phrase(english, russian))
  }

  /// All regions of a country.
  func subjects(_ claim: FigureClaim) -> FigureResult {
    guard let places = places(claim.subject), let place = places.first else { return notResolved(claim) }
    let count = basis.contacts.members(of: place).count
    return counted(
      claim, count, Phrase("worldview \(basis.worldview)", "точка зрения \(basis.worldview)"))
  }

  /// Regions at the border with a country, or at any border: by line, with point contacts, with coasts.
  func borderSubjects(_ claim: FigureClaim) -> FigureResult {
    guard let places = places(claim.subject), let home = places.first else { return notResolved(claim) }
    let members = basis.contacts.members(of: home)
    let others = places.count > 1 ? Set(basis.contacts.members(of: places[1])) : nil
    var byLine: [RegionID] = []
    var byPoint: [RegionID] = []
    var coastal: [RegionID] = []
    let perimeters = basis.contacts.analysis.perimeters
    for region in members {
      func touches(_ rule: ContiguityRule) -> Bool {
        basis.contacts.neighbours(of: region, by: rule).contains {
          others?.contains($0) ?? set.areOfDifferentCountries(region, $0)
        }
      }
      if touches(.rook) {
        byLine.append(region)
      } else if touches(.queen) {
        byPoint.append(region)
      } else if others == nil, !perimeters[region.index].outer.isZero {
        coastal.append(region)
      }
    }
    let count = byLine.count
    var english = "worldview \(basis.worldview): \(count) by a shared line"
    var russian = "точка зрения \(basis.worldview): \(count) по общей линии"
    if !byPoint.isEmpty {
      english += "; by a point only: \(ids(byPoint))"
      russian += "; только в точке: \(ids(byPoint))"
    }
    if others == nil {
      let all = count + byPoint.count + coastal.count
      english += "; land and sea: \(all) (a coast or edge of the data counts as sea)"
      russian += "; суша и море: \(all) (берег или край данных считается морем)"
    }
    let remark = Phrase(english, russian)
    if claim.agrees(withCount: count) { return FigureResult(claim, .holds, .count(count), remark) }
    let alternatives = [count + byPoint.count, count + byPoint.count + coastal.count]
    let isConditional = alternatives.contains { $0 != count && claim.agrees(withCount: $0) }
    return FigureResult(claim, isConditional ? .holdsConditionally : .refuted, .count(count), remark)
  }

  /// Regions with three foreign neighbours or more.
  func subjectsWithThree(_ claim: FigureClaim) -> FigureResult {
    guard let places = places(claim.subject), let home = places.first else { return notResolved(claim) }
    let found = basis.contacts.members(of: home).filter { region in
      let around = basis.contacts.neighbours(of: region, by: .rook)
        .filter { set.areOfDifferentCountries(region, $0) }
      return Set(around.map { set[$0].country }).count >= 3
    }
    let list = found.isEmpty ? Phrase("none", "нет") : Phrase(same: ids(found))
    return counted(
      claim, found.count,
      Phrase(
        "worldview \(basis.worldview): \(list.english)", "точка зрения \(basis.worldview): \(list.russian)"))
  }

  /// Second-level units at a border with another country.
  func borderMunicipalities(_ claim: FigureClaim) -> FigureResult {
    guard let home = places(claim.subject)?.first else { return notResolved(claim) }
    let members = basis.contacts.members(of: home).filter { !set[$0].parent.isEmpty }
    guard !members.isEmpty else {
      return FigureResult(
        claim, .notCheckable, nil,
        Phrase(
          "needs municipalities (second-level polygons), which are not in the data: give them as input",
          "нужны муниципальные образования (полигоны второго уровня), которых нет в данных: дайте их на вход")
      )
    }
    let count = members.count { region in
      basis.contacts.neighbours(of: region, by: .rook).contains { set.areOfDifferentCountries(region, $0) }
    }
    let remark = Phrase(
      "\(count) of \(members.count) second-level units by a shared line with a foreign region of the data; settlements inside them, and borders with countries that the data lacks, are not counted",
      "\(count) из \(members.count) единиц второго уровня имеют общую линию с иностранным регионом данных; поселения внутри них и границы со странами, которых в данных нет, не посчитаны"
    )
    if claim.agrees(withCount: count) { return FigureResult(claim, .holds, .count(count), remark) }
    let isLess = Double(count) < claim.number ?? 0
    return FigureResult(
      claim, isLess && claim.relation != .less ? .notRefuted : .refuted, .count(count), remark)
  }
}
