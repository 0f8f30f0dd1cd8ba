/// Which form of a Russian noun stands behind a number.
public struct RussianCount: Hashable, Sendable {
  /// Behind 1, 21, 101: the nominative, `регион`.
  public let one: String
  /// Behind 2, 3, 4, 22 and fractions: the genitive, `региона`.
  public let few: String
  /// Behind 5, 11, 20 and all others: the genitive plural, `регионов`.
  public let many: String

  /// The forms of a noun.
  public init(_ one: String, _ few: String, _ many: String) {
    (self.one, self.few, self.many) = (one, few, many)
  }

  /// The form behind a number.
  public func form(for number: Double) -> String {
    guard let whole = Int(exactly: number.magnitude) else { return few }
    switch (whole % 10, whole % 100) {
    case (_, 11...14): return many
    case (1, _): return one
    case (2...4, _): return few
    default: return many
    }
  }
}
