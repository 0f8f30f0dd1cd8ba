extension BorderTopology {
  /// Joins arcs end to end into lines.
  ///
  /// Two arcs are joined where exactly these two of the given arcs end; where three or more meet, lines end (as
  /// GEOS's LineMerge does). A line that closes on itself starts at the least of its nodes. The result is the
  /// same for any order of the arcs.
  ///
  /// - Parameters:
  ///   - list: Arcs, each at most once.
  ///   - left: The region that lines keep on their left where the data tells sides; without it a line goes from its
  ///     lesser end to its greater.
  /// - Returns: The lines, each with at least two positions, sorted by their first positions.
  /// - Complexity: O(*n* log *n*) for *n* arcs, plus their vertices.
  public func lines(joining list: some Collection<ArcID>, left: RegionID? = nil) -> [[Position]] {
    chains(joining: list).map { line(along: $0, left: left) }.sorted { Self.lineComesBefore($0, $1) }
  }

  /// How many lines `lines(joining:left:)` gives, without making them. O(*n* log *n*) for *n* arcs.
  public func lineCount(joining list: some Collection<ArcID>) -> Int {
    list.count < 2 ? list.count : chains(joining: list).count
  }

  /// An arc as a step of a chain.
  package struct Step {
    package var arc: ArcID
    package var isReversed: Bool
  }

  /// The arcs in the order in which they are joined.
  func chains(joining list: some Collection<ArcID>) -> [[Step]] {
    // Nearly all borders are one arc, which starts at its lesser end.
    if list.count == 1, let arc = list.first {
      let (start, end) = self.ends(of: arc)
      return [[Step(arc: arc, isReversed: end.canonical.precedes(start.canonical))]]
    }
    let pieces = list.sorted()
    // Both ends of each arc; end 2i is the start of arc i.
    var ends: [Position] = []
    ends.reserveCapacity(2 * pieces.count)
    for arc in pieces {
      let (start, end) = self.ends(of: arc)
      ends.append(start.canonical)
      ends.append(end.canonical)
    }
    return EndJoiner.chains(ends).map { chain in
      chain.map { Step(arc: pieces[$0.line], isReversed: $0.isReversed) }
    }
  }

  /// The vertices along a chain, turned the way that `left` asks for.
  private func line(along chain: [Step], left: RegionID?) -> [Position] {
    var line: [Position] = []
    var balance = 0
    for step in chain {
      var part = positions(of: step.arc)
      if step.isReversed { part.reverse() }
      if line.isEmpty { line = part } else { line.append(contentsOf: part.dropFirst()) }
      if let left, let keepsLeft = isOnLeft(left, of: step.arc) {
        balance += keepsLeft != step.isReversed ? 1 : -1
      }
    }
    if balance < 0 || balance == 0 && Self.shouldReverse(line) { line.reverse() }
    return line
  }

  /// Whether a region lies to the left of an arc; `nil` where it lies on both sides or on none.
  func isOnLeft(_ region: RegionID, of arc: ArcID) -> Bool? {
    var left = false
    var right = false
    for index in sideRange(of: arc.index) where self.region(of: sides[index]) == region {
      if sides[index].isLeft { left = true } else { right = true }
    }
    return left == right ? nil : left
  }

  private static func shouldReverse(_ line: [Position]) -> Bool {
    guard line.count > 1 else { return false }
    let (a, z) = (line[0].canonical, line[line.count - 1].canonical)
    if a != z { return z.precedes(a) }
    return line[line.count - 2].canonical.precedes(line[1].canonical)
  }

  private static func lineComesBefore(_ a: [Position], _ b: [Position]) -> Bool {
    for (p, q) in zip(a, b) where p != q { return p.precedes(q) }
    return a.count < b.count
  }
}
