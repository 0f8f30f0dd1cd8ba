extension PartialBorders {
  /// Joins the runs of one cell: the second of three steps to borders of any number of vertices.
  ///
  /// Expected O(*n* log *n*) for *n* positions of ordinary borders, bounded also where many regions meet.
  ///
  /// - Parameters:
  ///   - runs: All runs of the cell, in any order, as `RunCutter` gave them.
  ///   - options: How.
  ///   - measure: How to measure.
  public init(joining runs: BorderRuns, _ options: JoinOptions, measure: any LineMeasure) {
    self.init()
    let cell = CellTopology(runs, cut: options.cut)
    let topology = cell.topology
    sideCount = topology.sides.count
    visitCount = topology.visits.count
    var entries = Self.entries(along: cell, limit: limit, crowded: &crowdedLines)
    findTouches(topology, into: &entries)
    addPairs(entries, cell, keepsEnds: options.keepsEnds, measure)
    if let isWanted = options.spacing { measureSegments(cell, of: isWanted, measure) }
    if options.measuresBoundaries { measureBoundaries(cell, measure) }
    if options.isChecked { findContacts(cell) }
  }

  private var limit: Int { BorderSet.pairLimit(sides: sideCount, visits: visitCount) }

  /// A pair with an arc, or with a touch.
  private struct Entry: Comparable {
    var key: UInt64
    var arc: Int32
    static func < (x: Entry, y: Entry) -> Bool { x.key != y.key ? x.key < y.key : x.arc < y.arc }
  }

  private static let touch: Int32 = -1

  private static func entry(_ a: RegionID, _ b: RegionID, _ arc: Int32) -> Entry {
    let (x, y) = (min(a, b).rawValue, max(a, b).rawValue)
    return Entry(key: UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y)), arc: arc)
  }

  /// The pairs along arcs that end at vertices of the cell or belong to it.
  private static func entries(along cell: CellTopology, limit: Int, crowded: inout Crowding?) -> [Entry] {
    let topology = cell.topology
    var entries: [Entry] = []
    var listed = ListedLines(limit: limit)
    for arc in 0..<topology.arcCount where topology.sideRange(of: arc).count > 1 {
      let known = cell.arcs[arc]
      if known.startIsLoose && known.endIsLoose && cell.segmentCount(of: arc) == 0 { continue }
      if topology.sideRange(of: arc).count > 2, !listed.takes(arc, topology) { continue }
      topology.forEachPair(of: arc) {
        entries.append(entry($0, $1, Int32(truncatingIfNeeded: arc)))
      }
    }
    crowded = listed.crowding
    return entries
  }

  /// The pairs that meet at vertices of the cell without a segment between them.
  private mutating func findTouches(_ topology: BorderTopology, into entries: inout [Entry]) {
    for index in 0..<topology.nodeCount {
      let node = NodeID(index)
      if topology.visits(at: node).count <= BorderTopology.usualVisits {
        topology.forEachTouch(at: node) { entries.append(Self.entry($0, $1, Self.touch)) }
        continue
      }
      let members = topology.regions(at: node)
      guard let sharing = topology.pairsSharingArcs(at: node, limit: 2 * limit) else {
        crowdedLines = Crowding(
          place: topology.position(of: node), regionCount: members.count,
          unlistedPairs: members.count * (members.count - 1) / 2)
        continue
      }
      crowds.append(
        Crowd(
          place: topology.position(of: node), regions: members.map(\.rawValue), sharing: sharing))
    }
  }

  private mutating func addPairs(
    _ found: [Entry], _ cell: CellTopology, keepsEnds: Bool, _ measure: any LineMeasure
  ) {
    var entries = found
    entries.sort()
    let marks = Self.marks(cell.topology)
    var lengths: [Int32: ExactLength] = [:]
    var start = 0
    while start < entries.count {
      let key = entries[start].key
      var end = start
      var pair = Pair(a: Int32(truncatingIfNeeded: key >> 32), b: Int32(truncatingIfNeeded: key))
      while end < entries.count, entries[end].key == key, entries[end].arc == Self.touch {
        pair.touches += 1
        end += 1
      }
      let firstArc = end
      while end < entries.count, entries[end].key == key { end += 1 }
      let isWhole = end - firstArc == 1 && isWhole(Int(entries[firstArc].arc), cell)
      for index in firstArc..<end where cell.segmentCount(of: Int(entries[index].arc)) > 0 {
        let arc = entries[index].arc
        pair.marks.formUnion([.line, marks[arc] ?? []])
        if cell.topology.sideRange(of: Int(arc)).count == 2 {
          pair.length += cell.length(of: Int(arc), measure)
        } else {
          // Several pairs share it.
          let length = lengths[arc] ?? cell.length(of: Int(arc), measure)
          lengths[arc] = length
          pair.length += length
        }
        if isWhole && !keepsEnds {
          pair.pieces += 1
        } else {
          let (from, to) = cell.ends(of: Int(arc))
          lines.append(Line(a: pair.a, b: pair.b, start: from.canonical, end: to.canonical))
        }
      }
      if pair.touches > 0 || !pair.marks.isEmpty { pairs.append(pair) }
      start = end
    }
  }

  /// Whether nothing of an arc is elsewhere.
  private func isWhole(_ arc: Int, _ cell: CellTopology) -> Bool {
    !cell.arcs[arc].startIsLoose && !cell.arcs[arc].endIsLoose
  }

  /// What is to be said of arcs: of most nothing.
  private static func marks(_ topology: BorderTopology) -> [Int32: Marks] {
    var marks: [Int32: Marks] = [:]
    for problem in topology.problems() {
      switch problem.kind {
      // Where there are more sides than two, that alone is said.
      case .thirdSide: marks[problem.arc.rawValue] = .thirdSide
      case .overlap: marks[problem.arc.rawValue] = marks[problem.arc.rawValue] ?? .overlap
      case .seam: break
      }
    }
    return marks
  }

  private mutating func measureSegments(
    _ cell: CellTopology, of isWanted: (Int32, Int32) -> Bool, _ measure: any LineMeasure
  ) {
    for arc in 0..<cell.topology.arcCount where cell.segmentCount(of: arc) > 0 {
      var isAlong = false
      cell.topology.forEachPair(of: arc) { isAlong = isAlong || isWanted($0.rawValue, $1.rawValue) }
      guard isAlong else { continue }
      cell.positions(of: arc).withUnsafeBufferPointer { line in
        measure.forEachSegment(of: line) { segmentLengths.append($0) }
      }
    }
  }

  /// Measures what of the boundaries of regions belongs to the cell, as `RegionPerimeter` does.
  private mutating func measureBoundaries(_ cell: CellTopology, _ measure: any LineMeasure) {
    let topology = cell.topology
    var lengths: [Int32: ExactLength] = [:]
    for arc in 0..<topology.arcCount where cell.segmentCount(of: arc) > 0 {
      guard [.outer, .shared].contains(topology.kind(of: ArcID(arc))) else { continue }
      let length = cell.length(of: arc, measure)
      for side in topology.sideRange(of: arc) {
        lengths[topology.region(of: topology.sides[side]).rawValue, default: .zero] += length
      }
    }
    boundaries = lengths.map { Boundary(region: $0.key, length: $0.value) }.sorted { $0.region < $1.region }
  }

  /// Finds where regions touch or cross themselves.
  private mutating func findContacts(_ cell: CellTopology) {
    var finder = SelfContactFinder(cell.topology)
    finder.lookAtNodes()
    isComplete = finder.lookAtChains(threads: 1)
    contacts = finder.found.values.sorted { $0.region < $1.region }
    // Hardly ever asked for.
    lazy var nodes = cell.topology.nodePlaces
    cell.topology.forEachUnsoundSeam { region, arc in
      let line = cell.positions(of: arc)
      let (from, to) = cell.topology.ends(of: ArcID(arc))
      let known = [from, to].map(\.canonical).filter { nodes.contains($0) }
      guard let any = line.first ?? known.first else { return }
      let places = line.map(\.canonical)
      seams.append(
        Seam(
          region: region.rawValue, start: (line.first ?? any).canonical, end: (line.last ?? any).canonical,
          least: places.min { $0.precedes($1) } ?? any.canonical,
          node: known.min { $0.precedes($1) }))
    }
  }
}

extension BorderTopology {
  /// Where the nodes are. O(nodes).
  fileprivate var nodePlaces: Set<Position> {
    Set((0..<nodeCount).map { position(of: NodeID($0)).canonical })
  }
}

/// Chooses the lines whose pairs are listed.
private struct ListedLines {
  let limit: Int
  private var listed = 0
  private var crowd = BorderCore.Crowd()

  init(limit: Int) { self.limit = limit }

  mutating func takes(_ arc: Int, _ topology: BorderTopology) -> Bool {
    let count = topology.pairCount(of: arc)
    guard listed + count <= limit else {
      crowd.add(
        topology.ends(of: ArcID(arc)).start, topology.regions(along: arc).count, pairs: count)
      return false
    }
    listed += count
    return true
  }

  var crowding: Crowding? { crowd.crowding }
}
