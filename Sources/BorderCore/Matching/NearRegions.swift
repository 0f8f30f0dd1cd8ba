/// Some regions of a set, and those near them: whatever lies at a line of the former or within a distance of it is there.
///
/// What is left to be matched is little as a rule: so that it costs little, the others are not looked at again.
struct NearRegions {
  private let whole: RegionSet
  /// The regions. All of the set are there, but those that lie elsewhere have no rings.
  let regions: RegionSet
  /// For each ring the ring of the whole set.
  let rings: [Int]

  /// Boxes are held against each other so often at most; beyond that all regions are near.
  private static let mostChecks = 20_000_000

  /// Takes regions out of a set. O(*n*) for *n* vertices of the set.
  ///
  /// - Parameters:
  ///   - whole: The set.
  ///   - wanted: The regions.
  ///   - distance: Within how many metres of them others are near.
  ///   - scale: How metres are measured on planes.
  init(of whole: RegionSet, around wanted: Set<RegionID>, within distance: Double, _ scale: LocalScale) {
    self.whole = whole
    let boxes = (0..<whole.partCount).map { Self.box(ofPart: $0, whole) }
    let centres = boxes.indices.filter { wanted.contains(whole.partRegions[$0]) }
      .compactMap { boxes[$0].map { $0.grown(by: distance, scale) } }
    guard centres.count * boxes.count <= Self.mostChecks else {
      regions = whole
      rings = Array(0..<whole.ringCount)
      return
    }
    var isNear = [Bool](repeating: false, count: whole.regionCount)
    for (part, box) in boxes.enumerated() {
      guard let box, !isNear[whole.partRegions[part].index] else { continue }
      isNear[whole.partRegions[part].index] = centres.contains { !$0.shifts(to: box).isEmpty }
    }
    var positions: [Position] = []
    var (ringStarts, ringParts, partRings) = ([0], [Int32](), [0])
    var partRegions: [RegionID] = []
    var rings: [Int] = []
    for part in 0..<whole.partCount where isNear[whole.partRegions[part].index] {
      for ring in whole.rings(ofPart: part) {
        positions += whole.positions[whole.range(ofRing: ring)]
        ringStarts.append(positions.count)
        ringParts.append(Int32(truncatingIfNeeded: partRegions.count))
        rings.append(ring)
      }
      partRings.append(rings.count)
      partRegions.append(whole.partRegions[part])
    }
    self.rings = rings
    regions = RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: whole.regions, problems: whole.problems, sheetWest: whole.sheetWest)
  }

  /// The box around the rings of a part; `nil` for a part without any.
  private static func box(ofPart part: Int, _ set: RegionSet) -> BoundingBox? {
    let rings = set.rings(ofPart: part)
    let vertices = set.ringStarts[rings.lowerBound]..<set.ringStarts[rings.upperBound]
    guard var box = BoundingBox(of: set.positions[vertices]) else { return nil }
    // What leaps over the 180th meridian may lie at any longitude, and so does a pole.
    if box.east - box.west > 180 || box.south <= -90 || box.north >= 90 { (box.west, box.east) = (-180, 180) }
    return box
  }

  /// The whole set with what has become of the rings of these regions. O(*n*).
  func whole(with changed: RegionSet) -> RegionSet {
    var positions: [Position] = []
    positions.reserveCapacity(whole.positions.count + changed.positions.count - regions.positions.count)
    var ringStarts = [0]
    ringStarts.reserveCapacity(whole.ringStarts.count)
    var next = 0
    for ring in 0..<whole.ringCount {
      if next < rings.count, rings[next] == ring {
        positions += changed.positions[changed.range(ofRing: next)]
        next += 1
      } else {
        positions += whole.positions[whole.range(ofRing: ring)]
      }
      ringStarts.append(positions.count)
    }
    return RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: whole.ringParts, partRings: whole.partRings,
      partRegions: whole.partRegions, regions: whole.regions, problems: whole.problems,
      sheetWest: whole.sheetWest)
  }
}

extension BoundingBox {
  /// The box with so many metres around it.
  fileprivate func grown(by distance: Double, _ scale: LocalScale) -> BoundingBox {
    let metres = scale.metres(at: min(max(abs(south), abs(north)), 89))
    let (x, y) = (min(2 * distance / metres.x, 180), 2 * distance / metres.y)
    return BoundingBox(west: west - x, south: south - y, east: east + x, north: north + y)
  }
}
