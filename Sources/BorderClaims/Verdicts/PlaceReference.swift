public import BorderCore

/// A place of a claim: a region, or all regions of a country.
public enum PlaceReference: Hashable, Comparable, Sendable {
  /// A region.
  case region(RegionID)
  /// A country by its code.
  case country(String)

  /// Regions by index, then countries by code.
  public static func < (a: PlaceReference, b: PlaceReference) -> Bool {
    switch (a, b) {
    case (.region(let x), .region(let y)): x < y
    case (.country(let x), .country(let y)): x < y
    case (.region, .country): true
    case (.country, .region): false
    }
  }

  /// Whether it is a country.
  public var isCountry: Bool {
    if case .country = self { true } else { false }
  }
}
