import BorderCore
import BorderGeodesy
import BorderIO
import BorderMaps
import BorderTables

/// Where borders are crossed: what crosses them, and what is shown of it.
public struct CrossingListRequest: Sendable {
  /// What crosses.
  public let crossing: CrossingRequest
  /// What is shown.
  public let view: CrossingViewRequest
  /// Whether only borders of two countries are looked at.
  public var isInternational = false

  /// What crosses, and how it is shown.
  public init(_ crossing: CrossingRequest, _ view: CrossingViewRequest) {
    self.crossing = crossing
    self.view = view
  }

  /// What was found, and what must be said of it.
  private struct Found {
    let view: CrossingView
    let notes: [Phrase]
    /// Within how many metres borders were matched.
    let tolerance: Double?
    let workspace: Workspace
  }

  private func found(_ job: Job) throws -> Found {
    let lines = crossing.pendingLines(threads: job.threads)
    let workspace = try job.workspace()
    let measured = try job.measured(workspace)
    let analysis = measured.analysis
    if !workspace.isEmbedded {
      NeighbourNotes.tellLevels(analysis, sameGround: measured.sameGround, to: job.reporter)
    }
    let study = try CrossingStudy.make(
      crossing, lines: lines, analysis: analysis, workspace: workspace, measure: job.measure,
      threads: job.threads, international: isInternational)
    let shown = try CrossingView(
      options: view, found: study, analysis: analysis, measure: job.measure,
      international: isInternational, workspace: workspace)
    let notes =
      study.notes
      + LengthNotes.notes(
        analysis, borders: study.borders, workspace: workspace, measure: job.measure, threads: job.threads)
    return Found(
      view: shown, notes: notes, tolerance: measured.matches?.tolerance, workspace: workspace)
  }

  /// The list, densities, spacing or a profile, or strips of the borders.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked, and where lines or points
  ///   cannot be read.
  public func result(_ job: Job) throws -> Deliverable {
    let found = try found(job)
    var shown = try found.view.listing(isForStrips: job.format == .svg)
    let own = found.view.found.notes
    shown.table.notes = own + shown.table.notes + found.notes.dropFirst(own.count)
    var result = Deliverable(
      [ShapedTable(table: shown.table, ids: shown.ids, shapes: shown.shapes)], from: found.workspace,
      measure: job.measure)
    result.tolerance = found.tolerance
    result.decimals = CrossingView.decimals
    result.options = options(found)
    if let strips = shown.strips {
      result.bytes = { writer, _ in
        let drawing = StripChart.page(
          strips, title: Phrase("Crossings along borders", "Пересечения вдоль границ"),
          language: writer.language, bandwidth: view.bandwidth,
          credit: found.workspace.credits.line(writer.language))
        return [drawing.svg()]
      }
    }
    return result
  }

  /// All that can be said of crossings as the files of a folder, which are written and named.
  ///
  /// - Throws: As ``result(_:)``; `OutputError`.
  public func write(_ job: Job, to folder: OutputFolder) throws {
    let found = try found(job)
    var result = Deliverable([], from: found.workspace, measure: job.measure)
    result.tolerance = found.tolerance
    result.options = options(found)
    guard let provenance = try job.provenance(of: result) else { return }
    let files = try CrossingFolder(
      view: found.view, notes: found.notes, csv: job.output.csv, language: job.language,
      provenance: provenance
    ).files()
    job.reporter.phase(nil)
    try folder.write(files)
    job.reporter.note(
      Phrase(
        "Files in \(folder.path): \(files.map(\.name).joined(separator: ", "))",
        "Файлы в \(folder.path): \(files.map(\.name).joined(separator: ", "))"))
  }

  private func options(_ found: Found) -> [(String, JSONValue)] {
    [
      ("international", .bool(isInternational)),
      ("by", view.by.map { .string($0.text) } ?? .null), ("spacing", .bool(view.spacing)),
      ("profile_km", view.profile.map { .number($0) } ?? .null), ("bandwidth_km", .number(view.bandwidth)),
      ("point_tolerance_m", found.view.found.pointTolerance.map { .number($0) } ?? .null),
      ("merge_m", .number(crossing.merge)),
      ("class", crossing.classField.map { .string($0) } ?? .null),
      ("where_lines", crossing.lineFilter.map { .string($0) } ?? .null),
      ("status", crossing.status.map { .string($0) } ?? .null),
      ("mode", crossing.mode.map { .string($0) } ?? .null),
      ("concept", crossing.concept.map { .string($0) } ?? .null),
    ]
  }
}
