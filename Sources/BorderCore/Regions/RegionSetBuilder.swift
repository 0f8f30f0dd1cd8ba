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
  /// How many vertices have been handed over, and the greatest of their longitudes.
  var handedOver = 0
  private var widestHandedOver = 0.0
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

  var region = RegionID.none
  var part = -1
  var ring = -1
  var exteriorIsMissing = false
  var ringsOfFeature = 0
  var isInFeature = false
  /// Whether the longitudes seen so far are those of a sheet from 0 to 360.
  package private(set) var longitudes = LongitudeRange()

  /// An empty builder.
  public init() {}

  /// Makes room for so many vertices at once.
  ///
  /// An estimate from the size of the file is welcome: room that is never written to costs no memory.
  public mutating func reserveVertices(_ count: Int) {
    positions.reserveCapacity(count)
    LargePages.ask(for: &positions)
  }

  /// Makes room for so many regions at once, where their number is known.
  public mutating func reserveRegions(_ count: Int) {
    regions.reserveCapacity(count)
    indexByID.reserveCapacity(count)
  }

  /// For how many vertices there is room without asking for memory.
  public var vertexCapacity: Int { positions.capacity }

  /// The number of regions so far.
  public var regionCount: Int { regions.count }

  /// The number of vertices so far.
  public var vertexCount: Int { handedOver + positions.count }

  /// How many of them are held: all but those that were handed over.
  public var heldVertexCount: Int { positions.count }

  /// Whether the longitudes of all vertices from an index on are within a limit of the prime meridian, in degrees.
  public func longitudesFit(within limit: Double, from index: Int) -> Bool {
    (index >= handedOver || widestHandedOver <= limit)
      && positions[max(0, index - handedOver)...].allSatisfy { abs($0.longitude) <= limit }
  }

  /// Whether a region of this id has been begun.
  public func contains(id: String) -> Bool { indexByID[id] != nil }

  /// The state now.
  public var mark: Mark {
    Mark(
      counts: [positions.count, ringParts.count, partRings.count, regions.count, problems.count],
      handedOver: handedOver, region: region, part: part, ring: ring, exteriorIsMissing: exteriorIsMissing,
      ringsOfFeature: ringsOfFeature, isInFeature: isInFeature,
      longitudes: longitudes)
  }

  /// Forgets all that was added after a mark of this builder.
  ///
  /// - Complexity: O(*n*) in what is forgotten.
  public mutating func rollBack(to mark: Mark) {
    if handedOver > mark.handedOver {
      // What was held at the mark has been handed over too: see `handOverShapes`.
      positions.removeAll()
      ringParts.removeAll()
      ringStarts = [0]
      partRings.removeAll()
      partRegions.removeAll()
      handedOver = mark.handedOver
    }
    positions.removeSubrange(min(mark.counts[0], positions.count)...)
    ringParts.removeSubrange(min(mark.counts[1], ringParts.count)...)
    ringStarts.removeSubrange(min(mark.counts[1] + 1, ringStarts.count)...)
    partRings.removeSubrange(min(mark.counts[2], partRings.count)...)
    partRegions.removeSubrange(min(mark.counts[2], partRegions.count)...)
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

  /// The region of the feature that was begun last.
  public var currentRegion: RegionID { region }

  /// What is known so far of a region.
  public func attributes(of region: RegionID) -> Region { regions[region.index] }

  /// Changes attributes of regions that have been added; their ids must stay.
  ///
  /// - Parameters:
  ///   - first: The index of the first region to change.
  ///   - change: Gets the index of each region from `first` on, counted from there, and its attributes.
  public mutating func changeRegions(from first: Int, _ change: (Int, inout Region) -> Void) {
    for index in regions.indices.dropFirst(first) { change(index - first, &regions[index]) }
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

  /// Hands over the polygons of all features so far, and forgets them: for more of them than memory holds.
  ///
  /// To be called between features. What is known of the regions stays, and so do the problems.
  ///
  /// - Parameter body: Gets a set of the polygons, whose regions have no attributes: their indices are those of the
  ///   builder.
  public mutating func handOverShapes(_ body: (RegionSet) -> Void) {
    guard !ringParts.isEmpty else { return }
    // The set shares the arrays, so it must be gone before they are emptied.
    body(
      RegionSet(
        positions: positions, ringStarts: ringStarts, ringParts: ringParts,
        partRings: partRings + [ringParts.count], partRegions: partRegions, regions: [], problems: [],
        sheetWest: -180))
    handedOver += positions.count
    for position in positions { widestHandedOver = max(widestHandedOver, abs(position.longitude)) }
    positions.removeAll(keepingCapacity: true)
    ringStarts = [0]
    ringParts.removeAll(keepingCapacity: true)
    partRings.removeAll(keepingCapacity: true)
    partRegions.removeAll(keepingCapacity: true)
  }

  /// Ends the last feature and returns the set.
  public mutating func finish() -> RegionSet {
    endFeature()
    partRings.append(ringParts.count)
    let problems = zip(self.problems, problemRegions).map { $0.renamed(regions[$1.index].id) }
    return RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: regions, problems: problems,
      sheetWest: longitudes.isSheetFromZero ? 0 : -180)
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
    var check = RingCheck(positions, from: start)
    if !check.isClean { check.normalize(&positions, from: start) }
    longitudes.hasNegative = longitudes.hasNegative || check.hasNegative
    longitudes.hasBeyond180 = longitudes.hasBeyond180 || check.hasBeyond180
    if let fault = check.fault {
      positions.removeSubrange(start...)
      leaveOut(fault.kind, vertex: fault.vertex, position: fault.position)
      return
    }
    for moved in check.moved { report(moved.kind, vertex: moved.vertex, position: moved.position) }
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
}
