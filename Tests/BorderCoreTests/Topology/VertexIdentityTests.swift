import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// The name of every vertex against a dictionary of places, for every density of anchors and number of threads.
@Suite struct VertexIdentityTests {
  /// The first vertex at the place of each.
  private func expected(_ set: RegionSet) -> [Int32] {
    var known: [Position: Int32] = [:]
    return set.positions.enumerated().map { index, position in
      let place = Position(
        longitude: position.longitude == -180 ? 180 : position.longitude, latitude: position.latitude)
      if let first = known[place] { return first }
      known[place] = Int32(index)
      return Int32(index)
    }
  }

  private func check(_ set: RegionSet, _ comment: Comment) {
    let names = expected(set)
    #expect(VertexIdentity(of: set).first == names, comment)
    for bits in 0...5 {
      for threads in [1, 2, 3] {
        let found = VertexIdentity(of: set, anchorBits: bits, threads: threads).first
        #expect(found == names, "\(comment), anchors of \(bits) bits, \(threads) threads")
      }
    }
  }

  /// A grid of cells whose edges are cut into many pieces, the same from both sides, with copies and twists.
  private func spoiltGrid(_ generator: inout SplitMix64, pieces: Int) -> RegionSet {
    let size = 4
    // One wriggle for each edge of the grid.
    var bends: [SIMD4<Int>: [Double]] = [:]
    func edge(_ a: SIMD2<Int>, _ b: SIMD2<Int>, _ generator: inout SplitMix64) -> [Position] {
      let isForward = (a.x, a.y) < (b.x, b.y)
      let (p, q) = isForward ? (a, b) : (b, a)
      let key = SIMD4(p.x, p.y, q.x, q.y)
      let bend =
        bends[key] ?? (1..<pieces).map { _ in Double.random(in: -0.4...0.4, using: &generator) }
      bends[key] = bend
      var line = [Position(longitude: -180 + Double(p.x), latitude: Double(p.y))]
      for (index, offset) in bend.enumerated() {
        let t = Double(index + 1) / Double(pieces)
        line.append(
          Position(
            longitude: -180 + Double(p.x) + Double(q.x - p.x) * t
              + (p.x == 0 && q.x == 0 ? 0 : offset * Double(q.y - p.y)),
            latitude: Double(p.y) + Double(q.y - p.y) * t + offset * Double(q.x - p.x)))
      }
      line.append(Position(longitude: -180 + Double(q.x), latitude: Double(q.y)))
      return isForward ? line : line.reversed()
    }
    var builder = RegionSetBuilder()
    var number = 0
    func add(_ ring: [Position]) {
      number += 1
      builder.beginRegion(Region(id: "R\(number)"))
      builder.beginPart()
      builder.addRing(ring)
    }
    for x in 0..<size {
      for y in 0..<size {
        let corners = [SIMD2(x, y), SIMD2(x + 1, y), SIMD2(x + 1, y + 1), SIMD2(x, y + 1)]
        var ring: [Position] = []
        for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
          ring += edge(a, b, &generator).dropLast()
        }
        let start = Int.random(in: 0..<ring.count, using: &generator)
        ring = Array(ring[start...] + ring[..<start])
        if Bool.random(using: &generator) { ring.reverse() }
        ring.append(ring[0])
        add(ring)
        // Some regions twice, some with the cut of the map on its other side.
        if Int.random(in: 0..<6, using: &generator) == 0 { add(ring) }
        if Int.random(in: 0..<6, using: &generator) == 0 {
          add(
            ring.map { p in p.longitude == -180 ? Position(longitude: 180, latitude: p.latitude) : p })
        }
        // Some that pass through a vertex of another, and some that go forth and back.
        if Int.random(in: 0..<4, using: &generator) == 0 {
          let p = ring[ring.count / 3]
          let q = Position(longitude: p.longitude + 0.01, latitude: p.latitude + 0.02)
          let r = Position(longitude: p.longitude + 0.03, latitude: p.latitude)
          add([p, q, r, q, p, r, p])
        }
      }
    }
    return builder.finish()
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `anchors find what a table finds`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let set = spoiltGrid(&generator, pieces: [3, 40, 400][Int(seed % 3)])
    check(set, "seed \(seed)")
  }

  @Test func `degenerate sets`() {
    var empty = RegionSetBuilder()
    check(empty.finish(), "nothing")
    check(regions("A"), "one cell")
    check(regions("AB\nBA"), "touching cells")
  }

  @Test func `places at the limits of the globe`() {
    var builder = RegionSetBuilder()
    for id in ["a", "b"] {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing([
        Position(longitude: -540, latitude: -90), Position(longitude: 540, latitude: -90),
        Position(longitude: 540, latitude: 90), Position(longitude: -540, latitude: 90),
        Position(longitude: -540, latitude: -90),
      ])
    }
    check(builder.finish(), "the widest positions that a set may hold")
  }
}
