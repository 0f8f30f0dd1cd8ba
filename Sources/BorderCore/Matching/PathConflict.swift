/// A place where a line that is laid along others would touch or cross a line of its region.
struct PathConflict {
  /// Which stretch has to give way.
  var run: Int
  /// Where on it, as the number of a sample of the stretch.
  var index: Int
  /// Where the lines meet.
  var place: Position
  /// Whether the stretch gives way from there to its nearer end.
  var toEnd = false
  /// Whether the stretch crosses itself there.
  var isLoop = false
}
