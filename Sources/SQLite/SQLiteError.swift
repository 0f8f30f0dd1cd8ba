/// A failure of a SQLite function.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function, such as `sqlite3_step`.
  public let function: String
  /// The result code, such as `SQLITE_CORRUPT` (11).
  public let code: Int32
  /// What SQLite said; never empty.
  public let message: String

  /// The function and the message in one line.
  public var description: String { "\(function): \(message)" }
}
