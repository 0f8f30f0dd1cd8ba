public import BorderCore
internal import Glibc
internal import Synchronization

/// Ends the program with a message when a file is cut short by another program while it is being read.
///
/// Files are mapped into memory; what is no longer there cannot be read, and the system sends a signal. Without this the
/// program would end as by a crash.
public enum MappedFiles {
  /// The message and the file that was mapped last, in memory that the handler of the signal can read at any time.
  nonisolated(unsafe) private static var message: UnsafePointer<CChar>?
  nonisolated(unsafe) private static var beginning: UnsafePointer<CChar>?
  nonisolated(unsafe) private static var file: UnsafePointer<CChar>?

  /// Notes the file that is being mapped.
  static func willMap(_ path: String) {
    guard message != nil else { return }
    // Never freed: the signal may come at any time, and there are few files.
    file = UnsafePointer(strdup(path))
  }

  /// The files that are passed through: where each begins, and how long it is.
  private static let passing = Mutex<[UInt: Int]>([:])

  /// Notes a file that is to be in memory only as far as it is looked at.
  static func passing(through start: UnsafeRawPointer, _ length: Int) {
    passing.withLock { $0[UInt(bitPattern: start)] = length }
  }

  /// Forgets it.
  static func passed(_ start: UnsafeRawPointer) { passing.withLock { $0[UInt(bitPattern: start)] = nil } }

  /// Gives back the memory of files that are passed through. What is looked at again is read again.
  ///
  /// Function of the system: `madvise`.
  static func giveBack() {
    passing.withLock { files in
      for (start, length) in files {
        _ = madvise(UnsafeMutableRawPointer(bitPattern: start), length, MADV_DONTNEED)
      }
    }
  }

  /// Installs the handler, for a program that wants it. The exit code is 65, bad data.
  ///
  /// Function of the system: `sigaction`.
  ///
  /// - Parameter language: The language of the message.
  public static func endProgramWhenOneIsCut(language: Language) {
    let text = Phrase(
      ": the file was cut short while it was read. Run again when the program that writes it is done\n",
      ": файл укоротили, пока он читался. Повторите, когда программа, которая его пишет, закончит\n"
    )(language)
    let start = Phrase("mezha: error: ", "mezha: ошибка: ")(language)
    let beginning = UnsafePointer<CChar>(strdup(start))
    message = UnsafePointer(strdup(text))
    MappedFiles.beginning = beginning
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      // Nothing but what is safe in a handler.
      MappedFiles.tell(MappedFiles.beginning)
      MappedFiles.tell(MappedFiles.file)
      MappedFiles.tell(MappedFiles.message)
      _exit(InputError.Category.badData.rawValue)
    }
    sigaction(SIGBUS, &action, nil)
  }

  private static func tell(_ text: UnsafePointer<CChar>?) {
    if let text { _ = write(STDERR_FILENO, text, strlen(text)) }
  }
}
