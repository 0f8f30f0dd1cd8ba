extension BorderAnalysis {
  /// One row for each land neighbour of a country.
  ///
  /// - Parameters:
  ///   - neighbours: The borders, from `CountryBorder.all`.
  ///   - names: Names of countries.
  ///   - tallies: Crossings to count.
  ///   - published: Published lengths to compare with, one for each pair at most.
  ///   - measure: Measures the spacing of vertices.
  /// - Returns: The table with totals; the total of regions counts each home region once.
  public func countryTable(
    _ neighbours: [CountryBorder], names: CountryNames, tallies: CrossingTallies,
    published: [PublishedLength], measure: any LineMeasure
  ) -> Table {
    var table = Table(
      name: "countries", title: Phrase("Borders by neighbouring country", "Границы по соседним странам"),
      columns: [
        Column("country", Phrase("code", "код")),
        Column("country_name", Phrase("neighbour", "сосед")),
        Column("country_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"), isForFilesOnly: true),
        Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
        Column("pairs", Phrase("pairs", "пар"), isNumeric: true),
        Column("home_regions", Phrase("own regions", "своих регионов"), isNumeric: true),
        Column("neighbour_regions", Phrase("their regions", "их регионов"), isNumeric: true),
      ] + CrossingTally.columns(showsInterval: true) + [
        Column("published_km", Phrase("published km", "опубл., км"), isNumeric: true, displayPlaces: 0),
        Column("ratio_to_published", Phrase("ratio", "отношение"), isNumeric: true, displayPlaces: 3),
        Column("published_source", Phrase("published by", "источник"), isForFilesOnly: true),
        Column("ratio_remark", Phrase("likely reason", "вероятная причина"), isForFilesOnly: true),
        Column(
          "spacing_median_m", Phrase("spacing m", "шаг, м"), isNumeric: true, displayPlaces: 0),
        Column("spacing_p90_m", Phrase("p90 m", "p90, м"), isNumeric: true, displayPlaces: 0),
      ])
    for neighbour in neighbours {
      let reference = published.first {
        [$0.country, $0.neighbour].sorted() == [neighbour.home, neighbour.neighbour].sorted()
      }
      let spacing = VertexSpacing(along: neighbour.arcs, of: topology, measure: measure)
      let name = names[neighbour.neighbour]
      var row: [Cell] = [
        .text(neighbour.neighbour), .phrase(name), .text(name.russian), Cell(neighbour.length),
        .integer(neighbour.pairs.count), .integer(neighbour.homeRegions.count),
        .integer(neighbour.neighbourRegions.count),
      ]
      row += tallies.ofCountries(neighbour.home, neighbour.neighbour).cells(per: neighbour.length)
      row += [
        Cell(reference?.kilometres, places: 1),
        Cell(reference.map { neighbour.length.kilometres / $0.kilometres }, places: 6),
        Cell(reference?.source ?? ""), reference.map { remark(neighbour, $0, spacing) } ?? .missing,
        Cell(spacing?.median, places: 1),
        Cell(spacing?.percentile90, places: 1),
      ]
      table.append(row)
    }
    table.totals = totals(of: neighbours, tallies: tallies, measure: measure)
    return table
  }

  private func remark(
    _ border: CountryBorder, _ published: PublishedLength, _ spacing: VertexSpacing?
  ) -> Cell {
    guard published.kilometres > 0 else { return .missing }
    let isDisputed = (border.homeRegions + border.neighbourRegions).contains { !regions[$0].status.isEmpty }
    return .phrase(
      LengthDifference.reason(
        ratio: border.length.kilometres / published.kilometres, spacing: spacing?.median,
        isDisputed: isDisputed))
  }

  private func totals(
    of neighbours: [CountryBorder], tallies: CrossingTallies, measure: any LineMeasure
  ) -> [Cell] {
    let arcs = Set(neighbours.flatMap(\.arcs)).sorted()
    let length = arcs.map { lengths[$0] }.sum()
    var tally = CrossingTally()
    for neighbour in neighbours { tally += tallies.ofCountries(neighbour.home, neighbour.neighbour) }
    let spacing = VertexSpacing(along: arcs, of: topology, measure: measure)
    var row: [Cell] = [
      .phrase(Phrase("all", "все")), .integer(neighbours.count), .missing, Cell(length),
      .integer(neighbours.map(\.pairs.count).reduce(0, +)),
      .integer(Set(neighbours.flatMap(\.homeRegions)).count),
      .integer(Set(neighbours.flatMap(\.neighbourRegions)).count),
    ]
    row += tally.cells(per: length)
    row += [
      .missing, .missing, .missing, .missing, Cell(spacing?.median, places: 1),
      Cell(spacing?.percentile90, places: 1),
    ]
    return row
  }
}
