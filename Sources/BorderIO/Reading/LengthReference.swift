import BorderCore

/// Published lengths of borders as denominators.
public enum LengthReference {
  /// Reads a CSV file with the columns `a`, `b` and `length_km`.
  ///
  /// - Returns: Kilometres by the two codes, sorted.
  /// - Throws: `InputError` when the file cannot be read, a column is missing or a length is no number.
  public static func read(_ file: String) throws(InputError) -> [[String]: Double] {
    let table = try CSVTable(FileContents.bytes(of: file), name: file)
    func column(_ name: String) throws(InputError) -> Int {
      guard let index = table.columns.firstIndex(of: name) else {
        throw InputError(
          .badData, file: file, problem: Phrase("no column \(name)", "нет столбца \(name)"),
          hint: Phrase("It needs the columns a, b, length_km", "Нужны столбцы a, b, length_km"))
      }
      return index
    }
    let (a, b, km) = (try column("a"), try column("b"), try column("length_km"))
    var lengths: [[String]: Double] = [:]
    for (row, line) in zip(table.rows, table.lines) {
      guard let length = Double(row[km]), length > 0, length.isFinite else {
        throw InputError(
          .badData, file: file, line: line,
          problem: Phrase("no length: \(row[km])", "это не длина: \(row[km])"),
          hint: Phrase("A positive number of kilometres is needed", "Нужно положительное число километров"))
      }
      lengths[[row[a], row[b]].sorted()] = length
    }
    return lengths
  }
}
