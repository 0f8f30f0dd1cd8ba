/// Lays the lines of one region after the other on those of the regions before it.
struct BorderMatcher: ~Copyable {
  let plan: MatchPlan
  let topology: BorderTopology
  let measure: any LineMeasure
  let exclusions: MatchExclusions
  /// For each node, by its name, the least rank of the regions there.
  let nodeRanks: [Int32: Int32]

  var lines: MatchLines
  var search: NearSearch
  var aligner: LineAligner
  var tally: MatchTally
  var report: MatchReport
  /// The first segment of each outer arc that was kept as it was; -1 for others.
  var keptArcs: [Int32]
  /// The lines of regions that are being matched, or at whose vertices something has been moved.
  var ownLines: [RegionID: OwnLines] = [:]
  /// The nodes by the names of their vertices; empty until one is moved.
  var nodes: [Int32: NodeID] = [:]
  /// Around what places stretches gave way.
  var yielded: [UnmatchedPlace] = []
  /// The regions of which stretches were left out for other reasons than that they gave way.
  var leftOver: Set<RegionID> = []
  /// The lines of rings as they were, where only what is left is matched.
  private var unmovedLines: [Int: UnmovedLine] = [:]
  /// Where lines that were laid along others leave them.
  var movedEnds = MovedEnds()
  /// Places to be kept free of matching in another round.
  var postponed: [MatchFault] = []
  /// Whether places may be put off to another round.
  let mayPutOff: Bool
  /// How many segments new lines were held against.
  var checked = 0
  /// What each changed arc is made of: segments, the complement of a number for one gone backward.
  var wovenArcs: [Int32: [Int32]] = [:]

  init(_ plan: MatchPlan, _ exclusions: MatchExclusions, mayPutOff: Bool, effortLimit: Int) {
    self.plan = plan
    self.mayPutOff = mayPutOff
    topology = plan.topology
    measure = plan.measure
    self.exclusions = exclusions
    nodeRanks = plan.nodeRanks(with: exclusions)
    let set = plan.topology.regions
    let tolerance = plan.options.tolerance
    let limit = min(plan.effort.limit, effortLimit)
    lines = MatchLines(
      plan.positions, scale: plan.scale, cell: max(tolerance, 200), longestSegment: plan.effort.longestSegment
    )
    search = NearSearch(plan.reach, longestSegment: plan.effort.longestSegment, effortLimit: limit)
    aligner = LineAligner(plan.reach, effortLimit: limit)
    tally = plan.remainder?.tally ?? MatchTally(set)
    report = plan.remainder?.report ?? MatchReport(tolerance: tolerance)
    report.longSegments = max(report.longSegments, plan.effort.leftAlone)
    keptArcs = [Int32](repeating: -1, count: plan.topology.arcCount)
  }

  mutating func matchAll() {
    defer { report.effort = search.effort + aligner.effort + checked }
    let lastSource = plan.order.last.map { plan.sources[$0.index] }
    for region in plan.order {
      // Lines that nobody comes after need not be found.
      let isFindable = plan.options.scope == .all || plan.sources[region.index] != lastSource
      for line in plan.lines[region.index] {
        match(line, of: region, isFindable: isFindable)
        // What is spent before the line is sampled to its end has left places out.
        report.isTangled = isSpent
        if isSpent { return }
      }
      ownLines[region] = nil
    }
  }

  /// Whether matching has cost as much as it may.
  var isSpent: Bool { search.effort + aligner.effort + checked > search.effortLimit }

  /// Matches one outer arc with the lines that are there, and adds it to them.
  private mutating func match(_ line: OuterLine, of region: RegionID, isFindable: Bool) {
    // A pole on the way of a line has no longitude: on a plane that touches the earth beside it, what comes to it is not
    // where it is.
    if line.vertices.contains(where: { lines.vertices.place($0).isPole && !plan.poles.contains($0) }) {
      return keep(line, of: region, false)
    }
    guard plan.remainder?.regions.contains(region) ?? true,
      !exclusions.excludes(ring: ring(of: line), of: region)
    else {
      return keep(line, of: region, isFindable)
    }
    let filter = MatchFilter(of: region, sources: plan.sources, scope: plan.options.scope)
    var closely: [Position] = []
    while true {
      let yieldedBefore = yielded.count
      switch laying(of: line, of: region, filter, isFindable: isFindable, sampledAt: closely) {
      case .woven(let woven):
        wovenArcs[line.arc.rawValue] = woven
        return
      case .kept:
        return keep(line, of: region, isFindable)
      case .tooCoarse(let places):
        closely += places
        yielded.removeLast(yielded.count - yieldedBefore)
      }
    }
  }

  /// Lays a line along what is near it, as far as that goes.
  private mutating func laying(
    of line: OuterLine, of region: RegionID, _ filter: MatchFilter, isFindable: Bool,
    sampledAt closely: [Position]
  ) -> Laying {
    guard let found = aligned(line, of: region, filter, closelyAt: closely) else { return .kept }
    let (line, sampled, fixed) = (found.line, found.sampled, found.fixed)
    var runs = found.runs
    if isSpent { return .kept }
    let ends = runEnds(runs, sampled, isClosed: line.isClosed)
    for index in runs.indices {
      runs[index].trim(keepsStart: ends[index].keepsStart, keepsEnd: ends[index].keepsEnd)
      runs[index].closeWedges(
        tolerance: plan.options.tolerance, keepsStart: ends[index].keepsStart,
        keepsEnd: ends[index].keepsEnd)
    }
    let uncrossed = withoutCrossedGround(runs, sampled, of: region, filter)
    if uncrossed.count != runs.count || zip(uncrossed, runs).contains(where: { $0.samples != $1.samples }) {
      leftOver.insert(region)
    }
    runs = uncrossed
    let settling = runEnds(runs, sampled, isClosed: line.isClosed)
    for index in runs.indices where runs[index].samples.count > 1 {
      settle(&runs, index, settling[index], sampled, fixed)
    }
    let settled = runs
    runs = settled.filter {
      runsBeside($0, sampled) && (line.isClosed || !isCorner($0, among: settled, sampled))
    }
    let weaver = LineWeaver(
      line: line, fixed: fixed, sampled: sampled, region: region, isFindable: isFindable)
    return lay(runs, weaver, sampledAt: closely)
  }

  /// Which ends of stretches are ends of an open line, from which another line goes on, or the place where a closed line
  /// that is matched all along was cut.
  func runEnds(
    _ runs: [MatchedRun], _ sampled: MovingLine, isClosed: Bool
  ) -> [(keepsStart: Bool, keepsEnd: Bool)] {
    let last = sampled.count - 1
    let isRound = runs.first?.samples.lowerBound == 0 && runs.last?.samples.upperBound == last
    return runs.map { run in
      let keeps = !isClosed || isRound
      return (keeps && run.samples.lowerBound == 0, keeps && run.samples.upperBound == last)
    }
  }

  /// Moves the ends of a stretch to where the lines part.
  func settle(
    _ runs: inout [MatchedRun], _ index: Int, _ keeps: (keepsStart: Bool, keepsEnd: Bool),
    _ sampled: MovingLine, _ fixed: [Bool]
  ) {
    let low = index > 0 ? runs[index - 1].samples.upperBound + 1 : 0
    let high = index + 1 < runs.count ? runs[index + 1].samples.lowerBound - 1 : sampled.count - 1
    for isLast in [false, true] where !(isLast ? keeps.keepsEnd : keeps.keepsStart) {
      let end = RunEnd(
        isLast: isLast, reach: plan.reach, bounds: min(low, high)...max(low, high),
        beyond: isLast
          ? (index + 1 < runs.count ? runs[index + 1].places.first.map { lines.place(of: $0) } : nil)
          : (index > 0 ? runs[index - 1].places.last.map { lines.place(of: $0) } : nil), fixed: fixed)
      end.settle(&runs[index], sampled, lines)
    }
  }

  func ring(of line: OuterLine) -> Int {
    topology.sides[Int(topology.sideStarts[line.arc.index])].ring
  }

  /// Whether a stretch is nothing but the corner at which two outer lines part where their border ends: it begins or ends
  /// with its line, no other stretch goes on from it, and it is shorter than the tolerance, or opens from there until the
  /// tolerance ends it.
  func isCorner(_ run: MatchedRun, among runs: [MatchedRun], _ sampled: MovingLine) -> Bool {
    let (low, high) = (run.samples.lowerBound, run.samples.upperBound)
    guard (low == 0) != (high == sampled.count - 1) else { return false }
    let goesOn = runs.contains { $0.samples.lowerBound == high + 1 || $0.samples.upperBound == low - 1 }
    let length = min(length(of: run, sampled), run.wayLength)
    let distances = (run.places[0].distance, run.places[run.places.count - 1].distance)
    let opening = low == 0 ? distances.1 - distances.0 : distances.0 - distances.1
    let tolerance = plan.options.tolerance
    return !goesOn && (length < tolerance || opening > tolerance / 2 && length < 8 * tolerance)
  }

  /// Whether a stretch runs beside others all along.
  func runsBeside(_ run: MatchedRun, _ sampled: MovingLine) -> Bool {
    run.samples.count > 1 && run.runsBeside(movingLength: length(of: run, sampled))
  }

  /// The length of the moving line along a stretch, in metres.
  func length(of run: MatchedRun, _ sampled: MovingLine) -> Double {
    var length = 0.0
    for k in run.samples.dropLast() {
      length += measure.distance(sampled.positions[k], sampled.positions[k + 1])
    }
    return length
  }

  /// The samples of a line, which stand close to each other around some places.
  mutating func sample(
    _ line: OuterLine, of region: RegionID, _ filter: MatchFilter, closelyAt closely: [Position]
  ) -> MovingLine {
    let circles = exclusions.circles(of: region, ring: ring(of: line))
    let places = line.vertices.map { lines.vertices.place($0) }
    let origins =
      lines.vertices.hasNoAliases ? places : line.vertices.map { plan.positions[Int($0)] }
    var sampled = search.sample(
      places, from: origins, near: lines, filter, around: circles, closelyAt: closely)
    if !circles.isEmpty {
      let places = sampled.positions
      sampled.leaveAlone(
        where: { exclusions.contain(places[$0], circles) },
        mayCome: { !exclusions.contain(lines.place(of: $0), circles) })
    }
    if let remainder = plan.remainder, sampled.hasCandidates {
      let ring = ring(of: line)
      let unmoved = unmovedLines[ring] ?? remainder.line(ofRing: ring)
      if let unmoved {
        unmovedLines[ring] = unmoved
        sampled.stay(movedBy: plan.options.tolerance, sampled.moves(from: unmoved, plan.reach))
      }
    }
    return sampled
  }

  /// Whether a vertex must stay: it belongs to a region that is fixed already, or lies on the cut of the map.
  func isFixed(_ line: OuterLine, _ vertex: Int, _ rank: Int32) -> Bool {
    let name = line.vertices[vertex]
    if let least = nodeRanks[name] { return least < rank || lines.vertices.isMoved(name) }
    let position = plan.positions[Int(name)]
    return topology.cut.isOnMeridian(position) || topology.cut.isOnParallel(position) || position.isPole
  }

  /// Adds a line as it is.
  private mutating func keep(_ line: OuterLine, of region: RegionID, _ isFindable: Bool) {
    let range = lines.add(line.vertices, of: region, isClosed: line.isClosed, isFindable: isFindable)
    keptArcs[line.arc.index] = range.lowerBound
  }
}
