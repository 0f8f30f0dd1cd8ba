package import BorderCore

/// Lengths, surfaces and places in sentences, and what must stand under every table of lengths.
package enum LengthNotes {
  /// Metres for a sentence; less than half a millimetre is written as one, and less than a micrometre, which computing
  /// leaves, as nothing.
  package static func metres(_ value: Double) -> Phrase {
    Phrase(number: value >= 1e-6 ? max(value, 0.001) : 0, upTo: value >= 10 ? 0 : 3)
  }

  /// Square kilometres for a sentence, from square metres: three digits that mean something, down to a square metre.
  package static func squareKilometres(_ squareMetres: Double) -> Phrase {
    let value = squareMetres / 1e6
    if value > 0, value < 0.000_001 { return Phrase("< 0.000001", "< 0,000001") }
    return Phrase(number: value, upTo: value >= 100 ? 0 : value >= 1 ? 2 : value >= 0.01 ? 4 : 6)
  }

  /// Kilometres for a sentence, from metres.
  package static func kilometres(_ metres: Double) -> Phrase {
    Phrase(number: metres / 1000, places: metres >= 100_000 ? 0 : 1)
  }

  /// A place in degrees, to a tenth of a metre: places where lines cross are computed, and have more digits than they mean.
  /// As files hold it, with points, in both languages.
  package static func place(_ place: Position) -> String {
    [place.longitude, place.latitude].map { "\(($0 * 1e6).rounded() / 1e6)" }.joined(separator: " ")
  }
}
