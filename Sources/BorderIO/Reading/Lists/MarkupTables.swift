import BorderCore

/// Takes tables out of Markdown or HTML.
enum MarkupTables {
  /// The rows of `| a | b |`; the row of dashes is passed over.
  static func markdown(_ text: String) -> TextTable {
    var table = TextTable(header: [], rows: [])
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = Enumeration.trim(String(line))
      guard line.hasPrefix("|") else {
        if table.header.isEmpty { continue } else if line.isEmpty { break } else { continue }
      }
      let cells = markdownCells(line)
      if cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }) { continue }
      add(cells, line: number + 1, to: &table)
    }
    return table
  }

  private static func markdownCells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for letter in line.dropFirst() {
      if isEscaped {
        cells[cells.count - 1].append(letter)
        isEscaped = false
      } else if letter == "\\" {
        isEscaped = true
      } else if letter == "|" {
        cells.append("")
      } else {
        cells[cells.count - 1].append(letter)
      }
    }
    if cells.last.map(Enumeration.trim) == "" { cells.removeLast() }
    return cells.map { Enumeration.trim(withoutLinks($0).filter { $0 != "*" && $0 != "`" }) }
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
    var cell: String?
    var hidden = 0
    var line = 1
    var isInTable = false
    var index = text.startIndex
    func closeCell() {
      if let content = cell { row.close(Enumeration.trim(decoded(content))) }
      cell = nil
    }
    func closeRow() {
      closeCell()
      let cells = row.finish()
      if !cells.isEmpty { add(cells, line: line, to: &table) }
    }
    while index < text.endIndex {
      let letter = text[index]
      if letter.isNewline { line += 1 }
      guard letter == "<", let end = text[index...].firstIndex(of: ">") else {
        if hidden == 0 { cell?.append(letter.isNewline ? " " : letter) }
        index = text.index(after: index)
        continue
      }
      let inside = text[text.index(after: index)..<end].lowercased()
      let tag = inside.prefix { $0.isLetter || $0 == "/" || $0.isNumber }
      line += inside.count(where: \.isNewline)
      index = text.index(after: end)
      switch tag {
      case "sup", "style", "script": hidden += 1
      case "/sup", "/style", "/script": hidden = max(0, hidden - 1)
      case "table": isInTable = true
      case "/table":
        closeRow()
        if !table.header.isEmpty { tables.append(table) }
        table = TextTable(header: [], rows: [])
        (row, isInTable) = (HTMLRow(), false)
      case "tr", "/tr": closeRow()
      case "td", "th":
        closeCell()
        if isInTable { cell = "" }
        row.open(rows: span("rowspan", inside), columns: span("colspan", inside))
      case "/td", "/th": closeCell()
      case "br", "br/", "/li", "/p": cell?.append(", ")
      default: break
      }
    }
    closeRow()
    if !table.header.isEmpty { tables.append(table) }
    return tables
  }

  /// The number in `rowspan="3"`; 1 without.
  private static func span(_ name: String, _ tag: String) -> Int {
    guard let place = tag.firstRange(of: name + "=") else { return 1 }
    let digits = tag[place.upperBound...].drop { "\"'".contains($0) }.prefix(while: \.isNumber)
    return min(max(Int(digits) ?? 1, 1), 1000)
  }

  private static func add(_ cells: [String], line: Int, to table: inout TextTable) {
    guard !table.header.isEmpty else {
      table.header = cells
      return
    }
    var cells = Array(cells.prefix(table.header.count))
    while cells.count < table.header.count { cells.append("") }
    table.rows.append(TextTable.Row(cells: cells, line: line))
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
  private var hanging: [Int: (text: String, rows: Int)] = [:]
  private var span = (rows: 1, columns: 1)

  mutating func open(rows: Int, columns: Int) {
    takeHanging()
    span = (rows, columns)
  }

  mutating func close(_ text: String) {
    // A list ends with its last item.
    let text = text.hasSuffix(",") ? String(text.dropLast()) : text
    for _ in 0..<span.columns {
      if span.rows > 1 { hanging[cells.count] = (text, span.rows) }
      cells.append(text)
    }
    span = (1, 1)
  }

  /// The row; empty where nothing stood in it.
  mutating func finish() -> [String] {
    guard !cells.isEmpty else { return [] }
    takeHanging()
    let row = cells
    cells = []
    hanging = hanging.compactMapValues { $0.rows > 1 ? ($0.text, $0.rows - 1) : nil }
    return row
  }

  private mutating func takeHanging() {
    while let cell = hanging[cells.count] { cells.append(cell.text) }
  }
}
