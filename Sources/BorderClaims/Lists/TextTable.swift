/// A table of texts from any format.
struct TextTable {
  struct Row {
    var cells: [String]
    var line: Int
    /// Where the cells stand in the text, in characters; empty where that is not known.
    var places: [Range<Int>] = []
  }

  var header: [String]
  var rows: [Row]
  /// Where a further row can be put into the text.
  var end = 0
  /// The row of its header.
  var headerLine = 1
  /// The rows that got their first place from the one above.
  var filled: [Int] = []

  init(header: [String], rows: [Row]) {
    self.header = header
    self.rows = rows
  }

  /// As it is kept with the claims.
  func kept(_ columns: (a: Int, b: Int)?) -> ListTable {
    var table = ListTable(header: header, rows: rows.map(\.cells))
    if rows.allSatisfy({ !$0.places.isEmpty }) { table.places = rows.map(\.places) }
    (table.end, table.columns) = (end, columns)
    return table
  }
}
