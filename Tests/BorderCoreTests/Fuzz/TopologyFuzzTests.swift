import BorderCore
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

  @Test func nothingBreaks() {
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
    let perimeters = exact.analysis.perimeters().map(\.total).sum().kilometres
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

/// Sets of regions that no cartographer would draw.
enum RandomRegions {
  static func pick(_ values: [Double], _ generator: inout SplitMix64) -> Double {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  static func make(_ generator: inout SplitMix64) -> RegionSet {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return spoilt(&generator)
    case 1: return garbage(&generator)
    default: return grid(&generator)
    }
  }

  /// A random drawing with borders of its own for each region.
  private static func spoilt(_ generator: inout SplitMix64) -> RegionSet {
    let letters = Array("ABCD.")
    let rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      String((0..<4).map { _ in letters.randomElement(using: &generator) ?? "A" })
    }
    let shift = pick([0, 0.001, 0.02, 0.2], &generator)
    let set = perturbed(
      regions(rows.joined(separator: "\n")),
      Perturbation(shift: shift, pieces: Int.random(in: 2...8, using: &generator)), by: &generator)
    return set.reassigned { $0.source = $0.id < "C" ? 0 : 1 }
  }

  /// Rings of random places, some of them equal, far away, at the poles or at the cut of the map.
  private static func garbage(_ generator: inout SplitMix64) -> RegionSet {
    var builder = RegionSetBuilder()
    let special = [-180.0, 180, 179.9999, -179.9999, 0, 90, -90, 1e-300, 539]
    for region in 0..<Int.random(in: 1...4, using: &generator) {
      builder.beginRegion(Region(id: "\(region)", source: region % 2))
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        builder.beginPart()
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
          let size = pick([0.01, 1, 100], &generator)
          builder.addRing(
            (0..<Int.random(in: 1...12, using: &generator)).map { _ in
              func value(_ limit: Double) -> Double {
                guard Int.random(in: 0..<8, using: &generator) > 0 else {
                  return min(max(pick(special, &generator), -limit), limit)
                }
                return min(max(Double.random(in: -size...size, using: &generator), -limit), limit)
              }
              return Position(longitude: value(540), latitude: value(90))
            })
        }
      }
    }
    return builder.finish()
  }

  /// Rings over a few places of a grid: many equal vertices, spikes, overlaps, repeated polygons.
  private static func grid(_ generator: inout SplitMix64) -> RegionSet {
    var builder = RegionSetBuilder()
    for region in 0..<Int.random(in: 2...5, using: &generator) {
      builder.beginRegion(Region(id: "\(region)", source: region % 2))
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        builder.beginPart()
        builder.addRing(
          (0..<Int.random(in: 3...9, using: &generator)).map { _ in
            Position(
              longitude: Double(Int.random(in: 0...3, using: &generator)),
              latitude: Double(Int.random(in: 0...3, using: &generator)))
          })
      }
    }
    return builder.finish()
  }
}
