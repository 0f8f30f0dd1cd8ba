/// What is the same however often the lines of a topology are matched.
struct MatchPlan {
  let topology: BorderTopology
  let options: MatchOptions
  /// What is to be matched, when that is what is left of an earlier time.
  let remainder: MatchRemainder?
  let measure: any LineMeasure
  let scale: LocalScale
  let reach: MatchReach
  let effort: MatchEffort
  /// The source of each region.
  let sources: [Int]
  /// The name of each position: the index of the first equal one.
  let first: [Int32]
  /// Where the vertices are, by their names: the positions of the set, and behind them the poles at the ends of arcs.
  let positions: [Position]
  let poles: PoleVertices
  /// The place of each region in the order in which they are fixed.
  let ranks: [Int32]
  /// The regions in that order.
  let order: [RegionID]
  /// For each node, by its name, the least rank of the regions there.
  let nodeRanks: [Int32: Int32]
  /// The lines that may be moved, by their region, in an order that does not depend on the file: small closed ones first, so
  /// that an islet beside a border is laid along it, and not the line behind the islet.
  let lines: [[OuterLine]]
  /// All those lines where they were.
  let pending: Deferred<PendingLines>
  /// The rings of each region.
  let rings: [[Int32]]

  init(
    _ topology: BorderTopology, _ options: MatchOptions, _ measure: any LineMeasure,
    remainder: MatchRemainder? = nil
  ) {
    self.topology = topology
    self.remainder = remainder
    self.options = options
    self.measure = measure
    let set = topology.regions
    scale = remainder?.scale ?? LocalScale(measure)
    reach = MatchReach(tolerance: options.tolerance, scale)
    effort = MatchEffort(topology, tolerance: options.tolerance, scale: scale)
    sources = set.regions.map(\.source)
    let first = VertexIdentity(of: set).first
    self.first = first
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
    let isFixed = remainder?.fixedNodes(of: topology, movedBy: options.tolerance)
    for node in 0..<topology.nodeCount {
      var least = Int32.max
      for visit in topology.visits(at: NodeID(node)) {
        least = min(least, ranks[set.region(ofRing: Int(visit.ring)).index])
      }
      let position = set.positions[Int(topology.nodePositions[node])]
      // What lies on the cut of the map or at a pole stays there.
      if topology.cut.isOnMeridian(position) || topology.cut.isOnParallel(position) || position.isPole
        || isFixed?[node] == true
      {
        least = -1
      }
      nodeRanks[topology.nodePositions[node]] = least
    }
    self.nodeRanks = nodeRanks
    let poles = PoleVertices(topology)
    self.poles = poles
    let positions = poles.positions.isEmpty ? set.positions : set.positions + poles.positions
    self.positions = positions
    var lines = [[OuterLine]](repeating: [], count: set.regionCount)
    for arc in topology.arcIDs where topology.isOpen(arc) {
      let side = topology.sides[Int(topology.sideStarts[arc.index])]
      let isNode = { (name: Int32) in nodeRanks[name] != nil }
      var names = topology.ringIndices(of: arc).map { first[$0] }
      if names.first.map(isNode) == true { poles.rename(endsOf: &names, set.positions) }
      let line = OuterLine(arc, of: topology, names: names, isNode: isNode)
      lines[topology.region(of: side).index].append(line)
    }
    for region in lines.indices where lines[region].count > 1 {
      lines[region] = lines[region].map { (line: $0, extent: $0.extent(in: positions)) }
        .sorted { $0.extent != $1.extent ? $0.extent < $1.extent : $0.line.precedes($1.line, in: positions) }
        .map(\.line)
    }
    self.lines = lines
    let (all, tolerance, metres) = (lines, options.tolerance, scale)
    pending = Deferred { PendingLines(all, at: positions, tolerance: tolerance, scale: metres) }
    var rings = [[Int32]](repeating: [], count: set.regionCount)
    for ring in 0..<set.ringCount {
      rings[set.region(ofRing: ring).index].append(Int32(truncatingIfNeeded: ring))
    }
    self.rings = rings
  }

  /// The names of an arc's vertices, in the direction of the ring that it was found on.
  func names(of arc: ArcID) -> [Int32] {
    var names = topology.ringIndices(of: arc).map { first[$0] }
    poles.rename(endsOf: &names, topology.regions.positions)
    return names
  }

  /// The least ranks at nodes, where those at which something must stay as it was belong to nobody who may move them.
  func nodeRanks(with exclusions: MatchExclusions) -> [Int32: Int32] {
    guard !exclusions.isEmpty else { return nodeRanks }
    var ranks = nodeRanks
    for node in 0..<topology.nodeCount {
      let position = topology.regions.positions[Int(topology.nodePositions[node])]
      let isHeld = topology.visits(at: NodeID(node)).contains { visit in
        let ring = Int(visit.ring)
        return exclusions.excludes(position, onRing: ring, of: topology.regions.region(ofRing: ring))
      }
      if isHeld { ranks[topology.nodePositions[node]] = -1 }
    }
    return ranks
  }
}
