/// The arcs and nodes of one cell: a topology of which only the vertices that belong to the cell are whole.
///
/// Its rings are what the cell has of real rings, piece after piece, with the first position repeated at the end. No arc
/// goes from one piece to the next. Nodes are the real ones among the vertices of the cell; arcs end at these and where a
/// piece ends, that is at vertices of other cells.
struct CellTopology {
  let topology: BorderTopology
  /// What is known of each arc.
  let arcs: [Arc]

  /// An arc, as far as the cell knows it.
  struct Arc {
    /// Whether its start is a vertex of another cell, where the arc may go on.
    var startIsLoose = false
    var endIsLoose = false
    /// Whether its first segment is another cell's.
    var skipsFirst = false
    var skipsLast = false
  }

  /// Builds the topology of some runs. Expected O(*n*) for *n* positions.
  ///
  /// - Parameters:
  ///   - runs: The runs of one cell.
  ///   - cut: Where the map was cut.
  init(_ runs: BorderRuns, cut: MapCut) {
    let layout = RunLayout(runs)
    let set = layout.set
    let first = VertexIdentity(of: set).first
    var ringStarts = BitSet(count: set.positions.count)
    for start in set.ringStarts.dropLast() { ringStarts.insert(start) }
    ringStarts.indexRanks()
    let finder = NodeFinder(set: set, first: first, cut: cut)
    let isNearCut = set.boundingBox.map(cut.touches) ?? false
    var found: [Int32] = []
    for piece in layout.pieces {
      let (visits, before) = piece.visits
      guard !visits.isEmpty else { continue }
      finder.find(visits, after: before, ringStarts: ringStarts, into: &found)
      if isNearCut { finder.findEndsOfCut(visits, after: before, into: &found) }
    }
    var nodes = BitSet(count: set.positions.count)
    for node in found { nodes.insert(Int(node)) }
    nodes.indexRanks()

    var builder = ArcBuilder(
      set, cut: cut, first: first, nodes: nodes, hasInteriorOnLeft: layout.hasInteriorOnLeft,
      bentRings: layout.bentRings)
    var arcs: [Arc] = []
    for (index, piece) in layout.pieces.enumerated() {
      switch piece.kind {
      case .closed:
        builder.walkClosed(piece.ring)
        while arcs.count < builder.arcs.count { arcs.append(Arc()) }
      case .open:
        builder.walkOpen(piece.ring, piece.range) { range, isBackward in
          arcs.append(Self.arc(range, of: piece, set.positions, isBackward: isBackward))
        }
      case .passing:
        builder.walkOpen(piece.ring, piece.range) { _, _ in
          arcs.append(Arc(startIsLoose: true, endIsLoose: true, skipsFirst: true, skipsLast: true))
        }
      }
      let isLast = index + 1 == layout.pieces.count || layout.pieces[index + 1].ring != piece.ring
      if isLast { builder.endRing() }
    }
    topology = builder.finish()
    self.arcs = arcs
  }

  /// What is known of a new arc of an open run.
  private static func arc(
    _ range: ClosedRange<Int>, of piece: RunLayout.Piece, _ positions: [Position], isBackward: Bool
  ) -> Arc {
    let (from, to) = (range.lowerBound, range.upperBound)
    let isLooseBefore = from == piece.range.lowerBound
    let isLooseAfter = to == piece.range.upperBound - 1
    // A segment belongs to the cell of the lesser of its ends.
    let skipsBefore =
      isLooseBefore && positions[from].canonical.precedes(positions[from + 1].canonical)
    let skipsAfter = isLooseAfter && positions[to].canonical.precedes(positions[to - 1].canonical)
    return isBackward
      ? Arc(
        startIsLoose: isLooseAfter, endIsLoose: isLooseBefore, skipsFirst: skipsAfter, skipsLast: skipsBefore)
      : Arc(
        startIsLoose: isLooseBefore, endIsLoose: isLooseAfter, skipsFirst: skipsBefore, skipsLast: skipsAfter)
  }

  /// How many segments of an arc belong to the cell.
  func segmentCount(of arc: Int) -> Int {
    let count = Int(topology.arcs[arc].segmentCount)
    let known = arcs[arc]
    return max(
      0, count - (known.skipsFirst ? 1 : 0) - (known.skipsLast && (count > 1 || !known.skipsFirst) ? 1 : 0))
  }

  /// The vertices of the part of an arc that belongs to the cell, from its start; empty where none does. O(*n*).
  func positions(of arc: Int) -> ArraySlice<Position> {
    let count = segmentCount(of: arc)
    guard count > 0 else { return [] }
    let start = arcs[arc].skipsFirst ? 1 : 0
    return topology.positions(of: ArcID(arc))[start...(start + count)]
  }

  /// The length of the part of an arc that belongs to the cell. O(*n*).
  func length(of arc: Int, _ measure: any LineMeasure) -> ExactLength {
    guard arcs[arc].skipsFirst || arcs[arc].skipsLast else {
      var total = ExactLength.zero
      topology.withRuns(of: ArcID(arc)) { total += measure.length(of: $0) }
      return total
    }
    return positions(of: arc).withUnsafeBufferPointer { measure.length(of: $0) }
  }

  /// The ends of the part of an arc that belongs to the cell, which has a segment at least.
  func ends(of arc: Int) -> (start: Position, end: Position) {
    guard arcs[arc].skipsFirst || arcs[arc].skipsLast else { return topology.ends(of: ArcID(arc)) }
    let line = positions(of: arc)
    return (line.first ?? topology.ends(of: ArcID(arc)).start, line.last ?? topology.ends(of: ArcID(arc)).end)
  }
}

/// Runs of a cell laid out as rings of a set.
private struct RunLayout {
  /// A run in the set.
  struct Piece {
    let ring: Int
    let range: Range<Int>
    let kind: BorderRun.Kind

    /// The positions whose successor and predecessor are there, and the predecessor of the first.
    var visits: (Range<Int>, before: Int) {
      switch kind {
      case .closed: (range.lowerBound..<(range.upperBound - 1), range.upperBound - 2)
      case .open: ((range.lowerBound + 1)..<(range.upperBound - 1), range.lowerBound)
      case .passing: (range.lowerBound..<range.lowerBound, range.lowerBound)
      }
    }
  }

  let set: RegionSet
  let pieces: [Piece]
  let hasInteriorOnLeft: [Bool]
  let bentRings: Set<Int>

  init(_ runs: BorderRuns) {
    var starts: [Int] = []
    starts.reserveCapacity(runs.heads.count)
    var next = 0
    for head in runs.heads {
      starts.append(next)
      next += Int(head.count)
    }
    // The order of rings decides which of several copies of a line is measured, as it does on one machine.
    let order = runs.heads.indices.sorted {
      let (a, b) = (runs.heads[$0], runs.heads[$1])
      return a.ring != b.ring ? a.ring < b.ring : a.start != b.start ? a.start < b.start : a.count > b.count
    }
    var pieces: [Piece] = []
    var hasInteriorOnLeft: [Bool] = []
    var bentRings: Set<Int> = []
    var positions: [Position] = []
    positions.reserveCapacity(next + order.count)
    LargePages.ask(for: &positions)
    var ringStarts: [Int] = []
    var ringParts: [Int32] = []
    var partRings: [Int] = []
    var partRegions: [RegionID] = []
    var ring: Int64?
    var part: Int64?
    func endRing() {
      guard let start = ringStarts.last, let last = pieces.last, last.kind != .closed else { return }
      positions.append(positions[start])
    }
    for index in order {
      let head = runs.heads[index]
      if head.ring != ring {
        endRing()
        ring = head.ring
        if head.part != part {
          part = head.part
          partRings.append(ringParts.count)
          partRegions.append(RegionID(Int(head.region)))
        }
        ringStarts.append(positions.count)
        ringParts.append(Int32(truncatingIfNeeded: partRegions.count - 1))
        hasInteriorOnLeft.append(head.hasInteriorOnLeft)
      }
      let start = positions.count
      positions.append(contentsOf: runs.positions[starts[index]..<(starts[index] + Int(head.count))])
      pieces.append(Piece(ring: ringParts.count - 1, range: start..<positions.count, kind: head.kind))
      if Self.isBent(positions[start...]) { bentRings.insert(ringParts.count - 1) }
    }
    endRing()
    ringStarts.append(positions.count)
    partRings.append(ringParts.count)
    self.pieces = pieces
    self.hasInteriorOnLeft = hasInteriorOnLeft
    self.bentRings = bentRings
    set = RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: ringParts, partRings: partRings,
      partRegions: partRegions, regions: [], problems: [], sheetWest: -180)
  }

  private static func isBent(_ line: ArraySlice<Position>) -> Bool {
    line.withUnsafeBufferPointer { line in
      var widest = 0.0
      var highest = 0.0
      for index in line.indices.dropLast() {
        widest = max(widest, abs(line[index].longitude - line[index + 1].longitude))
        highest = max(highest, abs(line[index].latitude), abs(line[index + 1].latitude))
      }
      return widest > 180 || highest == 90
    }
  }
}
