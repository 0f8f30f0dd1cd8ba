import BorderClaims
import BorderTables

/// How names and sentences are read.
public struct NamesRequest: Sendable {
  /// Names, lines of a list, or sentences.
  public let texts: [String]

  /// Some texts.
  public init(_ texts: [String]) { self.texts = texts }

  /// A table for each text.
  ///
  /// - Throws: `InputError` when the regions or the embedded names cannot be read.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace()
    let embedded = try workspace.data()
    let rules = try embedded.nameRules()
    let resolver = try embedded.resolver(of: workspace.regions, madeSources: workspace.madeSources)
    let tables = texts.map { ReadingTable.table($0, resolver: resolver, rules: rules) }
    var shown = tables
    if !job.format.isForPeople, let first = tables.first {
      // A program reads one table: the column of texts tells the rows apart.
      shown = [first.withRows(tables.flatMap(\.rows))]
    }
    var result = Deliverable(
      shown.map { ShapedTable(table: $0) }, from: workspace, measure: job.measure)
    result.showsAllTables = true
    return result
  }
}
