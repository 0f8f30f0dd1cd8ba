import BorderTestSupport
import Foundation
import Testing

@testable import BorderCore

/// Numbers in sentences.
@Suite struct PhraseNumberTests {
  @Test(arguments: [
    (0.1, 3, "0.1", "0.100"), (12.5, 0, "13", "13"), (1234.5678, 2, "1234.57", "1234.57"), (2, 1, "2", "2.0"),
    (-0.04, 1, "0", "0.0"), (-1.25, 2, "-1.25", "-1.25"), (0.05, 2, "0.05", "0.05"),
    (9.996, 2, "10", "10.00"),
    (1e-7, 6, "0", "0.000000"), (0.000001, 6, "0.000001", "0.000001"),
  ])
  func `a point in English, a comma in Russian`(value: Double, places: Int, short: String, full: String) {
    for (phrase, expected) in [
      (Phrase(number: value, upTo: places), short), (Phrase(number: value, places: places), full),
    ] {
      #expect(phrase.english == expected)
      #expect(phrase.russian == expected.replacing(".", with: ","))
    }
  }

  /// The digits are those of Foundation, where the number is not halfway between two.
  @Test func `digits of random numbers`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let places = Int.random(in: 0...6, using: &random)
      let value =
        Double.random(in: -1...1, using: &random) * pow(10, Double.random(in: -4...6, using: &random))
      let expected = String(format: "%.\(places)f", value)
      let text = Phrase(number: value, places: places).english
      let isZero = Double(expected) == 0
      #expect(text == expected || isZero && "-" + text == expected, "seed 7: \(value), \(places) places")
    }
  }
}
