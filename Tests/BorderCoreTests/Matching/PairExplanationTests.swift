import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// Two regions of one ring each.
func pair(_ first: [(Double, Double)], _ second: [(Double, Double)]) -> RegionSet {
  var builder = RegionSetBuilder()
  for (id, ring) in [("A", first), ("B", second)] {
    builder.beginRegion(Region(id: id))
    builder.beginPart()
    builder.addRing(ring.map { Position(longitude: $0.0, latitude: $0.1) })
  }
  return builder.finish()
}

/// Two regions that go to and fro across each other, the one from west to east and the other from south to north.
func crossingEverywhere(times count: Int = 60) -> RegionSet {
  var rows = (0..<count).map { k in (k % 2 == 0 ? 0.0 : 10, Double(k) * 10 / Double(count)) }
  var columns = rows.map { ($0.1 + 0.01, $0.0 + 0.01) }
  rows.append((rows[0].0, rows[0].1))
  columns.append((columns[0].0, columns[0].1))
  return pair(rows, columns)
}

/// From which tolerance on two regions are neighbours, and what is said when that would take too long.
@Suite struct PairExplanationTests {
  private func explain(_ set: RegionSet, effort: Int? = nil) -> PairExplanation {
    PairExplanation(
      RegionID(0), RegionID(1), in: BorderAnalysis(BorderTopology(set), measure: PlanarMeasure()),
      options: MatchOptions(tolerance: 0), measure: PlanarMeasure(), effort: effort)
  }

  /// On this plane a degree is a kilometre: the two sides run parallel, so many degrees apart.
  @Test(arguments: [0.003, 0.04, 0.7])
  func `parallel sides meet at their distance`(gap: Double) throws {
    let set = pair(
      [(0, 0), (4, 0), (4, -3), (0, -3), (0, 0)], [(0, gap), (0, 3), (4, 3), (4, gap), (0, gap)])
    let flip = try #require(explain(set).flip)
    let tolerance = try #require(flip.with)
    #expect(!flip.isTangled && tolerance >= 1000 * gap && tolerance <= 1.011 * 1000 * gap)
    #expect(flip.without < tolerance && abs(flip.length.kilometres - 4) < 0.1)
    // What is found is what matching finds.
    #expect(Measured(matched(set, tolerance).regions).pairs() == ["AB"])
    #expect(Measured(matched(set, flip.without).regions).pairs() == [])
  }

  /// A third region keeps two apart, even where it is a sliver; where none does, that is said too.
  @Test(arguments: [0.001, 0.5])
  func `what lies between is named`(width: Double) {
    func set(middle: Bool) -> RegionSet {
      var builder = RegionSetBuilder()
      let rings: [(String, ClosedRange<Double>)] = [("A", -3...0), ("B", width...3), ("C", 0...width)]
      for (id, y) in rings where middle || id != "C" {
        builder.beginRegion(Region(id: id, name: "\(id) by name"))
        builder.beginPart()
        builder.addRing(
          [(0, y.lowerBound), (4, y.lowerBound), (4, y.upperBound), (0, y.upperBound), (0, y.lowerBound)]
            .map { Position(longitude: $0.0, latitude: $0.1) })
      }
      return builder.finish()
    }
    for (middle, expected) in [(true, [RegionID(2)]), (false, [])] {
      let regions = set(middle: middle)
      let explanation = explain(regions)
      #expect(explanation.answer == .none && explanation.between == expected, "\(width)")
      let row = explanation.table(of: regions).rows.first {
        $0[0] == .phrase(Phrase("between them there lies", "между ними там лежит"))
      }
      #expect(
        row?[1]
          == .phrase(
            middle
              ? Phrase("C by name (C)", "C by name (C)")
              : Phrase("no region of these data", "ни одного региона этих данных")))
    }
  }

  /// What lies between need not lie in the middle: an island near one shore, and the shortest way, not a line of degrees.
  @Test(arguments: [
    ([(1.9, 0.2)], ["C"]), ([(1.9, 0.2), (1.2, 2.5)], ["C", "D"]), ([(3.2, 0.2)], []), ([(1.9, -1.5)], []),
  ])
  func `what lies aside of the middle is named`(islands: [(Double, Double)], expected: [String]) {
    var builder = RegionSetBuilder()
    func add(_ id: String, _ west: Double, _ south: Double, _ east: Double, _ north: Double) {
      builder.beginRegion(Region(id: id, name: id))
      builder.beginPart()
      builder.addRing(
        [(west, south), (east, south), (east, north), (west, north), (west, south)]
          .map { Position(longitude: $0.0, latitude: $0.1) })
    }
    add("A", 1.5, -3, 2, 0)
    add("B", 1, 3, 1.6, 6)
    for (island, id) in zip(islands, ["C", "D"]) {
      add(id, island.0 - 0.5, island.1, island.0 + 0.6, island.1 + 0.1)
    }
    let regions = builder.finish()
    #expect(explain(regions).between?.map { regions[$0].id } == expected)
  }

  @Test func `crossing everywhere is reported as tangled`() throws {
    let set = crossingEverywhere()
    let limit = 200_000
    let explanation = explain(set, effort: limit)
    let flip = try #require(explanation.flip)
    #expect(flip.isTangled)
    // The rest of the explanation is there all the same.
    #expect(explanation.answer == .none && explanation.nearest?.distance == 0)
    let said = explanation.table(of: set).rows.contains { row in
      guard row.count > 1, case .phrase(let phrase) = row[1] else { return false }
      return phrase.english.contains("too tangled to say")
    }
    #expect(said)
    // One piece of a line may be held against all the others after the last look at what is spent.
    #expect(flip.effort > limit && flip.effort < 2 * limit)
    #expect(explain(set, effort: limit).flip == flip)
  }
}
