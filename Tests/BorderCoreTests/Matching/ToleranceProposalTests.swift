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
  func whatIsProposedWorks(metres: Double, expected: Double) throws {
    let set = sides(metres)
    let proposal = try #require(ToleranceProposal(BorderTopology(set), measure: PlanarMeasure()))
    #expect(proposal.tolerance == expected)
    #expect(abs(proposal.kilometres - 40) < 2, "\(proposal.kilometres)")
    let found = Measured(matched(set, proposal.tolerance, scope: .between).regions)
    #expect(found.pairs() == ["AB"] && found.shared > 38, "\(found.shared)")
  }

  /// What is further apart than it looks, what shares its vertices, and what is short want none.
  @Test func nothingIsProposedWithoutNeed() {
    #expect(ToleranceProposal(BorderTopology(sides(2100)), measure: PlanarMeasure()) == nil)
    #expect(ToleranceProposal(BorderTopology(sides(0)), measure: PlanarMeasure()) == nil)
    let short = regions("AB").reassigned { $0.source = $0.id == "A" ? 0 : 1 }
    #expect(ToleranceProposal(BorderTopology(short), measure: PlanarMeasure()) == nil)
  }
}
