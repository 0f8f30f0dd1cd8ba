extension RegionSet {
  /// The centroid of the exterior of the region's largest part, on the plane of degrees: where a graph or a label may
  /// put the region. It may lie outside of a region with a bay. `nil` for a region without shape. O(*n*).
  public func centre(of region: RegionID, parts: [Int]) -> Position? {
    var largest = LargestPart()
    for part in parts { largest.take(part, of: self) }
    return largest.centre
  }

  /// The centres of all regions, by region. O(*n*).
  public var centres: [Position?] {
    let parts = partsByRegion
    return regionIDs.map { centre(of: $0, parts: parts[$0.index]) }
  }
}

/// The largest of some parts of a region, the first among equals.
private struct LargestPart: Sendable {
  private var area = 0.0
  private(set) var centre: Position?

  mutating func take(_ part: Int, of set: RegionSet) {
    guard let ring = FlatPart(part, of: set).rings.first, let origin = ring.first else { return }
    var area = 0.0
    var x = 0.0
    var y = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      let (ax, ay) = (a.longitude - origin.longitude, a.latitude - origin.latitude)
      let (bx, by) = (b.longitude - origin.longitude, b.latitude - origin.latitude)
      let cross = ax * by - bx * ay
      area += cross
      x += (ax + bx) * cross
      y += (ay + by) * cross
    }
    guard area != 0, abs(area) > self.area else { return }
    self.area = abs(area)
    centre =
      Position(
        longitude: origin.longitude + x / (3 * area), latitude: origin.latitude + y / (3 * area)
      ).folded
  }
}

/// Finds the centres of regions whose parts come one after another and do not stay: those of `RegionSet.centres`.
public struct CentreSearch: Sendable {
  /// By region, on the sheet from -180 and on that from 0, as only all vertices say which of them is meant.
  private var found: [(usual: LargestPart, fromZero: LargestPart)] = []

  /// Nothing yet.
  public init() {}

  /// Takes the parts of a set, whose regions need no attributes. O(*n*).
  public mutating func add(_ set: RegionSet) {
    let fromZero = set.laidOutFromZero
    for part in 0..<set.partCount {
      let region = set.partRegions[part].index
      while found.count <= region { found.append((LargestPart(), LargestPart())) }
      found[region].usual.take(part, of: set)
      found[region].fromZero.take(part, of: fromZero)
    }
  }

  /// The centres of so many regions, by region.
  public func centres(regionCount: Int, isSheetFromZero: Bool) -> [Position?] {
    (0..<regionCount).map { region in
      guard found.indices.contains(region) else { return nil }
      return isSheetFromZero ? found[region].fromZero.centre : found[region].usual.centre
    }
  }
}

extension RegionSet {
  /// The same shapes on the sheet from 0 to 360.
  fileprivate var laidOutFromZero: RegionSet {
    RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: regions, problems: problems, sheetWest: 0)
  }
}
