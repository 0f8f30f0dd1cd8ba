import BorderIO
import Foundation

/// A small reader of CSV, of the tests' own.
struct CSVFile {
  let columns: [String]
  let rows: [[String: String]]

  init(_ text: String, delimiter: Character = ",") {
    var records: [[String]] = [[""]]
    var isQuoted = false
    var previous: Character?
    // CR LF is one character in Swift.
    for character in text {
      if isQuoted {
        if character == "\"" { isQuoted = false } else { records[records.count - 1].append(character) }
      } else if character == "\"" {
        if previous == "\"" { records[records.count - 1].append(character) }
        isQuoted = true
      } else if character == delimiter {
        records[records.count - 1].append("")
      } else if character.isNewline {
        records.append([""])
      } else {
        records[records.count - 1].append(character)
      }
      previous = character
    }
    if records.last == [""] { records.removeLast() }
    let header = records.first ?? []
    columns = header
    rows = records.dropFirst().map { row in
      Dictionary(zip(header, row)) { first, _ in first }
    }
  }

  init(file: String) throws { self.init(try String(contentsOfFile: file, encoding: .utf8)) }

  /// The values of a column.
  subscript(column: String) -> [String] { rows.map { $0[column] ?? "" } }
}

extension [String] {
  /// Adds to the last field of a record.
  fileprivate mutating func append(_ character: Character) { self[count - 1].append(character) }
}
