import BorderCore

/// A listed crossing with its place, or the reason why it has none.
struct CrossingRow: Sendable {
  typealias Field = TableSchema<CrossingRow>.Field

  let crossing: Crossing
  /// How it was put on its border, a word for programs.
  private(set) var placedBy = "nothing"
  /// The ids of the regions on its two sides, as far as they are known.
  private(set) var pair: [String] = []
  /// The country across.
  private(set) var neighbour: String
  /// The distance of its point from the border in metres.
  private(set) var distance: Double?
  private(set) var remark: Phrase?

  init(_ entry: CrossingAssignment.Entry, _ analysis: BorderAnalysis, home: String?) {
    crossing = entry.crossing
    neighbour = crossing.neighbour
    remark = entry.contradiction?.phrase
    var sides: [RegionID] = []
    switch entry.placement {
    case .measured(let hit):
      placedBy = "point"
      sides = analysis.sides(of: analysis.borders[hit.border], home: home)
      distance = hit.distance
    case .stated(let border):
      placedBy = "stated_pair"
      sides = analysis.sides(of: analysis.borders[border], home: home)
    case .region(let region, let country):
      placedBy = "stated_region"
      sides = [region]
      neighbour = country
    case .unplaced(let reason):
      remark =
        remark.map {
          Phrase("\(reason.phrase.english); \($0.english)", "\(reason.phrase.russian); \($0.russian)")
        } ?? reason.phrase
    }
    pair = sides.map { analysis.regions[$0].id }
    if sides.count == 2 { neighbour = analysis.regions[sides[1]].country }
  }

  static let name = "crossings"
  static let title = Phrase("Crossings", "Переходы")

  static var fields: [Field] { names + kinds + places + statements }

  private static var names: [Field] {
    [
      Field(.uniqueID(weight: .detail)) { .text($0.crossing.id) },
      Field(
        Column("name", Phrase("crossing", "переход"), meaning: Phrase("Name", "Название"), weight: .main)
      ) { .phrase($0.crossing.name) },
      Field(
        Column(
          "name_ru", Phrase("crossing (Russian)", "переход (по-русски)"),
          meaning: Phrase("Name in Russian", "Название по-русски"), isForFilesOnly: true)
      ) { Cell(ownRussian: $0.crossing.name) },
      Field(
        Column(
          "opposite_name", Phrase("opposite", "напротив"),
          meaning: Phrase("Name of the crossing on the other side", "Название перехода с другой стороны"),
          weight: .detail)
      ) { .phrase($0.crossing.oppositeName) },
      Field(
        Column(
          "opposite_name_ru", Phrase("opposite (Russian)", "напротив (по-русски)"),
          meaning: Phrase(
            "Name of the crossing on the other side in Russian",
            "Название перехода с другой стороны по-русски"), isForFilesOnly: true)
      ) { Cell(ownRussian: $0.crossing.oppositeName) },
    ]
  }

  private static var kinds: [Field] {
    [
      Field(
        Column("mode", Phrase("mode", "вид"), meaning: Phrase("How one crosses", "Вид сообщения"))
          .inWords(.mode)
      ) { Cell($0.crossing.mode.rawValue) },
      Field(.status(Phrase("status", "состояние"), weight: .main)) { Cell($0.crossing.status.rawValue) },
      Field(
        Column(
          "concept", Phrase("concept", "понятие"),
          meaning: Phrase("What the source counts", "Что считает источник"), weight: .detail
        ).inWords(.concept)
      ) { Cell($0.crossing.concept) },
      Field(
        Column(
          "placed_by", Phrase("placed by", "привязан"),
          meaning: Phrase(
            "How it was put on its border: point, stated_pair, stated_region or nothing",
            "Как привязан к границе: point, stated_pair, stated_region или nothing"), weight: .detail
        ).inWords(.placement)
      ) { .text($0.placedBy) },
    ]
  }

  private static var places: [Field] {
    [
      Field(.firstRegion(Phrase("region", "регион"))) { row in row.pair.first.map { .text($0) } ?? .missing },
      Field(.secondRegion(Phrase("neighbour", "сосед"))) { $0.pair.count < 2 ? .missing : .text($0.pair[1]) },
      Field(
        Column(
          "neighbour", Phrase("country", "страна"),
          meaning: Phrase("Code of the country across", "Код страны за границей"))
      ) { Cell($0.neighbour) },
      Field(
        Column(
          "distance_m", Phrase("m to border", "м до границы"),
          meaning: Phrase(
            "Distance of its point from that border in metres", "Расстояние точки от этой границы, м"),
          isNumeric: true, displayPlaces: 0)
      ) { Cell($0.distance, places: 1) },
      Field(
        Column(
          "precision_m", Phrase("± m", "± м"),
          meaning: Phrase(
            "How far its point may be off, as the source says, in metres",
            "Возможная ошибка точки по источнику, м"), isNumeric: true, displayPlaces: 0, weight: .detail)
      ) { Cell($0.crossing.precision, places: 0) },
      Field(
        Column(
          "longitude", Phrase("longitude", "долгота"),
          meaning: Phrase("Longitude of its point in degrees", "Долгота точки, градусы"), isNumeric: true,
          isForFilesOnly: true)
      ) { Cell($0.crossing.position?.longitude, places: 7) },
      Field(
        Column(
          "latitude", Phrase("latitude", "широта"),
          meaning: Phrase("Latitude of its point in degrees", "Широта точки, градусы"), isNumeric: true,
          isForFilesOnly: true)
      ) { Cell($0.crossing.position?.latitude, places: 7) },
    ]
  }

  private static var statements: [Field] {
    [
      Field(
        Column(
          "stated_region", Phrase("stated region", "регион в списке"),
          meaning: Phrase("The region that the list states", "Регион, указанный в списке"),
          isForFilesOnly: true)
      ) { Cell($0.crossing.region) },
      Field(
        Column(
          "stated_opposite_region", Phrase("stated opposite", "напротив в списке"),
          meaning: Phrase("The region across that the list states", "Регион за границей, указанный в списке"),
          isForFilesOnly: true)
      ) { Cell($0.crossing.oppositeRegion) },
      Field(
        Column(
          "remark", Phrase("remark", "примечание"), meaning: Phrase("What else must be known", "Примечание"),
          weight: .detail)
      ) { row in row.remark.map { .phrase($0) } ?? .missing },
    ]
  }
}
