internal import BorderCore
internal import BorderMeasures

/// The boundary segments of a region in a tree of boxes in space.
///
/// Positions are points of the ellipsoid in earth-centred coordinates, so neither the 180th meridian nor the poles
/// are special. A segment is its chord; how far its geodesic may be from the chord is added to each box.
struct SegmentTree: Sendable {
  struct Segment: Sendable {
    var a: Position
    var b: Position
    var start: SIMD3<Double>
    var end: SIMD3<Double>
    /// How far the geodesic may be from its chord, in metres.
    var bulge: Double
    var isOuter: Bool
  }

  struct Node: Sendable {
    var low: SIMD3<Double>
    var high: SIMD3<Double>
    var range: Range<Int>
    /// The index of the second child; the first one follows its parent. 0 for a leaf.
    var second = 0

    /// Makes the box that of two others.
    mutating func enclose(_ first: Node, _ second: Node) {
      low = pointwiseMin(first.low, second.low)
      high = pointwiseMax(first.high, second.high)
    }
  }

  private(set) var segments: [Segment] = []
  private(set) var nodes: [Node] = []

  /// Segments in the order of rings, which keeps neighbours together.
  init(_ segments: [Segment]) {
    self.segments = segments
    if !segments.isEmpty { build(0..<segments.count) }
  }

  private mutating func build(_ range: Range<Int>) {
    let index = nodes.count
    nodes.append(Node(low: .zero, high: .zero, range: range))
    guard range.count > 8 else {
      var low = SIMD3<Double>(repeating: .infinity)
      var high = SIMD3<Double>(repeating: -.infinity)
      for segment in segments[range] {
        low = pointwiseMin(low, pointwiseMin(segment.start, segment.end) - segment.bulge)
        high = pointwiseMax(high, pointwiseMax(segment.start, segment.end) + segment.bulge)
      }
      (nodes[index].low, nodes[index].high) = (low, high)
      return
    }
    let middle = range.lowerBound + range.count / 2
    build(range.lowerBound..<middle)
    nodes[index].second = nodes.count
    build(middle..<range.upperBound)
    nodes[index].enclose(nodes[index + 1], nodes[nodes[index].second])
  }

  /// A segment between two positions.
  static func segment(_ a: Position, _ b: Position, isOuter: Bool) -> Segment {
    segment(a, b, a.earthCentred, b.earthCentred, isOuter: isOuter)
  }

  /// The segments of a line: each of its places is put into space once.
  static func segments(along line: some RandomAccessCollection<Position>, isOuter: Bool) -> [Segment] {
    var segments: [Segment] = []
    guard var last = line.first else { return [] }
    segments.reserveCapacity(line.count - 1)
    var start = last.earthCentred
    for place in line.dropFirst() {
      let end = place.earthCentred
      segments.append(segment(last, place, start, end, isOuter: isOuter))
      (last, start) = (place, end)
    }
    return segments
  }

  private static func segment(
    _ a: Position, _ b: Position, _ start: SIMD3<Double>, _ end: SIMD3<Double>, isOuter: Bool
  ) -> Segment {
    let chord = length(end - start)
    // The height of an arc over its chord, on the most curved circle of the ellipsoid, with room to spare.
    let radius = 6_330_000.0
    let half = min(chord / 2, radius)
    let bulge = (radius - (radius * radius - half * half).squareRoot()) * 1.01 + 1e-6
    return Segment(a: a, b: b, start: start, end: end, bulge: bulge, isOuter: isOuter)
  }

  static func length(_ v: SIMD3<Double>) -> Double { (v * v).sum().squareRoot() }
}
