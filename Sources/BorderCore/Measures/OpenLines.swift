/// The segments that one region alone goes along: where neighbours that should share a line do not.
struct OpenLines {
  /// A segment in the direction that has its region on the left.
  struct Segment {
    let a: Position
    let b: Position
    let region: RegionID
  }

  /// All segments, arc after arc.
  private(set) var segments: [Segment] = []

  /// The outer arcs of a topology, or of some of its regions. O(*n*) for *n* vertices of outer arcs.
  init(_ topology: BorderTopology, where isWanted: (RegionID) -> Bool = { _ in true }) {
    for arc in topology.arcIDs where topology.kind(of: arc) == .outer {
      let side = topology.sides[topology.sideRange(of: arc.index).lowerBound]
      let region = topology.region(of: side)
      guard isWanted(region) else { continue }
      var line = topology.positions(of: arc)
      if !side.isLeft { line.reverse() }
      for (a, b) in zip(line, line.dropFirst()) { segments.append(Segment(a: a, b: b, region: region)) }
    }
  }

  /// The segments in a grid.
  ///
  /// - Parameters:
  ///   - cell: The size of its smallest cells in metres.
  ///   - scale: Metres a degree.
  /// - Returns: The grid, with the indices of the segments.
  func grid(cell: Double, scale: LocalScale) -> SegmentGrid {
    var grid = SegmentGrid(cell: cell, scale: scale)
    for (index, segment) in segments.enumerated() {
      grid.insert(Int32(truncatingIfNeeded: index), segment.a, segment.b)
    }
    return grid
  }
}
