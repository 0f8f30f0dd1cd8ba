public import BorderCore
public import BorderTables

/// How comma-separated values are written.
public struct CSVOptions: Hashable, Sendable {
  /// The sign between fields, one ASCII character; `nil` for a comma, or for a semicolon where the comma is
  /// the decimal sign, as spreadsheets in Russian expect it.
  public var delimiter: Unicode.Scalar?
  /// Whether numbers have a comma instead of a point.
  public var decimalComma = false
  /// Whether the file begins with the byte order mark, by which Excel knows UTF-8.
  public var hasByteOrderMark = false
  /// Whether texts that a spreadsheet would run as a formula get an apostrophe before them.
  public var escapeFormulas = true
  /// The language of phrases; the header is always the keys of the columns.
  public var language = Language.english

  /// The usual options.
  public init() {}
}

extension Table {
  /// The table as CSV (RFC 4180) in UTF-8.
  ///
  /// - The header is the keys of the columns. Lines end with LF. Every row is written; totals and notes are
  ///   not, for they are no data.
  /// - Decimals have all their places, no grouping, and a point or comma by `options`. Flags are `true` and
  ///   `false`, missing values are empty.
  /// - A text is put in quotation marks when it holds a delimiter, a quotation mark, a line end, or a blank at
  ///   an end, or when it reads as a number, so that readers that look for it keep codes such as `007`.
  /// - With `escapeFormulas`, a text that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a
  ///   line end gets an apostrophe before it (OWASP, "CSV Injection"). Plain numbers such as `-5` stay.
  /// - Control characters but tab and line end, and signs that turn the direction of a line, become U+FFFD: many
  ///   readers stop at a NUL, and a terminal obeys an escape sequence.
  ///
  /// - Complexity: O(size of the result).
  public func csv(_ options: CSVOptions = CSVOptions()) -> OutputBuffer {
    var writer = CSVWriter(options, columns: columns)
    writer.appendHeader(columns.map { .text($0.key) })
    for row in rows { writer.append(row: row) }
    return writer.buffer
  }
}

extension TableRows {
  /// The rows as CSV, as `Table.csv` writes them, in parts to be put together in order.
  ///
  /// - Parameters:
  ///   - options: How to write.
  ///   - threads: How many threads may work; the bytes are the same for any number.
  /// - Returns: The parts; the first begins with the header. O(size of the result).
  public func csv(_ options: CSVOptions = CSVOptions(), threads: Int = 1) -> [OutputBuffer] {
    var header = CSVWriter(options)
    header.appendHeader(head.columns.map { .text($0.key) })
    return [header.buffer]
      + mapParts(of: count, threads: threads, minimumPart: 1024) { range in
        var writer = CSVWriter(options, columns: head.columns)
        forEachRow(in: range) { writer.append(row: $0) }
        return writer.buffer
      }
  }
}

/// Writes rows of CSV one by one.
struct CSVWriter {
  var buffer = OutputBuffer()
  private let options: CSVOptions
  private let delimiter: UInt8
  private let point: UInt8
  private var isRowBegun = false
  /// The languages of the columns; empty where all have that of the options.
  private let languages: [Language]

  init(_ options: CSVOptions, columns: [Column] = []) {
    self.options = options
    let own = columns.languages(options.language)
    languages = own.allSatisfy { $0 == options.language } ? [] : own
    let usual = options.decimalComma ? Ascii.semicolon : Ascii.comma
    let chosen = options.delimiter.flatMap { $0.isASCII ? UInt8(truncatingIfNeeded: $0.value) : nil } ?? usual
    // Quotation marks and line ends have another meaning.
    delimiter = [Ascii.quote, Ascii.newline, Ascii.carriageReturn].contains(chosen) ? usual : chosen
    point = options.decimalComma ? Ascii.comma : Ascii.point
  }

  /// The first row of a file, after the byte order mark, if there shall be one.
  mutating func appendHeader(_ row: [Cell]) {
    if options.hasByteOrderMark { buffer.append("\u{FEFF}") }
    append(row: row)
  }

  mutating func append(row: [Cell]) {
    for (index, cell) in row.enumerated() {
      if case .phrase(let phrase) = cell, index < languages.count {
        append(.text(phrase(languages[index])))
      } else {
        append(cell)
      }
    }
    endRow()
  }

  mutating func append(_ cell: Cell) {
    beginField()
    switch cell {
    case .text(let text): append(text)
    case .phrase(let phrase): append(phrase(options.language))
    case .integer(let number): append(number)
    case .decimal(let number, let places): append(number, places: places)
    case .flag(let flag): buffer.append(flag ? "true" : "false")
    case .missing: break
    }
  }

  mutating func endRow() {
    buffer.appendNewline()
    isRowBegun = false
  }

  private mutating func beginField() {
    if isRowBegun { buffer.append(byte: delimiter) }
    isRowBegun = true
  }

  private mutating func append(_ number: Int) {
    let isQuoted = number < 0 && delimiter == Ascii.minus
    if isQuoted { buffer.append(byte: Ascii.quote) }
    buffer.append(number)
    if isQuoted { buffer.append(byte: Ascii.quote) }
  }

  private mutating func append(_ number: Double, places: Int) {
    let isQuoted = point == delimiter || delimiter == Ascii.minus
    if isQuoted { buffer.append(byte: Ascii.quote) }
    buffer.append(fixed: number, places: places, point: point)
    if isQuoted { buffer.append(byte: Ascii.quote) }
  }

  private mutating func append(_ text: String) {
    var text = text
    // Most texts are names and codes, which need nothing. Only what is not plain is looked at more closely.
    if text.withUTF8({ isPlain($0) }) {
      buffer.append(text)
      return
    }
    text = PrintableText.data(text)
    if options.escapeFormulas && FormulaGuard.isFormula(text) { text = "'" + text }
    guard needsQuotes(text) else {
      buffer.append(text)
      return
    }
    buffer.append(byte: Ascii.quote)
    buffer.append(CSVField.doubled(text))
    buffer.append(byte: Ascii.quote)
  }

  /// Whether a text begins with a letter and holds no sign that CSV or a spreadsheet could misread.
  private func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last, last != Ascii.space else { return false }
    // From 0xC3 to 0xED begin letters of most scripts; the full-width signs begin with 0xEF.
    guard (first | 0x20) &- 0x61 < 26 || (0xC3...0xED).contains(first) else { return false }
    // 0xC2 and 0xE2 begin the signs beyond ASCII that `PrintableText` looks for.
    for byte in text
    where byte == delimiter || byte == Ascii.quote || byte < Ascii.space || byte == 0x7F || byte == 0xC2
      || byte == 0xE2
    { return false }
    return true
  }

  private func needsQuotes(_ text: String) -> Bool {
    CSVField.needsQuotes(text, delimiter: delimiter) || text.utf8.first == Ascii.space
      || text.utf8.last == Ascii.space || FormulaGuard.isNumber(text)
  }
}

/// Tells texts that spreadsheets take for something else.
enum FormulaGuard {
  /// Whether a spreadsheet would run the text. A plain number is no formula.
  static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    case "+", "-": return !isNumber(text)
    default: return false
    }
  }

  /// Whether the text is digits with at most a sign before and a point or comma among them.
  static func isNumber(_ text: String) -> Bool {
    var hasDigit = false
    var hasPoint = false
    var isFirst = true
    for byte in text.utf8 {
      switch byte {
      case Ascii.plus where isFirst, Ascii.minus where isFirst: break
      case Ascii.point where !hasPoint, Ascii.comma where !hasPoint: hasPoint = true
      case _ where Ascii.isDigit(byte): hasDigit = true
      default: return false
      }
      isFirst = false
    }
    return hasDigit
  }
}
