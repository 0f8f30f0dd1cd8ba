/// How one crosses: by road, by railway or as the source calls it; of a line, its class.
public struct CrossingMode: RawRepresentable, Hashable, Comparable, Sendable {
  /// The word of the source.
  public let rawValue: String

  /// A mode by the word of its source; empty where it says none.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Roads.
  public static let road = CrossingMode(rawValue: "road")
  /// Railways.
  public static let rail = CrossingMode(rawValue: "rail")
  /// Not said.
  public static let unstated = CrossingMode(rawValue: "")

  /// The modes that tables have a column for.
  public static let named: [CrossingMode] = [.road, .rail]

  /// In the order of the words.
  public static func < (a: CrossingMode, b: CrossingMode) -> Bool { a.rawValue < b.rawValue }
}

extension CrossingMode {
  /// Road or rail where the word means one of them, in English or Russian, in any case, or as OpenStreetMap classes roads and
  /// railways; `nil` for any other word.
  public var general: CrossingMode? {
    let word = rawValue.lowercased()
    if Self.roads.contains(word) { return .road }
    return Self.railways.contains(word) ? .rail : nil
  }

  private static let roads: Set<String> = [
    "road", "roads", "highway", "street", "motorway", "motorway_link", "trunk", "trunk_link", "primary",
    "primary_link",
    "secondary", "secondary_link", "tertiary", "tertiary_link", "unclassified", "residential",
    "living_street",
    "service", "track", "автомобильный", "автомобильная", "автодорога", "автодорожный", "дорога", "авто",
  ]
  private static let railways: Set<String> = [
    "rail", "railway", "railways", "railroad", "light_rail", "narrow_gauge", "железнодорожный",
    "железнодорожная",
    "железная дорога", "ж/д", "жд",
  ]
}
