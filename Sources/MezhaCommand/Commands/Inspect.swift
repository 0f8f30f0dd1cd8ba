import ArgumentParser
import Mezha

/// What is in the inputs, and what is wrong with them.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what is in the inputs: layers, CRS, fields, scale, and what would make results wrong.",
    discussion: """
      Checks every polygon (GEOS); looks for regions that overlap, stand in the file twice, lie three deep \
      along a line or leave land between them; for T-junctions, vertices that nearly meet, and borders that \
      run beside each other without sharing their line; for ids that repeat. Each kind is counted. With -o, \
      every finding goes into a file with its place and size (csv, tsv, json, md; geojson, gpkg or fgb: \
      points to look at on a map); with --format alone, to standard output. Exit code 1 when something would make results wrong.

      EXAMPLES
        mezha inspect regions.gpkg
        mezha inspect regions.gpkg -o places.geojson
        mezha inspect regions.gpkg --json | jq .figures
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Flag(help: "Write everything as one JSON object to standard output.")
  var json = false

  mutating func validate() throws {
    guard !json || output.format == nil && output.output == nil || output.output.map({ $0 != "-" }) == true
    else {
      throw ValidationError("--json writes to standard output: leave --format out, or name a file with -o.")
    }
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats + ["geojson", "gpkg", "fgb"], aliases: TableOutput.aliases, standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(
      input.request, needsProvenance: isFile || format == "geojson", reporter: talk.reporter)
    let inspection = Inspection(workspace, measure: input.measure, threads: input.threads)
    talk.reporter.phase(nil)
    let terminal = TableOutput(output, talk)
    // A format asks for the findings, as a file does.
    let isList = isFile || output.format != nil || output.output != nil
    if isList {
      let provenance =
        try isFile || format == "geojson"
        ? workspace.provenance(measure: input.measure, options: [("command", "inspect")]) : nil
      let table = inspection.findingTable
      if format == "geojson" {
        try terminal.write(places(inspection, table, metadata: provenance?.json), provenance: nil)
      } else if format == "gpkg" || format == "fgb" {
        let shapes = inspection.findings.map { $0.place.map { GeoJSONGeometry.point($0) } }
        let layer = VectorFileLayer(table, shapes: shapes)
        let bytes = try VectorOutput(language: talk.lang).render([layer], format: format)
        try terminal.write([bytes], provenance: provenance)
      } else {
        try terminal.write([terminal.render(table, format: format)], provenance: provenance)
      }
    }
    if isList && !isFile {
      if inspection.faultCount > 0 { throw ExitCode(1) }
      return
    }
    if json {
      try OutputFile("-").write(document(inspection))
    } else {
      var tables = [
        inspection.sourceTable, inspection.figureTable, inspection.spacingTable, inspection.kindTable,
      ]
      if !isFile && !inspection.findings.isEmpty { tables.append(shortened(inspection.findingTable)) }
      try OutputFile("-").write(tables.map { terminal.terminal($0) })
    }
    if inspection.faultCount > 0 { throw ExitCode(1) }
  }

  /// The first findings, with a word on the rest.
  private func shortened(_ table: Table) -> Table {
    let limit = 40
    guard table.rows.count > limit else { return table }
    var short = table.withRows(table.rows.prefix(limit))
    short.notes = [
      Phrase(
        "\(table.rows.count - limit) more; all of them with -o FILE.",
        "Ещё \(table.rows.count - limit); все — с ключом -o ФАЙЛ.")
    ]
    return short
  }

  private func places(_ inspection: Inspection, _ table: Table, metadata: JSONObject?) -> [OutputBuffer] {
    FeatureOutput(options: GeoJSONOptions(), language: talk.lang).collection(table, metadata: metadata) {
      row in
      (String(row + 1), inspection.findings[row].place.map { .point($0) })
    }
  }

  private func document(_ inspection: Inspection) -> OutputBuffer {
    var object = JSONObject()
    for table in [
      inspection.sourceTable, inspection.figureTable, inspection.spacingTable, inspection.kindTable,
      inspection.findingTable,
    ] {
      object[table.name] = .array(
        table.rows.map { .object(JSONObject(columns: table.columns, row: $0, language: talk.lang)) })
    }
    object["faults"] = .integer(inspection.faultCount)
    var buffer = OutputBuffer()
    buffer.append(prettyJSON: .object(object))
    buffer.appendNewline()
    return buffer
  }
}
