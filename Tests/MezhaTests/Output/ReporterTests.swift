import BorderCore
import Mezha
import Synchronization
import Testing

/// Studies print nothing: what they have to say goes to the reporter that they were given.
struct ReporterTests {
  @Test func `what is said comes once and in its kind`() {
    let said = Mutex<[(Reporter.Kind, String)]>([])
    let reporter = Reporter { kind, text in said.withLock { $0.append((kind, text.english)) } }
    reporter.warn(Phrase("w", "п"))
    reporter.detail(Phrase("d", "д"))
    reporter.note(Phrase("n", "з"))
    let list = said.withLock { $0 }
    #expect(list.map(\.1) == ["w", "d", "n"])
    #expect(list.map(\.0) == [.warning, .detail, .note])
  }
}
