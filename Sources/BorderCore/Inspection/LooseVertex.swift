/// A vertex that lies so near to another region's line that it was meant to be a vertex of it.
public struct LooseVertex: Hashable, Sendable {
  /// What it lies beside.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The inside of another region's segment: a T-junction.
    case tJunction
    /// A vertex of another region, which is not quite at the same place.
    case nearVertex
  }

  /// What it lies beside.
  public let kind: Kind
  /// The vertex.
  public let place: Position
  /// The regions that it joins: those that have it, and those beside which it lies, in the order of regions.
  public let regions: [RegionID]
  /// How far apart they are, in metres.
  public let distance: Double
}

extension BorderTopology {
  /// Vertices that lie within a hair of another region's line without being vertices of it.
  ///
  /// Looked at are lines that one region alone goes along: a line with a region on each side lacks no neighbour. A vertex
  /// counts once as a T-junction, whatever the number of segments that it lies on; vertices that nearly meet count
  /// once a pair.
  ///
  /// - Parameters:
  ///   - hair: How near is a hair, in metres; positive.
  ///   - measure: How to measure. Distances are those on the plane that touches the earth.
  /// - Returns: The vertices in the order of places; `nil` when so many lines lie above each other that looking at all
  ///   would take too long.
  /// - Complexity: O(*n*) for *n* vertices of outer arcs of ordinary borders.
  public func looseVertices(within hair: Double, measure: any LineMeasure) -> [LooseVertex]? {
    let lines = OpenLines(self)
    let regionsByVertex = lines.regionsByVertex(in: self)
    let scale = LocalScale(measure)
    // Cells of about the length of a segment; all that counts is that there are neither many cells nor many segments in one.
    let grid = lines.grid(cell: max(200, 4 * hair), scale: scale)
    var found: [LooseVertex] = []
    var effort = 0
    for place in regionsByVertex.keys.sorted(by: { $0.precedes($1) }) {
      guard effort < 200_000_000 else { return nil }
      let own = regionsByVertex[place] ?? []
      let plane = LocalPlane(at: place, scale)
      /// The nearest that each region comes, and its vertices within the hair.
      var distances: [RegionID: Double] = [:]
      var vertices: [Position: (region: RegionID, distance: Double)] = [:]
      grid.forEachSegment(near: place, place, within: hair) { index in
        effort += 1
        let segment = lines.segments[Int(index)]
        guard !own.contains(segment.region) else { return }
        let (p, q) = plane.segment(segment.a, segment.b)
        let distance = LocalPlane.nearest(.zero, on: p, q).distance
        guard distance <= hair else { return }
        distances[segment.region] = min(distances[segment.region] ?? .infinity, distance)
        for (end, vector) in [(segment.a, p), (segment.b, q)] {
          let size = (vector * vector).sum().squareRoot()
          if size <= hair { vertices[end.canonical] = (segment.region, size) }
        }
      }
      let withVertex = Set(vertices.values.map(\.region))
      let onSegment = distances.filter { !withVertex.contains($0.key) }
      if let nearest = onSegment.values.min() {
        found.append(
          LooseVertex(
            kind: .tJunction, place: place, regions: Set(own).union(onSegment.keys).sorted(),
            distance: nearest))
      }
      // Every pair is seen from both of its ends.
      for (other, near) in vertices.sorted(by: { $0.key.precedes($1.key) }) where place.precedes(other) {
        found.append(
          LooseVertex(
            kind: .nearVertex, place: place,
            regions: Set(own).union(regionsByVertex[other] ?? []).sorted(), distance: near.distance))
      }
    }
    return found
  }
}

extension RegionSet {
  /// How far a vertex may be from where it was meant to be because coordinates are rounded, in metres: one unit of
  /// their last decimal, but at least a centimetre and at most ten metres.
  public var hair: Double {
    var unit = 111_320.0
    for _ in 0..<(coordinateDecimals ?? 15) { unit /= 10 }
    return min(max(unit, 0.01), 10)
  }
}
