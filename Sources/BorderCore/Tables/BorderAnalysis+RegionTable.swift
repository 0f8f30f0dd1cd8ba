extension BorderAnalysis {
  /// One row for each of some regions, with its boundary split by what lies beyond.
  ///
  /// - Parameters:
  ///   - list: The regions, in the order of rows.
  ///   - tallies: Crossings to count.
  ///   - home: The country whose crossings are listed. The density is per 100 km of the border that they are listed
  ///     for: all of the international border of its own regions, and of the others what they share with it.
  ///   - areas: The surface of each part in square metres; without it the table has no column of it.
  /// - Returns: The table.
  public func regionTable(
    _ list: [RegionID], tallies: CrossingTallies? = nil, home: String? = nil, areas: [Double]? = nil
  ) -> Table {
    var columns = [
      Column("id", Phrase("id", "код")),
      Column("name", Phrase("region", "регион")),
      Column("name_ru", Phrase("region (Russian)", "регион (по-русски)"), isForFilesOnly: true),
      Column("country", Phrase("country", "страна")),
      Column(
        "international_km", Phrase("state border km", "госграница, км"), isNumeric: true, displayPlaces: 1),
      Column(
        "listed_border_km", Phrase("border with listed crossings, km", "граница с учтёнными переходами, км"),
        isNumeric: true, isForFilesOnly: true),
      Column("inner_km", Phrase("inner km", "внутр., км"), isNumeric: true, displayPlaces: 1),
      Column("outer_km", Phrase("coast or edge km", "берег или край, км"), isNumeric: true, displayPlaces: 1),
      Column("neighbour_countries", Phrase("neighbours", "соседи")),
      Column("neighbours", Phrase("neighbouring regions", "соседних регионов"), isNumeric: true),
      Column(
        "foreign_neighbours", Phrase("foreign regions", "иностр. регионов"), isNumeric: true),
    ]
    columns.append(Column("tripoints", Phrase("tripoints", "стыков"), isNumeric: true, isForFilesOnly: true))
    if areas != nil {
      columns.append(Column("area_km2", Phrase("km²", "км²"), isNumeric: true, isForFilesOnly: true))
    }
    if tallies != nil { columns += CrossingTally.columns() }
    columns.append(Column("status", Phrase("status", "статус")))
    var table = Table(
      name: "regions", title: Phrase("Borders by region", "Границы по регионам"), columns: columns)
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
    var surfaces = [Double](repeating: 0, count: regions.regionCount)
    for (part, area) in (areas ?? []).enumerated() { surfaces[regions.partRegions[part].index] += area }
    let perimeters = perimeters()
    for id in list {
      let region = regions[id]
      let perimeter = perimeters[id.index]
      let around = neighbours[id] ?? []
      let foreign = around.filter { regions.areOfDifferentCountries($0, id) }
      let isHome = home == nil || region.country == home
      let listed = isHome ? perimeter.international : withHome[id] ?? .zero
      var row: [Cell] = [
        .text(region.id), .phrase(Phrase(region.name, region.nameRussian)), Cell(region.russianName),
        Cell(region.country), Cell(perimeter.international), Cell(listed), Cell(perimeter.inner),
        Cell(perimeter.outer),
        Cell(Set(foreign.map { regions[$0].country }).sorted().joined(separator: " ")),
        .integer(around.count), .integer(foreign.count), .integer(tripoints[id.index]),
      ]
      if areas != nil { row.append(Cell(surfaces[id.index] / 1e6, places: 3)) }
      if let tallies {
        row +=
          listed.isZero
          ? [Cell](repeating: .missing, count: CrossingTally.columns().count)
          : tallies.ofRegion(id).cells(per: listed)
      }
      row.append(Cell(region.status))
      table.append(row)
    }
    return table
  }

  /// The regions of a country that share a line with another country, sorted by id; with no country, of all.
  public func borderRegions(of country: String? = nil) -> [RegionID] {
    let perimeters = perimeters()
    return regions.regionIDs.filter {
      !perimeters[$0.index].international.isZero && (country == nil || regions[$0].country == country)
    }.sorted { regions[$0].id < regions[$1].id }
  }
}
