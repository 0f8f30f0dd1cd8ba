import BorderCore
import BorderGeodesy
import BorderTestSupport
import Foundation
import Testing

/// Some of the embedded regions, of which each has its own copy of every border; with MEZHA_FULL_SIZE, Kazakhstan's too.
@Suite struct EmbeddedCopiesTests {
  static let isFullSize = ProcessInfo.processInfo.environment["MEZHA_FULL_SIZE"] == "1"
  static let countries = Set(["MN", "EE", "LV", "LT"] + (isFullSize ? ["KZ"] : []))

  @Test(arguments: [(30.0, false, UInt64(1)), (300, true, 2)])
  func `every border comes back`(tolerance: Double, isSmooth: Bool, seed: UInt64) throws {
    let measure = GeodesicMeasure()
    let whole = try EmbeddedOracle.analysis(worldview: "source").regions
    let clean = BorderAnalysis(
      BorderTopology(only(Self.countries, of: whole)), measure: measure)
    // Degrees are never longer than these: at the equator, at the poles, and a little more.
    let copying = Copying(shift: tolerance / 3, isSmooth: isSmooth) { latitude in
      (111_700 * max(cos(latitude * .pi / 180), 1e-6) + 100, 111_700)
    }
    var generator = SplitMix64(seed: seed)
    let spoilt = withOwnCopies(clean.regions, copying, by: &generator)
    let options = MatchOptions(tolerance: tolerance)
    let result = spoilt.matched(options, measure: measure)
    #expect(!result.report.isTangled)
    #expect(result.report.greatestMove <= tolerance, "seed \(seed)")
    let found = BorderAnalysis(BorderTopology(result.regions), measure: measure)
    func lengths(_ analysis: BorderAnalysis) -> [EmbeddedOracle.Pair: Double] {
      var lengths: [EmbeddedOracle.Pair: Double] = [:]
      for border in analysis.borders where border.isShared {
        lengths[EmbeddedOracle.Pair(analysis.regions[border.a].id, analysis.regions[border.b].id)] =
          border.length.metres
      }
      return lengths
    }
    let (before, after) = (lengths(clean), lengths(found))
    #expect(before.count > (Self.isFullSize ? 90 : 50))
    for (pair, metres) in before where metres > 2 * tolerance {
      #expect(after[pair] != nil, "seed \(seed): \(pair), \(metres) m")
    }
    for (pair, metres) in after where metres > 2 * tolerance {
      #expect(before[pair] != nil, "seed \(seed): \(pair), \(metres) m")
    }
    let (total, back) = (before.values.reduce(0, +), before.keys.map { after[$0] ?? 0 }.reduce(0, +))
    #expect(abs(back - total) <= 0.001 * total, "seed \(seed): \(back) of \(total) m")
  }

  /// The regions of some countries.
  private func only(_ countries: Set<String>, of set: RegionSet) -> RegionSet {
    var builder = RegionSetBuilder()
    for part in 0..<set.partCount where countries.contains(set[set.partRegions[part]].country) {
      builder.beginRegion(set[set.partRegions[part]])
      builder.beginPart()
      for ring in set.rings(ofPart: part) { builder.addRing(Array(set.positions[set.range(ofRing: ring)])) }
    }
    return builder.finish()
  }
}
