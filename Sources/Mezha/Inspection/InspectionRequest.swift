import BorderCore
import BorderGeodesy
import BorderIO
import BorderTables

/// What is in the inputs, and what is wrong with them.
public struct InspectionRequest: Sendable {
  /// How the overview is shown where there is no list of findings, or one in a file.
  public enum Overview: Sendable {
    case tables, json
  }

  /// Whether the findings are listed in the format of the job, one by one.
  public var isList = false
  /// How the overview is shown.
  public var overview = Overview.tables

  /// The overview as tables.
  public init() {}

  /// The findings, or the overview; beside a file of findings, both.
  ///
  /// - Throws: `InputError` when something cannot be read.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace()
    let inspection = Inspection(workspace, measure: job.measure, threads: job.threads)
    job.reporter.phase(nil)
    var result = Deliverable([], from: workspace, measure: job.measure)
    result.isClean = inspection.faultCount == 0
    guard isList else {
      result.bytes = { writer, _ in overview(of: inspection, isWhole: true, writer) }
      return result
    }
    result.tables = [
      ShapedTable(
        table: inspection.findingTable, ids: inspection.findings.indices.map { "\($0 + 1)" },
        shapes: inspection.findings.map { $0.place.map { .point($0) } })
    ]
    if job.isFile { result.aside = { overview(of: inspection, isWhole: false, $0) } }
    return result
  }

  /// What is in the inputs, and with the findings where these are in no file.
  private func overview(of inspection: Inspection, isWhole: Bool, _ writer: TableOutput) -> [OutputBuffer] {
    if overview == .json { return [document(inspection, writer.language)] }
    var tables = [
      inspection.sourceTable, inspection.figureTable, inspection.spacingTable, inspection.kindTable,
    ]
    if isWhole && !inspection.findings.isEmpty { tables.append(shortened(inspection.findingTable)) }
    return writer.terminal(tables)
  }

  /// The first findings, with a word on the rest.
  private func shortened(_ table: Table) -> Table {
    let limit = 40
    guard table.rows.count > limit else { return table }
    var short = table.withRows(table.rows.prefix(limit))
    short.notes = [
      Phrase(
        "\(table.rows.count - limit) more; all of them with -o FILE.",
        "Ещё \(table.rows.count - limit); все — с ключом -o ФАЙЛ.")
    ]
    return short
  }

  private func document(_ inspection: Inspection, _ language: Language) -> OutputBuffer {
    var object = JSONObject()
    for table in [
      inspection.sourceTable, inspection.figureTable, inspection.spacingTable, inspection.kindTable,
      inspection.findingTable,
    ] {
      object[table.name] = .array(
        table.rows.map { .object(JSONObject(columns: table.columns, row: $0, language: language)) })
    }
    object["faults"] = .integer(inspection.faultCount)
    var buffer = OutputBuffer()
    buffer.append(prettyJSON: .object(object))
    buffer.appendNewline()
    return buffer
  }
}
