import BorderCore
import BorderIO
import BorderTables

extension Inspection {
  /// One row for each input.
  package var sourceTable: Table {
    var table = Table(
      name: "sources", title: Phrase("Inputs", "Источники"),
      columns: [
        Column("file", Phrase("file", "файл")), Column("layer", Phrase("layer", "слой")),
        Column("format", Phrase("format", "формат")), Column("crs", Phrase("CRS", "СК")),
        Column("features", Phrase("features", "объектов"), isNumeric: true),
        Column("polygons", Phrase("polygons", "полигонов"), isNumeric: true),
        Column("vertices", Phrase("vertices", "вершин"), isNumeric: true),
        Column("fields", Phrase("fields", "поля")), Column("chosen_fields", Phrase("taken as", "взяты как")),
      ])
    for source in workspace.sources {
      let chosen = source.chosenFields.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { "\($0.key.rawValue)=\($0.value)" }.joined(separator: " ")
      table.append([
        .text(source.file.split(separator: "/").last.map(String.init) ?? source.file), Cell(source.layer),
        Cell(source.driver), Cell(source.coordinateSystem), .integer(source.featureCount),
        .integer(source.tally.polygons), .integer(source.vertexCount),
        Cell(source.fields.joined(separator: " ")), Cell(chosen),
      ])
    }
    return table
  }

  /// Extent, counts and precision, one figure a row.
  package var figureTable: Table {
    let set = workspace.regions
    var table = Table(
      name: "figures", title: Phrase("Figures", "Показатели"),
      columns: [
        Column("figure", Phrase("figure", "показатель")),
        Column("value", Phrase("value", "значение"), isNumeric: true),
      ])
    func add(_ name: Phrase, _ value: Cell) { table.append([.phrase(name), value]) }
    add(Phrase("regions", "регионов"), .integer(set.regionCount))
    add(Phrase("parts", "частей"), .integer(set.partCount))
    add(Phrase("rings", "колец"), .integer(set.ringCount))
    add(Phrase("vertices", "вершин"), .integer(set.positions.count))
    add(Phrase("arcs", "дуг"), .integer(topology.arcCount))
    add(Phrase("nodes", "узлов"), .integer(topology.nodeCount))
    add(Phrase("components (rook)", "компонент (по правилу ладьи)"), .integer(graph.components.count))
    add(Phrase("isolates (rook)", "изолированных (по правилу ладьи)"), .integer(graph.isolates.count))
    add(
      Phrase(
        "decimals of coordinates",
        "знаков в координатах"), set.coordinateDecimals.map { .integer($0) } ?? .missing)
    if let box = set.boundingBox {
      add(Phrase("west", "запад"), Cell(box.west, places: 6))
      add(Phrase("south", "юг"), Cell(box.south, places: 6))
      add(Phrase("east", "восток"), Cell(box.east, places: 6))
      add(Phrase("north", "север"), Cell(box.north, places: 6))
    }
    add(
      Phrase("proposed tolerance, m", "предлагаемый допуск, м"),
      unshared.tolerance.map { $0 == $0.rounded() ? .integer(Int($0)) : .decimal($0, places: 3) } ?? .missing)
    add(
      Phrase("borders beside each other sought within, m", "границы рядом искались в пределах, м"),
      Cell(max(reach, unshared.reach), places: 2))
    let cut = topology.cut
    if cut.east < 180 {
      add(
        Phrase(
          "map cut at, degrees",
          "карта разрезана на, градусов"), Cell(cut.east, places: 6))
    }
    return table
  }

  /// The spacing of vertices along shared borders, for all and by country.
  package var spacingTable: Table {
    var table = Table(
      name: "spacing",
      title: Phrase(
        "Spacing of vertices along shared borders",
        "Шаг вершин вдоль общих границ"),
      columns: [
        Column("country", Phrase("country", "страна")),
        Column("segments", Phrase("segments", "отрезков"), isNumeric: true),
        Column("median_m", Phrase("median m", "медиана, м"), isNumeric: true, displayPlaces: 1),
        Column("p90_m", Phrase("p90 m", "p90, м"), isNumeric: true, displayPlaces: 1),
        Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
      ])
    var byCountry: [String: [ArcID]] = [:]
    var all: [ArcID] = []
    for arc in topology.arcIDs where topology.kind(of: arc) == .shared {
      all.append(arc)
      let countries = Set(topology.sides(of: arc).map { topology.regions[$0.region].country })
      for country in countries where !country.isEmpty { byCountry[country, default: []].append(arc) }
    }
    func add(_ name: Cell, _ arcs: [ArcID]) {
      let spacing = VertexSpacing(along: arcs, of: topology, measure: measure)
      table.append([
        name, .integer(spacing?.segmentCount ?? 0), Cell(spacing?.median, places: 3),
        Cell(spacing?.percentile90, places: 3), Cell(arcs.map { lengths[$0] }.sum()),
      ])
    }
    for country in byCountry.keys.sorted() { add(.text(country), byCountry[country] ?? []) }
    add(.phrase(Phrase("all", "все")), all)
    return table
  }

  /// One row for each kind of finding, those that matter most also where there is none.
  package var kindTable: Table {
    var table = Table(
      name: "kinds", title: Phrase("Findings by kind", "Замечания по видам"),
      columns: [
        Column("kind", Phrase("kind", "вид")).inWords(.finding), Column("text", Phrase("what", "что")),
        Column("is_fault", Phrase("harmful", "портит результат")),
        Column("count", Phrase("count", "число"), isNumeric: true),
        Column("faults", Phrase("faults", "портят"), isNumeric: true),
        Column("regions", Phrase("regions", "регионов"), isNumeric: true),
        Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
        Column("area_km2", Phrase("km²", "км²"), isNumeric: true, displayPlaces: 3),
      ])
    let byKind = Dictionary(grouping: findings, by: \.kind)
    for kind in Finding.Kind.allCases {
      let list = byKind[kind] ?? []
      guard !list.isEmpty || kind.isAlwaysCounted else { continue }
      let (lengths, areas) = (list.compactMap(\.length), list.compactMap(\.area))
      let isUnknown = list.isEmpty && unchecked.contains(kind)
      let faults = list.count(where: \.isFault)
      table.append([
        .text(kind.rawValue), .phrase(kind.name), .flag(faults > 0),
        isUnknown ? .missing : .integer(list.count), isUnknown ? .missing : .integer(faults),
        isUnknown ? .missing : .integer(Set(list.flatMap(\.regions)).count),
        lengths.isEmpty ? .missing : Cell(lengths.sum()),
        areas.isEmpty ? .missing : Cell(areas.reduce(0, +) / 1e6, places: 9),
      ])
    }
    table.notes = kindNotes
    return table
  }

  private var kindNotes: [Phrase] {
    let hairText = Phrase(number: hair, upTo: 3)
    // Finer coordinates are not rounded so far, and are held to the least hair there is.
    let reason =
      (workspace.regions.coordinateDecimals ?? 15) <= 7
      ? Phrase(", which rounding of the coordinates explains", ", что объясняется округлением координат")
      : Phrase(same: "")
    var notes = [
      Phrase(
        "T-junctions and vertices that nearly meet: within \(hairText.english) m\(reason.english).",
        "Т-образные стыки и почти совпавшие вершины: в пределах \(hairText.russian) м\(reason.russian)."
      )
    ]
    if let tolerance = unshared.tolerance {
      let text = Phrase(number: tolerance, upTo: 3).english
      notes.append(
        Phrase(
          "Lines lie on or beside each other that are not shared. To match them: --tolerance-m \(text); mezha sweep shows what others would find.",
          "Линии лежат друг на друге или рядом, но не общие. Чтобы свести их: --tolerance-m \(text); mezha sweep покажет, что дадут другие допуски."
        ))
    }
    if findings.contains(where: { $0.kind == .invalidPolygon }) {
      notes.append(
        Phrase(
          "--repair makes invalid polygons valid; without it the borders of those that touch or cross themselves are flagged.",
          "--repair исправит недопустимые полигоны; без него помечены границы тех, что касаются себя или пересекают себя."
        ))
    }
    if !unchecked.isEmpty {
      let kinds = Phrase(
        joining: unchecked.map(\.rawValue).sorted().map(Vocabulary.finding.phrase), by: ", ")
      notes.append(
        Phrase(
          "Not everything was checked, because that would take too long or failed: \(kinds.english). Most often too many lines lie on each other, cross or meet in one place.",
          "Проверено не всё: это слишком долго или не удалось: \(kinds.russian). Чаще всего слишком много линий лежит друг на друге, пересекается или сходится в одной точке."
        ))
    }
    return notes
  }

  /// One row for each finding.
  package var findingTable: Table {
    var table = Table(
      name: "findings", title: Phrase("Findings", "Замечания"),
      columns: [
        Column(
          "kind", Phrase("kind", "вид"),
          meaning: Phrase("The kind of finding, a word for programs", "Вид замечания, слово для программ")
        ).inWords(.finding),
        Column(
          "regions", Phrase("regions", "регионы"),
          meaning: Phrase(
            "Codes of the regions concerned, with blanks between them", "Коды регионов через пробел")),
        Column(
          "text", Phrase("what", "что"), meaning: Phrase("What was found, in words", "Что найдено, словами")),
        Column(
          "is_fault", Phrase("harmful", "портит результат"),
          meaning: Phrase("Whether it makes results wrong", "Портит ли это результаты")),
        Column(
          "length_km", Phrase("km", "км"),
          meaning: Phrase(
            "Length of border concerned, in kilometres", "Длина границы, которой это касается, км"),
          isNumeric: true, displayPlaces: 3),
        Column(
          "area_km2", Phrase("km²", "км²"),
          meaning: Phrase("Area concerned, in square kilometres", "Площадь, которой это касается, км²"),
          isNumeric: true, displayPlaces: 6),
        Column(
          "distance_m", Phrase("apart m", "зазор м"),
          meaning: Phrase(
            "How far apart the lines or vertices are, in metres", "Насколько разошлись линии или вершины, м"),
          isNumeric: true, displayPlaces: 3),
        Column(
          "longitude", Phrase("longitude", "долгота"),
          meaning: Phrase("Longitude of the place to look at, in degrees", "Долгота места, градусы"),
          isNumeric: true,
          displayPlaces: 6),
        Column(
          "latitude", Phrase("latitude", "широта"),
          meaning: Phrase("Latitude of the place to look at, in degrees", "Широта места, градусы"),
          isNumeric: true,
          displayPlaces: 6),
      ])
    for finding in findings {
      table.append([
        .text(finding.kind.rawValue), Cell(finding.regions.joined(separator: " ")), .phrase(finding.text),
        .flag(finding.isFault), finding.length.map { Cell($0) } ?? .missing,
        Cell(finding.area.map { $0 / 1e6 }, places: 9), Cell(finding.distance, places: 6),
        Cell(finding.place?.longitude, places: 7), Cell(finding.place?.latitude, places: 7),
      ])
    }
    return table
  }
}
