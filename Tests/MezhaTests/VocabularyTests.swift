import BorderCore
import BorderTables
import Mezha
import Testing

/// Keys for programs as people read them.
@Suite struct VocabularyTests {
  @Test func `every kind of finding has words`() {
    for kind in Finding.Kind.allCases {
      let words = Vocabulary.finding.phrase(kind.rawValue)
      #expect(words.russian != kind.rawValue, "\(kind.rawValue)")
      #expect(!words.english.contains("_") && !words.english.isEmpty, "\(kind.rawValue)")
    }
  }

  @Test func `flags keep what stands behind a colon`() {
    #expect(
      Vocabulary.flags.phrase("invalid:New York overlap thirdSide")
        == Phrase("invalid:New York overlap third side", "недопустим:New York наложение третья сторона"))
    for kind in [CoverageProblem.Kind.overlap, .thirdSide] {
      #expect(Vocabulary.flags.phrase(kind.rawValue).russian != kind.rawValue)
    }
  }

  @Test func `what is not known stays`() {
    #expect(Vocabulary.concept.phrase("quay") == Phrase(same: "quay"))
    #expect(Vocabulary.placement.phrase("") == Phrase(same: ""))
  }
}
