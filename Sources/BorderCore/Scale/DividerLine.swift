internal import Glibc

/// A line as points in space, along which dividers can walk.
///
/// On the earth the points are those of the ellipsoid in metres from its centre (see `DividerLine.init(_:measure:)` of
/// BorderGeodesy); on a plane the third coordinate is 0.
public struct DividerLine: Sendable {
  /// The points, at least two; consecutive ones differ. A closed line ends where it begins.
  public let points: [SIMD3<Double>]
  /// The radius of the circle that a step bends along, in metres; infinite on a plane.
  public let radius: Double
  /// The length of each of the segments that the data have, in metres, before long ones were given places inside them.
  public let segmentLengths: [Double]
  /// The points of a closed line twice, so that a walk may begin anywhere; of an open line once.
  let track: [SIMD3<Double>]
  /// Balls that hold each block of points of `track`: what lies within the dividers is passed in one step.
  let blocks: [DividerBlock]
  /// How far along the line each point lies, by chords, in metres.
  let along: [Double]

  /// A line through points; `nil` where fewer than two of them differ or one is no number.
  ///
  /// - Parameters:
  ///   - points: In metres. Repeated ones are dropped.
  ///   - radius: The radius of the circle that steps bend along.
  ///   - segmentLengths: The lengths of the data's own segments; `nil` for the distances of the points.
  /// - Complexity: O(*n*).
  public init?(_ points: [SIMD3<Double>], radius: Double = .infinity, segmentLengths: [Double]? = nil) {
    var own: [SIMD3<Double>] = []
    own.reserveCapacity(points.count)
    var along: [Double] = []
    along.reserveCapacity(points.count)
    for point in points {
      guard let last = own.last, let reached = along.last else {
        own.append(point)
        along.append(0)
        continue
      }
      let step = Self.distance(last, point)
      guard step != 0 else { continue }
      own.append(point)
      along.append(reached + step)
    }
    guard own.count > 1, let length = along.last, length.isFinite, radius > 0 else { return nil }
    self.points = own
    self.radius = radius
    self.along = along
    self.segmentLengths = segmentLengths ?? zip(along.dropFirst(), along).map { $0 - $1 }
    let track = own.first == own.last ? own + own.dropFirst() : own
    self.track = track
    blocks = DividerBlock.all(of: track)
  }

  /// Whether the line ends where it begins.
  public var isClosed: Bool { points.first == points.last }

  /// The length of its chords together, in metres.
  var chordLength: Double { along[along.count - 1] }

  /// A place on the line: in the segment that begins at a point.
  struct Place {
    /// The index of the point before it.
    var segment: Int
    var point: SIMD3<Double>
  }

  /// The place so far along the line, by chords. O(log *n*).
  func place(at metres: Double) -> Place {
    var (low, high) = (0, along.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if along[middle] <= metres { low = middle } else { high = middle }
    }
    let fraction = min(max((metres - along[low]) / (along[low + 1] - along[low]), 0), 1)
    return Place(segment: low, point: points[low] + (points[low + 1] - points[low]) * fraction)
  }

  /// The chord of an arc of the line's radius.
  func chord(ofArc arc: Double) -> Double {
    guard radius.isFinite else { return arc }
    let angle = arc / (2 * radius)
    return angle < .pi / 2 ? 2 * radius * sin(angle) : 2 * radius
  }

  /// The arc of a chord of the line's radius.
  func arc(ofChord chord: Double) -> Double {
    guard radius.isFinite else { return chord }
    let half = min(chord / (2 * radius), 1)
    return 2 * radius * asin(half)
  }

  @inline(__always)
  static func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
    let d = b - a
    return (d * d).sum().squareRoot()
  }
}

/// A ball that holds some points that follow each other.
struct DividerBlock {
  /// How many points a block has.
  static let size = 32

  let centre: SIMD3<Double>
  let radius: Double

  /// The balls of all whole blocks of a line. O(*n*).
  static func all(of points: [SIMD3<Double>]) -> [DividerBlock] {
    (0..<points.count / size).map { block in
      let own = points[block * size..<(block + 1) * size]
      var (low, high) = (own[own.startIndex], own[own.startIndex])
      for point in own {
        low = pointwiseMin(low, point)
        high = pointwiseMax(high, point)
      }
      let centre = (low + high) / 2
      return DividerBlock(
        centre: centre, radius: own.reduce(0) { max($0, DividerLine.distance(centre, $1)) } * (1 + 1e-9))
    }
  }
}
