import BorderCore
import BorderMaps

/// What differs between views of whose regions are.
public struct WorldviewRequest: Sendable {
  /// What a row of the table of views is.
  public enum Row: String, CaseIterable, Sendable {
    case pair, country, region
  }

  /// A CSV of views; `nil` for the embedded ones.
  public var table: String?
  /// The views to compare; `nil` for all.
  public var views: [String]?
  /// What a row is; `nil` for all of them where people read, else pairs.
  public var row: Row?

  /// All that differs.
  public init() {}

  /// The comparison as tables, or as a map.
  ///
  /// - Throws: `InputError` where a file cannot be read, or its views speak of no region of the data.
  public func result(_ job: Job) throws -> Deliverable {
    let isMap = job.format.kind == .picture
    let study = try WorldviewStudy(
      job.request, file: table, chosen: views, needsProvenance: job.needsProvenance && !isMap,
      outputs: job.outputs, measure: job.measure, reporter: job.reporter)
    if isMap {
      return Deliverable(mapAs: job.format) {
        try Drawing.map(study.map, language: $0, credits: study.workspace.credits)
      }
    }
    var result = Deliverable([], from: study.workspace, measure: job.measure)
    result.options = [
      ("views", .array(study.comparison.views.map { .string($0.name) })),
      ("rows", .string((row ?? .pair).rawValue)),
    ]
    let isForPeople = job.format.isForPeople
    let isWhole = isForPeople && row == nil || job.format == .xlsx
    var tables = (isWhole ? Row.allCases : [row ?? .pair]).map { row in
      switch row {
      case .pair: study.pairs(isWhole: !isForPeople, hasShapes: job.format.hasShapes)
      case .country: study.countries(isWhole: !isForPeople)
      case .region: study.regions
      }
    }
    if isForPeople {
      if tables.contains(where: { !$0.table.rows.isEmpty }) { tables.removeAll { $0.table.rows.isEmpty } }
      if tables.allSatisfy({ $0.table.rows.isEmpty }) { tables = [tables[0]] }
      tables[tables.count - 1].table.notes = study.notes
      result.showsAllTables = true
    } else {
      for note in study.notes { job.reporter.note(note) }
    }
    result.tables = tables
    return result
  }
}
