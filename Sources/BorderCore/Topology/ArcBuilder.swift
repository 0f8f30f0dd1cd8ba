extension BorderTopology {
  /// Builds the topology of a set of regions.
  ///
  /// - Parameters:
  ///   - set: The regions; fewer than 2³¹ vertices. An empty set gives an empty topology.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Complexity: O(*n*) expected for *n* vertices.
  public init(_ set: RegionSet, threads: Int = 1) {
    self.init(set, cut: nil, threads: threads)
  }

  /// The topology of some regions of a map of which it is known where it was cut; `nil` where that is to be found.
  init(_ set: RegionSet, cut: MapCut?, threads: Int = 1) {
    var builder = ArcBuilder(set, cut: cut, threads: threads)
    builder.walkRings()
    self = builder.finish()
  }
}

/// Cuts rings at nodes and finds which pieces are the same arc.
struct ArcBuilder {
  let set: RegionSet
  let cut: MapCut
  let first: [Int32]
  let nodes: BitSet
  let hasInteriorOnLeft: [Bool]
  let bentRings: Set<Int>
  let threads: Int

  private var table: ArcTable
  private(set) var arcs: [BorderTopology.ArcShape] = []
  private var ringArcStarts: [Int32] = [0]
  private var ringArcs: [DirectedArc] = []
  /// The node at which each entry of `ringArcs` begins, or -1 where it begins at none.
  private var ringNodes: [Int32] = []

  init(_ set: RegionSet, cut: MapCut?, threads: Int) {
    self.set = set
    self.threads = threads
    let summaries = RingSummary.all(of: set, threads: threads)
    let cut = cut ?? MapCut(of: set, ringBoxes: summaries.map(\.box))
    self.cut = cut
    hasInteriorOnLeft = summaries.enumerated().map { ring, summary in
      summary.hasInteriorOnLeft(isExterior: set.isExterior(ring: ring))
    }
    bentRings = Set(summaries.indices.filter { !summaries[$0].isFlat })
    let nearCut = summaries.map { cut.touches($0.box) }
    // The summaries are needed no more when most memory is.
    first = VertexIdentity(of: set, threads: threads).first
    var nodes = NodeFinder(set: set, first: first, cut: cut).find(isNearCut: nearCut, threads: threads)
    nodes.indexRanks()
    self.nodes = nodes
    table = ArcTable(expected: 2 * nodes.count + set.ringCount)
    ringArcStarts.reserveCapacity(set.ringCount + 1)
  }

  /// A builder for rings of which perhaps only pieces are there, whose nodes are known.
  ///
  /// - Parameters:
  ///   - set: The rings.
  ///   - cut: Where the map was cut.
  ///   - first: The vertices by position (`VertexIdentity`).
  ///   - nodes: The nodes, with ranks.
  ///   - hasInteriorOnLeft: For each ring, whether the region lies to its left.
  ///   - bentRings: The rings that do not lie flat on the sheet.
  init(
    _ set: RegionSet, cut: MapCut, first: [Int32], nodes: BitSet, hasInteriorOnLeft: [Bool],
    bentRings: Set<Int>
  ) {
    self.set = set
    self.cut = cut
    self.first = first
    self.nodes = nodes
    self.hasInteriorOnLeft = hasInteriorOnLeft
    self.bentRings = bentRings
    threads = 1
    table = ArcTable(expected: 2 * nodes.count + set.ringCount)
  }

  /// Cuts all rings. Threads look for the places; arcs are numbered in one pass.
  mutating func walkRings() {
    let (set, first, nodes) = (set, first, nodes)
    let cuts = mapParts(of: set.ringCount, threads: threads, minimumPart: 16) { rings in
      Self.cuts(on: rings, of: set, first: first, nodes: nodes)
    }
    for part in cuts {
      var next = 0
      for ring in part.rings {
        let end = part.ends[ring - part.rings.lowerBound]
        walk(ring, cuts: part.places[next..<end])
        endRing()
        next = end
      }
    }
  }

  /// Where some rings pass through nodes.
  private struct Cuts: Sendable {
    let rings: Range<Int>
    /// The vertices of all the rings at nodes, in order.
    var places: [Int32] = []
    /// For each ring, how many of `places` are its own or those of rings before it.
    var ends: [Int] = []
  }

  private static func cuts(
    on rings: Range<Int>, of set: RegionSet, first: [Int32], nodes: BitSet
  ) -> Cuts {
    var cuts = Cuts(rings: rings)
    cuts.ends.reserveCapacity(rings.count)
    first.withUnsafeBufferPointer { first in
      for ring in rings {
        for index in set.range(ofRing: ring).dropLast() where nodes.contains(Int(first[index])) {
          cuts.places.append(Int32(truncatingIfNeeded: index))
        }
        cuts.ends.append(cuts.places.count)
      }
    }
    return cuts
  }

  /// Ends a ring: what is added from now on belongs to the next one.
  mutating func endRing() { ringArcStarts.append(Int32(truncatingIfNeeded: ringArcs.count)) }

  /// Cuts a closed ring at its nodes.
  mutating func walkClosed(_ ring: Int) {
    var places: [Int32] = []
    for index in set.range(ofRing: ring).dropLast() where nodes.contains(Int(first[index])) {
      places.append(Int32(truncatingIfNeeded: index))
    }
    walk(ring, cuts: places[...])
  }

  /// Cuts a piece of a ring at its ends and at the nodes between them.
  ///
  /// - Parameters:
  ///   - ring: The ring.
  ///   - piece: Its positions, two or more, which follow each other.
  ///   - body: Gets the range of positions, ends included, of each arc that was not there yet, and whether the arc runs the other way.
  mutating func walkOpen(
    _ ring: Int, _ piece: Range<Int>, _ body: (ClosedRange<Int>, _ isBackward: Bool) -> Void
  ) {
    var from = piece.lowerBound
    for place in piece.dropFirst() where place == piece.upperBound - 1 || nodes.contains(Int(first[place])) {
      let known = arcs.count
      addArc(
        ring: ring, open: piece, from: from, to: place, length: place - from,
        startsAtNode: from > piece.lowerBound)
      if arcs.count > known { body(from...place, arcs[known].isBackward) }
      from = place
    }
  }

  /// Cuts one ring at its nodes.
  private mutating func walk(_ ring: Int, cuts: ArraySlice<Int32>) {
    let range = set.range(ofRing: ring)
    let open = range.lowerBound..<(range.upperBound - 1)
    guard let firstCut = cuts.first else {
      addClosedArc(ring: ring, open: open)
      return
    }
    var from = Int(firstCut)
    for cut in cuts.dropFirst() {
      addArc(ring: ring, open: open, from: from, to: Int(cut), length: Int(cut) - from)
      from = Int(cut)
    }
    addArc(
      ring: ring, open: open, from: from, to: Int(firstCut), length: Int(firstCut) + open.count - from)
  }

  private func successor(_ index: Int, in open: Range<Int>) -> Int {
    index + 1 == open.upperBound ? open.lowerBound : index + 1
  }

  private func predecessor(_ index: Int, in open: Range<Int>) -> Int {
    index == open.lowerBound ? open.upperBound - 1 : index - 1
  }

  /// Adds the piece of a ring from one node to the next. Its direction is settled by its ends alone, so
  /// that every ring along it agrees.
  private mutating func addArc(
    ring: Int, open: Range<Int>, from: Int, to: Int, length: Int, startsAtNode: Bool = true
  ) {
    let second = successor(from, in: open)
    let beforeLast = predecessor(to, in: open)
    let isBackward = comesBefore(
      (to, beforeLast), (from, second))
    add(
      ring: ring, node: startsAtNode ? nodes.rank(of: Int(first[from])) : -1,
      start: isBackward ? to : from,
      then: isBackward ? beforeLast : second, length: length, isBackward: isBackward)
  }

  /// Adds a ring without nodes: an island, or an enclave in a hole that fits it.
  private mutating func addClosedArc(ring: Int, open: Range<Int>) {
    var start = open.lowerBound
    for index in open.dropFirst()
    where set.positions[index].canonical.precedes(set.positions[start].canonical) { start = index }
    let next = successor(start, in: open)
    let previous = predecessor(start, in: open)
    let isBackward = set.positions[previous].canonical.precedes(set.positions[next].canonical)
    add(
      ring: ring, node: -1, start: start, then: isBackward ? previous : next, length: open.count,
      isBackward: isBackward)
  }

  /// Whether the first pair of positions comes before the second in the order of places.
  private func comesBefore(_ a: (Int, Int), _ b: (Int, Int)) -> Bool {
    let (a0, b0) = (set.positions[a.0].canonical, set.positions[b.0].canonical)
    if a0 != b0 { return a0.precedes(b0) }
    return set.positions[a.1].canonical.precedes(set.positions[b.1].canonical)
  }

  private mutating func add(ring: Int, node: Int, start: Int, then: Int, length: Int, isBackward: Bool) {
    let new = Int32(truncatingIfNeeded: arcs.count)
    let arc = table.arc(from: first[start], to: first[then], orNew: new)
    if arc == new {
      arcs.append(
        BorderTopology.ArcShape(
          start: Int32(truncatingIfNeeded: start), segmentCount: Int32(truncatingIfNeeded: length),
          ring: Int32(truncatingIfNeeded: ring), isBackward: isBackward,
          isCut: cut.contains(set.positions[start], set.positions[then])))
    }
    ringArcs.append(DirectedArc(Int(arc), isBackward: isBackward))
    ringNodes.append(Int32(truncatingIfNeeded: node))
  }

  /// Sorts sides by arc and visits by node (counting sorts), and hands everything over.
  func finish() -> BorderTopology {
    var sideStarts = [Int32](repeating: 0, count: arcs.count + 1)
    for directed in ringArcs { sideStarts[directed.arc.index + 1] += 1 }
    let nodeCount = nodes.count
    var visitStarts = [Int32](repeating: 0, count: nodeCount + 1)
    for node in ringNodes where node >= 0 { visitStarts[Int(node) + 1] += 1 }
    for index in 1..<sideStarts.count { sideStarts[index] += sideStarts[index - 1] }
    for index in 1..<visitStarts.count { visitStarts[index] += visitStarts[index - 1] }

    var sides = [BorderTopology.PackedSide](
      repeating: BorderTopology.PackedSide(ring: 0, isLeft: false), count: ringArcs.count)
    var visits = [NodeVisit](
      repeating: NodeVisit(ring: 0, incoming: 0, outgoing: 0), count: Int(visitStarts[nodeCount]))
    var nextSide = sideStarts
    var nextVisit = visitStarts
    for ring in 0..<set.ringCount {
      let range = Int(ringArcStarts[ring])..<Int(ringArcStarts[ring + 1])
      for index in range {
        let directed = ringArcs[index]
        let arc = directed.arc.index
        sides[Int(nextSide[arc])] = BorderTopology.PackedSide(
          ring: ring, isLeft: hasInteriorOnLeft[ring] != directed.isBackward)
        nextSide[arc] += 1
        guard ringNodes[index] >= 0 else { continue }
        let node = Int(ringNodes[index])
        let before = ringArcs[index == range.lowerBound ? range.upperBound - 1 : index - 1]
        visits[Int(nextVisit[node])] = NodeVisit(
          ring: Int32(truncatingIfNeeded: ring), incoming: before.arc.rawValue,
          outgoing: directed.arc.rawValue)
        nextVisit[node] += 1
      }
    }
    return BorderTopology(
      regions: set, cut: cut, bentRings: bentRings, arcs: arcs, sideStarts: sideStarts, sides: sides,
      ringArcStarts: ringArcStarts,
      ringArcs: ringArcs, nodePositions: nodes.members, visitStarts: visitStarts, visits: visits)
  }
}
