/// What becomes of gaps between regions whose borders have been matched.
public enum GapChoice: String, CaseIterable, Sendable {
  /// They stay, and are listed.
  case report
  /// They stay.
  case leave
  /// Narrow ones are given to a region beside them.
  case fill
}
