import Testing

@testable import BorderCore

/// The ruler of a published length.
@Suite struct RulerMatchTests {
  @Test func `The length by a ruler is met by that ruler`() throws {
    let curve = try ScalingFitTests.curve(ScalingFitTests.koch(6, unit: 1_000_000))
    for length in curve.lengths.dropFirst(2).dropLast(2) {
      let match = try #require(RulerMatch(length.mean, in: curve))
      let range = try #require(match.range)
      let ruler = try #require(match.ruler)
      #expect(range.contains(length.ruler), "\(length.ruler) not in \(range)")
      #expect(range.contains(ruler))
      // Where the curve has steps, several rulers give one length.
      #expect(abs(ruler / length.ruler - 1) < 0.6, "\(ruler), not \(length.ruler)")
      #expect(match.unmet == nil)
    }
  }

  @Test func `What no ruler gives is off by so much`() throws {
    let curve = try ScalingFitTests.curve(ScalingFitTests.koch(5, unit: 1_000_000))
    let longer = try #require(RulerMatch(curve.length + 12_000, in: curve))
    #expect(longer.ruler == nil)
    #expect(abs(try #require(longer.unmet) - 12_000) < 1)
    let last = try #require(curve.lengths.last)
    let shorter = try #require(RulerMatch(last.least * 0.5, in: curve))
    #expect(shorter.ruler == nil)
    #expect(try #require(shorter.unmet) < 0)
    #expect(RulerMatch(0, in: curve) == nil)
  }

  @Test func `Rising neighbours are levelled`() {
    #expect(RulerMatch.falling([5, 4, 4.5, 2, 3, 1]) == [5, 4.25, 4.25, 2.5, 2.5, 1])
    #expect(RulerMatch.falling([1, 2, 3]) == [2, 2, 2])
    #expect(RulerMatch.falling([]) == [])
  }
}
