internal import BorderCore
internal import BorderMeasures
internal import Glibc

/// How long geodesics are at least, by the sphere that the ellipsoid becomes when the axis of the earth is stretched.
///
/// The sphere has the radius of the equator, and places keep their parametric latitudes. Stretching makes no line shorter,
/// and none longer than by the ratio of the axes: with *g* the arc on the sphere between two places, *s* the geodesic, and
/// *f* the flattening, (1 - *f*) *g* <= *s* <= *g*. That leaves 34 km in 10 000 km open, within which a coast has thousands
/// of segments. But *s* - *g* changes slowly: a place that moves by a metre changes it by `drift` at most, which is about
/// a hundredth. So where the geodesic between one place of each of two boxes is known, it is nearly known for all others.
enum StretchedSphere {
  private static let radius = 6_378_137.0
  private static let flattening = 1 / 298.257223563
  private static let scale = SIMD3(1, 1, 1 / (1 - flattening))
  /// A shape in space becomes larger by no more than this.
  private static let growth = 1.004
  /// What is left to rounding, in metres.
  private static let rounding = 1e-6

  /// The chord between two places in space.
  static func chord(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { SegmentTree.length((b - a) * scale) }

  /// The least chord between places of two boxes; 0 where they meet.
  static func leastChord(_ a: SegmentTree.Node, _ b: SegmentTree.Node) -> Double {
    let gap = pointwiseMax(pointwiseMax(a.low - b.high, b.low - a.high), SIMD3<Double>.zero)
    return SegmentTree.length(gap * scale)
  }

  /// The least chord between places of two segments.
  ///
  /// Source: C. Ericson, Real-Time Collision Detection, 2005, section 5.1.9.
  static func leastChord(_ a: SegmentTree.Segment, _ b: SegmentTree.Segment) -> Double {
    let (u, v) = ((a.end - a.start) * scale, (b.end - b.start) * scale)
    let w = (a.start - b.start) * scale
    let (uu, vv, uv) = ((u * u).sum(), (v * v).sum(), (u * v).sum())
    let (uw, vw) = ((u * w).sum(), (v * w).sum())
    let denominator = uu * vv - uv * uv
    var s = denominator > 1e-12 * uu * vv ? min(max((uv * vw - vv * uw) / denominator, 0), 1) : 0
    var t = vv > 0 ? (uv * s + vw) / vv : 0
    if t < 0 || t > 1 {
      t = min(max(t, 0), 1)
      s = uu > 0 ? min(max((uv * t - uw) / uu, 0), 1) : 0
    }
    return max(0, SegmentTree.length(w + u * s - v * t) - (a.bulge + b.bulge) * growth)
  }

  /// The least chord between a place in space and those of a segment.
  static func leastChord(_ spot: SIMD3<Double>, _ segment: SegmentTree.Segment) -> Double {
    let (u, w) = ((segment.end - segment.start) * scale, (spot - segment.start) * scale)
    let square = (u * u).sum()
    let share = square > 0 ? min(max((u * w).sum() / square, 0), 1) : 0
    return max(0, SegmentTree.length(w - u * share) - segment.bulge * growth)
  }

  /// How far the places of a box may be from one of them, along the sphere.
  static func reach(of box: SegmentTree.Node, from spot: SIMD3<Double>) -> Double {
    arc(chord: SegmentTree.length(pointwiseMax(spot - box.low, box.high - spot) * scale))
  }

  /// How far the places of a segment may be from its start, along the sphere.
  static func reach(of segment: SegmentTree.Segment) -> Double {
    arc(chord: chord(segment.start, segment.end) + 2 * segment.bulge) * growth
  }

  /// Places whose chord is longer than this have no geodesic that is as short as a limit.
  static func greatestChord(limit: Double) -> Double { chord(arc: limit / (1 - flattening)) + rounding }

  private static func arc(chord: Double) -> Double {
    chord >= 2 * radius ? .pi * radius : 2 * radius * asin(chord / (2 * radius))
  }

  private static func chord(arc: Double) -> Double {
    arc >= .pi * radius ? .infinity : 2 * radius * sin(max(arc, 0) / (2 * radius))
  }

  /// A geodesic whose length is known, and how far from its ends others may begin and end.
  struct KnownGeodesic {
    /// How much longer or shorter than the arc on the sphere the others are at least, in metres.
    private var excess: Double
    /// How long the others are at least, in metres, whatever their chord.
    private var least: Double

    /// A geodesic of a length over a chord, and how far the ends of others may be from its ends, both taken together.
    init(length: Double, chord: Double, reach: Double) {
      let own = StretchedSphere.arc(chord: chord)
      least = length - reach - rounding
      let drift = StretchedSphere.drift(own + reach)
      excess = drift.map { length - own - $0 * reach - rounding } ?? -.infinity
    }

    /// The least length of one of the others, by its least chord.
    func bound(chord: Double) -> Double { max(least, StretchedSphere.arc(chord: chord) + excess) }
  }

  /// Whether a geodesic that is known may show that others are longer than a limit.
  ///
  /// - Parameters:
  ///   - limit: The limit, in metres.
  ///   - chord: The least chord of the others.
  ///   - apart: The arc between the ends of the one.
  ///   - reach: How far the ends of the others may be from these, both taken together.
  /// - Returns: `false` where measuring it would be in vain.
  static func mayExceed(_ limit: Double, chord: Double, arc apart: Double, reach: Double) -> Bool {
    // A geodesic is never longer than its arc on the sphere.
    if apart - reach > limit { return true }
    guard let drift = drift(apart + reach) else { return false }
    return arc(chord: chord) - drift * reach > limit
  }

  /// The arc on the sphere between two places in space.
  static func arc(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { arc(chord: chord(a, b)) }

  /// By how much *s* - *g* changes at most for each metre that a place moves; `nil` for places that may be opposite.
  ///
  /// The gradient of *s* is the direction of the geodesic. That of *g* is the direction of the great circle, and up to *f*
  /// / (1 - *f*) longer where it is stretched. Bessel's auxiliary sphere, on which the geodesic is a great circle with the
  /// same azimuths, differs from this one in longitude alone, by *f* σ sin α₀ at most, σ being the arc in radians. That
  /// turns the direction by up to *f* σ / sin σ.
  private static func drift(_ arc: Double) -> Double? {
    let angle = arc / radius + 0.011
    guard angle < 3.1 else { return nil }
    return 1.02 * flattening / (1 - flattening) * (1 + angle / sin(angle))
  }
}
