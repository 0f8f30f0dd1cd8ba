public import ArgumentParser
public import Mezha

extension ClaimListReader.Format: ExpressibleByArgument {}
extension ValidationOptions.Direction: ExpressibleByArgument {}

/// Published lists and figures against the geometry.
struct Validate: RegionCommand {
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

      Formats: \(formats.names); html is a page with a map on which each pair is seen \
      in the colour of its verdict, on its border or as a line between both places where they share none. Exit code 1 when something is not confirmed, is omitted or was not understood.

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

  @Option(
    help: ArgumentHelp("A list of neighbours; \"-\" is standard input.", valueName: "file"),
    completion: .file())
  var list: String?

  @Option(
    help: ArgumentHelp(
      "Figures: CSV with claim, measure, subject, relation, value. See GeoData/claims.", valueName: "file"),
    completion: .file())
  var figures: String?

  @Option(
    help: ArgumentHelp("Groups: CSV with grouping, group, member.", valueName: "file"), completion: .file())
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

  @Option(
    help: ArgumentHelp("Your own names: CSV with the columns name and id.", valueName: "file"),
    completion: .file())
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
      valueName: "file"), completion: .file())
  var writeCorrected: String?

  mutating func validate() throws {
    try sources.check()
    guard figures != nil || sources.isEmpty else {
      throw ValidationError(
        "--lines, --table, --places, --rivers and --lakes are for --figures.",
        "--lines, --table, --places, --rivers и --lakes относятся к --figures.")
    }
    let isClaim = explain != nil && figures == nil && groups == nil
    guard [list, figures, groups].count(where: { $0 != nil }) == 1 || isClaim && list == nil else {
      throw ValidationError(
        "Name one thing to check: --list FILE, --figures FILE or --groups FILE.",
        "Укажите что-то одно для проверки: --list ФАЙЛ, --figures ФАЙЛ или --groups ФАЙЛ.")
    }
    try VainOption.refuse(
      [
        ("--columns", columns != nil), ("--complete-for", !completeFor.isEmpty),
        ("--list-format", givenListFormat != nil), ("--directions", givenDirections != nil),
        ("--write-corrected", writeCorrected != nil),
      ], unless: list != nil, "is for --list", "относится к --list")
    try VainOption.refuse(
      [("--rule", givenRule != nil), ("--near-m", givenNear != nil)], unless: list != nil || explain != nil,
      "is for --list and --explain", "относится к --list и --explain")
    try VainOption.refuse(
      [("--columns", columns != nil)],
      unless: givenListFormat.map { [.automatic, .edges, .markdown, .html].contains($0) } ?? true,
      "is for tables, and --list-format names another form",
      "относится к таблицам, а в --list-format указан другой вид списка")
    guard explain == nil || writeCorrected == nil, explain == nil || figures == nil && groups == nil else {
      throw ValidationError(
        "--explain is for --list, and without --write-corrected.",
        "--explain относится к --list и не сочетается с --write-corrected.")
    }
    guard near >= 0, near <= 1_000_000 else {
      throw ValidationError("--near-m must be from 0 to 1000000.", "У --near-m значение от 0 до 1000000.")
    }
    if let columns, columns.split(separator: ",").count != 2 {
      throw ValidationError(
        "--columns takes two names, such as --columns from,to.",
        "В --columns два названия, например --columns from,to.")
    }
  }

  static let formats = FileFormat.tables + [.geojson, .html]
  var matching: MatchingRequest { tolerance.request }
  var writesBeside: Bool { writeCorrected != nil }
  private var near: Double { givenNear ?? 1000 }

  /// What is checked.
  private var subject: ValidationRequest.Subject {
    list.map { .list($0) } ?? figures.map { .figures($0) } ?? groups.map { .groups($0) }
      ?? .claim(explain ?? "")
  }

  func possibleFormats() -> [FileFormat] {
    list != nil && explain == nil ? Self.formats : FileFormat.tables
  }

  func result(_ job: Job) throws -> Deliverable {
    var request = ValidationRequest(subject)
    request.form = givenListFormat ?? .automatic
    if let names = columns?.split(separator: ",").map(String.init) { request.columns = (names[0], names[1]) }
    request.judging.rule = givenRule ?? .rook
    request.judging.nearLimit = near
    request.judging.direction = givenDirections ?? .automatic
    request.completeFor = completeFor
    request.aliases = aliases
    request.inputCountries = inputCountries
    request.explained = list == nil ? nil : explain
    request.corrected = try writeCorrected.map {
      let file = OutputFile($0, overwrite: output.overwrite)
      try file.check()
      return file
    }
    request.sources = sources.request
    return try request.result(job)
  }
}
