internal import BorderCore
internal import BorderMeasures

/// One search for the nearest segments of two boundaries.
///
/// First pairs of boxes are opened, the nearer one first, and those left out that surely hold nothing as near as the nearest
/// ends seen so far. Then the pairs of segments that are left are measured, those first that may be nearest. Whatever the
/// order, the result is the best one of all pairs: nothing is left out that could be as near.
struct NearestSearch {
  private let first: BoundaryTree
  private let second: BoundaryTree
  private let measure = GeodesicMeasure()
  private var stack: [BoxPair] = []
  private var candidates: [SegmentPair] = []
  /// The result is no farther, in metres: the least geodesic measured so far.
  private var limit = Double.infinity
  /// Nor has it a longer chord.
  private var greatestChord = Double.infinity
  /// The least chord of two segments seen so far.
  private var leastChord = Double.infinity
  /// How many pairs of segments were measured on the ellipsoid.
  private(set) var measuredPairs = 0

  private struct BoxPair {
    var chord: Double
    var first: BoundaryTree.Box
    var second: BoundaryTree.Box
  }

  private struct SegmentPair {
    /// The least distance that they may have, in metres.
    var bound: Double
    var chord: Double
    var first: (arc: Int, index: Int)
    var second: (arc: Int, index: Int)
  }

  init(_ first: BoundaryTree, _ second: BoundaryTree) {
    self.first = first
    self.second = second
  }

  mutating func run() -> Approach? {
    guard let a = first.root, let b = second.root else { return nil }
    stack = [pair(a, b)]
    while let next = stack.popLast() {
      if next.chord > greatestChord { continue }
      open(next)
    }
    return best()
  }

  private func pair(_ a: BoundaryTree.Box, _ b: BoundaryTree.Box) -> BoxPair {
    BoxPair(chord: StretchedSphere.leastChord(first[a], second[b]), first: a, second: b)
  }

  private mutating func lower(to distance: Double) {
    guard distance < limit else { return }
    limit = distance
    greatestChord = StretchedSphere.greatestChord(limit: distance)
  }

  private mutating func open(_ boxes: BoxPair) {
    let (a, b) = (boxes.first, boxes.second)
    if limit < .infinity, isBeyond(boxes) { return }
    switch (first.children(of: a), second.children(of: b)) {
    case (nil, nil): compare(a, b)
    case (let children?, nil): push(pair(children.first, b), pair(children.second, b))
    case (nil, let children?): push(pair(a, children.first), pair(a, children.second))
    case (let own?, let others?):
      if first.size(of: a) >= second.size(of: b) {
        push(pair(own.first, b), pair(own.second, b))
      } else {
        push(pair(a, others.first), pair(a, others.second))
      }
    }
  }

  /// The nearer one of two pairs is the next to be opened.
  private mutating func push(_ one: BoxPair, _ other: BoxPair) {
    stack.append(one.chord < other.chord ? other : one)
    stack.append(one.chord < other.chord ? one : other)
  }

  /// Whether what two boxes hold is farther apart than the limit.
  private func isBeyond(_ boxes: BoxPair) -> Bool {
    let (x, y, reach) = middles(boxes.first, boxes.second)
    // A geodesic is measured only where that may spare the boxes.
    let apart = StretchedSphere.arc(x.start, y.start)
    guard StretchedSphere.mayExceed(limit, chord: boxes.chord, arc: apart, reach: reach) else { return false }
    return known(x, y, reach: reach).bound(chord: boxes.chord) > limit
  }

  /// A segment of each of two boxes, and how far the others may be from them, taken together.
  private func middles(_ a: BoundaryTree.Box, _ b: BoundaryTree.Box)
    -> (SegmentTree.Segment, SegmentTree.Segment, reach: Double)
  {
    let (x, y) = (first.middle(of: a), second.middle(of: b))
    let reach =
      StretchedSphere.reach(of: first[a], from: x.start) + StretchedSphere.reach(of: second[b], from: y.start)
    return (x, y, reach)
  }

  private func known(_ x: SegmentTree.Segment, _ y: SegmentTree.Segment, reach: Double)
    -> StretchedSphere.KnownGeodesic
  {
    StretchedSphere.KnownGeodesic(
      length: measure.distance(x.a, y.a), chord: StretchedSphere.chord(x.start, y.start), reach: reach)
  }

  private mutating func compare(_ a: BoundaryTree.Box, _ b: BoundaryTree.Box) {
    let start = candidates.count
    let (middle, other, reach) = middles(a, b)
    // The geodesic is measured once a pair needs it: most boxes have none that is near enough.
    var own: StretchedSphere.KnownGeodesic?
    var nearest: SegmentPair?
    for i in first.segments(of: a) {
      let x = first.segment(i, ofArc: a.arc)
      for j in second.segments(of: b) {
        let chord = StretchedSphere.leastChord(x, second.segment(j, ofArc: b.arc))
        if chord > greatestChord { continue }
        let known = own ?? known(middle, other, reach: reach)
        own = known
        let bound = known.bound(chord: chord)
        if bound > limit { continue }
        let pair = SegmentPair(bound: bound, chord: chord, first: (a.arc, i), second: (b.arc, j))
        candidates.append(pair)
        if chord < nearest?.chord ?? leastChord { nearest = pair }
      }
    }
    guard let nearest else { return }
    leastChord = nearest.chord
    lowerLimit(by: nearest)
    let kept = candidates[start...].filter { $0.bound <= limit }
    candidates.replaceSubrange(start..., with: kept)
  }

  /// Lowers the limit to the distance of two segments, or of their nearest ends where these are about as near.
  private mutating func lowerLimit(by pair: SegmentPair) {
    let (x, y) = segments(pair)
    let ends = [
      (x.a, y.a, StretchedSphere.chord(x.start, y.start)), (x.a, y.b, StretchedSphere.chord(x.start, y.end)),
      (x.b, y.a, StretchedSphere.chord(x.end, y.start)), (x.b, y.b, StretchedSphere.chord(x.end, y.end)),
    ]
    guard let nearest = ends.min(by: { $0.2 < $1.2 }) else { return }
    if nearest.2 <= pair.chord + 2 * (x.bulge + y.bulge) + 1 {
      lower(to: measure.distance(nearest.0, nearest.1))
    } else if let found = GeodesicSegments.nearest(x, y, limit: limit) {
      measuredPairs += 1
      lower(to: found.distance)
    }
  }

  private func segments(_ pair: SegmentPair) -> (SegmentTree.Segment, SegmentTree.Segment) {
    (
      first.segment(pair.first.index, ofArc: pair.first.arc),
      second.segment(pair.second.index, ofArc: pair.second.arc)
    )
  }

  private mutating func best() -> Approach? {
    candidates.removeAll { $0.bound > limit || $0.chord > greatestChord }
    candidates.sort { $0.bound < $1.bound }
    var best: Approach?
    for pair in candidates {
      if pair.bound > limit { break }
      if pair.chord > greatestChord { continue }
      let (x, y) = segments(pair)
      let reach = StretchedSphere.reach(of: x) + StretchedSphere.reach(of: y)
      if known(x, y, reach: reach).bound(chord: pair.chord) > limit { continue }
      measuredPairs += 1
      guard let (from, to, distance) = GeodesicSegments.nearest(x, y, limit: limit) else { continue }
      let found = Approach(
        distance: distance, from: from, to: to, isAcrossOuter: x.isOuter && y.isOuter)
      if let best, !Self.isBetter(found, than: best) { continue }
      best = found
      lower(to: distance)
    }
    return best
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
