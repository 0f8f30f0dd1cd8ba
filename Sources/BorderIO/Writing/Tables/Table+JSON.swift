public import BorderCore
public import BorderTables

extension Table {
  /// The table as a JSON array of flat objects, one row a line, keyed by the columns' keys in their order.
  ///
  /// Numbers are numbers (decimals rounded to their places, without zeros at the end), missing values `null`,
  /// flags `true` and `false`. Totals and notes are left out. O(size of the result).
  public func json(language: Language = .english) -> OutputBuffer {
    var buffer = OutputBuffer("[")
    for (index, row) in rows.enumerated() {
      buffer.append(index == 0 ? "\n" : ",\n")
      buffer.append(json: JSONObject(columns: columns, row: row, language: language))
    }
    buffer.append(rows.isEmpty ? "]\n" : "\n]\n")
    return buffer
  }
}
