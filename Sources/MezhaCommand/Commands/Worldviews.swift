import ArgumentParser
import Mezha

/// What a row of the table of views is.
enum WorldviewRow: String, CaseIterable, ExpressibleByArgument {
  case pair, country, region
}

/// What differs between views of whose regions are.
struct Worldviews: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what differs between worldviews: borders of countries, neighbours, crossings.",
    discussion: """
      Measures the borders of countries under each view of whose disputed regions are, and puts them beside each \
      other. Views change countries of regions, never lines. Without INPUT, the embedded regions and views; for \
      files of your own give a table of your own with --table: a CSV with the columns worldview, region (an id of \
      the data) and country, and if you like status, name_en, name_ru and note. The data as they are count as a \
      view called source. Without a file only what differs is listed; files hold all rows.
      Formats: table, csv, tsv, json, md, geojson, geojsonl, fgb, gpkg; and svg, png and pdf for a map.

      EXAMPLES
        mezha worldviews
        mezha worldviews @world --rows country
        mezha worldviews regions.gpkg --table claims.csv -o views.gpkg
        mezha worldviews --lang ru -o views.svg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    help: ArgumentHelp(
      "A CSV of views: worldview, region, country; the embedded ones if not given.", valueName: "file"))
  var table: String?

  @Option(
    help: ArgumentHelp("The views to compare, with commas between them; all if not given.", valueName: "list")
  )
  var views: String?

  @Option(
    name: .customLong("rows"),
    help: ArgumentHelp(
      "What a row is: pair (two countries), country, or region: one that the views give to different countries. Without it people see all three, and files hold pairs.",
      valueName: "row"))
  var givenRow: WorldviewRow?

  mutating func validate() throws {
    try VainOption.refuse(
      [("--worldview", input.worldview != nil)], unless: false,
      "has no say: views are compared, and --views chooses them")
  }

  mutating func run() throws {
    talk.apply()
    let pictures = PictureOutput.formats
    let format = try output.pickFormat(
      ShapedTable.formats + pictures, aliases: ShapedTable.aliases, standard: "table")
    let hasShapes = ShapedTable.vectorFormats.contains(format)
    try VainOption.refuse(
      [("--rows", givenRow != nil)], unless: !hasShapes && !pictures.contains(format),
      "has no say for \(format): maps and shapes are of pairs")
    try output.file.check()
    let needsProvenance = !output.file.isStandardOutput || format == "geojson"
    let list = views?.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    let study = try WorldviewStudy(
      input.request, file: table, chosen: list,
      needsProvenance: needsProvenance && !pictures.contains(format),
      measure: input.measure, reporter: talk.reporter)
    if pictures.contains(format) {
      try PictureOutput(file: output.file, language: talk.lang)
        .write(study.map, format: format, credits: study.workspace.credits)
      return
    }
    let isForPeople = TableOutput.isForPeople(format)
    let rows = isForPeople && givenRow == nil ? WorldviewRow.allCases : [givenRow ?? .pair]
    var tables = rows.map { row in
      switch row {
      case .pair: study.pairs(isWhole: !isForPeople, hasShapes: hasShapes)
      case .country: study.countries(isWhole: !isForPeople)
      case .region: study.regions
      }
    }
    let writer = TableOutput(output, talk)
    let provenance =
      try needsProvenance
      ? study.workspace.provenance(
        measure: input.measure,
        options: [
          ("command", "worldviews"),
          ("views", .array(study.comparison.views.map { .string($0.name) })),
          ("rows", .string((givenRow ?? .pair).rawValue)),
          ("where", input.filter.map { .string($0) } ?? .null),
        ]) : nil
    guard isForPeople else {
      for note in study.notes { talk.reporter.note(note) }
      try ShapedTable.write(tables, format: format, to: writer, provenance: provenance)
      return
    }
    if tables.contains(where: { !$0.table.rows.isEmpty }) { tables.removeAll { $0.table.rows.isEmpty } }
    if tables.allSatisfy({ $0.table.rows.isEmpty }) { tables = [tables[0]] }
    tables[tables.count - 1].table.notes = study.notes
    try writer.write(tables.map { writer.render($0.table, format: format) }, provenance: provenance)
  }
}
