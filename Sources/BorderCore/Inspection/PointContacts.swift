/// Regions in which contacts in points have been made where a vertex of one lies on the line of another within a tolerance.
public struct PointContacts: Sendable {
  /// The regions.
  public let regions: RegionSet
  /// The pairs that touch now, in order.
  public let pairs: [RegionPair]
  /// How far anything was moved at most, in metres; never more than the tolerance.
  public let greatestMove: Double
}

extension BorderTopology {
  /// Makes regions touch that come within a tolerance of each other without any contact: for contiguity by points (queen),
  /// which equal vertices alone decide.
  ///
  /// Where the two come nearest, at a vertex of one of them, the other takes it over: as a new vertex of its segment, or in
  /// place of its own vertex, for all regions that have that one. Of two vertices the one moves that has no region of
  /// the held source. What belongs to the held source stays: it gains a vertex on its segment, to which the
  /// other's vertex moves. No place is moved twice, and none to which another was moved. Pairs that share a line or touch
  /// already are left alone, and so are the insides of segments that cross: those are overlaps.
  ///
  /// Only lines that one region alone goes along are looked at, so match lines first.
  ///
  /// - Parameters:
  ///   - options: The tolerance in metres, which source stays still, and which regions may touch.
  ///   - measure: How to measure. Distances are those on planes that touch the earth.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Returns: The regions; `nil` where no contact was made, or so many lines lie above each other that not all can be
  ///   looked at.
  /// - Complexity: O(*n* log *n*) for *n* vertices of outer arcs of ordinary borders.
  public func makingPointContacts(
    _ options: MatchOptions, measure: any LineMeasure, threads: Int = 1
  ) -> PointContacts? {
    guard options.tolerance > 0, regions.regionCount > 1 else { return nil }
    let search = OpenLineSearch(
      self, hair: options.tolerance, reach: 0, ownReach: 0, scale: LocalScale(measure), threads: threads)
    guard search.isComplete, !search.hits.isEmpty else { return nil }
    var nearest: [RegionPair: OpenLineSearch.VertexHit] = [:]
    for hit in search.hits {
      let pair = RegionPair(RegionID(Int(hit.owner)), RegionID(Int(hit.other)))
      guard options.scope == .all || regions[pair.a].source != regions[pair.b].source else { continue }
      if let known = nearest[pair], !hit.isNearer(than: known, in: regions) { continue }
      nearest[pair] = hit
    }
    // Those that are neighbours already, by a line or a point.
    for arc in 0..<arcCount { forEachPair(of: arc) { nearest[RegionPair($0, $1)] = nil } }
    dropPairsThatTouch(from: &nearest)
    let order = nearest.sorted {
      $0.value.distance != $1.value.distance ? $0.value.distance < $1.value.distance : $0.key < $1.key
    }
    // What made a region cross itself is not made; leaving that out may change what else is.
    var left = order.map { ($0.key, $0.value) }
    var before: Set<RegionID>?
    for _ in 0..<3 {
      guard let made = made(left, options, measure) else { return nil }
      let now = BorderTopology(made.regions, threads: threads).invalidRegions(threads: threads)
      if now.isEmpty { return made }
      let known = before ?? invalidRegions(threads: threads)
      before = known
      let invalid = now.subtracting(known)
      if invalid.isEmpty { return made }
      left.removeAll { invalid.contains($0.0.a) || invalid.contains($0.0.b) }
    }
    return nil
  }

  /// Takes out the pairs that come to one node. O(nodes and their regions, and pairs).
  private func dropPairsThatTouch(from pairs: inout [RegionPair: OpenLineSearch.VertexHit]) {
    var partners: [RegionID: [RegionID]] = [:]
    for pair in pairs.keys { partners[pair.a, default: []].append(pair.b) }
    for node in (0..<nodeCount).map({ NodeID($0) }) {
      let here = regions(at: node)
      guard here.count > 1 else { continue }
      let all = Set(here)
      for region in here {
        for other in partners[region] ?? [] where all.contains(other) {
          pairs[RegionPair(region, other)] = nil
        }
      }
    }
  }

  private func made(
    _ order: [(RegionPair, OpenLineSearch.VertexHit)], _ options: MatchOptions, _ measure: any LineMeasure
  ) -> PointContacts? {
    var change = ContactChange(regions, held: options.heldSource, scale: LocalScale(measure))
    for (pair, hit) in order { change.join(pair, hit) }
    return change.result
  }
}

extension OpenLineSearch.VertexHit {
  /// Whether it is the nearer one of two for one pair; of equally near ones the one at a vertex, then the lesser place.
  fileprivate func isNearer(than other: OpenLineSearch.VertexHit, in set: RegionSet) -> Bool {
    if abs(distance - other.distance) > 1e-9 { return distance < other.distance }
    if (end >= 0) != (other.end >= 0) { return end >= 0 }
    let (own, its) = (set.positions[Int(vertex)].canonical, set.positions[Int(other.vertex)].canonical)
    return own != its ? own.precedes(its) : end < other.end
  }
}

extension BorderTopology {
  /// The regions that touch or cross themselves.
  fileprivate func invalidRegions(threads: Int) -> Set<RegionID> {
    Set((selfContacts(threads: threads) ?? []).map(\.region))
  }
}

/// What becomes of vertices and segments so that regions touch.
private struct ContactChange {
  private let set: RegionSet
  private let held: Int?
  private let scale: LocalScale
  /// The vertices of the held source.
  private let heldPlaces: Set<Position>
  /// Where vertices go.
  private var moves: [Position: Position] = [:]
  /// Places to which something goes, which stay.
  private var targets: Set<Position> = []
  /// New vertices of segments by the position at which these begin.
  private var inserted: [Int: [Position]] = [:]
  private var pairs: [RegionPair] = []
  private var greatestMove = 0.0

  init(_ set: RegionSet, held: Int?, scale: LocalScale) {
    self.set = set
    self.held = held
    self.scale = scale
    var places: Set<Position> = []
    if let held {
      for ring in 0..<set.ringCount where set[set.region(ofRing: ring)].source == held {
        for position in set.positions[set.range(ofRing: ring)] { places.insert(position.canonical) }
      }
    }
    heldPlaces = places
  }

  mutating func join(_ pair: RegionPair, _ hit: OpenLineSearch.VertexHit) {
    let vertex = set.positions[Int(hit.vertex)]
    let isDone: Bool
    if hit.end >= 0 {
      let end = set.positions[Int(hit.end)]
      isDone = move(end, to: vertex) || move(vertex, to: end)
    } else if set[RegionID(Int(hit.other))].source == held {
      let (a, b) = (set.positions[Int(hit.segment)], set.positions[Int(hit.segment) + 1])
      let plane = LocalPlane(at: a, scale)
      let (p, q) = plane.segment(a, b)
      let foot = a.towards(b, LocalPlane.nearest(plane.vector(vertex), on: p, q).fraction)
      isDone = foot != a && foot != b && move(vertex, to: foot)
      if isDone { inserted[Int(hit.segment), default: []].append(foot) }
    } else {
      isDone = moves[vertex.canonical] == nil
      if isDone {
        targets.insert(vertex.canonical)
        inserted[Int(hit.segment), default: []].append(vertex)
      }
    }
    guard isDone else { return }
    pairs.append(pair)
    greatestMove = max(greatestMove, hit.distance)
  }

  private mutating func move(_ place: Position, to target: Position) -> Bool {
    let (from, to) = (place.canonical, target.canonical)
    if moves[from] == target { return true }
    guard moves[from] == nil, !targets.contains(from), moves[to] == nil, !heldPlaces.contains(from) else {
      return false
    }
    moves[from] = target
    targets.insert(to)
    return true
  }

  /// The regions with all of it; `nil` where nothing was joined.
  var result: PointContacts? {
    guard !pairs.isEmpty else { return nil }
    var positions: [Position] = []
    positions.reserveCapacity(set.positions.count + inserted.count)
    var ringStarts = [0]
    for ring in 0..<set.ringCount {
      let range = set.range(ofRing: ring)
      let start = positions.count
      func append(_ position: Position) {
        if positions.count == start || positions.last != position { positions.append(position) }
      }
      for index in range {
        append(moves[set.positions[index].canonical] ?? set.positions[index])
        guard index + 1 < range.upperBound, let new = inserted[index] else { continue }
        let plane = LocalPlane(at: set.positions[index], scale)
        let (p, q) = plane.segment(set.positions[index], set.positions[index + 1])
        let placed = new.map { (LocalPlane.nearest(plane.vector($0), on: p, q).fraction, $0) }
        for (_, position) in placed.sorted(by: { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1.precedes($1.1) }) {
          append(position)
        }
      }
      // A ring that would collapse stays as it was.
      if positions.count - start < 4 {
        positions.removeLast(positions.count - start)
        positions += set.positions[range]
      }
      ringStarts.append(positions.count)
    }
    let regions = RegionSet(
      positions: positions, ringStarts: ringStarts, ringParts: set.ringParts, partRings: set.partRings,
      partRegions: set.partRegions, regions: set.regions, problems: set.problems, sheetWest: set.sheetWest)
    return PointContacts(regions: regions, pairs: pairs.sorted(), greatestMove: greatestMove)
  }
}
