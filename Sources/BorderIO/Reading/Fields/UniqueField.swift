/// A field that has another value in every feature.
struct UniqueField {
  let name: String
  let values: [String]

  /// Finds such fields; numbers with a fraction and long texts are no ids and are left out.
  ///
  /// - Parameters:
  ///   - fields: The names of the fields to look at.
  ///   - attributes: What reads them. It stops where no field is left.
  /// - Returns: The fields in their order.
  /// - Throws: `InputError` when the file cannot be read any more.
  static func find(among fields: [String], in attributes: AttributeReader) throws(InputError) -> [UniqueField]
  {
    var seen = [Set<String>](repeating: [], count: fields.count)
    var values = [[String]](repeating: [], count: fields.count)
    var alive = Array(fields.indices)
    try attributes.forEachFeature(fields: fields) { value in
      alive.removeAll { field in
        let text = value(field).map(FieldText.trimmed) ?? ""
        guard !MissingValue.isMissing(text), text.utf8.count <= 80, !isFraction(text),
          seen[field].insert(text).inserted
        else { return true }
        values[field].append(text)
        return false
      }
      return !alive.isEmpty
    }
    return alive.map { UniqueField(name: fields[$0], values: values[$0]) }
  }

  /// Whether the values are codes by their looks: capitals and digits without blanks, of one length or with a digit in
  /// each; numbers alone only with a zero in front, since others may count or measure something.
  var isCode: Bool {
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
