extension VintageTopology {
  /// The new vintage with vertices put where the old one has them, if that is within the precision of coordinates; `nil`
  /// where there are none.
  ///
  /// Only vertices of lines that one vintage alone has are looked at. O(*k*) expected for *k* of them.
  ///
  /// - Parameters:
  ///   - new: The new vintage.
  ///   - reach: The precision in degrees of latitude, and of longitude at the equator; farther north more of longitude.
  /// - Returns: The set, and how many places were moved.
  func snapping(_ new: RegionSet, within reach: Double) -> (regions: RegionSet, count: Int)? {
    guard reach > 0 else { return nil }
    // Cells so much larger than the reach that most places have to do with one only.
    let cell = 32 * reach
    func column(_ longitude: Double) -> Int64 { Int64((longitude / cell).rounded(.down)) }
    var before: [CellKey: [Position]] = [:]
    var after: Set<Position> = []
    for arc in 0..<topology.arcCount {
      let isOfOld = topology.sideRange(of: arc).contains {
        isOld(topology.region(of: topology.sides[$0]).index)
      }
      let isOfNew = topology.sideRange(of: arc).contains {
        !isOld(topology.region(of: topology.sides[$0]).index)
      }
      guard isOfOld != isOfNew else { continue }
      for place in topology.positions(of: ArcID(arc)) {
        if isOfOld {
          let key = CellKey(row: column(place.latitude), column: column(place.longitude))
          before[key, default: []].append(place)
        } else {
          after.insert(place)
        }
      }
    }
    var moved: [Position: Position] = [:]
    for place in after {
      var best: (distance: Double, place: Position)?
      var row = column(place.latitude - reach)
      while row <= column(place.latitude + reach) {
        defer { row += 1 }
        var key = CellKey(row: row, column: column(place.longitude - reach))
        while key.column <= column(place.longitude + reach) {
          defer { key.column += 1 }
          guard let others = before[key] else { continue }
          for other in others {
            let (x, y) = (abs(other.longitude - place.longitude), abs(other.latitude - place.latitude))
            guard x <= reach, y <= reach else { continue }
            let distance = x * x + y * y
            if let known = best,
              distance > known.distance || distance == known.distance && !other.precedes(known.place)
            {
              continue
            }
            best = (distance, other)
          }
        }
      }
      if let best, best.place != place { moved[place] = best.place }
    }
    guard !moved.isEmpty else { return nil }
    return (new.movingVertices { place in moved[place] ?? place }, moved.count)
  }

  private struct CellKey: Hashable {
    var row: Int64
    var column: Int64
  }
}
