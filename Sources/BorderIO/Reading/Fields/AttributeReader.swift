internal import BorderTables

/// Reads attributes once more, without shapes: what only few files need is looked for here, so that all others lose no
/// time over it.
struct AttributeReader {
  /// The input as it was read: standard input as its bytes.
  let input: InputSpec
  let options: ReadOptions
  /// Does what `forEachFeature(fields:_:)` says, in the format of the input.
  let read: (_ fields: [String], _ visit: ((Int) -> String?) -> Bool) throws(InputError) -> Void

  /// Shows the values of some fields, feature by feature in the order of the file.
  ///
  /// - Parameters:
  ///   - fields: The names of the fields.
  ///   - visit: Gets a function from the index of a field to its text, `nil` where there is none; returns whether to go
  ///     on.
  /// - Throws: `InputError` when the file cannot be read any more.
  func forEachFeature(fields: [String], _ visit: ((Int) -> String?) -> Bool) throws(InputError) {
    try read(fields, visit)
  }

  /// The texts of some fields without blanks at their ends, field by field; empty where there is no value.
  ///
  /// - Parameters:
  ///   - fields: The names of the fields.
  ///   - count: The number of features.
  /// - Returns: For each field as many texts as there are features.
  /// - Throws: `InputError` when the file cannot be read any more.
  func columns(_ fields: [String], count: Int) throws(InputError) -> [[String]] {
    var columns = [[String]](repeating: [], count: fields.count)
    if fields.isEmpty { return columns }
    for index in columns.indices { columns[index].reserveCapacity(count) }
    try forEachFeature(fields: fields) { value in
      for index in columns.indices { columns[index].append(value(index).map(FieldText.trimmed) ?? "") }
      return true
    }
    for index in columns.indices where columns[index].count != count {
      columns[index] = Array((columns[index] + [String](repeating: "", count: count)).prefix(count))
    }
    return columns
  }
}
