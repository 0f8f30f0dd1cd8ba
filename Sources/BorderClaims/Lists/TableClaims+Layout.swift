import BorderCore

/// Where a list stands in a table of a document: below titles, in several columns, in cells that go over several rows.
extension TableClaims {
  static func isSpreadsheet(_ format: String) -> Bool { ["xlsx", "xls", "ods"].contains(format) }

  /// Whether a table's own headings say that it is a list of neighbours.
  func isList(_ table: TextTable) -> Bool {
    let (below, _) = belowTitles(table, "xlsx")
    return namedColumns(below) != nil || isMatrix(below)
  }

  /// A table with blanks between its columns whose headings, or the user, name two columns of places; `nil` for other texts.
  func headedByBlanks(_ text: String) -> TextTable? {
    BlankTable.read(text).flatMap { options.columns != nil || namedColumns($0) != nil ? $0 : nil }
  }

  /// The column `NID` of the weights of ArcGIS and PySAL in a table: ids of neighbours, behind the field of the regions' ids.
  func neighbourIDs(in table: TextTable) -> Int? {
    find(["nid"], in: table).flatMap { $0 > 0 ? $0 : nil }
  }

  /// A table without the rows above its headings: a title, the source, blank rows.
  ///
  /// - Returns: The table, and the rows that stand above it.
  func belowTitles(_ table: TextTable, _ format: String) -> (table: TextTable, titles: [Int]) {
    guard options.columns == nil, Self.isSpreadsheet(format), !isWhole(table) else { return (table, []) }
    func below(_ count: Int) -> TextTable {
      var below = TextTable(header: table.rows[count].cells, rows: Array(table.rows[(count + 1)...]))
      below.headerLine = table.rows[count].line
      return below.withoutBlanks
    }
    func titles(_ count: Int) -> [Int] { [table.headerLine] + table.rows[..<count].map(\.line) }
    for count in table.rows.indices.prefix(12) {
      let candidate = below(count)
      if isWhole(candidate) { return (candidate, titles(count)) }
    }
    // Headings that say nothing: the first row that names two things.
    func isFull(_ cells: [String]) -> Bool { cells.count { !Enumeration.trim($0).isEmpty } > 1 }
    guard !isFull(table.header), let count = table.rows.prefix(12).firstIndex(where: { isFull($0.cells) })
    else {
      return (table, [])
    }
    return (below(count), titles(count))
  }

  private func isWhole(_ table: TextTable) -> Bool { namedColumns(table) != nil || isMatrix(table) }

  /// All columns of one name with numbers: `neighbour 1`, `neighbour 2`; only the first one of others.
  func wideColumns(from column: Int, in table: TextTable) -> [Int] {
    func stem(_ name: String) -> (stem: String, isNumbered: Bool) {
      let small = name.lowercased()
      let stem = String(small.reversed().drop { $0.isNumber || "_ .-№#".contains($0) }.reversed())
      return (stem, small.last?.isNumber ?? false)
    }
    let own = stem(table.header[column])
    guard own.isNumbered, options.columns == nil else { return [column] }
    let all = table.header.indices.filter {
      stem(table.header[$0]).stem == own.stem && stem(table.header[$0]).isNumbered
    }
    return all.contains(column) && all.count > 1 && all.first == column ? all : [column]
  }
}

extension TextTable {
  /// The table with the first place of a row in the rows below that name a second one only, as merged cells leave them.
  func filledDown(_ a: Int, _ b: Int) -> TextTable {
    var table = self
    var above = ""
    for index in table.rows.indices {
      let cells = table.rows[index].cells
      let first = Enumeration.trim(cells[a])
      if !first.isEmpty {
        above = cells[a]
      } else if !above.isEmpty, !Enumeration.trim(cells[b]).isEmpty {
        table.rows[index].cells[a] = above
        table.filled.append(table.rows[index].line)
      }
    }
    return table
  }
}
