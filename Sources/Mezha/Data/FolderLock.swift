import BorderIO
import Glibc

/// Holds a folder for one run at a time, until it goes out of use or the program ends, however it ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock, and waits for it where another run has it.
  ///
  /// - Parameters:
  ///   - folder: The folder, which must be there.
  ///   - wait: Is called before waiting.
  /// - Throws: `OutputError` when the folder cannot be written to.
  ///
  /// Function of the system: `flock`.
  init(_ folder: String, wait: () -> Void) throws(OutputError) {
    let path = folder + "/.lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard opened >= 0 else {
      throw OutputError(file: path, reason: errno == EACCES ? .noPermission : .system(errno))
    }
    descriptor = opened
    if flock(opened, LOCK_EX | LOCK_NB) == 0 { return }
    wait()
    while flock(opened, LOCK_EX) != 0 && errno == EINTR {}
  }

  deinit { close(descriptor) }
}
