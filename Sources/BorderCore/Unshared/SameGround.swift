extension BorderTopology {
  /// The pairs of regions that cover the same ground, as far as equal lines tell: they go along the same side of lines, and
  /// that for longer than along opposite sides. So do a region and its parts, and one region of two files.
  ///
  /// Lines of theirs that face each other are banks of a strait that both have; no border between the two.
  ///
  /// - Parameter length: The length of an arc in metres; asked for such pairs only.
  /// - Returns: The pairs, in order. Where very many regions lie above each other, not all of them.
  /// - Complexity: O(arcs + *k*) for *k* pairs along arcs where regions lie above each other.
  public func pairsOnSameGround(_ length: (ArcID) -> Double) -> [RegionPair] {
    var metres: [RegionPair: (same: Double, opposite: Double)] = [:]
    // As many as of loose vertices: k regions above each other are k² pairs.
    var rest = 2_000_000
    for arc in 0..<arcCount {
      let range = sideRange(of: arc)
      guard range.count > 1, !arcs[arc].isCut else { continue }
      if range.count == 2, sides[range.lowerBound].isLeft != sides[range.lowerBound + 1].isLeft { continue }
      let (left, right) = regionsOnOneSide(of: arc)
      for members in [left, right] where members.count > 1 {
        rest -= members.count * (members.count - 1) / 2
        guard rest >= 0 else { break }
        for (index, a) in members.enumerated() {
          for b in members.dropFirst(index + 1) {
            metres[RegionPair(a, b), default: (0, 0)].same += length(ArcID(arc))
          }
        }
      }
    }
    guard !metres.isEmpty else { return [] }
    for arc in 0..<arcCount {
      var isMeasured = false
      forEachPair(of: arc) { if metres[RegionPair($0, $1)] != nil { isMeasured = true } }
      guard isMeasured else { continue }
      let (left, right) = regionsOnOneSide(of: arc)
      guard left.count * right.count <= rest else { continue }
      for a in left {
        for b in right { metres[RegionPair(a, b)]?.opposite += length(ArcID(arc)) }
      }
    }
    return metres.filter { $0.value.same > $0.value.opposite }.keys.sorted()
  }

  /// The regions to the left of an arc and to its right, without those that lie on both sides of it.
  private func regionsOnOneSide(of arc: Int) -> (left: [RegionID], right: [RegionID]) {
    var (left, right) = (Set<RegionID>(), Set<RegionID>())
    for index in sideRange(of: arc) {
      if sides[index].isLeft {
        left.insert(region(of: sides[index]))
      } else {
        right.insert(region(of: sides[index]))
      }
    }
    return (left.subtracting(right).sorted(), right.subtracting(left).sorted())
  }
}
