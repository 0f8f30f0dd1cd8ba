import BorderCore
import BorderGeodesy
import BorderTables
import BorderTestSupport
import PROJ
import Testing

/// The series for short segments against Karney's algorithm of PROJ, over latitude, azimuth and length.
@Suite struct GeodesicKernelTests {
  static let series = GeodesicMeasure(method: .series)

  /// The lengths of a line's segments, in a block as the tables use it.
  static func lengths(_ line: [Position]) -> [Double] {
    var result = [Double](repeating: -1, count: line.count - 1)
    line.withUnsafeBufferPointer { line in
      result.withUnsafeMutableBufferPointer { series.measure(line, into: $0) }
    }
    return result
  }

  /// The distance by Karney, without the project's own ordering of the ends.
  static func karney(_ a: Position, _ b: Position) -> Double {
    Geodesic.wgs84.distance(
      from: GeodesicPosition(longitude: a.longitude, latitude: a.latitude),
      to: GeodesicPosition(longitude: b.longitude, latitude: b.latitude))
  }

  /// The place at an azimuth and a distance; longitudes wrap at the 180th meridian.
  static func place(from a: Position, azimuth: Double, distance: Double) -> Position {
    let end = Geodesic.wgs84.direct(
      from: GeodesicPosition(longitude: a.longitude, latitude: a.latitude), azimuth: azimuth,
      distance: distance
    ).position
    return Position(longitude: end.longitude, latitude: end.latitude)
  }

  /// Within 1e-9 of the length. The floor of 4 nm is what both formulas round off.
  static func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= max(4e-9, 1e-9 * b) }

  @Test(arguments: [
    -90.0, -89.999, -75, -45.000001, -45, -10, 0, 0.001, 30, 44.999999, 45, 60, 82, 89.99, 90,
  ])
  func `equal to Karney over azimuth and length`(latitude: Double) {
    for longitude in [-180.0, -179.99999, -60, 0, 37.6, 179.9, 180] {
      let start = Position(longitude: longitude, latitude: latitude)
      for step in 0..<24 {
        let azimuth = Double(step) * 15 - 180
        var distance = 1e-4
        while distance < 2e7 {
          let end = Self.place(from: start, azimuth: azimuth, distance: distance)
          let measured = Self.lengths([start, end])[0]
          let expected = Self.karney(start, end)
          if !Self.agree(measured, expected) {
            Issue.record("\(start) to \(end), azimuth \(azimuth): \(measured), not \(expected)")
          }
          distance *= 7.3
        }
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `equal to Karney on random segments`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var worst = 0.0
    for index in 0..<5000 {
      let start = Position(
        longitude: .random(in: -180...180, using: &random), latitude: .random(in: -90...90, using: &random))
      // All scales alike, the limit of the series among them.
      let scale = [1, 100, 5000, 80_000, 2e7][index % 5]
      let end = Self.place(
        from: start, azimuth: .random(in: -180...180, using: &random),
        distance: .random(in: 0..<scale, using: &random))
      let measured = Self.lengths([start, end])[0]
      let expected = Self.karney(start, end)
      #expect(
        Self.agree(measured, expected), "seed \(seed): \(start) to \(end): \(measured), not \(expected)")
      if expected > 1000 { worst = max(worst, abs(measured - expected) / expected) }
    }
    #expect(worst < 1e-11, "seed \(seed): \(worst)")
  }

  @Test(arguments: [5, 6] as [UInt64])
  func `the same bits in both directions and in a block`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var line = [Position(longitude: 179.5, latitude: 66)]
    for _ in 0..<1000 {
      line.append(
        Self.place(
          from: line[line.count - 1], azimuth: .random(in: -180...180, using: &random),
          distance: .random(in: 0...100_000, using: &random)))
    }
    let forward = Self.lengths(line)
    let backward = Array(Self.lengths(line.reversed()).reversed())
    #expect(forward.map(\.bitPattern) == backward.map(\.bitPattern), "seed \(seed)")
    let single = zip(line, line.dropFirst()).map { Self.lengths([$0, $1])[0] }
    #expect(forward.map(\.bitPattern) == single.map(\.bitPattern), "seed \(seed)")
    #expect(Self.series.length(of: line) == Self.series.length(of: line.reversed()), "seed \(seed)")
  }

  @Test func `equal positions have no length`() {
    for latitude in [-90.0, -45, 0, 45, 66.5, 90] {
      for longitude in [-180.0, -179.9, 0, 180] {
        let p = Position(longitude: longitude, latitude: latitude)
        #expect(Self.lengths([p, p]) == [0])
        #expect(Self.series.distance(p, p) == 0)
      }
    }
    let line = [Position](repeating: Position(longitude: 30, latitude: 60), count: 5)
    #expect(Self.series.length(of: line).isZero)
    #expect(Self.series.length(of: Array(line.prefix(1))).isZero)
    #expect(Self.series.length(of: [Position]()).isZero)
  }

  @Test func `the antimeridian and the poles are places like others`() {
    func p(_ longitude: Double, _ latitude: Double) -> Position {
      Position(longitude: longitude, latitude: latitude)
    }
    let cases: [(Position, Position)] = [
      (p(179.99, 65), p(-179.99, 65)), (p(-180, 65), p(180, 65.1)), (p(180, 70), p(-180, 70)),
      (p(0, 89.9), p(180, 89.9)), (p(-90, 89.95), p(90, 89.95)), (p(10, 90), p(-130, 90)),
      (p(0, -90), p(45, -89.5)), (p(0, 0), p(179.9, 0.1)), (p(0, 0), p(180, 0)),
      (p(-180, -16), p(179.8, -16.1)),
    ]
    for (a, b) in cases {
      let measured = Self.lengths([a, b])[0]
      #expect(Self.agree(measured, Self.karney(a, b)), "\(a) to \(b): \(measured)")
      #expect(measured.bitPattern == Self.lengths([b, a])[0].bitPattern, "\(a) to \(b)")
    }
  }

  @Test func `planar length of degrees is nonsense`() {
    let line = [Position(longitude: 30, latitude: 60), Position(longitude: 31, latitude: 60)]
    #expect(abs(Self.series.length(of: line).metres - 55_800) < 2)
    #expect(PlanarMeasure().length(of: line).metres == 1000)
  }
}
