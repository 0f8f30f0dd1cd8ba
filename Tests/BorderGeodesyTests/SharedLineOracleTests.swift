import BorderCore
import BorderGeodesy
import BorderTestSupport
import GEOS
import Testing

/// Which regions share a line, held against overlays by GEOS: of regions that lie upon each other in any number, and of
/// regions whose lines lack the vertices of their neighbours.
@Suite struct SharedLineOracleTests {
  private static let unit = 1.0 / 64

  /// A rectangle, its outline with a vertex at every step of the grid or at corners only.
  private func outline(_ x: ClosedRange<Int>, _ y: ClosedRange<Int>, everyStep: Bool) -> [Position] {
    var places: [(Int, Int)] = []
    if everyStep {
      places += (x.lowerBound..<x.upperBound).map { ($0, y.lowerBound) }
      places += (y.lowerBound..<y.upperBound).map { (x.upperBound, $0) }
      places += (x.lowerBound..<x.upperBound).reversed().map { ($0 + 1, y.upperBound) }
      places += (y.lowerBound..<y.upperBound).reversed().map { (x.lowerBound, $0 + 1) }
    } else {
      places = [
        (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
        (x.lowerBound, y.upperBound),
      ]
    }
    return (places + [places[0]]).map {
      Position(longitude: Double($0.0) * Self.unit, latitude: Double($0.1) * Self.unit)
    }
  }

  private func set(_ rings: [[Position]]) -> RegionSet {
    var builder = RegionSetBuilder()
    for (number, ring) in rings.enumerated() {
      builder.beginRegion(Region(id: "\(number)"))
      builder.beginPart()
      builder.addRing(ring)
    }
    return builder.finish()
  }

  /// A geometry in an array.
  private final class Line {
    let shape: GEOSGeometry
    init(_ shape: consuming GEOSGeometry) { self.shape = shape }
  }

  /// The length in degrees that the outlines of each two regions have in common, by overlay of two of them alone.
  private func commonLengths(_ rings: [[Position]]) throws -> [RegionPair: Double] {
    var lengths: [RegionPair: Double] = [:]
    try GEOSContext.withCurrent { context in
      let lines = try rings.map { ring in
        let places = ring.flatMap { [$0.longitude, $0.latitude] }
        return try Line(GEOSGeometry.lineString(places.span, in: context))
      }
      for i in lines.indices {
        for j in (i + 1)..<lines.count {
          let length = try lines[i].shape.intersection(lines[j].shape).length()
          if length > 0 { lengths[RegionPair(RegionID(i), RegionID(j))] = length }
        }
      }
    }
    return lengths
  }

  private func rectangles(_ count: Int, everyStep: Bool, _ generator: inout SplitMix64) -> [[Position]] {
    func range() -> ClosedRange<Int> {
      let start = Int.random(in: 0...5, using: &generator)
      return start...(start + Int.random(in: 1...3, using: &generator))
    }
    return (0..<count).map { _ in
      let x = range()
      return outline(x, range(), everyStep: everyStep)
    }
  }

  /// However many others lie upon their line, two regions are a pair where they share a line, and as long as it is.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `no third region hides a pair`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rings = rectangles(12, everyStep: true, &generator)
    let expected = try commonLengths(rings)
    let analysis = BorderAnalysis(BorderTopology(set(rings)), measure: PlanarMeasure())
    var found: [RegionPair: Double] = [:]
    for border in analysis.borders where border.isShared {
      found[RegionPair(border.a, border.b)] = border.length.metres / 1000
    }
    #expect(Set(found.keys) == Set(expected.keys), "seed \(seed): \(rings)")
    for (pair, length) in expected {
      #expect(abs((found[pair] ?? 0) - length) < 1e-9, "seed \(seed): \(pair) \(rings)")
    }
    // Two of them alone are what they are among all.
    let pair = try #require(expected.keys.min())
    let two = BorderAnalysis(
      BorderTopology(set([rings[pair.a.index], rings[pair.b.index]])), measure: PlanarMeasure())
    #expect(
      two.borders.first { $0.isShared }?.length
        == analysis.borders.first { $0.a == pair.a && $0.b == pair.b }?.length,
      "seed \(seed): \(pair) \(rings)")
  }

  /// A cover of the grid by rectangles that lack the corners of their neighbours: each pair that equal vertices lose is
  /// reported, with nearly the length that it has; and the tolerance that is proposed finds it.
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `no border is lost in silence`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rings = cover(0...12, 0...12, &generator).map { outline($0.0, $0.1, everyStep: false) }
    let expected = try commonLengths(rings)
    let regions = set(rings)
    let topology = BorderTopology(regions)
    let measure = PlanarMeasure()
    let unshared = UnsharedBorders(topology, measure: measure)
    let exact = Set(
      BorderAnalysis(topology, measure: measure).borders.filter(\.isShared).map { RegionPair($0.a, $0.b) })
    #expect(exact.isSubset(of: expected.keys), "seed \(seed)")
    let lost = Set(expected.keys).subtracting(exact)
    #expect(lost.isSubset(of: unshared.pairs.map(\.regions)), "seed \(seed): \(rings)")
    #expect(Set(unshared.pairs.map(\.regions)).isSubset(of: expected.keys), "seed \(seed): \(rings)")
    guard !lost.isEmpty else { return }
    let tolerance = try #require(unshared.tolerance)
    let matched = topology.matched(MatchOptions(tolerance: tolerance), measure: measure).regions
    let found = BorderAnalysis(BorderTopology(matched), measure: measure).borders.filter(\.isShared)
    #expect(Set(found.map { RegionPair($0.a, $0.b) }) == Set(expected.keys), "seed \(seed): \(rings)")
  }

  /// Cuts a rectangle in two, again and again.
  private func cover(
    _ x: ClosedRange<Int>, _ y: ClosedRange<Int>, _ generator: inout SplitMix64
  ) -> [(ClosedRange<Int>, ClosedRange<Int>)] {
    let isWide = x.count > y.count || x.count == y.count && Bool.random(using: &generator)
    let side = isWide ? x : y
    guard side.count > 2, side.count > 5 || Int.random(in: 0...2, using: &generator) > 0 else {
      return [(x, y)]
    }
    let cut = Int.random(in: (side.lowerBound + 1)...(side.upperBound - 1), using: &generator)
    let (first, second) = (side.lowerBound...cut, cut...side.upperBound)
    return isWide
      ? cover(first, y, &generator) + cover(second, y, &generator)
      : cover(x, first, &generator) + cover(x, second, &generator)
  }
}
