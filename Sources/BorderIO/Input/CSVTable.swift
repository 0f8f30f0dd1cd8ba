public import BorderCore
internal import BorderTables

/// A table of texts from a CSV file after RFC 4180.
///
/// Strict: every row has as many fields as the header, quotes stand only around whole fields and are doubled
/// inside. The text is UTF-8, UTF-16, or in an encoding of one byte a letter that it shows (`OneByteText`). Lines end with CRLF, LF or CR; a byte order mark is passed over; an empty line is
/// no row. The delimiter is given, or named by a first line such as `sep=;`, or found in the header: comma, semicolon or tab.
public struct CSVTable: Hashable, Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The fields, row by row; each has as many as there are columns.
  public let rows: [[String]]
  /// The line that each row starts in, counted from 1.
  public let lines: [Int]
  /// The delimiter.
  public let delimiter: Character
  /// What the user should know: an encoding that was guessed.
  public let notes: [Phrase]

  /// Parses bytes.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file.
  ///   - name: The file's name for messages.
  ///   - delimiter: One ASCII character; found in the header where `nil`.
  /// - Throws: `InputError` with the line that is wrong; also for a table without header.
  /// - Complexity: O(*n*).
  public init(_ bytes: [UInt8], name: String, delimiter: Character? = nil) throws(InputError) {
    var bytes = UnicodeText.utf8(bytes) ?? bytes
    var notes: [Phrase] = []
    if String(validating: bytes, as: UTF8.self) == nil, let decoded = OneByteText(bytes) {
      bytes = Array(decoded.text.utf8)
      notes = [decoded.note(file: name)]
    }
    self.notes = notes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let named = Self.namedDelimiter(bytes[start...])
    if let named { start = named.end }
    let mark = delimiter?.asciiValue ?? named?.mark ?? Self.sniff(bytes[start...])
    var parser = CSVParser(bytes: bytes, index: start, delimiter: mark, name: name)
    if named != nil { parser.line = 2 }
    guard let header = try parser.nextRow() else {
      throw InputError(
        .badData, file: name, problem: Phrase("the table has no header", "в таблице нет заголовка"),
        hint: Phrase(
          "Write the names of the columns into its first line", "Впишите имена столбцов в первую строку"))
    }
    var rows: [[String]] = []
    var lines: [Int] = []
    while let row = try parser.nextRow() {
      guard row.count == header.count else {
        throw InputError(
          .badData, file: name, line: parser.rowLine,
          problem: Phrase(
            "\(EnglishCount.of(row.count, "field")), but the header has \(header.count)",
            "полей: \(row.count), а в заголовке: \(header.count)"),
          hint: Phrase(
            "A field that holds the delimiter must stand in quotes",
            "Поле, в котором есть разделитель, нужно взять в кавычки"))
      }
      rows.append(row)
      lines.append(parser.rowLine)
    }
    columns = header.map(Self.trimmed)
    self.rows = rows
    self.lines = lines
    self.delimiter = Character(UnicodeScalar(mark))
  }

  /// Parses a text.
  public init(_ text: String, name: String, delimiter: Character? = nil) throws(InputError) {
    try self.init(Array(text.utf8), name: name, delimiter: delimiter)
  }

  /// The index of a column; exact names come before those that differ in case; `nil` when there is none.
  public func index(ofColumn name: String) -> Int? {
    columns.firstIndex(of: name) ?? columns.firstIndex { FieldRole.fold($0) == FieldRole.fold(name) }
  }

  /// The index of a column that must be there.
  ///
  /// - Throws: `InputError` that lists the columns.
  public func requiredIndex(ofColumn name: String, file: String) throws(InputError) -> Int {
    if let index = index(ofColumn: name) { return index }
    let list = columns.joined(separator: ", ")
    throw InputError(
      .badData, file: file, problem: Phrase("no column \(name)", "нет столбца \(name)"),
      hint: Phrase("The columns are: \(list)", "Есть столбцы: \(list)"))
  }

  /// The delimiter that a first line names for spreadsheets, as in `sep=;`, and where the line ends; `nil` where there is none.
  static func namedDelimiter(_ bytes: ArraySlice<UInt8>) -> (mark: UInt8, end: Int)? {
    var rest = bytes.prefix(10)
    let isQuoted = rest.first == UInt8(ascii: "\"")
    if isQuoted { rest.removeFirst() }
    guard rest.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }), rest.count > 4 else {
      return nil
    }
    let mark = rest[rest.startIndex + 4]
    rest = rest.dropFirst(5)
    if isQuoted, rest.popFirst() != UInt8(ascii: "\"") { return nil }
    guard let end = rest.popFirst(), end == 10 || end == 13, mark != 10, mark != 13, mark < 0x80 else {
      return nil
    }
    if end == 13, rest.first == 10 { rest.removeFirst() }
    return (mark, rest.startIndex)
  }

  /// The delimiter that occurs most often in the first line, outside quotes; a comma where none does.
  private static func sniff(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let choices = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 { break }
      if let index = choices.firstIndex(of: byte) { counts[index] += 1 }
    }
    let best = counts.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) } ?? 0
    return choices[best]
  }

  private static func trimmed(_ text: String) -> String {
    var slice = text[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}

/// Takes rows off the bytes of a CSV file, one by one.
private struct CSVParser {
  let bytes: [UInt8]
  var index: Int
  let delimiter: UInt8
  let name: String
  /// The line of `index`, and of the start of the last row.
  var line = 1
  var rowLine = 1

  init(bytes: [UInt8], index: Int, delimiter: UInt8, name: String) {
    self.bytes = bytes
    self.index = index
    self.delimiter = delimiter
    self.name = name
  }

  /// The next row that is not empty; `nil` at the end.
  mutating func nextRow() throws(InputError) -> [String]? {
    while index < bytes.count && isLineEnd(bytes[index]) { stepOverLineEnd() }
    guard index < bytes.count else { return nil }
    rowLine = line
    var row: [String] = []
    while true {
      row.append(try nextField())
      guard index < bytes.count else { return row }
      if bytes[index] == delimiter {
        index += 1
        continue
      }
      stepOverLineEnd()
      return row
    }
  }

  private mutating func nextField() throws(InputError) -> String {
    if index < bytes.count && bytes[index] == UInt8(ascii: "\"") { return try quotedField() }
    let start = index
    while index < bytes.count && bytes[index] != delimiter && !isLineEnd(bytes[index]) {
      if bytes[index] == UInt8(ascii: "\"") {
        throw error(
          Phrase("a quote inside a field without quotes", "кавычка внутри поля без кавычек"), Self.quoting)
      }
      index += 1
    }
    return try text(bytes[start..<index])
  }

  private mutating func quotedField() throws(InputError) -> String {
    let openLine = line
    index += 1
    var content: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte != UInt8(ascii: "\"") {
        if byte == 10 || (byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)) { line += 1 }
        content.append(byte)
        index += 1
        continue
      }
      index += 1
      if index < bytes.count && bytes[index] == UInt8(ascii: "\"") {
        content.append(byte)
        index += 1
        continue
      }
      guard index == bytes.count || bytes[index] == delimiter || isLineEnd(bytes[index]) else {
        throw error(
          Phrase("text after the closing quote of a field", "текст после закрывающей кавычки поля"),
          Self.quoting)
      }
      return try text(content[...])
    }
    line = openLine
    throw error(Phrase("the quote is never closed", "кавычка не закрыта"), Self.quoting)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  private mutating func stepOverLineEnd() {
    if bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10 { index += 1 }
    index += 1
    line += 1
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(InputError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    throw error(
      Phrase("the text is not UTF-8", "текст не в UTF-8"),
      OneByteText.conversion(of: self.bytes))
  }

  private static let quoting = Phrase(
    "Put the whole field in quotes and double those inside it",
    "Возьмите всё поле в кавычки, а кавычки внутри удвойте")

  private func error(_ problem: Phrase, _ hint: Phrase) -> InputError {
    return InputError(.badData, file: name, line: line, problem: problem, hint: hint)
  }
}
