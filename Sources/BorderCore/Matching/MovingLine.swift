/// A line that may be moved, sampled finely enough to see where it comes near other lines.
///
/// Samples are its vertices, the feet of the perpendiculars from vertices of near lines, points at half a tolerance from
/// its vertices and at twice that and so on, and others in between so that no stretch beside another line is longer than
/// the tolerance or 50 m.
struct MovingLine {
  private(set) var positions: [Position] = []
  /// The vertex of the line at each sample; -1 between vertices.
  private(set) var vertexIndices: [Int32] = []
  /// Where the candidates of each sample begin; one more entry than samples.
  private(set) var candidateStarts: [Int32] = [0]
  private(set) var candidates: [MatchCandidate] = []

  /// Which samples are to stay where they are; empty when none is.
  private var stays: [Bool] = []
  /// How far each sample was moved before at most, in metres; empty when none was.
  private var moves: [Double] = []

  var count: Int { positions.count }
  var hasCandidates: Bool { !candidates.isEmpty }

  @inline(__always)
  func candidates(of sample: Int) -> ArraySlice<MatchCandidate> {
    candidates[Int(candidateStarts[sample])..<Int(candidateStarts[sample + 1])]
  }

  /// Whether a sample is to stay where it is.
  @inline(__always)
  func stays(_ sample: Int) -> Bool { !stays.isEmpty && stays[sample] }

  /// How far a sample was moved before at most, in metres.
  @inline(__always)
  func moveBefore(_ sample: Int) -> Double { moves.isEmpty ? 0 : moves[sample] }

  /// Notes how far each sample was moved before; what was moved by more than a limit stays where it is.
  mutating func stay(movedBy limit: Double, _ moves: [Double]) {
    self.moves = moves
    // Infinity times nothing is no number, and not within the limit.
    leaveAlone(where: { !(moves[$0] <= limit) })
  }

  /// Whether the line has a vertex within four tolerances of a sample, going one way.
  func hasVertex(from sample: Int, _ step: Int, _ reach: MatchReach) -> Bool {
    let plane = LocalPlane(at: positions[sample], reach.scale)
    var next = sample + step
    while positions.indices.contains(next) {
      let gap = plane.vector(positions[next])
      if (gap * gap).sum().squareRoot() > 4 * reach.tolerance { return false }
      if vertexIndices[next] >= 0 { return true }
      next += step
    }
    return true
  }

  /// Takes the candidates from samples that are to stay where they are, and those that would bring others where they must not.
  mutating func leaveAlone(
    where mustStay: (Int) -> Bool, mayCome: (MatchCandidate) -> Bool = { _ in true }
  ) {
    if stays.isEmpty { stays = [Bool](repeating: false, count: count) }
    var kept: [MatchCandidate] = []
    var starts: [Int32] = [0]
    for sample in 0..<count {
      if mustStay(sample) { stays[sample] = true }
      if !stays[sample] { kept += candidates(of: sample).filter(mayCome) }
      starts.append(Int32(truncatingIfNeeded: kept.count))
    }
    candidates = kept
    candidateStarts = starts
  }

  mutating func append(_ position: Position, vertex: Int32, _ found: [MatchCandidate]) {
    positions.append(position)
    vertexIndices.append(vertex)
    candidates.append(contentsOf: found)
    candidateStarts.append(Int32(truncatingIfNeeded: candidates.count))
  }
}
