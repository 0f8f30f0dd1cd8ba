import ArgumentParser
import Mezha
import MezhaOptions

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

      --memory 8G is for more vertices than memory holds: borders are joined cell by cell. That happens without the option, \
      too, where memory would not suffice. --bridge-km, --tolerance-m and --repair need all lines at once.

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

  @OptionGroup var weights: WeightOptions
  @OptionGroup var memory: MemoryOption

  static let formats = FileFormat.tables + [.gal, .gwt, .matrix, .dot, .graphML]
  var matching: MatchingRequest { tolerance.request }

  func check(_ format: FileFormat) throws { try weights.check(format) }

  func result(_ job: Job) throws -> Deliverable {
    var request = AdjacencyRequest()
    request.rule = rule
    request.isInternational = international
    request.isChecked = !omitsCheck
    request.weights = weights.request
    request.memory = memory.bytes
    return try request.result(job)
  }
}
