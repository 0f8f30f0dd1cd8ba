import BorderGeodesy
import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// Turning the earth about its axis, and writing longitudes in another way, changes nothing.
@Suite struct GlobeTests {
  /// What must not depend on how a coverage is written: pairs with their lengths.
  private func borders(_ analysis: BorderAnalysis) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: analysis.borders.map { border in
        let ids = [analysis.regions[border.a].id, analysis.regions[border.b].id].sorted()
        return (ids.joined(separator: " "), border.isShared ? border.length.kilometres : -1)
      })
  }

  @Test(arguments: 1...18 as ClosedRange<UInt64>)
  func `no region is invalid, overlaps or leaves a gap, and lengths stay`(seed: UInt64) throws {
    let coverage = GlobeCoverage(seed: seed)
    let measure = GeodesicMeasure()
    let expected = borders(
      BorderAnalysis(BorderTopology(coverage.regions(turnedBy: 0, .running)), measure: measure))
    #expect(expected.count > 4 * coverage.columns, "seed \(seed)")
    var generator = SplitMix64(seed: seed)
    for form in GlobeCoverage.Form.allCases {
      let degrees = Int.random(in: 0..<360, using: &generator)
      let what: Comment =
        "seed \(seed), \(form), turned by \(degrees), poles: \(coverage.south), \(coverage.north)"
      let set = coverage.regions(turnedBy: degrees, form)
      #expect(set.problems.isEmpty, what)
      let topology = BorderTopology(set)
      let contacts = try #require(topology.selfContacts(), what)
      #expect(contacts.isEmpty, what)
      #expect(RegionValidity.check(set).isEmpty, what)
      let overlaps = try #require(RegionOverlaps(topology, widerThan: 1, measure: measure), what)
      #expect(overlaps.overlaps.isEmpty && overlaps.isComplete, what)
      let isOpen = [coverage.north, coverage.south].count { $0 == .nothing }
      #expect(topology.gaps().count == isOpen, what)
      let found = borders(BorderAnalysis(topology, measure: measure))
      #expect(Set(found.keys) == Set(expected.keys), what)
      // A cut adds vertices on the plane of degrees, which are not on the geodesic.
      let slack = form == .cut ? 0.03 : 1e-9
      let wrong = expected.filter { abs((found[$0.key] ?? 0) - $0.value) > slack * abs($0.value) }
      #expect(wrong.isEmpty, what)
    }
  }

  /// A hole and what fills it in two pieces, with a line that lacks the place where they meet: far from the 180th meridian,
  /// on it, and just beside it.
  @Test(arguments: [-90.0, 0, 0.5, -1.5, 3])
  func `lines over the meridian are looked at`(shift: Double) throws {
    func ring(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Position] {
      [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
        Position(longitude: $0.0 + shift, latitude: $0.1)
      }
    }
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "around"))
    builder.beginPart()
    builder.addRing(ring(170, 50, 190, 60))
    builder.addRing(ring(178, 54, 182, 56))
    for (id, west) in [("west", 178.0), ("east", 180.0)] {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing(ring(west, 54, west + 2, 56))
    }
    let topology = BorderTopology(builder.finish())
    let found = try #require(topology.looseVertices(within: 1, measure: GeodesicMeasure()))
    #expect(found.map(\.kind) == [.tJunction, .tJunction])
    #expect(found.allSatisfy { $0.distance < 1e-6 && $0.regions.count == 3 })
    let unshared = UnsharedBorders(topology, measure: GeodesicMeasure())
    #expect(unshared.pairs.count == 2)
    // Four pieces of two degrees at 54 and 56 degrees north.
    #expect(abs(unshared.metres / 511_857 - 1) < 1e-3, "\(unshared.metres)")
  }

  /// Two regions with the same line and other vertices on it: far from the cut of the map, and on both sides of it. A region
  /// that goes on behind the cut has no border there.
  @Test(arguments: [0.0, 60, 180], [true, false])
  func `a border along the cut of the map lacks no vertices in silence`(middle: Double, areTwo: Bool) throws {
    let east = middle == 180 ? -180 : middle
    let shapes: [(id: String, ring: [(Double, Double)])] = [
      (
        "west",
        [(middle - 2, 50), (middle, 50), (middle, 52), (middle, 54), (middle - 2, 54), (middle - 2, 50)]
      ),
      ("east", [(east, 50), (east + 2, 50), (east + 2, 54), (east, 54), (east, 53), (east, 51), (east, 50)]),
    ]
    var builder = RegionSetBuilder()
    for (id, ring) in shapes {
      builder.beginRegion(Region(id: areTwo ? id : "one"))
      builder.beginPart()
      builder.addRing(ring.map { Position(longitude: $0.0, latitude: $0.1) })
    }
    let (set, measure) = (builder.finish(), GeodesicMeasure())
    let unshared = UnsharedBorders(BorderTopology(set), measure: measure)
    #expect(unshared.pairs.count == (areTwo ? 1 : 0))
    guard areTwo else { return }
    #expect(abs(unshared.metres / 445_130 - 1) < 1e-3, "\(unshared.metres)")
    let tolerance = try #require(unshared.tolerance)
    let matched = set.matched(MatchOptions(tolerance: tolerance), measure: measure)
    let borders = BorderAnalysis(BorderTopology(matched.regions), measure: measure).borders
    #expect(borders.count == 1 && matched.report.movedVertices == 0)
    #expect(abs((borders.first?.length.metres ?? 0) / 445_130 - 1) < 1e-3)
  }

  @Test(arguments: 1...18 as ClosedRange<UInt64>)
  func `every place lies in its region, at all its longitudes`(seed: UInt64) {
    let coverage = GlobeCoverage(seed: seed)
    var generator = SplitMix64(seed: seed)
    for form in GlobeCoverage.Form.allCases {
      let degrees = Int.random(in: 0..<360, using: &generator)
      let set = coverage.regions(turnedBy: degrees, form)
      let topology = BorderTopology(set)
      let (faces, grid) = (ArcFaces(topology), ArcGrid(topology))
      for ((id, _), middle) in zip(coverage.cells, coverage.middles) {
        for turn in [0.0, 360, -360] {
          let x = middle.longitude + Double(degrees) + turn
          guard abs(x) <= 540 else { continue }
          let region = faces.region(at: Position(longitude: x, latitude: middle.latitude), in: grid)
          let found = region == .none ? "none" : set[region].id
          #expect(found == id, "seed \(seed), \(form), turned by \(degrees), longitude \(x)")
        }
      }
    }
  }

  @Test(arguments: 1...18 as ClosedRange<UInt64>)
  func `lines cross the same borders`(seed: UInt64) {
    let coverage = GlobeCoverage(seed: seed)
    let measure = GeodesicMeasure()
    var generator = SplitMix64(seed: seed)
    let lines = (0..<12).map { _ -> [Position] in
      var x = Double(Int.random(in: 0..<360, using: &generator)) + 0.40625
      return (0..<8).map { _ in
        x += Double(Int.random(in: -40...40, using: &generator))
        return Position(longitude: x, latitude: Double.random(in: -70...70, using: &generator))
      }
    }
    func crossed(_ degrees: Int, _ form: GlobeCoverage.Form) -> [String] {
      let analysis = BorderAnalysis(
        BorderTopology(coverage.regions(turnedBy: degrees, form)), measure: measure)
      var builder = LineSetBuilder()
      for line in lines {
        builder.beginFeature()
        builder.addLine(
          line.map {
            Position(
              longitude: GlobeCoverage.written($0.longitude + Double(degrees), form), latitude: $0.latitude)
          })
      }
      return LineCrossings(of: builder.finish(), across: analysis, geometry: measure).crossings.map {
        crossing in
        let border = analysis.borders[crossing.border]
        let ids = [analysis.regions[border.a].id, analysis.regions[border.b].id].sorted()
        return "\(crossing.kind) " + ids.joined(separator: " ")
      }.sorted()
    }
    let expected = crossed(0, .signed)
    #expect(!expected.isEmpty, "seed \(seed)")
    for form in GlobeCoverage.Form.allCases {
      let degrees = Int.random(in: 0..<360, using: &generator)
      let isSame = crossed(degrees, form) == expected
      #expect(isSame, "seed \(seed), \(form), turned by \(degrees)")
    }
  }

  /// Pieces of a line that end a little apart are joined everywhere: over the 180th meridian, near a pole, along a parallel.
  @Test(arguments: [
    [(179.98, 10.0), (179.9995, 10), (-179.9995, 10), (-179.98, 10)],
    [(10, 89.99), (40, 89.9995), (100, 89.9995), (100, 89.98)],
    [(-0.01, 0.0049), (0, 0.00999), (0.0003, 0.01001), (0.01, 0.02)],
  ])
  func `gaps are bridged at every edge of the sheet`(places: [(Double, Double)]) throws {
    let line = places.map { Position(longitude: $0.0, latitude: $0.1) }
    var builder = LineSetBuilder()
    builder.addLine([line[0], line[1]])
    builder.addLine([line[2], line[3]])
    let measure = GeodesicMeasure()
    let gap = measure.distance(line[1], line[2])
    let lines = builder.finish()
    let route = try #require(
      LineNetwork(lines, geometry: measure, gap: gap * 1.001).route(from: line[0], to: line[3], reach: 1))
    #expect(abs(route.bridged - gap) < 1e-6)
    #expect(
      LineNetwork(lines, geometry: measure, gap: gap * 0.999).route(from: line[0], to: line[3], reach: 1)
        == nil)
  }
}
