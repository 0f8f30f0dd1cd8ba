public import ArgumentParser
public import Mezha

extension ClaimListReader.Format: ExpressibleByArgument {}
extension ValidationOptions.Direction: ExpressibleByArgument {}

/// Published lists and figures against the geometry.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Holds a published list of neighbours, a table of figures or of groups against the geometry.",
    discussion: """
      --list takes an edge list (CSV), lines "A: B, C", a matrix, GAL, GWT, SWM, an nb of R as dput writes it, JSON, a Markdown or HTML \
      table, a text of sentences ("A borders B, C and D"), an XLSX, XLS or ODS sheet, and, where pandoc and \
      pdftotext are installed, DOCX and PDF. What is struck out in it (~~so~~, <del>) is not read. Names may \
      be codes, English, Russian (declined or not), or transliterated. A name that may mean two places is ambiguous, unless only one of them \
      adjoins the other side or lies in the country of the list; then the remark says so. A country stands \
      for all its regions. Each claim is confirmed, point contact only, near, refuted, one-sided, or has a \
      name that is unknown or ambiguous; that two places do not adjoin is a claim too, confirmed where they \
      are apart. True adjacencies that the list does not name are listed as omitted, and what speaks of \
      borders but was not understood stands with its line and column below the table.

      --figures checks lengths, numbers of neighbours and border regions, and crossings; with --lines also \
      numbers of crossings by roads and railways (joined and not) and the length of a line between two \
      towns (--places) inside a country; with --rivers and --lakes lengths along rivers; with --table what \
      geometry cannot give, such as population. For the embedded regions, rivers, lakes, towns, three main \
      railways and population are embedded too.

      --explain shows how one claim is read, word by word and name by name, and which tests of the geometry \
      gave its verdict. --write-corrected writes the list again in its own form: in text, Markdown and HTML \
      what is wrong is struck out, in CSV, matrices, GAL, GWT, SWM and JSON it is taken out; what is missing is \
      added, and the result validates clean.

      Formats: table, csv, tsv, json, md, geojson, and html, a page with a map on which each pair is seen in the \
      colour of its verdict, on its border or as a line between both places where they share none. Exit code 1 when something is not confirmed, is omitted or was not understood.

      EXAMPLES
        mezha validate --list neighbours.csv
        mezha validate regions.gpkg --list paper.txt --rule queen -o verdicts.geojson
        mezha validate raions.fgb kaz.gpkg#adm1 blr.gpkg --input-countries ,KZ --list districts.csv \
          --aliases names.csv --complete-for KZ --tolerance-m auto
        mezha validate regions.gpkg --list paper.txt -o verdicts.html
        mezha validate --list neighbours.csv --explain 17
        mezha validate --explain "Pskov Oblast borders Estonia"
        mezha validate --list paper.md --write-corrected paper-corrected.md
        mezha validate --figures figures.csv --worldview ru
        mezha validate --figures figures.csv --lines roads.gpkg#road --lines roads.gpkg#railroad \
          --places towns.gpkg --table population.csv
        mezha validate --groups groups.csv -o groups.md
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup(title: "Figures") var sources: FigureOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: ArgumentHelp("A list of neighbours; \"-\" is standard input.", valueName: "file"))
  var list: String?

  @Option(
    help: ArgumentHelp(
      "Figures: CSV with claim, measure, subject, relation, value. See GeoData/claims.", valueName: "file"))
  var figures: String?

  @Option(help: ArgumentHelp("Groups: CSV with grouping, group, member.", valueName: "file"))
  var groups: String?

  @Option(
    name: .customLong("list-format"),
    help:
      "The form of the list: auto (if not given), edges, lines, matrix, gal, gwt, swm, nb, json, markdown, html, text."
  )
  var givenListFormat: ClaimListReader.Format?

  @Option(help: ArgumentHelp("The two columns of places in a list.", valueName: "A,B"))
  var columns: String?

  @Option(
    name: .customLong("rule"),
    help: "Lists: the rule: rook (a shared line; if not given) or queen (points too).")
  var givenRule: ContiguityRule?

  @Option(
    name: .customLong("near-m"),
    help: "Lists: up to how many metres apart places are near; 1000 if not given.")
  var givenNear: Double?

  @Option(
    name: .customLong("directions"),
    help: "Lists: whether each pair is named once, from both sides, or auto (if not given).")
  var givenDirections: ValidationOptions.Direction?

  @Option(
    name: .customLong("complete-for"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A place whose neighbours the list must name all; repeatable.", valueName: "place"))
  var completeFor: [String] = []

  @Option(help: ArgumentHelp("Your own names: CSV with the columns name and id.", valueName: "file"))
  var aliases: String?

  @Option(
    name: .customLong("input-countries"),
    help: ArgumentHelp(
      "For each input the country of its regions, where the file has none: \",KZ\".", valueName: "codes"))
  var inputCountries: String?

  @Option(
    name: .customLong("explain"),
    help: ArgumentHelp(
      "Show how one claim of the list is read and judged: its number or id; without --list, the claim itself.",
      valueName: "claim"))
  var explain: String?

  @Option(
    name: .customLong("write-corrected"),
    help: ArgumentHelp(
      "Write the list in its own form, what is wrong struck out and what is missing added.",
      valueName: "file"))
  var writeCorrected: String?

  mutating func validate() throws {
    try sources.check()
    guard figures != nil || sources.isEmpty else {
      throw ValidationError("--lines, --table, --places, --rivers and --lakes are for --figures.")
    }
    let isClaim = explain != nil && figures == nil && groups == nil
    guard [list, figures, groups].count(where: { $0 != nil }) == 1 || isClaim && list == nil else {
      throw ValidationError("Name one thing to check: --list FILE, --figures FILE or --groups FILE.")
    }
    try VainOption.refuse(
      [
        ("--columns", columns != nil), ("--complete-for", !completeFor.isEmpty),
        ("--list-format", givenListFormat != nil), ("--directions", givenDirections != nil),
        ("--write-corrected", writeCorrected != nil),
      ], unless: list != nil, "is for --list")
    try VainOption.refuse(
      [("--rule", givenRule != nil), ("--near-m", givenNear != nil)], unless: list != nil || explain != nil,
      "is for --list and --explain")
    try VainOption.refuse(
      [("--columns", columns != nil)],
      unless: givenListFormat.map { [.automatic, .edges, .markdown, .html].contains($0) } ?? true,
      "is for tables, and --list-format names another form")
    guard explain == nil || writeCorrected == nil, explain == nil || figures == nil && groups == nil else {
      throw ValidationError("--explain is for --list, and without --write-corrected.")
    }
    guard near >= 0, near <= 1_000_000 else { throw ValidationError("--near-m must be from 0 to 1000000.") }
    if let columns, columns.split(separator: ",").count != 2 {
      throw ValidationError("--columns takes two names, such as --columns from,to.")
    }
  }

  private var rule: ContiguityRule { givenRule ?? .rook }
  private var near: Double { givenNear ?? 1000 }
  private var directions: ValidationOptions.Direction { givenDirections ?? .automatic }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats + ["geojson", "html"], aliases: TableOutput.aliases, standard: "table",
      writesBeside: writeCorrected != nil)
    try output.file.check()
    if let writeCorrected { try OutputFile(writeCorrected, overwrite: output.overwrite).check() }
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(
      input.request, needsProvenance: isFile || isMap(format), reporter: talk.reporter)
    let countries = inputCountries?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    try ClaimFrame.check(countries ?? [], of: workspace)
    let (topology, matches) = try tolerance.request.topology(
      of: workspace, measure: input.measure, threads: input.threads, rule: rule)
    let frame = try ClaimFrame(
      workspace, topology: topology, countries: countries ?? [], aliasFile: aliases, measure: input.measure,
      threads: input.threads)
    var exact: AdjacencyValidator.ExactBasis?
    if let matches {
      let before = try ClaimFrame(
        workspace, countries: countries ?? [], measure: input.measure, threads: input.threads)
      exact = AdjacencyValidator.ExactBasis(
        contacts: ContactTable(before.analysis), proximity: before.distances, tolerance: matches.tolerance)
    }
    if isMap(format) && (list == nil || explain != nil) {
      throw ValidationError("GeoJSON and HTML are for --list; figures, groups and explanations are tables.")
    }
    if list != nil || explain != nil {
      if try checkList(frame, workspace, format, matches?.tolerance, exact) == false { throw ExitCode(1) }
    } else if try checkTables(frame, workspace, format, matches?.tolerance) == false {
      throw ExitCode(1)
    }
  }

  /// Writes the verdicts on figures or groups; returns whether no figure is refuted.
  private func checkTables(
    _ frame: ClaimFrame, _ workspace: Workspace, _ format: String, _ matched: Double?
  ) throws -> Bool {
    let profile = try frame.embedded.profile()
    var basis = try frame.basis(workspace, tolerance: profile.crossingTolerance, measure: input.measure)
    try FigureSources(
      options: sources.request, frame: frame, isEmbedded: workspace.isEmbedded, measure: input.measure,
      threads: input.threads, workspace: workspace
    ).add(to: &basis)
    var table: Table
    var isClean = true
    if let figures {
      let claims = try FigureReader.figures(figures)
      try workspace.opened.add(InputSpec(file: figures), rows: claims.count)
      let results = claims.map(FigureChecker(basis).check)
      isClean = !results.contains { $0.outcome == .refuted }
      table = FigureChecker.table(results)
    } else {
      let members = try FigureReader.groups(groups ?? "")
      try workspace.opened.add(InputSpec(file: groups ?? ""), rows: members.count)
      table = GroupRow.schema.table(GroupTable(basis, home: profile.home).rows(members))
    }
    let own = frame.analysis.borders.indices.filter {
      frame.analysis.isInternational(frame.analysis.borders[$0])
    }
    table.notes += LengthNotes.notes(
      frame.analysis, borders: own, workspace: workspace, measure: input.measure,
      threads: input.threads)
    let writer = TableOutput(output, talk)
    try writer.write(
      [writer.render(table, format: format)], provenance: try provenance(workspace, format, matched))
    return isClean
  }

  /// Where the verdicts come from, where an output says so.
  private func provenance(
    _ workspace: Workspace, _ format: String, _ matched: Double?
  ) throws -> Provenance? {
    guard !output.file.isStandardOutput || isMap(format) else { return nil }
    return try workspace.provenance(
      measure: input.measure, tolerance: matched, options: optionsForProvenance + tolerance.request.provenance
    )
  }

  /// Whether a format shows verdicts as shapes.
  private func isMap(_ format: String) -> Bool { format == "geojson" || format == "html" }

  private var optionsForProvenance: [(String, JSONValue)] {
    [
      ("command", "validate"), ("rule", .string(rule.rawValue)), ("near_m", .number(near)),
      ("directions", .string(directions.rawValue)),
      ("complete_for", .array(completeFor.map { .string($0) })),
      ("where", input.filter.map { .string($0) } ?? .null),
      ("input_countries", inputCountries.map { .string($0) } ?? .null),
    ] + (figures == nil ? [] : sources.request.provenance)
  }

  /// Writes the verdicts on a list; returns whether all is confirmed.
  private func checkList(
    _ frame: ClaimFrame, _ workspace: Workspace, _ format: String, _ matched: Double?,
    _ exact: AdjacencyValidator.ExactBasis?
  ) throws -> Bool {
    guard let source = list ?? explain else { return true }
    var reading = ClaimListReader.Options()
    reading.format = givenListFormat ?? .automatic
    reading.rules = frame.rules
    reading.resolver = frame.resolver
    if let names = columns?.split(separator: ",").map(String.init) { reading.columns = (names[0], names[1]) }
    var options = ValidationOptions()
    options.rule = rule
    options.nearLimit = near
    options.direction = directions
    options.completeFor = try completeFor.map { try frame.place($0, option: "--complete-for") }
    let validator = AdjacencyValidator(
      frame.analysis, resolver: frame.resolver, proximity: frame.distances, options: options,
      exact: exact)
    let numbering = ListNumbering(frame: frame, workspace: workspace, request: input.request)
    let ids = frame.analysis.regions.regions.map(\.id)
    let check = ListCheck(reading: reading, validator: validator) { list in
      numbering.read(list.readingTails(of: ids)).readingCountries(validator.resolver)
    }
    let name = list == nil ? "--explain" : source == "-" ? "stdin" : source
    let document = list.flatMap { ListDocument($0) }
    if let document, writeCorrected != nil {
      throw InputError(
        .usage, file: source,
        problem: Phrase(
          "--write-corrected does not write \(document.label)", "--write-corrected не пишет \(document.label)"
        ),
        hint: Phrase("Save the list as CSV, Markdown or text", "Сохраните список как CSV, Markdown или текст")
      )
    }
    let bytes =
      try document != nil ? [] : list == nil ? Array(source.utf8) : ClaimListReader.bytes(of: source)
    let checked =
      try document.map { check.check(try $0.read(reading)) } ?? check.check(bytes, name: name)
    let (claims, result) = (checked.list, checked.result)
    for note in claims.notes { talk.reporter.note(note) }
    if list != nil { try workspace.opened.add(InputSpec(file: source), rows: claims.claims.count) }
    let provenance = try provenance(workspace, format, matched)
    if let explain {
      try writeExplanation(of: list == nil ? nil : explain, checked, validator, bytes, format, provenance)
      return checked.isClean
    }
    if let writeCorrected { try correct(bytes, checked, ListCorrection(check, name: name), writeCorrected) }
    var table = result.table(claims, validator)
    table.notes += claims.unread.map(\.note)
    let isClean = checked.isClean
    let touched = Set((result.claims + result.omissions).flatMap(\.contact.borders)).sorted()
    table.notes += LengthNotes.notes(
      frame.analysis, borders: touched, workspace: workspace, measure: input.measure,
      threads: input.threads)
    let writer = TableOutput(output, talk)
    if format == "html" {
      try writePage(table, result, validator, frame, name: name, provenance)
      return isClean
    }
    guard format == "geojson" else {
      try writer.write([writer.render(table, format: format)], provenance: provenance)
      return isClean
    }
    let rows = result.claims + result.omissions
    let shapes = ClaimGeometry(analysis: frame.analysis)
    let geojson = FeatureOutput(options: GeoJSONOptions(), language: talk.lang)
      .collection(table, metadata: provenance?.json) { row in
        let id = rows[row].claim?.id ?? "omitted-\(row - result.claims.count + 1)"
        return (id, shapes.shape(rows[row]))
      }
    try writer.write(geojson, provenance: nil)
    return isClean
  }
}
