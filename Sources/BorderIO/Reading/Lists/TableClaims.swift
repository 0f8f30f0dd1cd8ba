import BorderCore

/// A table of texts from any format.
struct TextTable {
  struct Row {
    var cells: [String]
    var line: Int
  }

  var header: [String]
  var rows: [Row]
}

/// Makes claims of a table: two columns of places, a column with lists of neighbours, or a matrix.
struct TableClaims {
  let options: ClaimListReader.Options
  let name: String

  func read(_ table: TextTable, _ format: String) throws(InputError) -> ClaimList {
    if format == "matrix" || isMatrix(table) { return matrix(table) }
    return try edges(table, format)
  }

  private func isMatrix(_ table: TextTable) -> Bool {
    guard options.columns == nil, table.header.count > 2, table.rows.count == table.header.count - 1 else {
      return false
    }
    return zip(table.rows, table.header.dropFirst()).allSatisfy { row, column in
      row.cells.first.map { NeighbourLines.trim($0) } == column
        && row.cells.dropFirst().allSatisfy { $0.isEmpty || PointReader.number($0) != nil || $0 == "-" }
    }
  }

  private func matrix(_ table: TextTable) -> ClaimList {
    var list = ClaimList(format: "matrix")
    for row in table.rows {
      let name = NeighbourLines.trim(row.cells.first ?? "")
      var isIsolate = true
      for (column, cell) in zip(table.header, row.cells).dropFirst() {
        guard let value = PointReader.number(cell), value != 0 else { continue }
        isIsolate = false
        var claim = Claim(id: "\(list.claims.count + 1)", a: name, b: column, line: row.line)
        if value != 1 { claim.kilometres = value }
        list.claims.append(claim)
      }
      if isIsolate { list.isolates.append(name) }
    }
    return list
  }

  private func edges(_ table: TextTable, _ format: String) throws(InputError) -> ClaimList {
    let (a, b) = try columns(of: table)
    var list = ClaimList(format: format)
    let id = find(["claim", "no", "nr", "№"], in: table)
    let length = find(
      ["length_km", "km", "length", "claimed_km", "длина", "длина_км", "длина, км"], in: table)
    let context = find(["region"], in: table).flatMap { $0 == a || $0 == b ? nil : $0 }
    let others = table.header.indices.filter { ![a, b, id, length].contains($0) }
    list.extraColumns = others.map { table.header[$0] }
    for row in table.rows {
      let first = NeighbourLines.trim(row.cells[a])
      guard !first.isEmpty else { continue }
      for second in NeighbourLines.split(row.cells[b]) {
        let number = "\(list.claims.count + 1)"
        var claim = Claim(id: id.map { row.cells[$0] } ?? number, a: first, b: second, line: row.line)
        claim.kilometres = length.flatMap { PointReader.number(row.cells[$0]) }
        claim.extra = others.map { row.cells[$0] }
        if let context { claim.aContext = row.cells[context] }
        list.claims.append(claim)
      }
    }
    list.notes.append(
      Phrase(
        "places are taken from the columns \(table.header[a]) and \(table.header[b])",
        "места взяты из столбцов \(table.header[a]) и \(table.header[b])"))
    return list
  }

  private func columns(of table: TextTable) throws(InputError) -> (Int, Int) {
    func required(_ name: String) throws(InputError) -> Int {
      if let index = table.header.firstIndex(where: { FieldRole.fold($0) == FieldRole.fold(name) }) {
        return index
      }
      let list = table.header.joined(separator: ", ")
      throw InputError(
        .badData, file: self.name, problem: Phrase("no column \(name)", "нет столбца \(name)"),
        hint: Phrase("The columns are: \(list)", "Есть столбцы: \(list)"))
    }
    if let columns = options.columns { return (try required(columns.a), try required(columns.b)) }
    let pairs = [
      (["a_id"], ["b_id"]),
      (
        ["a", "from", "source", "origin", "region_a", "регион_а", "а"],
        ["b", "to", "target", "destination", "region_b", "регион_б", "б"]
      ),
      (["district_ru", "district", "район"], ["borders", "граничит с"]),
      (
        ["region", "id", "name", "country", "регион", "район", "страна", "субъект", "название"],
        [
          "neighbours", "neighbors", "neighbour", "neighbor", "borders", "adjacent", "сосед", "соседи",
          "граничит с", "соседние регионы",
        ]
      ),
      (["focal", "i"], ["neighbor", "neighbour", "j"]),
    ]
    for (first, second) in pairs {
      if let a = find(first, in: table), let b = find(second, in: table), a != b { return (a, b) }
    }
    if table.header.count == 2 { return (0, 1) }
    let list = table.header.joined(separator: ", ")
    throw InputError(
      .badData, file: name,
      problem: Phrase("no two columns of places", "не видно двух столбцов с местами"),
      hint: Phrase(
        "Name them: --columns A,B. The columns are: \(list)",
        "Назовите их: --columns А,Б. Есть столбцы: \(list)")
    )
  }

  private func find(_ names: [String], in table: TextTable) -> Int? {
    names.compactMap { name in table.header.firstIndex { $0.lowercased() == name } }.first
  }
}
