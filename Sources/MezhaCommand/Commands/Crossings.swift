import ArgumentParser
import Mezha
import MezhaOptions

/// Where borders are crossed, and how densely.
struct Crossings: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds where borders are crossed by lines or listed points, and how densely.",
    discussion: """
      Lines (roads, railways, rivers): every place where a line meets a border, decided exactly. Kinds: \
      crossing (in one region before, in another after), touch, along (runs along the border and goes \
      back), end (the line ends there). A line through a tripoint crosses once; so does one that runs along \
      the border before it leaves on the other side, and a line cut in two on the border.
      Points (checkpoints): each on the nearest border of two countries within --point-tolerance-m; what \
      could not be placed is listed with the reason. Without --lines and --points, the embedded crossings.
      With --by, a table of densities instead: count per 100 km with an exact 95 per cent Poisson interval; \
      keys may be combined with a comma, such as pair,class. --length-reference puts published lengths into \
      the denominator: a CSV file with the columns a, b, length_km; rows that it has no length for get no \
      density. With --spacing, how far apart the crossings of each border stand; with --profile-km, their \
      density along it; -o FILE.svg draws strips: kilometres along the border, crossings as ticks. Per pair \
      of countries, or of regions with --by pair. -o FOLDER/ (with the slash) writes all of these at once: \
      the list, densities by every key, spacing, routes, strips. Lines that two inputs do not share are \
      matched by --tolerance-m as in mezha borders.

      EXAMPLES
        mezha crossings regions.gpkg --lines roads.gpkg#road --class type \\
          --international -o crossings.geojson
        mezha crossings regions.gpkg --lines rails.gpkg --merge-m 2000 --by country
        mezha crossings north.gpkg south.gpkg --tolerance-m 500 --lines roads.gpkg \\
          --by pair
        mezha crossings --points checkpoints.csv --point-tolerance-m 2000 \\
          --by region,mode
        mezha crossings --status open --mode road --by region
        mezha crossings --spacing --by country,mode
        mezha crossings regions.gpkg --lines rails.gpkg --merge-m 2000 -o strips.svg
        mezha crossings regions.gpkg --lines rails.gpkg --international -o tables/
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var crossing: CrossingOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Flag(help: "Only borders of two countries.")
  var international = false

  @OptionGroup var view: CrossingViewOptions

  mutating func validate() throws {
    try crossing.check()
    try view.check()
  }

  static let formats = FileFormat.tables + [.geojson, .geojsonLines, .svg]
  var matching: MatchingRequest { crossing.matching }

  func possibleFormats() -> [FileFormat] {
    FileFormat.tables + (view.by == nil || view.isAlong ? [.geojson, .geojsonLines] : [])
      + (view.isAlong ? [] : [.svg])
  }

  func check(_ format: FileFormat) throws {
    try view.check(format: format, isFolder: false, crossing)
  }

  private var request: CrossingListRequest {
    var request = CrossingListRequest(crossing.request, view.request)
    request.isInternational = international
    return request
  }

  func result(_ job: Job) throws -> Deliverable { try request.result(job) }

  mutating func run() throws {
    talk.apply()
    guard let folder = try pickFolder() else { return try writeResult() }
    try view.check(format: .csv, isFolder: true, crossing)
    try output.colour.check(showsTables: false, "csv")
    try folder.prepare()
    try request.write(job(.csv), to: folder)
  }

  /// The folder that all tables go to: a path that ends in a slash.
  private func pickFolder() throws -> OutputFolder? {
    guard let path = output.output, path.hasSuffix("/") else { return nil }
    guard output.format == nil || output.format == "csv" else {
      throw ValidationError(
        "A folder takes all tables as CSV: leave --format out, or name a file.",
        "В папку пишутся все таблицы в CSV: уберите --format или укажите файл.")
    }
    guard !view.spacing, view.by == nil else {
      throw ValidationError(
        "A folder takes all tables: remove --by and --spacing, or name a file.",
        "В папку пишутся все таблицы: уберите --by и --spacing или укажите файл.")
    }
    let folder = OutputFolder(path)
    if !output.overwrite, folder.isUsed {
      throw ValidationError(
        "\(path) has files in it. Name an empty or new folder, or give --overwrite.",
        "В папке \(path) есть файлы. Укажите пустую или новую папку либо --overwrite.")
    }
    return folder
  }
}
