public import BorderCore
public import BorderTables
internal import XlsxWriter

/// Tables as a workbook: a sheet for each, and one of notes.
public struct TableWorkbook: Sendable {
  /// A workbook that was not written.
  public struct Failure: Error, Hashable, Sendable {
    /// What the library said.
    public let message: String
  }

  /// The tables in the order of sheets.
  public var tables: [Table]
  /// What stands on the sheet of notes before the notes of the tables.
  public var notes: [Phrase] = []
  /// The language of headings, names and notes.
  public var language: Language
  /// The time that the file states, in seconds since 1970.
  public var time = 0

  /// A workbook.
  public init(_ tables: [Table], language: Language) {
    self.tables = tables
    self.language = language
  }

  /// The bytes of the file: numbers as numbers, texts as texts, headings that stay in view.
  public func xlsx() throws(Failure) -> OutputBuffer {
    do throws(XlsxError) {
      let title = tables.first?.title(language) ?? ""
      let book = try Workbook(title: Self.clean(title), created: time)
      for table in tables { try append(table, to: book) }
      try appendNotes(to: book)
      var buffer = OutputBuffer()
      buffer.bytes = try book.finish()
      return buffer
    } catch {
      throw Failure(message: error.description)
    }
  }

  private func append(_ table: Table, to book: borrowing Workbook) throws(XlsxError) {
    let widths = table.columns.indices.map { index -> Double in
      if table.columns[index].isNumeric { return 13 }
      let longest =
        table.rows.prefix(200).map { index < $0.count ? text($0[index], language).count : 0 }.max() ?? 0
      return Double(max(8, min(42, longest + 2)))
    }
    let places = table.columns.map { $0.isNumeric ? $0.displayPlaces : nil }
    let headings = table.columns.map { Self.clean($0.heading(language)) }
    let sheet = try book.addSheet(table.name, headings: headings, places: places, widths: widths)
    let languages = table.columns.languages(language)
    var row = 1
    for cells in table.rows + (table.totals.isEmpty ? [] : [table.totals]) where row < Workbook.rowLimit {
      for (column, cell) in cells.enumerated() {
        try write(cell, languages[column], to: sheet, row: row, column: column)
      }
      row += 1
    }
    sheet.filter(rows: table.rows.count, columns: table.columns.count)
  }

  private func write(
    _ cell: Cell, _ language: Language, to sheet: Sheet, row: Int, column: Int
  ) throws(XlsxError) {
    switch cell {
    case .integer(let number): sheet.write(Double(number), row: row, column: column)
    case .decimal(let number, let places):
      guard number.isFinite else { break }
      sheet.write(number.rounded(toPlaces: places), row: row, column: column)
    case .missing: break
    default: try sheet.write(Self.clean(text(cell, language)), row: row, column: column)
    }
  }

  private func text(_ cell: Cell, _ language: Language) -> String {
    switch cell {
    case .text(let text): text
    case .phrase(let phrase): phrase(language)
    case .flag(let flag): flag ? Phrase("yes", "да")(language) : Phrase("no", "нет")(language)
    default: ""
    }
  }

  private func appendNotes(to book: borrowing Workbook) throws(XlsxError) {
    let heading = Phrase("Method and sources", "Метод и источники")(language)
    let sheet = try book.addSheet(
      Phrase("notes", "примечания")(language), headings: [heading], places: [nil], widths: [120])
    var list: [Phrase] = []
    for note in notes + tables.flatMap(\.notes) where !list.contains(note) { list.append(note) }
    for (index, note) in list.enumerated() {
      try sheet.write(Self.clean(note(language)), row: index + 1, column: 0)
    }
  }

  /// Control characters have no place in XML.
  private static func clean(_ text: String) -> String { PrintableText.oneLine(text) }
}
