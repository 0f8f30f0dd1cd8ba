public import ArgumentParser
public import Mezha

extension RegionMatchRule: ExpressibleByArgument {}

extension VintageRequest.Row: ExpressibleByArgument {}

/// What changed between two vintages.
struct Diff: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what changed between two vintages of a map: regions, borders, land that changed hands.",
    discussion: """
      Give OLD and NEW. Regions are matched by id, name or the land that both cover, whatever says most, so that \
      equal ids are not needed: splits, mergers, renamings and new codes are named as such. Each border is \
      unchanged (the same vertices), re-digitised (drawn again, within --within-m), moved (land changed hands), \
      or it appeared or disappeared. A shift that all regions, or all of a country, have in common (another \
      datum) is reported and undone first. Without a file only what changed is listed; files hold all rows.
      Formats: \(formats.names). A gpkg or xlsx holds \
      borders, regions and transferred land, as layers or sheets; svg, png and pdf are a map of the changes.

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
  var givenRow: VintageRequest.Row?

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
      throw ValidationError(
        "diff takes two inputs, OLD and NEW; there are \(input.inputs.count).",
        "Команде diff нужны два источника, СТАРЫЙ и НОВЫЙ; указано: \(input.inputs.count).")
    }
    if let tolerance, !(tolerance >= 0 && tolerance <= 100_000) {
      throw ValidationError("--within-m must be from 0 to 100000.", "У --within-m значение от 0 до 100000.")
    }
    if let ruler, !(ruler >= 0.01 && ruler <= RulerRow.greatest) {
      throw ValidationError(
        "--at must be from 0.01 to 2000000 metres.", "У --at значение от 0,01 до 2000000 метров.")
    }
  }

  static let formats = FileFormat.tables + FileFormat.vectors + FileFormat.pictures

  func check(_ format: FileFormat) throws {
    try places.check(format)
    let isPicture = format.kind == .picture
    try VainOption.refuse(
      [("--rows", givenRow != nil)], unless: !format.holdsSeveral && !isPicture,
      "has no say: \(format.name) shows all three",
      "ничего не меняет: \(format.name) показывает все три таблицы")
    try VainOption.refuse(
      [("--at", ruler != nil)],
      unless: !isPicture && (givenRow == nil || givenRow == .border || format.holdsSeveral),
      "is for the table of borders", "относится к таблице границ")
  }

  func result(_ job: Job) throws -> Deliverable {
    var request = VintageRequest()
    request.options.rule = rule
    request.options.tolerance = tolerance
    request.options.findsShifts = !keepsShift
    request.options.threads = input.threads
    request.ruler = ruler
    request.row = givenRow
    request.decimals = places.decimals ?? 7
    return try request.result(job)
  }
}
