/// What may be nearest to some place of a ball, when the nearest place to its middle is known.
///
/// A place *q* is nearer to a place than the foot *f* of the middle *m* only beyond the plane half-way between *q* and *f*.
/// The ball reaches that plane only where |*m* - *q*|² - |*m* - *f*|² is not above 2*r*|*q* - *f*|. Along a straight line
/// that leaves about 2*r* on both sides of the foot, however far the line is: what is merely within 2*r* of the distance of
/// the foot is much more where *r* is small.
struct NearestRivals {
  private let middle: SIMD3<Double>
  private let diameter: Double
  private let foot: SIMD3<Double>
  private let square: Double

  /// - Parameters:
  ///   - middle: The middle of the ball, in space.
  ///   - radius: In metres.
  ///   - foot: The nearest place of the lines.
  init(around middle: SIMD3<Double>, radius: Double, foot: SIMD3<Double>) {
    self.middle = middle
    self.foot = foot
    diameter = 2 * radius * 1.001 + 1e-3
    square = SegmentTree.square(middle - foot)
  }

  /// Whether one may lie in a box. O(1).
  func mayLie(in node: SegmentTree.Node) -> Bool {
    let reach = pointwiseMax(foot - node.low, node.high - foot)
    return node.square(to: middle) - square <= diameter * SegmentTree.length(reach)
  }

  /// Whether one may lie on a segment. O(1).
  func mayLie(on segment: SegmentTree.Segment) -> Bool {
    var nearest = SegmentTree.Foot(place: .zero, square: .infinity)
    SegmentTree.offer(segment, middle, &nearest)
    let reach = max(SegmentTree.square(segment.start - foot), SegmentTree.square(segment.end - foot))
    return nearest.square - square <= diameter * reach.squareRoot()
  }
}
