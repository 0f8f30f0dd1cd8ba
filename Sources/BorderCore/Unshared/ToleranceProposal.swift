/// A sign that regions want a tolerance: outer arcs of different regions that run beside each other.
public struct ToleranceProposal: Hashable, Sendable {
  /// Borders that run further apart are not seen, in metres.
  public static let greatestDistance = 2000.0

  /// The tolerance to try, in metres: 1, 2 or 5 times a power of ten.
  public let tolerance: Double
  /// About how many kilometres of outer arcs have another region's beside them.
  public let kilometres: Double
  /// About how many kilometres that is between two regions, by pair.
  public let kilometresOfPairs: [RegionPair: Double]

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
    self.init(topology, among: nil, scale: LocalScale(measure))
  }

  /// The same between the regions of some pairs only, whatever their sources and however short what they have beside each
  /// other; of any pairs where none are named. Pairs that cover the same ground are left out: those that are named so, and
  /// those whose lines more often have another one of the pair near them that runs the same way than the other way.
  init?(
    _ topology: BorderTopology, among pairs: Set<RegionPair>?, except sameGround: Set<RegionPair> = [],
    scale: LocalScale, within limit: Double = Self.greatestDistance
  ) {
    let sources = topology.regions.regions.map(\.source)
    let scope: MatchScope = pairs == nil && Set(sources).count > 1 ? .between : .all
    let members = pairs.map { Set($0.flatMap { [$0.a, $0.b] }) }
    let lines = OpenLines(topology, cell: limit, scale: scale) { members?.contains($0) ?? true }
    let chosen =
      scope == .between
      ? lines.runsNearOtherSources(sources, within: limit, scale) : Array(lines.runs.indices)
    let grid = lines.grid(of: chosen)
    let step = max(1, lines.segmentCount / 20_000)
    var found: [(distance: Double, length: Double, pair: RegionPair)] = []
    var sameWay: [RegionPair: Double] = [:]
    var effort = 0
    let samples = chosen.lazy.flatMap { index in
      let run = lines.runs[index]
      let first = (run.number + step - 1) / step * step
      return stride(from: first, to: run.number + Int(run.count), by: step).lazy.map {
        (place: Int(run.first) + $0 - run.number, region: run.region)
      }
    }
    for (place, region) in samples {
      let (start, end) = (lines.places[place], lines.places[place + 1])
      let middle = start.towards(end, 0.5)
      let plane = LocalPlane(at: middle, scale)
      let heading = plane.vector(end) - plane.vector(start)
      let length = (heading * heading).sum().squareRoot()
      let filter = MatchFilter(of: region, sources: sources, scope: scope)
      var best = (distance: Double.infinity, region: RegionID.none)
      var bestOfSameWay = best
      grid.forEachSegment(near: middle, middle, within: limit) { index in
        let run = lines.runs[Int(index)]
        effort += 1
        guard filter.allows(run.region) else { return }
        if let pairs, !pairs.contains(RegionPair(region, run.region)) { return }
        // Farther away nothing is nearer; what runs the same way counts only where it is.
        if let box = run.box, plane.distance(to: box) > min(best.distance, limit) * (1 + 1e-9) { return }
        effort += Int(run.count)
        for other in Int(run.first)..<Int(run.first) + Int(run.count) {
          let (p, q) = plane.segment(lines.places[other], lines.places[other + 1])
          let d = q - p
          let cosine = (d * heading).sum()
          let least = 0.7 * length * (d * d).sum().squareRoot()
          guard abs(cosine) > least else { continue }
          let distance = LocalPlane.nearest(.zero, on: p, q).distance
          if cosine < 0 {
            if (distance, run.region) < best { best = (distance, run.region) }
          } else if (distance, run.region) < bestOfSameWay {
            bestOfSameWay = (distance, run.region)
          }
        }
      }
      // Where lines cross each other everywhere, nothing runs beside anything.
      if effort > 100_000_000 { return nil }
      if bestOfSameWay.distance <= limit, bestOfSameWay.distance < best.distance {
        sameWay[RegionPair(region, bestOfSameWay.region), default: 0] += length * Double(step)
      }
      if best.distance <= limit {
        found.append((best.distance, length * Double(step), RegionPair(region, best.region)))
      }
    }
    let otherWay = Dictionary(found.map { ($0.pair, $0.length) }) { $0 + $1 }
    found.removeAll { sameGround.contains($0.pair) || sameWay[$0.pair] ?? 0 > otherWay[$0.pair] ?? 0 }
    found.sort { ($0.distance, $0.length, $0.pair) < ($1.distance, $1.length, $1.pair) }
    // Every stretch is seen from both of its sides.
    let near = found.reduce(0) { $0 + $1.length }
    guard near > 0, pairs != nil || near / 2 >= 10_000 && near >= 0.01 * lines.length else { return nil }
    var sum = 0.0
    var wanted = limit
    for entry in found {
      sum += entry.length
      if sum >= 0.9 * near {
        wanted = entry.distance
        break
      }
    }
    tolerance = Self.rounded(up: wanted)
    kilometres = near / 2000
    kilometresOfPairs = Dictionary(found.map { ($0.pair, $0.length / 2000) }) { $0 + $1 }
  }

  /// The least of 1, 2 and 5 times a power of ten, from a millimetre on, that is not less than some metres.
  static func rounded(up metres: Double) -> Double {
    var round = 0.001
    while round < metres {
      for factor in [2.0, 2.5, 2.0] where round < metres { round *= factor }
    }
    return (round * 1000).rounded() / 1000
  }
}

extension BorderTopology {
  /// Whether any two regions share a line. O(arcs).
  var hasSharedArcs: Bool { arcIDs.contains { kind(of: $0) == .shared } }
}
