package import BorderCore

/// Lengths, surfaces and places in sentences, and what must stand under every table of lengths.
package enum LengthNotes {
  /// Metres for a sentence.
  package static func metres(_ value: Double) -> String {
    value >= 10 ? String(Int(value.rounded())) : String((value * 1000).rounded() / 1000)
  }

  /// Square kilometres for a sentence, from square metres.
  package static func squareKilometres(_ squareMetres: Double) -> String {
    let value = squareMetres / 1e6
    if value >= 100 { return String(Int(value.rounded())) }
    if value > 0, value < 0.001 { return "< 0.001" }
    return String((value * 1000).rounded() / 1000)
  }

  /// Kilometres for a sentence, from metres.
  package static func kilometres(_ metres: Double) -> String {
    metres >= 100_000 ? String(Int((metres / 1000).rounded())) : String((metres / 100).rounded() / 10)
  }

  /// A place in degrees, to a tenth of a metre: places where lines cross are computed, and have more digits than they mean.
  package static func place(_ place: Position) -> String {
    [place.longitude, place.latitude].map { "\(($0 * 1e6).rounded() / 1e6)" }.joined(separator: " ")
  }
}
