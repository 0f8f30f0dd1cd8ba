/// Regions as flat arrays: the input of every analysis.
///
/// All vertices stand in one array, ring after ring. A ring is closed (its last position repeats its first) and
/// has at least four positions; consecutive positions differ. Rings belong to parts, parts to regions. The
/// first ring of a part is its exterior, the others are holes. The set is made by `RegionSetBuilder`, which
/// checks all this.
public struct RegionSet: Sendable {
  /// The vertices of all rings, longitude first, in degrees.
  public let positions: [Position]
  /// Where each ring starts in `positions`; one more entry than there are rings.
  public let ringStarts: [Int]
  /// The part that each ring belongs to.
  public let ringParts: [Int32]
  /// The first ring of each part, its exterior; one more entry than there are parts.
  public let partRings: [Int]
  /// The region that each part belongs to. The parts of one region need not be consecutive.
  public let partRegions: [RegionID]
  /// Attributes by region.
  public private(set) var regions: [Region]
  /// What the builder had to correct or leave out.
  public let problems: [RegionProblem]
  /// The western edge of the sheet that the regions were drawn on: -180, or 0 where all longitudes were from 0 to 360 and
  /// some beyond 180.
  let sheetWest: Double
  /// Whether the regions were drawn on a sheet from 0 to 360.
  package var isSheetFromZero: Bool { sheetWest == 0 }

  init(
    positions: [Position], ringStarts: [Int], ringParts: [Int32], partRings: [Int], partRegions: [RegionID],
    regions: [Region], problems: [RegionProblem], sheetWest: Double
  ) {
    self.positions = positions
    self.ringStarts = ringStarts
    self.ringParts = ringParts
    self.partRings = partRings
    self.partRegions = partRegions
    self.regions = regions
    self.problems = problems
    self.sheetWest = sheetWest
  }

  /// The number of regions.
  public var regionCount: Int { regions.count }
  /// The number of parts of all regions.
  public var partCount: Int { partRegions.count }
  /// The number of rings of all parts.
  public var ringCount: Int { ringParts.count }
  /// The number of segments: positions less one per ring.
  public var segmentCount: Int { positions.count - ringCount }

  /// The attributes of a region.
  public subscript(id: RegionID) -> Region { regions[id.index] }

  /// All region ids in order.
  public var regionIDs: [RegionID] { (0..<regionCount).map { RegionID($0) } }

  /// The positions of a ring, closed, as a range of `positions`.
  @inlinable
  public func range(ofRing ring: Int) -> Range<Int> { ringStarts[ring]..<ringStarts[ring + 1] }

  /// The rings of a part, exterior first.
  @inlinable
  public func rings(ofPart part: Int) -> Range<Int> { partRings[part]..<partRings[part + 1] }

  /// The region that a ring belongs to.
  @inlinable
  public func region(ofRing ring: Int) -> RegionID { partRegions[Int(ringParts[ring])] }

  /// Whether a ring is the exterior of its part.
  public func isExterior(ring: Int) -> Bool { partRings[Int(ringParts[ring])] == ring }

  /// The smallest box in longitude and latitude around all vertices; `nil` for an empty set.
  public var boundingBox: BoundingBox? { BoundingBox(of: positions[...]) }

  /// The same shapes with other attributes, as a worldview assigns them.
  ///
  /// - Parameter change: Gets each region's attributes to change. The id must stay as it is.
  /// - Returns: The set with the changed attributes.
  public func reassigned(_ change: (inout Region) -> Void) -> RegionSet {
    var copy = self
    for index in copy.regions.indices { change(&copy.regions[index]) }
    return copy
  }
}
