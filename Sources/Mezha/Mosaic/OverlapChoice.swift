/// What becomes of ground that two regions still cover both when their borders have been matched.
public enum OverlapChoice: String, CaseIterable, Sendable {
  /// It stays, and is listed.
  case report
  /// It stays.
  case leave
  /// One of the regions keeps it, and the other is cut.
  case cut
}
