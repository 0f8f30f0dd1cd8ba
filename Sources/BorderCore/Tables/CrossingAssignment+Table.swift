extension CrossingAssignment {
  /// One row for each listed crossing, with its place or the reason why it has none.
  ///
  /// - Parameters:
  ///   - analysis: The borders that the crossings were placed on.
  ///   - home: A country whose regions stand first.
  /// - Returns: The table, in the order of the list.
  public func table(_ analysis: BorderAnalysis, home: String? = nil) -> Table {
    var table = Table(
      name: "crossings", title: Phrase("Crossings", "Переходы"),
      columns: [
        Column("id", Phrase("id", "код")),
        Column("name", Phrase("crossing", "переход")),
        Column("name_ru", Phrase("crossing (Russian)", "переход (по-русски)"), isForFilesOnly: true),
        Column("opposite_name", Phrase("opposite", "напротив")),
        Column(
          "opposite_name_ru", Phrase("opposite (Russian)", "напротив (по-русски)"), isForFilesOnly: true),
        Column("mode", Phrase("mode", "вид")),
        Column("status", Phrase("status", "состояние")),
        Column("concept", Phrase("concept", "понятие")),
        Column("placed_by", Phrase("placed by", "привязан")),
        Column("a_id", Phrase("region", "регион")),
        Column("b_id", Phrase("neighbour", "сосед")),
        Column("neighbour", Phrase("country", "страна")),
        Column("distance_m", Phrase("m to border", "м до границы"), isNumeric: true, displayPlaces: 0),
        Column("precision_m", Phrase("± m", "± м"), isNumeric: true, displayPlaces: 0),
        Column("longitude", Phrase("longitude", "долгота"), isNumeric: true, isForFilesOnly: true),
        Column("latitude", Phrase("latitude", "широта"), isNumeric: true, isForFilesOnly: true),
        Column("stated_region", Phrase("stated region", "регион в списке"), isForFilesOnly: true),
        Column(
          "stated_opposite_region", Phrase("stated opposite", "напротив в списке"), isForFilesOnly: true),
        Column("remark", Phrase("remark", "примечание")),
      ])
    for entry in entries { table.append(row(entry, analysis, home: home)) }
    return table
  }

  private func row(_ entry: Entry, _ analysis: BorderAnalysis, home: String?) -> [Cell] {
    let crossing = entry.crossing
    var placedBy = "nothing"
    var pair: [RegionID] = []
    var neighbour = crossing.neighbour
    var distance: Double?
    var remark = entry.contradiction
    switch entry.placement {
    case .measured(let hit):
      placedBy = "point"
      pair = analysis.sides(of: analysis.borders[hit.border], home: home)
      distance = hit.distance
    case .stated(let border):
      placedBy = "stated_pair"
      pair = analysis.sides(of: analysis.borders[border], home: home)
    case .region(let region, let country):
      placedBy = "stated_region"
      pair = [region]
      neighbour = country
    case .unplaced(let reason):
      remark =
        remark.map {
          Phrase("\(reason.english); \($0.english)", "\(reason.russian); \($0.russian)")
        } ?? reason
    }
    if pair.count == 2 { neighbour = analysis.regions[pair[1]].country }
    return [
      .text(crossing.id), .phrase(crossing.name), Cell(ownRussian: crossing.name),
      .phrase(crossing.oppositeName),
      Cell(ownRussian: crossing.oppositeName), Cell(crossing.mode), Cell(crossing.status),
      Cell(crossing.concept),
      .text(placedBy), pair.isEmpty ? .missing : .text(analysis.regions[pair[0]].id),
      pair.count < 2 ? .missing : .text(analysis.regions[pair[1]].id), Cell(neighbour),
      Cell(distance, places: 1), Cell(crossing.precision, places: 0),
      Cell(crossing.position?.longitude, places: 7), Cell(crossing.position?.latitude, places: 7),
      Cell(crossing.region), Cell(crossing.oppositeRegion), remark.map { .phrase($0) } ?? .missing,
    ]
  }
}
