public import ArgumentParser
public import Mezha

extension RegionMatchRule: ExpressibleByArgument {}

/// What a row of the table of changes is.
enum VintageRow: String, CaseIterable, ExpressibleByArgument {
  case region, border, transfer
}

/// What changed between two vintages.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what changed between two vintages of a map: regions, borders, land that changed hands.",
    discussion: """
      Give OLD and NEW. Regions are matched by id, name or the land that both cover, whatever says most, so that \
      equal ids are not needed: splits, mergers, renamings and new codes are named as such. Each border is \
      unchanged (the same vertices), re-digitised (drawn again, within --within-m), moved (land changed hands), \
      or it appeared or disappeared. A shift that all regions, or all of a country, have in common (another \
      datum) is reported and undone first. Without a file only what changed is listed; files hold all rows.
      Formats: table, csv, tsv, json, md, geojson, geojsonl, fgb, and gpkg, which holds borders, regions and \
      transferred land as three layers; svg, png and pdf for a map of the changes.

      EXAMPLES
        mezha diff regions-2015.gpkg regions-2025.gpkg
        mezha diff old.shp new.gpkg#adm2 --rows region -o regions.csv
        mezha diff old.shp new.gpkg --by name --within-m 50 -o changes.gpkg
        mezha diff old.shp new.gpkg --lang ru -o changes.svg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "By what regions are matched: auto (if not given), id, name, or overlap (the land alone).",
      valueName: "rule"))
  var rule: RegionMatchRule = .auto

  @Option(
    name: .customLong("within-m"),
    help: ArgumentHelp(
      "Within how many metres two lines are one, drawn twice; if not given, what the scale of the data explains.",
      valueName: "metres"))
  var tolerance: Double?

  @Option(
    name: .customLong("rows"),
    help: ArgumentHelp(
      "What a row is: border, region, or transfer: land that changed hands. Without it people see all three, and files hold borders.",
      valueName: "row"))
  var givenRow: VintageRow?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "The opening of the dividers by which lengths before and after are compared; if not given, a round one above twice the distance of vertices in the coarser vintage.",
      valueName: "metres"))
  var ruler: Double?

  @Flag(
    name: .customLong("no-shift"), help: "Do not look for a common shift; what is shifted has moved.")
  var keepsShift = false

  @OptionGroup var places: DecimalOption

  mutating func validate() throws {
    guard input.inputs.count == 2 else {
      throw ValidationError("diff takes two inputs, OLD and NEW; there are \(input.inputs.count).")
    }
    if let tolerance, !(tolerance >= 0 && tolerance <= 100_000) {
      throw ValidationError("--within-m must be from 0 to 100000.")
    }
    if let ruler, !(ruler >= 0.01 && ruler <= RulerRow.greatest) {
      throw ValidationError("--at must be from 0.01 to 2000000 metres.")
    }
  }

  mutating func run() throws {
    talk.apply()
    let pictures = PictureOutput.formats
    let format = try output.pickFormat(
      ShapedTable.formats + pictures, aliases: ShapedTable.aliases, standard: "table")
    try places.check(format)
    try VainOption.refuse(
      [("--rows", givenRow != nil)], unless: format != "gpkg" && !pictures.contains(format),
      "has no say: a gpkg holds all three as layers, and a map shows them")
    try VainOption.refuse(
      [("--at", ruler != nil)],
      unless: !pictures.contains(format) && (givenRow == nil || givenRow == .border || format == "gpkg"),
      "is for the table of borders")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let needsProvenance = isFile || format == "geojson"
    var options = VintageComparison.Options()
    options.rule = rule
    options.tolerance = tolerance
    options.findsShifts = !keepsShift
    options.threads = input.threads
    let study = try VintageStudy(
      input.request, options: options, ruler: ruler,
      needsProvenance: needsProvenance && !pictures.contains(format),
      measure: input.measure, reporter: talk.reporter)
    if pictures.contains(format) {
      try PictureOutput(file: output.file, language: talk.lang)
        .write(study.map, format: format, credits: study.credits)
      return
    }
    let listing = VintageListing(study)
    let isForPeople = TableOutput.isForPeople(format)
    let hasShapes = ShapedTable.vectorFormats.contains(format)
    let rows =
      format == "gpkg" || isForPeople && givenRow == nil
      ? [.border, .region, .transfer] : [givenRow ?? VintageRow.border]
    var tables = rows.map { row in
      switch row {
      case .border: listing.borders(isWhole: !isForPeople, hasShapes: hasShapes)
      case .region: listing.regions(isWhole: !isForPeople, hasShapes: hasShapes)
      case .transfer: listing.transfers(hasShapes: hasShapes)
      }
    }
    let notes = VintageNotes.notes(study)
    var provenance: Provenance?
    if needsProvenance {
      provenance = try study.provenance(options: [
        ("command", "diff"), ("by", .string(rule.rawValue)),
        ("within_m", tolerance.map { .number($0) } ?? .null), ("shift", .bool(!keepsShift)),
        ("ruler_m", study.ruler.map { .number($0) } ?? .null),
        ("rows", .string((givenRow ?? .border).rawValue)),
        ("where", input.filter.map { .string($0) } ?? .null),
      ])
    }
    let writer = TableOutput(output, talk)
    guard isForPeople else {
      for note in notes { talk.reporter.note(note) }
      try ShapedTable.write(
        tables, format: format, to: writer, decimals: places.decimals, provenance: provenance)
      return
    }
    // What nothing happened to has no row, and a table without rows says less than the sentences.
    tables.removeAll { $0.table.rows.isEmpty && givenRow == nil }
    if tables.isEmpty { tables = [listing.borders(isWhole: false, hasShapes: false)] }
    tables[tables.count - 1].table.notes = notes
    try writer.write(tables.map { writer.render($0.table, format: format) }, provenance: provenance)
  }
}
