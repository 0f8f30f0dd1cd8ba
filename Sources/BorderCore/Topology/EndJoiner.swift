/// Joins lines end to end, of which nothing but the ends is known.
enum EndJoiner {
  /// A line as a step of a chain.
  struct Step {
    /// The number of the line.
    var line: Int
    var isReversed: Bool
  }

  /// The lines in the order in which they are joined: two where exactly these two end.
  ///
  /// - Parameter ends: Both ends of each line, the start of line *i* at 2 *i*; equal places have equal numbers.
  /// - Returns: The chains, open ones first, in the order of their free ends. O(*n* log *n*).
  static func chains(_ ends: [Position]) -> [[Step]] {
    let order = ends.indices.sorted { ends[$0] == ends[$1] ? $0 < $1 : ends[$0].precedes(ends[$1]) }
    // The end that each end is joined with, or -1.
    var partner = [Int](repeating: -1, count: ends.count)
    var start = 0
    while start < order.count {
      var stop = start + 1
      while stop < order.count && ends[order[stop]] == ends[order[start]] { stop += 1 }
      if stop - start == 2 {
        partner[order[start]] = order[start + 1]
        partner[order[start + 1]] = order[start]
      }
      start = stop
    }

    var isUsed = [Bool](repeating: false, count: ends.count / 2)
    var chains: [[Step]] = []
    func follow(from end: Int) {
      var chain: [Step] = []
      var end = end
      while !isUsed[end / 2] {
        isUsed[end / 2] = true
        chain.append(Step(line: end / 2, isReversed: end % 2 == 1))
        guard partner[end ^ 1] >= 0 else { break }
        end = partner[end ^ 1]
      }
      chains.append(chain)
    }
    // Open lines first, from their free ends; what is left are closed ones.
    for end in order where partner[end] < 0 && !isUsed[end / 2] { follow(from: end) }
    for end in order where !isUsed[end / 2] { follow(from: end) }
    return chains
  }
}
