import BorderIO
import Glibc

/// A folder whose files a command owns.
public struct OutputFolder: Sendable {
  /// Its path.
  public let path: String

  /// A folder of this path, which need not be there.
  public init(_ path: String) { self.path = path }

  /// Whether something stands in the folder already.
  package var isUsed: Bool {
    guard let folder = opendir(path) else { return false }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
      if name != "." && name != ".." { return true }
    }
    return false
  }

  /// Makes the folder, and those above it, when they are missing.
  package func prepare() throws {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(file: path, reason: .exists) }
      return
    }
    var prefix = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      prefix += component + "/"
      guard mkdir(prefix, 0o777) == 0 || errno == EEXIST else {
        throw OutputError(file: path, reason: errno == EACCES ? .noPermission : .system(errno))
      }
    }
  }

  /// Writes files, replacing those of the same names: all of them or none.
  package func write(_ files: [(name: String, buffers: [OutputBuffer])]) throws {
    try OutputFile.write(
      files.map { (OutputFile(path + "/" + $0.name, overwrite: true), $0.buffers) })
  }
}
