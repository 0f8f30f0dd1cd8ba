extension BorderTopology {
  /// Calls a body with each line along which a region touches itself, and the region; on cuts of the map none. Parts that lie
  /// on either side of a line adjoin, which is sound. O(sides).
  func forEachUnsoundSeam(_ body: (RegionID, Int) -> Void) {
    for arc in 0..<arcCount where !arcs[arc].isCut {
      let range = sideRange(of: arc)
      guard range.count > 1 else { continue }
      if range.count == 2 {
        let (a, b) = (sides[range.lowerBound], sides[range.lowerBound + 1])
        let region = region(of: a)
        if region == self.region(of: b), !adjoin(a, b) { body(region, arc) }
        continue
      }
      let own = range.map { (region: region(of: sides[$0]), side: sides[$0]) }.sorted {
        $0.region < $1.region
      }
      // Of three sides of one region two are the same one.
      for index in own.indices.dropFirst() where own[index].region == own[index - 1].region {
        let isThird = index > 1 && own[index - 2].region == own[index].region
        if !isThird, adjoin(own[index - 1].side, own[index].side) { continue }
        body(own[index].region, arc)
      }
    }
  }

  /// Whether two sides of one region are those of two parts beside each other.
  private func adjoin(_ a: PackedSide, _ b: PackedSide) -> Bool {
    a.isLeft != b.isLeft && areOfTwoParts(a.ring, b.ring)
  }

  /// Whether two rings belong to different parts.
  func areOfTwoParts(_ a: Int, _ b: Int) -> Bool { regions.ringParts[a] != regions.ringParts[b] }
}
