public import BorderCore

/// How claims are judged.
public struct ValidationOptions: Hashable, Sendable {
  /// Whether a list names each pair from one side or from both.
  public enum Direction: String, CaseIterable, Sendable {
    /// From both sides where at least half of its pairs stand so.
    case automatic = "auto"
    /// From one side.
    case once
    /// From both sides.
    case both
  }

  /// By which rule places are neighbours.
  public var rule = ContiguityRule.rook
  /// Up to which distance places that do not meet are near, in metres.
  public var nearLimit = 1000.0
  /// Up to which distance places that only water parts are near, in metres: 24 nautical miles, where two territorial
  /// seas of 12 meet.
  public var seaLimit = 24 * 1852.0
  /// Whether the list names pairs from both sides.
  public var direction = Direction.automatic
  /// Places whose neighbours the list must name completely.
  public var completeFor: [PlaceReference] = []

  /// The rook rule; near is up to a kilometre, or 24 nautical miles of water.
  public init() {}
}
