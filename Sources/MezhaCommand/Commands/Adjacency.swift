public import ArgumentParser
public import Mezha

extension SpatialWeights.Kind: ExpressibleByArgument {}

/// Who adjoins whom.
struct Adjacency: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists who adjoins whom, for tables and for spatial statistics.",
    discussion: """
      Rook: a shared line. Queen: at least a shared point. Formats: table, csv, tsv, md, json, gal, gwt, \
      matrix, dot, graphml. The matrix holds kilometres. GAL and GWT are read by PySAL, spdep and GeoDa. \
      Polygons that touch or cross themselves are used as they are; the tables flag their pairs in a column \
      "flags", as they flag lines where regions overlap. --repair makes them valid.
      With --weights, --order, --bridge-km or --standardise the rows are weights, one for each direction, in \
      table, csv, tsv, md, json, gal, gwt and matrix.

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

  private var hasWeights: Bool { weights != nil || order != nil || bridge != nil || standardise }

  mutating func validate() throws {
    guard (1...50).contains(order ?? 1) else { throw ValidationError("--order must be from 1 to 50.") }
    guard (bridge ?? 1) > 0, (bridge ?? 1) <= 20_000 else {
      throw ValidationError("--bridge-km must be above 0 and at most 20000.")
    }
    let isOfBorder = weights == .length || weights == .share
    try VainOption.refuse(
      [("--order", order != nil && order != 1), ("--bridge-km", bridge != nil)], unless: !isOfBorder,
      "joins regions without a common border: take --weights binary or inverse")
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats + ["gal", "gwt", "matrix", "dot", "graphml"],
      aliases: TableOutput.aliases.merging(["gv": "dot"]) { $1 }, standard: "table")
    try checkWeights(format)
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    var request = input.request
    request.takesPlanar =
      !["gwt", "matrix"].contains(format) && tolerance.request.isEmpty && bridge == nil
      && [nil, .binary].contains(weights)
    let workspace = try Workspace(request, needsProvenance: isFile, reporter: talk.reporter)
    let (topology, matches) = try tolerance.request.topology(
      of: workspace, measure: input.measure, threads: input.threads, rule: rule)
    let (analysis, flags) = BorderAnalysis.flagged(
      topology, measure: input.measure, threads: input.threads, isChecked: !omitsCheck)
    try CrowdingRefusal(workspace: workspace).check(analysis, rule)
    flags.map { FlagNotes.tell($0, of: topology.regions, to: talk.reporter) }
    var list = analysis.adjacencyList(rule, flags: flags) {
      !international || analysis.isInternational($0)
    }
    if workspace.isPlanar { list = list.withoutMeasures }
    tellGraph(analysis, edges: list.edges.count)

    let writer = TableOutput(output, talk)
    let layer = workspace.sources.first?.layer ?? "regions"
    let result =
      hasWeights
      ? weighted(list, analysis, format: format, layer: layer, writer)
      : plain(list, format: format, layer: layer, writer)
    for note in result.notes { talk.reporter.note(note) }
    let provenance =
      try isFile
      ? workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: [
          ("command", "adjacency"), ("rule", .string(rule.rawValue)), ("international", .bool(international)),
          ("weights", hasWeights ? .string((weights ?? .binary).rawValue) : .null),
          ("order", order.map { .number(Double($0)) } ?? .null),
          ("bridge_km", bridge.map { .number($0) } ?? .null), ("standardised", .bool(standardise)),
          ("where", input.filter.map { .string($0) } ?? .null),
        ] + tolerance.request.provenance) : nil
    try writer.write([result.buffer], provenance: provenance)
  }

  private func checkWeights(_ format: String) throws {
    try VainOption.refuse(
      [
        ("--weights", weights != nil), ("--order", order != nil), ("--bridge-km", bridge != nil),
        ("--standardise", standardise),
      ], unless: !["dot", "graphml"].contains(format), "is for tables of weights, and the format is \(format)"
    )
    try VainOption.refuse(
      [("--weights", ![nil, .binary].contains(weights)), ("--standardise", standardise)],
      unless: format != "gal", "has no say: GAL holds no weights; take gwt")
  }

  private func plain(
    _ list: AdjacencyList, format: String, layer: String, _ writer: TableOutput
  ) -> AdjacencyOutput {
    switch format {
    case "gal": list.gal(layer: layer, key: "id")
    case "gwt": list.gwt(layer: layer, key: "id")
    case "json": list.json()
    case "matrix": list.matrixCSV(.lengthKm, options: output.csv(talk.lang))
    case "dot": list.dot(name: layer, language: talk.lang)
    case "graphml": list.graphML(name: layer)
    default: AdjacencyOutput(writer.render(list.edgeTable(), format: format))
    }
  }

  private func weighted(
    _ list: AdjacencyList, _ analysis: BorderAnalysis, format: String, layer: String, _ writer: TableOutput
  ) -> AdjacencyOutput {
    var request = WeightRequest()
    request.kind = weights ?? .binary
    request.orders = order ?? 1
    request.bridge = bridge.map { $0 * 1000 }
    request.isStandardised = standardise
    let rows = WeightStudy.weights(
      request, list, of: analysis, measure: input.measure, reporter: talk.reporter)
    return switch format {
    case "gal": rows.gal(layer: layer, key: "id")
    case "gwt": rows.gwt(layer: layer, key: "id")
    case "json": rows.json()
    case "matrix": rows.matrixCSV(options: output.csv(talk.lang))
    default: AdjacencyOutput(writer.render(rows.table, format: format))
    }
  }

  private func tellGraph(_ analysis: BorderAnalysis, edges: Int) {
    let graph = ContiguityGraph(analysis.borders, regionCount: analysis.regions.regionCount, rule: rule)
    let components = graph.components.count
    let isolates = graph.isolates.count
    talk.reporter.note(
      Phrase(
        [
          EnglishCount.of(analysis.regions.regionCount, "region"),
          EnglishCount.of(edges, "adjacent pair") + " (\(rule.rawValue))",
          EnglishCount.of(components, "component"), EnglishCount.of(isolates, "isolate"),
        ].joined(separator: ", "),
        "регионов \(analysis.regions.regionCount), смежных пар \(edges) (\(rule.rawValue)), компонент \(components), изолированных \(isolates)"
      ))
    NeighbourNotes.tellIsolates(analysis, rule: rule, to: talk.reporter)
    NeighbourNotes.tellLevels(analysis, to: talk.reporter)
  }
}
