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

  @Test func randomCoveragesStaySound() throws {
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

  @Test func toleranceBelowTheDataChangesNothing() throws {
    var generator = SplitMix64(seed: 3)
    let set = RandomCoverage.make(cell: 50_000, by: &generator)
    let result = try #require(BorderTopology(set).simplified(tolerance: 1e-6, by: .distance))
    #expect(MovedVertex.all(from: set, to: result.regions).isEmpty && result.heldArcs == 0)
  }

  @Test func anIslandStaysAnIsland() throws {
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
