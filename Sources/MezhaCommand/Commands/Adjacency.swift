import ArgumentParser
import Mezha

/// Who adjoins whom.
struct Adjacency: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists who adjoins whom, for tables and for spatial statistics.",
    discussion: """
      Rook: a shared line. Queen: at least a shared point. Formats: table, csv, tsv, md, json, gal, gwt, \
      matrix, dot, graphml. The matrix holds kilometres. GAL and GWT are read by PySAL, spdep and GeoDa. \
      Polygons that touch or cross themselves are used as they are; the tables flag their pairs in a column \
      "flags", as they flag lines where regions overlap. --repair makes them valid.

      EXAMPLES
        mezha adjacency regions.gpkg --rule queen -o neighbours.gal
        mezha adjacency communes.fgb -o neighbours.csv
        mezha adjacency regions.gpkg --format dot | neato -n -Tsvg > graph.svg
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

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats + ["gal", "gwt", "matrix", "dot", "graphml"],
      aliases: TableOutput.aliases.merging(["gv": "dot"]) { $1 }, standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    var request = input.request
    request.takesPlanar = !["gwt", "matrix"].contains(format) && tolerance.request.isEmpty
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
    let result: AdjacencyOutput
    switch format {
    case "gal": result = list.gal(layer: layer, key: "id")
    case "gwt": result = list.gwt(layer: layer, key: "id")
    case "json": result = list.json()
    case "matrix": result = list.matrixCSV(.lengthKm, options: output.csv(talk.lang))
    case "dot": result = list.dot(name: layer, language: talk.lang)
    case "graphml": result = list.graphML(name: layer)
    default: result = AdjacencyOutput(writer.render(list.edgeTable(), format: format))
    }
    for note in result.notes { talk.reporter.note(note) }
    let provenance =
      try isFile
      ? workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: [
          ("command", "adjacency"), ("rule", .string(rule.rawValue)), ("international", .bool(international)),
          ("where", input.filter.map { .string($0) } ?? .null),
        ] + tolerance.request.provenance) : nil
    try writer.write([result.buffer], provenance: provenance)
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
