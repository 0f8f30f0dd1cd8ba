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
