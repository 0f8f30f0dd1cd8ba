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
  /// Where the run goes from one line to another that crosses it, in the order of the run.
  var jumps: [Jump] = []
  /// How far the run gave way where it begins and ends, in metres; 0 where it did not.
  var givenUp = (start: 0.0, end: 0.0)
}
