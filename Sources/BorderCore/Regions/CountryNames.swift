/// The names of countries by their codes.
public struct CountryNames: Sendable {
  /// All names, by code.
  public let all: [String: Phrase]

  /// Names by code.
  public init(_ names: [String: Phrase]) { all = names }

  /// The name of a country; its code where there is none.
  public subscript(code: String) -> Phrase { all[code] ?? Phrase(same: code) }
}
