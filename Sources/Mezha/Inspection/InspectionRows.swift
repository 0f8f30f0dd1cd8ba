import BorderCore
import BorderIO
import BorderTables

extension SourceInfo {
  /// What is known of each input.
  static let schema = TableSchema<SourceInfo>(
    name: "sources", title: Phrase("Inputs", "Источники"),
    [
      .init(Column("file", Phrase("file", "файл"))) { source in
        .text(source.file.split(separator: "/").last.map(String.init) ?? source.file)
      },
      .init(Column("layer", Phrase("layer", "слой"))) { Cell($0.layer) },
      .init(Column("format", Phrase("format", "формат"))) { Cell($0.driver) },
      .init(Column("crs", Phrase("CRS", "СК"))) { Cell($0.coordinateSystem) },
      .init(Column("features", Phrase("features", "объектов"), isNumeric: true)) {
        .integer($0.featureCount)
      },
      .init(Column("polygons", Phrase("polygons", "полигонов"), isNumeric: true)) {
        .integer($0.tally.polygons)
      },
      .init(Column("vertices", Phrase("vertices", "вершин"), isNumeric: true)) { .integer($0.vertexCount) },
      .init(Column("fields", Phrase("fields", "поля"))) { Cell($0.fields.joined(separator: " ")) },
      .init(Column("chosen_fields", Phrase("taken as", "взяты как"))) { source in
        Cell(
          source.chosenFields.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue)=\($0.value)" }.joined(separator: " "))
      },
    ])
}

/// One figure of an inspection.
struct Figure: Sendable {
  let name: Phrase
  let value: Cell

  init(_ name: Phrase, _ value: Cell) {
    self.name = name
    self.value = value
  }

  static let schema = TableSchema<Figure>(
    name: "figures", title: Phrase("Figures", "Показатели"),
    [
      .init(Column("figure", Phrase("figure", "показатель"))) { .phrase($0.name) },
      .init(Column("value", Phrase("value", "значение"), isNumeric: true)) { $0.value },
    ])
}

/// The vertices along the shared borders of a country, or along all.
struct SpacedVertices: Sendable {
  /// `nil` for all.
  let country: String?
  let spacing: VertexSpacing?
  let length: ExactLength

  static let schema = TableSchema<SpacedVertices>(
    name: "spacing",
    title: Phrase("Spacing of vertices along shared borders", "Шаг вершин вдоль общих границ"),
    [
      .init(Column("country", Phrase("country", "страна"))) { row in
        row.country.map { .text($0) } ?? .phrase(Phrase("all", "все"))
      },
      .init(Column("segments", Phrase("segments", "отрезков"), isNumeric: true)) {
        .integer($0.spacing?.segmentCount ?? 0)
      },
      .init(Column("median_m", Phrase("median m", "медиана, м"), isNumeric: true, displayPlaces: 1)) {
        Cell($0.spacing?.median, places: 3)
      },
      .init(Column("p90_m", Phrase("p90 m", "p90, м"), isNumeric: true, displayPlaces: 1)) {
        Cell($0.spacing?.percentile90, places: 3)
      },
      .init(Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1)) { Cell($0.length) },
    ])
}

/// The findings of one kind.
struct FindingCount: Sendable {
  let kind: Finding.Kind
  let findings: [Finding]
  /// Whether nobody looked for them.
  let isUnknown: Bool

  private func count(_ number: Int) -> Cell { isUnknown ? .missing : .integer(number) }
  private var faults: Int { findings.count(where: \.isFault) }

  static let schema = TableSchema<FindingCount>(
    name: "kinds", title: Phrase("Findings by kind", "Замечания по видам"),
    [
      .init(Column("kind", Phrase("kind", "вид")).inWords(.finding)) { .text($0.kind.rawValue) },
      .init(Column("text", Phrase("what", "что"))) { .phrase($0.kind.name) },
      .init(Column("is_fault", Phrase("harmful", "портит результат"))) {
        $0.isUnknown ? .missing : .flag($0.faults > 0)
      },
      .init(Column("count", Phrase("count", "число"), isNumeric: true)) { $0.count($0.findings.count) },
      .init(Column("faults", Phrase("faults", "портят"), isNumeric: true)) { $0.count($0.faults) },
      .init(Column("regions", Phrase("regions", "регионов"), isNumeric: true)) {
        $0.count(Set($0.findings.flatMap(\.regions)).count)
      },
      .init(Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1)) { row in
        let lengths = row.findings.compactMap(\.length)
        return lengths.isEmpty ? .missing : Cell(lengths.sum())
      },
      .init(Column("area_km2", Phrase("km²", "км²"), isNumeric: true, displayPlaces: 3)) { row in
        let areas = row.findings.compactMap(\.area)
        return areas.isEmpty ? .missing : Cell(areas.reduce(0, +) / 1e6, places: 9)
      },
    ])
}

extension Finding {
  /// What is said of each finding.
  static let schema = TableSchema<Finding>(
    name: "findings", title: Phrase("Findings", "Замечания"),
    [
      .init(
        Column(
          "kind", Phrase("kind", "вид"),
          meaning: Phrase("The kind of finding, a word for programs", "Вид замечания, слово для программ")
        ).inWords(.finding)
      ) { .text($0.kind.rawValue) },
      .init(
        Column(
          "regions", Phrase("regions", "регионы"),
          meaning: Phrase(
            "Codes of the regions concerned, with blanks between them", "Коды регионов через пробел"))
      ) { Cell($0.regions.joined(separator: " ")) },
      .init(
        Column(
          "text", Phrase("what", "что"), meaning: Phrase("What was found, in words", "Что найдено, словами"))
      ) { .phrase($0.text) },
      .init(
        Column(
          "is_fault", Phrase("harmful", "портит результат"),
          meaning: Phrase("Whether it makes results wrong", "Портит ли это результаты"))
      ) { .flag($0.isFault) },
      .init(
        Column(
          "length_km", Phrase("km", "км"),
          meaning: Phrase(
            "Length of border concerned, in kilometres", "Длина границы, которой это касается, км"),
          isNumeric: true, displayPlaces: 3)
      ) { finding in finding.length.map { Cell($0) } ?? .missing },
      .init(
        Column(
          "area_km2", Phrase("km²", "км²"),
          meaning: Phrase("Area concerned, in square kilometres", "Площадь, которой это касается, км²"),
          isNumeric: true, displayPlaces: 6)
      ) { finding in Cell(finding.area.map { $0 / 1e6 }, places: 9) },
      .init(
        Column(
          "distance_m", Phrase("apart m", "зазор м"),
          meaning: Phrase(
            "How far apart the lines or vertices are, in metres", "Насколько разошлись линии или вершины, м"),
          isNumeric: true, displayPlaces: 3)
      ) { Cell($0.distance, places: 6) },
      .init(
        Column(
          "longitude", Phrase("longitude", "долгота"),
          meaning: Phrase("Longitude of the place to look at, in degrees", "Долгота места, градусы"),
          isNumeric: true, displayPlaces: 6)
      ) { Cell($0.place?.longitude, places: 7) },
      .init(
        Column(
          "latitude", Phrase("latitude", "широта"),
          meaning: Phrase("Latitude of the place to look at, in degrees", "Широта места, градусы"),
          isNumeric: true, displayPlaces: 6)
      ) { Cell($0.place?.latitude, places: 7) },
    ])
}
