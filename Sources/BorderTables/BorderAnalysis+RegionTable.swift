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
  /// - Returns: The table.
  public func regionTable(
    _ list: [RegionID], tallies: CrossingTallies? = nil, home: String? = nil, areas: [Double]? = nil
  ) -> Table {
    let scope = RegionColumns(
      hasCountry: !countries.isEmpty, hasStateBorders: countries.count > 1, hasAreas: areas != nil,
      hasStatus: list.contains { !regions[$0].status.isEmpty }, tallies: tallies)
    var table = Table(
      name: "regions", title: Phrase("Borders by region", "Границы по регионам"), columns: scope.columns)
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
    let perimeters = perimeters()
    for id in list {
      let region = regions[id]
      let perimeter = perimeters[id.index]
      let around = neighbours[id] ?? []
      let foreign = around.filter { regions.areOfDifferentCountries($0, id) }
      let isHome = home == nil || region.country == home
      let own = scope.hasStateBorders ? perimeter.international : perimeter.inner
      let listed = isHome ? own : withHome[id] ?? .zero
      let area = Cell(surfaces[id.index] / 1e6, places: 3)
      var row: [Cell] = [
        .text(region.id), .phrase(Phrase(region.name, region.nameRussian)), Cell(region.russianName),
      ]
      if scope.hasCountry { row.append(Cell(region.country)) }
      if scope.isAboutShape { row += (scope.hasAreas ? [area] : []) + [Cell(perimeter.boundary)] }
      if scope.hasStateBorders { row.append(Cell(perimeter.international)) }
      if tallies != nil { row.append(Cell(listed)) }
      row += [Cell(perimeter.inner), Cell(perimeter.outer)]
      if scope.hasStateBorders {
        row.append(Cell(Set(foreign.map { regions[$0].country }).sorted().joined(separator: " ")))
      }
      row.append(.integer(around.count))
      if scope.hasStateBorders { row.append(.integer(foreign.count)) }
      row.append(.integer(tripoints[id.index]))
      if scope.hasAreas && !scope.isAboutShape { row.append(area) }
      if let tallies {
        row +=
          listed.isZero ? tallies.noCells : tallies.cells(of: tallies.ofRegion(id), per: listed)
      }
      if scope.hasStatus { row.append(Cell(region.status)) }
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

/// Which columns a table of regions has: those that the data say something of.
private struct RegionColumns {
  let hasCountry: Bool
  let hasStateBorders: Bool
  let hasAreas: Bool
  let hasStatus: Bool
  let tallies: CrossingTallies?

  /// Whether people see area and perimeter: where the table is not of crossings of state borders.
  var isAboutShape: Bool { tallies == nil || !hasStateBorders }

  var columns: [Column] {
    func kilometres(_ key: String, _ heading: Phrase, meaning: Phrase, weight: ColumnWeight = .usual)
      -> Column
    {
      Column(key, heading, meaning: meaning, isNumeric: true, displayPlaces: 1, weight: weight)
    }
    // Where the table is of crossings of state borders, those come before the rest of the perimeter.
    let aside = isAboutShape ? ColumnWeight.usual : .detail
    var columns = [
      Column(
        "id", Phrase("id", "код"), meaning: Phrase("Code, unique in the table", "Код, в таблице один раз")),
      Column("name", Phrase("region", "регион"), meaning: Phrase("Name", "Название"), weight: .main),
      Column(
        "name_ru", Phrase("region (Russian)", "регион (по-русски)"),
        meaning: Phrase("Name in Russian", "Название по-русски"), isForFilesOnly: true),
    ]
    if hasCountry {
      columns.append(
        .country)
    }
    if isAboutShape {
      if hasAreas {
        columns.append(
          kilometres(
            "area_km2", Phrase("km²", "км²"),
            meaning: Phrase("Surface on the ellipsoid in square kilometres", "Площадь на эллипсоиде, км²")))
      }
      columns.append(
        kilometres(
          "perimeter_km", Phrase("perimeter km", "периметр, км"),
          meaning: Phrase(
            "Length of the whole boundary in kilometres: international_km, inner_km and outer_km together",
            "Длина всей границы региона, км: international_km, inner_km и outer_km вместе")))
    }
    if hasStateBorders {
      columns.append(
        kilometres(
          "international_km", Phrase("state border km", "госграница, км"),
          meaning: Phrase(
            "Border with regions of other countries, in kilometres", "Граница с регионами других стран, км")))
    }
    if tallies != nil {
      columns.append(
        Column(
          "listed_border_km",
          Phrase("border with listed crossings, km", "граница с учтёнными переходами, км"),
          meaning: Phrase(
            "The part of it that the list of crossings is about: the denominator of the densities",
            "Та её часть, о которой список переходов: знаменатель плотности"),
          isNumeric: true, isForFilesOnly: true))
    }
    columns += [
      kilometres(
        "inner_km", Phrase("inner km", "внутр., км"),
        meaning: Phrase(
          "Border with regions of its own country, in kilometres", "Граница с регионами своей страны, км"),
        weight: aside),
      kilometres(
        "outer_km", Phrase("coast or edge km", "берег или край, км"),
        meaning: Phrase("Coast or edge of the data, in kilometres", "Берег или край данных, км"),
        weight: aside),
    ]
    if hasStateBorders {
      columns.append(
        Column(
          "neighbour_countries", Phrase("neighbours", "соседи"),
          meaning: Phrase("Countries across its border", "Страны за границей")))
    }
    columns.append(
      Column(
        "neighbours", Phrase("neighbouring regions", "соседних регионов"),
        meaning: Phrase("Neighbouring regions that share a line", "Соседние регионы с общей линией"),
        isNumeric: true, weight: .detail))
    if hasStateBorders {
      columns.append(
        Column(
          "foreign_neighbours", Phrase("foreign regions", "иностр. регионов"),
          meaning: Phrase("Those of other countries", "Из них в других странах"), isNumeric: true,
          weight: aside))
    }
    columns.append(
      Column(
        "tripoints", Phrase("tripoints", "стыков"),
        meaning: Phrase(
          "Points of its boundary where three regions or more meet",
          "Точки границы, где сходятся три региона и больше"), isNumeric: true, isForFilesOnly: true))
    if hasAreas && !isAboutShape {
      columns.append(
        Column(
          "area_km2", Phrase("km²", "км²"),
          meaning: Phrase("Surface on the ellipsoid in square kilometres", "Площадь на эллипсоиде, км²"),
          isNumeric: true, isForFilesOnly: true))
    }
    if let tallies { columns += tallies.columns() }
    if hasStatus {
      columns.append(
        Column(
          "status", Phrase("status", "статус"),
          meaning: Phrase(
            "disputed, partly_disputed or leased for regions; whether one can cross for crossings",
            "Для регионов: disputed, partly_disputed, leased; для переходов: открыт ли переход"),
          weight: .detail
        ).inWords(.status))
    }
    return columns
  }
}
