import Glibc
import Synchronization

/// The hidden files that are being written: gone when a signal ends the program, too.
public enum UnfinishedFiles {
  /// More than a report has files. What finds no room is removed in every other way.
  private static let capacity = 1024
  private static let lock = Mutex(())

  /// Their names, in memory that the handler of a signal can read at any time; `nil` before it is installed.
  nonisolated(unsafe) private static var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// Installs the handler, for a program that wants it, for the signals that ask a program to end: the files are
  /// removed, and the program ends as by that signal. A signal that is ignored, as under `nohup`, stays so.
  ///
  /// Functions of the system: `sigaction`, `raise`.
  public static func removeOnSignals() {
    let room = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    room.initialize(repeating: nil, count: capacity)
    names = room
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU] {
      var before = sigaction()
      var action = sigaction()
      // Nothing but what is safe in a handler.
      let handler: @convention(c) (Int32) -> Void = { number in
        if let names = UnfinishedFiles.names {
          for index in 0..<UnfinishedFiles.capacity {
            if let name = names[index] { unlink(name) }
          }
        }
        signal(number, SIG_DFL)
        raise(number)
      }
      action.__sigaction_handler.sa_handler = handler
      guard sigaction(number, nil, &before) == 0, before.__sigaction_handler.sa_handler == nil else {
        continue
      }
      sigaction(number, &action, nil)
    }
  }

  /// Notes a name before the file is made.
  static func note(_ path: String) {
    lock.withLock { _ in
      guard let names, let free = (0..<capacity).first(where: { names[$0] == nil }) else { return }
      names[free] = strdup(path)
    }
  }

  /// Forgets a name: the file has another one now, or was never made.
  static func forget(_ path: String) {
    lock.withLock { _ in
      guard let names else { return }
      for index in 0..<capacity {
        guard let name = names[index], strcmp(name, path) == 0 else { continue }
        // Not freed: the handler may be reading it.
        names[index] = nil
      }
    }
  }

  /// Removes a file and forgets its name.
  static func remove(_ path: String) {
    unlink(path)
    forget(path)
  }
}
