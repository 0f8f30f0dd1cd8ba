import BorderCore
import BorderTestSupport
import Testing

/// What a list states of its crossings is held against the data.
@Suite struct CrossingStatementTests {
  private struct NoBorder: BorderSearch {
    func hits(near position: Position, within limit: Double) -> [BorderHit] { [] }
  }

  /// A and B of UP, c and d of LOW, E of XX: A–c, B–d, B–E, d–E.
  private func entry(
    _ region: String, _ opposite: String, _ neighbour: String, position: Position? = nil
  ) -> CrossingAssignment.Entry {
    let set = regions("ABE\ncdE").reassigned { if $0.id == "E" { $0.country = "XX" } }
    let analysis = BorderAnalysis(BorderTopology(set), measure: PlanarMeasure())
    let crossing = Crossing(
      id: "1", name: Phrase(same: "x"), oppositeName: Phrase(same: ""), region: region,
      oppositeRegion: opposite, neighbour: neighbour, position: position)
    return CrossingAssignment([crossing], analysis: analysis, search: NoBorder(), tolerance: 10).entries[0]
  }

  private func isUnplaced(_ entry: CrossingAssignment.Entry) -> Bool {
    if case .unplaced = entry.placement { true } else { false }
  }

  @Test func `what fits is not contradicted`() {
    #expect(entry("A", "c", "LOW").contradiction == nil)
    #expect(!isUnplaced(entry("A", "c", "LOW")))
    #expect(entry("A", "", "LOW").contradiction == nil)
    #expect(entry("A", "", "LOW").placement == .region(RegionID(0), neighbour: "LOW"))
    // Of a country that the data does not have, nothing can be told.
    #expect(entry("A", "", "ZZ").contradiction == nil)
    #expect(entry("A", "ZZ-1", "ZZ").contradiction == nil)
  }

  @Test func `every false statement is told, with a point and without`() {
    let place = Position(longitude: 50, latitude: 50)
    let cases: [(String, String, String, CrossingFault)] = [
      ("Q", "c", "LOW", .unknownRegion("Q")),
      ("A", "UP-9", "LOW", .unknownRegion("UP-9")),
      ("A", "A", "LOW", .oneRegionTwice("A")),
      ("A", "c", "XX", .otherCountry(stated: "XX", region: "c", country: "LOW")),
      ("A", "d", "LOW", .noCommonBorder("A", "d")),
      ("A", "", "XX", .noCommonBorder("A", "XX")),
    ]
    for (region, opposite, neighbour, fault) in cases {
      for position in [nil, place] {
        let found = entry(region, opposite, neighbour, position: position)
        #expect(found.contradiction == fault, "\(region) \(opposite) \(neighbour)")
      }
    }
  }

  @Test func `a crossing counts for no country that its region does not adjoin`() {
    #expect(isUnplaced(entry("A", "", "XX")))
    #expect(isUnplaced(entry("A", "E", "XX")))
    #expect(entry("A", "d", "LOW").placement == .region(RegionID(0), neighbour: "LOW"))
  }
}
