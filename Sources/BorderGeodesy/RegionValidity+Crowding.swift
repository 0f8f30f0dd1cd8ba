import BorderCore

extension RegionValidity {
  /// How many pairs of lines that meet in one vertex, or whose boxes overlap, are looked at.
  private static var mostMeetings: Int { 20_000_000 }
  /// A region of fewer vertices cannot have so many.
  private static var leastVertices: Int { 4_472 }

  /// Whether the library would hold too many lines against each other for minutes: so many meet in one vertex, or the boxes
  /// around so many lie over each other. O(*n* log *n*) for *n* vertices.
  static func isCrowded(_ parts: [Int], of set: RegionSet) -> Bool {
    let rings = parts.flatMap { set.rings(ofPart: $0) }
    // So many pairs need so many visits of one vertex, or so many lines.
    guard rings.reduce(0, { $0 + set.range(ofRing: $1).count }) > leastVertices else { return false }
    var visits: [Position: Int] = [:]
    var chains = OverlappingBoxes()
    for ring in rings {
      let positions = set.positions[set.range(ofRing: ring)]
      for position in positions { visits[position, default: 0] += 1 }
      appendChains(of: positions, to: &chains)
    }
    var meetings = 0
    for count in visits.values where count > 2 { meetings += count * count }
    let pairs = chains.boxCount * (chains.boxCount - 1) / 2
    return meetings > mostMeetings || pairs > mostMeetings && chains.pairCount() > mostMeetings
  }

  /// Adds the boxes of the stretches of a ring that turn back neither in longitude nor in latitude: the pieces that the
  /// library holds against each other.
  private static func appendChains(of ring: ArraySlice<Position>, to chains: inout OverlappingBoxes) {
    var start = ring.startIndex
    var heading: (east: Bool, north: Bool)?
    for index in ring.indices.dropLast() {
      let (a, b) = (ring[index], ring[index + 1])
      let next = (east: b.longitude >= a.longitude, north: b.latitude >= a.latitude)
      if let last = heading, last != next {
        append(ring[start], ring[index], to: &chains)
        start = index
      }
      heading = next
    }
    if start < ring.endIndex - 1 { append(ring[start], ring[ring.endIndex - 1], to: &chains) }
  }

  private static func append(_ a: Position, _ b: Position, to chains: inout OverlappingBoxes) {
    if let box = BoundingBox(of: [a, b]) { chains.append(box) }
  }
}
