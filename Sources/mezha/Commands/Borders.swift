import ArgumentParser
import BorderCore
import BorderIO

/// One row or feature for each adjacent pair.
struct Borders: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the shared border of each pair of regions, with its length and geometry.",
    discussion: """
      Lengths are geodesic on WGS 84. Formats: table, csv, tsv, json, md, geojson, geojsonl,
      gpkg (with styles for QGIS), fgb, topojson (regions whose arcs are the borders).

      Regions that touch or cross themselves are used as they are, named with the place, and flagged on each of their
      borders in a column "flags", as are lines where regions overlap. --repair makes them valid.

      EXAMPLES
        mezha borders regions.gpkg
        mezha borders regions.gpkg#adm1 --id iso2 --country country --international -o borders.geojson
        mezha borders communes.fgb -o borders.csv
        mezha borders a.fgb b.gpkg#districts --tolerance-m 500 --hold a.fgb
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Flag(help: "Only pairs of two countries.")
  var international = false

  @Flag(
    name: .customLong("no-check"),
    help: "Do not look for regions that touch or cross themselves; no border is flagged then.")
  var omitsCheck = false

  @Option(help: "The rule: rook (a shared line) or queen (points too).")
  var rule: ContiguityRule = .rook

  @Option(help: "GeoJSON: how many decimals coordinates keep, at most.")
  var decimals: Int = 7

  mutating func validate() throws {
    guard (0...15).contains(decimals) else { throw ValidationError("--decimals must be from 0 to 15.") }
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats + ["geojson", "geojsonl", "gpkg", "fgb", "topojson"],
      aliases: TableOutput.aliases.merging(["geojsons": "geojsonl", "ndjson": "geojsonl"]) { $1 },
      standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(input.request, needsProvenance: isFile || format == "geojson")
    let (topology, matches) = try tolerance.request.topology(
      of: workspace, measure: input.measure, threads: input.threads)
    let analysis = BorderAnalysis(topology, measure: input.measure, threads: input.threads)
    var chosen = analysis.borders.indices.filter { rule == .queen || analysis.borders[$0].isShared }
    if international { chosen = chosen.filter { analysis.isInternational(analysis.borders[$0]) } }
    if international && analysis.countries.isEmpty {
      Console.standard.warn(
        Phrase(
          "no country is known, so no border is international; choose the field with --country",
          "страны неизвестны, поэтому международных границ нет; выберите поле ключом --country"))
    }
    let flags = omitsCheck ? nil : BorderFlags(topology, threads: input.threads)
    flags.map { FlagNotes.tell($0, of: topology.regions) }
    var rows = analysis.borderRows(chosen, matches: matches, flags: flags)
    // What only people read is measured only for them.
    if ["table", "md"].contains(format) {
      rows.head.notes = LengthNotes.notes(
        analysis, borders: chosen, workspace: workspace, measure: input.measure, threads: input.threads)
    }

    let writer = TableOutput(output, language: talk.lang)
    var provenance: Provenance?
    if isFile || format == "geojson" {
      provenance = workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: [
          ("command", "borders"), ("rule", .string(rule.rawValue)), ("international", .bool(international)),
          ("where", input.filter.map { .string($0) } ?? .null),
        ] + tolerance.request.provenance)
    }
    if format == "csv" {
      try writer.write(rows.csv(writer.csv, threads: input.threads), provenance: provenance)
      return
    }
    let table = rows.table
    if format == "gpkg" || format == "fgb" {
      let vector = VectorOutput(language: talk.lang)
      let layer = vector.borders(table, indices: chosen, of: analysis)
      try writer.write([try vector.render([layer], format: format)], provenance: provenance)
      return
    }
    if format == "topojson" {
      try writer.write([analysis.topology.topoJSON(language: talk.lang)], provenance: provenance)
      return
    }
    guard format.hasPrefix("geojson") else {
      try writer.write([writer.render(table, format: format)], provenance: provenance)
      return
    }
    var options = GeoJSONOptions()
    options.decimals = decimals
    options.isNewlineDelimited = format == "geojsonl"
    let geojson = FeatureOutput(options: options, language: talk.lang)
      .borders(table, indices: chosen, of: analysis, metadata: provenance?.json)
    try writer.write(geojson, provenance: format == "geojsonl" ? provenance : nil)
  }
}
