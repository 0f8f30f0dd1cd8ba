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
    let count = rings.reduce(0) { $0 + set.range(ofRing: $1).count }
    // So many pairs need so many visits of one vertex, or so many lines.
    guard count > leastVertices else { return false }
    if mostMeetingsPossible(rings, of: set, count: count) > mostMeetings {
      var visits: [Position: Int] = [:]
      for ring in rings {
        for index in set.range(ofRing: ring) { visits[set.positions[index], default: 0] += 1 }
      }
      let meetings = visits.values.reduce(0) { $0 + ($1 > 2 ? $1 * $1 : 0) }
      if meetings > mostMeetings { return true }
    }
    var chainCount = 0
    for ring in rings { forEachChain(of: set.positions[set.range(ofRing: ring)]) { _, _ in chainCount += 1 } }
    guard chainCount * (chainCount - 1) / 2 > mostMeetings else { return false }
    var chains = OverlappingBoxes()
    for ring in rings {
      forEachChain(of: set.positions[set.range(ofRing: ring)]) { a, b in
        if let box = BoundingBox(of: [a, b]) { chains.append(box) }
      }
    }
    return chains.pairCount() > mostMeetings
  }

  /// How many pairs of lines meet at most: visits are counted for vertices with the same few bits of a hash together, which
  /// takes a tenth of the time and never counts fewer.
  private static func mostMeetingsPossible(_ rings: [Int], of set: RegionSet, count: Int) -> Int {
    let bits = UInt64.bitWidth - (2 * count).leadingZeroBitCount
    var visits = [UInt32](repeating: 0, count: 1 << bits)
    set.positions.withUnsafeBufferPointer { positions in
      for ring in rings {
        for index in set.range(ofRing: ring) {
          // Both zeros are one number.
          let (x, y) = (
            (positions[index].longitude + 0).bitPattern, (positions[index].latitude + 0).bitPattern
          )
          let hash = (x &* 0x9E37_79B9_7F4A_7C15 ^ y) &* 0xC2B2_AE3D_27D4_EB4F
          visits[Int(truncatingIfNeeded: hash >> UInt64(64 - bits))] += 1
        }
      }
    }
    return visits.reduce(0) { $0 + ($1 > 2 ? Int($1) * Int($1) : 0) }
  }

  /// Calls the body with the ends of the stretches of a ring that turn back neither in longitude nor in latitude: the pieces
  /// that the library holds against each other.
  private static func forEachChain(of ring: ArraySlice<Position>, _ body: (Position, Position) -> Void) {
    var start = ring.startIndex
    var heading: (east: Bool, north: Bool)?
    for index in ring.indices.dropLast() {
      let (a, b) = (ring[index], ring[index + 1])
      let next = (east: b.longitude >= a.longitude, north: b.latitude >= a.latitude)
      if let last = heading, last != next {
        body(ring[start], ring[index])
        start = index
      }
      heading = next
    }
    if start < ring.endIndex - 1 { body(ring[start], ring[ring.endIndex - 1]) }
  }
}
