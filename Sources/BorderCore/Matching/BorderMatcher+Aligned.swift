extension BorderMatcher {
  /// A line with its samples and the stretches along which it may be laid.
  struct AlignedLine {
    /// The line; a closed one begins where it was cut.
    var line: OuterLine
    var sampled: MovingLine
    /// For each vertex whether it must stay.
    var fixed: [Bool]
    var runs: [MatchedRun]

    /// Whether a closed line is matched on both sides of where it was cut.
    var isRound: Bool {
      runs.first?.samples.lowerBound == 0 && runs.last?.samples.upperBound == sampled.count - 1
    }

    /// The vertex in the middle of the longest stretch, and the place that the line goes through there; `nil` when all of that
    /// stands still.
    var passage: (vertex: Int, place: MatchCandidate)? {
      guard let run = runs.max(by: { $0.wayLength < $1.wayLength }) else { return nil }
      let middle = run.places.count / 2
      let found = run.places.indices.filter { index in
        let sample = run.samples.lowerBound + index
        return sampled.vertexIndices[sample] >= 0
          && sampled.candidates(of: sample).contains { $0.isSamePlace(as: run.places[index]) }
      }.min { abs($0 - middle) < abs($1 - middle) }
      return found.map { (Int(sampled.vertexIndices[run.samples.lowerBound + $0]), run.places[$0]) }
    }
  }

  /// Finds along what a line may be laid; `nil` when nothing is near.
  ///
  /// A closed line is cut where nothing is near it, or else where another line is nearest. That may be a place that it does
  /// not go through, only past: then it is not matched on both sides of the cut, and is cut once more, where it does go.
  mutating func aligned(
    _ line: OuterLine, of region: RegionID, _ filter: MatchFilter, closelyAt closely: [Position]
  ) -> AlignedLine? {
    let sampled = sample(line, of: region, filter, closelyAt: closely)
    guard sampled.hasCandidates else { return nil }
    guard line.isClosed else { return align(line, sampled, of: region, filter, anchor: nil) }
    let (start, place) = startOfClosedLine(sampled)
    let first = cut(line, sampled, at: start, through: place, of: region, filter, closelyAt: closely)
    guard place != nil, !first.isRound, let passage = first.passage, passage.vertex > 0 else { return first }
    let second = cut(
      first.line, first.sampled, at: passage.vertex, through: passage.place, of: region, filter,
      closelyAt: closely)
    return second.isRound ? second : first
  }

  /// Finds along what a closed line may be laid that begins at one of its vertices.
  private mutating func cut(
    _ line: OuterLine, _ sampled: MovingLine, at vertex: Int, through place: MatchCandidate?,
    of region: RegionID, _ filter: MatchFilter, closelyAt closely: [Position]
  ) -> AlignedLine {
    guard vertex > 0 else { return align(line, sampled, of: region, filter, anchor: place) }
    var line = line
    line.rotate(to: vertex)
    let sampled = sample(line, of: region, filter, closelyAt: closely)
    return align(line, sampled, of: region, filter, anchor: place)
  }

  private mutating func align(
    _ line: OuterLine, _ sampled: MovingLine, of region: RegionID, _ filter: MatchFilter,
    anchor: MatchCandidate?
  ) -> AlignedLine {
    let rank = plan.ranks[region.index]
    let fixed = line.vertices.indices.map { isFixed(line, $0, rank) }
    let runs = aligner.align(sampled, with: lines, filter, fixed: fixed, anchor: anchor)
    return AlignedLine(line: line, sampled: sampled, fixed: fixed, runs: runs)
  }

  /// Where to begin on a closed line, and the place that is nearest there: where nothing is near, or else where the other line
  /// is nearest.
  private func startOfClosedLine(_ line: MovingLine) -> (vertex: Int, place: MatchCandidate?) {
    var best: (vertex: Int, place: MatchCandidate)?
    for sample in 0..<line.count where line.vertexIndices[sample] >= 0 {
      let vertex = Int(line.vertexIndices[sample])
      guard let candidate = line.candidates(of: sample).first else { return (vertex, nil) }
      if candidate.distance < best?.place.distance ?? .infinity { best = (vertex, candidate) }
    }
    return (best?.vertex ?? 0, best?.place)
  }
}
