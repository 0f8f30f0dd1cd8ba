public import ArgumentParser
public import Mezha

extension SpatialWeights.Kind: ExpressibleByArgument {}

/// Who adjoins whom.
struct Adjacency: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists who adjoins whom, for tables and for spatial statistics.",
    discussion: """
      Rook: a shared line. Queen: at least a shared point. Formats: \(formats.names). \
      The matrix holds kilometres. GAL and GWT are read by PySAL, spdep and GeoDa. \
      Polygons that touch or cross themselves are used as they are; the tables flag their pairs in a column \
      "flags", as they flag lines where regions overlap. --repair makes them valid.
      With --weights, --order, --bridge-km or --standardise the rows are weights, one for each direction, in \
      every format but dot and graphml.

      EXAMPLES
        mezha adjacency regions.gpkg --rule queen -o neighbours.gal
        mezha adjacency communes.fgb -o neighbours.csv
        mezha adjacency regions.gpkg --format dot | neato -n -Tsvg > graph.svg
        mezha adjacency regions.gpkg --weights share --standardise -o weights.gwt
        mezha adjacency islands.gpkg --order 2 --bridge-km 100 -o neighbours.gal
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: "The rule: rook (a shared line) or queen (points too).")
  var rule: ContiguityRule = .rook

  @Flag(help: "Only pairs of two countries.")
  var international = false

  @Flag(
    name: .customLong("no-check"),
    help: "Do not look for regions that touch or cross themselves; no pair is flagged then.")
  var omitsCheck = false

  @Option(
    help: ArgumentHelp(
      "What a weight is: binary, length (km of the shared border), share (of it in the perimeter) or inverse (distance of centres).",
      valueName: "kind"))
  var weights: SpatialWeights.Kind?

  @Option(help: ArgumentHelp("Neighbours over so many borders count, too; 1 if not given.", valueName: "k"))
  var order: Int?

  @Option(
    name: .customLong("bridge-km"),
    help: ArgumentHelp(
      "Join each region without neighbours with the nearest one, if it is not farther.", valueName: "km"))
  var bridge: Double?

  @Flag(
    name: [.customLong("standardise"), .customLong("standardize")],
    help: "Divide the weights of each row by their sum.")
  var standardise = false

  mutating func validate() throws {
    guard (1...50).contains(order ?? 1) else {
      throw ValidationError("--order must be from 1 to 50.", "У --order значение от 1 до 50.")
    }
    guard (bridge ?? 1) > 0, (bridge ?? 1) <= 20_000 else {
      throw ValidationError(
        "--bridge-km must be above 0 and at most 20000.",
        "Значение --bridge-km должно быть больше 0 и не больше 20000.")
    }
    let isOfBorder = weights == .length || weights == .share
    try VainOption.refuse(
      [("--order", order != nil && order != 1), ("--bridge-km", bridge != nil)], unless: !isOfBorder,
      "joins regions without a common border: take --weights binary or inverse",
      "соединяет регионы без общей границы: укажите --weights binary или inverse")
  }

  static let formats = FileFormat.tables + [.gal, .gwt, .matrix, .dot, .graphML]
  var matching: MatchingRequest { tolerance.request }

  func check(_ format: FileFormat) throws {
    try VainOption.refuse(
      [
        ("--weights", weights != nil), ("--order", order != nil), ("--bridge-km", bridge != nil),
        ("--standardise", standardise),
      ], unless: format != .dot && format != .graphML,
      "is for tables of weights, and the format is \(format.name)",
      "относится к таблицам весов, а формат — \(format.name)")
    try VainOption.refuse(
      [("--weights", ![nil, .binary].contains(weights)), ("--standardise", standardise)],
      unless: format != .gal, "has no say: GAL holds no weights; take gwt",
      "ничего не меняет: в GAL нет весов; выберите gwt")
  }

  func result(_ job: Job) throws -> Deliverable {
    var request = AdjacencyRequest()
    request.rule = rule
    request.isInternational = international
    request.isChecked = !omitsCheck
    if weights != nil || order != nil || bridge != nil || standardise {
      var wanted = WeightRequest()
      wanted.kind = weights ?? .binary
      wanted.orders = order
      wanted.bridge = bridge.map { $0 * 1000 }
      wanted.isStandardised = standardise
      request.weights = wanted
    }
    return try request.result(job)
  }
}
