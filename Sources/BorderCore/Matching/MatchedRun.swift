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

  /// How far what comes to lie at an end of the stretch is moved at most, in metres.
  func move(atEnd isLast: Bool) -> Double {
    let count = places.count
    var move = 0.0
    for k in 0..<count {
      let index = isLast ? count - 1 - k : k
      move = max(move, places[index].distance)
      if k < count - 1, wayLengths[isLast ? index - 1 : index] > 0 { break }
    }
    return move
  }

  /// Whether the line comes back to its own place at a sample beside an end of the stretch, between two vertices: it gave way
  /// there, or nothing is matched there, or it would lie aslant as far as its next vertex.
  ///
  /// - Parameters:
  ///   - sample: The sample behind the last one, or before the first one.
  ///   - isLast: Which end.
  ///   - line: The samples.
  ///   - reach: How far they may be moved.
  /// - Returns: Whether it does.
  func leaves(at sample: Int, isLast: Bool, _ line: MovingLine, _ reach: MatchReach) -> Bool {
    guard sample >= 0, sample < line.count, line.vertexIndices[sample] < 0 else { return false }
    if (isLast ? givenUp.end : givenUp.start) > 0 || line.stays(sample) { return true }
    let distance = places[isLast ? places.count - 1 : 0].distance
    return distance > reach.tolerance / 8 && !line.hasVertex(from: sample, isLast ? 1 : -1, reach)
  }
}
