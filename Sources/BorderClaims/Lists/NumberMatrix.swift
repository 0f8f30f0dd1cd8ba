import BorderCore
import BorderIO

/// Matrices of numbers as programs for statistics write them: blanks between the cells (`write.table` of R, `savetxt` of
/// NumPy), and Matrix Market, dense and sparse.
enum NumberMatrix {
  /// A square of numbers with blanks between them, with or without names of rows and columns; `nil` for other texts.
  static func table(_ text: String) -> TextTable? {
    let all = text.split(whereSeparator: \.isNewline).lazy.map { SpatialWeights.fields($0) }.filter {
      !$0.isEmpty
    }
    // The second line tells most other texts without looking at the rest of them.
    guard all.dropFirst().first?.dropFirst().allSatisfy(isNumber) ?? false else { return nil }
    let lines = Array(all)
    guard lines.count > 2, let first = lines.first, first.count > 1 else { return nil }
    let isNamed = lines.count == first.count + 1 && lines[1].count == first.count + 1
    if isNamed {
      guard
        lines.dropFirst().allSatisfy({ $0.count == first.count + 1 && $0.dropFirst().allSatisfy(isNumber) })
      else { return nil }
      return table(header: [""] + first, lines.dropFirst())
    }
    guard lines.count == first.count,
      lines.allSatisfy({ $0.count == first.count && $0.allSatisfy(isNumber) }),
      lines.indices.allSatisfy({ PointReader.number(lines[$0][$0]) == 0 })
    else { return nil }
    return table(header: first, lines.dropFirst())
  }

  private static func table(header: [String], _ rows: ArraySlice<[String]>) -> TextTable {
    TextTable(
      header: header, rows: rows.enumerated().map { TextTable.Row(cells: $0.element, line: $0.offset + 2) })
  }

  private static func isNumber(_ text: String) -> Bool { PointReader.number(text) != nil }

  /// Whether a text is in Matrix Market.
  static func isMatrixMarket(_ text: String) -> Bool { text.prefix(14).lowercased() == "%%matrixmarket" }

  /// The pairs of a file in Matrix Market: rows and columns are numbered from 1.
  ///
  /// - Throws: `InputError` with the line that is wrong.
  static func matrixMarket(_ text: String, name: String) throws(InputError) -> ClaimList {
    var list = ClaimList(format: "mtx")
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let kind = (lines.first ?? "").lowercased().split(separator: " ").map(String.init)
    let isSparse = kind.contains("coordinate")
    let isSymmetric = kind.contains("symmetric")
    var size: Int?
    var cell = 0
    for (number, line) in lines.enumerated() where number > 0 && !line.hasPrefix("%") {
      let fields = SpatialWeights.fields(line)
      if fields.isEmpty { continue }
      let numbers = fields.compactMap { Int($0) }
      guard let count = size else {
        guard numbers.count == (isSparse ? 3 : 2), numbers[0] == numbers[1], numbers[0] > 0 else {
          throw malformed(name, number + 1)
        }
        size = numbers[0]
        continue
      }
      if isSparse {
        guard fields.count > 1, let a = Int(fields[0]), let b = Int(fields[1]), (1...count).contains(a),
          (1...count).contains(b)
        else { throw malformed(name, number + 1) }
        let weight = fields.count > 2 ? PointReader.number(fields[2]) : 1
        add(a, b, weight, number + 1, isSymmetric, to: &list)
      } else {
        // Column by column; of a symmetric matrix the part below the diagonal.
        for field in fields {
          let (row, column) = place(cell, count, isSymmetric)
          guard row <= count, column <= count, let weight = PointReader.number(field) else {
            throw malformed(name, number + 1)
          }
          add(row, column, weight, number + 1, isSymmetric, to: &list)
          cell += 1
        }
      }
    }
    return list
  }

  /// The row and column of a number of a dense matrix.
  private static func place(_ cell: Int, _ count: Int, _ isSymmetric: Bool) -> (row: Int, column: Int) {
    guard isSymmetric else { return (cell % count + 1, cell / count + 1) }
    var (rest, column) = (cell, 1)
    while column <= count, rest > count - column {
      rest -= count - column + 1
      column += 1
    }
    return (column + rest, column)
  }

  private static func add(
    _ a: Int, _ b: Int, _ weight: Double?, _ line: Int, _ isSymmetric: Bool, to list: inout ClaimList
  ) {
    guard a != b, let weight, weight != 0 else { return }
    for (x, y) in isSymmetric ? [(a, b), (b, a)] : [(a, b)] {
      var claim = Claim(id: "\(list.claims.count + 1)", a: "\(x)", b: "\(y)", line: line)
      if weight != 1 { claim.kilometres = weight }
      list.claims.append(claim)
    }
  }

  private static func malformed(_ name: String, _ line: Int) -> InputError {
    return InputError(
      .badData, file: name, line: line,
      problem: Phrase("this is no square matrix in Matrix Market", "это не квадратная матрица Matrix Market"),
      hint: Phrase(
        "Below its first line stand the numbers of rows and columns, then the cells",
        "Под первой строкой стоят числа строк и столбцов, затем ячейки"))
  }
}
