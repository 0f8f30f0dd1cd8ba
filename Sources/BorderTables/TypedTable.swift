/// The rows of a table with what its columns are: who needs figures reads the rows, who writes takes the table.
package struct TypedTable<Row: Sendable>: Sendable {
  package let schema: TableSchema<Row>
  package let rows: [Row]
  /// What the last row is of, which stands apart; `nil` for none.
  package let totals: Row?

  package init(_ schema: TableSchema<Row>, _ rows: [Row], totals: Row? = nil) {
    self.schema = schema
    self.rows = rows
    self.totals = totals
  }

  /// The table for writers.
  package var table: Table { schema.table(rows, totals: totals) }
}
