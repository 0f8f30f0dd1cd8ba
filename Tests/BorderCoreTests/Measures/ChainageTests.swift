import BorderCore
import BorderTestSupport
import Testing

private func route(_ drawing: String, start: RouteStart = .best) -> Chainage {
  let analysis = BorderAnalysis(BorderTopology(regions(drawing)), measure: PlanarMeasure())
  let arcs = analysis.borders.flatMap { border in
    analysis.isInternational(border) ? Array(border.arcs) : []
  }
  return Chainage(Set(arcs).sorted(), of: analysis.topology, geometry: PlanarMeasure(), start: start)
}

private func marks(_ chainages: [Double], line: Int = 0) -> [CrossingSpacing.Mark] {
  chainages.map { CrossingSpacing.Mark(line: line, chainage: $0, name: Phrase(same: "\($0)")) }
}

@Suite struct ChainageTests {
  @Test func `a route starts at its western end`() throws {
    // The border of upper- and lower-case countries goes from west to east in one line.
    let route = route("AABB\naabb")
    #expect(route.lines.count == 1)
    #expect(route.length.kilometres == 4)
    #expect(route.start == Position(longitude: 0, latitude: 1))
    let place = try #require(route.locate(Position(longitude: 2.5, latitude: 1.25)))
    #expect(place.chainage == 2500)
    #expect(place.distance == 250)
    #expect(route.place(atChainage: 2500)?.position == Position(longitude: 2.5, latitude: 1))
    #expect(route.place(atChainage: -1) == nil)
    #expect(route.place(atChainage: 4001) == nil)
  }

  @Test func `the stated start decides`() {
    let route = route("AABB\naabb", start: .near(Position(longitude: 10, latitude: 0)))
    #expect(route.start == Position(longitude: 4, latitude: 1))
  }

  @Test(arguments: [(RouteStart.west, 0.0), (.east, 8), (.best, 0)])
  func `a side of the map decides`(start: RouteStart, longitude: Double) {
    let route = route("AAA..AAA\nbbb..bbb", start: start)
    #expect(route.start == Position(longitude: longitude, latitude: 1))
    #expect(route.lines.map { $0.length.kilometres } == [3, 3])
  }

  @Test(arguments: [(RouteStart.north, 4.0), (.south, 0)])
  func `north and south`(start: RouteStart, latitude: Double) {
    let route = route("Ab\nAb\nAb\nAb", start: start)
    #expect(route.start == Position(longitude: 1, latitude: latitude))
  }

  @Test func `portions run from chainage to chainage`() throws {
    let open = route("AABB\naabb")
    #expect(
      open.positions(ofLine: 0, from: 500, to: 1500) == [
        Position(longitude: 0.5, latitude: 1), Position(longitude: 1, latitude: 1),
        Position(longitude: 1.5, latitude: 1),
      ])
    #expect(open.positions(ofLine: 0, from: 1500, to: 500).isEmpty)
    #expect(open.positions(ofLine: 7, from: 0, to: 1).isEmpty)
    // Round an enclave the portion goes on at the start of the ring.
    let ring = route("AAA\nAbA\nAAA")
    let portion = ring.positions(ofLine: 0, from: 3500, to: 500)
    #expect(PlanarMeasure().length(of: portion).kilometres == 1)
    let spacing = CrossingSpacing(marks([500]), along: ring)
    let whole = try #require(spacing.longest).positions(along: ring)
    #expect(PlanarMeasure().length(of: whole).kilometres == 4)
  }

  @Test func `gaps add no length and lines follow each other`() throws {
    // The sea in the middle; an enclave of b in A.
    let route = route("AAA..AAA\nAbA..AAA\nAAA..AAA\nbbb..bbb")
    #expect(route.lines.map { $0.length.kilometres } == [3, 3, 4])
    #expect(route.lines.map { $0.start.kilometres } == [0, 3, 6])
    #expect(route.lines.map(\.isClosed) == [false, false, true])
    let place = try #require(route.locate(Position(longitude: 5.5, latitude: 1)))
    #expect(place.chainage == 3500)
    #expect(place.line == 1)
  }

  @Test func `reversing mirrors`() throws {
    let route = route("AAA..AAA\nAbA..AbA\nAAA..AAA\nbbb..bbb")
    let back = route.reversed()
    #expect(back.length == route.length)
    var generator = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let chainage = Double.random(in: 0...route.length.metres, using: &generator)
      let place = try #require(route.place(atChainage: chainage))
      let there = try #require(route.locate(place.position))
      let mirrored = try #require(back.locate(place.position))
      #expect(abs(there.chainage - chainage) < 1e-3)
      #expect(abs(route.length.metres - mirrored.chainage - chainage) < 1e-3)
    }
  }

  @Test func `every arc is placed`() {
    let analysis = BorderAnalysis(BorderTopology(regions("AABB\naaBb")), measure: PlanarMeasure())
    for border in analysis.borders where border.isShared {
      let route = Chainage(border.arcs, of: analysis.topology, geometry: PlanarMeasure())
      for arc in border.arcs {
        let line = analysis.topology.positions(of: arc)
        for k in 0..<(line.count - 1) {
          let middle = Position(
            longitude: (line[k].longitude + line[k + 1].longitude) / 2,
            latitude: (line[k].latitude + line[k + 1].latitude) / 2)
          #expect(
            route.place(arc: arc, segment: k, position: middle)?.chainage == route.locate(middle)?.chainage)
        }
      }
    }
  }
}

@Suite struct CrossingSpacingTests {
  @Test func `known statistics`() throws {
    let spacing = CrossingSpacing(marks([3000, 500, 1000, 1500]), along: route("AAAA\nbbbb"))
    #expect(spacing.stretches.map(\.length) == [500, 500, 500, 1500, 1000])
    #expect(spacing.gaps.map(\.length) == [500, 500, 1500])
    let mean = try #require(spacing.mean)
    #expect(abs(mean - 2500.0 / 3) < 1e-9)
    #expect(spacing.median == 500)
    #expect(spacing.maximum?.from == 1500)
    #expect(spacing.longest?.length == 1500)
    // Squares of the deviations from the mean: 2 (1000/3)² + (2000/3)², divided by 3.
    let variation = try #require(spacing.variation)
    let deviation = 1000 * (2.0 / 9).squareRoot()
    #expect(abs(variation - deviation / mean) < 1e-9)
  }

  @Test func `stretches add up to the route`() {
    let route = route("AAA..AAA\nAbA..AAA\nAAA..AAA\nbbb..bbb")
    let all = marks([100, 2000]) + marks([3500], line: 1) + marks([6500, 9000], line: 2)
    let spacing = CrossingSpacing(all, along: route)
    #expect(spacing.stretches.map(\.length).reduce(0, +) == route.length.metres)
    // Round the enclave: 2.5 km one way, 1.5 km the other.
    #expect(spacing.gaps.map(\.length) == [1900, 2500, 1500])
    let none = CrossingSpacing([], along: route)
    #expect(none.stretches.map(\.length).reduce(0, +) == route.length.metres)
    #expect(none.mean == nil && none.variation == nil && none.randomnessTest() == nil)
    #expect(none.longest?.length == 4000)
  }

  @Test func `even and clustered patterns are kept apart`() throws {
    let route = route("AAAAAAAAAA\nbbbbbbbbbb")
    let even = CrossingSpacing(marks((0..<20).map { 250 + 500 * Double($0) }), along: route)
    #expect(even.variation == 0)
    let evenTest = try #require(even.randomnessTest())
    #expect(evenTest.moreEven == 0.001 && evenTest.p == 0.002)
    let clusters = CrossingSpacing(
      marks((0..<20).map { (place: Int) -> Double in Double(place / 10) * 8000 + Double(place % 10) * 10 }),
      along: route)
    #expect(try #require(clusters.randomnessTest()).moreClustered < 0.01)
    #expect(even.randomnessTest() == evenTest)
  }

  @Test func `density integrates to the count`() throws {
    let route = route("AAAAAAAAAA\nbbbbbbbbbb")
    let spacing = CrossingSpacing(marks([4000, 5000, 5500]), along: route)
    var sum = 0.0
    for step in 0..<1000 {
      let density = try #require(
        spacing.density(atChainage: 5 + 10 * Double(step), line: 0, bandwidth: 1000))
      sum += density / 100_000 * 10
    }
    #expect(abs(sum - 3) < 1e-3)
    #expect(spacing.density(atChainage: 0, line: 7, bandwidth: 1) == nil)
  }

  @Test func `density goes round a closed line`() throws {
    // Round the enclave: 4 km.
    let route = route("aaa\naBa\naaa")
    let line = try #require(route.lines.first)
    #expect(line.isClosed && route.lines.count == 1)
    let length = line.length.metres
    let even = CrossingSpacing(marks((0..<4).map { length / 4 * Double($0) }), along: route)
    let one = CrossingSpacing(marks([0]), along: route)
    for bandwidth in [0.1, 0.4, 1, 7, 5000].map({ $0 * length }) {
      for spacing in [even, one] {
        var sum = 0.0
        for step in 0..<1000 {
          let place = length / 1000 * (Double(step) + 0.5)
          let density = try #require(spacing.density(atChainage: place, line: 0, bandwidth: bandwidth))
          sum += density / 100_000 * length / 1000
        }
        #expect(abs(sum - Double(spacing.marks.count)) < 2e-3, "\(bandwidth)")
        let (start, end) = (
          spacing.density(atChainage: 0, line: 0, bandwidth: bandwidth),
          spacing.density(atChainage: length, line: 0, bandwidth: bandwidth)
        )
        #expect(abs(try #require(start) - #require(end)) < 1e-9, "\(bandwidth)")
      }
    }
  }
}
