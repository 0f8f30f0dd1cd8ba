public import BorderCore
internal import Synchronization

/// The geodesic distance between the boundaries of regions, or from a place to them.
///
/// The boundary of several regions is that of their union: a line with one of them on either side is none, nor is a cut
/// of the map. Its segments stand in a tree of boxes in space. Pairs of boxes are looked at nearest first until no box
/// can hold anything nearer; what is left is refined on the ellipsoid. Trees are made when first asked for.
///
/// Properties: the same distance, to the bit, whichever set comes first; no pair of segments is nearer.
public final class RegionDistance: RegionProximity {
  private let topology: BorderTopology
  private let parts: [[Int]]
  private let trees = Mutex<[[RegionID]: SegmentTree]>([:])

  /// Distances between the regions of a topology.
  public init(_ topology: BorderTopology) {
    self.topology = topology
    parts = topology.regions.partsByRegion
  }

  /// Where the boundaries of two sets of regions are nearest; `nil` when one has none. See `RegionProximity`.
  ///
  /// - Complexity: O(*n*) once per set for *n* segments; then about O(log *n*) for regions that are apart.
  public func approach(_ a: [RegionID], _ b: [RegionID]) -> Approach? {
    let (first, second) = (tree(of: a), tree(of: b))
    guard !first.nodes.isEmpty, !second.nodes.isEmpty else { return nil }
    var search = NearestSearch([first], [second])
    return search.run()
  }

  /// Where the boundary of a set of regions is nearest to a place; `nil` when it has none.
  public func approach(from place: Position, to regions: [RegionID]) -> Approach? {
    let point = SegmentTree([SegmentTree.segment(place, place, isOuter: true)])
    let tree = tree(of: regions)
    guard !tree.nodes.isEmpty else { return nil }
    var search = NearestSearch([point], [tree])
    return search.run()
  }

  private func tree(of regions: [RegionID]) -> SegmentTree {
    let key = Set(regions).sorted()
    if let known = trees.withLock({ $0[key] }) { return known }
    let members = Set(key)
    var segments: [SegmentTree.Segment] = []
    for region in key {
      for part in parts[region.index] {
        for ring in topology.regions.rings(ofPart: part) {
          for directed in topology.arcs(ofRing: ring) {
            let kind = topology.kind(of: directed.arc)
            guard kind != .cut, !isInside(directed.arc, members) else { continue }
            topology.withRuns(of: directed.arc) { run in
              for k in run.indices.dropLast() {
                segments.append(SegmentTree.segment(run[k], run[k + 1], isOuter: kind == .outer))
              }
            }
          }
        }
      }
    }
    let tree = SegmentTree(segments)
    trees.withLock { $0[key] = tree }
    return tree
  }

  /// Whether an arc has some of the regions on either side.
  private func isInside(_ arc: ArcID, _ members: Set<RegionID>) -> Bool {
    let sides = topology.sides(of: arc).filter { members.contains($0.region) }
    return sides.contains { $0.isLeft } && sides.contains { !$0.isLeft }
  }
}

/// One search for the nearest segments of two sets of trees.
private struct NearestSearch {
  private let first: [SegmentTree]
  private let second: [SegmentTree]
  private var queue = LeastFirst<BoxPair>()
  private var best: Approach?

  init(_ first: [SegmentTree], _ second: [SegmentTree]) {
    self.first = first
    self.second = second
  }

  mutating func run() -> Approach? {
    for i in first.indices { for j in second.indices { push(i, 0, j, 0) } }
    while let next = queue.removeFirst() {
      if let best, next.bound > best.distance { break }
      open(next)
    }
    return best
  }

  private mutating func push(_ i: Int, _ n: Int, _ j: Int, _ m: Int) {
    let chord = SegmentTree.distance(first[i].nodes[n], second[j].nodes[m])
    let bound = SegmentTree.leastArc(chord: chord)
    if let best, bound > best.distance { return }
    queue.insert(BoxPair(bound: bound, i: i, n: n, j: j, m: m))
  }

  private mutating func open(_ item: BoxPair) {
    let (a, b) = (first[item.i].nodes[item.n], second[item.j].nodes[item.m])
    if a.second == 0 && b.second == 0 {
      compare(item, a.range, b.range)
    } else if b.second == 0 || a.second != 0 && a.range.count >= b.range.count {
      push(item.i, item.n + 1, item.j, item.m)
      push(item.i, a.second, item.j, item.m)
    } else {
      push(item.i, item.n, item.j, item.m + 1)
      push(item.i, item.n, item.j, b.second)
    }
  }

  private mutating func compare(_ item: BoxPair, _ a: Range<Int>, _ b: Range<Int>) {
    for x in first[item.i].segments[a] {
      for y in second[item.j].segments[b] {
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
  let i: Int
  let n: Int
  let j: Int
  let m: Int

  static func < (a: BoxPair, b: BoxPair) -> Bool { a.bound < b.bound }
}
