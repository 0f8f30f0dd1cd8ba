/// A field that has another value in every feature.
package struct UniqueField {
  package let name: String
  package let values: [String]

  package init(name: String, values: [String]) {
    self.name = name
    self.values = values
  }

  /// Whether a value may be an id; numbers with a fraction, long texts and shapes as text (WKT in CSV) are none.
  package static func canBeID(_ text: String) -> Bool {
    !MissingValue.isMissing(text) && text.utf8.count <= 80 && !isFraction(text) && !text.contains("((")
  }

  /// Whether the values are codes by their looks: capitals and digits without blanks, of one length or with a digit in
  /// each; numbers alone only with a zero in front, since others may count or measure something.
  package var isCode: Bool {
    guard let length = values.first?.utf8.count else { return false }
    let haveOneLength = values.allSatisfy { $0.utf8.count == length }
    let isNumeric = values.allSatisfy { $0.utf8.allSatisfy(Self.isDigit) }
    if isNumeric {
      return haveOneLength && length <= 15 && values.contains { $0.utf8.first == UInt8(ascii: "0") }
    }
    return values.allSatisfy { text in
      text.utf8.count <= 15
        && text.utf8.allSatisfy { Self.isDigit($0) || Self.isCapital($0) || Self.isHyphen($0) }
        && (haveOneLength || text.utf8.contains(where: Self.isDigit))
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
  private static func isHyphen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private static func isFraction(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: ".")) && Double(text) != nil
  }
}
