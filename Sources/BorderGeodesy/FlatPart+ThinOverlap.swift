internal import BorderCore

extension FlatPart {
  /// How many vertices two parts have at most whose edges are tried as directions.
  private static let mostVertices = 40

  /// Whether whatever this part and another one cover both lies between two parallel lines so many metres apart.
  ///
  /// Every line across such a strip that meets a shape in it meets the shape's edge twice, so twice its area divided by its
  /// perimeter is no more than the width of the strip. The strips tried lie along meridians and parallels and, for parts
  /// of few vertices, along each edge: neighbours one of which lacks a vertex of the other overlap by what rounding leaves,
  /// and an overlay of all of them would take long.
  ///
  /// - Parameters:
  ///   - other: A part on the same plane.
  ///   - metres: The width of the strip.
  /// - Returns: Whether one was found; if not, the overlap may be wider.
  /// - Complexity: O(1), and O(*n*²) for at most forty vertices of both.
  func overlapsThinly(_ other: FlatPart, within metres: Double) -> Bool {
    let limit = metres / MetresPerDegree.most
    let wide = min(box.east, other.box.east) - max(box.west, other.box.west)
    let high = min(box.north, other.box.north) - max(box.south, other.box.south)
    if min(wide, high) <= limit { return true }
    guard let own = rings.first, let others = other.rings.first,
      own.count + others.count <= Self.mostVertices
    else { return false }
    for line in [own, others] {
      for (a, b) in zip(line, line.dropFirst()) {
        let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
        let size = (x * x + y * y).squareRoot()
        guard size > 0 else { continue }
        /// The least and the greatest distance of a ring from the line through the edge.
        func reach(_ ring: [Position]) -> (low: Double, high: Double) {
          ring.reduce((Double.infinity, -Double.infinity)) { reach, place in
            let across = (x * (place.latitude - a.latitude) - y * (place.longitude - a.longitude)) / size
            return (min(reach.0, across), max(reach.1, across))
          }
        }
        let (first, second) = (reach(own), reach(others))
        if min(first.high, second.high) - max(first.low, second.low) <= limit { return true }
      }
    }
    return false
  }
}
