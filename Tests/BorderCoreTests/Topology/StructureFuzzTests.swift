import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

/// Random sets, most of them broken, against plain loops over segments that know no arcs, nodes or chains.
///
/// Time and first seed are those of `TopologyFuzzTests`.
@Suite struct StructureFuzzTests {
  @Test func `borders and contacts are those of the segments`() {
    let end = Date().addingTimeInterval(TopologyFuzzTests.seconds)
    var seed = TopologyFuzzTests.firstSeed
    repeat {
      var generator = SplitMix64(seed: seed)
      let set = RandomRegions.make(&generator)
      let threads = Int.random(in: 1...2, using: &generator)
      let topology = BorderTopology(set, threads: threads)
      checkBorders(topology, seed)
      checkContacts(topology, threads, seed)
      seed &+= 1
    } while Date() < end
  }

  /// Every pair whose segments have two sides each.
  private func checkBorders(_ topology: BorderTopology, _ seed: UInt64) {
    let set = topology.regions
    let segments = SegmentTable(set)
    let measure = RoundMeasure()
    let found = BorderSet(topology, lengths: ArcLengths(topology, measure: measure)).borders
    var pairs: [RegionPair: Border] = [:]
    for border in found { pairs[RegionPair(border.a, border.b)] = border }
    for border in found where border.isShared {
      #expect(
        segments.common[RegionPair(border.a, border.b)] != nil,
        "seed \(seed): \(border.a) and \(border.b) share no segment")
    }
    for (pair, common) in segments.common where common.isPlain {
      guard let border = pairs[pair], border.isShared else {
        Issue.record("seed \(seed): the border of \(pair.a) and \(pair.b) is missing")
        continue
      }
      let length = common.segments.map { measure.length(of: $0) }.sum().kilometres
      #expect(abs(border.length.kilometres - length) <= 1e-9 * max(1, length), "seed \(seed), \(pair)")
    }
    for a in set.regionIDs {
      for b in set.regionIDs where a < b {
        let pair = RegionPair(a, b)
        guard segments.common[pair]?.isPlain ?? true else { continue }
        let touches = (segments.vertices[a] ?? []).intersection(segments.vertices[b] ?? [])
          .subtracting(segments.common[pair]?.ends ?? [])
        #expect(pairs[pair]?.touchNodes.count ?? 0 == touches.count, "seed \(seed), \(pair)")
      }
    }
  }

  private func checkContacts(_ topology: BorderTopology, _ threads: Int, _ seed: UInt64) {
    let set = topology.regions
    // Products of other coordinates are rounded.
    guard
      set.positions.allSatisfy({
        abs($0.longitude) < 100 && $0.longitude == $0.longitude.rounded()
          && $0.latitude == $0.latitude.rounded()
      }),
      set.positions.allSatisfy({ abs($0.latitude) < 80 })
    else { return }
    guard let found = topology.selfContacts(threads: threads) else {
      Issue.record("seed \(seed): no answer")
      return
    }
    for region in set.regionIDs {
      let expected = PlainContacts(set, region).worst
      #expect(found.first { $0.region == region }?.kind == expected, "seed \(seed), region \(region)")
    }
  }
}

extension Position {
  fileprivate var onOneMeridian: Position {
    longitude == -180 ? Position(longitude: 180, latitude: latitude) : self
  }
}

/// The segments of all regions by their ends.
private struct SegmentTable {
  /// What two regions have in common.
  struct Common {
    var segments: [[Position]] = []
    var ends: Set<Position> = []
    /// Whether no third side, nor a second one of the same region, is along any of the segments.
    var isPlain = true
  }

  var common: [RegionPair: Common] = [:]
  var vertices: [RegionID: Set<Position>] = [:]

  init(_ set: RegionSet) {
    var users: [[Position]: [RegionID]] = [:]
    for ring in 0..<set.ringCount {
      let region = set.region(ofRing: ring)
      let line = set.positions[set.range(ofRing: ring)].map(\.onOneMeridian)
      for (a, b) in zip(line, line.dropFirst()) {
        vertices[region, default: []].formUnion([a, b])
        let isForward = (a.longitude, a.latitude) <= (b.longitude, b.latitude)
        users[isForward ? [a, b] : [b, a], default: []].append(region)
      }
    }
    for (segment, regions) in users {
      let distinct = Set(regions).sorted()
      for (index, a) in distinct.enumerated() {
        for b in distinct.dropFirst(index + 1) {
          var entry = common[RegionPair(a, b)] ?? Common()
          entry.segments.append(segment)
          entry.ends.formUnion(segment)
          if regions.count != 2 { entry.isPlain = false }
          common[RegionPair(a, b)] = entry
        }
      }
    }
  }
}

/// How a region meets itself, by looking at all pairs of its segments on whole numbers.
private struct PlainContacts {
  private(set) var worst: SelfContact.Kind?

  private struct Segment {
    let part: Int32
    let ring: Int
    /// Whether the inside of the part lies to the left of the way from `a` to `b`.
    let hasInsideOnLeft: Bool
    let a: (Int, Int)
    let b: (Int, Int)
  }

  init(_ set: RegionSet, _ region: RegionID) {
    var segments: [Segment] = []
    for ring in 0..<set.ringCount where set.region(ofRing: ring) == region {
      let line = set.positions[set.range(ofRing: ring)].map { (Int($0.longitude), Int($0.latitude)) }
      if Set(line.dropLast().map { SIMD2($0.0, $0.1) }).count < line.count - 1 { note(.touch) }
      let area = zip(line, line.dropFirst()).map { $0.0 * $1.1 - $1.0 * $0.1 }.reduce(0, +)
      let hasInsideOnLeft = (area > 0) == set.isExterior(ring: ring)
      for (a, b) in zip(line, line.dropFirst()) {
        segments.append(
          Segment(part: set.ringParts[ring], ring: ring, hasInsideOnLeft: hasInsideOnLeft, a: a, b: b))
      }
    }
    for (index, first) in segments.enumerated() {
      for second in segments.dropFirst(index + 1) { compare(first, second) }
    }
  }

  private mutating func note(_ kind: SelfContact.Kind) {
    if let worst, worst.rawValue <= kind.rawValue { return }
    worst = kind
  }

  private mutating func compare(_ first: Segment, _ second: Segment) {
    let (a, b, c, d) = (first.a, first.b, second.a, second.b)
    let areOfOneRing = first.ring == second.ring
    func turn(_ p: (Int, Int), _ q: (Int, Int), _ r: (Int, Int)) -> Int {
      ((q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0)).signum()
    }
    func isInside(_ p: (Int, Int), _ q: (Int, Int), _ r: (Int, Int)) -> Bool {
      turn(p, q, r) == 0 && (r.0 - p.0) * (r.0 - q.0) + (r.1 - p.1) * (r.1 - q.1) < 0
    }
    let turns = (turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b))
    if turns.0 * turns.1 < 0, turns.2 * turns.3 < 0 { note(.crossing) }
    if turns.0 == 0, turns.1 == 0 {
      // Along one line: they have a stretch in common when one's end, or middle, is inside the other.
      let (m, n) = ((a.0 + b.0, a.1 + b.1), (c.0 + d.0, c.1 + d.1))
      func twice(_ p: (Int, Int)) -> (Int, Int) { (2 * p.0, 2 * p.1) }
      if isInside(twice(a), twice(b), n) || isInside(twice(c), twice(d), m)
        || isInside(a, b, c) || isInside(a, b, d) || isInside(c, d, a) || isInside(c, d, b)
      {
        // Two parts that lie on either side of the stretch adjoin there.
        let runAlike = (b.0 - a.0) * (d.0 - c.0) + (b.1 - a.1) * (d.1 - c.1) > 0
        let lieOnOneSide = (first.hasInsideOnLeft == second.hasInsideOnLeft) == runAlike
        if lieOnOneSide || first.part == second.part { note(.overlap) }
      }
      return
    }
    if areOfOneRing, isInside(a, b, c) || isInside(a, b, d) || isInside(c, d, a) || isInside(c, d, b) {
      note(.touch)
    }
  }
}
