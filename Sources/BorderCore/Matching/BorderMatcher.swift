/// Lays the lines of one region after the other on those of the regions before it.
struct BorderMatcher: ~Copyable {
  let topology: BorderTopology
  let options: MatchOptions
  let measure: any LineMeasure
  /// The source of each region.
  let sources: [Int]
  /// The name of each position: the index of the first equal one.
  let first: [Int32]
  /// The place of each region in the order in which they are fixed.
  let ranks: [Int32]
  /// The regions in that order.
  let order: [RegionID]
  /// For each node, by its name, the least rank of the regions there.
  let nodeRanks: [Int32: Int32]

  var lines: MatchLines
  var search: NearSearch
  var aligner: LineAligner
  var tally: MatchTally
  var report: MatchReport
  /// The first segment of each outer arc that was kept as it was; -1 for others.
  var keptArcs: [Int32]
  /// What each changed arc is made of: segments, the complement of a number for one gone backward.
  var wovenArcs: [Int32: [Int32]] = [:]

  init(
    _ topology: BorderTopology, _ options: MatchOptions, _ measure: any LineMeasure, effortLimit: Int
  ) {
    self.topology = topology
    self.options = options
    self.measure = measure
    let set = topology.regions
    sources = set.regions.map(\.source)
    first = VertexIdentity(of: set).first
    func source(_ region: RegionID) -> Int {
      set[region].source == options.heldSource ? Int.min : set[region].source
    }
    order = set.regionIDs.sorted {
      source($0) != source($1) ? source($0) < source($1) : set[$0].id < set[$1].id
    }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, region) in order.enumerated() { ranks[region.index] = Int32(truncatingIfNeeded: rank) }
    self.ranks = ranks
    var nodeRanks: [Int32: Int32] = [:]
    nodeRanks.reserveCapacity(topology.nodeCount)
    for node in 0..<topology.nodeCount {
      var least = Int32.max
      for visit in topology.visits(at: NodeID(node)) {
        least = min(least, ranks[set.region(ofRing: Int(visit.ring)).index])
      }
      let position = set.positions[Int(topology.nodePositions[node])]
      // What lies on the cut of the map stays there.
      if topology.cut.isOnMeridian(position) || topology.cut.isOnParallel(position) { least = -1 }
      nodeRanks[topology.nodePositions[node]] = least
    }
    self.nodeRanks = nodeRanks
    let scale = LocalScale(measure)
    let effort = MatchEffort(topology, tolerance: options.tolerance, scale: scale)
    let limit = min(effort.limit, effortLimit)
    lines = MatchLines(
      set, scale: scale, cell: max(options.tolerance, 200), longestSegment: effort.longestSegment)
    search = NearSearch(
      tolerance: options.tolerance, longestSegment: effort.longestSegment, effortLimit: limit)
    aligner = LineAligner(tolerance: options.tolerance, effortLimit: limit)
    tally = MatchTally(set)
    report = MatchReport(tolerance: options.tolerance)
    report.longSegments = effort.leftAlone
    keptArcs = [Int32](repeating: -1, count: topology.arcCount)
  }

  mutating func matchAll() {
    defer { report.effort = search.effort + aligner.effort }
    var arcs = [[ArcID]](repeating: [], count: topology.regions.regionCount)
    for arc in topology.arcIDs where topology.kind(of: arc) == .outer {
      arcs[topology.region(of: topology.sides[Int(topology.sideStarts[arc.index])]).index].append(arc)
    }
    let lastSource = order.last.map { topology.regions[$0].source }
    for region in order {
      // Lines that nobody comes after need not be found.
      let isFindable = options.scope == .all || topology.regions[region].source != lastSource
      let lines = arcs[region.index]
        .map { OuterLine($0, of: topology, names: first, isNode: { nodeRanks[$0] != nil }) }
        .sorted { $0.precedes($1, in: topology.regions) }
      for line in lines {
        match(line, of: region, isFindable: isFindable)
        // What is spent before the line is sampled to its end has left places out.
        report.isTangled = isSpent
        if isSpent { return }
      }
    }
  }

  /// Whether matching has cost as much as it may.
  private var isSpent: Bool { search.effort + aligner.effort > search.effortLimit }

  /// Matches one outer arc with the lines that are there, and adds it to them.
  private mutating func match(_ line: OuterLine, of region: RegionID, isFindable: Bool) {
    // A pole has no longitude: on a plane that touches the earth beside it, lines to it are not where they are.
    if line.vertices.contains(where: { lines.vertices.place($0).isPole }) {
      return keep(line, of: region, false)
    }
    var line = line
    let filter = MatchFilter(of: region, sources: sources, scope: options.scope)
    var sampled = sample(line, filter)
    guard sampled.hasCandidates else { return keep(line, of: region, isFindable) }
    if line.isClosed {
      let start = startOfClosedLine(sampled)
      if start > 0 {
        line.rotate(to: start)
        sampled = sample(line, filter)
      }
    }
    let rank = ranks[region.index]
    let fixed = line.vertices.indices.map { isFixed(line, $0, rank) }
    var runs = aligner.align(sampled, with: lines, filter, fixed: fixed)
    if isSpent { return }
    for index in runs.indices {
      let samples = runs[index].samples
      runs[index].trim(
        keepsStart: !line.isClosed && samples.lowerBound == 0,
        keepsEnd: !line.isClosed && samples.upperBound == sampled.count - 1)
    }
    runs = runs.filter { run in
      run.samples.count > 1 && run.runsBeside(movingLength: length(of: run, sampled))
    }
    if runs.isEmpty { return keep(line, of: region, isFindable) }
    let weaver = LineWeaver(
      line: line, fixed: fixed, sampled: sampled, region: region, isFindable: isFindable)
    guard let woven = weaver.weave(runs, into: &self) else { return keep(line, of: region, isFindable) }
    wovenArcs[line.arc.rawValue] = woven
  }

  /// The length of the moving line along a stretch, in metres.
  func length(of run: MatchedRun, _ sampled: MovingLine) -> Double {
    var length = 0.0
    for k in run.samples.dropLast() {
      length += measure.distance(sampled.positions[k], sampled.positions[k + 1])
    }
    return length
  }

  private mutating func sample(_ line: OuterLine, _ filter: MatchFilter) -> MovingLine {
    search.sample(line.vertices.map { lines.vertices.place($0) }, near: lines, filter)
  }

  /// Whether a vertex must stay: it belongs to a region that is fixed already, or lies on the cut of the map.
  private func isFixed(_ line: OuterLine, _ vertex: Int, _ rank: Int32) -> Bool {
    let name = line.vertices[vertex]
    if let least = nodeRanks[name] { return least < rank || lines.vertices.isMoved(name) }
    let position = topology.regions.positions[Int(name)]
    return topology.cut.isOnMeridian(position) || topology.cut.isOnParallel(position)
  }

  /// Where to begin on a closed line: where nothing is near, or else where the other line is nearest.
  private func startOfClosedLine(_ line: MovingLine) -> Int {
    var best = (vertex: 0, distance: -1.0)
    for sample in 0..<line.count where line.vertexIndices[sample] >= 0 {
      guard let candidate = line.candidates(of: sample).first else {
        return Int(line.vertexIndices[sample])
      }
      if best.distance < 0 || candidate.distance < best.distance {
        best = (Int(line.vertexIndices[sample]), candidate.distance)
      }
    }
    return best.vertex
  }

  /// Adds a line as it is.
  private mutating func keep(_ line: OuterLine, of region: RegionID, _ isFindable: Bool) {
    let range = lines.add(line.vertices, of: region, isClosed: line.isClosed, isFindable: isFindable)
    keptArcs[line.arc.index] = range.lowerBound
  }
}
