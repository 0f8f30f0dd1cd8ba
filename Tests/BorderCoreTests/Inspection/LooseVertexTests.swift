import BorderCore
import BorderTestSupport
import Testing

/// T-junctions and vertices that nearly meet, against drawings and every vertex held against every segment.
@Suite struct LooseVertexTests {
  private let measure = PlanarMeasure()

  /// Regions of one ring each, in degrees, which are kilometres on the plane.
  private func set(_ shapes: KeyValuePairs<String, [(Double, Double)]>) -> RegionSet {
    var builder = RegionSetBuilder()
    for (id, ring) in shapes {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing((ring + [ring[0]]).map { Position(longitude: $0.0, latitude: $0.1) })
    }
    return builder.finish()
  }

  @Test func `a long edge beside a split one has one T-junction`() throws {
    let set = set([
      "A": [(0, 0), (2, 0), (2, 2), (0, 2)], "B": [(2, 0), (3, 0), (3, 1), (2, 1)],
      "C": [(2, 1), (3, 1), (3, 2), (2, 2)],
    ])
    let found = try #require(BorderTopology(set).looseVertices(within: 1, measure: measure))
    #expect(found.map(\.kind) == [.tJunction])
    #expect(found.first?.place == Position(longitude: 2, latitude: 1))
    #expect(found.first?.regions.map { set[$0].id } == ["A", "B", "C"])
    #expect(found.first?.distance == 0)
  }

  @Test(arguments: [(0.0009, 1), (0.0011, 0)])
  func `a hair is as wide as it is said to be`(shift: Double, count: Int) throws {
    // The vertex of B stands off the edge of A by 0.9 m or 1.1 m.
    let set = set([
      "A": [(0, 0), (2, 0), (2, 2), (0, 2)], "B": [(2, 0), (3, 0), (3, 2), (2, 2), (2 + shift, 1)],
    ])
    let found = try #require(BorderTopology(set).looseVertices(within: 1, measure: measure))
    #expect(found.count == count)
    if let vertex = found.first { #expect(abs(vertex.distance - shift * 1000) < 1e-6) }
  }

  @Test func `vertices that nearly meet count once a pair`() throws {
    let set = set([
      "A": [(0, 0), (2, 0), (2, 1), (2, 2), (0, 2)], "B": [(2, 0), (3, 0), (3, 2), (2, 2), (2.0005, 1)],
    ])
    let found = try #require(BorderTopology(set).looseVertices(within: 1, measure: measure))
    #expect(found.map(\.kind) == [.nearVertex])
    #expect(abs((found.first?.distance ?? 0) - 0.5) < 1e-6)
  }

  @Test(arguments: ["AAB\nACC", "ABBA\nA..A\nACCA", "AB\nBA", "AAA\nABA\nAAA"])
  func `clean drawings have none`(drawing: String) throws {
    let topology = BorderTopology(regions(drawing))
    #expect(try #require(topology.looseVertices(within: 100, measure: measure)).isEmpty)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `as many as brute force finds`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let clean = regions("AABBD\nACCBD\nACEED")
    let spoilt = perturbed(clean, Perturbation(shift: 0.03), by: &generator)
    let topology = BorderTopology(spoilt)
    for hair in [5.0, 20, 45] {
      let found = try #require(topology.looseVertices(within: hair, measure: measure))
      let expected = BruteForce(spoilt, hair: hair)
      let places = found.filter { $0.kind == .tJunction }.map(\.place)
      #expect(Set(places).count == places.count, "seed \(seed), \(hair) m")
      #expect(Set(places) == expected.tJunctions, "seed \(seed), \(hair) m")
      #expect(found.count { $0.kind == .nearVertex } == expected.nearPairs, "seed \(seed), \(hair) m")
      #expect(hair < 45 || !places.isEmpty && expected.nearPairs > 0, "seed \(seed): nothing was tried")
    }
  }
}

/// Every vertex against every segment that one ring alone goes along; knows no topology and no grid.
private struct BruteForce {
  var tJunctions: Set<Position> = []
  var nearPairs = 0

  init(_ set: RegionSet, hair: Double) {
    var owners: [Set<Position>: [RegionID]] = [:]
    var regionsAt: [Position: Set<RegionID>] = [:]
    for ring in 0..<set.ringCount {
      let line = set.positions[set.range(ofRing: ring)]
      for (a, b) in zip(line, line.dropFirst()) {
        owners[[a, b], default: []].append(set.region(ofRing: ring))
        regionsAt[a, default: []].insert(set.region(ofRing: ring))
      }
    }
    let open = owners.filter { $0.value.count == 1 }.map { (ends: Array($0.key), region: $0.value[0]) }
    let vertices = Set(open.flatMap(\.ends))
    for place in vertices {
      var near: Set<RegionID> = []
      var withVertex: Set<RegionID> = []
      var others: Set<Position> = []
      for segment in open where regionsAt[place]?.contains(segment.region) == false {
        guard Self.distance(place, segment.ends[0], segment.ends[1]) <= hair else { continue }
        near.insert(segment.region)
        for end in segment.ends where Self.distance(place, end, end) <= hair {
          withVertex.insert(segment.region)
          others.insert(end)
        }
      }
      if !near.subtracting(withVertex).isEmpty { tJunctions.insert(place) }
      nearPairs += others.count {
        (place.longitude, place.latitude) < ($0.longitude, $0.latitude)
      }
    }
  }

  /// Metres from a place to a segment, a degree being a kilometre.
  private static func distance(_ p: Position, _ a: Position, _ b: Position) -> Double {
    let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
    let (u, v) = (p.longitude - a.longitude, p.latitude - a.latitude)
    let square = x * x + y * y
    let t = square > 0 ? max(0, min(1, (u * x + v * y) / square)) : 0
    let (gapX, gapY) = (u - t * x, v - t * y)
    return 1000 * (gapX * gapX + gapY * gapY).squareRoot()
  }
}
