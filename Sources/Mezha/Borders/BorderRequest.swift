public import BorderCore
import BorderGeodesy
public import BorderIO
import BorderTables

/// A list of borders: which of them, what a row is, and what is said of each.
public struct BorderRequest: Sendable {
  /// By which rule regions are neighbours.
  public var rule = ContiguityRule.rook
  /// Whether only pairs of two countries are listed.
  public var isInternational = false
  /// Whether regions that touch or cross themselves are looked for, so that their borders are flagged.
  public var isChecked = true
  /// The fields of the regions that are kept.
  public var kept = KeptFields.none
  /// Whether lengths by the methods of other programs are given too.
  public var hasOtherMethods = false
  /// What is said of rivers and lakes, and what a row is.
  public var water = WaterRequest()
  /// Digits after the point of a coordinate at most.
  public var decimals = 7
  /// How many bytes the run may take: the borders are then joined cell by cell, with the same result. `nil` for all in one
  /// piece, as long as memory suffices.
  public var memory: Int?

  /// All shared borders, in pairs of regions.
  public init() {}

  /// The list.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked, and where water cannot be read.
  public func result(_ job: Job) throws -> Deliverable {
    try job.inOnePieceOrByCells(memory: memory, need: needForWhole(job)) {
      try inOnePiece(job)
    } _: {
      try cellByCell(job, memory: $0)
    }
  }

  /// A result without tables, with what of the request decides them.
  func emptyResult(_ job: Job, _ workspace: Workspace, matches: MatchReport? = nil) -> Deliverable {
    var result = Deliverable([], from: workspace, measure: job.measure, matches: matches)
    result.decimals = decimals
    result.options = [
      ("rule", .string(rule.rawValue)), ("international", .bool(isInternational)),
      ("methods", .bool(hasOtherMethods)),
    ]
    result.furtherOptions = water.provenance
    return result
  }

  private func inOnePiece(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace(keeping: kept)
    let measured = try job.measured(workspace, rule: rule, isChecked: isChecked)
    let analysis = measured.analysis
    let chosen = chosen(of: analysis, workspace)
    NeighbourNotes.tellIsolates(analysis, rule: rule, to: job.reporter)
    NeighbourNotes.tellLevels(analysis, sameGround: measured.sameGround, to: job.reporter)
    let others = hasOtherMethods ? OtherMethods(workspace) : nil
    let lengths = others?.lengths(analysis.topology, threads: job.threads) ?? []
    var listed = analysis.borderRows(
      chosen, matches: measured.matches, flags: measured.flags, splits: workspace.splits
    ).keeping(workspace.attributes, of: chosen, analysis)
    // What only people read is measured only for them.
    if job.format.isForPeople {
      listed.head.notes = LengthNotes.notes(
        analysis, borders: chosen, workspace: workspace, measure: job.measure, threads: job.threads)
      listed.head.notes += LengthNotes.splits(workspace.splits)
    }
    listed = listed.adding(lengths.fields) { row in
      let border = analysis.borders[chosen[row]]
      return lengths.row(of: border.arcs, length: border.length)
    }
    listed.head.notes += others?.notes ?? []
    let rows = listed
    let wet = try water.water(
      along: analysis, borders: chosen, workspace: workspace, measure: job.measure, threads: job.threads)

    var result = emptyResult(job, workspace, matches: measured.matches)
    let stretches =
      water.by == .stretch || job.format.holdsSeveral
      ? wet.map { ShapedTable(stretches: $0.stretches()) } : nil
    switch water.by {
    case .stretch:
      result.tables = stretches.map { [$0] } ?? []
    case .country:
      var table = try ShapedTable(
        countryPairs: chosen, of: analysis, names: workspace.countryNames(of: analysis), water: wet,
        inputs: job.request.inputs, measure: job.measure)
      table.table.notes += rows.head.notes
      table.table = table.table.adding(
        lengths.fields,
        CountryPair.all(of: chosen, in: analysis).map { lengths.row(of: $0.arcs, length: $0.length) })
      result.tables = [table] + (stretches.map { [$0] } ?? [])
    case .pair:
      let table = { wet?.table(adding: rows.table, of: chosen) ?? rows.table }
      switch job.format {
      case .topoJSON:
        result.bytes = { writer, _ in [analysis.topology.topoJSON(language: writer.language)] }
      case .csv where wet == nil:
        // Millions of rows are written without a table of them.
        result.bytes = { writer, _ in rows.csv(writer.csv, threads: job.threads) }
      case .geojson, .geojsonLines:
        result.bytes = { writer, provenance in
          FeatureOutput(job.format, decimals: decimals, language: writer.language)
            .borders(table(), indices: chosen, of: analysis, metadata: provenance?.json)
        }
      default:
        let shown = ShapedTable(
          borders: table(), indices: chosen, of: analysis, hasShapes: job.format.hasShapes)
        result.tables = [shown] + (stretches.map { [$0] } ?? [])
      }
    }
    return result
  }

  private func chosen(of analysis: BorderAnalysis, _ workspace: Workspace) -> [Int] {
    let chosen = analysis.borders.indices.filter { rule == .queen || analysis.borders[$0].isShared }
    guard isInternational else { return chosen }
    CountryNotes.tellMissing(analysis.regions, workspace)
    return chosen.filter { analysis.isInternational(analysis.borders[$0]) }
  }
}
