package import BorderCore
import BorderIO
import BorderTables

/// A list of neighbours: by which rule, which of them, and with what weights.
package struct AdjacencyRequest {
  /// By which rule regions are neighbours.
  package var rule = ContiguityRule.rook
  /// Whether only pairs of two countries are listed.
  package var isInternational = false
  /// Whether regions that touch or cross themselves are looked for, so that their pairs are flagged.
  package var isChecked = true
  /// The weights; `nil` for the plain list.
  package var weights: WeightRequest?

  package init() {}

  /// The list.
  ///
  /// - Throws: `InputError` and ``RequestError`` as ``Job/measured(_:rule:isChecked:)`` does.
  package func result(_ job: Job) throws -> Deliverable {
    var job = job
    let hasLengths = [.gwt, .matrix].contains(job.format) || !job.matching.isEmpty
    job.request.takesPlanar =
      !hasLengths && weights?.bridge == nil && [nil, .binary].contains(weights?.kind)
    let workspace = try job.workspace()
    let measured = try job.measured(workspace, rule: rule, isChecked: isChecked)
    let analysis = measured.analysis
    var list = analysis.adjacencyList(rule, flags: measured.flags) {
      !isInternational || analysis.isInternational($0)
    }
    if workspace.isPlanar { list = list.withoutMeasures }
    tellGraph(analysis, edges: list.edges.count, job.reporter)

    var result = Deliverable([], from: workspace, measure: job.measure)
    result.tolerance = measured.matches?.tolerance
    result.options = [
      ("rule", .string(rule.rawValue)), ("international", .bool(isInternational)),
      ("weights", weights.map { .string($0.kind.rawValue) } ?? .null),
      ("order", weights?.orders.map { .number(Double($0)) } ?? .null),
      ("bridge_km", weights?.bridge.map { .number($0 / 1000) } ?? .null),
      ("standardised", .bool(weights?.isStandardised ?? false)),
    ]
    let layer = workspace.sources.first?.layer ?? "regions"
    if let weights {
      let rows = WeightStudy.weights(
        weights, list, of: analysis, measure: job.measure, reporter: job.reporter)
      result.tables = [ShapedTable(table: rows.table)]
      result.bytes = bytes(job) { format, writer in
        switch format {
        case .gal: rows.gal(layer: layer, key: "id")
        case .gwt: rows.gwt(layer: layer, key: "id")
        case .json: rows.json()
        case .matrix: rows.matrixCSV(options: writer.csv)
        default: nil
        }
      }
    } else {
      let edges = list
      if [.table, .csv, .tsv, .markdown, .xlsx].contains(job.format) {
        result.tables = [ShapedTable(table: edges.edgeTable())]
      }
      result.bytes = bytes(job) { format, writer in
        switch format {
        case .gal: edges.gal(layer: layer, key: "id")
        case .gwt: edges.gwt(layer: layer, key: "id")
        case .json: edges.json()
        case .matrix: edges.matrixCSV(.lengthKm, options: writer.csv)
        case .dot: edges.dot(name: layer, language: writer.language)
        case .graphML: edges.graphML(name: layer)
        default: nil
        }
      }
    }
    return result
  }

  /// What makes the bytes of formats of graphs; `nil` where those of the table are wanted.
  private func bytes(
    _ job: Job, _ make: @escaping (FileFormat, TableOutput) -> AdjacencyOutput?
  ) -> ((TableOutput, Provenance?) throws -> [OutputBuffer])? {
    guard job.format == .json || job.format.kind == .own else { return nil }
    return { writer, _ in
      guard let made = make(job.format, writer) else { return [] }
      for note in made.notes { writer.reporter.note(note) }
      return [made.buffer]
    }
  }

  private func tellGraph(_ analysis: BorderAnalysis, edges: Int, _ reporter: Reporter) {
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
        "регионов \(analysis.regions.regionCount), смежных пар \(edges) (\(rule.rawValue)), компонент \(components), изолированных \(isolates)"
      ))
    NeighbourNotes.tellIsolates(analysis, rule: rule, to: reporter)
    NeighbourNotes.tellLevels(analysis, to: reporter)
  }
}
