/// Parts of regions that lie inside other regions.
///
/// One place of every part is held against all polygons in whose box it lies: the middle of the first segment of its
/// exterior, against polygons that do not go along that segment. Even and odd by a ray to the west, decided without
/// rounding error.
///
/// Complexity: O((*n* + *p*) log *p*) for *n* vertices and *p* parts whose boxes are about as high as wide and do not all
/// lie in each other; at most what `PlaceBlocks` says for others.
struct PartsInside {
  /// The pairs of a region with one that has a part inside it.
  private(set) var pairs: Set<RegionPair> = []

  /// Fails when so many parts lie in the boxes of others that looking at all would take too long.
  init?(_ topology: BorderTopology) {
    let set = topology.regions
    // A place of each part.
    let probes = PlaceBlocks(
      (0..<set.partCount).map { part in
        let start = set.ringStarts[set.partRings[part]]
        return set.positions[start].towards(set.positions[start + 1], 0.5)
      })
    var firstArcs = FirstArcs(topology)
    var room = 50_000_000 + 1000 * set.partCount
    for part in 0..<set.partCount {
      let shape = FlatPart(part, of: set)
      let box = shape.box
      let region = set.partRegions[part]
      // Beyond the edges of the sheet places have other longitudes.
      let turns = [0, 360, -360].filter { box.east >= $0 - 180 && box.west <= $0 + 180 }
      for turn in turns {
        guard let inBox = probes.places(in: box, turn: turn, room: &room), pairs.count < 1_000_000 else {
          return nil
        }
        let near = inBox.filter {
          let other = set.partRegions[$0.number]
          return other != region && !pairs.contains(RegionPair(other, region))
        }
        guard !near.isEmpty else { continue }
        let isInside = Self.inside(near.map(\.place), shape)
        for (index, probe) in near.enumerated() where isInside[index] {
          if firstArcs.goes(region, alongFirstOf: probe.number) { continue }
          pairs.insert(RegionPair(set.partRegions[probe.number], region))
        }
      }
    }
  }

  /// Which places, in the order of latitudes, lie inside a part.
  static func inside(_ places: [Position], _ part: FlatPart) -> [Bool] {
    let latitudes = places.map(\.latitude)
    var isInside = [Bool](repeating: false, count: places.count)
    for line in part.rings {
      for (a, b) in zip(line, line.dropFirst()) where a.latitude != b.latitude {
        let (low, high) = a.latitude < b.latitude ? (a, b) : (b, a)
        var index = latitudes.partitioningIndex { $0 >= low.latitude }
        while index < places.count, latitudes[index] < high.latitude {
          // To the left of a segment that goes north is west of it.
          if Orientation.of(low, high, places[index]) < 0 { isInside[index].toggle() }
          index += 1
        }
      }
    }
    return isInside
  }
}

/// Which regions go along the first segment of the exterior of parts. Each part and each arc is looked at once.
private struct FirstArcs {
  private let topology: BorderTopology
  /// The arc of each part; -1 where it was not asked for.
  private var arcs: [Int]
  private var regions: [Int: [RegionID]] = [:]

  init(_ topology: BorderTopology) {
    self.topology = topology
    arcs = [Int](repeating: -1, count: topology.regions.partCount)
  }

  /// O(log *k*) for *k* regions along the arc; once for each part O(*n*) for its *n* vertices, and once for each arc
  /// O(*k* log *k*).
  mutating func goes(_ region: RegionID, alongFirstOf part: Int) -> Bool {
    if arcs[part] < 0 { arcs[part] = firstArc(of: part) ?? topology.arcCount }
    let arc = arcs[part]
    guard arc < topology.arcCount else { return false }
    if regions[arc] == nil { regions[arc] = topology.regions(along: arc) }
    guard let along = regions[arc] else { return false }
    let index = along.partitioningIndex { $0 >= region }
    return index < along.count && along[index] == region
  }

  private func firstArc(of part: Int) -> Int? {
    let set = topology.regions
    let ring = set.partRings[part]
    let (a, b) = (set.positions[set.ringStarts[ring]], set.positions[set.ringStarts[ring] + 1])
    return topology.arcs(ofRing: ring).first { directed in
      let line = topology.positions(of: directed.arc)
      return zip(line, line.dropFirst()).contains { $0 == a && $1 == b || $0 == b && $1 == a }
    }?.arc.index
  }
}
