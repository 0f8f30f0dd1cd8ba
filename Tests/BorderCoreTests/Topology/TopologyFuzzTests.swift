import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

/// Random sets, most of them broken, through topology and matching.
///
/// Runs for about two seconds; `MEZHA_FUZZ_SECONDS` and `MEZHA_FUZZ_SEED` in the environment make it longer or start
/// it elsewhere. A failure names the seed of its case: that number as `MEZHA_FUZZ_SEED` runs the case first.
@Suite struct TopologyFuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  static let seconds = environment["MEZHA_FUZZ_SECONDS"].flatMap(Double.init) ?? 2
  static let firstSeed = environment["MEZHA_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  @Test func `nothing breaks`() {
    let end = Date().addingTimeInterval(Self.seconds)
    var seed = Self.firstSeed
    repeat {
      check(seed)
      seed &+= 1
    } while Date() < end
  }

  private func check(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let set = RandomRegions.make(&generator)
    let began = Date()
    let exact = Measured(set)
    let perimeters = exact.analysis.perimeters.map(\.total).sum().kilometres
    let rings = (0..<set.ringCount).map {
      PlanarMeasure().length(of: Array(set.positions[set.range(ofRing: $0)]))
    }.sum().kilometres
    #expect(perimeters == rings, "seed \(seed): the parts of perimeters do not add up")

    let tolerance = RandomRegions.pick([0.001, 1, 30, 500, 5000], &generator)
    let scope: MatchScope = Bool.random(using: &generator) ? .all : .between
    let options = MatchOptions(
      tolerance: tolerance, heldSource: Int.random(in: 0...1, using: &generator), scope: scope)
    let result = set.matched(options, measure: RoundMeasure())
    #expect(result.report.greatestMove <= tolerance, "seed \(seed)")
    let after = result.regions
    #expect(after.regions == set.regions && after.ringCount == set.ringCount, "seed \(seed)")
    for ring in 0..<after.ringCount {
      let line = after.positions[after.range(ofRing: ring)]
      #expect(line.count >= 4 && line.first == line.last, "seed \(seed), ring \(ring)")
      #expect(!zip(line, line.dropFirst()).contains { $0 == $1 }, "seed \(seed), ring \(ring)")
    }
    // What was shared exactly still is, unless whole regions are smaller than the tolerance, or regions overlap: of
    // two on the same side of a line, none is the other's neighbour once a third one comes to the other side.
    guard tolerance <= 30, exact.analysis.topology.problems().isEmpty else { return }
    let found = Measured(after)
    #expect(found.pairs().isSuperset(of: exact.pairs(longerThan: tolerance / 500)), "seed \(seed)")
    #expect(Date().timeIntervalSince(began) < 10, "seed \(seed) takes too long")
  }
}

/// A plane that comes back to itself after 360 degrees.
struct RoundMeasure: LineMeasure {
  var name: String { "planar, round" }

  func measure(_ line: UnsafeBufferPointer<Position>, into lengths: UnsafeMutableBufferPointer<Double>) {
    for index in lengths.indices {
      let x = (line[index].longitude - line[index + 1].longitude).remainder(dividingBy: 360)
      let y = line[index].latitude - line[index + 1].latitude
      lengths[index] = (x * x + y * y).squareRoot() * 1000
    }
  }
}
