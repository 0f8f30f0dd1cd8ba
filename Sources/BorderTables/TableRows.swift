/// A table whose rows are made when they are written: for tables of a hundred thousand rows that go straight to a file.
public struct TableRows: Sendable {
  /// Name, title, columns and notes; no rows.
  public var head: Table
  /// The number of rows.
  public let count: Int
  private let appendCells: @Sendable (Int, inout [Cell]) -> Void

  /// Rows to be made.
  ///
  /// - Parameters:
  ///   - head: The table without rows.
  ///   - count: The number of rows.
  ///   - appendCells: Appends the cells of a row, one for each column. May be called by several threads at once.
  init(head: Table, count: Int, appendCells: @escaping @Sendable (Int, inout [Cell]) -> Void) {
    self.head = head
    self.count = count
    self.appendCells = appendCells
  }

  /// The same rows with more columns at their end, under other keys where they have theirs: `a_country_2`.
  ///
  /// - Parameters:
  ///   - fields: The columns.
  ///   - row: Makes what they are made from, by the number of the row.
  /// - Returns: The rows with the cells of both.
  public func adding<Row>(
    _ fields: [TableSchema<Row>.Field], _ row: @escaping @Sendable (Int) -> Row
  ) -> TableRows {
    guard !fields.isEmpty else { return self }
    let (own, more) = (appendCells, fields.appending(row))
    return TableRows(head: head.adding(fields.map(\.column), []), count: count) { number, cells in
      own(number, &cells)
      more(number, &cells)
    }
  }

  /// Makes some rows, one after another, in the same room.
  ///
  /// - Parameters:
  ///   - range: Which rows.
  ///   - body: Gets the cells of a row.
  public func forEachRow(in range: Range<Int>, _ body: ([Cell]) -> Void) {
    var cells: [Cell] = []
    for row in range {
      cells.removeAll(keepingCapacity: true)
      appendCells(row, &cells)
      body(cells)
    }
  }

  /// The table with all its rows.
  public var table: Table {
    var table = head
    forEachRow(in: 0..<count) { table.append($0) }
    return table
  }
}
