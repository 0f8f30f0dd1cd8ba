import ArgumentParser
import Mezha

/// Where borders are crossed, and how densely.
struct Crossings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds where borders are crossed by lines or listed points, and how densely.",
    discussion: """
      Lines (roads, railways, rivers): every place where a line meets a border, decided exactly. Kinds: \
      crossing (in one region before, in another after), touch, along (runs along the border and goes \
      back), end (the line ends there). A line through a tripoint crosses once; so does one that runs along \
      the border before it leaves on the other side, and a line cut in two on the border.
      Points (checkpoints): each on the nearest border of two countries within --tolerance-m; what could \
      not be placed is listed with the reason. Without --lines and --points, the embedded crossings.
      With --by, a table of densities instead: count per 100 km with an exact 95 per cent Poisson interval; \
      keys may be combined with a comma, such as pair,class. --length-reference puts published lengths into \
      the denominator: a CSV file with the columns a, b, length_km; rows that it has no length for get no \
      density. With --spacing, how far apart the crossings of each border stand; with --profile-km, their \
      density along it; -o FILE.svg draws strips: kilometres along the border, crossings as ticks. Per pair \
      of countries, or of regions with --by pair. -o FOLDER/ (with the slash) writes all of these at once: \
      the list, densities by every key, spacing, routes, strips. Lines that two inputs do not share are \
      matched by --tolerance-m as in mezha borders (with --points, by --border-tolerance-m, since \
      --tolerance-m is the distance of the points there).

      EXAMPLES
        mezha crossings regions.gpkg --lines roads.gpkg#road --class type --international -o crossings.geojson
        mezha crossings regions.gpkg --lines rails.gpkg --merge-m 2000 --by country
        mezha crossings north.gpkg south.gpkg --tolerance-m 500 --lines roads.gpkg --by pair
        mezha crossings --points checkpoints.csv --tolerance-m 5000 --by region,mode
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

  mutating func run() throws {
    talk.apply()
    let folder = try pickFolder()
    let format =
      folder != nil
      ? "csv"
      : try output.pickFormat(
        TableOutput.formats + (view.by == nil || view.isAlong ? ["geojson", "geojsonl"] : [])
          + (view.isAlong ? [] : ["svg"]),
        aliases: TableOutput.aliases.merging(["geojsons": "geojsonl", "ndjson": "geojsonl"]) { $1 },
        standard: "table")
    try view.check(format: format, isFolder: folder != nil, crossing)
    if let folder { try folder.prepare() } else { try output.file.check() }
    let isFile = !output.file.isStandardOutput
    let needsProvenance = isFile || format == "geojson"
    let lines = crossing.request.pendingLines(threads: input.threads)
    let workspace = try Workspace(input.request, needsProvenance: needsProvenance, reporter: talk.reporter)
    let matching = crossing.matching
    let (topology, matches) = try matching.topology(
      of: workspace, measure: input.measure, threads: input.threads)
    let analysis = BorderAnalysis(topology, measure: input.measure, threads: input.threads)
    try CrowdingRefusal(workspace: workspace).check(analysis, .rook)
    let found = try CrossingStudy.make(
      crossing.request, lines: lines, analysis: analysis, workspace: workspace, measure: input.measure,
      threads: input.threads, international: international)
    let shows = CrossingView(
      options: view.request, found: found, analysis: analysis, measure: input.measure,
      international: international, workspace: workspace)
    let notes =
      found.notes
      + LengthNotes.notes(
        analysis, borders: found.borders, workspace: workspace, measure: input.measure,
        threads: input.threads)
    let writer = TableOutput(output, talk)
    var provenance: Provenance?
    if needsProvenance {
      var own = try workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance, options: options + matching.provenance)
      if let tolerance = found.tolerance { own.toleranceM = tolerance }
      provenance = own
    }
    if let folder, let provenance {
      let files = try CrossingFolder(
        view: shows, notes: notes, csv: output.csv(talk.lang), language: talk.lang, provenance: provenance
      ).files()
      talk.reporter.phase(nil)
      try folder.write(files)
      talk.reporter.note(
        Phrase(
          "Files in \(folder.path): \(files.map(\.name).joined(separator: ", "))",
          "Файлы в \(folder.path): \(files.map(\.name).joined(separator: ", "))"))
      return
    }
    var shown = try shows.listing(isForStrips: format == "svg")
    shown.table.notes = found.notes + shown.table.notes + notes.dropFirst(found.notes.count)
    if let strips = shown.strips {
      let drawing = StripChart.page(
        strips, title: Phrase("Crossings along borders", "Пересечения вдоль границ"), language: talk.lang,
        bandwidth: view.bandwidth, credit: workspace.credits.line(talk.lang))
      try writer.write([drawing.svg()], provenance: provenance)
      return
    }
    guard format.hasPrefix("geojson") else {
      try writer.write([writer.render(shown.table, format: format)], provenance: provenance)
      return
    }
    var geojson = GeoJSONOptions()
    geojson.decimals = 9
    geojson.isNewlineDelimited = format == "geojsonl"
    let features = FeatureOutput(options: geojson, language: talk.lang)
      .collection(shown.table, metadata: provenance?.json) { (shown.ids[$0], shown.shapes[$0]) }
    try writer.write(features, provenance: format == "geojsonl" ? provenance : nil)
  }

  /// The folder that all tables go to: a path that ends in a slash.
  private func pickFolder() throws -> OutputFolder? {
    guard let path = output.output, path.hasSuffix("/") else { return nil }
    guard output.format == nil || output.format == "csv" else {
      throw ValidationError("A folder takes all tables as CSV: leave --format out, or name a file.")
    }
    guard !view.spacing, view.by == nil else {
      throw ValidationError("A folder takes all tables: leave --by and --spacing out, or name a file.")
    }
    let folder = OutputFolder(path)
    if !output.overwrite, folder.isUsed {
      throw ValidationError("\(path) has files in it. Name an empty or new folder, or give --overwrite.")
    }
    return folder
  }

  private var options: [(String, JSONValue)] {
    [
      ("command", "crossings"), ("international", .bool(international)),
      ("by", view.by.map { .string($0.text) } ?? .null), ("spacing", .bool(view.spacing)),
      ("profile_km", view.profile.map { .number($0) } ?? .null), ("bandwidth_km", .number(view.bandwidth)),
      ("merge_m", .number(crossing.merge)),
      ("class", crossing.classField.map { .string($0) } ?? .null),
      ("where_lines", crossing.lineFilter.map { .string($0) } ?? .null),
      ("status", crossing.status.map { .string($0) } ?? .null),
      ("mode", crossing.mode.map { .string($0) } ?? .null),
      ("concept", crossing.concept.map { .string($0) } ?? .null),
      ("where", input.filter.map { .string($0) } ?? .null),
    ]
  }
}
