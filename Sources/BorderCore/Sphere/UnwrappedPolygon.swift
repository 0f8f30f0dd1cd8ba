/// A polygon laid out flat, so that every ring is closed on the plane and every hole lies in its exterior.
package struct UnwrappedPolygon {
  /// The closed rings, the exterior first.
  package var rings: [[UnwrappedVertex]]

  /// Lays a polygon out flat; `nil` when it has no exterior with an area.
  package init?(_ polygon: [[Position]]) {
    var exterior: [UnwrappedVertex]?
    var holes: [[UnwrappedVertex]] = []
    var polarHole: PolarRing?
    var polarExterior: PolarRing?
    for (index, positions) in polygon.enumerated() {
      guard let (ring, winding) = Self.unwrap(positions) else {
        if index == 0 { return nil }
        continue
      }
      if abs(winding) != 1 {
        if index == 0 { exterior = ring } else { holes.append(ring) }
      } else if index == 0 {
        polarExterior = PolarRing(ring, winding: winding)
      } else if polarHole == nil {
        polarHole = PolarRing(ring, winding: winding)
      }
    }
    if let polarExterior { exterior = polarExterior.closed(through: polarHole) }
    guard let exterior else { return nil }
    rings = [exterior] + holes.map { Self.moved($0, into: exterior) }
  }

  /// Closes a ring, lays it out flat, and counts how often it goes around the earth, to the east.
  static func unwrap(_ positions: [Position]) -> (path: [UnwrappedVertex], winding: Int)? {
    guard let first = positions.first, positions.count > 2 else { return nil }
    let closed = positions.last == first ? positions : positions + [first]
    let (ring, winding) = UnwrappedVertex.ring(closed)
    let isFlat = ring.allSatisfy { $0.x == ring[0].x }
    // Nobody means a ring without width, nor one that goes around twice.
    guard !isFlat && abs(winding) <= 1 else {
      return (UnwrappedVertex.path(closed, shortestWay: false), 0)
    }
    return (ring, winding)
  }

  /// A hole, moved by whole turns to where the exterior is.
  private static func moved(_ hole: [UnwrappedVertex], into exterior: [UnwrappedVertex]) -> [UnwrappedVertex]
  {
    let candidates = [0, 1, -1, 2, -2].map { turns in
      hole.map { UnwrappedVertex(position: $0.position, turn: $0.turn + turns) }
    }
    return candidates.first { candidate in
      let inside = candidate.count { vertex in
        UnwrappedVertex.contains(exterior, x: vertex.x, latitude: vertex.position.latitude)
      }
      // Vertices on the edge may be judged either way.
      return 2 * inside > candidate.count
    } ?? hole
  }
}

/// A ring around a pole: flat, it runs 360° to the east and does not close.
private struct PolarRing {
  /// Vertices from some place to the same place one turn further east.
  private let path: [UnwrappedVertex]

  init(_ ring: [UnwrappedVertex], winding: Int) {
    path = winding > 0 ? ring : ring.reversed()
  }

  private var meanLatitude: Double { UnwrappedVertex.meanLatitude(path) }

  /// The closed ring of what lies between this ring and its pole, or between it and a hole around the pole.
  ///
  /// The pole is the one that the ring is nearer to.
  func closed(through hole: PolarRing?) -> [UnwrappedVertex] {
    let isNorth = hole.map { $0.meanLatitude > meanLatitude } ?? (meanLatitude >= 0)
    let (ring, line) = fromMeridian(nearestNorth: isNorth)
    guard let first = ring.first else { return path }
    var closing: [UnwrappedVertex]
    if let hole {
      let (inner, innerLine) = hole.fromMeridian(nearestNorth: !isNorth)
      closing = inner.reversed().map {
        UnwrappedVertex(position: $0.position, turn: $0.turn + line.turn - innerLine.turn)
      }
    } else {
      let pole = Position(longitude: -180, latitude: isNorth ? 90 : -90)
      closing = [2, 1].map { UnwrappedVertex(position: pole, turn: line.turn + $0) }
    }
    closing.append(first)
    return ring + closing
  }

  /// The path from its crossing of the meridian to the same crossing one turn on.
  ///
  /// - Parameter nearestNorth: Whether to take the northernmost crossing to the east, or the southernmost.
  /// - Returns: The path, and the line that it begins on; no vertices when nothing crosses.
  private func fromMeridian(nearestNorth: Bool) -> ([UnwrappedVertex], MeridianLine) {
    var best: (index: Int, line: MeridianLine, latitude: Double)?
    for index in path.indices.dropLast() {
      let (a, b) = (path[index], path[index + 1])
      guard a.x < b.x else { continue }
      var line = MeridianLine(turn: UnwrappedVertex.turn(ofLongitude: a.x))
      if line.x - 360 == a.x { line = MeridianLine(turn: line.turn - 1) }
      guard a.x <= line.x && line.x < b.x else { continue }
      let latitude = line.latitude(ofSegmentFrom: a, to: b)
      if let best, nearestNorth ? latitude <= best.latitude : latitude >= best.latitude { continue }
      best = (index, line, latitude)
    }
    guard let best else { return ([], MeridianLine(turn: 0)) }
    let position = Position(longitude: -180, latitude: best.latitude)
    var ring = [UnwrappedVertex(position: position, turn: best.line.turn + 1)]
    ring += path[(best.index + 1)...]
    ring += path[...best.index].dropFirst().map {
      UnwrappedVertex(position: $0.position, turn: $0.turn + 1)
    }
    ring.append(UnwrappedVertex(position: position, turn: best.line.turn + 2))
    return (ring, best.line)
  }
}
