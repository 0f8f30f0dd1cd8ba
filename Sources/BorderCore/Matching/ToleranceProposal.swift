/// A sign that regions want a tolerance: outer arcs of different regions that run beside each other.
public struct ToleranceProposal: Hashable, Sendable {
  /// Borders that run further apart are not seen, in metres.
  public static let greatestDistance = 2000.0

  /// The tolerance to try, in metres: 1, 2 or 5 times a power of ten.
  public let tolerance: Double
  /// About how many kilometres of outer arcs have another region's beside them.
  public let kilometres: Double

  /// Looks for such stretches between regions of different sources; of one source, between any two regions.
  ///
  /// A sample of at most 20 000 places on outer arcs is held against the outer arcs of other regions within 2 km that run
  /// the other way, to within 45°. The proposal covers nine tenths of what was found; where lines are further apart
  /// than that in places, `ToleranceSweep` shows what a greater one would find.
  ///
  /// - Parameters:
  ///   - topology: The exact topology.
  ///   - measure: How to measure.
  ///
  /// Fails when less than 10 km, or less than a hundredth of the outer arcs' length, run beside
  /// each other.
  /// - Complexity: O(*n*) for *n* vertices of outer arcs.
  public init?(_ topology: BorderTopology, measure: any LineMeasure) {
    let set = topology.regions
    let sources = set.regions.map(\.source)
    let scope: MatchScope = Set(sources).count > 1 ? .between : .all
    let limit = Self.greatestDistance
    let scale = LocalScale(measure)
    let lines = OpenLines(topology)
    let segments = lines.segments
    let grid = lines.grid(cell: limit, scale: scale)
    let total = segments.reduce(0) { sum, segment in
      let size = LocalPlane(at: segment.a, scale).vector(segment.b)
      return sum + (size * size).sum().squareRoot()
    }
    let step = max(1, segments.count / 20_000)
    var found: [(distance: Double, length: Double)] = []
    var effort = 0
    for index in stride(from: 0, to: segments.count, by: step) {
      let own = segments[index]
      let middle = own.a.towards(own.b, 0.5)
      let plane = LocalPlane(at: middle, scale)
      let heading = plane.vector(own.b) - plane.vector(own.a)
      let length = (heading * heading).sum().squareRoot()
      let filter = MatchFilter(of: own.region, sources: sources, scope: scope)
      var best = Double.infinity
      grid.forEachSegment(near: middle, middle, within: limit) { other in
        effort += 1
        let segment = segments[Int(other)]
        guard filter.allows(segment.region) else { return }
        let (p, q) = plane.segment(segment.a, segment.b)
        let d = q - p
        let cosine = (d * heading).sum()
        guard cosine < -0.7 * length * (d * d).sum().squareRoot() else { return }
        best = min(best, LocalPlane.nearest(.zero, on: p, q).distance)
      }
      // Where lines cross each other everywhere, nothing runs beside anything.
      if effort > 100_000_000 { return nil }
      if best <= limit { found.append((best, length * Double(step))) }
    }
    found.sort { $0.distance < $1.distance }
    // Every stretch is seen from both of its sides.
    let near = found.reduce(0) { $0 + $1.length }
    guard near / 2 >= 10_000, near >= 0.01 * total else { return nil }
    var sum = 0.0
    var wanted = limit
    for entry in found {
      sum += entry.length
      if sum >= 0.9 * near {
        wanted = entry.distance
        break
      }
    }
    var round = 0.001
    while round < wanted {
      for factor in [2.0, 2.5, 2.0] where round < wanted { round *= factor }
    }
    tolerance = (round * 1000).rounded() / 1000
    kilometres = near / 2000
  }
}

extension BorderTopology {
  /// Whether any two regions share a line. O(arcs).
  public var hasSharedArcs: Bool { arcIDs.contains { kind(of: $0) == .shared } }
}
