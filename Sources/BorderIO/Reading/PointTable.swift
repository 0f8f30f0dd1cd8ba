public import BorderCore
internal import BorderTables

/// Points with their attributes as texts, such as border crossings.
public struct PointTable: Hashable, Sendable {
  /// The file they come from.
  public var file: String
  /// The names of the columns.
  public var columns: [String]
  /// The attributes, row by row.
  public var rows: [[String]]
  /// Where each row is; `nil` for a row without coordinates.
  public var positions: [Position?]
  /// What the user should know: which columns were taken, what was left out.
  public var notes: [Phrase]

  /// Points with their attributes.
  public init(
    file: String, columns: [String], rows: [[String]], positions: [Position?], notes: [Phrase] = []
  ) {
    self.file = file
    self.columns = columns
    self.rows = rows
    self.positions = positions
    self.notes = notes
  }

  /// The number of rows, those without coordinates included.
  public var count: Int { rows.count }

  /// The index of a column; exact names come before those that differ in case; `nil` when there is none.
  public func index(ofColumn name: String) -> Int? {
    columns.firstIndex(of: name) ?? columns.firstIndex { FieldRole.fold($0) == FieldRole.fold(name) }
  }

  /// The value of a column in a row; `nil` for an unknown column or an empty value.
  public func value(_ row: Int, _ column: String) -> String? {
    guard let index = index(ofColumn: column), rows.indices.contains(row), !rows[row][index].isEmpty else {
      return nil
    }
    return rows[row][index]
  }
}
