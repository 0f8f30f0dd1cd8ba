public import ArgumentParser
public import BorderCore
import BorderGeodesy
public import BorderIO

extension ClaimListReader.Format: ExpressibleByArgument {}
extension ValidationOptions.Direction: ExpressibleByArgument {}

/// Published lists and figures against the geometry.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Holds a published list of neighbours, a table of figures or of groups against the geometry.",
    discussion: """
      --list takes an edge list (CSV), lines "A: B, C", a matrix, GAL, GWT, SWM, JSON, a Markdown or HTML \
      table, or a text of sentences ("A borders B, C and D"). Names may be codes, English, Russian (declined \
      or not), or transliterated. A name that may mean two places is ambiguous, unless only one of them \
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

      Formats: table, csv, tsv, json, md, geojson. Exit code 1 when something is not confirmed, is omitted or was not understood.

      EXAMPLES
        mezha validate --list neighbours.csv
        mezha validate regions.gpkg --list paper.txt --rule queen -o verdicts.geojson
        mezha validate raions.fgb kaz.gpkg#adm1 blr.gpkg --input-countries ,KZ --list districts.csv \
          --aliases names.csv --complete-for KZ --tolerance-m auto
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
      "The form of the list: auto (if not given), edges, lines, matrix, gal, gwt, swm, json, markdown, html, text."
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

  mutating func validate() throws {
    try sources.check()
    guard figures != nil || sources.isEmpty else {
      throw ValidationError("--lines, --table, --places, --rivers and --lakes are for --figures.")
    }
    guard [list, figures, groups].count(where: { $0 != nil }) == 1 else {
      throw ValidationError("Name one thing to check: --list FILE, --figures FILE or --groups FILE.")
    }
    try VainOption.refuse(
      [
        ("--columns", columns != nil), ("--complete-for", !completeFor.isEmpty),
        ("--list-format", givenListFormat != nil), ("--rule", givenRule != nil),
        ("--near-m", givenNear != nil), ("--directions", givenDirections != nil),
      ], unless: list != nil, "is for --list")
    try VainOption.refuse(
      [("--columns", columns != nil)],
      unless: givenListFormat.map { [.automatic, .edges, .markdown, .html].contains($0) } ?? true,
      "is for tables, and --list-format names another form")
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
      TableOutput.formats + ["geojson"], aliases: TableOutput.aliases, standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(input.request, needsProvenance: isFile || format == "geojson")
    let countries = inputCountries?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
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
    var provenance: Provenance?
    if isFile || format == "geojson" {
      provenance = workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: optionsForProvenance + tolerance.request.provenance)
      for file in [list, figures, groups, aliases].compactMap({ $0 }) + sources.files where file != "-" {
        provenance?.inputs.append(
          Provenance.Input(
            path: file, sha256: try SHA256Digest.of(file: file), features: 0, vertices: 0))
      }
    }
    if format == "geojson" && list == nil {
      throw ValidationError("GeoJSON is for --list; figures and groups are tables.")
    }
    if list != nil {
      if try checkList(frame, workspace, format, provenance, exact) == false { throw ExitCode(1) }
    } else if try checkTables(frame, workspace, format, provenance) == false {
      throw ExitCode(1)
    }
  }

  /// Writes the verdicts on figures or groups; returns whether no figure is refuted.
  private func checkTables(
    _ frame: ClaimFrame, _ workspace: Workspace, _ format: String, _ provenance: Provenance?
  ) throws -> Bool {
    let profile = try frame.embedded.profile()
    var basis = try frame.basis(workspace, tolerance: profile.crossingTolerance, measure: input.measure)
    try FigureSources(
      options: sources, frame: frame, isEmbedded: workspace.isEmbedded, measure: input.measure,
      threads: input.threads
    ).add(to: &basis)
    var table: Table
    var isClean = true
    if let figures {
      let results = try FigureReader.figures(figures).map(FigureChecker(basis).check)
      isClean = !results.contains { $0.outcome == .refuted }
      table = FigureChecker.table(results)
    } else {
      table = GroupTable(basis, home: profile.home).table(try FigureReader.groups(groups ?? ""))
    }
    let own = frame.analysis.borders.indices.filter {
      frame.analysis.isInternational(frame.analysis.borders[$0])
    }
    table.notes += LengthNotes.notes(
      frame.analysis, borders: own, workspace: workspace, measure: input.measure,
      threads: input.threads)
    let writer = TableOutput(output, language: talk.lang)
    try writer.write([writer.render(table, format: format)], provenance: provenance)
    return isClean
  }

  private var optionsForProvenance: [(String, JSONValue)] {
    [
      ("command", "validate"), ("rule", .string(rule.rawValue)), ("near_m", .number(near)),
      ("directions", .string(directions.rawValue)),
      ("complete_for", .array(completeFor.map { .string($0) })),
      ("where", input.filter.map { .string($0) } ?? .null),
      ("input_countries", inputCountries.map { .string($0) } ?? .null),
    ] + (figures == nil ? [] : sources.provenance)
  }

  /// Writes the verdicts on a list; returns whether all is confirmed.
  private func checkList(
    _ frame: ClaimFrame, _ workspace: Workspace, _ format: String, _ provenance: Provenance?,
    _ exact: AdjacencyValidator.ExactBasis?
  ) throws -> Bool {
    guard let list else { return true }
    var reading = ClaimListReader.Options()
    reading.format = givenListFormat ?? .automatic
    reading.rules = frame.rules
    let resolver = frame.resolver
    reading.resolver = resolver
    if let names = columns?.split(separator: ",").map(String.init) { reading.columns = (names[0], names[1]) }
    var claims = try ClaimListReader.read(list, options: reading)
      .readingTails(of: frame.analysis.regions.regions.map(\.id))
    claims = ListNumbering(frame: frame, workspace: workspace, request: input.request).read(claims)
      .readingCountries(resolver)
    for note in claims.notes { Console.standard.note(note) }
    var options = ValidationOptions()
    options.rule = rule
    options.nearLimit = near
    options.direction = directions
    options.completeFor = try completeFor.map { try frame.place($0, option: "--complete-for") }
    let validator = AdjacencyValidator(
      frame.analysis, resolver: frame.resolver, proximity: frame.distances, options: options,
      exact: exact)
    let result = validator.validate(claims)
    var table = result.table(claims, validator)
    table.notes += claims.unread.map(\.note)
    let isClean = result.isClean && claims.unread.isEmpty
    let touched = Set((result.claims + result.omissions).flatMap(\.contact.borders)).sorted()
    table.notes += LengthNotes.notes(
      frame.analysis, borders: touched, workspace: workspace, measure: input.measure,
      threads: input.threads)
    let writer = TableOutput(output, language: talk.lang)
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
