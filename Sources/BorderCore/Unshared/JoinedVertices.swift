/// Regions of which vertices that differ by computing noise alone have become one.
public struct JoinedVertices: Sendable {
  /// Vertices nearer to each other are the same place, in metres: a thousandth of what a coordinate with 11 decimals tells.
  public static let noise = 1e-6

  /// The regions.
  public let regions: RegionSet
  /// How many vertices took the place of another one.
  public let count: Int
}

extension UnsharedBorders {
  /// Takes vertices of different regions that are less than a micrometre apart as one.
  ///
  /// Programs that compute coordinates (projections, unions, offsets) leave neighbours whose vertices differ in the last
  /// bits: nanometres, which no survey and no map means. The least place of a group stands for all.
  ///
  /// - Parameter set: The regions that were searched.
  /// - Returns: The regions with those vertices joined; `nil` when there are none.
  /// - Complexity: O(*n*) for *n* vertices where there are any.
  public func joiningVertices(of set: RegionSet) -> JoinedVertices? {
    var heads: [Position: Position] = [:]
    func head(_ place: Position) -> Position {
      var place = place
      while let next = heads[place] { place = next }
      return place
    }
    for vertex in looseVertices where vertex.distance <= JoinedVertices.noise {
      guard let partner = vertex.partner else { continue }
      let (a, b) = (head(vertex.place), head(partner))
      if a != b { heads[a.precedes(b) ? b : a] = a.precedes(b) ? a : b }
    }
    guard !heads.isEmpty else { return nil }
    var positions: [Position] = []
    positions.reserveCapacity(set.positions.count)
    var ringStarts = [0]
    for ring in 0..<set.ringCount {
      let line = set.positions[set.range(ofRing: ring)]
      let start = positions.count
      for position in line {
        let place = position.canonical
        let joined = heads[place] == nil ? position : head(place)
        if positions.count == start || positions.last != joined { positions.append(joined) }
      }
      // A ring that would collapse stays as it was.
      if positions.count - start < 4 {
        positions.removeLast(positions.count - start)
        positions += line
      }
      ringStarts.append(positions.count)
    }
    let regions = RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: set.ringParts, partRings: set.partRings,
      partRegions: set.partRegions, regions: set.regions, problems: set.problems, sheetWest: set.sheetWest)
    return JoinedVertices(regions: regions, count: heads.count)
  }
}
