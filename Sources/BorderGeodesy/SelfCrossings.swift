internal import BorderCore

/// How often the rings of a region cross each other and themselves.
enum SelfCrossings {
  /// Whether there are so many crossings that making the region valid would take memory far beyond its size.
  ///
  /// GEOS makes a node of each crossing. A sweep from west to east over the segments counts those whose boxes meet and
  /// that cross; it ends at the limit.
  ///
  /// - Parameter shapes: The parts of a region, or of several.
  /// - Returns: Whether there are more than 200 000 crossings and more than one for each vertex.
  /// - Complexity: O(*n* log *n* + *n* *k*) for *n* segments and *k* of them above each other, at most 10⁹ steps.
  static func areTooMany(_ shapes: [FlatPart]) -> Bool {
    var segments: [(a: Position, b: Position)] = []
    for shape in shapes {
      for line in shape.rings {
        for (a, b) in zip(line, line.dropFirst()) {
          segments.append(a.longitude <= b.longitude ? (a, b) : (b, a))
        }
      }
    }
    let limit = max(200_000, segments.count)
    // So few segments have no more pairs.
    guard segments.count * (segments.count - 1) / 2 > limit else { return false }
    segments.sort { $0.a.longitude < $1.a.longitude }
    var open: [Int] = []
    var (crossings, steps) = (0, 0)
    for (index, segment) in segments.enumerated() {
      open.removeAll { segments[$0].b.longitude < segment.a.longitude }
      steps += open.count
      for other in open where cross(segments[other], segment) { crossings += 1 }
      if crossings > limit || steps > 1_000_000_000 { return crossings > limit }
      open.append(index)
    }
    return false
  }

  /// Whether two segments cross inside both. Rounding may miss one that nearly touches: a count needs no better.
  private static func cross(_ s: (a: Position, b: Position), _ t: (a: Position, b: Position)) -> Bool {
    guard min(s.a.latitude, s.b.latitude) <= max(t.a.latitude, t.b.latitude),
      min(t.a.latitude, t.b.latitude) <= max(s.a.latitude, s.b.latitude)
    else { return false }
    func side(_ p: Position, _ a: Position, _ b: Position) -> Double {
      (b.longitude - a.longitude) * (p.latitude - a.latitude)
        - (b.latitude - a.latitude) * (p.longitude - a.longitude)
    }
    return side(s.a, t.a, t.b) * side(s.b, t.a, t.b) < 0 && side(t.a, s.a, s.b) * side(t.b, s.a, s.b) < 0
  }
}
