import BorderCore
import BorderGeodesy
import Testing

/// Regions that are narrower somewhere than the tolerance: no line is laid across them.
@Suite struct NarrowGroundTests {
  private typealias Ring = [(Double, Double)]

  /// Regions in the order of the alphabet, their rings in metres at the equator and not closed.
  private func regions(_ rings: [Ring]) -> RegionSet {
    var builder = RegionSetBuilder()
    for (id, ring) in zip(["A", "B", "C"], rings) {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing(
        (ring + [ring[0]]).map { Position(longitude: $0.0 / 111_319.49, latitude: $0.1 / 110_574.28) })
    }
    return builder.finish()
  }

  /// The metres that each pair shares within a tolerance, after which all regions must be valid.
  private func shared(_ set: RegionSet, within tolerance: Double) -> [String: Double] {
    let result = set.matched(MatchOptions(tolerance: tolerance), measure: GeodesicMeasure())
    #expect(RegionValidity.check(result.regions).isEmpty, "\(tolerance) m")
    #expect(result.report.greatestMove <= tolerance)
    var lengths: [String: Double] = [:]
    for border in BorderAnalysis(BorderTopology(result.regions), measure: GeodesicMeasure()).borders
    where border.isShared {
      lengths[set[border.a].id + set[border.b].id, default: 0] += border.length.metres
    }
    return lengths
  }

  /// C is a spike of 15 m and 3 km between A in the east and B in the west, each a copy that was moved by some metres; A and B
  /// meet below its tip. C is laid last.
  @Test(arguments: [16.0, 20, 25, 40])
  func `neighbours of a spike keep their borders with it`(tolerance: Double) {
    let set = regions([
      [(0, -2000), (3000, -2000), (3000, 2000), (0, 2000)],
      [(-3000, -2000), (-3, -2000), (-3, -1000), (-18, -900), (-18, 2000), (-3000, 2000)],
      [(2, -1000), (2, 2000), (-13, 2000), (-13, -900)],
    ])
    let lengths = shared(set, within: tolerance)
    for (pair, length) in ["AB": 1000.0, "AC": 3000, "BC": 3000] {
      #expect(lengths[pair] ?? 0 >= 0.999 * length - 2 * tolerance, "\(pair) at \(tolerance) m: \(lengths)")
    }
    #expect(lengths["AB"] ?? 0 <= 1000 + 2 * tolerance)
  }

  /// Beside a spit of A that is 130 m wide lies one of B that is 500 m wide, which was moved over all of it: the coast of B is
  /// nearer to the far coast of A than the tolerance.
  @Test(arguments: [300.0, 500, 650, 800])
  func `a coast is not laid over the border behind it`(tolerance: Double) {
    let b: Ring = [(0, -2500), (500, -2000), (500, 0), (3000, 0), (3000, 3000), (0, 3000)]
    let set = regions([
      [(0, 3000), (-3000, 3000), (-3000, 0), (-130, 0), (-130, -2400), (0, -2500)],
      b.map { ($0.0 - 150, $0.1 + 30) },
    ])
    let length = shared(set, within: tolerance)["AB"] ?? 0
    #expect(length >= 0.999 * 5470 - 2 * tolerance, "\(tolerance) m: \(length) m")
    #expect(length <= 5500 + 2 * tolerance, "\(tolerance) m: \(length) m")
  }
}
