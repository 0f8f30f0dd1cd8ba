/// A region that seems to consist of other regions of the same set, as a country does of its districts.
public struct RegionLevel: Hashable, Sendable {
  /// The region.
  public let region: RegionID
  /// The smaller regions that run along its line on its own side, in the order of regions: at least two. Those that lie inside
  /// without touching its line are not among them.
  public let parts: [RegionID]
  /// A place on its line.
  public let place: Position
}

extension BorderTopology {
  /// The regions along whose whole line smaller regions run on the same side: levels of a hierarchy in one set.
  ///
  /// Only equal vertices tell: a country whose line was simplified by itself overlaps its districts
  /// (`pairsThatMayOverlap`).
  ///
  /// - Parameter lengths: The lengths of the arcs.
  /// - Returns: The levels in the order of regions; none where regions do not overlap.
  /// - Complexity: O(arcs + *k* log *k*) for *k* regions on one side of an arc with others; O(*n*) more for *n* vertices where
  ///   there are any.
  public func levels(lengths: ArcLengths) -> [RegionLevel] {
    // Nearly all arcs have a region on each side.
    let crowded = (0..<arcCount).filter { arc in
      let range = sideRange(of: arc)
      guard range.count > 1, !arcs[arc].isCut else { return false }
      return range.count > 2 || sides[range.lowerBound].isLeft == sides[range.lowerBound + 1].isLeft
    }
    guard !crowded.isEmpty else { return [] }
    var areas = [Double](repeating: 0, count: regions.regionCount)
    for (ring, summary) in RingSummary.all(of: regions).enumerated() {
      areas[regions.region(ofRing: ring).index] +=
        (regions.isExterior(ring: ring) ? 1 : -1) * abs(summary.doubleArea)
    }
    var covered: [RegionID: ExactLength] = [:]
    var parts: [RegionID: Set<RegionID>] = [:]
    for arc in crowded {
      for isLeft in [false, true] {
        var members = sideRange(of: arc).filter { sides[$0].isLeft == isLeft }.map { region(of: sides[$0]) }
        members.sort { areas[$0.index] != areas[$1.index] ? areas[$0.index] < areas[$1.index] : $0 < $1 }
        guard let least = members.first else { continue }
        for member in members where areas[member.index] > areas[least.index] * (1 + 1e-9) {
          covered[member, default: .zero] += lengths.values[arc]
          // The smallest stands for all that run along the line there: those between have their own turn.
          parts[member, default: []].insert(least)
        }
      }
    }
    let perimeters = RegionPerimeter.all(self, lengths: lengths)
    return covered.keys.sorted().compactMap { region in
      let own = parts[region] ?? []
      guard own.count > 1 else { return nil }
      guard (covered[region] ?? .zero).metres >= 0.99 * perimeters[region.index].boundary.metres else {
        return nil
      }
      guard let ring = (0..<regions.ringCount).first(where: { regions.region(ofRing: $0) == region }) else {
        return nil
      }
      return RegionLevel(
        region: region, parts: own.sorted(), place: regions.positions[regions.ringStarts[ring]])
    }
  }
}
