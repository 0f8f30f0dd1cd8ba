/// Collects contacts, one a region.
struct SelfContactFinder: Sendable {
  let topology: BorderTopology
  /// The worst contact of each region that has any.
  private(set) var found: [RegionID: SelfContact] = [:]
  /// All contacts, where more than the worst are wanted.
  private(set) var contacts: [SelfContact]?
  /// How many boxes and segments were held against each other.
  private var effort = 0

  /// Whether contacts of different regions are looked for, not those of a region with itself.
  let seeksPairs: Bool
  /// The pairs of regions whose lines cross, or touch where not both have a vertex.
  private(set) var pairs: Set<RegionPair> = []

  init(_ topology: BorderTopology, seeksPairs: Bool = false, keepsAll: Bool = false) {
    self.topology = topology
    self.seeksPairs = seeksPairs
    contacts = keepsAll ? [] : nil
  }

  private mutating func note(_ region: RegionID, _ kind: SelfContact.Kind, _ place: Position) {
    contacts?.append(SelfContact(region: region, kind: kind, place: place))
    // The choice among several must not depend on the order in which they are found.
    if let known = found[region] {
      let isWorse = known.kind == kind ? !place.precedes(known.place) : known.kind.rawValue < kind.rawValue
      if isWorse { return }
    }
    found[region] = SelfContact(region: region, kind: kind, place: place)
  }

  /// Rings that pass a node twice.
  mutating func lookAtNodes() {
    for index in 0..<topology.nodeCount {
      let visits = topology.visits(at: NodeID(index))
      for visit in visits.indices {
        for other in visits.indices where other > visit && visits[other].ring == visits[visit].ring {
          let place = topology.position(of: NodeID(index))
          note(topology.regions.region(ofRing: Int(visits[visit].ring)), .touch, place)
        }
      }
    }
  }

  /// Lines with one region on both sides.
  mutating func lookAtSeams() {
    for arc in 0..<topology.arcCount where !topology.arcs[arc].isCut {
      let range = topology.sideRange(of: arc)
      for side in range {
        let region = topology.region(of: topology.sides[side])
        for other in range where other > side && topology.region(of: topology.sides[other]) == region {
          note(region, .overlap, topology.ends(of: ArcID(arc)).start)
        }
      }
    }
  }

  /// - Returns: Whether all were looked at.
  mutating func lookAtChains(threads: Int) -> Bool {
    let chains = makeChains(threads: threads)
    guard let frame = StripFrame(chains) else { return true }
    // Sorted into strips of rows by their western ends.
    var starts = [Int32](repeating: 0, count: frame.rows * frame.strips + 1)
    var total = 0
    for index in chains.runs.joined() {
      let chain = chains[index]
      let strip = frame.strip(chain)
      let rows = frame.rows(of: chain)
      total += rows.count
      if total > 1 << 28 { return false }
      for row in rows { starts[row * frame.strips + strip + 1] += 1 }
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var order = [Int32](repeating: 0, count: total)
    var next = starts
    for index in chains.runs.joined() {
      let chain = chains[index]
      let strip = frame.strip(chain)
      for row in frame.rows(of: chain) {
        let cell = row * frame.strips + strip
        order[Int(next[cell])] = Int32(truncatingIfNeeded: index)
        next[cell] += 1
      }
    }
    let (finder, cells, sorted) = (self, starts, order)
    // A hundred times what ordinary borders need. No part need go on where that does not suffice for all.
    let enough = 50_000_000 + 1000 * chains.count
    let parts = mapParts(of: frame.rows, threads: threads, minimumPart: 16) { rows in
      var own = finder
      for row in rows where own.effort <= enough {
        own.sweep(
          row, sorted[Int(cells[row * frame.strips])..<Int(cells[(row + 1) * frame.strips])], chains, frame)
      }
      return own
    }
    for part in parts {
      effort += part.effort
      pairs.formUnion(part.pairs)
      for contact in part.contacts ?? Array(part.found.values) {
        note(contact.region, contact.kind, contact.place)
      }
    }
    return effort <= enough
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
      effort += boxes.count
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

  /// Sorts what is nearly sorted: chains move within their strip only.
  private static func sort(_ order: inout [Int32], by keys: inout [Int32]) {
    let count = order.count
    order.withUnsafeMutableBufferPointer { order in
      keys.withUnsafeMutableBufferPointer { keys in
        for index in stride(from: 1, to: count, by: 1) {
          let (key, number) = (keys[index], order[index])
          var place = index
          while place > 0, keys[place - 1] > key {
            keys[place] = keys[place - 1]
            order[place] = order[place - 1]
            place -= 1
          }
          keys[place] = key
          order[place] = number
        }
      }
    }
  }

  private mutating func look(at a: Chain, and b: Chain) {
    // Chains whose boxes meet take as long as so many boxes that do not.
    effort += 16
    guard seeksPairs || shareRegion(a.arc, b.arc) else { return }
    let (first, second) = a.first <= b.first ? (a, b) : (b, a)
    var ofFirst = segments(of: first, near: second)
    guard ofFirst != 0 else { return }
    let ofSecond = segments(of: second, near: first)
    effort += ofFirst.nonzeroBitCount * ofSecond.nonzeroBitCount
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

  private func shareRegion(_ a: Int32, _ b: Int32) -> Bool {
    if a == b { return true }
    for side in topology.sideRange(of: Int(a)) {
      let region = topology.region(of: topology.sides[side])
      for other in topology.sideRange(of: Int(b))
      where topology.region(of: topology.sides[other]) == region { return true }
    }
    return false
  }

  /// Looks at the segments that begin at two positions.
  private mutating func compare(_ i: Int, _ j: Int, _ first: Int32, _ second: Int32) {
    let positions = topology.regions.positions
    let (a, b, c, d) = (positions[i], positions[i + 1], positions[j], positions[j + 1])
    if a == c || a == d || b == c || b == d {
      // What regions do around a common vertex shows there.
      if seeksPairs { return }
      let (p, q) = a == c || a == d ? (a, b) : (b, a)
      let r = p == c ? d : c
      let along =
        (q.longitude - p.longitude) * (r.longitude - p.longitude)
        + (q.latitude - p.latitude) * (r.latitude - p.latitude)
      if along > 0, Orientation.of(p, q, r) == 0 { noteShared(first, second, .overlap, p) }
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
      return noteShared(
        first, second, .overlap, Self.isBetween(c, a, b) ? c : Self.isBetween(d, a, b) ? d : a)
    }
    for (side, place) in [(o1, c), (o2, d), (o3, a), (o4, b)] where side == 0 {
      return noteRing(first, second, place)
    }
    let t = o3 / (o3 - o4)
    noteShared(first, second, .crossing, a.towards(b, t))
  }

  private static func isBetween(_ p: Position, _ a: Position, _ b: Position) -> Bool {
    p.longitude >= min(a.longitude, b.longitude) && p.longitude <= max(a.longitude, b.longitude)
      && p.latitude >= min(a.latitude, b.latitude) && p.latitude <= max(a.latitude, b.latitude)
  }

  /// A contact of all regions that both arcs belong to.
  private mutating func noteShared(_ a: Int32, _ b: Int32, _ kind: SelfContact.Kind, _ place: Position) {
    if seeksPairs { return notePairs(a, b) }
    for side in topology.sideRange(of: Int(a)) {
      let region = topology.region(of: topology.sides[side])
      for other in topology.sideRange(of: Int(b))
      where topology.region(of: topology.sides[other]) == region {
        note(region, kind, place)
      }
    }
  }

  /// A contact of all rings that both arcs belong to.
  private mutating func noteRing(_ a: Int32, _ b: Int32, _ place: Position) {
    if seeksPairs { return notePairs(a, b) }
    for side in topology.sideRange(of: Int(a)) {
      let ring = topology.sides[side].ring
      for other in topology.sideRange(of: Int(b)) where topology.sides[other].ring == ring {
        note(topology.regions.region(ofRing: ring), .touch, place)
      }
    }
  }

  /// All pairs of a region along one arc with a region along the other.
  private mutating func notePairs(_ a: Int32, _ b: Int32) {
    for side in topology.sideRange(of: Int(a)) {
      let region = topology.region(of: topology.sides[side])
      for other in topology.sideRange(of: Int(b)) {
        let second = topology.region(of: topology.sides[other])
        if second != region { pairs.insert(RegionPair(region, second)) }
      }
    }
  }
}
