import BorderCore
import BorderTestSupport
import Testing

/// What regions do to themselves.
@Suite struct SelfContactTests {
  private func contacts(_ rings: [[(Double, Double)]]) -> [SelfContact] {
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "A"))
    for ring in rings {
      builder.beginPart()
      builder.addRing(ring.map { Position(longitude: $0.0, latitude: $0.1) })
    }
    return BorderTopology(builder.finish()).selfContacts() ?? []
  }

  @Test func `a bow tie crosses itself`() {
    let found = contacts([[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]])
    #expect(found.map(\.kind) == [.crossing])
    #expect(found.first?.place == Position(longitude: 1, latitude: 1))
  }

  @Test func `a ring that comes back touches itself`() {
    let found = contacts([[(0, 0), (2, 0), (1, 1), (2, 2), (0, 2), (1, 1), (0, 0)]])
    #expect(found.map(\.kind) == [.touch])
    #expect(found.first?.place == Position(longitude: 1, latitude: 1))
  }

  @Test func `a vertex inside a segment of its ring touches it`() {
    let found = contacts([[(0, 0), (2, 0), (2, 2), (1, 0), (0, 2), (0, 0)]])
    #expect(found.map(\.kind) == [.touch])
    #expect(found.first?.place == Position(longitude: 1, latitude: 0))
  }

  @Test func `a spike runs along itself`() {
    #expect(contacts([[(0, 0), (1, 0), (1, 3), (1, 0.5), (0, 0.5), (0, 0)]]).map(\.kind) == [.overlap])
  }

  @Test(arguments: [
    // A line with the same vertices, in both windings; a T-junction on it; a vertex of one side alone.
    [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 0.0)],
    [(1.0, 0.0), (1.0, 1.0), (2.0, 1.0), (2.0, 0.0), (1.0, 0.0)],
    [(1.0, 0.25), (2.0, 0.0), (2.0, 1.0), (1.0, 0.75), (1.0, 0.25)],
    [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 0.5), (1.0, 0.0)],
    [(1.0, -1.0), (2.0, 0.0), (2.0, 1.0), (1.0, 2.0), (1.0, -1.0)],
  ])
  func `parts that adjoin along a line are sound`(second: [(Double, Double)]) {
    #expect(contacts([[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], second]).isEmpty)
  }

  @Test(arguments: [
    // On the same side of their common line: once with its vertices, once with a part of it.
    [(1.0, 0.0), (1.0, 1.0), (0.5, 1.0), (0.5, 0.0), (1.0, 0.0)],
    [(1.0, 0.25), (1.0, 0.75), (0.5, 0.5), (1.0, 0.25)],
    [(1.0, 0.75), (1.0, 0.25), (0.5, 0.5), (1.0, 0.75)],
  ])
  func `parts that overlap along a line are not`(second: [(Double, Double)]) {
    #expect(
      contacts([[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], second]).map(\.kind) == [.overlap])
  }

  @Test func `parts that meet in a point are sound`() {
    #expect(
      contacts([[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], [(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)]]).isEmpty)
  }

  @Test(arguments: ["AAB\nACC", "AAAA\nABBA\nABBA\nAAAA", "AB\nBA"])
  func `sound drawings have none`(drawing: String) {
    #expect(BorderTopology(regions(drawing)).selfContacts() == [])
  }
}
