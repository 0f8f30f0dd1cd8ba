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
  /// Where the segments of each arc begin; one more than there are arcs.
  private(set) var arcStarts = [0]

  /// The outer arcs of a topology. O(*n*) for *n* vertices of outer arcs.
  init(_ topology: BorderTopology) {
    for arc in topology.arcIDs where topology.kind(of: arc) == .outer {
      let side = topology.sides[topology.sideRange(of: arc.index).lowerBound]
      let region = topology.region(of: side)
      var line = topology.positions(of: arc)
      if !side.isLeft { line.reverse() }
      for (a, b) in zip(line, line.dropFirst()) { segments.append(Segment(a: a, b: b, region: region)) }
      arcStarts.append(segments.count)
    }
  }

  /// The regions that pass through the ends of the segments, by place, in the order of regions. O(*n*) expected for *n*
  /// segments.
  func regionsByVertex(in topology: BorderTopology) -> [Position: [RegionID]] {
    var regions: [Position: [RegionID]] = [:]
    for segment in segments {
      for place in [segment.a.canonical, segment.b.canonical] {
        if regions[place]?.last == segment.region { continue }
        regions[place, default: []].append(segment.region)
      }
    }
    for place in regions.keys {
      // Most places are of one region.
      guard let list = regions[place], list.count > 1 else { continue }
      regions[place] = list.sorted().withoutRepetition
    }
    // Regions that come to a node along shared lines only.
    for node in (0..<topology.nodeCount).map({ NodeID($0) }) {
      let place = topology.position(of: node).canonical
      guard let known = regions[place] else { continue }
      regions[place] = Set(known).union(topology.regions(at: node)).sorted()
    }
    return regions
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
