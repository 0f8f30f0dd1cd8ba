public import BorderCore

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
      ] + CrossingTally.columns(showsInterval: true) + [
        Column(
          "published_km", Phrase("published km", "опубл., км"),
          meaning: Phrase("A published length in kilometres", "Опубликованная длина, км"), isNumeric: true,
          displayPlaces: 0),
        Column(
          "ratio_to_published", Phrase("ratio", "отношение"),
          meaning: Phrase(
            "length_km divided by the published length", "length_km, делённая на опубликованную длину"),
          isNumeric: true, displayPlaces: 3),
        Column(
          "published_source", Phrase("published by", "источник"),
          meaning: Phrase("Who published the length", "Кто опубликовал длину"), isForFilesOnly: true),
        Column(
          "ratio_remark", Phrase("likely reason", "вероятная причина"),
          meaning: Phrase(
            "Why the two lengths may differ: a likely reason, not a certain one",
            "Почему эти длины могут расходиться: вероятная причина, не достоверная"), isForFilesOnly: true),
        Column(
          "spacing_median_m", Phrase("spacing m", "шаг, м"),
          meaning: Phrase(
            "Half of the segments of this border are at most so long, in metres",
            "Половина отрезков этой границы не длиннее, м"), isNumeric: true, displayPlaces: 0),
        Column(
          "spacing_p90_m", Phrase("p90 m", "p90, м"),
          meaning: Phrase(
            "Nine of ten segments of this border are at most so long, in metres",
            "Девять из десяти отрезков этой границы не длиннее, м"), isNumeric: true, displayPlaces: 0),
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
