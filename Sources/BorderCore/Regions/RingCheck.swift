/// One look at a ring that was just read, and what had to be changed to write its places as the whole set has them.
struct RingCheck {
  /// A vertex with what is the matter with it, counted as in the file.
  typealias Finding = (kind: RegionProblem.Kind, vertex: Int, position: Position?)

  /// Whether there is nothing to correct, as in nearly every ring.
  private(set) var isClean: Bool
  /// What makes the ring useless; `nil` when nothing does.
  private(set) var fault: Finding?
  /// The first vertex that was put on a pole, and on the 180th meridian, and the first edge that was drawn round the earth, and
  /// over a pole.
  private(set) var moved: [Finding] = []
  /// Whether the file has a longitude below 0.
  private(set) var hasNegative = false
  /// Whether it has one beyond the 180th meridian.
  private(set) var hasBeyond180 = false

  /// Looks at the positions from an index on.
  ///
  /// One pass without branches, on the bits of the numbers: those of positive doubles are ordered like the
  /// doubles, with infinity and NaN on top.
  init(_ positions: [Position], from start: Int) {
    // The top bit is set where something was found.
    var found: UInt64 = 0
    var signs: UInt64 = 0
    positions.withUnsafeBufferPointer { buffer in
      let absolute: UInt64 = 0x7FFF_FFFF_FFFF_FFFF
      let negativeZero = (-0.0).bitPattern
      let halfTurn = 180.0.bitPattern
      let widest = (180 - Position.meridianReach).bitPattern
      let highest = (90 - Position.poleReach).bitPattern
      var previousLongitude = Double.nan.bitPattern
      var previousLatitude = Double.nan.bitPattern
      for index in start..<buffer.count {
        let longitude = buffer[index].longitude.bitPattern
        let latitude = buffer[index].latitude.bitPattern
        signs |= longitude
        found |= widest &- (longitude & absolute)
        found |= highest &- (latitude & absolute)
        found |= Self.topBitIfZero(longitude ^ negativeZero) | Self.topBitIfZero(latitude ^ negativeZero)
        found |= Self.topBitIfZero((longitude ^ previousLongitude) | (latitude ^ previousLatitude))
        let turn = buffer[index].longitude - Double(bitPattern: previousLongitude)
        found |= Self.topBitIfZero((turn.bitPattern & absolute) ^ halfTurn)
        previousLongitude = longitude
        previousLatitude = latitude
      }
    }
    isClean = found >> 63 == 0
    hasNegative = isClean && signs >> 63 == 1
  }

  @inline(__always)
  private static func topBitIfZero(_ bits: UInt64) -> UInt64 { (bits &- 1) & ~bits }

  /// Writes the positions from an index on as the whole set has them (`Position.onGlobe`), and drops repeated places.
  mutating func normalize(_ positions: inout [Position], from start: Int) {
    for index in start..<positions.count {
      let given = positions[index]
      guard let place = given.onGlobe else {
        let isFinite = given.longitude.isFinite && given.latitude.isFinite
        fault = (isFinite ? .outOfRange : .notFinite, index - start, isFinite ? given : nil)
        return
      }
      if given.longitude < -Position.edgeReach { hasNegative = true }
      if given.longitude > 180 + Position.edgeReach { hasBeyond180 = true }
      if place.latitude != given.latitude {
        note(.movedToPole, index - start, place)
      } else if abs(place.longitude) == 180, given.longitude.remainder(dividingBy: 360).magnitude != 180 {
        note(.movedToMeridian, index - start, place)
      }
      positions[index] = place
      if index > start, positions[index - 1].isHalfTurn(to: place) {
        note(.halfTurn, index - start - 1, positions[index - 1])
      }
    }
    // Both edges of a sheet are one meridian. But where nothing is left without both, a box around the earth is meant.
    let places = Self.withoutRepeated(positions[start...]) { $0.isSamePlace(as: $1) }
    let isClosed = places.first.flatMap { first in places.last?.isSamePlace(as: first) } ?? false
    let isEnough = places.count >= (isClosed ? 4 : 3)
    if isEnough {
      positions.replaceSubrange(start..., with: places)
      return
    }
    let around = Self.drawnAround(Self.withoutRepeated(positions[start...], ==))
    if let first = around.first {
      note(.drawnAround, first, positions[start + min(first, positions.count - start - 1)])
    }
    positions.replaceSubrange(start..., with: around.ring)
  }

  /// A ring whose edges from one side of the sheet to the other have a vertex at each degree, and the first such edge.
  private static func drawnAround(_ ring: [Position]) -> (ring: [Position], first: Int?) {
    var drawn: [Position] = []
    var first: Int?
    for (index, place) in ring.enumerated() {
      if let last = drawn.last, abs(last.longitude) == 180, place.longitude == -last.longitude,
        !(last.isPole && place.isPole)
      {
        first = first ?? index - 1
        for degree in 1..<360 {
          let part = Double(degree) / 360
          drawn.append(
            Position(
              longitude: last.longitude + (last.longitude < 0 ? 1 : -1) * Double(degree),
              latitude: last.latitude + part * (place.latitude - last.latitude)))
        }
      }
      drawn.append(place)
    }
    return (drawn, first)
  }

  private mutating func note(_ kind: RegionProblem.Kind, _ vertex: Int, _ place: Position) {
    if !moved.contains(where: { $0.kind == kind }) { moved.append((kind, vertex, place)) }
  }

  private static func withoutRepeated(
    _ ring: ArraySlice<Position>, _ isSame: (Position, Position) -> Bool
  ) -> [Position] {
    var kept: [Position] = []
    for position in ring {
      if let last = kept.last, isSame(last, position) { continue }
      kept.append(position)
    }
    return kept
  }
}
