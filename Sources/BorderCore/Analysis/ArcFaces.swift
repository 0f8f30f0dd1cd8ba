/// The regions on the two sides of every arc, and the region around any position.
///
/// Where the data is no clean coverage, one region stands for each side: the least of those that claim it. A border
/// whose two regions claim the same side has the second of them on the other side, so that it can be crossed.
package struct ArcFaces: Sendable {
  /// The region to the left of each arc, `RegionID.none` for none.
  package let left: [RegionID]
  /// The region to the right.
  package let right: [RegionID]
  /// Whether the arc is a border of two regions.
  package let isShared: [Bool]
  /// The parts that reach the north pole, above which no arc runs.
  private let aroundNorth: [(region: RegionID, part: FlatPart)]
  /// Those of them that may lie at each degree of longitude from -180 on, so that sectors are not all asked.
  private let atLongitude: [[Int]]

  /// The regions on both sides of an arc that is a border inside a country; `nil` for other arcs, and where no country is
  /// known. O(1).
  func sides(ofInner arc: Int, country: (RegionID) -> String) -> (left: RegionID, right: RegionID)? {
    let (left, right) = (left[arc], right[arc])
    guard left != .none, right != .none else { return nil }
    let own = country(left)
    return !own.isEmpty && country(right) == own ? (left, right) : nil
  }

  /// Looks at all arcs. O(arcs).
  package init(_ topology: BorderTopology) {
    var left = [RegionID](repeating: .none, count: topology.arcCount)
    var right = left
    var isShared = [Bool](repeating: false, count: topology.arcCount)
    for arc in 0..<topology.arcCount {
      var lefts: [RegionID] = []
      var rights: [RegionID] = []
      for side in topology.sideRange(of: arc) {
        let region = topology.region(of: topology.sides[side])
        if topology.sides[side].isLeft { lefts.append(region) } else { rights.append(region) }
      }
      lefts.sort()
      rights.sort()
      isShared[arc] = topology.kind(of: ArcID(arc)) == .shared
      left[arc] = lefts.first ?? .none
      right[arc] = rights.first ?? .none
      guard isShared[arc] else { continue }
      // Prefer two different regions where several claim a side.
      if lefts.isEmpty, let other = rights.first(where: { $0 != right[arc] }) { left[arc] = other }
      if rights.isEmpty, let other = lefts.first(where: { $0 != left[arc] }) { right[arc] = other }
      if left[arc] == right[arc] {
        if let other = rights.first(where: { $0 != left[arc] }) {
          right[arc] = other
        } else if let other = lefts.first(where: { $0 != right[arc] }) {
          left[arc] = other
        }
      }
    }
    self.left = left
    self.right = right
    self.isShared = isShared
    let regions = topology.regions
    aroundNorth = Set(topology.bentRings.map { Int(regions.ringParts[$0]) }).sorted()
      .map { (regions.partRegions[$0], FlatPart($0, of: regions)) }.filter { $0.part.box.north == 90 }
    var atLongitude = [[Int]](repeating: [], count: aroundNorth.isEmpty ? 0 : 360)
    for (index, (_, part)) in aroundNorth.enumerated() {
      let (west, east) = (Int(part.box.west.rounded(.down)), Int(part.box.east.rounded(.down)))
      for degree in west...min(east, west + 359) {
        atLongitude[((degree + 180) % 360 + 360) % 360].append(index)
      }
    }
    self.atLongitude = atLongitude
  }

  /// The region around a position, `RegionID.none` for none or where the data ends.
  ///
  /// The segment straight above decides; a position on a border belongs to the region below that segment. Expected
  /// O(cells above) time.
  package func region(at position: Position, in grid: ArcGrid) -> RegionID {
    let position = position.folded
    var best: ArcGrid.Segment?
    grid.forEachCellAbove(position) { segments, top in
      for segment in segments where Self.isAbove(segment, position) {
        if let known = best, !Self.isLower(segment, than: known, at: position.longitude) { continue }
        best = segment
      }
      // What stands in this cell may still meet the column higher up than what the next cell holds.
      guard let found = best else { return true }
      return Self.latitude(of: found, at: position.longitude) > top
    }
    guard let best else {
      guard !atLongitude.isEmpty else { return .none }
      let degree = ((Int(position.longitude.rounded(.down)) + 180) % 360 + 360) % 360
      let found = atLongitude[degree].first { aroundNorth[$0].part.contains(position) }
      return found.map { aroundNorth[$0].region } ?? .none
    }
    let arc = Int(best.arc)
    return best.a.longitude < best.b.longitude ? right[arc] : left[arc]
  }

  /// Whether the segment spans the position's meridian (its western end included) and passes above it, or through it.
  private static func isAbove(_ segment: ArcGrid.Segment, _ position: Position) -> Bool {
    let (p, q) = segment.a.longitude <= segment.b.longitude ? (segment.a, segment.b) : (segment.b, segment.a)
    guard p.longitude <= position.longitude, position.longitude < q.longitude else { return false }
    return Orientation.of(p, q, position) <= 0
  }

  /// Whether a segment passes lower than another just east of a meridian that both span.
  private static func isLower(_ s: ArcGrid.Segment, than t: ArcGrid.Segment, at longitude: Double) -> Bool {
    let (a, b) = (latitude(of: s, at: longitude), latitude(of: t, at: longitude))
    if a != b { return a < b }
    let rise = { (segment: ArcGrid.Segment) in
      (segment.b.latitude - segment.a.latitude) / (segment.b.longitude - segment.a.longitude)
    }
    return rise(s) < rise(t)
  }

  private static func latitude(of segment: ArcGrid.Segment, at longitude: Double) -> Double {
    let (a, b) = (segment.a, segment.b)
    if longitude == a.longitude { return a.latitude }
    if longitude == b.longitude { return b.latitude }
    return a.latitude + (b.latitude - a.latitude) * (longitude - a.longitude) / (b.longitude - a.longitude)
  }
}
