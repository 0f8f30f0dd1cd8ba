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
      Column(
        "country", Phrase("code", "код"), meaning: Phrase("Code of the country", "Код страны"),
        weight: .detail),
      Column(
        "country_name", Phrase("neighbour", "сосед"),
        meaning: Phrase("Name of the country", "Название страны"), weight: .main),
      Column(
        "country_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
        meaning: Phrase("Name of the country in Russian", "Название страны по-русски"), isForFilesOnly: true
      ),
      Column(
        "length_km", Phrase("km", "км"),
        meaning: Phrase(
          "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
          "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки"),
        isNumeric: true, displayPlaces: 1, weight: .main),
      Column(
        "pairs", Phrase("pairs", "пар"),
        meaning: Phrase("Pairs of regions along the border", "Пар регионов вдоль границы"), isNumeric: true,
        weight: .detail),
      Column(
        "home_regions", Phrase("own regions", "своих регионов"),
        meaning: Phrase("Regions of the home country at the border", "Своих регионов у границы"),
        isNumeric: true, weight: .detail),
      Column(
        "neighbour_regions", Phrase("their regions", "их регионов"),
        meaning: Phrase("Regions of the neighbour at the border", "Регионов соседа у границы"),
        isNumeric: true, weight: .detail),
    ]
    if let tallies { columns += tallies.columns(showsInterval: true) }
    if !published.isEmpty { columns += PublishedLength.columns }
    columns += VertexSpacing.columns
    var table = Table(
      name: "countries", title: Phrase("Borders by neighbouring country", "Границы по соседним странам"),
      columns: columns)
    for neighbour in neighbours {
      let reference = published.length(of: neighbour)
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
      of: neighbours, tallies: tallies, published: published, measure: measure)
    return table
  }

  private func totals(
    of neighbours: [CountryBorder], tallies: CrossingTallies?, published: [PublishedLength],
    measure: any LineMeasure
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
    if !published.isEmpty { row += PublishedLength.total(of: neighbours, published, length: length) }
    row += VertexSpacing.cells(spacing)
    return row
  }
}

extension [PublishedLength] {
  /// The published length of a border; `nil` where there is none.
  fileprivate func length(of border: CountryBorder) -> PublishedLength? {
    first { [$0.country, $0.neighbour].sorted() == [border.home, border.neighbour].sorted() }
  }
}

extension PublishedLength {
  /// The sum of published lengths and what the measured length is to it, where every border has one.
  fileprivate static func total(
    of borders: [CountryBorder], _ published: [PublishedLength], length: ExactLength
  ) -> [Cell] {
    let found = borders.compactMap { published.length(of: $0)?.kilometres }
    let sum = found.reduce(0, +)
    let isWhole = found.count == borders.count && sum > 0
    return [Cell(isWhole ? sum : nil, places: 1), Cell(isWhole ? length.kilometres / sum : nil, places: 6)]
      + [Cell](repeating: .missing, count: columns.count - 2)
  }
}
