public import BorderCore
internal import Synchronization

/// The geodesic distance between the boundaries of regions, or from a place to them.
///
/// The boundary of several regions is that of their union: a line with one of them on either side is none, nor is a cut
/// of the map. Its segments stand in a tree of boxes in space, one for each arc, and these in one for the boundary. Pairs of
/// boxes are looked at nearest first until no box can hold anything nearer; what is left is refined on the ellipsoid. Trees
/// are made when first asked for.
///
/// Properties: the same distance, to the bit, whichever set comes first; no pair of segments is nearer.
public final class RegionDistance: RegionProximity {
  private let topology: BorderTopology
  private let parts: [[Int]]
  private let known = Mutex(Known())

  /// What has been asked for so far. A set of regions is a tree over the trees of its arcs, which others have too.
  private struct Known {
    var boundaries: [[RegionID]: BoundaryTree] = [:]
    var arcs: [ArcID: SegmentTree] = [:]
  }

  /// Distances between the regions of a topology.
  public init(_ topology: BorderTopology) {
    self.topology = topology
    parts = topology.regions.partsByRegion
  }

  /// How many segments have been put into trees so far: each at most once, however many sets of regions were asked for.
  package var indexedSegments: Int {
    known.withLock { $0.arcs.values.reduce(0) { $0 + $1.segments.count } }
  }

  /// Where the boundaries of two sets of regions are nearest; `nil` when one has none. See `RegionProximity`.
  ///
  /// - Complexity: O(*n*) for the *n* segments that no set before had, O(*m*) once per set for its *m* arcs; then about
  ///   O(log *n*) for regions that are apart.
  public func approach(_ a: [RegionID], _ b: [RegionID]) -> Approach? {
    var search = NearestSearch(boundary(of: a), boundary(of: b))
    return search.run()
  }

  /// Where the boundary of a set of regions is nearest to a place; `nil` when it has none.
  public func approach(from place: Position, to regions: [RegionID]) -> Approach? {
    let point = BoundaryTree([SegmentTree([SegmentTree.segment(place, place, isOuter: true)])])
    var search = NearestSearch(point, boundary(of: regions))
    return search.run()
  }

  private func boundary(of regions: [RegionID]) -> BoundaryTree {
    let key = Set(regions).sorted()
    if let found = known.withLock({ $0.boundaries[key] }) { return found }
    let members = Set(key)
    var trees: [SegmentTree] = []
    for region in key {
      for part in parts[region.index] {
        for ring in topology.regions.rings(ofPart: part) {
          for directed in topology.arcs(ofRing: ring)
          where topology.kind(of: directed.arc) != .cut && !isInside(directed.arc, members) {
            trees.append(tree(of: directed.arc))
          }
        }
      }
    }
    let boundary = BoundaryTree(trees)
    known.withLock { $0.boundaries[key] = boundary }
    return boundary
  }

  private func tree(of arc: ArcID) -> SegmentTree {
    if let found = known.withLock({ $0.arcs[arc] }) { return found }
    let isOuter = topology.kind(of: arc) == .outer
    var segments: [SegmentTree.Segment] = []
    topology.withRuns(of: arc) { segments += SegmentTree.segments(along: $0, isOuter: isOuter) }
    let tree = SegmentTree(segments)
    known.withLock { $0.arcs[arc] = tree }
    return tree
  }

  /// Whether an arc has some of the regions on either side.
  private func isInside(_ arc: ArcID, _ members: Set<RegionID>) -> Bool {
    let sides = topology.sides(of: arc).filter { members.contains($0.region) }
    return sides.contains { $0.isLeft } && sides.contains { !$0.isLeft }
  }
}

/// One search for the nearest segments of two boundaries.
private struct NearestSearch {
  private let first: BoundaryTree
  private let second: BoundaryTree
  private var queue = LeastFirst<BoxPair>()
  private var best: Approach?

  init(_ first: BoundaryTree, _ second: BoundaryTree) {
    self.first = first
    self.second = second
  }

  mutating func run() -> Approach? {
    guard let a = first.root, let b = second.root else { return nil }
    push(a, b)
    while let next = queue.removeFirst() {
      if let best, next.bound > best.distance { break }
      open(next.first, next.second)
    }
    return best
  }

  private mutating func push(_ a: BoundaryTree.Box, _ b: BoundaryTree.Box) {
    let chord = SegmentTree.distance(first[a], second[b])
    let bound = SegmentTree.leastArc(chord: chord)
    if let best, bound > best.distance { return }
    queue.insert(BoxPair(bound: bound, first: a, second: b))
  }

  private mutating func open(_ a: BoundaryTree.Box, _ b: BoundaryTree.Box) {
    switch (first.children(of: a), second.children(of: b)) {
    case (nil, nil): compare(a, b)
    case (let children?, nil): push(children.first, b); push(children.second, b)
    case (nil, let children?): push(a, children.first); push(a, children.second)
    case (let own?, let others?):
      if first.size(of: a) >= second.size(of: b) {
        push(own.first, b)
        push(own.second, b)
      } else {
        push(a, others.first)
        push(a, others.second)
      }
    }
  }

  private mutating func compare(_ a: BoundaryTree.Box, _ b: BoundaryTree.Box) {
    for x in first.segments(of: a) {
      for y in second.segments(of: b) {
        let chord = max(0, GeodesicSegments.chordDistance(x, y) - x.bulge - y.bulge)
        if let best, SegmentTree.leastArc(chord: chord) > best.distance { continue }
        let (from, to, distance) = GeodesicSegments.nearest(x, y)
        let found = Approach(
          distance: distance, from: from, to: to, isAcrossOuter: x.isOuter && y.isOuter)
        if let best, !Self.isBetter(found, than: best) { continue }
        best = found
      }
    }
  }

  /// Nearer, or as near and earlier in the order of places, so that the order of segments does not matter.
  private static func isBetter(_ a: Approach, than b: Approach) -> Bool {
    func key(_ approach: Approach) -> [Double] {
      [
        approach.from.longitude, approach.from.latitude, approach.to.longitude, approach.to.latitude,
        // The end of a border at a coast lies on both: water parts it from what lies across.
        approach.isAcrossOuter ? 0 : 1,
      ]
    }
    return a.distance != b.distance
      ? a.distance < b.distance : key(a).lexicographicallyPrecedes(key(b))
  }
}

/// Two boxes by the least distance that what they hold may have.
private struct BoxPair: Comparable {
  let bound: Double
  let first: BoundaryTree.Box
  let second: BoundaryTree.Box

  static func < (a: BoxPair, b: BoxPair) -> Bool { a.bound < b.bound }
}
