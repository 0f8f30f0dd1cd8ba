extension Phrase {
  /// A number for people, with so many digits after the point: `0.50` in English, `0,50` in Russian.
  ///
  /// What a reader is to type, such as `--tolerance-m 0.5`, and coordinates as files hold them keep the point in both
  /// languages: take `english` there. A number that is not finite or needs more than 53 bits is written as Swift does.
  package init(number value: Double, places: Int) {
    self.init(digits: Self.digits(value, places: places, least: places))
  }

  /// A number for people, with at most so many digits after the point: zeros at the end are left out.
  package init(number value: Double, upTo places: Int) {
    self.init(digits: Self.digits(value, places: places, least: 0))
  }

  private init(digits english: String) {
    self.init(english, english.replacing(".", with: ","))
  }

  private static func digits(_ value: Double, places: Int, least: Int) -> String {
    var unit = 1
    for _ in 0..<min(max(places, 0), 9) { unit *= 10 }
    let units = (value.magnitude * Double(unit)).rounded()
    guard units < 0x1p53 else { return "\(value)" }
    let (whole, rest) = Int(units).quotientAndRemainder(dividingBy: unit)
    // The unit in front keeps the zeros before the digits.
    var fraction = String(unit + rest).dropFirst()
    while fraction.count > least, fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 && units > 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }
}
