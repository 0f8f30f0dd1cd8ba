import ArgumentParser
import BorderCore
import BorderGeodesy
import BorderIO

/// Where borders are crossed, and how densely.
struct Crossings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds where borders are crossed by lines or listed points, and how densely.",
    discussion: """
      Lines (roads, railways, rivers): every place where a line meets a border, decided exactly. Kinds: crossing
      (in one region before, in another after), touch, along (runs along the border and goes back), end (the line
      ends there). A line through a tripoint crosses once; so does one that runs along the border before it leaves
      on the other side, and a line cut in two on the border.
      Points (checkpoints): each on the nearest border of two countries within --tolerance-m; what could not be
      placed is listed with the reason. Without --lines and --points, the embedded crossings.
      With --by, a table of densities instead: count per 100 km with an exact 95 per cent Poisson interval; keys
      may be combined with a comma, such as pair,class.

      EXAMPLES
        mezha crossings regions.gpkg --lines roads.gpkg#road --class type --international -o crossings.geojson
        mezha crossings regions.gpkg --lines rails.gpkg --merge-m 2000 --by country
        mezha crossings --points checkpoints.csv --tolerance-m 5000 --by region,mode
        mezha crossings --status open --mode road --by region
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var crossing: CrossingOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Flag(help: "Only borders of two countries.")
  var international = false

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "A table of densities: pair, region, country or all, and class, mode, status or concept.",
      valueName: "keys"))
  var by: DensityKeys?

  @Option(
    name: .customLong("min-length-km"),
    help: ArgumentHelp("Densities: mark borders shorter than this.", valueName: "km"))
  var minimumLength: Double = 0

  @Option(
    name: .customLong("length-reference"),
    help: ArgumentHelp(
      "Densities: take lengths from a CSV file with the columns a, b (codes) and length_km.",
      valueName: "file"))
  var lengthReference: String?

  mutating func validate() throws {
    try crossing.check()
    if !(minimumLength >= 0) { throw ValidationError("--min-length-km must not be negative.") }
    if lengthReference != nil && by?.area != .pair && by?.area != .country {
      throw ValidationError("--length-reference needs --by pair or --by country.")
    }
  }

  mutating func run() throws {
    talk.apply()
    let known = TableOutput.formats + (by == nil ? ["geojson", "geojsonl"] : [])
    let format = try output.pickFormat(
      known, aliases: TableOutput.aliases.merging(["geojsons": "geojsonl", "ndjson": "geojsonl"]) { $1 },
      standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let needsProvenance = isFile || format == "geojson"
    let workspace = try Workspace(input.request, needsProvenance: needsProvenance)
    let analysis = BorderAnalysis(
      BorderTopology(workspace.regions), measure: input.measure, threads: input.threads)
    let found = try CrossingStudy.make(
      crossing, analysis: analysis, workspace: workspace, measure: input.measure, threads: input.threads,
      international: international, category: by?.category)

    let chosen = found.borders
    var table = found.table
    var notes = LengthNotes.notes(
      analysis, borders: chosen, workspace: workspace, measure: input.measure, threads: input.threads)
    if let by {
      var density = CrossingDensity(
        borders: chosen, area: by.area, byCategory: by.category != nil,
        categoryName: by.categoryName, minimumLength: minimumLength)
      if let lengthReference { density.reference = try LengthReference.read(lengthReference) }
      let source =
        lengthReference.map { Phrase("the lengths in \($0)", "длины из \($0)") }
        ?? Phrase("geodesic border length in this data", "геодезическая длина границы в этих данных")
      table = density.table(found.counted, analysis, source: source)
      notes = table.notes + notes
    }
    table.notes = found.notes + notes

    let writer = TableOutput(output, language: talk.lang)
    var provenance: Provenance?
    if needsProvenance {
      var own = workspace.provenance(measure: input.measure, options: options(found))
      own.inputs += found.inputs
      own.toleranceM = found.tolerance
      provenance = own
    }
    guard format.hasPrefix("geojson") else {
      try writer.write([writer.render(table, format: format)], provenance: provenance)
      return
    }
    var geojson = GeoJSONOptions()
    geojson.decimals = 9
    geojson.isNewlineDelimited = format == "geojsonl"
    let features = FeatureOutput(options: geojson, language: talk.lang)
      .collection(table, metadata: provenance?.json) { row in
        (found.ids[row], found.positions[row].map { .point($0) })
      }
    try writer.write(features, provenance: format == "geojsonl" ? provenance : nil)
  }

  private func options(_ found: CrossingStudy) -> [(String, JSONValue)] {
    [
      ("command", "crossings"), ("international", .bool(international)),
      ("by", by.map { .string($0.text) } ?? .null), ("merge_m", .number(crossing.merge)),
      ("class", crossing.classField.map { .string($0) } ?? .null),
      ("where_lines", crossing.lineFilter.map { .string($0) } ?? .null),
      ("status", crossing.status.map { .string($0) } ?? .null),
      ("mode", crossing.mode.map { .string($0) } ?? .null),
      ("concept", crossing.concept.map { .string($0) } ?? .null),
      ("where", input.filter.map { .string($0) } ?? .null),
    ]
  }
}
