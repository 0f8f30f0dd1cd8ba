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
  func faults() -> [MatchFault] {
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
      if $0.region != $1.region { return $0.region < $1.region }
      if $0.place != $1.place { return $0.place.precedes($1.place) }
      let (p, q) = ($0.ends, $1.ends)
      return p.lexicographicallyPrecedes(q) { $0.precedes($1) }
    }
  }

  /// Where some regions touch or cross themselves.
  private func contacts(in set: RegionSet, of regions: Set<RegionID>) -> [MatchFault] {
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
    return BorderTopology(subset).contactSites().map {
      MatchFault(region: $0.region, place: $0.place, ends: $0.ends)
    }
  }

  /// Rings without an area, or turned inside out, or whose area changes by more than its line can have been moved.
  private var collapsed: [MatchFault] {
    var faults: [MatchFault] = []
    for ring in fates.indices where fates[ring] != .kept {
      // On one plane for both: the ring may begin elsewhere now.
      guard let origin = before.positions[before.range(ofRing: ring)].first else { continue }
      let old = extent(before.positions[before.range(ofRing: ring)], from: origin)
      let new = extent(after.positions[after.range(ofRing: ring)], from: origin)
      let isLost =
        fates[ring] == .collapsed || old.area * new.area <= 0
        || abs(new.area - old.area) > 2 * tolerance * (old.length + new.length)
      if isLost, old.area != 0 { faults.append(fault(ring)) }
    }
    return faults
  }

  /// A fault of a ring as such. A large one is matched once more with its first vertex where it was, a small one is not.
  private func fault(_ ring: Int) -> MatchFault {
    let line = before.positions[before.range(ofRing: ring)]
    return MatchFault(
      region: before.region(ofRing: ring), place: line[line.startIndex],
      ring: width(line) <= 3 * tolerance ? ring : nil)
  }

  /// A ring on the other side of a line, which must stay where it is around the ring.
  private func misplaced(_ ring: Int) -> MatchFault {
    let line = before.positions[before.range(ofRing: ring)]
    return MatchFault(
      region: before.region(ofRing: ring), place: line[line.startIndex], ends: Array(line.dropFirst()),
      misplaced: ring)
  }

  /// Small holes that have come out of their part, and small parts that have come into another one.
  ///
  /// What is moved by no more than the tolerance can only pass what is no wider, unless lines cross.
  private func misplacedRings(of regions: Set<RegionID>) -> [MatchFault] {
    var parts: [RegionID: [Int]] = [:]
    for part in 0..<after.partCount where regions.contains(after.partRegions[part]) {
      parts[after.partRegions[part], default: []].append(part)
    }
    var faults: [MatchFault] = []
    for parts in parts.values {
      for part in parts {
        let rings = after.rings(ofPart: part)
        for hole in rings.dropFirst() where isNarrow(ring: hole) {
          if isOut(hole, of: rings.lowerBound, in: after), !isOut(hole, of: rings.lowerBound, in: before) {
            faults.append(misplaced(hole))
          }
        }
        guard parts.count > 1, isNarrow(ring: rings.lowerBound) else { continue }
        for other in parts where other != part {
          let others = after.rings(ofPart: other)
          if isIn(rings.lowerBound, others, in: after), !isIn(rings.lowerBound, others, in: before) {
            faults.append(misplaced(rings.lowerBound))
          }
        }
      }
    }
    return faults
  }

  /// Whether a hole lies outside the ring that it belongs into.
  private func isOut(_ hole: Int, of outer: Int, in set: RegionSet) -> Bool {
    contains(ring: outer, hole, in: set) == false
  }

  /// Whether a ring lies on the ground of a part: within its outer ring and in none of its holes.
  private func isIn(_ ring: Int, _ rings: Range<Int>, in set: RegionSet) -> Bool {
    contains(ring: rings.lowerBound, ring, in: set) == true
      && !rings.dropFirst().contains { contains(ring: $0, ring, in: set) != false }
  }

  /// Whether a ring is narrower than the tolerance: nothing between it and the line that has passed it tells them apart.
  private func isNarrow(ring: Int) -> Bool {
    width(before.positions[before.range(ofRing: ring)]) <= tolerance
  }

  /// How far a ring reaches east or north, in metres.
  private func width(_ line: ArraySlice<Position>) -> Double {
    guard let box = BoundingBox(of: line) else { return .infinity }
    let scale = scale.metres(at: (box.south + box.north) / 2)
    return max((box.east - box.west) * scale.x, (box.north - box.south) * scale.y)
  }

  /// Whether a ring lies within another one, by its first vertex that is not on that; `nil` when all are.
  private func contains(ring outer: Int, _ inner: Int, in set: RegionSet) -> Bool? {
    let line = set.positions[set.range(ofRing: outer)]
    guard let first = line.first, let last = set.positions[set.range(ofRing: inner)].first,
      abs(Position.turn(last.longitude - first.longitude)) < 180
    else { return nil }
    vertices: for place in set.positions[set.range(ofRing: inner)].dropLast() {
      var isIn = false
      for (a, b) in zip(line, line.dropFirst()) {
        if a == place { continue vertices }
        if place.seesInTheEastOnGlobe(a, b) { isIn.toggle() }
      }
      return isIn
    }
    return nil
  }

  /// Twice the area of a ring on the sheet in square metres, with its sign, and the length of its line, on the plane of a
  /// place. A ring comes to a pole along one meridian and leaves it along another one.
  private func extent(_ ring: ArraySlice<Position>, from origin: Position) -> (area: Double, length: Double) {
    let metres = scale.metres(at: origin.latitude)
    var (area, length) = (0.0, 0.0)
    var last: SIMD2<Double>?
    func goOn(to position: Position) {
      let turn = Position.turn(position.longitude - origin.longitude)
      let place = SIMD2(turn, position.latitude - origin.latitude) * metres
      if let last {
        area += last.x * place.y - place.x * last.y
        length += ((place - last) * (place - last)).sum().squareRoot()
      }
      last = place
    }
    for (a, b) in zip(ring, ring.dropFirst()) {
      let (start, end) = Position.laidOut(a, b)
      if last == nil || a.isPole { goOn(to: start) }
      goOn(to: end)
    }
    return (area, length)
  }
}

/// What is unsound about a region after matching.
struct MatchFault: Hashable {
  let region: RegionID
  let place: Position
  /// Where the lines end that meet at the place.
  var ends: [Position] = []
  /// The ring, when it is the ring as such that would be lost.
  var ring: Int?
  /// The ring that lies at the place, on the other side of a line of its region.
  var misplaced: Int?
}
