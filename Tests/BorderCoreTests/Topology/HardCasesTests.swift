import BorderCore
import BorderTestSupport
import Testing

private func set(_ rings: [(id: String, ring: [(Double, Double)])]) -> RegionSet {
  var builder = RegionSetBuilder()
  for (id, ring) in rings {
    builder.beginRegion(Region(id: id))
    builder.beginPart()
    builder.addRing(ring.map { Position(longitude: $0.0, latitude: $0.1) })
  }
  return builder.finish()
}

private func square(_ x: Double, _ y: Double, _ size: Double = 1) -> [(Double, Double)] {
  [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
}

@Suite struct HardCasesTests {
  /// Two copies of one polygon beside a third: three sides on one line.
  @Test func `a third side is reported and nobody is lost`() {
    let drawn = Drawn(set([("A", square(0, 0)), ("B", square(1, 0)), ("C", square(1, 0))]))
    // A adjoins both; B and C have their whole line in common, where A is as well as where they are alone.
    #expect(drawn.pairs == ["AB=1", "AC=1", "BC=4"])
    let kinds = Set(drawn.topology.problems().map(\.kind))
    #expect(kinds == [.thirdSide, .overlap])
    let perimeters = RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)
    #expect(perimeters.map { $0.total.kilometres } == [4, 4, 4])
  }

  /// A ring that goes out and back along a line.
  @Test(arguments: [0, 3, 5])
  func `a spike is a seam`(rotation: Int) {
    var ring = [(0.0, 0.0), (1, 0), (2, 0), (3, 0), (2, 0), (1, 0), (1, 1), (0, 1)]
    ring = Array(ring[rotation...] + ring[..<rotation])
    ring.append(ring[0])
    let drawn = Drawn(set([("A", ring)]))
    let perimeter = RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)[0]
    #expect(perimeter.seam.kilometres == 4)
    #expect(perimeter.outer.kilometres == 4)
    #expect(drawn.topology.problems().contains { $0.kind == .seam })
    #expect(drawn.borders.borders.isEmpty)
  }

  /// A spike of one region along the border of two others covers no ground of theirs.
  @Test func `a spike along a border is no overlap`() {
    let drawn = Drawn(
      set([
        ("A", square(0, 0)), ("B", square(1, 0)),
        ("C", [(0, 1), (1, 1), (1, 0), (1, 1), (2, 1), (2, 2), (0, 2), (0, 1)]),
      ]))
    #expect(Set(drawn.topology.problems().map(\.kind)) == [.thirdSide, .seam])
    #expect(drawn.topology.pairsOnSameGround { drawn.lengths[$0].metres }.isEmpty)
  }

  /// Two polygons of one region with a common edge.
  @Test func `parts of one region make a seam`() {
    let drawn = Drawn(set([("A", square(0, 0)), ("A", square(1, 0)), ("B", square(2, 0))]))
    let perimeters = RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)
    #expect(drawn.pairs == ["AB=1"])
    #expect(perimeters[0].seam.kilometres == 2)
    #expect(perimeters[0].outer.kilometres == 5)
    #expect(perimeters[0].boundary.kilometres == 6)
  }

  /// A polygon in the shape of an eight, wound wrongly on one side, keeps its neighbours on both lobes.
  @Test func `a bow tie keeps its neighbours`() {
    let bowTie = [(0.0, 0.0), (2, 2), (2, 0), (0, 2), (0, 0)]
    let drawn = Drawn(
      set([
        ("A", bowTie), ("B", [(2, 0), (3, 0), (3, 2), (2, 2), (2, 0)]),
        ("C", [(-1, 0), (0, 0), (0, 2), (-1, 2), (-1, 0)]),
      ]))
    #expect(drawn.pairs == ["AB=2", "AC=2"])
    #expect(drawn.topology.problems().contains { $0.kind == .overlap })
  }

  @Test func `a ring that touches itself in a point`() {
    // Two squares of one ring that meet in (1, 1).
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (2, 1), (2, 2), (1, 2), (1, 1), (0, 1), (0, 0)]
    let drawn = Drawn(set([("A", ring), ("B", square(1, 0))]))
    #expect(drawn.pairs == ["AB=2"])
    #expect(RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)[0].total.kilometres == 8)
  }

  @Test func `builder reports what it cannot use`() {
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "A"))
    builder.beginPart()
    builder.addRing(
      [Position(longitude: 0, latitude: .nan)]
        + square(0, 0).map { Position(longitude: $0.0, latitude: $0.1) })
    builder.addRing(square(0.2, 0.2, 0.1).map { Position(longitude: $0.0, latitude: $0.1) })
    builder.beginRegion(Region(id: "B"))
    builder.beginPart()
    builder.addRing(square(0, 0).dropLast().map { Position(longitude: $0.0, latitude: $0.1) })
    builder.beginPart()
    builder.addRing([
      Position(longitude: 0, latitude: 0), Position(longitude: 1, latitude: 0),
      Position(longitude: 0, latitude: 0),
    ])
    builder.beginPart()
    builder.addRing([
      Position(longitude: 600, latitude: 0), Position(longitude: 1, latitude: 0),
      Position(longitude: 0, latitude: 3),
    ])
    let set = builder.finish()
    #expect(
      set.problems.map(\.kind) == [
        .notFinite, .holeWithoutExterior, .emptyGeometry, .unclosedRing, .degenerateRing, .outOfRange,
      ])
    #expect(set.problems.map(\.part) == [0, 0, 0, 0, 1, 2])
    #expect(set.problems.first?.vertex == 0)
    #expect(set.ringCount == 1)
    #expect(set.regionCount == 2)
  }
}

/// The 180th meridian, as in Chukotka: two parts of one region with a straight edge at the cut.
@Suite struct MapCutTests {
  /// West and east of the cut, with the vertices along it at the given latitudes.
  private func halves(_ edge: Double, west: [Double], east: [Double]) -> RegionSet {
    var builder = RegionSetBuilder()
    builder.beginRegion(Region(id: "A", country: "X"))
    builder.beginPart()
    let up = east.sorted().map { Position(longitude: edge, latitude: $0) }
    builder.addRing(
      [Position(longitude: 170, latitude: up[0].latitude)] + up
        + [
          Position(longitude: 170, latitude: up[up.count - 1].latitude),
          Position(longitude: 170, latitude: up[0].latitude),
        ])
    builder.beginPart()
    let down = west.sorted().reversed().map { Position(longitude: -edge, latitude: $0) }
    builder.addRing(
      [Position(longitude: -170, latitude: down[0].latitude)] + down
        + [
          Position(longitude: -170, latitude: down[down.count - 1].latitude),
          Position(longitude: -170, latitude: down[0].latitude),
        ])
    return builder.finish()
  }

  static let cases: [(Double, [Double], [Double])] = [
    (180.0, [65.0, 66.0, 67.0], [65.0, 66.0, 67.0]),
    (180.0, [65.0, 66.5, 67], [65.0, 66, 67]),
    (180.0, [65.5, 67], [65.0, 66]),
    (179.9, [65.0, 66, 67], [65.0, 66, 67]),
    (179.9, [65.0, 66.5, 67], [65.0, 66, 67]),
    (179.9000001, [65.0, 66.5, 67], [65.0, 66, 67]),
  ]

  @Test(arguments: cases)
  func `the cut is no coast`(edge: Double, west: [Double], east: [Double]) {
    let drawn = Drawn(halves(edge, west: west, east: east))
    let perimeter = RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)[0]
    let alongCut = (west.max()! - west.min()!) + (east.max()! - east.min()!)
    #expect((perimeter.cut + perimeter.seam).kilometres == alongCut)
    #expect(perimeter.outer == RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)[0].boundary)
    #expect(drawn.borders.borders.isEmpty)
    let pieces = Territories.all(
      drawn.topology, lengths: drawn.lengths, areas: drawn.topology.regions.areas(measure: PlanarMeasure()),
      level: .region)
    #expect(pieces.count == 1, "the halves are one piece")
  }

  @Test func `a region that only reaches far east is not cut`() {
    let drawn = Drawn(
      set([("A", square(178, 0)), ("B", square(-179, 0))]))
    #expect(RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)[0].cut.isZero)
  }

  /// Two regions that meet at the 180th meridian, one on each side of the sheet.
  @Test func `a border along the meridian is found`() {
    let drawn = Drawn(set([("A", square(179, 0)), ("B", square(-180, 0))]))
    #expect(drawn.pairs == ["AB=1"])
  }

  @Test func `the edge near the pole is no coast`() {
    let drawn = Drawn(set([("A", [(0, -90), (90, -90), (180, -90), (180, -60), (0, -60), (0, -90)])]))
    let perimeter = RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)[0]
    #expect(perimeter.outer.kilometres == 210)
    // The pole has no longitude, so nothing runs along it; on the plane of this test it stands at 0.
    #expect(abs(perimeter.cut.kilometres - (180.0 * 180 + 30 * 30).squareRoot()) < 1e-9)
  }
}

@Suite struct TerritoryTests {
  private func pieces(_ drawing: String, _ level: Territories.Level) -> [String] {
    let drawn = Drawn(drawing)
    return Territories.all(
      drawn.topology, lengths: drawn.lengths, areas: drawn.topology.regions.areas(measure: PlanarMeasure()),
      level: level
    ).map {
      "\($0.owner)\(Int($0.area / 1e6))" + ($0.isEnclave ? " enclave" : "") + ($0.isExclave ? " exclave" : "")
    }
  }

  @Test func `enclaves and exclaves`() {
    let drawing = """
      AAAAABBB.A
      ABAAABAB.A
      AAAAABBB..
      """
    // A has an enclave of B inside it, and B one of A; the strip in the east is an island, no exclave.
    #expect(pieces(drawing, .region) == ["A14", "A2", "A1 enclave exclave", "B8", "B1 enclave exclave"])
  }

  @Test func `countries join their regions`() {
    let drawing = """
      aaaaa
      aABba
      aaaaa
      """
    // A and B together are surrounded by two regions of the other country.
    #expect(pieces(drawing, .country) == ["LOW13", "UP2 enclave"])
    #expect(pieces(drawing, .region) == ["A1", "B1", "a12", "b1"])
  }
}

@Suite struct MeasureTests {
  @Test func `exact sums do not depend on order`() {
    for seed in 0..<50 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      var values = (0..<1000).map { _ in
        Double.random(in: 0...1e6, using: &generator) * (Bool.random(using: &generator) ? 1 : 1e-6)
      }
      let sum = values.map { ExactLength(metres: $0) }.sum()
      values.shuffle(using: &generator)
      #expect(values.map { ExactLength(metres: $0) }.sum() == sum, "seed \(seed)")
      #expect(abs(sum.metres - values.reduce(0, +)) < 1e-5, "seed \(seed)")
    }
  }

  @Test func `what is no length counts as none`() {
    for value in [Double.nan, .infinity, -.infinity, 1e300] { #expect(ExactLength(metres: value).isZero) }
    #expect(ExactLength(metres: 20_004_000).metres == 20_004_000)
  }

  @Test func `spacing is by nearest rank`() {
    #expect(VertexSpacing(segmentLengths: []) == nil)
    #expect(VertexSpacing(segmentLengths: [7])?.median == 7)
    let ten = VertexSpacing(segmentLengths: (1...10).map(Double.init).reversed())
    #expect(ten?.median == 5)
    #expect(ten?.percentile90 == 9)
  }

  @Test func `threads do not change results`() {
    var generator = SplitMix64(seed: 7)
    let letters = Array("ABCDEFGHIJKLabcdefghijkl")
    let drawing = (0..<60).map { _ in
      String((0..<60).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }.joined(separator: "\n")
    let topology = BorderTopology(regions(drawing))
    let one = ArcLengths(topology, measure: PlanarMeasure(), threads: 1)
    for threads in 2...5 {
      #expect(ArcLengths(topology, measure: PlanarMeasure(), threads: threads).values == one.values)
    }
  }
}

@Suite struct RankSelectionTests {
  @Test func `ranks are those of the sorted values`() {
    for seed in 0..<40 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      let count = Int.random(in: 1...500, using: &generator)
      let values = (0..<count).map { _ in
        Bool.random(using: &generator) ? 0 : Double.random(in: 0...1e5, using: &generator)
      }
      let sorted = values.sorted()
      let spacing = VertexSpacing(segmentLengths: values)
      #expect(spacing?.median == sorted[(count - 1) / 2], "seed \(seed)")
      #expect(spacing?.percentile90 == sorted[min(count - 1, (count * 9 + 9) / 10 - 1)], "seed \(seed)")
    }
  }
}
