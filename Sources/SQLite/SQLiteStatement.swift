internal import CSQLite

/// A command to a database and the row that it stands at. Finalized once.
@safe
public struct SQLiteStatement: ~Copyable {
  /// The kinds of values that a column of a row can hold.
  public enum Kind: Hashable, Sendable {
    case integer, real, text, blob, null
  }

  private let pointer: OpaquePointer
  /// Keeps the handle valid.
  private let database: SQLiteDatabase

  /// Compiles a command.
  ///
  /// - Parameters:
  ///   - command: One command of SQL.
  ///   - database: The database.
  /// - Throws: `SQLiteError` when it is no SQL, or names what is not there.
  ///
  /// C function: `sqlite3_prepare_v2`.
  public init(_ command: String, in database: SQLiteDatabase) throws(SQLiteError) {
    var prepared: OpaquePointer?
    let result = unsafe sqlite3_prepare_v2(database.pointer, command, -1, &prepared, nil)
    guard result == SQLITE_OK, let prepared = unsafe prepared else {
      throw unsafe SQLiteError("sqlite3_prepare_v2", result, database.pointer)
    }
    unsafe pointer = unsafe prepared
    self.database = database
  }

  /// C function: `sqlite3_finalize`.
  deinit { unsafe _ = sqlite3_finalize(pointer) }

  /// Goes to the next row.
  ///
  /// - Returns: Whether there is one.
  /// - Throws: `SQLiteError`, as when the file is damaged.
  ///
  /// C function: `sqlite3_step`.
  public mutating func step() throws(SQLiteError) -> Bool {
    let result = unsafe sqlite3_step(pointer)
    switch result {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw unsafe SQLiteError("sqlite3_step", result, database.pointer)
    }
  }

  /// What a column of the row holds. C function: `sqlite3_column_type`.
  public func kind(_ column: Int) -> Kind {
    switch unsafe sqlite3_column_type(pointer, Int32(column)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// The number in a column of integers. C function: `sqlite3_column_int64`.
  public func integer(_ column: Int) -> Int64 { unsafe sqlite3_column_int64(pointer, Int32(column)) }

  /// The number in a column of reals. C function: `sqlite3_column_double`.
  public func real(_ column: Int) -> Double { unsafe sqlite3_column_double(pointer, Int32(column)) }

  /// The text in a column; `nil` for NULL. C function: `sqlite3_column_text`.
  public func text(_ column: Int) -> String? {
    guard let text = unsafe sqlite3_column_text(pointer, Int32(column)) else { return nil }
    return unsafe String(cString: text)
  }

  /// Shows the bytes of a text or blob. They are gone with the row.
  ///
  /// C functions: `sqlite3_column_text`, `sqlite3_column_blob`, `sqlite3_column_bytes`.
  public func withBytes<Result: ~Copyable, Failure: Error>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let isText = kind(column) == .text
    let start: UnsafeRawPointer?
    if isText {
      unsafe start = unsafe sqlite3_column_text(pointer, Int32(column)).map { unsafe UnsafeRawPointer($0) }
    } else {
      unsafe start = unsafe sqlite3_column_blob(pointer, Int32(column))
    }
    let count = unsafe Int(sqlite3_column_bytes(pointer, Int32(column)))
    return unsafe try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
