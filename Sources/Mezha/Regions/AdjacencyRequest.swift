public import BorderCore
import BorderIO
import BorderTables

/// A list of neighbours: by which rule, which of them, and with what weights.
public struct AdjacencyRequest: Sendable {
  /// By which rule regions are neighbours.
  public var rule = ContiguityRule.rook
  /// Whether only pairs of two countries are listed.
  public var isInternational = false
  /// Whether regions that touch or cross themselves are looked for, so that their pairs are flagged.
  public var isChecked = true
  /// The weights; `nil` for the plain list.
  public var weights: WeightRequest?
  /// How many bytes the run may take: borders are then joined cell by cell, with the same result. `nil` for all in one piece, as
  /// long as memory suffices.
  public var memory: Int?

  /// The plain list of neighbours that share a line.
  public init() {}

  /// The list.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked.
  public func result(_ job: Job) throws -> Deliverable {
    try job.inOnePieceOrByCells(memory: memory, need: needForWhole(job)) {
      try inOnePiece(job)
    } _: {
      try cellByCell(job, memory: $0)
    }
  }

  private func inOnePiece(_ job: Job) throws -> Deliverable {
    var job = job
    let hasLengths = [.gwt, .matrix].contains(job.format) || !job.matching.isEmpty
    job.request.takesPlanar =
      !hasLengths && weights?.bridge == nil && [nil, .binary].contains(weights?.kind)
    let workspace = try job.workspace()
    let measured = try job.measured(workspace, rule: rule, isChecked: isChecked)
    let analysis = measured.analysis
    if isInternational { CountryNotes.tellMissing(analysis.regions, workspace) }
    var list = analysis.adjacencyList(rule, flags: measured.flags) {
      !isInternational || analysis.isInternational($0)
    }
    if workspace.isPlanar { list = list.withoutMeasures }
    let set = analysis.regions
    tell(ContiguityGraph(analysis.borders, regionCount: set.regionCount, rule: rule), list, set, job.reporter)
    NeighbourNotes.tellLevels(analysis, sameGround: measured.sameGround, to: job.reporter)
    let rows = weights.map {
      WeightStudy.weights($0, list, of: analysis, measure: job.measure, reporter: job.reporter)
    }
    return result(
      list, rows, Deliverable([], from: workspace, measure: job.measure, matches: measured.matches),
      workspace, job)
  }

  /// What is said of the graph of all neighbours.
  func tell(_ graph: ContiguityGraph, _ list: AdjacencyList, _ set: RegionSet, _ reporter: Reporter) {
    let edges = list.edges.count
    let components = graph.components.count
    let isolates = graph.isolates
    reporter.note(
      Phrase(
        [
          EnglishCount.of(set.regionCount, "region"),
          EnglishCount.of(edges, "adjacent pair") + " (\(rule.rawValue))",
          EnglishCount.of(components, "component"), EnglishCount.of(isolates.count, "isolate"),
        ].joined(separator: ", "),
        "регионов \(set.regionCount), смежных пар \(edges) (по правилу \(rule == .queen ? "ферзя" : "ладьи")), компонент \(components), изолированных \(isolates.count)"
      ))
    NeighbourNotes.tell(isolates: isolates, of: set, rule: rule, to: reporter)
  }

  /// The list, or its weights where there are any, in the format that is asked for.
  func result(
    _ list: AdjacencyList, _ rows: SpatialWeights?, _ empty: Deliverable, _ workspace: Workspace, _ job: Job
  ) -> Deliverable {
    var result = empty
    result.options = [
      ("rule", .string(rule.rawValue)), ("international", .bool(isInternational)),
      ("weights", weights.map { .string($0.kind.rawValue) } ?? .null),
      ("order", weights?.orders.map { .number(Double($0)) } ?? .null),
      ("bridge_km", weights?.bridge.map { .number($0 / 1000) } ?? .null),
      ("standardised", .bool(weights?.isStandardised ?? false)),
    ]
    let layer = workspace.sources.first?.layer ?? "regions"
    let made: AdjacencyOutput? =
      switch job.format {
      case .gal: rows?.gal(layer: layer, key: "id") ?? list.gal(layer: layer, key: "id")
      case .gwt: rows?.gwt(layer: layer, key: "id") ?? list.gwt(layer: layer, key: "id")
      case .json: rows?.json() ?? list.json()
      case .matrix:
        rows?.matrixCSV(options: job.output.csv) ?? list.matrixCSV(.lengthKm, options: job.output.csv)
      case .dot: list.dot(name: layer, language: job.language)
      case .graphML: list.graphML(name: layer)
      default: nil
      }
    guard let made else {
      result.tables = [ShapedTable(table: rows?.table ?? list.edgeTable())]
      return result
    }
    for note in made.notes { job.reporter.note(note) }
    result.bytes = { _, _ in [made.buffer] }
    return result
  }
}
