import BorderCore
import BorderTestSupport
import Testing

/// A builder that goes back to a mark is as if what came after had never been.
@Suite struct RollBackTests {
  /// Adds features by chance: ids that repeat, rings that are no rings, features without any.
  private func add(_ count: Int, to builder: inout RegionSetBuilder, _ random: inout SplitMix64) {
    for _ in 0..<count {
      builder.beginRegion(Region(id: "R\(Int.random(in: 0..<12, using: &random))"))
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        builder.beginPart()
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          var ring = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            Position(
              longitude: Double(Int.random(in: 0...3, using: &random)),
              latitude: Double(Int.random(in: 0...99, using: &random)))
          }
          if let first = ring.first, Bool.random(using: &random) { ring.append(first) }
          builder.addRing(ring)
        }
      }
    }
  }

  @Test(arguments: 1...200)
  func `as if it had never been`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var builder = RegionSetBuilder()
    add(Int.random(in: 0...6, using: &random), to: &builder, &random)
    var plain = builder
    let mark = builder.mark
    add(Int.random(in: 0...6, using: &random), to: &builder, &random)
    builder.rollBack(to: mark)
    #expect(builder.vertexCount == plain.vertexCount && builder.regionCount == plain.regionCount)
    var again = random
    add(4, to: &builder, &random)
    add(4, to: &plain, &again)
    let (result, expected) = (builder.finish(), plain.finish())
    #expect(result.positions == expected.positions, "seed \(seed)")
    #expect(
      result.ringStarts == expected.ringStarts && result.ringParts == expected.ringParts, "seed \(seed)")
    #expect(
      result.partRings == expected.partRings && result.partRegions == expected.partRegions, "seed \(seed)")
    #expect(result.regions == expected.regions && result.problems == expected.problems, "seed \(seed)")
  }
}
