public import BorderCore

/// What the columns of a table are, and how each cell comes from a row: the one place for all that is known of them.
///
/// Who needs the figures of a table reads its rows, which are values with names and types; cells are for writers.
public struct TableSchema<Row: Sendable>: Sendable {
  /// A column with the way from a row to its cell.
  public struct Field: Sendable {
    /// Key, heading, meaning, and how people see it.
    public let column: Column
    fileprivate let cell: @Sendable (Row) -> Cell

    /// A column.
    ///
    /// - Parameters:
    ///   - column: What it is.
    ///   - cell: Makes its cell from a row.
    public init(_ column: Column, _ cell: @escaping @Sendable (Row) -> Cell) {
      self.column = column
      self.cell = cell
    }

    /// The cell of a row.
    public func cell(of row: Row) -> Cell { cell(row) }
  }

  /// A short name for files and sheets.
  public let name: String
  /// The title for people.
  public let title: Phrase
  /// The columns in order.
  public let fields: [Field]

  /// A schema.
  public init(name: String, title: Phrase, _ fields: [Field]) {
    self.name = name
    self.title = title
    self.fields = fields
  }

  /// The table of some rows.
  ///
  /// - Complexity: O(rows × columns).
  public func table(_ rows: some Sequence<Row>) -> Table {
    var table = Table(name: name, title: title, columns: fields.map(\.column))
    for row in rows { table.append(fields.map { $0.cell(row) }) }
    return table
  }
}
