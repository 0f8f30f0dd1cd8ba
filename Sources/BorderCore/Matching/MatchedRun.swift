/// A stretch of a moving line and the stretch of other lines that it belongs to.
struct MatchedRun {
  /// The first and last samples.
  var samples: ClosedRange<Int>
  /// The place of each sample of the run.
  var places: [MatchCandidate]
  /// For each sample but the first, the segments from the place before to its own, both included.
  var ways: [[Int32]]
  /// For each sample but the first, the length of that way in metres.
  var wayLengths: [Double]
  /// The greatest distance of a passed vertex from the moving line.
  var greatestOffset = 0.0
}
