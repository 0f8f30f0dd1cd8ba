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

    /// A column of names, and behind it, for files, one of the Russian names: `name` and `name_ru`, so that a file in either
    /// language holds the names of the source and the Russian ones.
    ///
    /// - Parameters:
    ///   - column: The column of the names of the source.
    ///   - name: The name of a row; one that is the same in both languages has no Russian one.
    /// - Returns: Both columns.
    public static func names(
      _ column: Column, _ name: @escaping @Sendable (Row) -> Phrase?
    ) -> [Field] {
      [
        Field(column) { row in name(row).map { .phrase($0) } ?? .missing },
        Field(column.inRussian) { row in name(row).map { Cell(ownRussian: $0) } ?? .missing },
      ]
    }

    /// The same column in a table whose rows have such a row in them.
    ///
    /// - Parameter part: The part of a row that the column is about; where there is none, the cell is missing.
    /// - Returns: The column of those rows.
    public func on<Whole>(
      _ part: @escaping @Sendable (Whole) -> Row?
    ) -> TableSchema<Whole>.Field {
      let cell = cell
      return TableSchema<Whole>.Field(column) { whole in part(whole).map { cell($0) } ?? .missing }
    }
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
  /// - Parameters:
  ///   - rows: The rows.
  ///   - totals: What the last row is of, which stands apart; `nil` for none.
  ///   - notes: What a reader must know.
  /// - Returns: The table.
  /// - Complexity: O(rows × columns).
  public func table(_ rows: some Sequence<Row>, totals: Row? = nil, notes: [Phrase] = []) -> Table {
    var table = head
    for row in rows { table.append(fields.map { $0.cell(row) }) }
    if let totals { table.totals = fields.map { $0.cell(totals) } }
    table.notes = notes
    return table
  }

  /// Rows to be made when they are written.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - row: Makes one of them, counted from 0. May be called by several threads at once.
  /// - Returns: The rows.
  public func rows(count: Int, _ row: @escaping @Sendable (Int) -> Row) -> TableRows {
    TableRows(head: head, count: count, appendCells: fields.appending(row))
  }

  private var head: Table { Table(name: name, title: title, columns: fields.map(\.column)) }
}

extension Array {
  /// The same columns in a table whose rows have such rows in them.
  ///
  /// - Parameter part: The part of a row that the columns are about; where there is none, their cells are missing.
  /// - Returns: The columns of those rows.
  public func on<Part, Whole>(
    _ part: @escaping @Sendable (Whole) -> Part?
  ) -> [TableSchema<Whole>.Field] where Element == TableSchema<Part>.Field {
    map { $0.on(part) }
  }

  /// Appends the cells of the columns for a row by its number.
  func appending<Row>(
    _ row: @escaping @Sendable (Int) -> Row
  ) -> @Sendable (Int, inout [Cell]) -> Void where Element == TableSchema<Row>.Field {
    let made = map(\.cell)
    return { number, cells in
      let row = row(number)
      for cell in made { cells.append(cell(row)) }
    }
  }
}

extension Table {
  /// The same table with more columns at its end, under other keys where it has theirs: `a_country_2`.
  ///
  /// - Parameters:
  ///   - fields: The columns.
  ///   - rows: What they are made from, row by row.
  /// - Returns: The table with both; totals of the columns are missing.
  public func adding<Row>(_ fields: [TableSchema<Row>.Field], _ rows: some Sequence<Row>) -> Table {
    adding(fields.map(\.column), rows.lazy.map { row in fields.map { $0.cell(row) } })
  }

  /// The same table with more columns at its beginning.
  ///
  /// - Parameters:
  ///   - fields: The columns.
  ///   - rows: What they are made from, row by row.
  /// - Returns: The table with both.
  public func preceded<Row>(by fields: [TableSchema<Row>.Field], _ rows: some Sequence<Row>) -> Table {
    preceded(by: fields.map(\.column), rows.lazy.map { row in fields.map { $0.cell(row) } })
  }
}
