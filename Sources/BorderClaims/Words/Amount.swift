/// Reads numbers as people write them in tables: `1 234,5`, `1,234.5`, `12 345 км`, `120 miles`.
package enum Amount {
  /// The number of a text that holds nothing else but blanks between digits; `nil` for anything else.
  ///
  /// Of a comma and a point, the one that stands last is the decimal mark. A comma alone is one too, unless exactly three
  /// digits follow and one to three that are no 0 precede it, as in `2,166`: there it parts thousands.
  package static func parse(_ text: String) -> Double? {
    var digits = text.filter { !$0.isWhitespace && $0 != "\u{2009}" && $0 != "'" && $0 != "’" }
    if let first = digits.first, first == "~" || first == "≈" { digits.removeFirst() }
    let commas = digits.count { $0 == "," }
    let points = digits.count { $0 == "." }
    if commas > 0, points > 0 {
      // The mark that stands last is the decimal one.
      let isCommaLast =
        (digits.lastIndex(of: ",") ?? digits.startIndex) > (digits.lastIndex(of: ".") ?? digits.startIndex)
      digits = digits.filter { $0 != (isCommaLast ? "." : ",") }
      if isCommaLast { digits = String(digits.map { $0 == "," ? "." : $0 }) }
    } else if commas > 1 {
      digits.removeAll { $0 == "," }
    } else if commas == 1, let comma = digits.firstIndex(of: ","),
      digits[comma...].count == 4, (1...3).contains(digits[..<comma].count), digits.first != "0"
    {
      digits.removeAll { $0 == "," }
    } else if commas == 1 {
      digits = String(digits.map { $0 == "," ? "." : $0 })
    }
    guard let first = digits.first, first.isNumber || first == "-" || first == "+" || first == "." else {
      return nil
    }
    guard let value = Double(digits), value.isFinite else { return nil }
    return value
  }

  /// A length in kilometres: the number with its unit, or in kilometres without one; `nil` for anything else.
  ///
  /// A footnote in brackets is passed over.
  static func kilometres(_ text: String) -> Double? {
    var text = text[...]
    if let bracket = text.firstIndex(of: "[") { text = text[..<bracket] }
    if let bracket = text.firstIndex(of: "(") { text = text[..<bracket] }
    let number = text.prefix { !$0.isLetter }
    let unit = text[number.endIndex...].lowercased().filter { $0.isLetter || $0 == "." }
    guard let value = parse(String(number)) else { return nil }
    return kilometres(ofUnit: unit).map { value * $0 }
  }

  /// How many kilometres a unit of length has, in English or Russian, shortened or not; none is a kilometre. `nil` for any other
  /// word.
  static func kilometres(ofUnit unit: String) -> Double? {
    switch unit.lowercased().filter({ $0 != "." }) {
    case "", "km", "кm", "км", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "километр",
      "километра", "километров":
      1
    case "m", "м", "metre", "metres", "meter", "meters", "метр", "метра", "метров": 0.001
    case "mi", "mile", "miles", "миля", "мили", "миль": 1.609344
    case "nmi", "nm", "nautical mile", "nautical miles", "морская миля", "морские мили", "морских миль": 1.852
    default: nil
    }
  }
}
