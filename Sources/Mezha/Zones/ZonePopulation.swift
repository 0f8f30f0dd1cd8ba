import BorderClaims
import BorderCore
import BorderGeodesy
import BorderIO

/// Where people live: in towns, in pixels, or in whole regions.
package struct ZonePopulation {
  /// A town or another point with a number of people.
  package struct Town: Sendable {
    package var name: Phrase
    package var place: Position
    package var people: Double
  }

  /// The towns; `nil` where no points are given.
  package private(set) var towns: [Town]?
  /// The raster, if one is given.
  package private(set) var raster: RasterReader?
  /// The people of whole regions, where a table is given.
  package private(set) var regions: [RegionID: Double]?
  /// What is counted, for a note under the table.
  package private(set) var notes: [Phrase] = []

  /// Reads what a request names.
  ///
  /// - Throws: `InputError` when a file cannot be used, or two of one kind are given.
  package init(_ request: ZoneRequest, workspace: Workspace) throws {
    for text in request.population {
      switch text {
      case "@towns":
        try add(towns: workspace.data().townPoints(), from: text, request, workspace)
      case "@regions":
        try add(table: workspace.data().population(), from: text, workspace)
      default:
        let input = try NamedData.input(text)
        if RasterReader.isRaster(input.file) {
          try add(raster: input.file, request, workspace)
        } else if try Self.isTable(input.file) {
          let tables = try FigureTableReader.read(input.file)
          try workspace.opened.add(InputSpec(file: input.file), rows: tables.rowCount)
          try add(table: tables, from: text, workspace)
        } else {
          let points = try PointReader.read(input, options: ReadOptions())
          try workspace.opened.add(
            InputSpec(file: points.file), rows: points.count, places: points.positions.count { $0 != nil })
          try add(towns: points, from: text, request, workspace)
        }
      }
    }
  }

  /// Whether a CSV has no coordinates, so that its rows are regions.
  private static func isTable(_ file: String) throws -> Bool {
    guard file.lowercased().hasSuffix(".csv") || file.lowercased().hasSuffix(".tsv") else { return false }
    let columns = Set(try CSVFile.read(file).columns.map { $0.lowercased() })
    return columns.isDisjoint(with: ["lat", "latitude", "lat_deg", "y"])
  }

  private static func twice(_ file: String) -> InputError {
    InputError(
      .usage, file: file,
      problem: Phrase(
        "people are counted by another file already", "жители уже считаются по другому файлу"),
      hint: Phrase(
        "Give one of points or a raster, and one table of regions, at most",
        "Дайте не больше одного файла точек или растра и одной таблицы регионов"))
  }

  private mutating func add(
    towns points: PointTable, from file: String, _ request: ZoneRequest, _ workspace: Workspace
  ) throws {
    guard towns == nil, raster == nil else { throw Self.twice(file) }
    let usual = ["population", "pop", "people", "pop_max", "population_total", "население", "жителей"]
    let column =
      request.field.map { points.index(ofColumn: $0) }
      ?? usual.lazy.compactMap { points.index(ofColumn: $0) }.first
    guard let column else {
      throw InputError(
        .badData, file: file,
        problem: Phrase("no field of population", "нет поля с числом жителей"),
        hint: Phrase(
          "Name it with --population-field. The fields are: \(points.columns.joined(separator: ", "))",
          "Назовите его ключом --population-field. Есть поля: \(points.columns.joined(separator: ", "))"))
    }
    var towns: [Town] = []
    var (unread, small) = (0, 0)
    for row in 0..<points.count {
      guard let people = Amount.parse(points.rows[row][column]), people >= 0,
        let place = points.positions[row]
      else {
        unread += 1
        continue
      }
      guard people >= request.leastTown else {
        small += 1
        continue
      }
      let name = points.value(row, "name") ?? points.value(row, "name_ru") ?? "\(row + 1)"
      let russian = points.value(row, "names_ru")?.split(separator: ";").first.map(String.init)
      towns.append(
        Town(
          name: Phrase(name, russian ?? points.value(row, "name_ru") ?? name), place: place, people: people))
    }
    if unread > 0 {
      workspace.reporter.warn(
        Phrase(
          "\(file): \(unread) of \(points.count) points have no number of people or no place, and are not counted",
          "\(file): без числа жителей или без места точек \(unread) из \(points.count), они не считаются"))
    }
    let least = Int(request.leastTown)
    notes.append(
      Phrase(
        "people: those of \(EnglishCount.of(towns.count, "point")) of \(file)\(small > 0 ? " with at least \(least) people" : ""); who lives elsewhere is not counted",
        "жители: по точкам из \(file), их \(towns.count)\(small > 0 ? ", от \(least) жителей" : ""); кто живёт вне их, не учтён"
      ))
    self.towns = towns
  }

  private mutating func add(raster file: String, _ request: ZoneRequest, _ workspace: Workspace) throws {
    guard towns == nil, raster == nil else { throw Self.twice(file) }
    let reader = try RasterReader(file, meaning: request.meaning)
    for note in reader.notes { workspace.reporter.note(note) }
    notes.append(
      Phrase(
        "people: the sum of the pixels of \(file), each by the share of it that is inside",
        "жители: сумма пикселей \(file), каждый по доле, которая внутри"))
    try workspace.opened.add(InputSpec(file: file), rows: reader.pixelCount)
    raster = reader
  }

  private mutating func add(table tables: FigureTables, from name: String, _ workspace: Workspace) throws {
    guard regions == nil else { throw Self.twice(name) }
    guard let column = tables.regional.first(where: { $0.quantity == "population" }) ?? tables.regional.first
    else {
      throw InputError(
        .badData, file: name, problem: Phrase("no column of numbers", "нет столбца чисел"), hint: nil)
    }
    let set = workspace.regions
    var byID: [String: RegionID] = [:]
    var byName: [String: [RegionID]] = [:]
    for region in set.regionIDs {
      byID[set[region].id] = region
      byName[set[region].name.lowercased(), default: []].append(region)
      if set[region].nameRussian.lowercased() != set[region].name.lowercased() {
        byName[set[region].nameRussian.lowercased(), default: []].append(region)
      }
    }
    var regions: [RegionID: Double] = [:]
    var unknown: [String] = []
    for (place, value) in column.values {
      let named = byName[place.lowercased()] ?? []
      guard let region = byID[place] ?? (named.count == 1 ? named[0] : nil) else {
        unknown.append(place)
        continue
      }
      regions[region] = value
    }
    // The embedded table is of more regions than one may have asked for.
    if !unknown.isEmpty, name != "@regions" {
      let list = unknown.prefix(5).joined(separator: ", ")
      workspace.reporter.warn(
        Phrase(
          "\(name): \(unknown.count) of \(column.values.count) rows name no region of the data, or several: \(list)\(unknown.count > 5 ? ", ..." : "")",
          "\(name): строк, которые не называют регион данных или называют несколько, \(unknown.count) из \(column.values.count): \(list)\(unknown.count > 5 ? ", ..." : "")"
        ))
    }
    notes.append(
      Phrase(
        "people of whole regions: \(column.quantity) of \(name)",
        "жители регионов целиком: \(column.quantity) из \(name)"))
    self.regions = regions
  }
}
