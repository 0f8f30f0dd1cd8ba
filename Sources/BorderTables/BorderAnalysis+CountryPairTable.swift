public import BorderCore

extension BorderAnalysis {
  /// One row for each pair of countries.
  ///
  /// - Parameters:
  ///   - pairs: The borders, from `CountryPair.all`.
  ///   - names: Names of countries.
  ///   - tallies: Crossings to count; without them the table has no columns of crossings.
  ///   - published: Published lengths; without any there are no columns of them.
  ///   - measure: Measures the spacing of vertices.
  /// - Returns: The table; where the borders within countries are among them, a column tells them apart.
  public func countryPairTable(
    _ pairs: [CountryPair], names: CountryNames, tallies: CrossingTallies? = nil,
    published: [PublishedLength] = [], measure: any LineMeasure
  ) -> Table {
    var columns = ["a", "b"].flatMap { side in
      [
        Column("\(side)_country", Phrase("code", "код"), weight: .detail),
        Column(
          "\(side)_name", side == "a" ? Phrase("country", "страна") : Phrase("neighbour", "сосед"),
          weight: .main),
      ]
    }
    let showsKind = pairs.contains { $0.countries[0] == $0.countries[1] }
    if showsKind {
      columns.append(
        Column(
          "border_kind", Phrase("border", "граница"),
          meaning: Phrase(
            "state for the border of two countries, inner for borders within one",
            "state — граница двух стран, inner — границы внутри страны")))
    }
    columns += [
      Column(
        "length_km", Phrase("km", "км"),
        meaning: Phrase(
          "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
          "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки"), isNumeric: true,
        displayPlaces: 1, weight: .main),
      Column(
        "pairs", Phrase("pairs", "пар"),
        meaning: Phrase("Pairs of regions along the border", "Пар регионов вдоль границы"), isNumeric: true,
        weight: .detail),
      Column(
        "a_regions", Phrase("regions", "регионов"),
        meaning: Phrase("Regions of the first country along the border", "Регионов первой страны у границы"),
        isNumeric: true, weight: .detail),
      Column(
        "b_regions", Phrase("regions", "регионов"),
        meaning: Phrase("Regions of the second country along the border", "Регионов второй страны у границы"),
        isNumeric: true, weight: .detail),
      Column(
        "pieces", Phrase("pieces", "частей"),
        meaning: Phrase(
          "Into how many lines the border falls when joined end to end",
          "На сколько линий распадается граница"), isNumeric: true, weight: .detail),
    ]
    if let tallies { columns += tallies.columns() }
    if !published.isEmpty { columns += PublishedLength.columns }
    columns += VertexSpacing.columns
    var table = Table(
      name: "countries", title: Phrase("Borders by pair of countries", "Границы по парам стран"),
      columns: columns)
    for pair in pairs {
      let isInner = pair.countries[0] == pair.countries[1]
      var row = pair.countries.flatMap { country -> [Cell] in
        [Cell(country), country.isEmpty ? .missing : .phrase(names[country])]
      }
      if showsKind {
        row.append(
          pair.countries.contains("")
            ? .missing
            : isInner ? .phrase(Phrase("inner", "внутренняя")) : .phrase(Phrase("state", "государственная")))
      }
      let spacing = VertexSpacing(along: pair.arcs, of: topology, measure: measure)
      row += [Cell(pair.length), .integer(pair.pairs.count)]
      row += pair.countries.map { .integer(pair.regions(of: $0, in: self).count) }
      row.append(.integer(topology.lineCount(joining: pair.arcs)))
      if let tallies {
        let tally = tallies.ofCountries(pair.countries[0], pair.countries[1])
        row += tallies.cells(of: tally, per: pair.length)
      }
      if !published.isEmpty {
        let reference = published.first { [$0.country, $0.neighbour].sorted() == pair.countries }
        let isDisputed = pair.pairs.contains { !status(of: borders[$0]).isEmpty }
        row += PublishedLength.cells(reference, of: pair.length, spacing: spacing, isDisputed: isDisputed)
      }
      row += VertexSpacing.cells(spacing)
      table.append(row)
    }
    return table.withRussianNames(["a_name", "b_name"])
  }
}
