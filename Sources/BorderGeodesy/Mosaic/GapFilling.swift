public import BorderCore
internal import BorderMeasures
internal import GEOS

/// A gap between regions, and what became of it.
public struct MosaicGap: Sendable {
  /// The gap.
  public let gap: CoverageGap
  /// Its area in square metres.
  public let area: Double
  /// Twice its area by the length of its edge: the width of a long narrow gap, in metres.
  public let width: Double
  /// The region that got it; `nil` where it was left.
  public let receiver: RegionID?
}

/// Gives narrow gaps between regions to one of those around them.
public enum GapFilling {
  /// Fills gaps.
  ///
  /// A gap goes to the region with the longest share of its edge among those whose source is not held; its land is joined
  /// to the region's polygons with all its vertices, so that every border stays where it is. The hole of a single region is
  /// no gap: it may be a lake.
  ///
  /// - Parameters:
  ///   - topology: The regions.
  ///   - widest: Gaps wider than so many metres are left; below 0 all are.
  ///   - held: The source whose regions stay as they are.
  ///   - measure: How areas are measured.
  /// - Returns: The regions, and all gaps between two and more of them, sorted by place.
  /// - Complexity: O(*n* log *n*) for *n* vertices of outer lines and of the regions that get a gap.
  public static func fill(
    _ topology: BorderTopology, widest: Double, held: Int?, measure: GeodesicMeasure
  ) -> (regions: RegionSet, gaps: [MosaicGap]) {
    let set = topology.regions
    let lengths = ArcLengths(topology, measure: measure)
    var gifts: [RegionID: [(index: Int, polygon: [[Position]])]] = [:]
    var list: [(gap: CoverageGap, area: Double, width: Double, receiver: RegionID?)] = []
    for gap in topology.gaps() where gap.regions.count > 1 {
      let area = measure.area(ofPolygons: [gap.polygon])
      let perimeter = gap.arcs.map { lengths[$0] }.sum().metres
      let width = perimeter > 0 ? 2 * area / perimeter : 0
      var shares: [RegionID: ExactLength] = [:]
      for arc in gap.arcs {
        for side in topology.sides(of: arc) where set[side.region].source != held {
          shares[side.region, default: .zero] += lengths[arc]
        }
      }
      let receiver =
        width <= widest
        ? shares.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key : nil
      if let receiver { gifts[receiver, default: []].append((list.count, gap.polygon)) }
      list.append((gap, area, width, receiver))
    }
    var replaced: [RegionID: [[[Position]]]] = [:]
    let parts = set.partsByRegion
    for (region, gaps) in gifts.sorted(by: { $0.key < $1.key }) {
      let joined = GEOSContext.withCurrent { context in
        try? join(gaps.map(\.polygon), to: FlatPart.together(parts[region.index], of: set), in: context)
      }
      if let joined {
        replaced[region] = joined
      } else {
        for gap in gaps { list[gap.index].receiver = nil }
      }
    }
    let gaps = list.map { MosaicGap(gap: $0.gap, area: $0.area, width: $0.width, receiver: $0.receiver) }
    return (replaced.isEmpty ? set : set.replacingShapes(replaced), gaps)
  }

  /// The polygons of a region with those of gaps beside it; `nil` where the region leaves the sheet of degrees, which gaps
  /// then may not lie on.
  private static func join(
    _ gaps: [[[Position]]], to parts: [FlatPart], in context: GEOSContext
  ) throws(GEOSError) -> [[[Position]]]? {
    let polygons = parts.map(\.rings) + gaps
    let boxes = polygons.compactMap { BoundingBox(of: $0[0][...]) }
    guard boxes.allSatisfy({ $0.west >= -180 && $0.east <= 180 && $0.east - $0.west < 300 }) else {
      return nil
    }
    let union = try GEOSGeometry.union(of: polygons, in: context)
    let joined = try union.polygonCoordinates().polygons
    guard joined.count <= polygons.count else { return nil }
    return joined.map { $0.map { FlatPart.folded($0) } }
  }
}
