public import BorderCore
internal import Synchronization

/// The geodesic distance between the boundaries of regions, or from a place to them.
///
/// The boundary of several regions is that of their union: a line with one of them on either side is none, nor is a cut
/// of the map. Its segments stand in a tree of boxes in space, one for each arc, and these in one for the boundary. Pairs of
/// boxes are looked at until none can hold anything nearer; the few pairs of segments that are left are measured on the
/// ellipsoid. Trees are made when first asked for.
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
    var measuredPairs = 0
    /// What was found for pairs of sets, the lesser one first.
    var approaches: [[[RegionID]]: Approach?] = [:]
  }

  /// Of how many pairs of sets is kept how near they come; beyond it all are forgotten.
  private static let mostApproaches = 100_000

  /// Distances between the regions of a topology.
  public init(_ topology: BorderTopology) {
    self.topology = topology
    parts = topology.regions.partsByRegion
  }

  /// How many segments have been put into trees so far: each at most once, however many sets of regions were asked for.
  package var indexedSegments: Int {
    known.withLock { $0.arcs.values.reduce(0) { $0 + $1.segments.count } }
  }

  /// How many pairs of segments have been measured on the ellipsoid so far.
  package var measuredPairs: Int { known.withLock { $0.measuredPairs } }

  /// Where the boundaries of two sets of regions are nearest; `nil` when one has none. See `RegionProximity`.
  ///
  /// - Complexity: O(*n*) for the *n* segments that no set before had, O(*m*) once per set for its *m* arcs; then about
  ///   O(log *n*) for regions that are apart.
  public func approach(_ a: [RegionID], _ b: [RegionID]) -> Approach? {
    // A list names many pairs from both sides: each is searched in one order, so that the result hangs on no other call.
    let isTurned = b.lexicographicallyPrecedes(a)
    let key = isTurned ? [b, a] : [a, b]
    let found: Approach?
    if let known = known.withLock({ $0.approaches[key] }) {
      found = known
    } else {
      found = nearest(boundary(of: key[0]), boundary(of: key[1]))
      known.withLock { known in
        if known.approaches.count >= Self.mostApproaches { known.approaches.removeAll() }
        known.approaches[key] = .some(found)
      }
    }
    guard isTurned, let found else { return found }
    return Approach(
      distance: found.distance, from: found.to, to: found.from, isAcrossOuter: found.isAcrossOuter)
  }

  /// Where the boundary of a set of regions is nearest to a place; `nil` when it has none.
  public func approach(from place: Position, to regions: [RegionID]) -> Approach? {
    let point = BoundaryTree([SegmentTree([SegmentTree.segment(place, place, isOuter: true)])])
    return nearest(point, boundary(of: regions))
  }

  private func nearest(_ first: BoundaryTree, _ second: BoundaryTree) -> Approach? {
    var search = NearestSearch(first, second)
    let found = search.run()
    known.withLock { $0.measuredPairs += search.measuredPairs }
    return found
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
