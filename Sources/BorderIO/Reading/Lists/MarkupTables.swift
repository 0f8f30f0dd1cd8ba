import BorderCore
internal import Foundation

/// Takes the first table out of Markdown or HTML.
enum MarkupTables {
  /// The rows of `| a | b |`; the row of dashes is passed over.
  static func markdown(_ text: String) -> TextTable {
    var table = TextTable(header: [], rows: [])
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = NeighbourLines.trim(String(line))
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
    if cells.last.map(NeighbourLines.trim) == "" { cells.removeLast() }
    return cells.map { NeighbourLines.trim($0.filter { $0 != "*" && $0 != "`" }) }
  }

  /// The rows of the first `<table>`; cells as plain text, `<br>` as a comma.
  static func html(_ text: String) -> TextTable {
    var table = TextTable(header: [], rows: [])
    var cells: [String] = []
    var cell: String?
    var line = 1
    var isInTable = false
    var index = text.startIndex
    func close() {
      if let content = cell { cells.append(NeighbourLines.trim(decoded(content))) }
      cell = nil
    }
    while index < text.endIndex {
      let letter = text[index]
      if letter.isNewline { line += 1 }
      guard letter == "<", let end = text[index...].firstIndex(of: ">") else {
        if cell != nil { cell?.append(letter.isNewline ? " " : letter) }
        index = text.index(after: index)
        continue
      }
      let inside = text[text.index(after: index)..<end].lowercased()
      let tag = inside.prefix { $0.isLetter || $0 == "/" || $0.isNumber }
      line += inside.count(where: \.isNewline)
      index = text.index(after: end)
      switch tag {
      case "table": isInTable = true
      case "/table":
        close()
        if !cells.isEmpty { add(cells, line: line, to: &table) }
        return table
      case "tr", "/tr":
        close()
        if !cells.isEmpty { add(cells, line: line, to: &table) }
        cells = []
      case "td", "th":
        close()
        if isInTable { cell = "" }
      case "/td", "/th": close()
      case "br", "br/", "/li", "/p": cell?.append(", ")
      default: break
      }
    }
    return table
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
