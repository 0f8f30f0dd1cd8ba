internal import BorderCore
internal import BorderTables

extension TableRows {
  /// The rows as columns of Arrow, made by several threads. O(cells).
  func arrowColumns(threads: Int = 1) -> [ArrowNode] {
    var parts = mapParts(of: count, threads: threads, minimumPart: partSize(of: count, threads: threads)) {
      range in
      var builders = head.columns.map { ColumnBuilder($0) }
      forEachRow(in: range) { cells in
        for (index, cell) in cells.enumerated() where index < builders.count { builders[index].append(cell) }
      }
      return builders.map(Optional.some)
    }
    return head.columns.enumerated().map { index, column in
      var whole: ColumnBuilder?
      for part in parts.indices {
        // Taken out, so that it goes when it has been copied.
        guard let next = parts[part][index].take() else { continue }
        if whole == nil { whole = next } else { whole?.append(next) }
      }
      return (whole ?? ColumnBuilder(column)).finish()
    }
  }
}

/// How many of so many rows make a part: all for one thread, since what is made in parts must be put together; otherwise
/// so few that no thread waits for another one for long.
func partSize(of count: Int, threads: Int) -> Int {
  threads > 1 ? max(1024, count / (4 * threads)) : max(1, count)
}

extension Table {
  /// The table as columns of Arrow. O(cells).
  func arrowColumns() -> [ArrowNode] {
    var builders = columns.map { ColumnBuilder($0) }
    for row in rows { for (index, cell) in row.enumerated() { builders[index].append(cell) } }
    return builders.map { $0.finish() }
  }
}
