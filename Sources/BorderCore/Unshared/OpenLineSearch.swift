/// Looks at what lies on and beside the lines that one region alone goes along: where neighbours that should share a line
/// do not.
///
/// Found are vertices of one region on or next to the line of another, stretches of a line that another region's line runs
/// beside, and how often lines of two regions cross. A line with a region on each side lacks no neighbour and is
/// not looked at.
///
/// Method: lines are cut into chains of up to 32 segments; chains whose boxes come near each other are found by sweeps from
/// west to east in rows, and only their segments are held against each other. Work is counted in boxes and segments and
/// has a bound, so that what is left out does not depend on the machine.
///
/// Complexity: O(*n*) for *n* vertices of outer arcs of ordinary borders.
struct OpenLineSearch: Sendable {
  /// A vertex of one region within a hair of another region's segment.
  struct VertexHit: Sendable {
    /// The position of the vertex.
    var vertex: Int32
    /// The region whose line has it.
    var owner: Int32
    /// The region of the segment.
    var other: Int32
    /// The position of the segment's end, where the vertex is within a hair of that; else -1.
    var end: Int32
    /// The position at which the segment begins.
    var segment: Int32
    /// Metres from the vertex to the segment, or to its end where that is named.
    var distance: Double
  }

  let topology: BorderTopology
  /// How near vertices are looked for, in metres.
  let hair: Double
  /// How far apart lines may run beside each other, in metres.
  let reach: Double
  /// The same for regions of one source where there are several.
  let ownReach: Double
  let scale: LocalScale
  /// The source of each region where there are several; else empty.
  let sources: [Int]
  private(set) var hits: [VertexHit] = []
  private(set) var facings: [Facing] = []
  /// How often lines of two regions that go opposite ways cross inside of segments, by pair.
  private(set) var crossings: [RegionPair: Int] = [:]
  /// How many boxes of chains were held against each other.
  private(set) var boxEffort = 0
  /// How many segments were held against each other, and 32 for each thing found.
  private(set) var effort = 0
  /// Whether everything was looked at.
  private(set) var isComplete = true

  /// Searches a topology.
  ///
  /// - Parameters:
  ///   - topology: The exact topology.
  ///   - hair: How near a vertex counts as on a line, in metres.
  ///   - reach: How far apart lines may be, in metres.
  ///   - ownReach: The same for regions of one source where there are several.
  ///   - scale: Metres a degree.
  ///   - threads: How many threads may work; the result is the same for any number.
  ///   - limit: How much effort is spent at most, on boxes and on segments each; `nil` for twenty-five times what ordinary
  ///     borders need, and more on boxes, which are cheap.
  init(
    _ topology: BorderTopology, hair: Double, reach: Double, ownReach: Double, scale: LocalScale,
    threads: Int,
    limit: Int? = nil
  ) {
    self.topology = topology
    self.hair = hair
    self.reach = reach
    self.ownReach = ownReach
    self.scale = scale
    let sources = topology.regions.regions.map(\.source)
    self.sources = Set(sources).count > 1 ? sources : []
    let chains = openChains(threads: threads)
    guard let rows = ChainRows(chains) else {
      isComplete = chains.isEmpty
      return
    }
    let empty = self
    let limits = (
      boxes: limit ?? 20_000_000 + 500 * chains.count, segments: limit ?? 12_500_000 + 250 * chains.count
    )
    // Parts are searched until all together pass the limit; then the rows before it are searched again one after the other,
    // so that the result is the same for any number of threads.
    let spent = (boxes: SearchEffort(limit: limits.boxes), segments: SearchEffort(limit: limits.segments))
    var parts = mapParts(of: rows.count, threads: threads, minimumPart: 16) { range in
      var own = empty
      for row in range where !spent.boxes.add(0) && !spent.segments.add(0) {
        let before = (own.boxEffort, own.effort)
        own.sweep(row, rows, chains, limits)
        _ = spent.boxes.add(own.boxEffort - before.0)
        _ = spent.segments.add(own.effort - before.1)
      }
      return own
    }
    if spent.boxes.add(0) || spent.segments.add(0) {
      var own = empty
      for row in 0..<rows.count where own.isWithin(limits) { own.sweep(row, rows, chains, limits) }
      parts = [own]
    }
    for part in parts {
      boxEffort += part.boxEffort
      effort += part.effort
      hits += part.hits
      facings += part.facings
      crossings.merge(part.crossings) { $0 + $1 }
    }
    isComplete = isWithin(limits)
  }

  /// The chains of open arcs with boxes that meet where lines may be within reach of each other. Those at the 180th meridian
  /// stand on both sides of it.
  private func openChains(threads: Int) -> [OpenChain] {
    let chains = topology.chains(threads: threads) { [topology] arc in topology.isOpen(ArcID(arc)) }
    let half = max(hair, reach, ownReach) / 2
    var list: [OpenChain] = []
    list.reserveCapacity(chains.count)
    for index in 0..<chains.count {
      let chain = chains[index]
      let side = topology.sides[topology.sideRange(of: Int(chain.arc)).lowerBound]
      let own = OpenChain(
        chain, region: topology.region(of: side).rawValue,
        isLeft: side.isLeft != topology.arcs[Int(chain.arc)].isBackward, margin: half, scale)
      list.append(own)
      if let copy = own.beyondTheMeridian { list.append(copy) }
    }
    if !topology.bentRings.isEmpty { addBends(to: &list, margin: half) }
    return list
  }

  /// Adds the segments of open arcs that leap over the 180th meridian or end at a pole, which no chain has. O(*n*) for *n*
  /// vertices of rings with such segments.
  private func addBends(to list: inout [OpenChain], margin: Double) {
    let regions = topology.regions
    for arc in 0..<topology.arcCount {
      let shape = topology.arcs[arc]
      guard topology.bentRings.contains(Int(shape.ring)), topology.isOpen(ArcID(arc)) else {
        continue
      }
      let side = topology.sides[topology.sideRange(of: arc).lowerBound]
      let range = regions.range(ofRing: Int(shape.ring))
      let open = range.count - 1
      let count = Int(shape.segmentCount)
      let from = Int(shape.start) - range.lowerBound - (shape.isBackward ? count : 0)
      for step in 0..<count {
        let index = range.lowerBound + ((from + step) % open + open) % open
        let (a, b) = (regions.positions[index], regions.positions[index + 1])
        guard BentSegments.isBent(a, b), a != b else { continue }
        let pieces = BentSegments.laidOut(a, b)
        for ends in pieces {
          let chain = OpenChain(
            bentAt: index, ends, isLeap: pieces.count > 1, arc: Int32(truncatingIfNeeded: arc),
            region: topology.region(of: side).rawValue, isLeft: side.isLeft != shape.isBackward,
            margin: margin, scale)
          list.append(chain)
          if pieces.count == 1, let copy = chain.beyondTheMeridian { list.append(copy) }
        }
      }
    }
  }

  private func isWithin(_ limits: (boxes: Int, segments: Int)) -> Bool {
    boxEffort <= limits.boxes && effort <= limits.segments
  }

  /// Holds the chains of a row against each other, from west to east.
  private mutating func sweep(
    _ row: Int, _ rows: ChainRows, _ chains: [OpenChain], _ limits: (boxes: Int, segments: Int)
  ) {
    // Boxes and numbers of the chains that later ones may still meet.
    var boxes: [SIMD4<Int32>] = []
    var numbers: [Int32] = []
    var near: [Int32] = []
    for number in rows.fromWestToEast(row, chains) {
      let chain = chains[Int(number)]
      boxEffort += 1 + boxes.count
      guard isWithin(limits) else { return }
      let bound = 0 &- SIMD4(chain.box.z, chain.box.w, chain.box.x, chain.box.y)
      var kept = 0
      near.removeAll(keepingCapacity: true)
      boxes.withUnsafeMutableBufferPointer { boxes in
        numbers.withUnsafeMutableBufferPointer { numbers in
          for index in boxes.indices {
            let box = boxes[index]
            guard 0 &- box.z >= chain.box.x else { continue }
            // Those that meet in several rows are looked at in the first of them.
            if all(box .<= bound), rows.row(max(box.y, chain.box.y)) == row { near.append(numbers[index]) }
            boxes[kept] = box
            numbers[kept] = numbers[index]
            kept += 1
          }
        }
      }
      boxes.removeLast(boxes.count - kept)
      numbers.removeLast(numbers.count - kept)
      for other in near { look(at: chains[Int(other)], and: chain) }
      boxes.append(chain.box)
      numbers.append(number)
    }
  }

  private mutating func look(at first: OpenChain, and second: OpenChain) {
    effort += 16
    guard first.region != second.region, first.isProperly(beside: second) else { return }
    let limit =
      sources.isEmpty || sources[Int(first.region)] != sources[Int(second.region)] ? reach : ownReach
    let (a, b) = first.first <= second.first ? (first, second) : (second, first)
    topology.regions.positions.withUnsafeBufferPointer { positions in
      var ofFirst = a.segments(near: b, positions)
      guard ofFirst != 0 else { return }
      let ofSecond = b.segments(near: a, positions)
      effort += ofFirst.nonzeroBitCount * ofSecond.nonzeroBitCount
      while ofFirst != 0 {
        let i = Int(a.first) + ofFirst.trailingZeroBitCount
        ofFirst &= ofFirst - 1
        var rest = ofSecond
        while rest != 0 {
          compare(i, Int(b.first) + rest.trailingZeroBitCount, a, b, limit, positions)
          rest &= rest - 1
        }
      }
    }
  }

  /// Looks at the segments that begin at two positions.
  private mutating func compare(
    _ i: Int, _ j: Int, _ a: OpenChain, _ b: OpenChain, _ limit: Double,
    _ positions: UnsafeBufferPointer<Position>
  ) {
    let plane = LocalPlane(from: positions[i], to: positions[i + 1], scale)
    let (p, q) = plane.segment(positions[i], positions[i + 1])
    let (r, s) = plane.segment(positions[j], positions[j + 1])
    let margin = max(limit, hair)
    let gap = pointwiseMax(
      pointwiseMax(pointwiseMin(r, s) - pointwiseMax(p, q), pointwiseMin(p, q) - pointwiseMax(r, s)), .zero)
    guard (gap * gap).sum() <= margin * margin else { return }
    if hair > 0 {
      note(i, p, q, beside: (j, r, s), a.region, b.region)
      note(j, r, s, beside: (i, p, q), b.region, a.region)
    }
    let (u, v) = (q - p, s - r)
    let sizes = ((u * u).sum().squareRoot(), (v * v).sum().squareRoot())
    guard sizes.0 > 0, sizes.1 > 0 else { return }
    let size = max(sizes.0, sizes.1)
    let along = (u * v).sum() * (a.isLeft == b.isLeft ? 1 : -1)
    if along < -0.7 * sizes.0 * sizes.1 {
      if let facing = Facing(i, a, p, u, sizes.0, b.region, (r, s), size, within: limit) {
        facings.append(facing)
        effort += 32
      }
      if let facing = Facing(j, b, r, v, sizes.1, a.region, (p, q), size, within: limit) {
        facings.append(facing)
        effort += 32
      }
    }
    let sides = (
      PlaneSegment.cross(u, r - p), PlaneSegment.cross(u, s - p), PlaneSegment.cross(v, p - r),
      PlaneSegment.cross(v, q - r)
    )
    // Lines that run the same way cross where regions overlap, not where one border was drawn twice.
    if along < 0, sides.0 * sides.1 < 0, sides.2 * sides.3 < 0 {
      crossings[
        RegionPair(RegionID(Int(a.region)), RegionID(Int(b.region))), default: 0] += 1
    }
  }

  /// Notes the ends of a segment that are within a hair of another.
  private mutating func note(
    _ i: Int, _ p: SIMD2<Double>, _ q: SIMD2<Double>, beside other: (Int, SIMD2<Double>, SIMD2<Double>),
    _ owner: Int32, _ region: Int32
  ) {
    let (j, r, s) = other
    for (offset, place) in [(0, p), (1, q)] {
      // All lines that come to a pole share it.
      guard place != r, place != s, !topology.regions.positions[i + offset].isPole else { continue }
      let distance = LocalPlane.nearest(place, on: r, s).distance
      guard distance <= hair else { continue }
      let vertex = Int32(truncatingIfNeeded: i + offset)
      effort += 32
      let segment = Int32(truncatingIfNeeded: j)
      hits.append(
        VertexHit(
          vertex: vertex, owner: owner, other: region, end: -1, segment: segment, distance: distance))
      for (end, vector) in [(j, r), (j + 1, s)] {
        let gap = vector - place
        let size = (gap * gap).sum().squareRoot()
        guard size <= hair else { continue }
        hits.append(
          VertexHit(
            vertex: vertex, owner: owner, other: region, end: Int32(truncatingIfNeeded: end),
            segment: segment, distance: size))
      }
    }
  }
}
