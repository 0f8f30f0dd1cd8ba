import BorderCore
import BorderGeodesy
import BorderTestSupport
import GEOS
import Testing

/// Overlaps are those that GEOS finds when it overlays every region with every other.
@Suite struct OverlapOracleTests {
  /// Triangles and quadrilaterals; on a grid their sides and corners meet in all ways, else they cross.
  private func shape(_ isGrid: Bool, _ generator: inout SplitMix64) -> [Position] {
    while true {
      let count = Int.random(in: 3...4, using: &generator)
      let ring = (0..<count).map { _ in
        isGrid
          ? Position(
            longitude: Double(Int.random(in: 0...5, using: &generator)) / 128,
            latitude: Double(Int.random(in: 0...5, using: &generator)) / 128)
          : Position(
            longitude: Double.random(in: 0...0.04, using: &generator),
            latitude: Double.random(in: 0...0.04, using: &generator))
      }
      var builder = RegionSetBuilder()
      builder.beginRegion(Region(id: "x"))
      builder.beginPart()
      builder.addRing(ring)
      let set = builder.finish()
      if set.ringCount == 1, RegionValidity.check(set).isEmpty { return ring + [ring[0]] }
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `random polygons`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let isGrid = seed % 3 != 0
    var builder = RegionSetBuilder()
    var rings: [[Position]] = []
    for number in 0..<8 {
      let ring = shape(isGrid, &generator)
      rings.append(ring)
      builder.beginRegion(Region(id: "\(number)"))
      builder.beginPart()
      builder.addRing(ring)
    }
    let topology = BorderTopology(builder.finish())
    let found = try #require(RegionOverlaps(topology, widerThan: 0.01, measure: GeodesicMeasure()))
    #expect(found.isComplete, "seed \(seed)")
    let areas = Dictionary(found.overlaps.map { ($0.pair, $0.area) }) { first, _ in first }
    #expect(areas.count == found.overlaps.count, "seed \(seed)")
    try GEOSContext.withCurrent { context in
      let polygons = try rings.map { ring in
        try Polygon(
          GEOSGeometry.multiPolygon(
            GEOSPolygonCoordinates(
              xy: ring.flatMap { [$0.longitude, $0.latitude] }, ringEnds: [ring.count], polygonEnds: [1]),
            in: context))
      }
      for i in 0..<8 {
        for j in (i + 1)..<8 {
          let area = try polygons[i].shape.intersection(polygons[j].shape).area()
          let pair = RegionPair(RegionID(i), RegionID(j))
          let own = areas[pair] ?? 0
          // Square degrees near the equator.
          let expected = area * 111_319.5 * 110_574.3
          #expect(
            area < 1e-11 ? own < 1 : abs(own / expected - 1) < 1e-4,
            "seed \(seed): \(i) \(j): \(own) of \(expected) m²; \(rings[i]) \(rings[j])")
        }
      }
    }
  }

  /// A geometry in an array.
  private final class Polygon {
    let shape: GEOSGeometry
    init(_ shape: consuming GEOSGeometry) { self.shape = shape }
  }

  @Test func `clean drawings do not overlap`() throws {
    for drawing in ["AAB\nACC", "AB\nBA", "AAA\nABA\nAAA", "A.A\nBBB\nC.C"] {
      let found = try #require(
        RegionOverlaps(BorderTopology(regions(drawing)), widerThan: 0.01, measure: GeodesicMeasure()))
      #expect(found.overlaps.isEmpty && found.isComplete, "\(drawing)")
    }
  }

  @Test func `the same for every number of threads`() throws {
    var generator = SplitMix64(seed: 5)
    var builder = RegionSetBuilder()
    for number in 0..<60 {
      builder.beginRegion(Region(id: "\(number)"))
      builder.beginPart()
      builder.addRing(shape(false, &generator))
    }
    let topology = BorderTopology(builder.finish())
    let one = try #require(RegionOverlaps(topology, widerThan: 0.01, measure: GeodesicMeasure()))
    let four = try #require(
      RegionOverlaps(topology, widerThan: 0.01, measure: GeodesicMeasure(), threads: 4))
    #expect(one.overlaps == four.overlaps && one.overlaps.count > 100)
  }
}
