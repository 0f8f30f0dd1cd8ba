import BorderCore
import BorderGeodesy
import BorderIO
import BorderTestSupport
import Foundation
import Testing

/// Matching of coverages of which every region, or each of two sources, has a copy of its own, held against the coverage.
///
/// The default is a slice for every run. `MEZHA_FUZZ_SECONDS` in the environment makes it as long as wanted, `MEZHA_FUZZ_SEED`
/// begins elsewhere; a failure names the seed.
@Suite struct MatchPropertyTests {
  private static let environment = ProcessInfo.processInfo.environment
  static let seconds = environment["MEZHA_FUZZ_SECONDS"].flatMap(Double.init)
  static let firstSeed = environment["MEZHA_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
  static let geodata = LineCrossingOracleTests.geodata

  private static func invalid(_ set: RegionSet) -> Set<RegionID> {
    Set(RegionValidity.check(set).map(\.region))
  }

  /// Seeds from the first one: so many, or as many as there is time for.
  private func forEachSeed(_ count: UInt64, _ body: (UInt64) throws -> Void) rethrows {
    let end = Self.seconds.map { Date().addingTimeInterval($0) }
    var seed = Self.firstSeed
    while end.map({ Date() < $0 }) ?? (seed < Self.firstSeed + count) {
      try body(seed)
      seed += 1
    }
  }

  private func check(
    _ clean: BorderTopology, tolerance: Double, seed: UInt64, sources: Int?, by generator: inout SplitMix64,
    _ label: String
  ) {
    let motion = CoverageCopies.Motion.allCases[Int(seed % 3)]
    let truth = CoverageCopies(
      of: clean, within: tolerance / 3, motion, measure: GeodesicMeasure(), sources: sources, by: &generator)
    let oracle = MatchOracle(truth, measure: GeodesicMeasure(), invalid: Self.invalid)
    let held = sources.map { Int.random(in: 0..<$0, using: &generator) }
    let scope: MatchScope = sources == nil ? .all : .between
    let options = MatchOptions(tolerance: tolerance, heldSource: held, scope: scope)
    let result = truth.copies.matched(options, measure: GeodesicMeasure())
    var faults = oracle.faults(of: result, tolerance: tolerance)
    if let held { faults += oracle.movesOfHeld(source: held, in: result.regions) }
    #expect(faults.isEmpty, "\(label), seed \(seed), \(motion), \(tolerance) m: \(faults.prefix(5))")
  }

  @Test(arguments: [nil, 2])
  func `random coverages come back`(sources: Int?) {
    forEachSeed(25) { seed in
      var generator = SplitMix64(seed: seed)
      let tolerance = exp(Double.random(in: 0...log(5000), using: &generator))
      let cell = min(tolerance * Double.random(in: 40...500, using: &generator), 400_000)
      let clean = BorderTopology(RandomCoverage.make(cell: cell, by: &generator))
      check(
        clean, tolerance: tolerance, seed: seed, sources: sources, by: &generator,
        "\(sources ?? 1) sources")
    }
  }

  /// Real districts; all files, tolerances and seeds 1 to 20 when there is time, and a part of one file for every run.
  @Test(
    .enabled(if: geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
    arguments: [
      "adm2-aze.gpkg#osm_rayons", "adm2-kaz.gpkg#gb_adm2", "adm2-mng.gpkg#adm_2",
      "adm2-est.gpkg#ehak_municipalities",
    ])
  func `districts come back`(layer: String) throws {
    guard Self.seconds != nil || layer.hasPrefix("adm2-aze") else { return }
    let folder = try #require(Self.geodata)
    let input = try RegionReader.read([InputSpec(parsing: "\(folder)/\(layer)")], options: ReadOptions())
    let clean = BorderTopology(input.regions)
    for tolerance in Self.seconds == nil ? [200] : [5.0, 20, 200, 300, 800] {
      for seed: UInt64 in Self.seconds == nil ? 1...1 : 1...20 {
        for sources in Self.seconds == nil ? [nil] : [nil, 2] {
          var generator = SplitMix64(seed: seed)
          check(clean, tolerance: tolerance, seed: seed, sources: sources, by: &generator, layer)
        }
      }
    }
  }
}
