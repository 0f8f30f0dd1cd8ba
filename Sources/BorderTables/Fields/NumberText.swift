/// Numbers as texts, the same in every format: 1001 of a GeoJSON's `1001.0`, of a shapefile's `1001.000000000000000`
/// and of a GeoPackage's REAL.
package enum NumberText {
  /// 2⁵³: beyond it a number of 64 bits no longer tells whole ones apart.
  private static let exact = 9_007_199_254_740_992.0

  /// Whole numbers without a fraction, others with the fewest digits that give the same number back.
  ///
  /// - Returns: `nil` for what is no number.
  package static func of(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if value.magnitude < exact, let whole = Int64(exactly: value) { return "\(whole)" }
    return "\(value)"
  }

  /// As `of(_:)`, for numbers of 32 bits, which have fewer digits.
  package static func of(_ value: Float) -> String? {
    guard value.isFinite else { return nil }
    if Double(value.magnitude) < exact, let whole = Int64(exactly: value) { return "\(whole)" }
    return "\(value)"
  }

  /// A number as JSON writes it; whole ones without a fraction or exponent keep all their digits.
  package static func of(token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) else {
      return token == "-0" ? "0" : token
    }
    return Double(token).flatMap(of) ?? token
  }

  /// A text that is a number and would be written just so, as a number; `nil` for others, such as codes with zeros in
  /// front.
  package static func exact(_ text: String) -> Cell? {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10 else {
      return nil
    }
    if let whole = Int(text) { return "\(whole)" == text ? .integer(whole) : nil }
    guard let value = Double(text), of(value) == text, !text.utf8.contains(UInt8(ascii: "e")) else {
      return nil
    }
    return .decimal(value, places: text.split(separator: ".").last?.utf8.count ?? 0)
  }
}
