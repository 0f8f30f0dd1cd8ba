public import BorderCore

extension BorderAnalysis {
  /// One row for each part of the boundaries of regions.
  ///
  /// - Parameter shares: The parts, from `perimeterShares`.
  /// - Returns: The table; rows of coast or edge have no neighbour.
  public func shareTable(_ shares: [PerimeterShare]) -> Table {
    let hasCountries = countries.count > 1
    let schema = ShareRow.schema(hasCountries: hasCountries)
    return schema.table(
      shares.map { share in
        ShareRow(
          share: share, region: regions[share.region],
          neighbour: share.border.map { regions[borders[$0].other(than: share.region)] })
      })
  }
}

/// A part of the boundary of a region.
private struct ShareRow {
  typealias Field = TableSchema<ShareRow>.Field

  let share: PerimeterShare
  let region: Region
  /// `nil` for coast or edge.
  let neighbour: Region?

  static func schema(hasCountries: Bool) -> TableSchema<ShareRow> {
    var fields = names
    if hasCountries { fields.append(Field(.country) { Cell($0.region.country) }) }
    fields += neighbours
    if hasCountries { fields.append(neighbourCountry) }
    fields += figures
    return TableSchema(
      name: "neighbours",
      title: Phrase("Neighbours and their shares of the perimeter", "Соседи и их доли в периметре"), fields)
  }

  private static var names: [Field] {
    [
      Field(.uniqueID()) { .text($0.region.id) },
      Field(Column("name", Phrase("region", "регион"), meaning: Phrase("Name", "Название"))) {
        .phrase(Phrase($0.region.name, $0.region.nameRussian))
      },
      Field(.russianRegionName) { Cell($0.region.russianName) },
    ]
  }

  private static var neighbours: [Field] {
    [
      Field(
        Column(
          "neighbour_id", Phrase("id", "код"),
          meaning: Phrase(
            "Code of the neighbouring region; empty for coast or edge",
            "Код соседнего региона; пусто, если это берег или край данных"))
      ) { row in row.neighbour.map { .text($0.id) } ?? .missing },
      Field(
        Column(
          "neighbour_name", Phrase("neighbour", "сосед"),
          meaning: Phrase("Name of the neighbouring region", "Название соседнего региона"))
      ) { row in
        .phrase(
          row.neighbour.map { Phrase($0.name, $0.nameRussian) } ?? Phrase("coast or edge", "берег или край"))
      },
      Field(
        Column(
          "neighbour_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
          meaning: Phrase(
            "Name of the neighbouring region in Russian", "Название соседнего региона по-русски"),
          isForFilesOnly: true)
      ) { Cell($0.neighbour?.russianName ?? "") },
    ]
  }

  private static var neighbourCountry: Field {
    Field(
      Column(
        "neighbour_country", Phrase("country", "страна"),
        meaning: Phrase("Code of its country", "Код его страны"))
    ) { Cell($0.neighbour?.country ?? "") }
  }

  private static var figures: [Field] {
    [
      Field(.borderLength()) { Cell($0.share.length) },
      Field(
        Column(
          "share_percent", Phrase("% of perimeter", "% периметра"),
          meaning: Phrase(
            "length_km in per cent of the perimeter of the region",
            "length_km в процентах от периметра региона"), isNumeric: true, displayPlaces: 1)
      ) { row in Cell(row.share.share.map { $0 * 100 }, places: 4) },
    ]
  }
}
