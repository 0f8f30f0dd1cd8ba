internal import Glibc

extension NearestApproach {
  /// Places along the shortest way, without its ends, which lie on lines: the middle one stands in the middle.
  ///
  /// The way is that on a sphere, which on the ellipsoid is the shortest one to a thousandth of its length; over less than a
  /// kilometre a straight line of degrees is.
  fileprivate var way: [Position] {
    let half = max(1, min(32, Int(distance / 40_000)))
    return (0...(2 * half)).map { step in
      let fraction = min(max(Double(step) / Double(2 * half), 1e-6), 1 - 1e-6)
      return distance > 1000 ? from.alongGreatCircle(to: to, fraction) : from.towards(to, fraction)
    }
  }
}

extension Position {
  /// The place at a fraction of the great circle to another position.
  fileprivate func alongGreatCircle(to other: Position, _ fraction: Double) -> Position {
    func vector(_ position: Position) -> SIMD3<Double> {
      let (x, y) = (position.longitude * .pi / 180, position.latitude * .pi / 180)
      return SIMD3(cos(y) * cos(x), cos(y) * sin(x), sin(y))
    }
    let (a, b) = (vector(self), vector(other))
    let gap = b - a
    let angle = 2 * asin(min(1, (gap * gap).sum().squareRoot() / 2))
    guard angle > 0 else { return self }
    let place = (a * sin((1 - fraction) * angle) + b * sin(fraction * angle)) / sin(angle)
    return Position(
      longitude: atan2(place.y, place.x) * 180 / .pi,
      latitude: atan2(place.z, (place.x * place.x + place.y * place.y).squareRoot()) * 180 / .pi)
  }
}

extension RegionSet {
  /// The regions through which the shortest way between two of them goes: those in which its middle lies, and others whose
  /// lines it crosses.
  ///
  /// - Parameters:
  ///   - approach: The way.
  ///   - pair: The two; a line of theirs is where it begins or ends.
  ///   - scale: Metres a degree.
  /// - Returns: The regions in order.
  /// - Complexity: O(*n*) for *n* vertices, 64 times at most.
  func regions(on approach: NearestApproach, between pair: RegionPair, scale: LocalScale) -> [RegionID] {
    let way = approach.way
    let middle = way[way.count / 2]
    var found = (0..<partCount).filter { FlatPart($0, of: self).contains(middle) }.map { partRegions[$0] }
    for (a, b) in zip(way, way.dropFirst()) {
      let plane = LocalPlane(at: a, scale)
      let step = plane.vector(b)
      let (south, north) = (min(a.latitude, b.latitude), max(a.latitude, b.latitude))
      for ring in 0..<ringCount {
        let region = region(ofRing: ring)
        guard region != pair.a, region != pair.b, region != found.last else { continue }
        let line = positions[range(ofRing: ring)]
        let isCrossed = zip(line, line.dropFirst()).contains { p, q in
          guard max(p.latitude, q.latitude) >= south, min(p.latitude, q.latitude) <= north else {
            return false
          }
          let (u, v) = plane.segment(p, q)
          return PlaneSegment.crosses(to: step, u, v)
        }
        if isCrossed { found.append(region) }
      }
    }
    return found.sorted().withoutRepetition
  }
}
