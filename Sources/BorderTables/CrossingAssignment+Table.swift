public import BorderCore

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
        Column(
          "id", Phrase("id", "код"), meaning: Phrase("Code, unique in the table", "Код, в таблице один раз"),
          weight: .detail),
        Column("name", Phrase("crossing", "переход"), meaning: Phrase("Name", "Название"), weight: .main),
        Column(
          "name_ru", Phrase("crossing (Russian)", "переход (по-русски)"),
          meaning: Phrase("Name in Russian", "Название по-русски"), isForFilesOnly: true),
        Column(
          "opposite_name", Phrase("opposite", "напротив"),
          meaning: Phrase("Name of the crossing on the other side", "Название перехода с другой стороны"),
          weight: .detail),
        Column(
          "opposite_name_ru", Phrase("opposite (Russian)", "напротив (по-русски)"),
          meaning: Phrase(
            "Name of the crossing on the other side in Russian",
            "Название перехода с другой стороны по-русски"), isForFilesOnly: true),
        Column("mode", Phrase("mode", "вид"), meaning: Phrase("How one crosses", "Вид сообщения"))
          .inWords(.mode),
        Column(
          "status", Phrase("status", "состояние"),
          meaning: Phrase(
            "disputed, partly_disputed or leased for regions; whether one can cross for crossings",
            "Для регионов: disputed, partly_disputed, leased; для переходов: открыт ли переход"),
          weight: .main
        ).inWords(.status),
        Column(
          "concept", Phrase("concept", "понятие"),
          meaning: Phrase("What the source counts", "Что считает источник"), weight: .detail
        ).inWords(.concept),
        Column(
          "placed_by", Phrase("placed by", "привязан"),
          meaning: Phrase(
            "How it was put on its border: point, stated_pair, stated_region or nothing",
            "Как привязан к границе: point, stated_pair, stated_region или nothing"), weight: .detail
        ).inWords(.placement),
        Column(
          "a_id", Phrase("region", "регион"),
          meaning: Phrase(
            "Code of the first region: that of the home country, or the one whose code comes first",
            "Код первого региона: своего или того, чей код меньше")),
        Column(
          "b_id", Phrase("neighbour", "сосед"),
          meaning: Phrase("Code of the second region", "Код второго региона")),
        Column(
          "neighbour", Phrase("country", "страна"),
          meaning: Phrase("Code of the country across", "Код страны за границей")),
        Column(
          "distance_m", Phrase("m to border", "м до границы"),
          meaning: Phrase(
            "Distance of its point from that border in metres", "Расстояние точки от этой границы, м"),
          isNumeric: true, displayPlaces: 0),
        Column(
          "precision_m", Phrase("± m", "± м"),
          meaning: Phrase(
            "How far its point may be off, as the source says, in metres",
            "Возможная ошибка точки по источнику, м"), isNumeric: true, displayPlaces: 0, weight: .detail),
        Column(
          "longitude", Phrase("longitude", "долгота"),
          meaning: Phrase("Longitude of its point in degrees", "Долгота точки, градусы"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "latitude", Phrase("latitude", "широта"),
          meaning: Phrase("Latitude of its point in degrees", "Широта точки, градусы"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "stated_region", Phrase("stated region", "регион в списке"),
          meaning: Phrase("The region that the list states", "Регион, указанный в списке"),
          isForFilesOnly: true),
        Column(
          "stated_opposite_region", Phrase("stated opposite", "напротив в списке"),
          meaning: Phrase("The region across that the list states", "Регион за границей, указанный в списке"),
          isForFilesOnly: true),
        Column(
          "remark", Phrase("remark", "примечание"), meaning: Phrase("What else must be known", "Примечание"),
          weight: .detail),
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
    var remark = entry.contradiction?.phrase
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
          Phrase("\(reason.phrase.english); \($0.english)", "\(reason.phrase.russian); \($0.russian)")
        } ?? reason.phrase
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
