import BorderIO
import Foundation

/// A folder whose files a command owns.
struct OutputFolder {
  let path: String

  init(_ path: String) { self.path = path }

  /// Makes the folder when it is missing.
  func prepare() throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw OutputError(file: path, reason: .exists) }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(file: path, reason: .noPermission)
    }
  }

  /// Writes files, replacing those of the same names.
  func write(_ files: [(name: String, buffers: [OutputBuffer])]) throws {
    for file in files {
      try OutputFile(path + "/" + file.name, overwrite: true).write(file.buffers)
    }
  }
}
