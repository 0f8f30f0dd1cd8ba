/// How far a line may be moved, as planes measure it.
///
/// Nothing is moved further than the tolerance, and what lies within it is found: so planes get the tolerance
/// less what their own error may be, which is some millionths of it, and no round figure.
struct MatchReach {
  /// In metres.
  let tolerance: Double
  /// How metres are measured on planes.
  let scale: LocalScale
  /// Metres of a degree of longitude at the equator.
  private let equator: Double

  init(tolerance: Double, _ scale: LocalScale) {
    self.tolerance = tolerance
    self.scale = scale
    equator = scale.metres(at: 0).x
  }

  /// Vertices of the still line are used where they are nearer than this, in metres; no others are inserted there.
  var snap: Double { min(1e-3, 1e-3 * tolerance) }

  /// The tolerance on a plane, for places that lie up to the tolerance and so many metres more from its origin.
  @inline(__always)
  func within(_ plane: LocalPlane, _ extent: Double) -> Double {
    let cosine = min(plane.scale.x / equator, 1)
    let tangent = (max(1 - cosine * cosine, 0)).squareRoot() / max(cosine, 1e-3)
    return tolerance * max(0.5, 1 - (tolerance + extent) * tangent / 6e6) - 2 * snap
  }
}
