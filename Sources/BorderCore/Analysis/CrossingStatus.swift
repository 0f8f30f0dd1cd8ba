/// Whether one can cross, in the word of the source.
public struct CrossingStatus: RawRepresentable, Hashable, Comparable, Sendable {
  /// The word of the source.
  public let rawValue: String

  /// A status by the word of its source; empty where it says none, as for lines.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// One can.
  public static let open = CrossingStatus(rawValue: "open")
  /// The source says that it does not know.
  public static let unknown = CrossingStatus(rawValue: "unknown")
  /// Not said.
  public static let unstated = CrossingStatus(rawValue: "")

  /// In the order of the words.
  public static func < (a: CrossingStatus, b: CrossingStatus) -> Bool { a.rawValue < b.rawValue }
}
