public import BorderCore

extension BorderAnalysis {
  /// One row for each land neighbour of a country.
  ///
  /// - Parameters:
  ///   - neighbours: The borders, from `CountryBorder.all`.
  ///   - names: Names of countries.
  ///   - tallies: Crossings to count; without them the table has no columns of crossings.
  ///   - published: Published lengths to compare with, one for each pair at most; without any there are no columns of
  ///     them.
  ///   - measure: Measures the spacing of vertices.
  /// - Returns: The table with totals; the total of regions counts each home region once.
  public func countryTable(
    _ neighbours: [CountryBorder], names: CountryNames, tallies: CrossingTallies?,
    published: [PublishedLength], measure: any LineMeasure
  ) -> Table {
    var columns = [
      Column("country", Phrase("code", "код"), meaning: Phrase("Code of the country", "Код страны")),
      Column(
        "country_name", Phrase("neighbour", "сосед"),
        meaning: Phrase("Name of the country", "Название страны")),
      Column(
        "country_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
        meaning: Phrase("Name of the country in Russian", "Название страны по-русски"), isForFilesOnly: true
      ),
      Column(
        "length_km", Phrase("km", "км"),
        meaning: Phrase(
          "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
          "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки"),
        isNumeric: true, displayPlaces: 1),
      Column(
        "pairs", Phrase("pairs", "пар"),
        meaning: Phrase("Pairs of regions along the border", "Пар регионов вдоль границы"), isNumeric: true),
      Column(
        "home_regions", Phrase("own regions", "своих регионов"),
        meaning: Phrase("Regions of the home country at the border", "Своих регионов у границы"),
        isNumeric: true),
      Column(
        "neighbour_regions", Phrase("their regions", "их регионов"),
        meaning: Phrase("Regions of the neighbour at the border", "Регионов соседа у границы"),
        isNumeric: true),
    ]
    if let tallies { columns += tallies.columns(showsInterval: true) }
    if !published.isEmpty { columns += PublishedLength.columns }
    columns += VertexSpacing.columns
    var table = Table(
      name: "countries", title: Phrase("Borders by neighbouring country", "Границы по соседним странам"),
      columns: columns)
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
      if let tallies {
        row += tallies.cells(
          of: tallies.ofCountries(neighbour.home, neighbour.neighbour), per: neighbour.length)
      }
      if !published.isEmpty {
        let isDisputed = (neighbour.homeRegions + neighbour.neighbourRegions)
          .contains { !regions[$0].status.isEmpty }
        row += PublishedLength.cells(
          reference, of: neighbour.length, spacing: spacing, isDisputed: isDisputed)
      }
      row += VertexSpacing.cells(spacing)
      table.append(row)
    }
    table.totals = totals(
      of: neighbours, tallies: tallies, hasPublished: !published.isEmpty, measure: measure)
    return table
  }

  private func totals(
    of neighbours: [CountryBorder], tallies: CrossingTallies?, hasPublished: Bool, measure: any LineMeasure
  ) -> [Cell] {
    let arcs = Set(neighbours.flatMap(\.arcs)).sorted()
    let length = arcs.map { lengths[$0] }.sum()
    let spacing = VertexSpacing(along: arcs, of: topology, measure: measure)
    var row: [Cell] = [
      .phrase(Phrase("all", "все")), .integer(neighbours.count), .missing, Cell(length),
      .integer(neighbours.map(\.pairs.count).reduce(0, +)),
      .integer(Set(neighbours.flatMap(\.homeRegions)).count),
      .integer(Set(neighbours.flatMap(\.neighbourRegions)).count),
    ]
    if let tallies {
      var tally = CrossingTally()
      for neighbour in neighbours { tally += tallies.ofCountries(neighbour.home, neighbour.neighbour) }
      row += tallies.cells(of: tally, per: length)
    }
    if hasPublished { row += [Cell](repeating: .missing, count: PublishedLength.columns.count) }
    row += VertexSpacing.cells(spacing)
    return row
  }
}
