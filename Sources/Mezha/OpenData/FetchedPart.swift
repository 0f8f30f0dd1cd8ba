import BorderCore
import BorderIO
import Curl
import Glibc

/// A file that is still coming, under its hidden name; beside it stands of which address it is, and the tag of its bytes.
struct FetchedPart: Sendable {
  let path: String
  /// Its size, once all is there.
  private(set) var bytes = 0
  /// Its checksum, once all is there.
  private(set) var sha256 = ""

  init(_ path: String) { self.path = path }

  private var notePath: String { path + ".from" }

  /// Opens it for writing, and makes it where it is not there.
  ///
  /// - Throws: `OutputError` when it cannot be made.
  func open() throws(OutputError) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let descriptor = Glibc.open(path, flags, 0o666)
    guard descriptor >= 0 else {
      throw OutputError(file: path, reason: errno == EACCES ? .noPermission : .system(errno))
    }
    return descriptor
  }

  /// What is there of the file of an address; `nil` for nothing, and for another address.
  func beginning(of address: String) -> Transfer.Beginning? {
    guard case .file(let size) = FileStatus(of: path), size > 0,
      let note = try? FileContents.rawBytes(of: notePath)
    else { return nil }
    let lines = String(decoding: note, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2, lines[0] == address else { return nil }
    return Transfer.Beginning(count: size, validator: String(lines[1]))
  }

  /// Notes whose bytes are there. Without the note they are not continued, so nothing is lost but time where it cannot be written.
  func note(_ validator: String, of address: String) {
    _ = try? OutputFile(notePath, overwrite: true).write(OutputBuffer("\(address)\n\(validator)\n"))
  }

  /// All bytes are there, and nothing is to be continued.
  func forgetBeginning() { unlink(notePath) }

  /// Takes its size and its checksum.
  ///
  /// - Throws: `InputError` when it cannot be read.
  mutating func measure() throws(InputError) {
    if case .file(let size) = FileStatus(of: path) { bytes = size }
    sha256 = try SHA256Digest.of(file: path)
  }

  /// Removes it.
  func discard() {
    unlink(path)
    unlink(notePath)
  }

  /// Gives it its name, once the disk has its bytes. Functions of the system: `fsync`, `rename`.
  ///
  /// - Throws: `OutputError` when it cannot be done.
  func move(to target: String) throws(OutputError) {
    let descriptor = try open()
    let isSafe = fsync(descriptor) == 0
    close(descriptor)
    guard isSafe, rename(path, target) == 0 else { throw OutputError(file: target, reason: .system(errno)) }
  }
}
