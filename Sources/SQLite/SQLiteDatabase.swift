internal import CSQLite

/// A database in a file, opened for reading. Closed once, after the last of its statements.
///
/// Not `Sendable`: a database and its statements stay on one thread.
@safe
public final class SQLiteDatabase {
  let pointer: OpaquePointer

  /// Opens a file, which need not be a database: that shows at the first statement.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - longestValue: The bytes of the longest text or blob that can be in it, such as the size of the file: a
  ///     damaged record cannot ask for more memory.
  /// - Throws: `SQLiteError` when it cannot be opened.
  ///
  /// C functions: `sqlite3_open_v2`, `sqlite3_limit`.
  public init(reading path: String, longestValue: Int) throws(SQLiteError) {
    var opened: OpaquePointer?
    let result = unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    guard result == SQLITE_OK, let opened = unsafe opened else {
      let error = unsafe SQLiteError("sqlite3_open_v2", result, opened)
      // A database that could not be opened must be closed too.
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe pointer = unsafe opened
    unsafe _ = sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, Int32(clamping: max(longestValue, 1024)))
  }

  /// C function: `sqlite3_close_v2`.
  deinit { unsafe _ = sqlite3_close_v2(pointer) }

  /// Runs a command that gives no rows of interest.
  public func run(_ command: String) throws(SQLiteError) {
    var statement = try SQLiteStatement(command, in: self)
    while try statement.step() {}
  }

  /// A name as it stands in a command, in quotes.
  public static func quoted(_ name: String) -> String {
    "\"" + name.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}

extension SQLiteError {
  /// C functions: `sqlite3_errmsg`, `sqlite3_errstr`.
  init(_ function: String, _ code: Int32, _ database: OpaquePointer?) {
    let text = unsafe database == nil ? sqlite3_errstr(code) : sqlite3_errmsg(database)
    self.init(
      function: function, code: code, message: unsafe text.map { unsafe String(cString: $0) } ?? "failed")
  }
}
