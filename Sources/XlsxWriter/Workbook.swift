internal import CXlsxWriter

/// A failure of libxlsxwriter.
public struct XlsxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function.
  public let function: String
  /// What it said; never empty.
  public let message: String
  /// The function and the message in one line.
  public var description: String { "\(function): \(message)" }
}

/// A workbook in the making.
///
/// Cannot be copied. The library writes into a file of its own in the folder for temporary files, which is removed.
/// Texts are always written as texts, so that no text becomes a formula.
@safe
public struct Workbook: ~Copyable {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let heading: UnsafeMutablePointer<lxw_format>?
  private let path: String

  /// The greatest number of rows that a sheet holds, the heading included.
  public static let rowLimit = 1_048_576

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - title: What the properties call it.
  ///   - created: The time that the properties tell, in seconds since 1970; before 1980 it is 1980.
  /// - Throws: `XlsxError` when there is no place for a temporary file.
  ///
  /// C functions: `mkstemp`, `workbook_new`, `workbook_set_properties`, `workbook_add_format`.
  public init(title: String, created: Int) throws(XlsxError) {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/mezha-XXXXXX".utf8CString)
    let descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else {
      throw XlsxError(function: "mkstemp", message: "no temporary file can be made in \(folder)")
    }
    _ = CXlsxWriter.close(descriptor)
    let path = unsafe template.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe String(cString: $0) } ?? ""
    }
    guard let book = unsafe workbook_new(path) else {
      unsafe _ = unlink(path)
      throw XlsxError(function: "workbook_new", message: "out of memory")
    }
    self.path = path
    unsafe self.book = unsafe book
    unsafe heading = workbook_add_format(book)
    if let heading = unsafe heading {
      unsafe format_set_bold(heading)
      unsafe format_set_bottom(heading, 1)
    }
    unsafe title.withCString { title in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: title)
      unsafe properties.created = max(created, 315_532_800)
      unsafe _ = workbook_set_properties(book, &properties)
    }
  }

  /// Adds a sheet with a bold first row that stays in view, and with filters.
  ///
  /// - Parameters:
  ///   - name: The name; what sheets cannot be called is mended.
  ///   - headings: The first row.
  ///   - places: Digits after the point that each column shows; `nil` for texts and whole numbers.
  ///   - widths: Widths of the columns in letters.
  /// - Returns: The sheet.
  /// - Throws: `XlsxError` when the name is taken, or a heading is refused.
  public func addSheet(
    _ name: String, headings: [String], places: [Int?], widths: [Double]
  ) throws(XlsxError) -> Sheet {
    let kept = String(name.map { "[]:*?/\\'".contains($0) ? "_" : $0 }.prefix(31))
    guard let sheet = unsafe workbook_add_worksheet(book, kept) else {
      throw XlsxError(function: "workbook_add_worksheet", message: "no sheet \(kept) can be added")
    }
    for (index, width) in widths.enumerated() {
      let column = lxw_col_t(truncatingIfNeeded: index)
      var format: UnsafeMutablePointer<lxw_format>?
      if index < places.count, let digits = places[index] {
        unsafe format = workbook_add_format(book)
        unsafe format_set_num_format(format, digits > 0 ? "0." + String(repeating: "0", count: digits) : "0")
      }
      unsafe _ = worksheet_set_column(sheet, column, column, width, format)
    }
    let result = unsafe Sheet(sheet)
    for (index, text) in headings.enumerated() {
      try unsafe result.write(text, row: 0, column: index, format: heading)
    }
    if !headings.isEmpty { unsafe worksheet_freeze_panes(sheet, 1, 0) }
    return result
  }

  /// Ends the workbook. C function: `workbook_close`.
  ///
  /// - Returns: The bytes of the file.
  public consuming func finish() throws(XlsxError) -> [UInt8] {
    defer { unsafe _ = unlink(path) }
    let status = unsafe workbook_close(book)
    guard status == LXW_NO_ERROR else {
      let text = unsafe lxw_strerror(status).map { unsafe String(cString: $0) }
      throw XlsxError(function: "workbook_close", message: text ?? "failed")
    }
    return try TemporaryFile.read(path)
  }
}

/// A sheet of a workbook that is being made; it must not be used after the workbook's end.
@safe
public struct Sheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>) { unsafe self.sheet = unsafe sheet }

  /// Writes a number. C function: `worksheet_write_number`.
  public func write(_ number: Double, row: Int, column: Int) {
    unsafe _ = worksheet_write_number(sheet, UInt32(row), UInt16(column), number, nil)
  }

  /// Writes a text; a cell holds up to 32 767 letters. C function: `worksheet_write_string`.
  public func write(_ text: String, row: Int, column: Int) throws(XlsxError) {
    try unsafe write(text, row: row, column: column, format: nil)
  }

  func write(
    _ text: String, row: Int, column: Int, format: UnsafeMutablePointer<lxw_format>?
  ) throws(XlsxError) {
    let kept = text.unicodeScalars.count > 32_000 ? String(text.prefix(16_000)) : text
    let status = unsafe worksheet_write_string(sheet, UInt32(row), UInt16(column), kept, format)
    guard status == LXW_NO_ERROR else {
      let text = unsafe lxw_strerror(status).map { unsafe String(cString: $0) }
      throw XlsxError(function: "worksheet_write_string", message: text ?? "failed")
    }
  }

  /// Puts filters on the headings. C function: `worksheet_autofilter`.
  public func filter(rows: Int, columns: Int) {
    guard rows > 0, columns > 0 else { return }
    unsafe _ = worksheet_autofilter(sheet, 0, 0, UInt32(rows), UInt16(columns - 1))
  }
}

/// Reads what the library wrote.
private enum TemporaryFile {
  static func read(_ path: String) throws(XlsxError) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else {
      throw XlsxError(function: "fopen", message: "the temporary file is gone")
    }
    defer { unsafe _ = fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&block, 1, block.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: block[..<count])
    }
    return bytes
  }
}
