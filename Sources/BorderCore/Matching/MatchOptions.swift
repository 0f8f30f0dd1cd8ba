/// How borders are matched.
public struct MatchOptions: Hashable, Sendable {
  /// How far anything may be moved, in metres; positive.
  public var tolerance: Double
  /// The source that stays still (`Region.source`); `nil` for the first one.
  public var heldSource: Int?
  /// Which regions may be matched with each other.
  public var scope: MatchScope

  /// Options with a tolerance in metres.
  public init(tolerance: Double, heldSource: Int? = nil, scope: MatchScope = .all) {
    self.tolerance = tolerance
    self.heldSource = heldSource
    self.scope = scope
  }
}
