import BorderCore
import BorderIO

/// Writes a CSV table of pairs or a matrix again, without what is wrong and with what is missing.
struct CorrectedTable {
  let table: ListTable
  let list: ClaimList
  let changes: CorrectedList.Changes

  /// The table as CSV.
  func csv(_ delimiter: Character) -> String {
    let rows = table.columns.map(pairs) ?? matrix()
    let isNumbered = table.columns == nil && table.isHeaderless
    let lines = (table.isHeaderless ? rows : [table.header] + rows).map { row in
      (isNumbered ? Array(row.dropFirst()) : row).map { Self.field($0, delimiter) }
        .joined(separator: String(delimiter))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Rows whose claims all are wrong are left out; of a list in a cell what is right stays.
  private func pairs(_ columns: (a: Int, b: Int)) -> [[String]] {
    var claims: [Int: [Int]] = [:]
    for (index, claim) in list.claims.enumerated() {
      if let row = claim.extent?.range.lowerBound { claims[row, default: []].append(index) }
    }
    let features = Dictionary(grouping: list.features.sorted { $0.key < $1.key }.map(\.value)) { claim in
      claim.extent?.range.lowerBound ?? -1
    }
    var rows: [[String]] = []
    for (number, row) in table.rows.enumerated() {
      guard let own = claims[number], own.contains(where: changes.wrong.contains) else {
        rows.append(row)
        continue
      }
      let right = own.filter { !changes.wrong.contains($0) }
      let others = (features[number] ?? []).map(\.b)
      guard !right.isEmpty || !others.isEmpty else { continue }
      var kept = row
      let names = right.map { index in
        let claim = list.claims[index]
        guard claim.bReading != nil || !claim.bContext.isEmpty else { return claim.b }
        return (changes.spellings.indices.contains(index) ? changes.spellings[index]?.b : nil) ?? claim.b
      }
      kept[columns.b] = (names + others).joined(separator: "; ")
      rows.append(kept)
    }
    for pair in changes.added {
      var row = [String](repeating: "", count: table.header.count)
      (row[columns.a], row[columns.b]) = (pair.a, pair.b)
      rows.append(row)
    }
    return rows
  }

  private func matrix() -> [[String]] {
    let columns = Dictionary(
      table.header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let names = Dictionary(
      table.rows.enumerated().compactMap { row in row.element.first.map { (Enumeration.trim($0), row.offset) }
      },
      uniquingKeysWith: { first, _ in first })
    var rows = table.rows
    for index in changes.wrong {
      let claim = list.claims[index]
      guard let row = names[claim.a], let column = columns[claim.b] else { continue }
      rows[row][column] = "0"
    }
    for pair in changes.added {
      guard let row = names[pair.a], let column = columns[pair.b] else { continue }
      rows[row][column] = "1"
    }
    return rows
  }

  private static func field(_ text: String, _ delimiter: Character) -> String {
    let isSafe = delimiter.asciiValue.map { !CSVField.needsQuotes(text, delimiter: $0) } ?? false
    return isSafe ? text : CSVField.quoted(text)
  }
}
