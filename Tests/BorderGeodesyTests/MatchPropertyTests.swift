import BorderCore
import BorderGeodesy
import BorderIO
import BorderTestSupport
import Foundation
import Testing

/// Matching of coverages of which every region, or each of two sources, has a copy of its own, held against the coverage.
///
/// The default is a slice for every run. `MEZHA_MATCH_SEEDS` in the environment asks for so many seeds (2000 is the full
/// measure) and for all real districts, `MEZHA_FUZZ_SEED` begins elsewhere; a failure names the seed.
@Suite struct MatchPropertyTests {
  private static let environment = ProcessInfo.processInfo.environment
  static let seeds = environment["MEZHA_MATCH_SEEDS"].flatMap(UInt64.init)
  static let firstSeed = environment["MEZHA_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
  static let geodata = LineCrossingOracleTests.geodata

  private static func invalid(_ set: RegionSet) -> Set<RegionID> {
    Set(RegionValidity.check(set).map(\.region))
  }

  private func check(
    _ clean: BorderTopology, tolerance: Double, seed: UInt64, sources: Int?, by generator: inout SplitMix64,
    _ label: String, grows: Bool = false
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
    if grows {
      var wider = options
      wider.tolerance = 1.5 * tolerance
      let more = truth.copies.matched(wider, measure: GeodesicMeasure()).regions
      faults += oracle.shrinking(from: result.regions, to: more, tolerance: wider.tolerance)
      faults += oracle.soundness(of: more, tolerance: wider.tolerance)
    }
    #expect(faults.isEmpty, "\(label), seed \(seed), \(motion), \(tolerance) m: \(faults.prefix(5))")
  }

  @Test(arguments: [nil, 2])
  func `random coverages come back`(sources: Int?) {
    for seed in Self.firstSeed..<(Self.firstSeed + (Self.seeds ?? 12)) {
      checkRandom(seed: seed, sources: sources)
    }
  }

  /// A vertex at which several lines of a region end moves those that have been laid along others too.
  @Test(arguments: [910, 3825] as [UInt64])
  func `lines that were laid along others end where they did`(seed: UInt64) {
    checkRandom(seed: seed, sources: nil)
  }

  /// A spur narrower than the tolerance, of which 1005 of 1245 m came back.
  @Test func `what gave way on narrow ground is matched within half the tolerance`() {
    checkRandom(seed: 5196, sources: nil)
  }

  private func checkRandom(seed: UInt64, sources: Int?) {
    var generator = SplitMix64(seed: seed)
    let tolerance = exp(Double.random(in: 0...log(5000), using: &generator))
    let cell = min(tolerance * Double.random(in: 40...500, using: &generator), 400_000)
    let clean = BorderTopology(RandomCoverage.make(cell: cell, by: &generator))
    check(
      clean, tolerance: tolerance, seed: seed, sources: sources, by: &generator,
      "\(sources ?? 1) sources", grows: seed % 2 == 0)
  }

  /// A district around which goes one other is cut where its line goes through the place that it is cut at, not past it.
  @Test(.enabled(if: geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
  func `a closed line keeps what lies beside its cut`() throws {
    let folder = try #require(Self.geodata)
    let input = try RegionReader.read(
      [InputSpec(parsing: "\(folder)/adm2-aze.gpkg#osm_rayons")], options: ReadOptions())
    var generator = SplitMix64(seed: 9)
    check(
      BorderTopology(input.regions), tolerance: 800, seed: 9, sources: nil, by: &generator, "Azerbaijan")
  }

  /// What gives way where a region is narrower than the tolerance is matched within half of it.
  @Test(.enabled(if: geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
  func `what gave way between districts is matched once more`() throws {
    let folder = try #require(Self.geodata)
    let input = try RegionReader.read(
      [InputSpec(parsing: "\(folder)/adm2-aze.gpkg#osm_rayons")], options: ReadOptions())
    var generator = SplitMix64(seed: 17)
    check(BorderTopology(input.regions), tolerance: 800, seed: 17, sources: 2, by: &generator, "Azerbaijan")
  }

  /// Real districts; all files, tolerances and seeds 1 to 20 when many seeds are asked for, and one file for every run.
  @Test(
    .enabled(if: geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
    arguments: [
      "adm2-aze.gpkg#osm_rayons", "adm2-kaz.gpkg#gb_adm2", "adm2-mng.gpkg#adm_2",
      "adm2-est.gpkg#ehak_municipalities",
    ])
  func `districts come back`(layer: String) throws {
    guard Self.seeds != nil || layer.hasPrefix("adm2-aze") else { return }
    let folder = try #require(Self.geodata)
    let input = try RegionReader.read([InputSpec(parsing: "\(folder)/\(layer)")], options: ReadOptions())
    let clean = BorderTopology(input.regions)
    for tolerance in Self.seeds == nil ? [200] : [5.0, 20, 200, 300, 800] {
      for seed: UInt64 in Self.seeds == nil ? 1...1 : 1...20 {
        for sources in Self.seeds == nil ? [nil] : [nil, 2] {
          var generator = SplitMix64(seed: seed)
          check(clean, tolerance: tolerance, seed: seed, sources: sources, by: &generator, layer)
        }
      }
    }
  }
}
