internal import CSQLite

/// A database in a file, opened for reading. Closed once, after the last of its statements.
///
/// What stands in the file runs nothing: views, triggers, recursion, attached files and extensions are off, of functions
/// only a few are known, and work ends at a limit that is far above what reading the whole file once takes.
///
/// Not `Sendable`: a database and its statements stay on one thread.
@safe
public final class SQLiteDatabase {
  let pointer: OpaquePointer
  /// How many steps of work are left, in thousands; owned by this object, written by SQLite's callback.
  private let budget: UnsafeMutablePointer<Int>

  /// Opens a file, which need not be a database: that shows at the first statement.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - size: Its bytes. No text or blob can be longer, so that a damaged record cannot ask for more memory, and the work
  ///     that is allowed grows with it.
  ///   - isImmutable: Whether nobody writes the file; then no file is made beside it in any mode of its journal.
  /// - Throws: `SQLiteError` when it cannot be opened.
  ///
  /// C functions: `sqlite3_open_v2`, `sqlite3_limit`, `sqlite3_db_config`, `sqlite3_set_authorizer`,
  /// `sqlite3_progress_handler`.
  public init(reading path: String, size: Int, isImmutable: Bool = false) throws(SQLiteError) {
    var opened: OpaquePointer?
    let name = isImmutable ? "file:" + Self.escaped(path) + "?immutable=1" : path
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | (isImmutable ? SQLITE_OPEN_URI : 0)
    let result = unsafe sqlite3_open_v2(name, &opened, flags, nil)
    guard result == SQLITE_OK, let opened = unsafe opened else {
      let error = unsafe SQLiteError("sqlite3_open_v2", result, opened)
      // A database that could not be opened must be closed too.
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe pointer = unsafe opened
    unsafe budget = .allocate(capacity: 1)
    // A row takes some steps for itself and one or two for each of its values, of a byte or more.
    unsafe budget.initialize(to: 20_000 + size / 100)
    unsafe _ = sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, Int32(clamping: max(size, 1024)))
    for (setting, isOn) in [
      (SQLITE_DBCONFIG_DEFENSIVE, true), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
      (SQLITE_DBCONFIG_ENABLE_VIEW, false), (SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false),
    ] { unsafe _ = mezha_sqlite_switch(opened, setting, isOn ? 1 : 0) }
    unsafe _ = sqlite3_set_authorizer(
      opened,
      { _, action, first, second, _, source in
        // What a view or a trigger asks for comes with its name.
        guard unsafe source == nil else { return SQLITE_DENY }
        switch action {
        case SQLITE_SELECT, SQLITE_READ: return SQLITE_OK
        case SQLITE_FUNCTION: return unsafe SQLiteDatabase.permits(second, SQLiteDatabase.functions)
        case SQLITE_PRAGMA: return unsafe SQLiteDatabase.permits(first, SQLiteDatabase.pragmas)
        default: return SQLITE_DENY
        }
      }, nil)
    unsafe sqlite3_progress_handler(
      opened, 1000,
      { context in
        guard let left = unsafe context?.assumingMemoryBound(to: Int.self) else { return 0 }
        unsafe left.pointee -= 1
        return unsafe left.pointee < 0 ? 1 : 0
      }, budget)
  }

  /// C function: `sqlite3_close_v2`.
  deinit {
    // Statements keep the database, so none is left that could ask for the budget.
    unsafe _ = sqlite3_close_v2(pointer)
    unsafe budget.deallocate()
  }

  private static let functions: Set = ["count", "upper", "lower", "like"]
  private static let pragmas: Set = ["table_xinfo", "cell_size_check", "mmap_size"]

  private static func permits(_ name: UnsafePointer<CChar>?, _ list: Set<String>) -> Int32 {
    let known = unsafe name.map { unsafe list.contains(String(cString: $0).lowercased()) }
    return known == true ? SQLITE_OK : SQLITE_DENY
  }

  /// A path for the name of a URI (RFC 3986): what is no letter, digit or slash as `%41`.
  private static func escaped(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII, scalar.properties.isAlphabetic || "0123456789/._-".unicodeScalars.contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }

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
