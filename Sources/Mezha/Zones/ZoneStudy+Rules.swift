import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

extension ZoneStudy {
  /// One row for each rule and country.
  func ruleTable() throws -> ShapedTable {
    let set = analysis.regions
    let countries = Set(belts.map { set[$0.region].country }).sorted()
    let european = try europeanRegions()
    var list: [ZoneRuleRow] = []
    var uncounted: Set<RegionID> = []
    for rule in ZoneRule.allCases {
      for country in countries {
        let own = set.regionIDs.filter { set[$0].country == country }
        if rule == .russian {
          let belts = self.belts.filter { $0.width == 5_000 && set[$0.region].country == country }
          guard !belts.isEmpty else { continue }
          let people = try belts.map { try self.people(in: $0).people }
          list.append(
            ZoneRuleRow(
              rule: rule, country: country, regions: belts.count, area: belts.map(\.area).reduce(0, +),
              countryArea: area(of: country),
              population: people.contains { $0 == nil } ? nil : people.compactMap { $0 }.reduce(0, +)))
          continue
        }
        let members = own.filter { region in
          switch rule {
          case .firstRow: rows[region.index] == 1
          case .secondRow: rows[region.index] == 2
          default: european.contains(region)
          }
        }
        guard !members.isEmpty else { continue }
        let people = try members.map { try wholePopulation(of: $0) }
        for (member, count) in zip(members, people) where count == nil { uncounted.insert(member) }
        list.append(
          ZoneRuleRow(
            rule: rule, country: country, regions: members.count,
            area: members.map { areas[$0.index] }.reduce(0, +), countryArea: area(of: country),
            population: people.contains { $0 == nil } ? nil : people.compactMap { $0 }.reduce(0, +)))
      }
    }
    let hasPopulation =
      population.regions != nil || population.raster != nil || population.towns != nil
    var table = ZoneRuleRow.schema(hasPopulation: hasPopulation).table(list)
    table.notes = notes
    if hasPopulation, let first = uncounted.min() {
      let sources = Set(uncounted.map { set[$0].country }).sorted().joined(separator: ", ")
      table.notes.append(
        Phrase(
          "no sum of people where one region has no number; without one: \(EnglishCount.of(uncounted.count, "region")) of \(sources), such as \(set[first].id)",
          "нет суммы жителей там, где у какого-то региона нет числа; без числа регионов \(uncounted.count) (\(sources)), например \(set[first].id)"
        ))
    }
    if population.raster == nil, population.towns == nil {
      table.notes.append(
        Phrase(
          "\(ZoneRule.european.rawValue): only regions with a land border are counted; without --population as points or a raster it is not known where people live",
          "\(ZoneRule.european.rawValue): учтены только регионы с сухопутной границей; где живут люди, без --population с точками или растром неизвестно"
        ))
    }
    return ShapedTable(
      table: table, ids: list.map { "\($0.rule.rawValue)|\($0.country)" },
      shapes: [GeoJSONGeometry?](repeating: nil, count: list.count), style: nil)
  }

  /// Regions with a land border, and those most of whose people live within 25 km of one.
  private func europeanRegions() throws -> Set<RegionID> {
    var found = Set(analysis.regions.regionIDs.filter { rows[$0.index] == 1 })
    guard population.raster != nil || population.towns != nil else { return found }
    for belt in belts where belt.width == 25_000 && belt.neighbour == nil && !found.contains(belt.region) {
      guard let near = try people(in: belt).people, let all = try counted(in: belt.region) else { continue }
      if near > all / 2 { found.insert(belt.region) }
    }
    return found
  }

  /// The people of a whole region: those of the table, else those that are counted in it.
  private func wholePopulation(of region: RegionID) throws -> Double? {
    if let regions = population.regions { return regions[region] }
    return try counted(in: region)
  }

  /// The people of a region by pixels or towns.
  private func counted(in region: RegionID) throws -> Double? {
    if let raster = population.raster {
      return try raster.sum(over: parts[region.index].map { FlatPart($0, of: analysis.regions).rings })
    }
    guard population.towns != nil else { return nil }
    return (towns[region] ?? []).map(\.town.people).reduce(0, +)
  }
}
