/// Collects rings into a `RegionSet`, checking each as it comes.
///
/// Readers write vertices straight into the builder's buffer (`addRing(capacity:fill:)`), so nothing is
/// copied. The calls nest as in a file: `beginRegion`, then for each polygon `beginPart`, then its rings,
/// exterior first.
///
/// A ring is closed when the file left it open, consecutive equal places are merged, longitudes are taken modulo 360,
/// negative zeros become zeros (see `Position.onGlobe`). Rings that cannot be used are left out and reported in `problems`; nothing is thrown.
public struct RegionSetBuilder: Sendable {
  private var positions: [Position] = []
  private var ringStarts: [Int] = [0]
  private var ringParts: [Int32] = []
  private var partRings: [Int] = []
  private var partRegions: [RegionID] = []
  private var regions: [Region] = []
  private var indexByID: [String: Int] = [:]
  /// What has been corrected or left out so far. The ids of regions without attributes are empty until
  /// `finish`.
  public private(set) var problems: [RegionProblem] = []
  private var problemRegions: [RegionID] = []

  private var region = RegionID.none
  private var part = -1
  private var ring = -1
  private var exteriorIsMissing = false
  private var ringsOfFeature = 0
  private var isInFeature = false
  /// Whether the longitudes seen so far are those of a sheet from 0 to 360.
  private var longitudes = LongitudeRange()

  /// Which longitudes there are.
  fileprivate struct LongitudeRange {
    var hasNegative = false
    var hasBeyond180 = false
  }

  /// An empty builder.
  public init() {}

  /// Makes room for so many vertices at once.
  ///
  /// An estimate from the size of the file is welcome: room that is never written to costs no memory.
  public mutating func reserveVertices(_ count: Int) {
    positions.reserveCapacity(count)
    LargePages.ask(for: &positions)
  }

  /// The number of regions so far.
  public var regionCount: Int { regions.count }

  /// The number of vertices so far.
  public var vertexCount: Int { positions.count }

  /// Whether the longitudes of all vertices from an index on are within a limit of the prime meridian, in degrees.
  public func longitudesFit(within limit: Double, from index: Int) -> Bool {
    positions[index...].allSatisfy { abs($0.longitude) <= limit }
  }

  /// Whether a region of this id has been begun.
  public func contains(id: String) -> Bool { indexByID[id] != nil }

  /// A state of the builder, to which it can go back.
  public struct Mark: Sendable {
    fileprivate let counts: [Int]
    fileprivate let region: RegionID
    fileprivate let part: Int
    fileprivate let ring: Int
    fileprivate let exteriorIsMissing: Bool
    fileprivate let ringsOfFeature: Int
    fileprivate let isInFeature: Bool
    fileprivate let longitudes: LongitudeRange
  }

  /// The state now.
  public var mark: Mark {
    Mark(
      counts: [positions.count, ringParts.count, partRings.count, regions.count, problems.count],
      region: region, part: part, ring: ring, exteriorIsMissing: exteriorIsMissing,
      ringsOfFeature: ringsOfFeature, isInFeature: isInFeature,
      longitudes: longitudes)
  }

  /// Forgets all that was added after a mark of this builder.
  ///
  /// - Complexity: O(*n*) in what is forgotten.
  public mutating func rollBack(to mark: Mark) {
    positions.removeSubrange(mark.counts[0]...)
    ringParts.removeSubrange(mark.counts[1]...)
    ringStarts.removeSubrange((mark.counts[1] + 1)...)
    partRings.removeSubrange(mark.counts[2]...)
    partRegions.removeSubrange(mark.counts[2]...)
    for region in regions[mark.counts[3]...] {
      if let index = indexByID[region.id], index >= mark.counts[3] { indexByID[region.id] = nil }
    }
    regions.removeSubrange(mark.counts[3]...)
    problems.removeSubrange(mark.counts[4]...)
    problemRegions.removeSubrange(mark.counts[4]...)
    region = mark.region
    part = mark.part
    ring = mark.ring
    exteriorIsMissing = mark.exteriorIsMissing
    ringsOfFeature = mark.ringsOfFeature
    isInFeature = mark.isInFeature
    longitudes = mark.longitudes
  }

  /// Begins a feature. A region whose id has been seen goes on: its features are taken together.
  ///
  /// - Parameter attributes: The region's attributes; those of its first feature stand.
  /// - Returns: `true` when the id is new.
  @discardableResult
  public mutating func beginRegion(_ attributes: Region) -> Bool {
    beginFeature()
    if let index = indexByID[attributes.id] {
      region = RegionID(index)
      return false
    }
    indexByID[attributes.id] = regions.count
    region = RegionID(regions.count)
    regions.append(attributes)
    return true
  }

  /// Begins a feature that is a region of its own, whose attributes come later by `nameRegions`.
  public mutating func beginUnnamedRegion() {
    beginFeature()
    region = RegionID(regions.count)
    regions.append(Region(id: ""))
  }

  /// Gives the last regions their attributes: all that were begun without.
  ///
  /// - Parameter attributes: One per region from the first unnamed one on; ids must be new and differ.
  /// - Returns: The index in `attributes` of the first id that was taken already, and the region that has
  ///   it; `nil` when all went well. After a failure the builder is of no more use.
  public mutating func nameRegions(_ attributes: [Region]) -> (index: Int, owner: Region)? {
    let first = regions.count - attributes.count
    precondition(first >= 0, "more attributes than regions")
    indexByID.reserveCapacity(regions.count)
    for (index, region) in attributes.enumerated() {
      if let taken = indexByID.updateValue(first + index, forKey: region.id) {
        return (index, regions[taken])
      }
      regions[first + index] = region
    }
    return nil
  }

  /// Begins a polygon of the current region.
  public mutating func beginPart() {
    part += 1
    ring = -1
    exteriorIsMissing = false
  }

  /// Adds a ring that the caller writes in place: the exterior first, then the holes.
  ///
  /// - Parameters:
  ///   - count: The number of positions that `fill` will write, closing position included.
  ///   - fill: Writes exactly `count` positions, longitude first, in degrees.
  public mutating func addRing(count: Int, fill: (UnsafeMutableBufferPointer<Position>) -> Void) {
    ring += 1
    guard count > 0 else {
      leaveOut(.degenerateRing)
      return
    }
    let start = positions.count
    // Written once, without zeros before. Amortised by the array's own growth.
    positions.append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { buffer, initializedCount in
        fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
        initializedCount = count
      }
    }
    finishRing(from: start)
  }

  /// Adds a ring from an array of positions. See `addRing(count:fill:)`.
  public mutating func addRing(_ ring: [Position]) {
    addRing(count: ring.count) { target in
      for (index, position) in ring.enumerated() { target[index] = position }
    }
  }

  /// Ends the last feature and returns the set.
  public mutating func finish() -> RegionSet {
    endFeature()
    partRings.append(ringParts.count)
    let problems = zip(self.problems, problemRegions).map { $0.renamed(regions[$1.index].id) }
    return RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: regions, problems: problems,
      sheetWest: longitudes.hasBeyond180 && !longitudes.hasNegative ? 0 : -180)
  }

  private mutating func beginFeature() {
    endFeature()
    isInFeature = true
    part = -1
    ringsOfFeature = 0
  }

  private mutating func endFeature() {
    if isInFeature && ringsOfFeature == 0 {
      problems.append(
        RegionProblem(kind: .emptyGeometry, regionID: regions[region.index].id, part: 0, ring: 0))
      problemRegions.append(region)
    }
    isInFeature = false
  }

  private mutating func leaveOut(_ kind: RegionProblem.Kind, vertex: Int? = nil, position: Position? = nil) {
    if ring == 0 { exteriorIsMissing = true }
    report(kind, vertex: vertex, position: position)
  }

  private mutating func report(_ kind: RegionProblem.Kind, vertex: Int? = nil, position: Position? = nil) {
    problems.append(
      RegionProblem(
        kind: kind, regionID: regions[region.index].id, part: part, ring: ring, vertex: vertex,
        position: position))
    problemRegions.append(region)
  }

  /// Checks the ring that was just written, merges repeated positions in place and closes it.
  private mutating func finishRing(from start: Int) {
    let isClean = Self.isClean(positions, from: start, hasNegative: &longitudes.hasNegative)
    if !isClean, let fault = normalize(from: start) {
      positions.removeSubrange(start...)
      leaveOut(fault.kind, vertex: fault.vertex, position: fault.position)
      return
    }
    let first = positions[start]
    let last = positions[positions.count - 1]
    if last != first {
      if last.isSamePlace(as: first) {
        positions[positions.count - 1] = first
      } else {
        report(.unclosedRing, vertex: positions.count - start - 1, position: last)
        positions.append(first)
      }
    }
    guard positions.count - start >= 4, ring == 0 || !exteriorIsMissing else {
      positions.removeSubrange(start...)
      leaveOut(ring == 0 || !exteriorIsMissing ? .degenerateRing : .holeWithoutExterior, position: first)
      return
    }
    if ring == 0 {
      partRings.append(ringParts.count)
      partRegions.append(region)
    }
    ringParts.append(Int32(truncatingIfNeeded: partRegions.count - 1))
    ringStarts.append(positions.count)
    ringsOfFeature += 1
  }

  /// Whether there is nothing to correct, as in nearly every ring.
  ///
  /// One pass without branches, on the bits of the numbers: those of positive doubles are ordered like the
  /// doubles, with infinity and NaN on top.
  ///
  /// - Parameter hasNegative: Becomes `true` where a longitude of a clean ring is negative.
  private static func isClean(
    _ positions: [Position], from start: Int, hasNegative: inout Bool
  ) -> Bool {
    positions.withUnsafeBufferPointer { buffer in
      let absolute: UInt64 = 0x7FFF_FFFF_FFFF_FFFF
      let negativeZero = (-0.0).bitPattern
      let widest = (180 - Position.meridianReach).bitPattern
      let highest = (90 - Position.poleReach).bitPattern
      // The top bit is set where something was found.
      var found: UInt64 = 0
      var signs: UInt64 = 0
      var previousLongitude = Double.nan.bitPattern
      var previousLatitude = Double.nan.bitPattern
      for index in start..<buffer.count {
        let longitude = buffer[index].longitude.bitPattern
        let latitude = buffer[index].latitude.bitPattern
        signs |= longitude
        found |= widest &- (longitude & absolute)
        found |= highest &- (latitude & absolute)
        found |= topBitIfZero(longitude ^ negativeZero) | topBitIfZero(latitude ^ negativeZero)
        found |= topBitIfZero((longitude ^ previousLongitude) | (latitude ^ previousLatitude))
        previousLongitude = longitude
        previousLatitude = latitude
      }
      if found >> 63 != 0 { return false }
      if signs >> 63 == 1 { hasNegative = true }
      return true
    }
  }

  @inline(__always)
  private static func topBitIfZero(_ bits: UInt64) -> UInt64 { (bits &- 1) & ~bits }

  /// Writes the positions from an index on as the whole set has them (`Position.onGlobe`), and drops repeated places.
  ///
  /// - Returns: What makes the ring useless; `nil` when nothing does.
  private mutating func normalize(
    from start: Int
  ) -> (kind: RegionProblem.Kind, vertex: Int, position: Position?)? {
    var moved: [RegionProblem.Kind: Int] = [:]
    for index in start..<positions.count {
      let given = positions[index]
      guard let place = given.onGlobe else {
        let isFinite = given.longitude.isFinite && given.latitude.isFinite
        return (isFinite ? .outOfRange : .notFinite, index - start, isFinite ? given : nil)
      }
      if given.longitude < -Position.meridianReach { longitudes.hasNegative = true }
      if given.longitude > 180 + Position.edgeReach { longitudes.hasBeyond180 = true }
      if place.latitude != given.latitude {
        moved[.movedToPole] = moved[.movedToPole] ?? index
      } else if abs(place.longitude) == 180, given.longitude.remainder(dividingBy: 360).magnitude != 180 {
        moved[.movedToMeridian] = moved[.movedToMeridian] ?? index
      }
      positions[index] = place
    }
    for (kind, index) in moved.sorted(by: { $0.value < $1.value }) {
      report(kind, vertex: index - start, position: positions[index])
    }
    // Both edges of a sheet are one meridian. But where nothing is left without both, a box around the earth is meant.
    let places = Self.withoutRepeated(positions[start...]) { $0.isSamePlace(as: $1) }
    let isClosed = places.first.flatMap { first in places.last?.isSamePlace(as: first) } ?? false
    let isEnough = places.count >= (isClosed ? 4 : 3)
    positions.replaceSubrange(
      start..., with: isEnough ? places : Self.withoutRepeated(positions[start...], ==))
    return nil
  }

  private static func withoutRepeated(
    _ ring: ArraySlice<Position>, _ isSame: (Position, Position) -> Bool
  ) -> [Position] {
    var kept: [Position] = []
    for position in ring {
      if let last = kept.last, isSame(last, position) { continue }
      kept.append(position)
    }
    return kept
  }
}
