import BorderTables
import Testing

@testable import BorderClaims

/// A page colours a verdict by its word alone.
@Suite struct VerdictToneTests {
  @Test func `a word has one tone, whatever was claimed`() {
    let pairs =
      Verdict.allCases.map { ($0.rawValue, $0.tone) } + FigureOutcome.allCases.map { ($0.rawValue, $0.tone) }
      + GroupStanding.allCases.map { ($0.rawValue, $0.tone) }
    for (word, tone) in pairs { #expect(VerdictTone.byKey[word] == tone, "\(word)") }
    #expect(pairs.count > VerdictTone.byKey.count)
  }

  @Test func `what holds is told apart from what does not`() {
    #expect(Verdict.allCases.filter { $0.tone == .yes } == [.confirmed])
    #expect(Verdict.allCases.filter { $0.tone == .no } == [.refuted, .sameTerritory, .omitted])
    #expect(FigureOutcome.allCases.filter { $0.tone == .no } == [.refuted])
  }
}
