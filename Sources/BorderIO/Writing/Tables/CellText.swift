package import BorderCore
package import BorderTables

extension Double {
  /// The number that text files hold: rounded to so many places. Files with binary numbers hold the same figure.
  package func rounded(toPlaces places: Int) -> Double {
    var buffer = OutputBuffer()
    buffer.append(fixed: self, places: places)
    return Double(buffer.text) ?? self
  }
}

/// Cells as people read them, on the terminal and in Markdown.
package struct CellText {
  package let language: Language
  /// What stands between groups of three digits; `nil` for no grouping.
  package let groupSeparator: String?

  /// The text of a cell on one line.
  ///
  /// Decimals have the decimal sign of the language and the places that the column shows; missing values
  /// are `–`.
  package func callAsFunction(_ cell: Cell, in column: Column) -> String {
    switch cell {
    case .text(let text):
      return PrintableText.oneLine(column.vocabulary?.phrase(text)(language) ?? text)
    case .phrase(let phrase): return PrintableText.oneLine(phrase(language))
    case .integer(let number):
      var buffer = OutputBuffer()
      buffer.append(number)
      return grouped(buffer.text)
    case .decimal(let number, let places):
      guard number.isFinite else { return "–" }
      var buffer = OutputBuffer()
      buffer.append(
        fixed: number, places: min(places, column.displayPlaces ?? places),
        point: language == .russian ? Ascii.comma : Ascii.point)
      return grouped(buffer.text)
    case .flag(let flag):
      return flag ? Phrase("yes", "да")(language) : Phrase("no", "нет")(language)
    case .missing: return "–"
    }
  }

  /// Groups the whole part by three digits, from five digits on (ISO 80000-1, section 7.3.1).
  private func grouped(_ number: String) -> String {
    guard let groupSeparator else { return number }
    let whole = number.prefix { $0 == "-" || $0.isNumber }
    let sign = whole.hasPrefix("-") ? "-" : ""
    let digits = whole.dropFirst(sign.count)
    guard digits.count > 4 else { return number }
    var result = sign
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { result += groupSeparator }
      result.append(digit)
    }
    return result + number[whole.endIndex...]
  }
}
