import BorderCore
import BorderGeodesy
import BorderIO

extension Inspection {
  /// One row for each input.
  var sourceTable: Table {
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
    table.notes = workspace.sources.flatMap(\.notes)
    return table
  }

  /// Extent, counts and precision, one figure a row.
  var figureTable: Table {
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
    add(Phrase("components (rook)", "компонент (rook)"), .integer(graph.components.count))
    add(Phrase("isolates (rook)", "изолированных (rook)"), .integer(graph.isolates.count))
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
  var spacingTable: Table {
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

  /// One row for each kind of finding.
  var kindTable: Table {
    var table = Table(
      name: "kinds", title: Phrase("Findings by kind", "Замечания по видам"),
      columns: [
        Column("kind", Phrase("kind", "вид")), Column("text", Phrase("what", "что")),
        Column("is_fault", Phrase("spoils results", "портит результат")),
        Column("count", Phrase("count", "число"), isNumeric: true),
        Column("regions", Phrase("regions", "регионов"), isNumeric: true),
        Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
      ])
    var kinds: [String] = []
    for finding in findings where !kinds.contains(finding.kind) { kinds.append(finding.kind) }
    for kind in kinds {
      let list = findings.filter { $0.kind == kind }
      let measured = list.compactMap(\.length)
      let name =
        kind == "invalid_polygon"
        ? Phrase(
          "invalid polygon",
          "недопустимый полигон") : list[0].summary
      table.append([
        .text(kind), .phrase(name), .flag(list[0].isFault), .integer(list.count),
        .integer(Set(list.flatMap(\.regions)).count),
        measured.isEmpty ? .missing : Cell(measured.sum()),
      ])
    }
    return table
  }

  /// One row for each finding.
  var findingTable: Table {
    var table = Table(
      name: "findings", title: Phrase("Findings", "Замечания"),
      columns: [
        Column("kind", Phrase("kind", "вид")), Column("regions", Phrase("regions", "регионы")),
        Column(
          "text",
          Phrase(
            "what",
            "что")), Column("is_fault", Phrase("spoils results", "портит результат")),
        Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 3),
        Column("longitude", Phrase("longitude", "долгота"), isNumeric: true, displayPlaces: 6),
        Column("latitude", Phrase("latitude", "широта"), isNumeric: true, displayPlaces: 6),
      ])
    for finding in findings {
      table.append([
        .text(finding.kind), Cell(finding.regions.joined(separator: " ")), .phrase(finding.text),
        .flag(finding.isFault), finding.length.map { Cell($0) } ?? .missing,
        Cell(finding.place?.longitude, places: 7), Cell(finding.place?.latitude, places: 7),
      ])
    }
    return table
  }
}

extension Inspection.Finding {
  /// The finding's text without the place in the ring.
  var summary: Phrase {
    func head(_ text: String) -> String { text.split(separator: ":").first.map(String.init) ?? text }
    return Phrase(head(text.english), head(text.russian))
  }
}
