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
  /// The regions that have the vertex itself.
  public let owners: [RegionID]
  /// The vertex that it nearly meets; `nil` at a T-junction.
  public let partner: Position?
  /// How far apart they are, in metres.
  public let distance: Double

  /// Whether all regions that it could join are pairs of a set.
  func isOf(_ pairs: Set<RegionPair>) -> Bool {
    let others = regions.filter { !owners.contains($0) }
    return owners.allSatisfy { owner in others.allSatisfy { pairs.contains(RegionPair(owner, $0)) } }
  }
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
    let search = OpenLineSearch(
      self, hair: hair, reach: 0, ownReach: 0, scale: LocalScale(measure), threads: 1)
    return search.isComplete ? search.looseVertices() : nil
  }
}

extension OpenLineSearch {
  /// The vertices that were found, in the order of places. O(*k* log *k* + nodes) for *k* of them.
  func looseVertices() -> [LooseVertex] {
    guard !hits.isEmpty else { return [] }
    let positions = topology.regions.positions
    func place(_ index: Int32) -> Position { positions[Int(index)].canonical }
    var owners: [Position: Set<RegionID>] = [:]
    for hit in hits {
      owners[place(hit.vertex), default: []].insert(RegionID(Int(hit.owner)))
      if hit.end >= 0 { owners[place(hit.end), default: []].insert(RegionID(Int(hit.other))) }
    }
    // Regions that come to a node, along shared lines too.
    for node in (0..<topology.nodeCount).map({ NodeID($0) }) {
      let place = topology.position(of: node).canonical
      if owners[place] != nil { owners[place]?.formUnion(topology.regions(at: node)) }
    }
    var byPlace: [Position: [VertexHit]] = [:]
    for hit in hits { byPlace[place(hit.vertex), default: []].append(hit) }
    var found: [LooseVertex] = []
    for vertex in byPlace.keys.sorted(by: { $0.precedes($1) }) {
      let own = owners[vertex] ?? []
      /// The nearest that each region comes, and its vertices within the hair.
      var distances: [RegionID: Double] = [:]
      var vertices: [Position: (region: RegionID, distance: Double)] = [:]
      for hit in byPlace[vertex] ?? [] {
        let other = RegionID(Int(hit.other))
        guard !own.contains(other) else { continue }
        if hit.end < 0 {
          distances[other] = min(distances[other] ?? .infinity, hit.distance)
        } else {
          vertices[place(hit.end)] = (other, hit.distance)
        }
      }
      let withVertex = Set(vertices.values.map(\.region))
      let onSegment = distances.filter { !withVertex.contains($0.key) }
      if let nearest = onSegment.values.min() {
        found.append(
          LooseVertex(
            kind: .tJunction, place: vertex, regions: own.union(onSegment.keys).sorted(),
            owners: own.sorted(),
            partner: nil, distance: nearest))
      }
      // Every pair is seen from both of its ends.
      for (other, near) in vertices.sorted(by: { $0.key.precedes($1.key) }) where vertex.precedes(other) {
        found.append(
          LooseVertex(
            kind: .nearVertex, place: vertex, regions: own.union(owners[other] ?? []).sorted(),
            owners: own.sorted(), partner: other, distance: near.distance))
      }
    }
    return found
  }
}

extension RegionSet {
  /// How far a vertex may be from where it was meant to be because coordinates are rounded, in metres: one unit of
  /// their last decimal, but at least a centimetre and at most ten metres.
  public var hair: Double { Self.hair(MetresPerDegree.ofEquator, decimals: coordinateDecimals) }

  /// The same on a plane, in the unit of its coordinates, of which nobody knows how long it is: at most a tenth of the usual
  /// spacing of vertices.
  func hairOnPlane(spacing: Double) -> Double {
    min(Self.hair(1, decimals: decimals(ofCoordinatesTimes: PlaneUnits.divisor)), spacing / 10)
  }

  /// One unit of the last decimal, where the unit of coordinates is so long.
  private static func hair(_ length: Double, decimals: Int?) -> Double {
    var unit = length
    for _ in 0..<(decimals ?? 15) { unit /= 10 }
    return min(max(unit, 0.01), 10)
  }
}
