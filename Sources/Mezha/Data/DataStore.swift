import BorderCore
package import BorderIO
internal import Glibc

/// Where fetched and added data lie on this machine, and what is known of them.
///
/// Fetched files are a cache: they lie in `$XDG_CACHE_HOME/mezha/data` and may be removed at any time. Added ones are the user's
/// and lie in `$XDG_DATA_HOME/mezha/data`. Their checksums stand in `$XDG_DATA_HOME/mezha/data.csv`, which outlives the cache, so
/// that what is fetched again is held against what came first.
///
/// Source: XDG Base Directory Specification 0.8.
package struct DataStore: Sendable {
  /// The folder of what is fetched.
  package let downloads: String
  /// The folder of what the user has added.
  package let additions: String
  /// The file of checksums.
  package let ledger: String

  /// The store of this user.
  ///
  /// - Throws: `InputError` where the environment names no home.
  package init() throws(InputError) {
    func folder(_ variable: String, _ fallback: String) -> String? {
      // Only absolute paths count, as the specification says.
      if let value = getenv(variable).map({ String(cString: $0) }), value.hasPrefix("/") { return value }
      guard let home = getenv("HOME").map({ String(cString: $0) }), home.hasPrefix("/") else { return nil }
      return home + fallback
    }
    guard let cache = folder("XDG_CACHE_HOME", "/.cache"), let data = folder("XDG_DATA_HOME", "/.local/share")
    else {
      throw InputError(
        .usage, file: "mezha data",
        problem: Phrase(
          "there is no folder to keep data in: HOME is not set",
          "хранить данные негде: переменная HOME не задана"),
        hint: Phrase(
          "Set XDG_CACHE_HOME and XDG_DATA_HOME to folders of yours",
          "Задайте в XDG_CACHE_HOME и XDG_DATA_HOME свои папки"))
    }
    self.init(cache: cache, data: data)
  }

  /// A store in two folders, which stand for `XDG_CACHE_HOME` and `XDG_DATA_HOME`.
  init(cache: String, data: String) {
    downloads = cache + "/mezha/data"
    additions = data + "/mezha/data"
    ledger = data + "/mezha/data.csv"
  }

  /// The folder of a data set.
  func folder(_ name: DataName, isAdded: Bool) -> String {
    "\(isAdded ? additions : downloads)/\(name.folder)"
  }

  /// The file of a data set.
  package func path(_ record: DataRecord) -> String {
    "\(isAddedFolder(record))/\(record.file)"
  }

  private func isAddedFolder(_ record: DataRecord) -> String { folder(record.name, isAdded: record.isAdded) }

  /// The file that commands read: of an archive of GeoNames the table that was made of it.
  package func readablePath(_ record: DataRecord) -> String {
    record.readable.isEmpty ? path(record) : "\(isAddedFolder(record))/\(record.readable)"
  }

  /// Makes a folder and those above it, for this user alone.
  ///
  /// - Throws: `OutputError` when it cannot be made.
  static func make(folder: String) throws(OutputError) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      if mkdir(path, 0o777) != 0, errno != EEXIST, !FileStatus.exists(path) {
        throw OutputError(file: path, reason: errno == EACCES ? .noPermission : .system(errno))
      }
    }
  }
}
