import BorderCore
import BorderGeodesy
import BorderTestSupport
import Testing

/// Sectors around a pole of which each has vertices of its own along its meridians, against geodesics.
@Suite struct PolarMatchingTests {
  /// Sectors of one pole from some parallel on, and the meridians between them.
  private struct Sectors {
    let set: RegionSet
    let borderCount: Int
    let outer: Double
    let pole: Double

    init(by generator: inout SplitMix64) {
      let pole = Bool.random(using: &generator) ? 90.0 : -90
      let outer = Double.random(in: 60...85, using: &generator).rounded()
      (self.pole, self.outer) = (pole, outer)
      func place(_ longitude: Double, _ latitude: Double) -> Position {
        let turned = longitude < -180 ? longitude + 360 : longitude
        return Position(longitude: turned, latitude: pole < 0 ? -latitude : latitude)
      }
      let count = Int.random(in: 3...9, using: &generator)
      let step = (360 / Double(count)).rounded(.down)
      let first = Double.random(in: -180..<(-150), using: &generator).rounded()
      let meridians = (0..<count).map { first + step * Double($0) }.map { $0 > 180 ? $0 - 360 : $0 }
      let isRound = Bool.random(using: &generator)
      borderCount = isRound ? count : count - 2
      var builder = RegionSetBuilder()
      for k in 0..<(isRound ? count : count - 1) {
        let (west, east) = (meridians[k], meridians[(k + 1) % count])
        var ring = [place(west, outer)]
        ring += Self.latitudes(from: outer, by: &generator).map { place(west, $0) }
        ring.append(Position(longitude: 0, latitude: pole))
        ring += Self.latitudes(from: outer, by: &generator).reversed().map { place(east, $0) }
        ring.append(place(east, outer))
        // So that no edge along the parallel goes the other way round.
        let middle = west + step / 2
        ring.append(place(middle > 180 ? middle - 360 : middle, outer - 1))
        ring.append(ring[0])
        builder.beginRegion(Region(id: "R\(k)"))
        builder.beginPart()
        builder.addRing(pole > 0 ? ring.reversed() : ring)
      }
      set = builder.finish()
    }

    private static func latitudes(from outer: Double, by generator: inout SplitMix64) -> [Double] {
      (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        Double.random(in: (outer + 0.1)...89.9, using: &generator)
      }.sorted()
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func
    `sectors with other vertices along their meridians share them to the pole or the report says where not`(
      seed: UInt64
    ) throws
  {
    var generator = SplitMix64(seed: seed)
    let measure = GeodesicMeasure()
    let sectors = Sectors(by: &generator)
    let loose = try #require(BorderTopology(sectors.set).looseVertices(within: 0.01, measure: measure))
    let whole = lengths(of: BorderTopology(sectors.set), measure).count
    #expect(loose.isEmpty == (whole == sectors.borderCount), "seed \(seed)")

    let result = sectors.set.matched(MatchOptions(tolerance: 0.01), measure: measure)
    let found = lengths(of: BorderTopology(result.regions), measure)
    let expected = measure.distance(
      Position(longitude: 0, latitude: sectors.pole),
      Position(longitude: 0, latitude: sectors.pole < 0 ? -sectors.outer : sectors.outer))
    // Where lines crowd at the pole one may stay as it was; then the report says where.
    #expect(found.count >= whole && found.count <= sectors.borderCount, "seed \(seed)")
    #expect((found.count < sectors.borderCount) == !result.report.unmatchedPlaces.isEmpty, "seed \(seed)")
    for (pair, length) in found { #expect(abs(length - expected) < 1e-3, "seed \(seed): \(pair)") }
    #expect(RegionValidity.check(result.regions).isEmpty, "seed \(seed)")
  }

  /// The lengths of shared lines by pair.
  private func lengths(of topology: BorderTopology, _ measure: GeodesicMeasure) -> [String: Double] {
    var lengths: [String: Double] = [:]
    for arc in topology.arcIDs where topology.sides(of: arc).count == 2 {
      let pair = topology.sides(of: arc).map { topology.regions[$0.region].id }.sorted().joined(
        separator: "~")
      let line = topology.positions(of: arc)
      for (a, b) in zip(line, line.dropFirst()) { lengths[pair, default: 0] += measure.distance(a, b) }
    }
    return lengths
  }

  @Test func `a vertex on a meridian that a neighbour follows to the pole is a T-junction`() throws {
    let text = [
      ("A", [(0.0, 80.0), (10, 80), (0, 90)]), ("B", [(10, 80), (20, 80), (0, 90), (10, 85)]),
    ]
    var builder = RegionSetBuilder()
    for (id, ring) in text {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing((ring + [ring[0]]).map { Position(longitude: $0.0, latitude: $0.1) })
    }
    let found = try #require(
      BorderTopology(builder.finish()).looseVertices(within: 0.01, measure: GeodesicMeasure()))
    #expect(found.map(\.kind) == [.tJunction])
    #expect(found.first?.place == Position(longitude: 10, latitude: 85))
  }
}
