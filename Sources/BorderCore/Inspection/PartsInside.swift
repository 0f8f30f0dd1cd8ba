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
      let place = Position(
        longitude: (a.longitude + b.longitude) / 2, latitude: (a.latitude + b.latitude) / 2)
      return Probe(place: place, part: part, region: set.partRegions[part])
    }.sorted { $0.place.latitude < $1.place.latitude }
    let latitudes = probes.map(\.place.latitude)
    var effort = 0
    for part in 0..<set.partCount {
      let exterior = set.positions[set.range(ofRing: set.partRings[part])]
      guard let box = BoundingBox(of: exterior) else { continue }
      let region = set.partRegions[part]
      let near = (Self.first(latitudes, from: box.south)..<Self.first(latitudes, above: box.north)).filter {
        let probe = probes[$0]
        return probe.region != region && probe.place.longitude >= box.west
          && probe.place.longitude <= box.east && !pairs.contains(RegionPair(probe.region, region))
      }
      effort += near.count
      guard effort < 20_000_000 + 100 * set.partCount, pairs.count < 1_000_000 else { return nil }
      guard !near.isEmpty else { continue }
      let isInside = Self.inside(near.map { probes[$0].place }, part, of: set)
      for (index, probe) in near.enumerated() where isInside[index] {
        if Self.goesAlongFirstSegment(region, of: probes[probe].part, in: topology) { continue }
        pairs.insert(RegionPair(probes[probe].region, region))
      }
    }
  }

  /// Whether a region has the first segment of a part's exterior among its own.
  private static func goesAlongFirstSegment(
    _ region: RegionID, of part: Int, in topology: BorderTopology
  ) -> Bool {
    let set = topology.regions
    let start = set.ringStarts[set.partRings[part]]
    let (a, b) = (set.positions[start], set.positions[start + 1])
    for directed in topology.arcs(ofRing: set.partRings[part]) {
      guard topology.sides(of: directed.arc).contains(where: { $0.region == region }) else { continue }
      let line = topology.positions(of: directed.arc)
      if zip(line, line.dropFirst()).contains(where: { $0 == a && $1 == b || $0 == b && $1 == a }) {
        return true
      }
    }
    return false
  }

  /// Which places, in the order of latitudes, lie inside a part.
  private static func inside(_ places: [Position], _ part: Int, of set: RegionSet) -> [Bool] {
    let latitudes = places.map(\.latitude)
    var isInside = [Bool](repeating: false, count: places.count)
    for ring in set.rings(ofPart: part) {
      let line = set.positions[set.range(ofRing: ring)]
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

  private static func first(_ sorted: [Double], from value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func first(_ sorted: [Double], above value: Double) -> Int {
    first(sorted, from: value.nextUp)
  }
}
