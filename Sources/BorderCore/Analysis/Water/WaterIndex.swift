/// Water by place: tells which part of a segment lies within a distance of it.
struct WaterIndex: Sendable {
  private let scale: LocalScale
  private let grid: SegmentGrid
  private let segments: [(a: Position, b: Position)]
  private let areas: WaterAreas
  private let tolerance: Double

  /// The longest piece that is taken as straight on a plane, in metres: a geodesic bulges by less than a metre over
  /// it up to 70 degrees of latitude.
  static let longestPiece = 5000.0

  /// Indexes water. O(*n*) for *n* vertices, more of them where segments are longer than 5 km.
  init(_ bodies: WaterBodies, tolerance: Double, geometry: any LineGeometry, scale: LocalScale) {
    self.scale = scale
    self.tolerance = tolerance
    var segments: [(a: Position, b: Position)] = []
    var grid = SegmentGrid(cell: max(2 * tolerance, 1000), scale: scale)
    func add(_ a: Position, _ b: Position) {
      geometry.forEachPiece(from: a, to: b, upTo: Self.longestPiece) { from, to, _ in
        grid.insert(Int32(truncatingIfNeeded: segments.count), from, to)
        segments.append((from, to))
      }
    }
    for line in 0..<bodies.lines.lineCount {
      let range = bodies.lines.range(ofLine: line)
      for index in range.dropLast() { add(bodies.lines.positions[index], bodies.lines.positions[index + 1]) }
    }
    for ring in bodies.areas.joined() {
      for (a, b) in zip(ring, ring.dropFirst()) where a != b { add(a, b) }
      if let first = ring.first, let last = ring.last, first != last { add(last, first) }
    }
    self.segments = segments
    self.grid = grid
    areas = WaterAreas(bodies.areas)
  }

  /// The parts of a piece near water, as fractions from 0 to 1: within the tolerance of a line or a shore, or on water.
  ///
  /// - Parameters:
  ///   - a: The start of the piece, which should not be longer than `longestPiece`.
  ///   - b: Its end.
  /// - Returns: Fractions in order.
  func near(_ a: Position, _ b: Position) -> [ClosedRange<Double>] {
    let plane = LocalPlane(at: a.towards(b, 0.5), scale)
    let (p, q) = plane.segment(a, b)
    var list: [ClosedRange<Double>] = []
    grid.forEachSegment(near: a, b, within: tolerance * 1.001 + 1) { index in
      let segment = segments[Int(index)]
      let (c, d) = plane.segment(segment.a, segment.b)
      if let part = Self.part(of: p, q, within: tolerance, of: c, d) { list.append(part) }
    }
    let nearby = StretchList(unionOf: list)
    guard !areas.isEmpty else { return nearby.stretches }
    // What is left is farther than the tolerance from every shore, so it is wholly on water or wholly on land.
    let inside = nearby.gaps(in: 0...1).filter { gap in
      areas.contain(a.towards(b, (gap.lowerBound + gap.upperBound) / 2))
    }
    return StretchList(unionOf: nearby.stretches + inside).stretches
  }

  /// The part of a segment within a distance of another one, as fractions; `nil` for none.
  ///
  /// The places within a distance of a segment are convex, so the part is one. They are a rectangle and two discs.
  static func part(
    of p: SIMD2<Double>, _ q: SIMD2<Double>, within radius: Double, of a: SIMD2<Double>, _ b: SIMD2<Double>
  ) -> ClosedRange<Double>? {
    let d = q - p
    var low = Double.infinity
    var high = -Double.infinity
    func take(_ from: Double, _ to: Double) {
      guard from <= to, from <= 1, to >= 0 else { return }
      low = min(low, max(from, 0))
      high = max(high, min(to, 1))
    }
    let square = (d * d).sum()
    for centre in [a, b] {
      let offset = p - centre
      let c = (offset * offset).sum() - radius * radius
      guard square > 0 else {
        if c <= 0 { take(0, 1) }
        continue
      }
      let half = (offset * d).sum()
      let root = half * half - square * c
      if root >= 0 { take((-half - root.squareRoot()) / square, (-half + root.squareRoot()) / square) }
    }
    let along = b - a
    let length = (along * along).sum().squareRoot()
    if length > 0 {
      let u = along / length
      let offset = p - a
      let normal = SIMD2(-u.y, u.x)
      let first = range(start: (offset * u).sum(), rate: (d * u).sum(), within: 0...length)
      let second = range(start: (offset * normal).sum(), rate: (d * normal).sum(), within: -radius...radius)
      if let first, let second {
        take(max(first.lowerBound, second.lowerBound), min(first.upperBound, second.upperBound))
      }
    }
    return low <= high ? low...high : nil
  }

  /// For which t from 0 to 1 `start + rate · t` lies within bounds; `nil` for none.
  private static func range(
    start: Double, rate: Double, within bounds: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    guard rate != 0 else { return bounds.contains(start) ? 0...1 : nil }
    let (x, y) = ((bounds.lowerBound - start) / rate, (bounds.upperBound - start) / rate)
    let (low, high) = (max(min(x, y), 0), min(max(x, y), 1))
    return low <= high ? low...high : nil
  }
}
