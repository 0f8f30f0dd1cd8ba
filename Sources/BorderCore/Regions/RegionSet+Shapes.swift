extension RegionSet {
  /// The same regions with other shapes of some.
  ///
  /// - Parameter shapes: For regions to change their polygons: rings of each, exterior first, closed. A ring with fewer
  ///   than four positions is left out, with its holes when it is an exterior.
  /// - Returns: The set; parts of unchanged regions keep their order, new parts stand at the end.
  /// - Complexity: O(*n*).
  public func replacingShapes(_ shapes: [RegionID: [[[Position]]]]) -> RegionSet {
    guard !shapes.isEmpty else { return self }
    var positions: [Position] = []
    positions.reserveCapacity(self.positions.count)
    var ringStarts = [0]
    var ringParts: [Int32] = []
    var partRings: [Int] = []
    var partRegions: [RegionID] = []
    func addPart(_ region: RegionID, _ rings: some Sequence<ArraySlice<Position>>) {
      partRings.append(ringParts.count)
      partRegions.append(region)
      for ring in rings {
        positions += ring
        ringStarts.append(positions.count)
        ringParts.append(Int32(truncatingIfNeeded: partRegions.count - 1))
      }
    }
    for part in 0..<partCount where shapes[self.partRegions[part]] == nil {
      addPart(self.partRegions[part], rings(ofPart: part).map { self.positions[range(ofRing: $0)] })
    }
    for region in shapes.keys.sorted() {
      for polygon in shapes[region] ?? [] {
        guard let exterior = polygon.first, exterior.count >= 4 else { continue }
        addPart(region, polygon.filter { $0.count >= 4 }.map { $0[...] })
      }
    }
    partRings.append(ringParts.count)
    return RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: regions, problems: problems, sheetWest: sheetWest)
  }

  /// The same regions with vertices inserted into segments, on every ring that has such a segment.
  ///
  /// - Parameter vertices: For a segment, from the lesser to the greater of its ends, the places to insert in this order.
  /// - Returns: The set. O(*n*).
  public func inserting(_ vertices: [SegmentEnds: [Position]]) -> RegionSet {
    guard !vertices.isEmpty else { return self }
    var positions: [Position] = []
    positions.reserveCapacity(self.positions.count + vertices.count)
    var ringStarts = [0]
    for ring in 0..<ringCount {
      let line = self.positions[range(ofRing: ring)]
      for (a, b) in zip(line, line.dropFirst()) {
        positions.append(a)
        guard let inserted = vertices[SegmentEnds(a, b)] else { continue }
        positions += a.precedes(b) ? inserted : inserted.reversed()
      }
      if let last = line.last { positions.append(last) }
      ringStarts.append(positions.count)
    }
    return RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: regions, problems: problems, sheetWest: sheetWest)
  }
}

/// The ends of a segment, whatever its direction.
public struct SegmentEnds: Hashable, Sendable {
  /// The end that comes first by longitude, then latitude.
  public let first: Position
  /// The other end.
  public let second: Position

  /// The ends of a segment.
  public init(_ a: Position, _ b: Position) {
    (first, second) = a.precedes(b) ? (a, b) : (b, a)
  }
}
