import BorderCore
public import BorderIO

/// Reads tables with numbers that geometry cannot give.
public enum FigureTableReader {
  /// What a CSV holds: numbers by measure and subject (columns measure, subject, value), pairs of places (a, b), or
  /// columns of numbers by place (the first of id, code, region, name is the place).
  ///
  /// Names of quantities are folded to small letters; `население` and `pop` are `population`. A number may have
  /// blanks between its digits, and a comma for the point.
  ///
  /// - Parameter file: The file.
  /// - Returns: The tables.
  /// - Throws: `InputError` when the file cannot be read or has none of these forms, or a value is no number.
  public static func read(_ file: String) throws(InputError) -> FigureTables {
    let table = try CSVFile.read(file)
    var tables = FigureTables()
    if let measure = table.index(ofColumn: "measure"), let value = table.index(ofColumn: "value") {
      let subject = try table.requiredIndex(ofColumn: "subject", file: file)
      for (row, line) in zip(table.rows, table.lines) {
        tables.numbers.append(
          FigureTables.Number(
            source: file, measure: row[measure], subject: row[subject],
            value: try number(row[value], table.columns[value], file, line)))
      }
      return tables
    }
    if let a = table.index(ofColumn: "a"), let b = table.index(ofColumn: "b") {
      tables.pairs = [FigureTables.Pairs(source: file, pairs: table.rows.map { ($0[a], $0[b]) })]
      return tables
    }
    let names = ["id", "code", "region", "name", "код", "регион", "название"]
    guard let place = names.compactMap({ table.index(ofColumn: $0) }).first else {
      let list = table.columns.joined(separator: ", ")
      throw InputError(
        .badData, file: file,
        problem: Phrase("the table names no places", "в таблице нет столбца с местами"),
        hint: Phrase(
          "Name a column id, or give measure, subject, value, or a, b. The columns are: \(list)",
          "Назовите столбец id, или дайте measure, subject, value, или a, b. Есть столбцы: \(list)"))
    }
    for column in table.columns.indices where column != place {
      let values = zip(table.rows, table.lines).filter { !$0.0[column].isEmpty }
      let numbers = values.compactMap { row, _ in Amount.parse(row[column]).map { (row[place], $0) } }
      // A column of texts, such as a note, is none of numbers; one with a single bad value is a mistake.
      guard !numbers.isEmpty, 2 * numbers.count > values.count else { continue }
      for (row, line) in values { _ = try number(row[column], table.columns[column], file, line) }
      tables.regional.append(
        FigureTables.Regional(source: file, quantity: quantity(table.columns[column]), values: numbers))
    }
    return tables
  }

  private static func number(
    _ text: String, _ column: String, _ file: String, _ line: Int
  ) throws(InputError) -> Double {
    if let value = Amount.parse(text) { return value }
    throw InputError(
      .badData, file: file, line: line,
      problem: Phrase(
        "\"\(text)\" in the column \(column) is no number", "«\(text)» в столбце \(column) — не число"),
      hint: Phrase(
        "Correct it, or leave the field empty where there is no figure",
        "Исправьте или оставьте поле пустым, если числа нет"))
  }

  private static func quantity(_ column: String) -> String {
    let name = column.lowercased()
    return ["население", "pop", "население, чел.", "population, people"].contains(name) ? "population" : name
  }
}
