import BorderCore
import BorderGeodesy
import BorderIO
import BorderTestSupport
import GEOS
import Glibc
import Mezha
import Testing

/// How far borders run near water, against the intersection of the border with a buffer about the water by GEOS.
@Suite struct WaterOracleTests {
  /// The length of lines within a distance of water, on the plane: what is left of them is taken off.
  static func near(
    _ borders: [[SIMD2<Double>]], _ water: [[SIMD2<Double>]], _ areas: [[SIMD2<Double>]],
    within distance: Double, quadrantSegments: Int = 64
  ) throws -> Double {
    let context = GEOSContext()
    func ordinates(_ points: [SIMD2<Double>]) -> [Double] { points.flatMap { [$0.x, $0.y] } }
    var style = GEOSBufferStyle()
    style.quadrantSegments = quadrantSegments
    var near = 0.0
    for border in borders {
      var rest = try GEOSGeometry.lineString(ordinates(border), in: context)
      let length = try rest.length()
      let (low, high) = (
        border.reduce(border[0]) { pointwiseMin($0, $1) } - distance,
        border.reduce(border[0]) { pointwiseMax($0, $1) } + distance
      )
      for (points, isArea) in water.map({ ($0, false) }) + areas.map({ ($0, true) }) {
        let (west, east) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
        let (south, north) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
        guard west < high.x, east > low.x, south < high.y, north > low.y else { continue }
        let body =
          isArea
          ? try GEOSGeometry.polygon([ordinates(points)], in: context)
          : try GEOSGeometry.lineString(ordinates(points), in: context)
        rest = try rest.difference(try body.buffer(distance, style: style))
      }
      near += length - (try rest.length())
    }
    return near
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `random drawings`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let drawing = (0..<8).map { _ in
      String((0..<8).map { _ in ["A", "B", "c", "d", "."].randomElement(using: &generator) ?? "." })
    }.joined(separator: "\n")
    let analysis = BorderAnalysis(BorderTopology(regions(drawing)), measure: PlanarMeasure())
    func place(_ x: Double, _ y: Double, _ spread: Double) -> SIMD2<Double> {
      SIMD2(
        x + Double.random(in: -spread...spread, using: &generator),
        y + Double.random(in: -spread...spread, using: &generator))
    }
    let rivers = (0..<5).map { _ in (0..<5).map { _ in place(4, 4, 4) } }
    let ponds = (0..<3).map { _ -> [SIMD2<Double>] in
      let (a, b) = (place(4, 4, 4), place(1.2, 1.2, 1))
      return [a, a + SIMD2(b.x, 0), a + b, a + SIMD2(0, b.y), a]
    }
    var builder = LineSetBuilder()
    for river in rivers { builder.addLine(river.map { Position(longitude: $0.x, latitude: $0.y) }) }
    let lakes = WaterBodies(
      areas: ponds.map { [$0.map { Position(longitude: $0.x, latitude: $0.y) }] })
    let tolerance = Double.random(in: 50...400, using: &generator)
    let found = WaterAlongBorders(
      analysis, borders: Array(analysis.borders.indices), rivers: WaterBodies(lines: builder.finish()),
      lakes: lakes, rule: WaterRule(tolerance: tolerance, minimum: 0), geometry: PlanarMeasure(), threads: 2
    )
    let arcs = analysis.topology.arcIDs.filter { analysis.topology.kind(of: $0) == .shared }
    let lengths = found.lengths(of: arcs)
    let borders = arcs.map { arc in
      analysis.topology.positions(of: arc).map { SIMD2($0.longitude, $0.latitude) }
    }
    let (all, lake) = (
      try Self.near(borders, rivers, ponds, within: tolerance / 1000) * 1000,
      try Self.near(borders, [], ponds, within: tolerance / 1000) * 1000
    )
    // GEOS draws discs as polygons of 256 sides, which lie up to 0.01 per cent inside.
    #expect(abs((lengths.river + lengths.lake).metres - all) < 0.002 * all + 1, "seed \(seed)")
    #expect(abs(lengths.lake.metres - lake) < 0.002 * lake + 1, "seed \(seed)")
  }

  /// Embedded borders and real rivers and lakes, each border on a plane of its own.
  @Test(.enabled(if: LineCrossingOracleTests.geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
  func `real rivers and lakes`() throws {
    let folder = try #require(LineCrossingOracleTests.geodata)
    let file = InputSpec(file: folder + "/ne10-context.gpkg", layer: "rivers_lake_centerlines")
    let rivers = try LineReader.read(file, fields: []).lines
    let lakes = try LineReader.read(
      InputSpec(file: folder + "/ne10-context.gpkg", layer: "lakes"), fields: [], takesPolygons: true
    ).areas
    let analysis = BorderAnalysis(
      BorderTopology(try EmbeddedData.located().regions("coarse")),
      measure: GeodesicMeasure(), threads: 2)
    let tolerance = 2000.0
    let borders = analysis.borders.indices.filter {
      analysis.borders[$0].isShared && analysis.isInternational(analysis.borders[$0])
    }
    let found = WaterAlongBorders(
      analysis, borders: borders, rivers: WaterBodies(lines: rivers), lakes: WaterBodies(areas: lakes),
      rule: WaterRule(tolerance: tolerance, minimum: 0), geometry: GeodesicMeasure(), threads: 2)
    var compared = 0
    for index in borders {
      let lines = analysis.lines(of: analysis.borders[index])
      guard let box = BoundingBox(of: lines.flatMap { $0 }[...]), box.north - box.south < 1,
        box.east - box.west < 2
      else { continue }
      let middle = (box.north + box.south) / 2 * .pi / 180
      // Metres a degree at the middle of the border, on the ellipsoid.
      let shape = 1 - 0.006_694_379_990_14 * sin(middle) * sin(middle)
      let scale =
        SIMD2(
          6_378_137 / shape.squareRoot() * cos(middle),
          6_378_137 * (1 - 0.006_694_379_990_14) / (shape * shape.squareRoot())) * .pi / 180
      func plane(_ line: some Sequence<Position>) -> [SIMD2<Double>] {
        line.map { SIMD2($0.longitude, $0.latitude) * scale }
      }
      func isNear(_ line: some Collection<Position>) -> Bool {
        guard let own = BoundingBox(of: Array(line)[...]) else { return false }
        return own.west < box.east + 1 && own.east > box.west - 1 && own.south < box.north + 1
          && own.north > box.south - 1
      }
      let near = (0..<rivers.lineCount).map { rivers.positions[rivers.range(ofLine: $0)] }.filter(isNear)
      let ponds = lakes.compactMap(\.first).filter(isNear)
      guard !near.isEmpty || !ponds.isEmpty else { continue }
      let all = try Self.near(
        lines.map(plane), near.map(plane), ponds.map(plane), within: tolerance,
        quadrantSegments: 16)
      let lengths = found.lengths(ofBorder: index)
      // The plane is off by up to two hundredths at its rim; islands in lakes are water to the oracle.
      let own = (lengths.river + lengths.lake).metres
      #expect(abs(own - all) < 0.02 * all + 200, "border \(index): \(own), GEOS \(all)")
      if all > 1000 { compared += 1 }
    }
    #expect(compared >= 15, "\(compared)")
  }
}
