import BorderCore
import BorderTestSupport
import Testing

/// The tolerance that data look as if they wanted.
@Suite struct ToleranceProposalTests {
  /// Two sides of 40 km, so many metres apart, of two sources; a degree is a kilometre.
  private func sides(_ metres: Double) -> RegionSet {
    let gap = metres / 1000
    let places = (0...40).map(Double.init)
    return pair(
      places.map { ($0, 0) } + [(40, -9), (0, -9), (0, 0)],
      [(0, gap), (0, 9), (40, 9)] + places.reversed().map { ($0, gap) }
    ).reassigned { $0.source = $0.id == "A" ? 0 : 1 }
  }

  @Test(arguments: [(0.3, 0.5), (7, 10), (40, 50), (600, 1000), (1300, 2000), (1900, 2000)])
  func `what is proposed works`(metres: Double, expected: Double) throws {
    let set = sides(metres)
    let proposal = try #require(ToleranceProposal(BorderTopology(set), measure: PlanarMeasure()))
    #expect(proposal.tolerance == expected)
    #expect(abs(proposal.kilometres - 40) < 2, "\(proposal.kilometres)")
    let found = Measured(matched(set, proposal.tolerance, scope: .between).regions)
    #expect(found.pairs() == ["AB"] && found.shared > 38, "\(found.shared)")
  }

  /// Lines of random shape, one of them wound about the other, over the 180th meridian too: every segment is held against
  /// every other by the test.
  @Test(arguments: Array(1...12) as [UInt64])
  func `what lies beside is what a search of all segments finds`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let west = [0.0, 160, -175][Int(seed % 3)]
    let wide = seed % 4 == 0 ? 3.0 : 0.9
    let places = (0...60).map { Double($0) * Double.random(in: 0.3...0.31, using: &random) }
    func line(_ shift: Double) -> [(Double, Double)] {
      places.map { ($0, shift + Double.random(in: -wide...wide, using: &random)) }
    }
    func wrapped(_ line: [(Double, Double)]) -> [(Double, Double)] {
      line.map { ($0.0 + west > 180 ? $0.0 + west - 360 : $0.0 + west, $0.1) }
    }
    let (lower, upper) = (line(0), line(0.5))
    let last = places[60]
    let set = pair(
      wrapped(lower + [(last, -9), (0, -9), lower[0]]),
      wrapped([upper[0], (0, 9), (last, 9)] + upper.reversed())
    ).reassigned { $0.source = $0.id == "A" ? 0 : 1 }
    // Metres on a plane where a degree is a kilometre, in the ring's direction.
    let first = lower + [(last, -9), (0, -9), lower[0]]
    let second = [upper[0], (0, 9), (last, 9)] + upper.reversed()
    var (kilometres, sameWay) = (0.0, 0.0)
    for (own, other) in [(first, second), (second, first)] {
      for (a, b) in zip(own, own.dropFirst()) {
        let middle = ((a.0 + b.0) / 2, (a.1 + b.1) / 2)
        let heading = (b.0 - a.0, b.1 - a.1)
        let length = (heading.0 * heading.0 + heading.1 * heading.1).squareRoot()
        var (best, same) = (Double.infinity, Double.infinity)
        for (p, q) in zip(other, other.dropFirst()) {
          let d = (q.0 - p.0, q.1 - p.1)
          let square = d.0 * d.0 + d.1 * d.1
          let cosine = (d.0 * heading.0 + d.1 * heading.1)
          guard square > 0, abs(cosine) > 0.7 * length * square.squareRoot() else { continue }
          let t = min(1, max(0, ((middle.0 - p.0) * d.0 + (middle.1 - p.1) * d.1) / square))
          let gap = (middle.0 - p.0 - t * d.0, middle.1 - p.1 - t * d.1)
          let distance = (gap.0 * gap.0 + gap.1 * gap.1).squareRoot()
          if cosine < 0 { best = min(best, distance) } else { same = min(same, distance) }
        }
        if best <= 2 { kilometres += length / 2 }
        if same < best, same <= 2 { sameWay += length / 2 }
      }
    }
    let proposal = ToleranceProposal(BorderTopology(set), measure: PlanarMeasure())
    // Less than 10 km is no proposal, nor are lines of which more run the same way beside each other.
    let expected = kilometres < 10 || sameWay > kilometres ? 0 : kilometres
    let found = proposal?.kilometres ?? 0
    #expect(abs(found - expected) < 1e-4 * kilometres, "seed \(seed): \(found), \(expected)")
  }

  /// What is further apart than it looks, what shares its vertices, and what is short want none.
  @Test func `nothing is proposed without need`() {
    #expect(ToleranceProposal(BorderTopology(sides(2100)), measure: PlanarMeasure()) == nil)
    #expect(ToleranceProposal(BorderTopology(sides(0)), measure: PlanarMeasure()) == nil)
    let short = regions("AB").reassigned { $0.source = $0.id == "A" ? 0 : 1 }
    #expect(ToleranceProposal(BorderTopology(short), measure: PlanarMeasure()) == nil)
  }
}
