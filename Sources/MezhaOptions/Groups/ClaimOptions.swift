public import ArgumentParser
public import Mezha

extension ClaimListReader.Format: ExpressibleByArgument {}
extension ValidationOptions.Direction: ExpressibleByArgument {}

/// Which claims are checked, how they are read, and by which rule they are judged.
package struct ClaimOptions: ParsableArguments {
  package init() {}

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

  package mutating func validate() throws {
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
      ], unless: list != nil, "applies to --list", "относится к --list")
    try VainOption.refuse(
      [("--rule", givenRule != nil), ("--near-m", givenNear != nil)], unless: list != nil || explain != nil,
      "applies to --list and --explain", "относится к --list и --explain")
    try VainOption.refuse(
      [("--columns", columns != nil)],
      unless: givenListFormat.map { [.automatic, .edges, .markdown, .html].contains($0) } ?? true,
      "applies to tables, and --list-format names another form",
      "относится к таблицам, а в --list-format указан другой вид списка")
    guard explain == nil || writeCorrected == nil, explain == nil || figures == nil && groups == nil else {
      throw ValidationError(
        "--explain applies to --list, and without --write-corrected.",
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

  /// Refuses what figures are checked by where there are none.
  package func check(_ sources: FigureOptions) throws {
    guard figures != nil || sources.isEmpty else {
      throw ValidationError(
        "--lines, --table, --places, --rivers and --lakes are for --figures.",
        "--lines, --table, --places, --rivers и --lakes относятся к --figures.")
    }
  }

  private var near: Double { givenNear ?? 1000 }

  /// Whether the list is written again.
  package var writesCorrected: Bool { writeCorrected != nil }

  /// Whether verdicts on a list are asked for, which a map can show.
  package var isList: Bool { list != nil && explain == nil }

  /// What is checked.
  private var subject: ValidationRequest.Subject {
    list.map { .list($0) } ?? figures.map { .figures($0) } ?? groups.map { .groups($0) }
      ?? .claim(explain ?? "")
  }

  /// What they ask for.
  ///
  /// - Parameters:
  ///   - sources: What figures are checked by.
  ///   - overwrite: Whether the corrected list may replace a file.
  /// - Returns: The request.
  /// - Throws: `OutputError` where the corrected list cannot be written.
  package func request(_ sources: FigureOptions, overwrite: Bool) throws -> ValidationRequest {
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
      let file = OutputFile($0, overwrite: overwrite)
      try file.check()
      return file
    }
    request.sources = sources.request
    return request
  }
}
