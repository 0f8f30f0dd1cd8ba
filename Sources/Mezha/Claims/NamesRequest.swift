import BorderClaims
import BorderTables

/// How names and sentences are read.
package struct NamesRequest {
  /// Names, lines of a list, or sentences.
  package let texts: [String]

  package init(_ texts: [String]) { self.texts = texts }

  /// A table for each text.
  ///
  /// - Throws: `InputError` when the regions or the embedded names cannot be read.
  package func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace()
    let embedded = try EmbeddedData.located()
    let rules = try embedded.nameRules()
    let resolver = try embedded.resolver(of: workspace.regions, madeSources: workspace.madeSources)
    let tables = texts.map { ReadingTable.table($0, resolver: resolver, rules: rules) }
    var result = Deliverable(
      tables.map { ShapedTable(table: $0) }, from: workspace, measure: job.measure)
    result.showsAllTables = true
    return result
  }
}
