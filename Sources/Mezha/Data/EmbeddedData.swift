import BorderClaims
public import BorderCore
import BorderIO

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// `realpath` of the system, beside the method of that name.
private let systemRealpath = realpath

/// The data that comes with Mezha: regions, worldviews, crossings, published lengths.
///
/// Nothing in the code knows a country: what the report is about stands in `profile.csv`.
public struct EmbeddedData: Sendable {
  /// The folder, `GeoData`.
  public let folder: String

  /// The data in a folder.
  public init(folder: String) { self.folder = folder }

  /// Finds the folder: `MEZHA_DATA` in the environment; or, in a folder above the program, `GeoData` or `share/mezha`,
  /// where an installed program has its data.
  ///
  /// - Throws: `InputError` when there is none.
  public static func located() throws(InputError) -> EmbeddedData {
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
    throw InputError(
      .noSuchInput, file: "GeoData",
      problem: Phrase("the embedded data were not found", "встроенные данные не найдены"),
      hint: Phrase(
        "Run bin/mezha, or set MEZHA_DATA to the folder GeoData",
        "Запустите bin/mezha или укажите папку GeoData в MEZHA_DATA"))
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
    let file = path(name)
    return try CSVTable(FileContents.bytes(of: file), name: file)
  }

  /// The rows of a table as values of some columns, in their order.
  func rows(_ name: String, _ columns: [String]) throws(InputError) -> [[String]] {
    let table = try table(name)
    var indices: [Int] = []
    for column in columns { indices.append(try table.requiredIndex(ofColumn: column, file: path(name))) }
    return table.rows.map { row in indices.map { row[$0] } }
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

  /// What the report is about, from `profile.csv`.
  public func profile() throws(InputError) -> Profile {
    var values: [String: String] = [:]
    for row in try rows("profile.csv", ["key", "value"]) { values[row[0]] = row[1] }
    guard let home = values["home"], let worldview = values["worldview"], let regions = values["regions"],
      let english = values["crossing_coverage_en"], let russian = values["crossing_coverage_ru"],
      let attribution = values["crossing_attribution"], let evidence = values["evidence_attribution"],
      let tolerance = values["crossing_tolerance_m"].flatMap(Double.init), tolerance > 0
    else {
      throw InputError(
        .badData, file: path("profile.csv"),
        problem: Phrase(
          "home, worldview, regions, crossing_tolerance_m, crossing_coverage, crossing_attribution or evidence_attribution is missing",
          "нет home, worldview, regions, crossing_tolerance_m, crossing_coverage, crossing_attribution или evidence_attribution"
        ),
        hint: Phrase(
          "Get the file again from the source of Mezha, or unset MEZHA_DATA",
          "Возьмите файл из исходников Mezha или уберите MEZHA_DATA"))
    }
    return Profile(
      home: home, worldview: worldview, crossingTolerance: tolerance,
      crossingCoverage: Phrase(english, russian), crossingAttribution: attribution,
      evidenceAttribution: evidence,
      regions: regions)
  }

  /// The file of the land of the world.
  public static let landFile = "land.geojson"

  /// Whether the file of the land is there.
  var hasLand: Bool { FileStatus.isFile(path(Self.landFile)) }

  /// The land of the world for the ground of maps, its lines 3 km fine.
  public func land() throws(InputError) -> RegionSet {
    try RegionReader.read([InputSpec(file: path(Self.landFile))], options: ReadOptions(idField: "id")).regions
  }

  /// The names of all worldviews, sorted.
  public func worldviewNames() throws(InputError) -> [String] {
    Set(try rows("worldviews.csv", ["worldview"]).map { $0[0] }).sorted()
  }

  /// A worldview by its name.
  ///
  /// - Throws: `InputError` when there is none of that name; it lists those that there are.
  public func worldview(_ name: String) throws(InputError) -> Worldview {
    let columns = ["worldview", "region", "country", "status", "name_en", "name_ru", "note", "note_ru"]
    let list = try rows("worldviews.csv", columns).filter { $0[0] == name }
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
          region: $0[1], country: $0[2], status: $0[3], name: Phrase($0[4], $0[5]),
          note: Phrase($0[6], $0[7]))
      })
  }

  /// Regions on whose country the worldviews disagree, each with all countries that they give it to.
  public func contestedRegions() throws(InputError) -> [String: Set<String>] {
    var countries: [String: Set<String>] = [:]
    for row in try rows("worldviews.csv", ["region", "country"]) {
      countries[row[0], default: []].insert(row[1])
    }
    return countries.filter { $0.value.count > 1 }
  }

  /// The names of countries.
  public func countryNames() throws(InputError) -> CountryNames {
    var names: [String: Phrase] = [:]
    for row in try rows("countries.csv", ["code", "name_en", "name_ru"]) {
      names[row[0]] = Phrase(row[1], row[2])
    }
    return CountryNames(names)
  }

  /// Old codes of regions with the codes that the data has.
  public func supersededCodes() throws(InputError) -> [String: String] {
    var codes: [String: String] = [:]
    for row in try rows("superseded_codes.csv", ["old", "new"]) { codes[row[0]] = row[1] }
    return codes
  }

  /// Concepts of crossings that do not exist yet.
  public func plannedConcepts() throws(InputError) -> Set<String> {
    Set(try rows("crossing_concepts.csv", ["concept", "exists"]).filter { $0[1] == "no" }.map { $0[0] })
  }

  /// The file with the population of regions.
  public static let populationFile = "population.csv"

  /// The population of regions by the censuses and estimates that the file names.
  public func population() throws(InputError) -> FigureTables {
    var tables = try FigureTableReader.read(path(Self.populationFile))
    for index in tables.regional.indices { tables.regional[index].source = Self.populationFile }
    return tables
  }

  /// The listed crossings, in the order of the file.
  public func crossings() throws(InputError) -> [Crossing] {
    let columns = [
      "id", "name_en", "name_ru", "opposite_name_en", "opposite_name_ru", "region_ru", "region_opposite",
      "neighbour_iso2", "mode", "status", "concept", "lon", "lat", "coord_precision_m", "e_road",
    ]
    return try rows("crossings.csv", columns).map { row in
      let position = Double(row[11]).flatMap { lon in
        Double(row[12]).map { Position(longitude: lon, latitude: $0) }
      }
      return Crossing(
        id: row[0], name: Phrase(row[1], row[2]), oppositeName: Phrase(row[3], row[4]), region: row[5],
        oppositeRegion: row[6], neighbour: row[7], mode: row[8], status: row[9], concept: row[10],
        road: row[14], position: position, precision: Double(row[13]))
    }
  }

  /// The lengths of land boundaries that the CIA World Factbook gives for a country of other data.
  ///
  /// - Parameters:
  ///   - home: The country as these data call it.
  ///   - set: The regions of these data.
  /// - Returns: Lengths with the codes of the data, and the names of the neighbours that the data do not have; nothing where
  ///   the data know of no countries.
  /// - Throws: `InputError` when a table of the data cannot be read.
  public func publishedLengths(of home: String, in set: RegionSet) throws(InputError)
    -> (lengths: [PublishedLength], absent: [Phrase])
  {
    let synonyms = try countrySynonyms(of: Set(set.regions.map(\.country)), in: set)
    let codes = Set(try rows("reference/gec_codes.csv", ["iso2"]).map { $0[0] }).sorted()
    guard let code = codes.first(where: { synonyms[$0.lowercased()] == home }) else { return ([], []) }
    let all = try publishedLengths(of: code)
    let lengths = all.compactMap { length in
      synonyms[length.neighbour.lowercased()].map {
        PublishedLength(
          country: home, neighbour: $0, kilometres: length.kilometres, source: length.source)
      }
    }
    let absent = all.map(\.neighbour).filter { synonyms[$0.lowercased()] == nil }
    let names = try worldCountries().names
    return (lengths, absent.map { names[$0] })
  }

  /// The lengths of land boundaries that the CIA World Factbook gives for a country.
  ///
  /// Its own entry names some neighbours in pieces, which are added; an entry with which both sides differ is
  /// taken from the country's own list.
  public func publishedLengths(of home: String) throws(InputError) -> [PublishedLength] {
    var country: [String: String] = [:]
    var neighbour: [String: String] = [:]
    for row in try rows("reference/gec_codes.csv", ["gec", "factbook_name", "iso2"]) {
      country[row[0]] = row[2]
      neighbour[row[1]] = row[2]
    }
    var lengths: [String: Double] = [:]
    for row in try rows("reference/factbook_border_lengths.csv", ["gec", "neighbour", "km"]) {
      guard country[row[0]] == home, let other = neighbour[row[1]], let km = Double(row[2]) else { continue }
      lengths[other, default: 0] += km
    }
    return lengths.keys.sorted().map {
      PublishedLength(
        country: home, neighbour: $0, kilometres: lengths[$0] ?? 0, source: "CIA World Factbook")
    }
  }
}
