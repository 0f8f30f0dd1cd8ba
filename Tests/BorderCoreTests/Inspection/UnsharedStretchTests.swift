import BorderCore
import BorderTestSupport
import Testing

/// Borders that run beside each other without being shared.
@Suite struct UnsharedStretchTests {
  private let measure = PlanarMeasure()

  private func square(_ id: String, _ corners: [(Double, Double)], into builder: inout RegionSetBuilder) {
    builder.beginRegion(Region(id: id))
    builder.beginPart()
    builder.addRing((corners + [corners[0]]).map { Position(longitude: $0.0, latitude: $0.1) })
  }

  /// Two blocks, three kilometres high, 20 m apart below and some metres above.
  private func strait(above: Double) -> BorderTopology {
    var builder = RegionSetBuilder()
    square("A", [(0, 0), (1, 0), (1, 3), (0, 3)], into: &builder)
    square("B", [(1.02, 0), (2, 0), (2, 3), (1 + above / 1000, 3)], into: &builder)
    return BorderTopology(builder.finish())
  }

  @Test func `length and distance of a strait`() throws {
    let found = try #require(
      UnsharedStretches(strait(above: 20), tolerance: 50, ownTolerance: 50, measure: measure))
    let stretch = try #require(found.stretches.first)
    #expect(found.stretches.count == 1)
    #expect(abs(stretch.length - 3000) < 1e-6)
    #expect(abs(stretch.meanDistance - 20) < 1e-6 && abs(stretch.maxDistance - 20) < 1e-6)
    #expect(abs(stretch.place.longitude - 1) < 1e-9 && abs(stretch.place.latitude - 1.5) < 0.06)
  }

  @Test func `the mean of a wedge is that of its ends`() throws {
    let found = try #require(
      UnsharedStretches(strait(above: 40), tolerance: 50, ownTolerance: 50, measure: measure))
    let stretch = try #require(found.stretches.first)
    #expect(abs(stretch.meanDistance - 30) < 0.1)
    #expect(stretch.maxDistance > 39 && stretch.maxDistance < 40 + 1e-6)
  }

  @Test func `only as far as the tolerance allows`() throws {
    let half = try #require(
      UnsharedStretches(strait(above: 60), tolerance: 40, ownTolerance: 40, measure: measure))
    #expect(abs((half.stretches.first?.length ?? 0) - 1500) < 45)
    let none = try #require(
      UnsharedStretches(strait(above: 20), tolerance: 19, ownTolerance: 19, measure: measure))
    #expect(none.stretches.isEmpty)
  }

  @Test(arguments: ["AAB\nACC", "AB\nBA", "A.B\nA.B", "AAA\nABA\nAAA"])
  func `clean drawings have none`(drawing: String) throws {
    let found = UnsharedStretches(
      BorderTopology(regions(drawing)), tolerance: 300, ownTolerance: 300, measure: measure)
    #expect(try #require(found).stretches.isEmpty)
  }

  /// Spoilt borders are found at the length that they had before.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `spoilt borders are found`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let clean = regions("AABBD\nACCBD\nACEED")
    let topology = BorderTopology(clean)
    let expected = BorderSet(topology, lengths: ArcLengths(topology, measure: measure)).borders
      .filter(\.isShared)
    let spoilt = BorderTopology(perturbed(clean, Perturbation(shift: 0.01), by: &generator))
    let found = try #require(
      UnsharedStretches(spoilt, tolerance: 50, ownTolerance: 50, measure: measure))
    for border in expected {
      let length = found.stretches.filter { $0.a == border.a && $0.b == border.b }
        .reduce(0) { $0 + $1.length }
      #expect(
        abs(length - border.length.metres) < 0.1 * border.length.metres,
        "seed \(seed): \(clean[border.a].id) \(clean[border.b].id), \(length) of \(border.length.metres) m")
    }
    let pairs = Set(expected.map { RegionPair($0.a, $0.b) })
    let strangers = found.stretches.filter { !pairs.contains(RegionPair($0.a, $0.b)) && $0.length > 100 }
    #expect(strangers.isEmpty, "seed \(seed)")
  }
}
