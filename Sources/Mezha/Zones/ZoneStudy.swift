import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
import BorderTables

/// Belts along the borders of countries, what lives in them, and what rules make of them.
package struct ZoneStudy {
  let request: ZoneRequest
  let analysis: BorderAnalysis
  let population: ZonePopulation
  let belts: [BorderBelt]
  let areas: [Double]
  let parts: [[Int]]
  let rows: [Int?]
  /// The towns of each region, with their distances from its country's borders, the nearest first.
  let towns: [RegionID: [(town: ZonePopulation.Town, distances: [(neighbour: String, metres: Double)])]]
  /// What is said under the tables.
  package let notes: [Phrase]

  /// Draws the belts and counts.
  ///
  /// - Throws: `InputError` when no country is known, there is no border, or a raster is damaged.
  package init(
    _ request: ZoneRequest, _ analysis: BorderAnalysis, population: ZonePopulation, measure: GeodesicMeasure,
    threads: Int, reporter: Reporter
  ) throws {
    try Self.check(request, analysis)
    self.request = request
    self.analysis = analysis
    self.population = population
    let set = analysis.regions
    areas = set.sumsByRegion(set.areas(measure: measure, threads: threads))
    parts = set.partsByRegion
    rows = Self.rows(analysis)
    var widths = Set(request.widths)
    if request.row == .rule { widths = [5_000, 25_000] }
    reporter.phase(Phrase("drawing belts", "построение полос"))
    let found = BorderBelts(
      analysis.topology, widths: widths.sorted(), from: request.origin, in: Set(request.countries),
      splits: request.row == .neighbour, threads: threads)
    reporter.phase(nil)
    belts = found.belts
    if !found.failed.isEmpty {
      let list = found.failed.prefix(5).map { set[$0].id }.joined(separator: ", ")
      reporter.warn(
        Phrase(
          "the belts of \(EnglishCount.of(found.failed.count, "region")) could not be cut out and are missing: \(list). Try --repair",
          "полосы регионов, их \(found.failed.count), не удалось вырезать, их нет в таблице: \(list). Попробуйте --repair"
        ))
    }
    towns = Self.place(population.towns ?? [], in: analysis, from: request.origin)
    notes = population.notes
  }

  private static func check(_ request: ZoneRequest, _ analysis: BorderAnalysis) throws(InputError) {
    let known = analysis.countries
    guard !known.isEmpty else {
      throw InputError(
        .badData, file: analysis.topology.regions.regionCount == 0 ? "INPUT" : "zones",
        problem: Phrase(
          "no region has a country, so there is no border of countries",
          "ни у одного региона нет страны, и границ стран нет"),
        hint: Phrase(
          "Name the field of countries with --country; where all regions are of one country, any field with one value will do for --from edge",
          "Назовите поле стран ключом --country; если все регионы одной страны, для --from edge сгодится любое поле с одним значением"
        ))
    }
    for country in request.countries where !known.contains(country) {
      throw InputError(
        .usage, file: "--of",
        problem: Phrase("the data have no country \(country)", "в данных нет страны \(country)"),
        hint: Phrase("There are: \(KnownValues(known).text)", "Есть: \(KnownValues(known).text)"))
    }
    guard request.origin == .stateBorder else { return }
    let has = analysis.borders.contains { $0.isShared && analysis.isInternational($0) }
    guard !has else { return }
    throw InputError(
      .badData, file: "zones",
      problem: Phrase(
        "no two countries share a line in these data", "в этих данных у двух стран нет общей линии"),
      hint: Phrase(
        "Measure from the outer boundary with --from edge; add the neighbours as another input; or match borders that run beside each other with --tolerance-m",
        "Отмеряйте от внешнего края: --from edge; добавьте соседей вторым файлом; или сведите границы, идущие рядом: --tolerance-m"
      ))
  }

  /// 1 for regions with a border of countries, 2 for their neighbours in the country.
  static func rows(_ analysis: BorderAnalysis) -> [Int?] {
    var rows = [Int?](repeating: nil, count: analysis.regions.regionCount)
    for border in analysis.borders where border.isShared && analysis.isInternational(border) {
      rows[border.a.index] = 1
      rows[border.b.index] = 1
    }
    for border in analysis.borders
    where border.isShared && analysis.regions[border.a].country == analysis.regions[border.b].country {
      if rows[border.a.index] == 1, rows[border.b.index] == nil { rows[border.b.index] = 2 }
      if rows[border.b.index] == 1, rows[border.a.index] == nil { rows[border.a.index] = 2 }
    }
    return rows
  }

  private static func place(
    _ towns: [ZonePopulation.Town], in analysis: BorderAnalysis, from origin: BorderBelts.Origin
  ) -> [RegionID: [(town: ZonePopulation.Town, distances: [(neighbour: String, metres: Double)])]] {
    guard !towns.isEmpty else { return [:] }
    let ground = analysis.ground
    let distances = BorderDistances(analysis.topology, from: origin)
    var found: [RegionID: [(town: ZonePopulation.Town, distances: [(neighbour: String, metres: Double)])]] =
      [:]
    for town in towns {
      let region = ground.region(at: town.place)
      guard region != .none else { continue }
      let country = analysis.regions[region].country
      guard !country.isEmpty else { continue }
      found[region, default: []].append((town, distances.distances(from: town.place, to: country)))
    }
    return found
  }

  // MARK: Rows

  /// The people in a belt, and the towns there.
  func people(in belt: BorderBelt) throws -> (people: Double?, towns: [ZonePopulation.Town]) {
    if let raster = population.raster { return (try raster.sum(over: belt.polygons), []) }
    guard population.towns != nil else { return (nil, []) }
    let inside = (towns[belt.region] ?? []).filter { entry in
      guard let nearest = entry.distances.first, nearest.metres <= belt.width else { return false }
      return belt.neighbour == nil || belt.neighbour == nearest.neighbour
    }.map(\.town)
    return (inside.map(\.people).reduce(0, +), inside)
  }

  private func row(_ belt: BorderBelt, language: Language) throws -> ZoneRow {
    let (people, towns) = try people(in: belt)
    return ZoneRow(
      region: analysis.regions[belt.region], country: analysis.regions[belt.region].country,
      row: rows[belt.region.index], width: belt.width, neighbour: belt.neighbour, area: belt.area,
      wholeArea: areas[belt.region.index], population: people,
      towns: population.towns == nil ? nil : towns.count, largest: Self.largest(towns, language))
  }

  private static func largest(
    _ towns: [ZonePopulation.Town], _ language: Language
  ) -> [(name: String, population: Double)] {
    towns.sorted { $0.people != $1.people ? $0.people > $1.people : $0.name.english < $1.name.english }
      .prefix(3).map { (language == .russian ? $0.name.russian : $0.name.english, $0.people) }
  }

  /// The table that was asked for, with the belts as shapes.
  package func table(language: Language, hasShapes: Bool) throws -> ShapedTable {
    if request.row == .rule { return try ruleTable() }
    let isSplit = request.row == .neighbour
    let shown = belts.filter { ($0.neighbour != nil) == isSplit }
    let columns = ZoneRow.Columns(
      hasRegions: request.row != .country, hasNeighbours: isSplit,
      hasPopulation: population.raster != nil || population.towns != nil, hasTowns: population.towns != nil)
    var list: [(row: ZoneRow, polygons: [[[Position]]])] = []
    if request.row == .country {
      var groups: [String: [Double: [BorderBelt]]] = [:]
      for belt in shown {
        groups[analysis.regions[belt.region].country, default: [:]][belt.width, default: []].append(belt)
      }
      for (country, byWidth) in groups.sorted(by: { $0.key < $1.key }) {
        for (_, belts) in byWidth.sorted(by: { $0.key < $1.key }) {
          list.append((try sum(belts, of: country, language), belts.flatMap(\.polygons)))
        }
      }
    } else {
      let order = shown.sorted {
        let (a, b) = (analysis.regions[$0.region], analysis.regions[$1.region])
        return a.id != b.id
          ? a.id < b.id : ($0.width, $0.neighbour ?? "") < ($1.width, $1.neighbour ?? "")
      }
      for belt in order { list.append((try row(belt, language: language), belt.polygons)) }
    }
    var table = ZoneRow.schema(columns).table(list.map(\.row))
    table.notes = notes
    return ShapedTable(
      table: table,
      ids: list.map { entry in
        [entry.row.region?.id ?? entry.row.country, "\(Int(entry.row.width))", entry.row.neighbour]
          .compactMap { $0 }.joined(separator: "|")
      },
      shapes: hasShapes ? list.map { .multiPolygon($0.polygons) } : [],
      style: QGISStyle(
        .fillings(
          field: "country",
          colours: Drawing.landColours(MapContent(analysis, title: table.title)).map {
            QGISStyle.Pair($0.country, $0.colour)
          })))
  }

  private func sum(_ belts: [BorderBelt], of country: String, _ language: Language) throws -> ZoneRow {
    var people: Double?
    var towns: [ZonePopulation.Town] = []
    for belt in belts {
      let own = try self.people(in: belt)
      if let count = own.people { people = (people ?? 0) + count }
      towns += own.towns
    }
    return ZoneRow(
      region: nil, country: country, row: nil, width: belts[0].width, neighbour: nil,
      area: belts.map(\.area).reduce(0, +), wholeArea: area(of: country), population: people,
      towns: population.towns == nil ? nil : towns.count, largest: Self.largest(towns, language))
  }

  func area(of country: String) -> Double {
    analysis.regions.regionIDs.filter { analysis.regions[$0].country == country }.map { areas[$0.index] }
      .reduce(0, +)
  }
}
