internal import BorderTables

extension TableRows {
  /// The rows as columns of Arrow. O(cells).
  func arrowColumns() -> [ArrowNode] {
    var builders = head.columns.map { ColumnBuilder($0) }
    forEachRow(in: 0..<count) { cells in
      for (index, cell) in cells.enumerated() where index < builders.count { builders[index].append(cell) }
    }
    return builders.map { $0.finish() }
  }
}

extension Table {
  /// The table as columns of Arrow. O(cells).
  func arrowColumns() -> [ArrowNode] {
    var builders = columns.map { ColumnBuilder($0) }
    for row in rows { for (index, cell) in row.enumerated() { builders[index].append(cell) } }
    return builders.map { $0.finish() }
  }
}
