public import BorderCore

extension BorderAnalysis {
  /// One row for each of some regions, with its boundary split by what lies beyond.
  ///
  /// Where the data knows of one country at most, nothing can be told of state borders, and there are no columns of them.
  ///
  /// - Parameters:
  ///   - list: The regions, in the order of rows.
  ///   - tallies: Crossings to count; without them the table shows the perimeter, and has no column of the border that
  ///     crossings are listed for.
  ///   - home: The country whose crossings are listed. The density is per 100 km of the border that they are listed
  ///     for: all of the international border of its own regions, and of the others what they share with it.
  ///   - areas: The surface of each part in square metres; without it the table has no column of it.
  /// - Returns: The rows.
  package func regionTable(
    _ list: [RegionID], tallies: CrossingTallies? = nil, home: String? = nil, areas: [Double]? = nil
  ) -> TypedTable<RegionRow> {
    let columns = RegionRow.Columns(
      hasCountry: !countries.isEmpty, hasStateBorders: countries.count > 1, hasAreas: areas != nil,
      hasStatus: list.contains { !regions[$0].status.isEmpty }, crossings: tallies?.facts)
    var neighbours: [RegionID: Set<RegionID>] = [:]
    var withHome: [RegionID: ExactLength] = [:]
    for border in borders where border.isShared {
      if let home, isInternational(border) {
        if regions[border.a].country == home { withHome[border.b, default: .zero] += border.length }
        if regions[border.b].country == home { withHome[border.a, default: .zero] += border.length }
      }
      neighbours[border.a, default: []].insert(border.b)
      neighbours[border.b, default: []].insert(border.a)
    }
    var tripoints = [Int](repeating: 0, count: regions.regionCount)
    for node in topology.tripoints() {
      for region in topology.regions(at: node) { tripoints[region.index] += 1 }
    }
    let surfaces = regions.sumsByRegion(areas ?? [])
    let perimeters = self.perimeters
    return TypedTable(
      RegionRow.schema(columns),
      list.map { id in
        let region = regions[id]
        let perimeter = perimeters[id.index]
        let around = neighbours[id] ?? []
        let foreign = around.filter { regions.areOfDifferentCountries($0, id) }
        let isHome = home == nil || region.country == home
        let own = columns.hasStateBorders ? perimeter.international : perimeter.inner
        let listed = isHome ? own : withHome[id] ?? .zero
        return RegionRow(
          region: region, perimeter: perimeter, area: surfaces[id.index], listed: listed,
          neighbours: around.count, foreignNeighbours: foreign.count,
          neighbourCountries: Set(foreign.map { regions[$0].country }), tripoints: tripoints[id.index],
          crossings: listed.isZero
            ? nil : tallies.map { CountedBorder($0.ofRegion(id), per: listed) })
      })
  }

  /// The regions of a country that share a line with another country, sorted by id; with no country, of all.
  public func borderRegions(of country: String? = nil) -> [RegionID] {
    let perimeters = self.perimeters
    return regions.regionIDs.filter {
      !perimeters[$0.index].international.isZero && (country == nil || regions[$0].country == country)
    }.sorted { regions[$0].id < regions[$1].id }
  }
}
