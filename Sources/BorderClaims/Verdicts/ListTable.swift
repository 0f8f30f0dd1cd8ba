/// A table of a list, so that it can be written again with changes.
public struct ListTable: Hashable, Sendable {
  /// Its header.
  public var header: [String]
  /// Its rows, as long as the header.
  public var rows: [[String]]
  /// Where each cell of each row stands in the text, in characters; empty for tables that are written whole.
  public var places: [[Range<Int>]] = []
  /// Where a further row can be put into the text.
  public var end = 0
  /// The columns of the two places; `nil` for a matrix.
  public var columns: (a: Int, b: Int)?
  /// Whether the first row stands where a header does.
  public var isHeaderless = false

  /// A table.
  public init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows
  }

  /// Whether two tables have the same cells in the same places.
  public static func == (first: ListTable, second: ListTable) -> Bool {
    first.header == second.header && first.rows == second.rows && first.places == second.places
      && first.columns?.a == second.columns?.a && first.columns?.b == second.columns?.b
  }

  /// Hashes the header and the number of rows.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(header)
    hasher.combine(rows.count)
  }
}
