extension RegionSet {
  /// The regions of two sets in one, those of the second behind those of the first, for a topology that knows both.
  ///
  /// Ids may stand twice: a topology never asks for them. O(*n*).
  func joined(with other: RegionSet) -> RegionSet {
    var positions = self.positions
    positions.reserveCapacity(positions.count + other.positions.count)
    positions += other.positions
    let (vertices, rings, parts) = (self.positions.count, ringCount, partCount)
    return RegionSet(
      positions: positions,
      ringStarts: ringStarts + other.ringStarts.dropFirst().map { $0 + vertices },
      ringParts: ringParts + other.ringParts.map { $0 + Int32(truncatingIfNeeded: parts) },
      partRings: partRings.dropLast() + other.partRings.map { $0 + rings },
      partRegions: partRegions + other.partRegions.map { RegionID($0.index + regionCount) },
      regions: regions + other.regions, problems: problems + other.problems,
      sheetWest: min(sheetWest, other.sheetWest))
  }

  /// The same rings with every vertex where a function puts it. Neighbouring vertices that come to one place are one; a
  /// ring that has fewer than three places then stays as it was. O(*n*).
  func movingVertices(_ place: (Position) -> Position) -> RegionSet {
    var positions: [Position] = []
    positions.reserveCapacity(self.positions.count)
    var ringStarts = [0]
    for ring in 0..<ringCount {
      let start = positions.count
      for position in self.positions[range(ofRing: ring)] {
        let moved = place(position)
        if positions.count > start, positions[positions.count - 1].isSamePlace(as: moved) { continue }
        positions.append(moved)
      }
      if positions.count - start < 4 {
        positions.removeSubrange(start...)
        positions += self.positions[range(ofRing: ring)]
      }
      ringStarts.append(positions.count)
    }
    return RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: regions, problems: problems, sheetWest: sheetWest)
  }
}
