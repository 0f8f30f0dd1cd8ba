/// Takes tables out of Markdown or HTML.
enum MarkupTables {
  /// The rows of `| a | b |`; the row of dashes is passed over.
  static func markdown(_ text: String) -> TextTable {
    var table = TextTable(header: [], rows: [])
    let letters = Array(StruckText.blanked(text))
    var start = 0
    var number = 0
    while start <= letters.count {
      let end = letters[start...].firstIndex(where: \.isNewline) ?? letters.count
      number += 1
      defer { start = end + 1 }
      let bar = letters[start..<end].firstIndex { !$0.isWhitespace && $0 != ";" }
      guard let bar, letters[bar] == "|" else {
        // A blank line ends the table.
        if table.header.isEmpty { continue } else if bar == nil { break } else { continue }
      }
      let (cells, places) = markdownCells(letters, (bar + 1)..<end)
      if cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }) { continue }
      add(cells, places, line: number, to: &table)
      table.end = end
    }
    return table
  }

  /// The texts of the cells of a line, and where these stand.
  private static func markdownCells(_ letters: [Character], _ line: Range<Int>) -> ([String], [Range<Int>]) {
    var cells = [""]
    var starts = [line.lowerBound]
    var isEscaped = false
    for index in line {
      let letter = letters[index]
      if isEscaped {
        cells[cells.count - 1].append(letter)
        isEscaped = false
      } else if letter == "\\" {
        isEscaped = true
      } else if letter == "|" {
        cells.append("")
        starts.append(index + 1)
      } else {
        cells[cells.count - 1].append(letter)
      }
    }
    var places = starts.indices.map { number in
      trimmed(
        starts[number]..<(number + 1 < starts.count ? starts[number + 1] - 1 : line.upperBound), letters)
    }
    if cells.last.map(Enumeration.trim) == "" {
      cells.removeLast()
      places.removeLast()
    }
    return (cells.map { Enumeration.trim(withoutLinks($0).filter { $0 != "*" && $0 != "`" }) }, places)
  }

  /// A range without blanks at its ends.
  private static func trimmed(_ range: Range<Int>, _ letters: [Character]) -> Range<Int> {
    var range = range
    while let first = range.first, letters[first].isWhitespace { range.removeFirst() }
    while let last = range.last, letters[last].isWhitespace { range.removeLast() }
    return range
  }

  /// `[text](address)` as its text, and without marks of footnotes. Addresses may hold parentheses themselves.
  private static func withoutLinks(_ text: String) -> String {
    var result = ""
    var rest = Footnotes.removed(from: text)[...]
    while let middle = rest.firstRange(of: "]("), let open = rest[..<middle.lowerBound].lastIndex(of: "[") {
      result += rest[..<open] + rest[rest.index(after: open)..<middle.lowerBound]
      var depth = 1
      rest = rest[middle.upperBound...].drop {
        if $0 == "(" { depth += 1 }
        if $0 == ")" { depth -= 1 }
        return depth > 0
      }.dropFirst()
    }
    return result + rest
  }

  /// The tables of a page in their order; cells as plain text, `<br>` and items of lists as commas. What stands in
  /// `<sup>`, `<style>` and `<script>` is left out, and a cell over several rows stands in each.
  static func html(_ text: String) -> [TextTable] {
    var tables: [TextTable] = []
    var table = TextTable(header: [], rows: [])
    var row = HTMLRow()
    var cell: (text: String, start: Int)?
    var hidden = 0
    var line = 1
    var isInTable = false
    var index = 0
    let letters = Array(StruckText.blanked(text))
    func closeCell(at end: Int) {
      if let content = cell {
        row.close(Enumeration.trim(decoded(content.text)), trimmed(content.start..<end, letters))
      }
      cell = nil
    }
    func closeRow(at end: Int) {
      closeCell(at: end)
      let (cells, places) = row.finish()
      if !cells.isEmpty { add(cells, places, line: line, to: &table) }
    }
    while index < letters.count {
      let letter = letters[index]
      if letter.isNewline { line += 1 }
      guard letter == "<", let end = letters[index...].firstIndex(of: ">") else {
        if hidden == 0 { cell?.text.append(letter.isNewline ? " " : letter) }
        index += 1
        continue
      }
      let inside = String(letters[(index + 1)..<end]).lowercased()
      let tag = inside.prefix { $0.isLetter || $0 == "/" || $0.isNumber }
      line += inside.count(where: \.isNewline)
      let start = index
      index = end + 1
      switch tag {
      case "sup", "style", "script": hidden += 1
      case "/sup", "/style", "/script": hidden = max(0, hidden - 1)
      case "table": isInTable = true
      case "/table":
        closeRow(at: start)
        table.end = start
        if !table.header.isEmpty { tables.append(table) }
        table = TextTable(header: [], rows: [])
        (row, isInTable) = (HTMLRow(), false)
      case "tr", "/tr": closeRow(at: start)
      case "td", "th":
        closeCell(at: start)
        if isInTable { cell = ("", index) }
        row.open(rows: span("rowspan", inside), columns: span("colspan", inside))
      case "/td", "/th": closeCell(at: start)
      case "br", "br/", "/li", "/p": cell?.text.append(", ")
      default: break
      }
    }
    closeRow(at: letters.count)
    table.end = letters.count
    if !table.header.isEmpty { tables.append(table) }
    return tables
  }

  /// The number in `rowspan="3"`; 1 without.
  private static func span(_ name: String, _ tag: String) -> Int {
    guard let place = tag.firstRange(of: name + "=") else { return 1 }
    let digits = tag[place.upperBound...].drop { "\"'".contains($0) }.prefix(while: \.isNumber)
    return min(max(Int(digits) ?? 1, 1), 1000)
  }

  private static func add(
    _ cells: [String], _ places: [Range<Int>], line: Int, to table: inout TextTable
  ) {
    guard !table.header.isEmpty else {
      table.header = cells
      return
    }
    var row = TextTable.Row(
      cells: Array(cells.prefix(table.header.count)), line: line,
      places: Array(places.prefix(table.header.count)))
    while row.cells.count < table.header.count {
      row.cells.append("")
      row.places.append(0..<0)
    }
    table.rows.append(row)
  }

  /// The named and numbered characters that stand in tables of names.
  private static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      rest = rest[mark...]
      guard let end = rest.prefix(12).firstIndex(of: ";") else { break }
      let name = rest[rest.index(after: rest.startIndex)..<end]
      let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "laquo": "«", "raquo": "»",
      ]
      if let letter = named[String(name)] {
        result += letter
      } else if name.hasPrefix("#"), let scalar = number(name.dropFirst()) {
        result.unicodeScalars.append(scalar)
      } else {
        result += rest[...end]
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func number(_ text: Substring) -> Unicode.Scalar? {
    let value = text.lowercased().hasPrefix("x") ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)
    return value.flatMap(Unicode.Scalar.init)
  }
}

/// The cells of a row, with those that hang down from rows above.
private struct HTMLRow {
  private var cells: [String] = []
  private var places: [Range<Int>] = []
  private var hanging: [Int: (text: String, place: Range<Int>, rows: Int)] = [:]
  private var span = (rows: 1, columns: 1)

  mutating func open(rows: Int, columns: Int) {
    takeHanging()
    span = (rows, columns)
  }

  mutating func close(_ text: String, _ place: Range<Int>) {
    // A list ends with its last item.
    let text = text.hasSuffix(",") ? String(text.dropLast()) : text
    for _ in 0..<span.columns {
      if span.rows > 1 { hanging[cells.count] = (text, place, span.rows) }
      cells.append(text)
      places.append(place)
    }
    span = (1, 1)
  }

  /// The row with the places of its cells; empty where nothing stood in it.
  mutating func finish() -> (cells: [String], places: [Range<Int>]) {
    guard !cells.isEmpty else { return ([], []) }
    takeHanging()
    let row = (cells, places)
    (cells, places) = ([], [])
    hanging = hanging.compactMapValues { $0.rows > 1 ? ($0.text, $0.place, $0.rows - 1) : nil }
    return row
  }

  private mutating func takeHanging() {
    while let cell = hanging[cells.count] {
      cells.append(cell.text)
      places.append(cell.place)
    }
  }
}
