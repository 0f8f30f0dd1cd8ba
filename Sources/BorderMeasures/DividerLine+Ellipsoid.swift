public import BorderCore

extension DividerLine {
  /// No segment in space is longer, in metres: its middle is then at most half a metre below the ellipsoid.
  private static let longest = 5000.0

  /// A line on the ellipsoid WGS 84.
  ///
  /// Segments are geodesics; those longer than 5 km get places inside, so that their chords keep to the surface within half a
  /// metre. Steps bend along a circle with the mean radius of the earth: on the ellipsoid, whose radii of curvature differ from it by 0.6
  /// per cent at most, a ruler is then off by less than 2·10⁻⁷ of its length up to 100 km, and by 2·10⁻⁵ at 1,000 km.
  ///
  /// - Parameters:
  ///   - positions: The vertices; `nil` is returned for fewer than two different ones.
  ///   - measure: Measures segments and finds the places inside.
  /// - Complexity: O(*n* + length / 5 km).
  public init?(_ positions: [Position], measure: GeodesicMeasure) {
    guard positions.count > 1 else { return nil }
    var lengths = [Double](repeating: 0, count: positions.count - 1)
    positions.withUnsafeBufferPointer { line in
      lengths.withUnsafeMutableBufferPointer { measure.measure(line, into: $0) }
    }
    var points = [positions[0].earthCentred]
    points.reserveCapacity(positions.count)
    for index in lengths.indices {
      let (a, b) = (positions[index], positions[index + 1])
      if lengths[index] > Self.longest {
        let count = Int((lengths[index] / Self.longest).rounded(.up))
        for part in 1..<count {
          let metres = lengths[index] * Double(part) / Double(count)
          points.append(measure.position(from: a, to: b, at: metres).earthCentred)
        }
      }
      points.append(b.earthCentred)
    }
    // A closed line ends in the very point that it begins with, even if its place is written in another way.
    if let end = points.last {
      let gap = end - points[0]
      if (gap * gap).sum().squareRoot() < 1e-6 { points[points.count - 1] = points[0] }
    }
    self.init(points, radius: 6_371_008.8, segmentLengths: lengths.filter { $0 > 0 })
  }
}
