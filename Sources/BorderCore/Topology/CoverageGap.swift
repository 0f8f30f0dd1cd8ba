/// A closed line of outer arcs that encloses land of nobody: a lake, a missing region, or a sliver.
public struct CoverageGap: Hashable, Sendable {
  /// The arcs round it.
  public let arcs: [ArcID]
  /// Its edge as a closed line, clockwise.
  public let edge: [Position]
  /// The regions round it, in the order of their indices.
  public let regions: [RegionID]
  /// A place on its edge: the least of its vertices at nodes or arc starts.
  public let place: Position
}

extension BorderTopology {
  /// The gaps between regions: closed lines of outer arcs with the regions outside of them.
  ///
  /// A hole of a single region is reported too (`regions.count == 1`): it may be a lake. Where more than two outer
  /// arcs of one kind meet in a point, gaps that touch there may be reported as one.
  ///
  /// - Returns: The gaps, sorted by place.
  /// - Complexity: O(*n*) for *n* vertices of outer arcs.
  public func gaps() -> [CoverageGap] {
    // Outer arcs in the direction that has their region on the left.
    var starts: [Position: [(arc: ArcID, isBackward: Bool)]] = [:]
    var outer: [(arc: ArcID, isBackward: Bool)] = []
    for arc in 0..<arcCount where kind(of: ArcID(arc)) == .outer {
      let directed = (arc: ArcID(arc), isBackward: !sides[sideRange(of: arc).lowerBound].isLeft)
      outer.append(directed)
      let ends = ends(of: directed.arc)
      starts[(directed.isBackward ? ends.end : ends.start).canonical, default: []].append(directed)
    }
    var isUsed = [Bool](repeating: false, count: arcCount)
    // How many of the arcs from a place have been used, counted from the first: no arc is asked for twice in vain.
    var passed: [Position: Int] = [:]
    func next(from place: Position) -> (arc: ArcID, isBackward: Bool)? {
      guard let there = starts[place] else { return nil }
      var index = passed[place] ?? 0
      while index < there.count, isUsed[there[index].arc.index] { index += 1 }
      passed[place] = index
      return index < there.count ? there[index] : nil
    }
    var list: [CoverageGap] = []
    for first in outer where !isUsed[first.arc.index] {
      var current = first
      var loop: [ArcID] = []
      var isClosed = false
      while !isUsed[current.arc.index] {
        isUsed[current.arc.index] = true
        loop.append(current.arc)
        let ends = ends(of: current.arc)
        let end = (current.isBackward ? ends.start : ends.end).canonical
        guard let next = next(from: end) else {
          let firstEnds = self.ends(of: first.arc)
          isClosed = end == (first.isBackward ? firstEnds.end : firstEnds.start).canonical
          break
        }
        current = next
      }
      guard isClosed else { continue }
      var around: [RegionID] = []
      var edge: [Position] = []
      var place = self.ends(of: loop[0]).start
      for arc in loop {
        let side = sides[sideRange(of: arc.index).lowerBound]
        let line = side.isLeft ? positions(of: arc) : positions(of: arc).reversed()
        edge += edge.isEmpty ? line[...] : line.dropFirst()
        let region = region(of: side)
        if around.last != region { around.append(region) }
        let start = self.ends(of: arc).start
        if start.precedes(place) { place = start }
      }
      guard edge.withUnsafeBufferPointer({ RingSummary($0).doubleArea }) < 0 else { continue }
      list.append(
        CoverageGap(arcs: loop, edge: edge, regions: around.sorted().withoutRepetition, place: place))
    }
    return list.sorted { $0.place.precedes($1.place) }
  }
}
