/// Where the boundaries of two regions come nearest.
public struct NearestApproach: Hashable, Sendable {
  /// The place on the first region's boundary.
  public let from: Position
  /// The place on the second region's boundary.
  public let to: Position
  /// The distance in metres.
  public let distance: Double
}

extension RegionSet {
  /// Where the boundaries of two regions come nearest.
  ///
  /// Searches circles of growing size around the shorter boundary, so it is quick for regions that are near and gives up
  /// beyond `limit`. Segments are straight on the plane of degrees; the foot's error is below 1 in 1000 of
  /// the distance, and the distance between the two places is the measure's own.
  ///
  /// - Parameters:
  ///   - a: A region.
  ///   - b: Another one.
  ///   - limit: How far to search, in metres.
  ///   - measure: How to measure.
  /// - Returns: The nearest places; `nil` when they are further apart or one has no shape. Of several equally near ones
  ///   the first in the order of places.
  /// - Complexity: O(*n* + *m* *k*) for *k* segments within reach of one.
  public func nearestApproach(
    of a: RegionID, to b: RegionID, within limit: Double = 1_000_000, measure: any LineMeasure
  ) -> NearestApproach? {
    let scale = LocalScale(measure)
    let (first, second) = (boundary(of: a), boundary(of: b))
    guard !first.isEmpty, !second.isEmpty else { return nil }
    var reach = 1000.0
    while true {
      let search = ApproachSearch(first, scale: scale, cell: max(reach / 4, 200), measure: measure)
      if let found = search.nearest(to: second, within: min(reach, limit)) { return found }
      if reach >= limit { return nil }
      reach *= 10
    }
  }

  /// The segments of a region's rings as indices of their first positions.
  private func boundary(of region: RegionID) -> [(a: Position, b: Position)] {
    var segments: [(a: Position, b: Position)] = []
    for ring in 0..<ringCount where self.region(ofRing: ring) == region {
      let line = positions[range(ofRing: ring)]
      for (a, b) in zip(line, line.dropFirst()) { segments.append((a, b)) }
    }
    return segments
  }
}

/// The segments of one boundary, to be searched for what is nearest to those of another.
private struct ApproachSearch {
  let segments: [(a: Position, b: Position)]
  let scale: LocalScale
  let measure: any LineMeasure
  var grid: SegmentGrid

  init(
    _ segments: [(a: Position, b: Position)], scale: LocalScale, cell: Double, measure: any LineMeasure
  ) {
    self.segments = segments
    self.scale = scale
    self.measure = measure
    grid = SegmentGrid(cell: cell, scale: scale)
    for (index, segment) in segments.enumerated() {
      grid.insert(Int32(truncatingIfNeeded: index), segment.a, segment.b)
    }
  }

  func nearest(to others: [(a: Position, b: Position)], within limit: Double) -> NearestApproach? {
    var best: NearestApproach?
    var reach = limit
    for other in others {
      grid.forEachSegment(near: other.a, other.b, within: reach) { index in
        let own = segments[Int(index)]
        // Nothing is nearer than where boundaries cross; only an earlier such place would count.
        if let best, best.distance == 0,
          min(own.a.longitude, own.b.longitude) > best.from.longitude
            || min(other.a.longitude, other.b.longitude) > best.from.longitude
        {
          return
        }
        let plane = LocalPlane(at: other.a, scale)
        let (p, q) = plane.segment(own.a, own.b)
        let end = plane.vector(other.b)
        // Two segments that do not cross are nearest at an end of one of them.
        let choices: [(Position, Position, Double)] = [
          foot(.zero, own, p, q, of: other.a), foot(end, own, p, q, of: other.b),
          swapped(foot(p, other, .zero, end, of: own.a)), swapped(foot(q, other, .zero, end, of: own.b)),
        ]
        for (from, to, distance) in choices + crossing(own, other, p, q, end) where distance <= 1.01 * reach {
          let exact = measure.distance(from, to)
          guard exact <= limit else { continue }
          if let best {
            let isFirst = exact == best.distance && from.precedes(best.from)
            guard exact < best.distance || isFirst else { continue }
          }
          best = NearestApproach(from: from, to: to, distance: exact)
          reach = min(reach, exact + 1)
        }
      }
    }
    return best
  }

  private func foot(
    _ point: SIMD2<Double>, _ segment: (a: Position, b: Position), _ p: SIMD2<Double>, _ q: SIMD2<Double>,
    of place: Position
  ) -> (Position, Position, Double) {
    let (t, distance) = LocalPlane.nearest(point, on: p, q)
    return (t == 0 ? segment.a : t == 1 ? segment.b : segment.a.towards(segment.b, t), place, distance)
  }

  private func swapped(_ pair: (Position, Position, Double)) -> (Position, Position, Double) {
    (pair.1, pair.0, pair.2)
  }

  /// The place where two segments cross, as an approach of no distance; empty when they do not.
  private func crossing(
    _ own: (a: Position, b: Position), _ other: (a: Position, b: Position), _ p: SIMD2<Double>,
    _ q: SIMD2<Double>, _ end: SIMD2<Double>
  ) -> [(Position, Position, Double)] {
    let d = q - p
    let cross = end.x * d.y - end.y * d.x
    guard cross != 0 else { return [] }
    let t = (p.x * d.y - p.y * d.x) / cross
    let u = (p.x * end.y - p.y * end.x) / cross
    guard t >= 0, t <= 1, u >= 0, u <= 1 else { return [] }
    let place = other.a.towards(other.b, t)
    return [(place, place, 0)]
  }
}
