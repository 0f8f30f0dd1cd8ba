import BorderTestSupport
import Testing

@testable import BorderCore

/// Contacts in points that a tolerance allows: for contiguity by points, a vertex on another region's edge.
@Suite struct PointContactTests {
  private let measure = PlanarMeasure()

  private func set(_ shapes: [(id: String, ring: [(Double, Double)])], sources: [Int] = []) -> RegionSet {
    var builder = RegionSetBuilder()
    for (index, shape) in shapes.enumerated() {
      builder.beginRegion(Region(id: shape.id, source: sources.isEmpty ? 0 : sources[index]))
      builder.beginPart()
      builder.addRing((shape.ring + [shape.ring[0]]).map { Position(longitude: $0.0, latitude: $0.1) })
    }
    return builder.finish()
  }

  private func touching(_ set: RegionSet) -> [String] {
    BorderSet(BorderTopology(set), lengths: ArcLengths(BorderTopology(set), measure: measure)).borders
      .map { "\(set[$0.a].id)\(set[$0.b].id)" }.sorted()
  }

  private func joined(_ set: RegionSet, _ tolerance: Double, held: Int? = nil) -> PointContacts? {
    BorderTopology(set).makingPointContacts(
      MatchOptions(tolerance: tolerance, heldSource: held), measure: measure)
  }

  private let square: [(Double, Double)] = [(0, 0), (2, 0), (2, 2), (0, 2)]

  @Test func `a vertex beside an edge`() throws {
    let set = set([("A", square), ("B", [(2.001, 1), (3, 0.5), (3, 1.5)])])
    #expect(touching(set).isEmpty && joined(set, 0.5) == nil)
    let found = try #require(joined(set, 1.5))
    #expect(found.pairs.count == 1 && abs(found.greatestMove - 1) < 1e-6)
    #expect(touching(found.regions) == ["AB"])
    // The vertex stays, the edge takes it over.
    #expect(found.regions.positions.contains(Position(longitude: 2.001, latitude: 1)))
    #expect(found.regions.positions.count == set.positions.count + 1)
  }

  @Test func `vertices that nearly meet`() throws {
    let set = set([("A", square), ("B", [(2.001, 2.001), (3, 2.5), (3, 3)])])
    let found = try #require(joined(set, 2))
    #expect(touching(found.regions) == ["AB"] && found.regions.positions.count == set.positions.count)
  }

  /// The held source gains a vertex on its own line, and the other one moves there.
  @Test func `the held source stays`() throws {
    let set = set([("A", square), ("B", [(2.001, 1), (3, 0.5), (3, 1.5)])], sources: [0, 1])
    let found = try #require(joined(set, 2, held: 0))
    #expect(touching(found.regions) == ["AB"])
    let own = found.regions.positions[found.regions.range(ofRing: 0)]
    #expect(own.contains(Position(longitude: 2, latitude: 1)) && own.allSatisfy { $0.longitude <= 2 })
    // Where both are of one source, a tolerance between sources makes none.
    let one = self.set([("A", square), ("B", [(2.001, 1), (3, 0.5), (3, 1.5)])])
    let options = MatchOptions(tolerance: 2, scope: .between)
    #expect(BorderTopology(one).makingPointContacts(options, measure: measure) == nil)
  }

  /// Neighbours by a line or by a point gain none, and what would make a region cross itself is left alone.
  @Test func `nothing is done without need`() {
    for drawing in ["AAB\nACC", "AB\nBA", "A.\n.B", "AAA\nABA\nAAA"] {
      #expect(joined(regions(drawing), 5) == nil, "\(drawing)")
    }
    // A needle of A runs between the tip of B and the edge of A that is nearest to it but for the needle.
    let set = set([
      ("A", [(0, 0), (2, 0), (2, 0.9), (2.0005, 1.2), (2.0005, 1.2001), (2, 1.1), (2, 2), (0, 2)]),
      ("B", [(2.001, 1), (3, 0.5), (3, 1.5)]),
    ])
    let before = BorderTopology(set).selfContacts()?.count
    let after = joined(set, 3).map { BorderTopology($0.regions).selfContacts()?.count ?? -1 } ?? before
    #expect(after == before)
  }

  /// Every region with its own copy of each vertex, the outside too, up to so many degrees away.
  private func ownCopies(of set: RegionSet, shift: Double, _ generator: inout SplitMix64) -> RegionSet {
    var builder = RegionSetBuilder()
    for ring in 0..<set.ringCount {
      builder.beginRegion(set[set.region(ofRing: ring)])
      builder.beginPart()
      let moved = set.positions[set.range(ofRing: ring)].dropLast().map { place -> Position in
        let (angle, size) = (
          Double.random(in: 0...6.28, using: &generator), Double.random(in: 0...shift, using: &generator)
        )
        return Position(
          longitude: place.longitude + size * PointContactTests.cosine(angle),
          latitude: place.latitude + size * PointContactTests.cosine(angle - 1.5708))
      }
      builder.addRing(moved + [moved[0]])
    }
    return builder.finish()
  }

  /// A cosine by its series: as good as any for chance.
  private static func cosine(_ angle: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for index in 1...12 {
      term *= -angle * angle / Double(2 * index * (2 * index - 1))
      sum += term
    }
    return sum
  }

  /// Corners at which regions met before each got its own copy touch again, and nothing moves farther than it may.
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `corners touch again`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let clean = regions("A..\n.B.\n..C")
    let tolerance = 30.0
    let moved = ownCopies(of: clean, shift: tolerance / 3000, &generator)
    #expect(touching(clean) == ["AB", "BC"] && touching(moved).isEmpty, "seed \(seed)")
    let found = try #require(joined(moved, tolerance), "seed \(seed)")
    #expect(touching(found.regions) == ["AB", "BC"], "seed \(seed)")
    #expect(found.greatestMove <= tolerance, "seed \(seed)")
    #expect(BorderTopology(found.regions).selfContacts()?.isEmpty == true, "seed \(seed)")
    let again = BorderTopology(moved).makingPointContacts(
      MatchOptions(tolerance: tolerance), measure: measure, threads: 3)
    #expect(again?.regions.positions == found.regions.positions, "seed \(seed)")
  }
}
