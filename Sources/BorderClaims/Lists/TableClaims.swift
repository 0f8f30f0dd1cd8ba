import BorderCore
import BorderIO
internal import BorderTables

/// Makes claims of a table: two columns of places, a column with lists of neighbours, or a matrix.
struct TableClaims {
  let options: ClaimListReader.Options
  let enumeration: Enumeration
  let name: String

  /// The claims of the first table that has any; the error of the first one otherwise.
  func read(_ tables: [TextTable], _ format: String) throws(InputError) -> ClaimList {
    var failure: InputError?
    for table in tables {
      do {
        let list = try read(table, format)
        if !list.claims.isEmpty || !list.isolates.isEmpty { return list }
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return ClaimList(format: format)
  }

  private func read(_ table: TextTable, _ format: String) throws(InputError) -> ClaimList {
    let (table, titles) = belowTitles(table, format)
    var list = try readBelow(table, format)
    if !titles.isEmpty {
      let lines = LineRanges.text(of: titles)
      list.notes.append(
        Phrase(
          "rows above the headings of the columns: \(lines)", "строки над заголовками столбцов: \(lines)"))
    }
    return list
  }

  private func readBelow(_ table: TextTable, _ format: String) throws(InputError) -> ClaimList {
    if let numbered = numberedMatrix(table, isForced: format == "matrix") {
      var list = matrix(numbered)
      list.tables[0].isHeaderless = true
      return list
    }
    if format == "matrix" || isMatrix(table) { return matrix(table) }
    let first = table.header
    let isHeaderless =
      options.columns == nil && (format == "edges" || Self.isSpreadsheet(format))
      && first.prefix(2).allSatisfy { enumeration.resolver?.recognizes($0) ?? false } && first.count > 1
      && !namesColumns(first)
    guard isHeaderless else { return try edges(table, format) }
    var whole = table
    whole.header = first.indices.map { $0 < 2 ? ["a", "b"][$0] : "\($0 + 1)" }
    whole.rows.insert(TextTable.Row(cells: first, line: table.headerLine), at: 0)
    var list = try edges(whole, format)
    if !list.tables.isEmpty { list.tables[0].isHeaderless = true }
    return list
  }

  /// Whether a row begins with letters that columns usually have as names, and no place is written so: a small map with
  /// regions A and B recognises `a` and `b`, too.
  private func namesColumns(_ row: [String]) -> Bool {
    let letters = Array(row.prefix(2))
    guard [["a", "b"], ["i", "j"], ["а", "б"]].contains(letters) else { return false }
    return !(enumeration.resolver?.places ?? []).contains { place in
      letters.contains(place.code) || place.names.contains(where: letters.contains)
    }
  }

  /// A square of numbers without names, its rows and columns numbered from 1; `nil` for other tables.
  private func numberedMatrix(_ table: TextTable, isForced: Bool) -> TextTable? {
    let count = table.header.count
    guard options.columns == nil, count > 1, isForced || count > 2, table.rows.count == count - 1,
      ([table.header] + table.rows.map(\.cells)).allSatisfy({ $0.allSatisfy { Double($0) != nil } }),
      (0..<count).allSatisfy({ row in Double(row == 0 ? table.header[0] : table.rows[row - 1].cells[row]) == 0
      })
    else { return nil }
    var numbered = TextTable(header: [""] + (1...count).map(String.init), rows: [])
    numbered.rows.append(TextTable.Row(cells: ["1"] + table.header, line: 1))
    for (index, row) in table.rows.enumerated() {
      numbered.rows.append(TextTable.Row(cells: ["\(index + 2)"] + row.cells, line: row.line))
    }
    return numbered
  }

  func isMatrix(_ table: TextTable) -> Bool {
    guard options.columns == nil, table.header.count > 2, table.rows.count == table.header.count - 1 else {
      return false
    }
    return zip(table.rows, table.header.dropFirst()).allSatisfy { row, column in
      row.cells.first.map { Enumeration.trim($0) } == Enumeration.trim(column)
        && row.cells.dropFirst().allSatisfy { Self.weight($0) != nil }
    }
  }

  /// The number of a cell of a matrix: crosses and words for yes are 1; `nil` for anything else.
  private static func weight(_ cell: String) -> Double? {
    switch Enumeration.trim(cell).lowercased() {
    case "", "-", "–", "—", "no", "нет", "n", "н", "false": 0
    case "+", "x", "х", "yes", "да", "y", "д", "true", "✓", "✔": 1
    case let text: Amount.parse(text)
    }
  }

  private func matrix(_ table: TextTable) -> ClaimList {
    var list = ClaimList(format: "matrix")
    list.tables = [table.kept(nil)]
    for (number, row) in table.rows.enumerated() {
      let name = Enumeration.trim(row.cells.first ?? "")
      var isIsolate = true
      for (index, (column, cell)) in zip(table.header, row.cells).enumerated().dropFirst() {
        guard let value = Self.weight(cell), value != 0, column != table.header[0] else { continue }
        isIsolate = false
        var claim = Claim(id: "\(list.claims.count + 1)", a: name, b: column, line: row.line)
        if value != 1 { claim.kilometres = value }
        let place = row.places.isEmpty ? number..<(number + 1) : row.places[index]
        claim.extent = ClaimExtent(range: place, unit: place)
        list.claims.append(claim)
      }
      if isIsolate { list.isolates.append(name) }
    }
    return list
  }

  private func edges(_ table: TextTable, _ format: String) throws(InputError) -> ClaimList {
    let (a, b) = try columns(of: table)
    let table = Self.isSpreadsheet(format) ? table.filledDown(a, b) : table
    let wide = wideColumns(from: b, in: table)
    var list = ClaimList(format: format)
    if neighbourIDs(in: table) == b { list.idField = table.header[a] }
    let id = find(["claim", "no", "nr", "№"], in: table)
    let length = lengthColumn(table)
    let isInMiles = length.map {
      Self.words(table.header[$0]).contains { ["mi", "miles", "миль"].contains($0) }
    }
    let context = find(["region"], in: table).flatMap { $0 == a || $0 == b ? nil : $0 }
    let others = table.header.indices.filter { ![a, b, id, length].contains($0) && !wide.contains($0) }
    list.extraColumns = others.map { table.header[$0] }
    list.tables = [table.kept((a, b))]
    var passedOver: [Int] = []
    for (index, row) in table.rows.enumerated() {
      let first = Enumeration.trim(Footnotes.removed(from: row.cells[a]))
      let items = first.isEmpty ? [] : wide.flatMap { mentions(in: row, $0) }
      if items.isEmpty, row.cells.contains(where: { !$0.isEmpty }) { passedOver.append(row.line) }
      for (column, second) in items {
        let number = "\(list.claims.count + 1)"
        var claim = Claim(id: id.map { row.cells[$0] } ?? number, a: first, b: second.text, line: row.line)
        (claim.bReading, claim.bContext) = (second.reading, second.context)
        claim.kilometres = second.kilometres
        // A length beside several neighbours is that of them all.
        if items.count == 1, let length, let value = Amount.kilometres(row.cells[length]) {
          let isBare = !row.cells[length].contains(where: \.isLetter)
          claim.kilometres = isBare && isInMiles == true ? value * 1.609344 : value
        }
        claim.extra = others.map { row.cells[$0] }
        if let context { claim.aContext = row.cells[context] }
        claim.extent = extent(of: second, in: row, index, column)
        list.claims.append(claim)
      }
    }
    if !table.filled.isEmpty {
      let lines = LineRanges.text(of: table.filled)
      list.notes.append(
        Phrase(
          "rows without a first place, which go on with the one above: \(lines)",
          "строки без первого места, относятся к месту выше: \(lines)"))
    }
    if !passedOver.isEmpty {
      let lines = LineRanges.text(of: passedOver)
      list.notes.append(
        Phrase(
          "rows that do not name two places: \(passedOver.count) (\(lines))",
          "строк, где не названы два места: \(passedOver.count) (\(lines))"))
    }
    let second = wide.map { table.header[$0] }.joined(separator: ", ")
    list.notes.append(
      Phrase(
        "places are taken from the columns \(table.header[a]) and \(second)",
        "места взяты из столбцов \(table.header[a]) и \(second)"))
    return list
  }

  /// Where a claim stands: its item in a cell as it is written, else the whole cell; the number of the row for a table
  /// that is written whole.
  private func extent(of item: Mention, in row: TextTable.Row, _ index: Int, _ column: Int) -> ClaimExtent {
    guard !row.places.isEmpty else {
      return ClaimExtent(range: index..<(index + 1), unit: index..<(index + 1))
    }
    let cell = row.places[column]
    guard cell.count == row.cells[column].count, let own = item.characters else {
      return ClaimExtent(range: cell, unit: cell)
    }
    let start = cell.lowerBound
    return ClaimExtent(range: (start + own.lowerBound)..<(start + own.upperBound), unit: cell)
  }

  private func mentions(in row: TextTable.Row, _ column: Int) -> [(column: Int, mention: Mention)] {
    enumeration.items(in: row.cells[column]).map { (column, $0) }
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
    if let named = namedColumns(table) { return named }
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

  /// The columns whose headings say that they hold places and their neighbours.
  func namedColumns(_ table: TextTable) -> (Int, Int)? {
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
    if let b = neighbourIDs(in: table) { return (b - 1, b) }
    let pair = stemPair(table)
    // `region | neighbour 1 | neighbour 2`: the numbers count neighbours, they do not tell the two sides of a pair.
    if let pair, wideColumns(from: pair.1, in: table).count > 1 { return pair }
    return markedPair(table) ?? pair
  }

  /// Two columns of one name with a mark: `Регион А` and `Регион Б`, `state1` and `state2`.
  private func markedPair(_ table: TextTable) -> (Int, Int)? {
    let marks: [(Character, Character)] = [("a", "b"), ("а", "б"), ("1", "2"), ("i", "j")]
    let names = table.header.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    for (first, second) in marks {
      for a in names.indices where names[a].count > 1 && names[a].last == first {
        let other = names[a].dropLast() + String(second)
        if let b = names.firstIndex(of: String(other)) { return (a, b) }
      }
    }
    return nil
  }

  /// A column whose name says that it holds neighbours, and one before it that holds places.
  private func stemPair(_ table: TextTable) -> (Int, Int)? {
    let names = table.header.map { $0.lowercased() }
    func holds(_ name: String, _ stems: [String]) -> Bool { stems.contains { name.contains($0) } }
    let neighbours = ["neighbo", "border", "adjacen", "adjoin", "сосед", "гранич", "смежн"]
    let places = [
      "country", "region", "state", "county", "province", "district", "territory", "name", "стран", "регион",
      "субъект", "област", "район", "государств", "назван",
    ]
    let lengths = ["length", "длин", "протяж", "km", "км"]
    guard let b = names.indices.first(where: { holds(names[$0], neighbours) && !holds(names[$0], lengths) }),
      let a = names.indices.first(where: { $0 != b && holds(names[$0], places) })
    else { return nil }
    return (a, b)
  }

  private func lengthColumn(_ table: TextTable) -> Int? {
    let exact = find(
      ["length_km", "km", "length", "claimed_km", "длина", "длина_км", "длина, км"], in: table)
    return exact
      ?? table.header.firstIndex { header in
        ["length", "длина", "длины", "протяженность", "протяжённость"].contains { word in
          Self.words(header).contains(word)
        }
      }
  }

  private static func words(_ header: String) -> [String] {
    header.lowercased().split { !$0.isLetter }.map(String.init)
  }

  func find(_ names: [String], in table: TextTable) -> Int? {
    names.compactMap { name in table.header.firstIndex { $0.lowercased() == name } }.first
  }
}
