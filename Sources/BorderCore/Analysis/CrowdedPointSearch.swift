/// Finds the touches of pairs that share a line somewhere, at points where too many regions meet to look at all pairs.
struct CrowdedPointSearch {
  /// For each region the range in `others`.
  private let starts: [Int]
  /// The regions with a greater index that each region shares a line with.
  private let others: [RegionID]

  /// - Parameters:
  ///   - pairs: The pairs that share a line, in any order; they may be repeated.
  ///   - regionCount: How many regions there are.
  /// - Complexity: O(*n* log *n*).
  init(_ pairs: some Sequence<(RegionID, RegionID)>, regionCount: Int) {
    var list = pairs.map { RegionPair($0, $1) }
    list.sort()
    var starts = [Int](repeating: 0, count: regionCount + 1)
    var others: [RegionID] = []
    for (index, pair) in list.enumerated() where index == 0 || list[index - 1] != pair {
      others.append(pair.b)
      starts[pair.a.index + 1] += 1
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    self.starts = starts
    self.others = others
  }

  /// Hands over the pairs of regions that share a line somewhere, but none that ends at a node where both are.
  ///
  /// - Parameters:
  ///   - members: The regions at the node, in order.
  ///   - sharing: The pairs that share an arc that ends at the node, in order.
  ///   - body: Gets each pair once, in order.
  /// - Complexity: O(*k* log *k* + *n*) for *k* members that share lines with *n* regions.
  func forEachTouch(
    among members: [RegionID], sharing: [RegionPair], _ body: (RegionID, RegionID) -> Void
  ) {
    let here = Set(members)
    var next = 0
    for a in members {
      for index in starts[a.index]..<starts[a.index + 1] where here.contains(others[index]) {
        let pair = RegionPair(a, others[index])
        while next < sharing.count, sharing[next] < pair { next += 1 }
        if next < sharing.count, sharing[next] == pair { continue }
        body(pair.a, pair.b)
      }
    }
  }
}
