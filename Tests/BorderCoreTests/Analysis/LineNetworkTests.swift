import BorderCore
import BorderTestSupport
import Testing

private func position(_ x: Double, _ y: Double) -> Position { Position(longitude: x, latitude: y) }

@Suite struct LineNetworkTests {
  /// All shortest distances by relaxing every segment until nothing changes (Bellman and Ford).
  private func distances(_ segments: [(Int, Int, Double)], from start: Int, count: Int) -> [Double] {
    var best = [Double](repeating: .infinity, count: count)
    best[start] = 0
    for _ in 0..<count {
      for (a, b, length) in segments {
        best[b] = min(best[b], best[a] + length)
        best[a] = min(best[a], best[b] + length)
      }
    }
    return best
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `routes are as short as the oracle's`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let measure = PlanarMeasure()
    let places = (0..<30).map { _ in
      position(Double.random(in: 0...9, using: &random), Double.random(in: 0...9, using: &random))
    }
    var builder = LineSetBuilder()
    var segments: [(Int, Int, Double)] = []
    for _ in 0..<18 {
      let line = (0..<3).map { _ in Int.random(in: 0..<places.count, using: &random) }
      builder.addLine(line.map { places[$0] })
      for (a, b) in zip(line, line.dropFirst()) {
        segments.append((a, b, measure.distance(places[a], places[b])))
      }
    }
    let network = LineNetwork(builder.finish(), geometry: measure, gap: 0)
    for start in places.indices {
      let known = distances(segments, from: start, count: places.count)
      for end in places.indices where end != start {
        let route = network.route(from: places[start], to: places[end], reach: 0)
        let found = route?.length ?? .infinity
        #expect(
          found == known[end] || abs(found - known[end]) < 1e-6 * known[end],
          "seed \(seed), \(start) to \(end): \(found), not \(known[end])")
        if let route {
          #expect(abs(measure.length(of: route.positions).metres - route.length) < 1e-6, "seed \(seed)")
        }
      }
    }
  }

  @Test func `a gap between pieces is bridged and told`() throws {
    var builder = LineSetBuilder()
    builder.addLine([position(0, 0), position(1, 0)])
    builder.addLine([position(1.005, 0), position(2, 0)])
    let lines = builder.finish()
    let measure = PlanarMeasure()
    let open = LineNetwork(lines, geometry: measure, gap: 1)
    #expect(open.route(from: position(0, 0), to: position(2, 0), reach: 10) == nil)
    let bridged = try #require(
      LineNetwork(lines, geometry: measure, gap: 600).route(
        from: position(0, 0), to: position(2, 0), reach: 10))
    #expect(bridged.bridged == measure.distance(position(1, 0), position(1.005, 0)))
    #expect(abs(bridged.length - measure.distance(position(0, 0), position(2, 0))) < 1e-6)
  }

  /// So many ends in one place that not all are joined: how many is known, and the work has its bound.
  @Test func `ends beyond the bound are counted`() {
    var builder = LineSetBuilder()
    for number in 0..<100 {
      builder.addLine([position(Double(number) * 1e-6, 0), position(1, Double(number + 1) * 0.01)])
    }
    let lines = builder.finish()
    let all = LineNetwork(lines, geometry: PlanarMeasure(), gap: 1)
    #expect(all.unjoinedEnds == 0)
    let some = LineNetwork(lines, geometry: PlanarMeasure(), gap: 1, limit: 1000)
    #expect(some.unjoinedEnds > 0 && some.unjoinedEnds < 100)
  }

  @Test func `a way that prefers a part of the map goes a longer way through it`() throws {
    var builder = LineSetBuilder()
    builder.addLine([position(0, 0), position(2, 0), position(4, 0)])
    builder.addLine([position(0, 0), position(2, 2), position(4, 0)])
    let network = LineNetwork(builder.finish(), geometry: PlanarMeasure(), gap: 0)
    let straight = try #require(network.route(from: position(0, 0), to: position(4, 0), reach: 0))
    #expect(straight.positions.contains(position(2, 0)))
    let north = try #require(
      network.route(from: position(0, 0), to: position(4, 0), reach: 0) { $0.latitude > 1 })
    #expect(north.positions.contains(position(2, 2)) && north.length > straight.length)
  }
}
