import BorderClaims
public import BorderCore
import BorderIO
internal import Glibc

/// `realpath` of the system, beside the method of that name.
private let systemRealpath = realpath

/// The data that comes with Mezha: regions, worldviews, crossings, published lengths.
///
/// Nothing in the code knows a country: what the report is about stands in `profile.csv`.
/// What is read of it is remembered, and no table is read twice: a run finds the data once, and hands them on.
public struct EmbeddedData: Sendable {
  /// The folder, `GeoData`.
  public let folder: String
  let reads = EmbeddedReads()

  /// The data in a folder.
  public init(folder: String) { self.folder = folder }

  /// Finds the folder: `MEZHA_DATA` in the environment; or, in a folder above the program, `GeoData` or `share/mezha`,
  /// where an installed program has its data.
  ///
  /// - Throws: `InputError` when there is none.
  public static func located() throws(InputError) -> EmbeddedData {
    if let found = try found() { return found }
    throw InputError(
      .noSuchInput, file: "GeoData",
      problem: Phrase("the embedded data were not found", "встроенные данные не найдены"),
      hint: Phrase(
        "Run bin/mezha, or set MEZHA_DATA to the folder GeoData",
        "Запустите bin/mezha или укажите папку GeoData в MEZHA_DATA"))
  }

  /// The same for who can do without; `nil` where there is none.
  ///
  /// - Throws: `InputError` when `MEZHA_DATA` names a folder that is not it.
  public static func found() throws(InputError) -> EmbeddedData? {
    let environment = getenv("MEZHA_DATA").map { String(cString: $0) } ?? ""
    if !environment.isEmpty {
      guard FileStatus.exists(environment + "/regions.geojson") else {
        throw InputError(
          .noSuchInput, file: environment,
          problem: Phrase(
            "MEZHA_DATA names a folder without regions.geojson",
            "в папке, которую называет MEZHA_DATA, нет regions.geojson"),
          hint: Phrase(
            "Set it to the folder GeoData, or unset it", "Укажите папку GeoData или уберите переменную"))
      }
      return EmbeddedData(folder: environment)
    }
    var above = (realpath("/proc/self/exe") ?? realpath(CommandLine.arguments[0]) ?? "").split(separator: "/")
    while !above.isEmpty {
      above.removeLast()
      for place in ["GeoData", "share/mezha"] {
        let candidate = "/" + (above + [place[...]]).joined(separator: "/")
        if FileStatus.exists(candidate + "/regions.geojson") { return EmbeddedData(folder: candidate) }
      }
    }
    return nil
  }

  /// The path with all links followed; `nil` where there is nothing. Function of the system: `realpath`.
  private static func realpath(_ path: String) -> String? {
    guard let resolved = systemRealpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The path of a file of the data.
  public func path(_ name: String) -> String { folder + "/" + name }

  /// A table of the data.
  public func table(_ name: String) throws(InputError) -> CSVTable {
    try reads.table(name, in: folder)
  }

  /// What was read of the data so far, for provenance.
  ///
  /// - Throws: `InputError` when a file cannot be read any more for its checksum.
  package func inputs() throws(InputError) -> [Provenance.Input] { try reads.inputs(in: folder) }

  /// The rows of a table as values by the names of some columns.
  func rows<Key: TableKey>(_ name: String, of keys: Key.Type) throws(InputError) -> [NamedRow<Key>] {
    try table(name).rows(of: keys, file: path(name))
  }
}

extension EmbeddedData {
  /// What the report is about.
  public struct Profile: Hashable, Sendable {
    /// The code of the home country.
    public var home: String
    /// The name of the default worldview.
    public var worldview: String
    /// How far a crossing may be from its border, in metres.
    public var crossingTolerance: Double
    /// What the list of crossings covers, and what not.
    public var crossingCoverage: Phrase
    /// Whom to name where the crossings are shown.
    public var crossingAttribution: String
    /// Whom to name where the towns, railways, rivers and lakes that claims are checked by are used.
    public var evidenceAttribution: String
    /// The name of the set of regions that is meant where none is named.
    public var regions: String
  }

  /// The error of a file of the data that is not as it was made.
  func damaged(_ file: String, _ problem: Phrase, row: Int? = nil) -> InputError {
    var error = InputError(
      .badData, file: path(file), problem: problem,
      hint: Phrase(
        "Get the file again from the source of Mezha, or unset MEZHA_DATA",
        "Возьмите файл из исходников Mezha или уберите MEZHA_DATA"))
    error.feature = row.map { $0 + 1 }
    return error
  }

  /// What the report is about, from `profile.csv`.
  public func profile() throws(InputError) -> Profile {
    enum Key: String, TableKey { case key, value }
    var values: [String: String] = [:]
    for row in try rows("profile.csv", of: Key.self) { values[row[.key]] = row[.value] }
    guard let home = values["home"], let worldview = values["worldview"], let regions = values["regions"],
      let english = values["crossing_coverage_en"], let russian = values["crossing_coverage_ru"],
      let attribution = values["crossing_attribution"], let evidence = values["evidence_attribution"],
      let tolerance = values["crossing_tolerance_m"].flatMap(Double.init), tolerance > 0
    else {
      throw damaged(
        "profile.csv",
        Phrase(
          "home, worldview, regions, crossing_tolerance_m, crossing_coverage, crossing_attribution or evidence_attribution is missing",
          "нет home, worldview, regions, crossing_tolerance_m, crossing_coverage, crossing_attribution или evidence_attribution"
        ))
    }
    return Profile(
      home: home, worldview: worldview, crossingTolerance: tolerance,
      crossingCoverage: Phrase(english, russian), crossingAttribution: attribution,
      evidenceAttribution: evidence,
      regions: regions)
  }

  /// The regions of a file of the data.
  func regions(of file: String, _ options: ReadOptions) throws(InputError) -> RegionSet {
    let set = try RegionReader.read([InputSpec(file: path(file))], options: options).regions
    reads.enter(file, features: set.regionCount, vertices: set.positions.count)
    return set
  }

  /// The names of all worldviews, sorted.
  public func worldviewNames() throws(InputError) -> [String] {
    Set(try assignments().map { $0[.worldview] }).sorted()
  }

  /// The columns of the table of worldviews.
  private enum AssignmentKey: String, TableKey {
    case worldview, region, country, status, english = "name_en", russian = "name_ru", note
    case russianNote = "note_ru"
  }

  private func assignments() throws(InputError) -> [NamedRow<AssignmentKey>] {
    try rows("worldviews.csv", of: AssignmentKey.self)
  }

  /// A worldview by its name.
  ///
  /// - Throws: `InputError` when there is none of that name; it lists those that there are.
  public func worldview(_ name: String) throws(InputError) -> Worldview {
    let list = try assignments().filter { $0[.worldview] == name }
    guard !list.isEmpty else {
      let known = try worldviewNames().joined(separator: ", ")
      throw InputError(
        .usage, file: path("worldviews.csv"),
        problem: Phrase("there is no worldview \"\(name)\"", "нет точки зрения «\(name)»"),
        hint: Phrase("There are: \(known)", "Есть: \(known)"))
    }
    return Worldview(
      name: name,
      assignments: list.map {
        Worldview.Assignment(
          region: $0[.region], country: $0[.country], status: $0[.status],
          name: $0.phrase(.english, .russian), note: $0.phrase(.note, .russianNote))
      })
  }

  /// Regions on whose country the worldviews disagree, each with all countries that they give it to.
  public func contestedRegions() throws(InputError) -> [String: Set<String>] {
    var countries: [String: Set<String>] = [:]
    for row in try assignments() {
      countries[row[.region], default: []].insert(row[.country])
    }
    return countries.filter { $0.value.count > 1 }
  }

  /// The names of countries.
  public func countryNames() throws(InputError) -> CountryNames {
    var names: [String: Phrase] = [:]
    for row in try rows("countries.csv", of: CountryNameKey.self) {
      names[row[.code]] = row.phrase(.english, .russian)
    }
    return CountryNames(names)
  }

  /// The columns of the names of countries.
  enum CountryNameKey: String, TableKey {
    case code, english = "name_en", russian = "name_ru"
  }

  /// Old codes of regions with the codes that the data has.
  public func supersededCodes() throws(InputError) -> [String: String] {
    enum Key: String, TableKey { case old, new }
    var codes: [String: String] = [:]
    for row in try rows("superseded_codes.csv", of: Key.self) { codes[row[.old]] = row[.new] }
    return codes
  }

  /// Which of the embedded crossings do not exist yet.
  public func planned() throws(InputError) -> PlannedCrossings {
    enum Key: String, TableKey { case concept, exists }
    let rows = try rows("crossing_concepts.csv", of: Key.self)
    return PlannedCrossings(concepts: Set(rows.filter { $0[.exists] == "no" }.map { $0[.concept] }))
  }

  /// The file with the population of regions.
  public static let populationFile = "population.csv"

  /// The population of regions by the censuses and estimates that the file names.
  public func population() throws(InputError) -> FigureTables {
    var tables = try figures(Self.populationFile)
    for index in tables.regional.indices { tables.regional[index].source = Self.populationFile }
    return tables
  }

  /// The tables of figures of a file.
  func figures(_ file: String) throws(InputError) -> FigureTables {
    let tables = try FigureTableReader.read(path(file))
    reads.enter(file, features: tables.rowCount)
    return tables
  }

  /// The listed crossings, in the order of the file.
  public func crossings() throws(InputError) -> [Crossing] {
    enum Key: String, TableKey {
      case id, mode, status, concept, lon, lat
      case english = "name_en"
      case russian = "name_ru"
      case oppositeEnglish = "opposite_name_en"
      case oppositeRussian = "opposite_name_ru"
      case region = "region_ru"
      case oppositeRegion = "region_opposite"
      case neighbour = "neighbour_iso2"
      case precision = "coord_precision_m"
      case road = "e_road"
    }
    return try rows("crossings.csv", of: Key.self).map { row in
      Crossing(
        id: row[.id], name: row.phrase(.english, .russian),
        oppositeName: row.phrase(.oppositeEnglish, .oppositeRussian), region: row[.region],
        oppositeRegion: row[.oppositeRegion], neighbour: row[.neighbour],
        mode: CrossingMode(rawValue: row[.mode]),
        status: CrossingStatus(rawValue: row[.status]), concept: row[.concept], road: row[.road],
        position: row.position(.lon, .lat),
        precision: row.number(.precision))
    }
  }
}
