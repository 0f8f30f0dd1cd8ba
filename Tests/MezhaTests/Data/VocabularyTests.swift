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

  @Test func `every measure of a figure has words`() {
    for measure in FigureMeasure.allCases {
      #expect(
        measure.label.russian.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }, "\(measure)")
      #expect(!measure.label.english.contains("_") && !measure.label.english.isEmpty, "\(measure)")
    }
  }

  /// The words and the unit of a claim follow its number.
  @Test(arguments: [
    (
      "rail_crossings", "RU|KZ", "16", "crossings", "rail crossings, RU|KZ: 16 crossings",
      "железнодорожные переходы, RU|KZ: 16 переходов"
    ),
    (
      "road_crossings", "RU-AL|KZ", "1", "crossings", "road crossings, RU-AL|KZ: 1 crossing",
      "автомобильные переходы, RU-AL|KZ: 1 переход"
    ),
    (
      "neighbour_states", "RU", "18", "states", "neighbouring states, RU: 18 states",
      "соседние государства, RU: 18 государств"
    ),
    (
      "transit_length", "railway Kurgan-Omsk through KZ", "102", "km",
      "transit, railway Kurgan-Omsk through KZ: 102 km",
      "транзит, железная дорога Kurgan-Omsk через KZ: 102 км"
    ),
    (
      "densest_crossings", "RU|KZ", "RU-OMS RU-CHE", "regions", "most crossings, RU|KZ: RU-OMS RU-CHE",
      "больше всего переходов, RU|KZ: RU-OMS RU-CHE"
    ),
    ("bridges", "RU", "3", "bridges", "bridges, RU: 3 bridges", "bridges, RU: 3 bridges"),
  ])
  func `a claim in words`(
    measure: String, subject: String, value: String, unit: String, english: String, russian: String
  ) {
    let claim = FigureClaim(
      id: "F", paper: "", measure: measure, subject: subject, relation: .equal, value: value, unit: unit,
      note: "")
    #expect(claim.statement == Phrase(english, russian))
  }

  @Test func `what is not known stays`() {
    #expect(Vocabulary.concept.phrase("quay") == Phrase(same: "quay"))
    #expect(Vocabulary.placement.phrase("") == Phrase(same: ""))
  }
}
