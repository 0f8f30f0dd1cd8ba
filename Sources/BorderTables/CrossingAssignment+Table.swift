public import BorderCore

extension CrossingAssignment {
  /// One row for each listed crossing, with its place or the reason why it has none.
  ///
  /// - Parameters:
  ///   - analysis: The borders that the crossings were placed on.
  ///   - home: A country whose regions stand first.
  /// - Returns: The table, in the order of the list.
  public func table(_ analysis: BorderAnalysis, home: String? = nil) -> Table {
    TableSchema(name: CrossingRow.name, title: CrossingRow.title, CrossingRow.fields).table(
      entries.map { CrossingRow($0, analysis, home: home) })
  }
}
