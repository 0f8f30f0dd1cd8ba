/// The borders that exact matching of vertices loses: the one search behind every answer to "is a tolerance wanted?".
///
/// Exact topology sees two regions as neighbours where they have segments between the same vertices. Three things hide a
/// border from it, and all three are looked for in one source as between several: a vertex that one region has and the
/// other lacks (a T-junction), vertices that differ by what rounding explains, and lines that were drawn twice.
/// Coasts that face each other are no lost borders; what tells them apart is said at `UnsharedStretch.looksLost`. Nor are lines
/// of two regions that cover the same ground (`pairsOnSameGround`).
///
/// Lines farther apart than a quarter of the usual spacing of vertices are held against each other, by a sample, only
/// where something says that borders are lost: between sources; where no two regions of one source share a
/// line; between regions whose lines cross each other again and again.
public struct UnsharedBorders: Sendable {
  /// Two regions that may share more than is found.
  public struct Pair: Hashable, Sendable {
    /// The regions.
    public let regions: RegionPair
    /// Along how many metres their lines run beside each other.
    public internal(set) var metres = 0.0
    /// How many vertices of one lie on the line of the other, or nearly at a vertex of it.
    public internal(set) var looseVertices = 0
    /// Whether they share a line somewhere, so that their border is too short, not missing.
    public internal(set) var areNeighbours = false
  }

  /// The pairs, those with the longest stretches first.
  public let pairs: [Pair]
  /// Vertices within `hair` of another region's line that lacks them.
  public let looseVertices: [LooseVertex]
  /// The pairs of regions that cover the same ground, in order: no borders are lost between them.
  public let sameGround: [RegionPair]
  /// Stretches within `reach` along which two regions run beside each other, straits among them; the longest first.
  public let stretches: [UnsharedStretch]
  /// Lines farther apart that run beside each other; `nil` where nothing says that borders are lost among them.
  public let proposal: ToleranceProposal?
  /// What rounding of the coordinates explains, in metres.
  public let hair: Double
  /// Within how many metres lines were held against each other: a quarter of the usual spacing of vertices, at most 2 km.
  public let reach: Double
  /// The tolerance to try, in metres: 1, 2 or 5 times a power of ten; `nil` where no line is lost.
  public let tolerance: Double?
  /// Whether everything was looked at; if not, too many lines lie above each other.
  public let isComplete: Bool

  /// Searches a topology.
  ///
  /// - Parameters:
  ///   - topology: The exact topology.
  ///   - measure: How to measure. Distances are those on planes that touch the earth.
  ///   - threads: How many threads may work; the result is the same for any number.
  ///   - limit: How many boxes and segments may be held against each other; `nil` for twenty-five times what
  ///     ordinary borders need.
  /// - Complexity: O(*n* log *n*) for *n* vertices of outer arcs of ordinary borders.
  public init(
    _ topology: BorderTopology, measure: any LineMeasure, threads: Int = 1, limit: Int? = nil
  ) {
    let set = topology.regions
    let scale = LocalScale(measure)
    let spacing = topology.usualSpacing(scale) ?? 0
    let hair = measure is PlaneUnits ? set.hairOnPlane(spacing: spacing) : set.hair
    let reach = max(hair, min(ToleranceProposal.greatestDistance, spacing / 4))
    let search = OpenLineSearch(
      topology, hair: hair, reach: reach, ownReach: reach, scale: scale, threads: threads, limit: limit)
    self.sameGround = topology.pairsOnSameGround { arc in
      var metres = ExactLength.zero
      topology.withRuns(of: arc) { metres += measure.length(of: $0) }
      return metres.metres
    }
    let sameGround = Set(self.sameGround)
    var (stretches, loose) = (search.stretches(measure: measure), search.looseVertices())
    if !sameGround.isEmpty {
      stretches.removeAll { sameGround.contains(RegionPair($0.a, $0.b)) }
      loose.removeAll { $0.isOf(sameGround) }
    }
    let lost = stretches.filter { $0.looksLost(hair: hair) }
    let hasSeveralSources = Set(set.regions.map(\.source)).count > 1
    var proposal =
      hasSeveralSources || !topology.hasSharedArcs
      ? ToleranceProposal(topology, among: nil, except: sameGround, scale: scale)
      : ToleranceProposal(
        topology, amongTangled: search.crossings.filter { !sameGround.contains($0.key) }, beside: lost,
        spacing: spacing, scale: scale)
    // Between sources only what they have beside each other counts: that is what a tolerance will match.
    let near =
      hasSeveralSources ? lost.filter { set[$0.a].source != set[$0.b].source } : lost
    // Where most of it lies close together already, what faces each other farther apart is no border.
    if let farther = proposal, near.reduce(0, { $0 + $1.length }) > 500 * farther.kilometres {
      proposal = nil
    }
    self.hair = hair
    self.reach = reach
    self.stretches = stretches
    self.proposal = proposal
    looseVertices = loose
    let (pairs, areAll) = Self.pairs(lost, loose, proposal, except: sameGround, in: topology)
    self.pairs = pairs
    isComplete = search.isComplete && areAll
    tolerance = Self.tolerance(near, loose, proposal)
  }

  /// How many pairs vertices that meet no vertex may make: *k* regions at one place beside *m* at another are *k* · *m*.
  private static let pairLimit = 2_000_000

  /// What was found of each pair, and whether that is all: vertices with the most regions may be too many pairs.
  private static func pairs(
    _ lost: [UnsharedStretch], _ loose: [LooseVertex], _ proposal: ToleranceProposal?,
    except sameGround: Set<RegionPair>, in topology: BorderTopology
  ) -> (pairs: [Pair], areAll: Bool) {
    var found: [RegionPair: Pair] = [:]
    func change(_ pair: RegionPair, _ body: (inout Pair) -> Void) {
      body(&found[pair, default: Pair(regions: pair)])
    }
    for stretch in lost { change(RegionPair(stretch.a, stretch.b)) { $0.metres += stretch.length } }
    for (pair, kilometres) in proposal?.kilometresOfPairs ?? [:] {
      change(pair) { $0.metres = max($0.metres, 1000 * kilometres) }
    }
    var rest = pairLimit
    var areAll = true
    for vertex in loose {
      let owners = Set(vertex.owners)
      let others = vertex.regions.filter { !owners.contains($0) }
      guard owners.count * others.count <= rest else {
        areAll = false
        continue
      }
      rest -= owners.count * others.count
      for owner in vertex.owners {
        for pair in others.map({ RegionPair(owner, $0) }) where !sameGround.contains(pair) {
          change(pair) { $0.looseVertices += 1 }
        }
      }
    }
    guard !found.isEmpty else { return ([], areAll) }
    for arc in 0..<topology.arcCount {
      topology.forEachPair(of: arc) { found[RegionPair($0, $1)]?.areNeighbours = true }
    }
    let sorted = found.values.sorted {
      $0.metres != $1.metres ? $0.metres > $1.metres : $0.regions < $1.regions
    }
    return (sorted, areAll)
  }

  /// What covers nearly all that looks lost.
  private static func tolerance(
    _ lost: [UnsharedStretch], _ loose: [LooseVertex], _ proposal: ToleranceProposal?
  ) -> Double? {
    // Vertices by themselves are contacts in points, which matching of lines does not bring about.
    guard !lost.isEmpty else { return proposal?.tolerance }
    var wanted = loose.map(\.distance).max()
    // A twentieth of the length may want more: one doubtful stretch must not move everything far.
    var rest = 0.95 * lost.reduce(0) { $0 + $1.length }
    for stretch in lost.sorted(by: { $0.distance95 < $1.distance95 }) where rest > 0 {
      rest -= stretch.length
      wanted = max(wanted ?? 0, stretch.distance95)
    }
    let near = wanted.map { ToleranceProposal.rounded(up: 1.05 * $0) }
    return [near, proposal?.tolerance].compactMap { $0 }.max()
  }

  /// Whether nothing seems to be lost.
  public var isEmpty: Bool { pairs.isEmpty }

  /// Along how many metres lines of two regions run beside each other that look like one border.
  public var metres: Double { pairs.reduce(0) { $0 + $1.metres } }
}

extension ToleranceProposal {
  /// Between regions whose lines cross again and again: borders that were drawn twice, farther apart than vertices are close.
  ///
  /// Lines of one border that were simplified each by itself cross every few segments, and are no farther apart than their
  /// vertices; coasts on either side of a strait cross nowhere, and where two regions overlap at one place, twice.
  fileprivate init?(
    _ topology: BorderTopology, amongTangled crossings: [RegionPair: Int], beside lost: [UnsharedStretch],
    spacing: Double, scale: LocalScale
  ) {
    let limit = min(Self.greatestDistance, spacing)
    let often = Set(crossings.filter { $0.value >= 4 }.keys)
    guard !often.isEmpty, limit > 0,
      let all = ToleranceProposal(topology, among: often, scale: scale, within: limit)
    else { return nil }
    var known: [RegionPair: Double] = [:]
    for stretch in lost { known[RegionPair(stretch.a, stretch.b), default: 0] += stretch.length }
    let tangled = often.filter { pair in
      let length = 1000 * (all.kilometresOfPairs[pair] ?? 0)
      // What was found nearby explains the crossings.
      return length <= 20 * spacing * Double(crossings[pair] ?? 0) && (known[pair] ?? 0) < length / 2
    }
    guard !tangled.isEmpty else { return nil }
    self.init(topology, among: tangled, scale: scale, within: limit)
  }
}

extension BorderTopology {
  /// The median length of a sample of segments of outer and shared arcs, in metres on the plane; `nil` when there are none.
  ///
  /// - Complexity: O(arcs): at most some 10,000 segments are looked at.
  func usualSpacing(_ scale: LocalScale) -> Double? {
    let total = arcs.reduce(0) { $0 + Int($1.segmentCount) }
    let step = max(1, total / 10_000)
    var lengths: [Double] = []
    var next = 0
    var start = 0
    for arc in 0..<arcCount {
      let end = start + Int(arcs[arc].segmentCount)
      defer { start = end }
      guard next < end else { continue }
      let isWanted = [.outer, .shared].contains(kind(of: ArcID(arc)))
      let range = regions.range(ofRing: Int(arcs[arc].ring))
      let open = range.count - 1
      while next < end {
        if isWanted {
          // In the direction of the ring, which an arc may go against.
          let shape = arcs[arc]
          let offset =
            Int(shape.start) - range.lowerBound + (next - start) - (shape.isBackward ? end - start : 0)
          let index = range.lowerBound + (offset % open + open) % open
          let size = LocalPlane(at: regions.positions[index], scale).vector(regions.positions[index + 1])
          lengths.append((size * size).sum().squareRoot())
        }
        next += step
      }
    }
    return VertexSpacing(segmentLengths: lengths)?.median
  }
}
