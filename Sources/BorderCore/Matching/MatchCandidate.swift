/// A place on a segment that a sample of a moving line may be moved to.
struct MatchCandidate {
  var segment: Int32
  /// Where on the segment, from its start.
  var fraction: Double
  /// How far away, in metres.
  var distance: Double

  /// Whether another candidate is at the same place on the same segment.
  func isSamePlace(as other: MatchCandidate) -> Bool {
    segment == other.segment && fraction == other.fraction
  }
}
