/// Empty ground that outer arcs enclose: a lake, a missing region, or a sliver.
public struct CoverageGap: Hashable, Sendable {
  /// The arcs round it, and those of what lies in it.
  public let arcs: [ArcID]
  /// Its polygon: the edge counter-clockwise, then the regions that lie in it as holes, clockwise; all closed.
  public let polygon: [[Position]]
  /// The regions round it and in it, in the order of their indices.
  public let regions: [RegionID]
  /// A place on its edge: the least of its vertices at nodes or arc starts.
  public let place: Position
}

extension BorderTopology {
  /// The gaps between regions: closed lines of outer arcs with the regions outside of them, less what lies inside.
  ///
  /// A hole of a single region is reported too (`regions.count == 1`): it may be a lake. Gaps that touch in a point are
  /// apart.
  ///
  /// - Returns: The gaps, sorted by place.
  /// - Complexity: O(*n* log *n*) for *n* vertices of outer arcs, as long as gaps do not lie in each other's boxes.
  public func gaps() -> [CoverageGap] {
    var edges: [OuterRing] = []
    var islands: [OuterRing] = []
    for loop in OuterLoops(self).loops {
      let ring = OuterRing(loop, of: self)
      let area = ring.line.withUnsafeBufferPointer { RingSummary($0).doubleArea }
      if area < 0 { edges.append(ring) } else if area > 0 { islands.append(ring) }
    }
    let inside = edges.isEmpty ? [] : RingsInside(edges.map(\.line), islands.map(\.line)).byEdge
    return edges.enumerated().map { index, edge in
      let rings = [edge] + inside[index].map { islands[$0] }
      return CoverageGap(
        arcs: rings.flatMap(\.arcs), polygon: rings.map { $0.line.reversed() },
        regions: rings.flatMap(\.regions).sorted().withoutRepetition, place: edge.place)
    }.sorted { $0.place.precedes($1.place) }
  }
}

/// A closed line of outer arcs, with the regions on the left.
private struct OuterRing {
  let arcs: [ArcID]
  private(set) var line: [Position] = []
  private(set) var regions: [RegionID] = []
  /// The least of the places at which its arcs begin.
  private(set) var place: Position

  init(_ loop: [OuterLoops.Step], of topology: BorderTopology) {
    arcs = loop.map(\.arc)
    place = topology.ends(of: loop[0].arc).start
    for step in loop {
      let part = OuterLoops.line(step, topology)
      line += line.isEmpty ? part[...] : part.dropFirst()
      let region = topology.region(of: topology.sides[topology.sideRange(of: step.arc.index).lowerBound])
      if regions.last != region { regions.append(region) }
      let start = topology.ends(of: step.arc).start
      if start.precedes(place) { place = start }
    }
  }
}

/// Which closed lines lie inside which others that they do not cross.
private struct RingsInside {
  /// For each of the outer lines the inner ones that lie in it, and in no other one inside it, in their order.
  private(set) var byEdge: [[Int]]

  /// Holds a place of each inner line, the middle of its first segment, against the outer lines in whose box it lies.
  init(_ edges: [[Position]], _ islands: [[Position]]) {
    byEdge = edges.map { _ in [] }
    let probes = PlaceBlocks(islands.map { $0[0].towards($0[1], 0.5) })
    var innermost = islands.map { _ in (edge: -1, area: Double.infinity) }
    var room = Int.max
    for (index, edge) in edges.enumerated() {
      let shape = FlatPart(onPlane: edge)
      let area = abs(edge.withUnsafeBufferPointer { RingSummary($0).doubleArea })
      for turn in [0, 360, -360] as [Double] {
        guard let near = probes.places(in: shape.box, turn: turn, room: &room), !near.isEmpty else {
          continue
        }
        for (probe, isIn) in zip(near, PartsInside.inside(near.map(\.place), shape)) where isIn {
          if area < innermost[probe.number].area { innermost[probe.number] = (index, area) }
        }
      }
    }
    for (island, found) in innermost.enumerated() where found.edge >= 0 { byEdge[found.edge].append(island) }
  }
}
