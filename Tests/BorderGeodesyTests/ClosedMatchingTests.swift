import BorderCore
import BorderGeodesy
import Testing

/// Regions one of which fills a hole of the other: a stretch that goes round is cut once and keeps all.
@Suite struct ClosedMatchingTests {
  private typealias Ring = [(Double, Double)]

  /// Two regions of polygons, each of rings.
  private func regions(_ first: [[Ring]], _ second: [[Ring]]) -> RegionSet {
    var builder = RegionSetBuilder()
    for (id, parts) in [("A", first), ("B", second)] {
      builder.beginRegion(Region(id: id))
      for part in parts {
        builder.beginPart()
        for ring in part { builder.addRing(ring.map { Position(longitude: $0.0, latitude: $0.1) }) }
      }
    }
    return builder.finish()
  }

  /// The kilometres that the regions share within a tolerance, after which both must be valid.
  private func shared(_ set: RegionSet, within tolerance: Double) -> Double {
    let result = set.matched(MatchOptions(tolerance: tolerance), measure: GeodesicMeasure())
    #expect(RegionValidity.check(result.regions).isEmpty, "\(tolerance) m")
    #expect(result.report.greatestMove <= tolerance)
    let borders = BorderAnalysis(BorderTopology(result.regions), measure: GeodesicMeasure()).borders
    return borders.map(\.length.kilometres).reduce(0, +)
  }

  @Test func `an enclave never loses with a greater tolerance`() {
    let set = regions(
      [
        [
          [(62, 52.5), (65, 52.5), (65, 54), (62, 54), (62, 52.5)],
          [
            (63.62547, 53.31799), (63.61753, 53.33275), (63.60097, 53.34733), (63.54079, 53.39149),
            (63.62547, 53.31799),
          ],
        ]
      ],
      [
        [
          [
            (63.62579, 53.31716), (63.62337, 53.3214), (63.62373, 53.32121), (63.60462, 53.34115),
            (63.54204, 53.39066), (63.62579, 53.31716),
          ]
        ]
      ])
    var before = 0.0
    for tolerance in [50.0, 100, 200, 250, 300, 500, 800] {
      let now = shared(set, within: tolerance)
      #expect(now >= before - 2 * tolerance / 1000, "\(tolerance) m: \(now) km after \(before) km")
      before = max(before, now)
    }
    #expect(before > 18.8)
  }

  /// A hole of 3 degrees and a region that fills it but for 2 m, with parts that touch each other in a vertex.
  @Test func `parts that touch in a vertex keep the border of the large one`() {
    let touch = (3.0000499999200003, 4.499976000127999)
    let set = regions(
      [
        [
          [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], [(3, 3), (3, 6), (6, 6), (6, 3), (3, 3)],
        ]
      ],
      [
        [[touch, (3.000035, 4.5), (3.00005, 4.49998), touch]],
        [
          [
            (5.99998, 5.99998), (5.99998, 3.00002), (3.00002, 3.00002), touch, (3.00006, 4.49996),
            (3.00002, 5.99998),
            (5.99998, 5.99998),
          ]
        ],
        [[(3.000035, 4.5), (3.00002, 4.50002), (3.00001, 4.50004), (3.000035, 4.5)]],
      ])
    for tolerance in [10.0, 20, 100] {
      let now = shared(set, within: tolerance)
      #expect(now >= 1325, "\(tolerance) m: \(now) km")
    }
  }

  /// The corner of one region lies on the line of the other, a metre beyond its corner.
  @Test(arguments: [0.0, 1e-6, -1e-6, 5e-6])
  func `where an overlap ends no spike is left`(south: Double) {
    let x = 0.9999910168882501
    let set = regions(
      [[[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]]],
      [[[(x, south), (2, 0), (2, 1), (x, 1), (x, south)]]])
    let now = shared(set, within: 5)
    #expect(abs(now - 110.574389) < 0.000_6, "\(now) km")
    let result = set.matched(MatchOptions(tolerance: 5), measure: GeodesicMeasure())
    #expect(result.report.movedVertices == 2 && abs(result.report.greatestMove - 1) < 0.5)
  }

  /// Two sides of 300 m and of 11 km, about 100 m apart.
  @Test(arguments: [0.0027, 0.1])
  func `a tolerance a little greater than the gap loses nothing`(length: Double) {
    let gap = 100.0 / 110_574.0
    let set = regions(
      [[[(0, 0), (length, 0), (length, -1), (0, -1), (0, 0)]]],
      [[[(0, gap), (0, 1), (length, 1), (length, gap), (0, gap)]]])
    for tolerance in [100.2, 101, 110] {
      let now = shared(set, within: tolerance)
      #expect(abs(now - length * 111.31949) < 0.001, "\(tolerance) m: \(now) km")
    }
    #expect(shared(set, within: 99) == 0)
  }

  /// A county with an islet of 30 m beside the border to its neighbour: the islet stays, and the border of 11 km is matched.
  @Test func `a ring that would collapse does not keep its region from being matched`() {
    let gap = 20.0 / 110_574.0
    let islet: Ring = [(0.05, -0.5 * gap), (0.0502, -0.4 * gap), (0.0501, -0.1 * gap), (0.05, -0.5 * gap)]
    let set = regions(
      [[[(0, -gap), (0.1, -gap), (0.1, -1), (0, -1), (0, -gap)]], [islet]],
      [[[(0, 0), (0, 1), (0.1, 1), (0.1, 0), (0, 0)]]])
    for tolerance in [25.0, 50, 100, 500] {
      let now = shared(set, within: tolerance)
      #expect(now > 11.13 - 4 * tolerance / 1000, "\(tolerance) m: \(now) km")
    }
  }
}
