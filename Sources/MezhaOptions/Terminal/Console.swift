import Glibc
package import Mezha
import Synchronization

/// Talk to the user on standard error; data never goes there.
package struct Console: Sendable {
  /// In which language.
  package var language = Language.english
  /// Whether notes are left out; errors and warnings stay.
  package var isQuiet = false
  /// Whether details are shown.
  package var isVerbose = false

  private static let current = Mutex(Console())

  /// The console as the options of the running command set it.
  package static var standard: Console {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }

  /// Whether standard error is a terminal.
  package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// A detail, shown with `--verbose`.
  package func detail(_ text: Phrase) { if isVerbose { line(text(language)) } }

  /// Something worth knowing.
  package func note(_ text: Phrase) { if !isQuiet { line(text(language)) } }

  /// Something that may make a result wrong.
  package func warn(_ text: Phrase) {
    line((language == .russian ? "предупреждение: " : "warning: ") + text(language))
  }

  /// What studies report, as messages of this console.
  package var reporter: Reporter {
    Reporter(showsDetails: isVerbose, phase: { Progress.standard.phase($0) }) { [self] kind, text in
      switch kind {
      case .detail: detail(text)
      case .note: note(text)
      case .warning: warn(text)
      }
    }
  }

  /// Tells an error and ends the program.
  package func fail(_ text: Phrase, code: Int32) -> Never {
    line((language == .russian ? "ошибка: " : "error: ") + text(language))
    Self.end(code)
  }

  /// Ends the program at once.
  ///
  /// What libraries clean up at an ordinary end may still be in use by other threads: checksums are taken while the
  /// file is read, and libcrypto would crash where reading fails first.
  package static func end(_ code: Int32) -> Never {
    fflush(nil)
    _exit(code)
  }

  private func line(_ text: String) {
    Progress.standard.interrupt()
    // Names and messages come from files: they may hold what a terminal obeys, and what nobody else should read.
    let bytes = Array("mezha: \(PrintableText.oneLine(SecretText.hidden(text)))\n".utf8)
    // Nobody can be informed when standard error fails.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
