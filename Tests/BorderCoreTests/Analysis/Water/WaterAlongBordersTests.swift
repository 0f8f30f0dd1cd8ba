import BorderCore
import BorderTables
import BorderTestSupport
import Testing

/// Lines of water with one unit of the drawing for a kilometre.
func water(_ lines: [[(Double, Double)]]) -> WaterBodies {
  var builder = LineSetBuilder()
  for line in lines { builder.addLine(line.map { Position(longitude: $0.0, latitude: $0.1) }) }
  return WaterBodies(lines: builder.finish())
}

/// A rectangle of water.
private func pond(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [[Position]] {
  [
    [(west, south), (east, south), (east, north), (west, north)].map {
      Position(longitude: $0.0, latitude: $0.1)
    }
  ]
}

@Suite struct WaterAlongBordersTests {
  /// The border of A and b is ten kilometres from west to east, at latitude 1.
  private func lengths(
    _ drawing: String = "AAAAAAAAAA\nbbbbbbbbbb", rivers: WaterBodies = WaterBodies(),
    lakes: WaterBodies = WaterBodies(), tolerance: Double = 100, minimum: Double? = nil
  ) -> WaterAlongBorders.Lengths {
    let analysis = BorderAnalysis(BorderTopology(regions(drawing)), measure: PlanarMeasure())
    let water = WaterAlongBorders(
      analysis, borders: Array(analysis.borders.indices), rivers: rivers, lakes: lakes,
      rule: WaterRule(tolerance: tolerance, minimum: minimum), geometry: PlanarMeasure())
    return water.lengths(of: analysis.topology.arcIDs)
  }

  private func isNear(_ length: ExactLength, _ metres: Double) -> Bool { abs(length.metres - metres) < 0.01 }

  @Test func `a river beside the border counts as far as it is near`() {
    // 60 m beside it from 2 to 7; its ends reach 80 m further, to the rim of a disc of 100 m.
    let found = lengths(rivers: water([[(2, 1.06), (7, 1.06)]]))
    #expect(isNear(found.river, 5160), "\(found)")
    #expect(found.lake == .zero && isNear(found.total, 10_000))
    #expect(lengths(rivers: water([[(2, 1.11), (7, 1.11)]])).river == .zero)
  }

  @Test func `a river that crosses does not count`() {
    let right = water([[(5, 0), (5, 2)]])
    #expect(lengths(rivers: right).river == .zero)
    // Without a minimum it counts for twice the tolerance.
    #expect(isNear(lengths(rivers: right, minimum: 0).river, 200))
    // At 45 degrees it is near for 2 · 100 m · √2; at less than 30 degrees for more than four tolerances.
    #expect(lengths(rivers: water([[(4, 0), (6, 2)]])).river == .zero)
    #expect(isNear(lengths(rivers: water([[(4, 0), (6, 2)]]), minimum: 0).river, 200 * 2.0.squareRoot()))
    #expect(lengths(rivers: water([[(1, 0), (9, 2)]])).river.metres > 400)
  }

  @Test func `a lake counts inside and along its shore, and before a river in it`() {
    let lake = WaterBodies(areas: [pond(3, 0.5, 6, 1.5)])
    let found = lengths(rivers: water([[(2, 1), (7, 1)]]), lakes: lake)
    #expect(isNear(found.lake, 3200), "\(found)")
    #expect(isNear(found.river, 5200 - 3200))
    #expect(isNear(found.land, 10_000 - 5200))
    #expect(abs((found.waterShare ?? 0) - 0.52) < 1e-5)
    // An island in the lake is land, but its shores are near the water.
    let ring = lake.areas[0] + pond(4, 0.7, 5, 1.3)
    #expect(isNear(lengths(lakes: WaterBodies(areas: [ring])).lake, 3200 - 800))
  }

  @Test func `short interruptions do not end a stretch but count as land`() {
    // Three pieces of 200 m with their ends, 60 m apart.
    let pieces = water([[(2, 1), (2.1, 1)], [(2.36, 1), (2.46, 1)], [(2.72, 1), (2.82, 1)]])
    let found = lengths(rivers: pieces, minimum: 900)
    #expect(isNear(found.river, 900), "\(found)")
    #expect(lengths(rivers: pieces, minimum: 1100).river == .zero)
  }

  @Test func `stretches go on across the borders of regions, and round a closed border`() {
    // Two pairs of regions of the same two countries: 300 m in each are 600 m together.
    let found = lengths("AAAAABBBBB\naaaaabbbbb", rivers: water([[(4.8, 1), (5.2, 1)]]), minimum: 500)
    #expect(isNear(found.river, 600), "\(found)")
    // Round an enclave, over the place where its ring begins.
    let ring = water([[(1, 1.3), (1, 1), (1.3, 1)]])
    for minimum in [500.0, 790] {
      let found = lengths("AAA\nAbA\nAAA", rivers: ring, minimum: minimum)
      #expect(isNear(found.river, 800), "\(minimum): \(found)")
    }
  }

  @Test func `parts of arcs make stretches with their shapes`() throws {
    let analysis = BorderAnalysis(
      BorderTopology(regions("AAAAABBBBB\naaaaabbbbb")), measure: PlanarMeasure())
    let borders = analysis.borders.indices.filter { analysis.isInternational(analysis.borders[$0]) }
    let found = WaterAlongBorders(
      analysis, borders: borders, rivers: water([[(4, 1), (6, 1)]]),
      rule: WaterRule(tolerance: 100), geometry: PlanarMeasure())
    let listing = found.stretches()
    let kinds = listing.table.rows.map { $0[4] }
    #expect(kinds == [.text("land"), .text("river"), .text("river"), .text("land")])
    let measured = listing.geometries.map { PlanarMeasure().length(of: $0).metres }
    for (length, expected) in zip(measured, [3900, 1100, 1100, 3900]) {
      #expect(abs(length - Double(expected)) < 0.01)
    }
    let table = found.table(adding: analysis.borderTable(borders), of: borders)
    #expect(table.columns.suffix(4).map(\.key) == ["river_km", "lake_km", "land_km", "water_share"])
    #expect(table.rows.count == borders.count)
    #expect(isNear(found.lengths(between: analysis.countries[1], and: analysis.countries[0]).river, 2200))
    let pairs = CountryPair.all(of: borders, in: analysis)
    let plain = analysis.countryPairTable(pairs, names: CountryNames([:]), measure: PlanarMeasure()).table
    #expect(found.table(adding: plain, of: pairs).rows.count == 1)
  }

  /// Against sampling: every metre of the border, and its distance from every segment.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `near parts are those within the distance`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    func place() -> (Double, Double) {
      (Double.random(in: 0...10, using: &generator), Double.random(in: 0.2...1.8, using: &generator))
    }
    let lines = (0..<4).map { _ in (0..<Int.random(in: 2...5, using: &generator)).map { _ in place() } }
    let tolerance = Double.random(in: 30...300, using: &generator)
    let found = lengths(rivers: water(lines), tolerance: tolerance, minimum: 0)
    let measure = PlanarMeasure()
    var count = 0
    for metre in 0..<10_000 {
      let here = Position(longitude: (Double(metre) + 0.5) / 1000, latitude: 1)
      let isNear = lines.contains { line in
        zip(line, line.dropFirst()).contains { p, q in
          let (a, b) = (
            Position(longitude: p.0, latitude: p.1), Position(longitude: q.0, latitude: q.1)
          )
          return measure.nearest(to: here, from: a, to: b, guess: 0.5).distance <= tolerance
        }
      }
      if isNear { count += 1 }
    }
    #expect(abs(found.river.metres - Double(count)) < 40, "seed \(seed): \(found.river.metres), \(count)")
    #expect(abs(found.total.metres - 10_000) < 1e-6, "seed \(seed)")
  }

  @Test func `order, direction and threads do not matter`() {
    var generator = SplitMix64(seed: 5)
    let lines = (0..<30).map { _ in
      (0..<4).map { _ in
        (Double.random(in: 0...10, using: &generator), Double.random(in: 0...3, using: &generator))
      }
    }
    let drawing = "AAAAABBBBB\nAAcccBBddd\naaaaaddddd"
    let first = lengths(drawing, rivers: water(lines), tolerance: 200)
    let turned = lengths(drawing, rivers: water(lines.reversed().map { $0.reversed() }), tolerance: 200)
    #expect(abs(first.river.metres - turned.river.metres) < 1e-3, "seed 5")
    #expect(first.river > .zero)
  }
}
