import BorderCore
import BorderGeodesy
import BorderTestSupport
import Foundation
import Testing

/// Simplified coverages: the same neighbours, nothing newly invalid, nothing moved too far.
@Suite struct SimplificationTests {
  private static let count =
    ProcessInfo.processInfo.environment["MEZHA_FUZZ_SEEDS"].flatMap(UInt64.init) ?? 12

  private func pairs(_ topology: BorderTopology) -> [String] {
    let analysis = BorderAnalysis(topology, measure: GeodesicMeasure())
    return analysis.borders.map {
      "\(analysis.regions[$0.a].id) \(analysis.regions[$0.b].id) \($0.isShared) \($0.touchNodes.count)"
    }
  }

  @Test func `random coverages stay sound`() throws {
    var simpler = 0
    for seed in 1...Self.count {
      var generator = SplitMix64(seed: seed)
      let cell = 40_000.0
      let set = RandomCoverage.make(cell: cell, by: &generator)
      let tolerance = cell * pow(10, Double.random(in: -2.5...0.3, using: &generator))
      let topology = BorderTopology(set)
      let faults = Set(RegionValidity.check(set).map(\.region))
      let before = pairs(topology)
      for method in SimplificationMethod.allCases {
        let result = try #require(topology.simplified(tolerance: tolerance, by: method))
        let after = BorderTopology(result.regions)
        #expect(pairs(after) == before, "seed \(seed), \(method)")
        let new = Set(RegionValidity.check(result.regions).map(\.region)).subtracting(faults)
        #expect(new.isEmpty, "seed \(seed), \(method): \(new)")
        let known = Set(topology.pairsThatMayOverlap() ?? [])
        #expect(Set(after.pairsThatMayOverlap() ?? []).subtracting(known).isEmpty, "seed \(seed), \(method)")
        guard method == .distance else { continue }
        let moved = MovedVertex.all(from: set, to: result.regions)
        // The weights are of a sphere.
        #expect(moved.allSatisfy { $0.distance <= tolerance * 1.007 }, "seed \(seed)")
        if !moved.isEmpty { simpler += 1 }
      }
    }
    // Drawings without bends have nothing that could go.
    #expect(2 * simpler > Int(Self.count))
  }

  @Test func `tolerance below the data changes nothing`() throws {
    var generator = SplitMix64(seed: 3)
    let set = RandomCoverage.make(cell: 50_000, by: &generator)
    let result = try #require(BorderTopology(set).simplified(tolerance: 1e-6, by: .distance))
    #expect(MovedVertex.all(from: set, to: result.regions).isEmpty && result.heldArcs == 0)
  }

  /// A coast whose spit must keep its vertices, and one of many bends far away, which need not.
  @Test func `only the lines of a place keep their vertices`() throws {
    func wave(_ west: Double, _ south: Double) -> [Position] {
      (0...200).map {
        Position(longitude: west + 0.01 * Double($0), latitude: south + ($0 % 2 == 0 ? 0 : 0.001))
      }
    }
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "a"))
    for south in [50.0, 55] {
      builder.beginPart()
      builder.addRing(
        wave(30, south) + [
          Position(longitude: 32, latitude: south + 1), Position(longitude: 30, latitude: south + 1),
        ])
    }
    // An islet in a bend of the first line, which would cross it without the bend.
    builder.beginPart()
    builder.addRing([
      Position(longitude: 31.0099, latitude: 49.9999), Position(longitude: 31.0101, latitude: 49.9999),
      Position(longitude: 31.01, latitude: 50.0005), Position(longitude: 31.0099, latitude: 49.9999),
    ])
    let set = builder.finish()
    let result = try #require(BorderTopology(set).simplified(tolerance: 500, by: .distance))
    let counts = (0..<3).map { result.regions.range(ofRing: $0).count }
    #expect(counts[1] <= 12, "\(counts)")
    #expect(RegionValidity.check(result.regions).isEmpty)
  }

  @Test func `an island stays an island`() throws {
    let ring = (0..<200).map { index -> Position in
      let angle = 2 * Double.pi * Double(index) / 200
      return Position(longitude: 30 + 0.1 * cos(angle), latitude: 50 + 0.1 * sin(angle))
    }
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "a"))
    builder.beginPart()
    builder.addRing(ring)
    let topology = BorderTopology(builder.finish())
    for method in SimplificationMethod.allCases {
      let result = try #require(topology.simplified(tolerance: 300_000, by: method))
      #expect(result.regions.positions.count == 4, "\(method)")
      #expect(RegionValidity.check(result.regions).isEmpty)
    }
  }
}
