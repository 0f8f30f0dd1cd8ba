/// The rule by which two regions are neighbours.
public enum ContiguityRule: String, CaseIterable, Sendable {
  /// They share a line.
  case rook
  /// They share at least a point.
  case queen
}
