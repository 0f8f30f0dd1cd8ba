@preconcurrency import Dispatch
import Glibc
package import Mezha
import Synchronization

/// Shows on a terminal what a long job is doing: one line on standard error, from the second second on.
///
/// Nothing is shown when standard error is no terminal, with `--quiet` or with `--no-progress`.
package final class Progress: Sendable {
  private struct State {
    var phase: Phrase?
    var language = Language.english
    var begin = DispatchTime.now()
    var isLineShown = false
  }

  private let state = Mutex(State())
  private let timer: any DispatchSourceTimer

  /// The progress of the running command.
  package static let standard = Progress()

  private init() {
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue.global())
    timer.schedule(deadline: .now() + 1, repeating: .milliseconds(500))
  }

  /// Begins to show progress, where that is wanted.
  package func start(language: Language, isWanted: Bool) {
    guard isWanted, Console.isTerminal else { return }
    state.withLock { $0.language = language }
    timer.setEventHandler { [weak self] in self?.show() }
    timer.resume()
  }

  /// Shows what is being done from now on; `nil` when everything is done.
  package func phase(_ phase: Phrase?) {
    state.withLock { state in
      state.phase = phase
      state.begin = .now()
      Self.clear(&state)
    }
  }

  /// Takes the line away so that something else can be printed; the phase goes on.
  package func interrupt() { state.withLock { Self.clear(&$0) } }

  private func show() {
    state.withLock { state in
      guard let phase = state.phase else { return }
      let seconds = (DispatchTime.now().uptimeNanoseconds - state.begin.uptimeNanoseconds) / 1_000_000_000
      guard seconds >= 1 else { return }
      let text = "\r\u{1B}[Kmezha: \(phase(state.language)) … \(seconds) s"
      _ = write(STDERR_FILENO, text, text.utf8.count)
      state.isLineShown = true
    }
  }

  private static func clear(_ state: inout State) {
    guard state.isLineShown else { return }
    _ = write(STDERR_FILENO, "\r\u{1B}[K", 4)
    state.isLineShown = false
  }
}
