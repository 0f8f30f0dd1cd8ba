import BorderCore
import BorderGeodesy
import BorderIO
import BorderMaps

/// What changed between two vintages: how they are compared, and what a row is.
public struct VintageRequest: Sendable {
  /// What a row of the table of changes is.
  public enum Row: String, CaseIterable, Sendable {
    case region, border, transfer
  }

  /// How the vintages are compared.
  public var options = VintageComparison.Options()
  /// The opening of the dividers in metres; `nil` for one that fits the data.
  public var ruler: Double?
  /// What a row is; `nil` for all of them where people read, else borders.
  public var row: Row?
  /// Digits after the point of a coordinate at most.
  public var decimals = 7

  /// All changes, as they come from the two inputs of a job.
  public init() {}

  /// The changes as tables with shapes, or as a map.
  ///
  /// - Parameter job: Its two inputs are OLD and NEW.
  /// - Returns: The tables or the map, with the provenance of both inputs.
  /// - Throws: `InputError` when something cannot be read, or would take more memory than there is.
  public func result(_ job: Job) throws -> Deliverable {
    let isMap = job.format.kind == .picture
    let study = try VintageStudy(
      job.request, options: options, ruler: ruler, needsProvenance: job.needsProvenance && !isMap,
      outputs: job.outputs, measure: job.measure, reporter: job.reporter)
    if isMap {
      return Deliverable(mapAs: job.format) {
        try Drawing.map(study.map, language: $0, credits: study.credits)
      }
    }
    var result = Deliverable([], credits: study.credits) { options, _ in
      try study.provenance(options: options)
    }
    result.decimals = decimals
    result.options = [
      ("by", .string(options.rule.rawValue)), ("within_m", options.tolerance.map { .number($0) } ?? .null),
      ("shift", .bool(options.findsShifts)), ("ruler_m", study.ruler.map { .number($0) } ?? .null),
      ("rows", .string((row ?? .border).rawValue)),
    ]
    let listing = VintageListing(study)
    let isForPeople = job.format.isForPeople
    let hasShapes = job.format.hasShapes
    let rows =
      job.format.holdsSeveral || isForPeople && row == nil
      ? [.border, .region, .transfer] : [row ?? Row.border]
    if rows == [.border], job.format == .csv {
      // A hundred thousand rows are written without a table of them.
      let borders = listing.borderRows()
      result.bytes = { writer, _ in borders.csv(writer.csv, threads: job.threads) }
      for note in VintageNotes.notes(study) { job.reporter.note(note) }
      return result
    }
    var tables = rows.map { row in
      switch row {
      case .border: listing.borders(isWhole: !isForPeople, hasShapes: hasShapes)
      case .region: listing.regions(isWhole: !isForPeople, hasShapes: hasShapes)
      case .transfer: listing.transfers(hasShapes: hasShapes)
      }
    }
    let notes = VintageNotes.notes(study)
    if isForPeople {
      // What nothing happened to has no row, and a table without rows says less than the sentences.
      tables.removeAll { $0.table.rows.isEmpty && row == nil }
      if tables.isEmpty { tables = [listing.borders(isWhole: false, hasShapes: false)] }
      tables[tables.count - 1].table.notes = notes
      result.showsAllTables = true
    } else {
      for note in notes { job.reporter.note(note) }
    }
    result.tables = tables
    return result
  }
}
