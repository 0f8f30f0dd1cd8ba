public import BorderCore

extension Table {
  /// A table of regions with a column that shows which are no valid polygons, where there are any.
  ///
  /// - Parameters:
  ///   - flags: What was found.
  ///   - order: The regions in the order of rows.
  /// - Returns: The table. O(rows).
  public func flagging(_ flags: BorderFlags?, order: [RegionID]) -> Table {
    let invalid = Set((flags?.contacts ?? []).map(\.region))
    guard !invalid.isEmpty else { return self }
    let field = TableSchema<RegionID>.Field(.flags) { invalid.contains($0) ? .text("invalid") : .missing }
    return adding([field], order)
  }
}
