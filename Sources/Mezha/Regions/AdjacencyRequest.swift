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
  package var weights: WeightRequest?

  /// The plain list of neighbours that share a line.
  public init() {}

  /// The list.
  ///
  /// - Throws: `InputError` and ``RequestError`` as ``Job/measured(_:rule:isChecked:)`` does.
  public func result(_ job: Job) throws -> Deliverable {
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
    tellGraph(measured, edges: list.edges.count, job.reporter)

    var result = Deliverable([], from: workspace, measure: job.measure, matches: measured.matches)
    result.options = [
      ("rule", .string(rule.rawValue)), ("international", .bool(isInternational)),
      ("weights", weights.map { .string($0.kind.rawValue) } ?? .null),
      ("order", weights?.orders.map { .number(Double($0)) } ?? .null),
      ("bridge_km", weights?.bridge.map { .number($0 / 1000) } ?? .null),
      ("standardised", .bool(weights?.isStandardised ?? false)),
    ]
    let layer = workspace.sources.first?.layer ?? "regions"
    let rows = weights.map {
      WeightStudy.weights($0, list, of: analysis, measure: job.measure, reporter: job.reporter)
    }
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

  private func tellGraph(_ measured: Job.Measured, edges: Int, _ reporter: Reporter) {
    let analysis = measured.analysis
    let graph = ContiguityGraph(analysis.borders, regionCount: analysis.regions.regionCount, rule: rule)
    let components = graph.components.count
    let isolates = graph.isolates.count
    reporter.note(
      Phrase(
        [
          EnglishCount.of(analysis.regions.regionCount, "region"),
          EnglishCount.of(edges, "adjacent pair") + " (\(rule.rawValue))",
          EnglishCount.of(components, "component"), EnglishCount.of(isolates, "isolate"),
        ].joined(separator: ", "),
        "регионов \(analysis.regions.regionCount), смежных пар \(edges) (по правилу \(rule == .queen ? "ферзя" : "ладьи")), компонент \(components), изолированных \(isolates)"
      ))
    NeighbourNotes.tellIsolates(analysis, rule: rule, to: reporter)
    NeighbourNotes.tellLevels(analysis, sameGround: measured.sameGround, to: reporter)
  }
}
