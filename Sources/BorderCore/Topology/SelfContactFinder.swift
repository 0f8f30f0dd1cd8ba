/// Collects contacts, one a region.
struct SelfContactFinder: Sendable {
  let topology: BorderTopology
  let bends: BentSegments
  /// The worst contact of each region that has any.
  var found: [RegionID: SelfContact] = [:]
  /// All contacts, where more than the worst are wanted.
  var sites: [ContactSite]?
  /// The ends of the lines that are looked at.
  var ends: [Position] = []
  /// Counts how many boxes and segments are held against each other.
  var meter = EffortMeter(SearchEffort(limit: .max))

  /// Whether contacts of different regions are looked for, not those of a region with itself.
  let seeksPairs: Bool
  /// The pairs of regions whose lines cross, or touch where not both have a vertex.
  var pairs: Set<RegionPair> = []

  /// How much the search for chains has cost.
  private(set) var spent = 0

  init(_ topology: BorderTopology, seeksPairs: Bool = false, keepsAll: Bool = false) {
    self.topology = topology
    bends = BentSegments(topology)
    self.seeksPairs = seeksPairs
    sites = keepsAll ? [] : nil
  }

  /// Rings that pass a node twice. Visits come in the order of rings, so those of one ring follow each other.
  mutating func lookAtNodes() {
    for index in 0..<topology.nodeCount {
      let visits = topology.visits(at: NodeID(index))
      for visit in visits.indices.dropFirst() where visits[visit].ring == visits[visit - 1].ring {
        // The edges of a cut sheet are one meridian: a ring that goes along both is not where it was.
        if isAlongCut(visits[visit - 1]) && isAlongCut(visits[visit]) { continue }
        let place = topology.position(of: NodeID(index))
        ends = []
        note(topology.regions.region(ofRing: Int(visits[visit].ring)), .touch, place)
      }
    }
  }

  private func isAlongCut(_ visit: NodeVisit) -> Bool {
    topology.arcs[Int(visit.incoming)].isCut || topology.arcs[Int(visit.outgoing)].isCut
  }

  /// Lines with one region on both sides.
  mutating func lookAtSeams() {
    topology.forEachUnsoundSeam { region, arc in
      let (start, end) = topology.ends(of: ArcID(arc))
      ends = sites == nil ? [] : [end]
      note(region, .overlap, start)
    }
  }

  /// How much the search may cost: a hundred times what ordinary borders need.
  static func limit(chains: Int) -> Int { 50_000_000 + 1000 * chains }

  /// - Parameters:
  ///   - threads: How many threads may work.
  ///   - limit: How much the search may cost; the usual limit when `nil`.
  /// - Returns: Whether all were looked at.
  mutating func lookAtChains(threads: Int, limit: Int? = nil) -> Bool {
    let chains = makeChains(threads: threads)
    guard let frame = StripFrame(chains) else { return true }
    let effort = SearchEffort(limit: limit ?? Self.limit(chains: chains.count))
    defer { spent = effort.spent }
    // Sorted into strips of rows by their western ends. `cells` has where each cell begins one place behind it, so that it
    // is where the cell ends once all stand in their order.
    var cells = [Int32](repeating: 0, count: frame.rows * frame.strips + 2)
    var total = 0
    for index in 0..<chains.count {
      let chain = chains[index]
      let strip = frame.strip(chain)
      let rows = frame.rows(of: chain)
      total += rows.count
      for row in rows { cells[row * frame.strips + strip + 2] += 1 }
    }
    for index in 1..<cells.count { cells[index] += cells[index - 1] }
    var order = [Int32](repeating: 0, count: total)
    for index in 0..<chains.count {
      let chain = chains[index]
      let strip = frame.strip(chain)
      for row in frame.rows(of: chain) {
        let cell = row * frame.strips + strip
        order[Int(cells[cell + 1])] = Int32(truncatingIfNeeded: index)
        cells[cell + 1] += 1
      }
    }
    let (finder, starts, sorted) = (self, cells, order)
    let parts = mapParts(of: frame.rows, threads: threads, minimumPart: 16) { rows in
      var own = finder
      own.meter = EffortMeter(effort)
      own.sites = own.sites.map { _ in [] }
      for row in rows where !own.meter.isExhausted {
        own.sweep(
          row, sorted[Int(starts[row * frame.strips])..<Int(starts[(row + 1) * frame.strips])], chains, frame)
      }
      own.meter.handIn()
      return own
    }
    if parts.contains(where: { $0.meter.isExhausted }) { return false }
    for part in parts {
      pairs.formUnion(part.pairs)
      for contact in part.found.values { keep(contact.region, contact.kind, contact.place) }
      sites?.append(contentsOf: part.sites ?? [])
    }
    return true
  }

  /// Holds the chains of a row against each other, from west to east.
  private mutating func sweep(_ row: Int, _ order: ArraySlice<Int32>, _ chains: Chains, _ frame: StripFrame) {
    var order = Array(order)
    var keys = order.map { chains[Int($0)].box.x }
    Self.sort(&order, by: &keys)
    // Boxes and numbers of the chains that later ones may still meet.
    var boxes: [SIMD4<Int32>] = []
    var numbers: [Int32] = []
    for number in order {
      let chain = chains[Int(number)]
      meter.spend(boxes.count)
      if meter.isExhausted { return }
      let bound = chain.bound
      let border = chain.box.x
      var kept = 0
      let count = boxes.count
      boxes.withUnsafeMutableBufferPointer { boxes in
        numbers.withUnsafeMutableBufferPointer { numbers in
          for index in 0..<count where -boxes[index].z >= border {
            let other = numbers[index]
            // Those that meet in several rows are looked at in the first of them.
            if all(boxes[index] .<= bound), frame.row(max(boxes[index].y, chain.box.y)) == row {
              look(at: chains[Int(other)], and: chain)
            }
            boxes[kept] = boxes[index]
            numbers[kept] = other
            kept += 1
          }
        }
      }
      if kept < count {
        boxes.removeLast(count - kept)
        numbers.removeLast(count - kept)
      }
      boxes.append(chain.box)
      numbers.append(number)
    }
  }

  private mutating func look(at a: Chain, and b: Chain) {
    // Chains whose boxes meet take as long as so many boxes that do not.
    meter.spend(16)
    if meter.isExhausted { return }
    guard seeksPairs || shareRegion(a.arc, b.arc) else { return }
    let (first, second) = a.first <= b.first ? (a, b) : (b, a)
    var ofFirst = segments(of: first, near: second)
    guard ofFirst != 0 else { return }
    let ofSecond = segments(of: second, near: first)
    // Two segments on one line take exact arithmetic.
    meter.spend(40 * ofFirst.nonzeroBitCount * ofSecond.nonzeroBitCount)
    while ofFirst != 0 {
      let i = Int(first.first) + ofFirst.trailingZeroBitCount
      ofFirst &= ofFirst - 1
      var rest = ofSecond
      while rest != 0 {
        compare(i, Int(second.first) + rest.trailingZeroBitCount, first.arc, second.arc)
        rest &= rest - 1
      }
    }
  }

  private mutating func shareRegion(_ a: Int32, _ b: Int32) -> Bool {
    if a == b { return true }
    for side in topology.sideRange(of: Int(a)) {
      let region = topology.region(of: topology.sides[side])
      let others = topology.sideRange(of: Int(b))
      meter.spend(others.count)
      if meter.isExhausted { return false }
      for other in others
      where topology.region(of: topology.sides[other]) == region { return true }
    }
    return false
  }

  /// Looks at the segments that begin at two positions.
  private mutating func compare(_ i: Int, _ j: Int, _ first: Int32, _ second: Int32) {
    let (own, other) = (segment(at: i), segment(at: j))
    let runAlike = Self.run(own.0, own.1, other.0, other.1)
    // What is computed must not depend on where rings start and which of the two is found first.
    let ((a, b), (c, d)) = Self.ordered(own, other)
    if sites != nil { ends = [a, b, c, d] }
    if a == c || a == d || b == c || b == d {
      // What regions do around a common vertex shows there.
      if seeksPairs { return }
      let (p, q) = a == c || a == d ? (a, b) : (b, a)
      let r = p == c ? d : c
      let along =
        (q.longitude - p.longitude) * (r.longitude - p.longitude)
        + (q.latitude - p.latitude) * (r.latitude - p.latitude)
      if along > 0, Orientation.of(p, q, r) == 0 { noteAlong(first, second, at: p, runAlike) }
      return
    }
    guard
      max(min(a.longitude, b.longitude), min(c.longitude, d.longitude))
        <= min(max(a.longitude, b.longitude), max(c.longitude, d.longitude)),
      max(min(a.latitude, b.latitude), min(c.latitude, d.latitude))
        <= min(max(a.latitude, b.latitude), max(c.latitude, d.latitude))
    else { return }
    let (o1, o2) = (Orientation.of(a, b, c), Orientation.of(a, b, d))
    if o1 * o2 > 0 || o1 > 0 && o2 > 0 || o1 < 0 && o2 < 0 { return }
    let (o3, o4) = (Orientation.of(c, d, a), Orientation.of(c, d, b))
    if o3 > 0 && o4 > 0 || o3 < 0 && o4 < 0 { return }
    if o1 == 0 && o2 == 0 {
      let place = Self.isBetween(c, a, b) ? c : Self.isBetween(d, a, b) ? d : a
      return noteAlong(first, second, at: place, runAlike)
    }
    for (side, place) in [(o1, c), (o2, d), (o3, a), (o4, b)] where side == 0 {
      return noteRing(first, second, place)
    }
    let t = o3 / (o3 - o4)
    noteShared(first, second, .crossing, a.towards(b, t))
  }

  /// Two segments, each from the lesser of its ends, the lesser one first.
  private static func ordered(
    _ a: (Position, Position), _ b: (Position, Position)
  ) -> ((Position, Position), (Position, Position)) {
    let first = a.1.precedes(a.0) ? (a.1, a.0) : a
    let second = b.1.precedes(b.0) ? (b.1, b.0) : b
    let isSecondLess =
      first.0 == second.0 ? second.1.precedes(first.1) : second.0.precedes(first.0)
    return isSecondLess ? (second, first) : (first, second)
  }

  private static func isBetween(_ p: Position, _ a: Position, _ b: Position) -> Bool {
    p.longitude >= min(a.longitude, b.longitude) && p.longitude <= max(a.longitude, b.longitude)
      && p.latitude >= min(a.latitude, b.latitude) && p.latitude <= max(a.latitude, b.latitude)
  }

  /// Whether two segments of one line run in the same direction.
  private static func run(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> Bool {
    (b.longitude - a.longitude) * (d.longitude - c.longitude)
      + (b.latitude - a.latitude) * (d.latitude - c.latitude) > 0
  }
}
