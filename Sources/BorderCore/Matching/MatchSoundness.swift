/// What matching has made of a ring.
enum RingFate {
  case kept, changed
  /// Fewer than three vertices are left.
  case collapsed
}

/// Whether regions are as sound after matching as they were before.
///
/// The invariant of matching: a region that was a valid polygon is one; a ring keeps at least three vertices, an area, and
/// the side on which it lies; a hole stays in its part, and a part outside the others.
struct MatchSoundness {
  let before: RegionSet
  let after: RegionSet
  let fates: [RingFate]
  let tolerance: Double
  let scale: LocalScale

  /// What is not. O(*n*) for *n* vertices of regions that were changed.
  func faults() -> [UnmatchedPlace] {
    var regions = Set<RegionID>()
    for ring in fates.indices where fates[ring] != .kept { regions.insert(after.region(ofRing: ring)) }
    guard !regions.isEmpty else { return [] }
    var faults = contacts(in: after, of: regions)
    faults += misplacedRings(of: regions)
    let collapsed = collapsed
    guard !faults.isEmpty || !collapsed.isEmpty else { return [] }
    // Of what was unsound before nothing is asked but that it is no worse by itself.
    let unsound = Set(contacts(in: before, of: Set(faults.map(\.region))).map(\.region))
    faults.removeAll { unsound.contains($0.region) }
    faults += collapsed
    return Array(Set(faults)).sorted {
      $0.region != $1.region ? $0.region < $1.region : $0.place.precedes($1.place)
    }
  }

  /// Where some regions touch or cross themselves.
  private func contacts(in set: RegionSet, of regions: Set<RegionID>) -> [UnmatchedPlace] {
    var positions: [Position] = []
    var ringStarts = [0]
    var ringParts: [Int32] = []
    var partRings = [0]
    var partRegions: [RegionID] = []
    for part in 0..<set.partCount where regions.contains(set.partRegions[part]) {
      for ring in set.rings(ofPart: part) {
        positions += set.positions[set.range(ofRing: ring)]
        ringStarts.append(positions.count)
        ringParts.append(Int32(truncatingIfNeeded: partRegions.count))
      }
      partRings.append(ringParts.count)
      partRegions.append(set.partRegions[part])
    }
    let subset = RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: set.regions, problems: [], sheetWest: set.sheetWest)
    return BorderTopology(subset).allSelfContacts().map { UnmatchedPlace(region: $0.region, place: $0.place) }
  }

  /// Rings without an area, or turned inside out.
  private var collapsed: [UnmatchedPlace] {
    var faults: [UnmatchedPlace] = []
    for ring in fates.indices where fates[ring] != .kept {
      let (old, new) = (
        before.positions[before.range(ofRing: ring)], after.positions[after.range(ofRing: ring)]
      )
      let isLost = fates[ring] == .collapsed || Self.area(old) * Self.area(new) <= 0
      if isLost, let place = old.first, Self.area(old) != 0 {
        faults.append(UnmatchedPlace(region: before.region(ofRing: ring), place: place))
      }
    }
    return faults
  }

  /// Small holes that have come out of their part, and small parts that have come into another one.
  ///
  /// What is moved by no more than the tolerance can only pass what is no wider, unless lines cross.
  private func misplacedRings(of regions: Set<RegionID>) -> [UnmatchedPlace] {
    var parts: [RegionID: [Int]] = [:]
    for part in 0..<after.partCount where regions.contains(after.partRegions[part]) {
      parts[after.partRegions[part], default: []].append(part)
    }
    var faults: [UnmatchedPlace] = []
    for (region, parts) in parts {
      for part in parts {
        let rings = after.rings(ofPart: part)
        for hole in rings.dropFirst() where isSmall(ring: hole) {
          let isIn = contains(ring: rings.lowerBound, hole)
          if isIn == false, let place = before.positions[before.range(ofRing: hole)].first {
            faults.append(UnmatchedPlace(region: region, place: place))
          }
        }
        guard parts.count > 1, isSmall(ring: rings.lowerBound) else { continue }
        for other in parts where other != part {
          let others = after.rings(ofPart: other)
          guard contains(ring: others.lowerBound, rings.lowerBound) == true,
            !others.dropFirst().contains(where: { contains(ring: $0, rings.lowerBound) != false }),
            let place = before.positions[before.range(ofRing: rings.lowerBound)].first
          else { continue }
          faults.append(UnmatchedPlace(region: region, place: place))
        }
      }
    }
    return faults
  }

  /// Whether a ring is no wider than it could be moved.
  private func isSmall(ring: Int) -> Bool {
    guard let box = BoundingBox(of: after.positions[after.range(ofRing: ring)]) else { return false }
    let scale = scale.metres(at: (box.south + box.north) / 2)
    return (box.east - box.west) * scale.x <= 3 * tolerance
      && (box.north - box.south) * scale.y <= 3 * tolerance
  }

  /// Whether a ring lies within another one, by its first vertex that is not on that; `nil` when all are.
  private func contains(ring outer: Int, _ inner: Int) -> Bool? {
    let line = after.positions[after.range(ofRing: outer)]
    guard let first = line.first, let last = after.positions[after.range(ofRing: inner)].first,
      abs(Position.turn(last.longitude - first.longitude)) < 180
    else { return nil }
    vertices: for place in after.positions[after.range(ofRing: inner)].dropLast() {
      var isIn = false
      for (a, b) in zip(line, line.dropFirst()) {
        if a == place { continue vertices }
        guard (a.latitude > place.latitude) != (b.latitude > place.latitude) else { continue }
        let x = Position.turn(a.longitude - place.longitude)
        let width = Position.turn(b.longitude - a.longitude)
        let cross = x + (place.latitude - a.latitude) / (b.latitude - a.latitude) * width
        if cross > 0 { isIn.toggle() }
      }
      return isIn
    }
    return nil
  }

  /// Twice the surface on the sheet, with its sign.
  private static func area(_ ring: ArraySlice<Position>) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    var last = (0.0, 0.0)
    for position in ring.dropFirst() {
      let place = (Position.turn(position.longitude - origin.longitude), position.latitude - origin.latitude)
      sum += last.0 * place.1 - place.0 * last.1
      last = place
    }
    return sum
  }
}
