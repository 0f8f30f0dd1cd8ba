/// Parts of regions that lie inside other regions.
///
/// One place of every part is held against all polygons in whose box it lies: the middle of the first segment of its
/// exterior, against polygons that do not go along that segment. Even and odd by a ray to the west, decided without
/// rounding error.
///
/// Complexity: O((*n* + *p*) log *p*) for *n* vertices and *p* parts that do not all lie in the boxes of the others.
struct PartsInside {
  /// The pairs of a region with one that has a part inside it.
  private(set) var pairs: Set<RegionPair> = []

  /// A place of a part.
  private struct Probe {
    let place: Position
    let part: Int
    let region: RegionID
  }

  /// Fails when so many parts lie in the boxes of others that looking at all would take too long.
  init?(_ topology: BorderTopology) {
    let set = topology.regions
    let probes = (0..<set.partCount).map { part -> Probe in
      let start = set.ringStarts[set.partRings[part]]
      let (a, b) = (set.positions[start], set.positions[start + 1])
      return Probe(place: a.towards(b, 0.5), part: part, region: set.partRegions[part])
    }.sorted { $0.place.latitude < $1.place.latitude }
    let latitudes = probes.map(\.place.latitude)
    var firstArcs = FirstArcs(topology)
    var effort = 0
    for part in 0..<set.partCount {
      let shape = FlatPart(part, of: set)
      let box = shape.box
      let region = set.partRegions[part]
      let rows = Self.first(latitudes, from: box.south)..<Self.first(latitudes, above: box.north)
      // Beyond the edges of the sheet places have other longitudes.
      let turns = [0, 360, -360].filter { box.east >= $0 - 180 && box.west <= $0 + 180 }
      for turn in turns {
        effort += rows.count
        guard effort < 20_000_000 + 100 * set.partCount, pairs.count < 1_000_000 else { return nil }
        let near = rows.filter {
          let probe = probes[$0]
          let longitude = probe.place.longitude + turn
          return probe.region != region && longitude >= box.west && longitude <= box.east
            && !pairs.contains(RegionPair(probe.region, region))
        }
        guard !near.isEmpty else { continue }
        let places = near.map { index in
          Position(
            longitude: probes[index].place.longitude + turn, latitude: probes[index].place.latitude)
        }
        let isInside = Self.inside(places, shape)
        for (index, probe) in near.enumerated() where isInside[index] {
          if firstArcs.goes(region, alongFirstOf: probes[probe].part) { continue }
          pairs.insert(RegionPair(probes[probe].region, region))
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
        var index = first(latitudes, from: low.latitude)
        while index < places.count, latitudes[index] < high.latitude {
          // To the left of a segment that goes north is west of it.
          if Orientation.of(low, high, places[index]) < 0 { isInside[index].toggle() }
          index += 1
        }
      }
    }
    return isInside
  }

  /// The first index of a sorted list whose value is not less.
  static func first(_ sorted: [Double], from value: Double) -> Int {
    sorted.partitioningIndex { $0 >= value }
  }

  /// The first index of a sorted list whose value is greater.
  static func first(_ sorted: [Double], above value: Double) -> Int {
    first(sorted, from: value.nextUp)
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
