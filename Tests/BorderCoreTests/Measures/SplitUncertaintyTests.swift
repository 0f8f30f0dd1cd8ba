import BorderCore
import BorderTables
import BorderTestSupport
import Testing

@Suite struct SplitUncertaintyTests {
  /// A country of one tall region beside another of three, one above the other; a fourth is an island inside the tall one.
  private let analysis: BorderAnalysis = {
    var builder = RegionSetBuilder()
    func add(_ id: String, _ country: String, _ ring: [(Double, Double)]) {
      builder.beginRegion(Region(id: id, country: country))
      builder.beginPart()
      builder.addRing((ring + ring.prefix(1)).map { Position(longitude: $0.0, latitude: $0.1) })
    }
    add("X", "X", [(0, 0), (4, 0), (4, 2), (4, 5), (4, 9), (0, 9)])
    add("A", "Y", [(4, 0), (8, 0), (8, 2), (4, 2)])
    add("B", "Y", [(4, 2), (8, 2), (8, 5), (4, 5)])
    add("C", "Y", [(4, 5), (8, 5), (8, 9), (4, 9)])
    return BorderAnalysis(BorderTopology(builder.finish()), measure: PlanarMeasure(), threads: 1)
  }()

  private func kilometres(_ a: String, _ b: String, _ splits: SplitUncertainty) -> Double?? {
    analysis.borders.first { [analysis.regions[$0.a].id, analysis.regions[$0.b].id] == [a, b].sorted() }
      .map { splits.kilometres(of: $0, in: analysis.topology) }
  }

  @Test func `the ends of a border add as squares`() {
    let splits = SplitUncertainty([
      (Position(longitude: 4, latitude: 2), 3000), (Position(longitude: 4, latitude: 5), 4000),
    ])
    #expect(kilometres("X", "B", splits) == 5)
    // The other end of A's is not known, and counts nothing.
    #expect(kilometres("X", "A", splits) == 3 && kilometres("X", "C", splits) == 4)
    // An end of an inner border is one of theirs too.
    #expect(kilometres("A", "B", splits) == 3)
    #expect(kilometres("X", "A", SplitUncertainty([])) == .some(nil) && SplitUncertainty([]).isEmpty)
  }

  @Test func `the table shows them for state borders only, and without them has no column`() throws {
    let splits = SplitUncertainty([(Position(longitude: 4, latitude: 2), 3000)])
    let all = Array(analysis.borders.indices)
    let table = analysis.borderTable(all, splits: splits)
    let column = try #require(table.columns.firstIndex { $0.key == "split_uncertainty_km" })
    let shown = table.rows.filter { $0[column] != .missing }
    #expect(shown.count == 2, "X with A and with B; C ends where nothing is known")
    #expect(!analysis.borderTable(all).columns.contains { $0.key == "split_uncertainty_km" })
    #expect(
      !analysis.borderTable(all, splits: SplitUncertainty([])).columns
        .contains { $0.key == "split_uncertainty_km" })
  }
}
