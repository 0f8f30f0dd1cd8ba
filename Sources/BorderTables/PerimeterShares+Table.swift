public import BorderCore

extension BorderAnalysis {
  /// One row for each part of the boundaries of regions.
  ///
  /// - Parameter shares: The parts, from `perimeterShares`.
  /// - Returns: The table; rows of coast or edge have no neighbour.
  public func shareTable(_ shares: [PerimeterShare]) -> Table {
    let hasCountries = countries.count > 1
    var columns = [
      Column(
        "id", Phrase("id", "код"), meaning: Phrase("Code, unique in the table", "Код, в таблице один раз")),
      Column("name", Phrase("region", "регион"), meaning: Phrase("Name", "Название")),
      Column(
        "name_ru", Phrase("region (Russian)", "регион (по-русски)"),
        meaning: Phrase("Name in Russian", "Название по-русски"), isForFilesOnly: true),
    ]
    if hasCountries {
      columns.append(
        .country)
    }
    columns += [
      Column(
        "neighbour_id", Phrase("id", "код"),
        meaning: Phrase(
          "Code of the neighbouring region; empty for coast or edge",
          "Код соседнего региона; пусто, если это берег или край данных")),
      Column(
        "neighbour_name", Phrase("neighbour", "сосед"),
        meaning: Phrase("Name of the neighbouring region", "Название соседнего региона")),
      Column(
        "neighbour_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
        meaning: Phrase("Name of the neighbouring region in Russian", "Название соседнего региона по-русски"),
        isForFilesOnly: true),
    ]
    if hasCountries {
      columns.append(
        Column(
          "neighbour_country", Phrase("country", "страна"),
          meaning: Phrase("Code of its country", "Код его страны")))
    }
    columns += [
      Column(
        "length_km", Phrase("km", "км"),
        meaning: Phrase(
          "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
          "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки"), isNumeric: true,
        displayPlaces: 1),
      Column(
        "share_percent", Phrase("% of perimeter", "% периметра"),
        meaning: Phrase(
          "length_km in per cent of the perimeter of the region", "length_km в процентах от периметра региона"
        ), isNumeric: true, displayPlaces: 1),
    ]
    var table = Table(
      name: "neighbours",
      title: Phrase("Neighbours and their shares of the perimeter", "Соседи и их доли в периметре"),
      columns: columns)
    for share in shares {
      let region = regions[share.region]
      var row: [Cell] = [
        .text(region.id), .phrase(Phrase(region.name, region.nameRussian)), Cell(region.russianName),
      ]
      if hasCountries { row.append(Cell(region.country)) }
      if let border = share.border {
        let other = regions[borders[border].other(than: share.region)]
        row += [
          .text(other.id), .phrase(Phrase(other.name, other.nameRussian)), Cell(other.russianName),
        ]
        if hasCountries { row.append(Cell(other.country)) }
      } else {
        row += [.missing, .phrase(Phrase("coast or edge", "берег или край")), .missing]
        if hasCountries { row.append(.missing) }
      }
      row += [Cell(share.length), Cell(share.share.map { $0 * 100 }, places: 4)]
      table.append(row)
    }
    return table
  }
}
