import BorderCore
import BorderTables
import Synchronization
import Testing

@testable import Mezha

/// What is said of polygons that nobody can check.
@Suite struct ValidityNotesTests {
  private final class Heard: Sendable {
    let texts = Mutex<[Phrase]>([])
  }

  private func said(of ids: [String]) -> [Phrase] {
    var builder = RegionSetBuilder()
    for id in ids { builder.beginRegion(Region(id: id)) }
    let heard = Heard()
    ValidityNotes.tell(
      unchecked: ids.indices.map { RegionID($0) }, of: builder.finish(),
      to: Reporter { _, text in heard.texts.withLock { $0.append(text) } })
    return heard.texts.withLock { $0 }
  }

  @Test func `the regions are named, and how many more there are`() throws {
    #expect(said(of: []).isEmpty)
    let one = try #require(said(of: ["A"]).first)
    #expect(one.english.hasPrefix("validity was not checked for A: "))
    let five = said(of: ["A", "B", "C", "D", "E"])
    #expect(five.count == 1)
    #expect(five[0].english.contains(" A, B, C and 2 more: "))
    #expect(five[0].russian.hasPrefix("полигоны A, B, C и ещё 2 не проверены: "))
  }
}
