import BorderTestSupport
import Geodesics
import Testing

@Suite struct GeodesicTests {
  let wgs84 = Geodesic.wgs84

  struct Vector: Sendable {
    let from, to: GeodesicPosition
    let startAzimuth, endAzimuth, distance: Double

    init(_ numbers: Double...) {
      from = GeodesicPosition(longitude: numbers[1], latitude: numbers[0])
      startAzimuth = numbers[2]
      to = GeodesicPosition(longitude: numbers[4], latitude: numbers[3])
      endAzimuth = numbers[5]
      distance = numbers[6]
    }
  }

  /// The first rows of the test cases that come with the library, from GeodTest.dat,
  /// doi:10.5281/zenodo.32156.
  @Test(arguments: [
    Vector(
      35.60777, -139.44815, 111.098748429560326, -11.17491, -69.95921, 129.289270889708762,
      8935244.5604818305),
    Vector(
      55.52454, 106.05087, 22.020059880982801, 77.03196, 197.18234, 109.112041110671519,
      4105086.1713924406),
  ])
  func `published vectors`(vector: Vector) {
    let inverse = wgs84.inverse(from: vector.from, to: vector.to)
    #expect(near(inverse.distance, vector.distance, within: 1e-8))
    #expect(near(inverse.startAzimuth, vector.startAzimuth, within: 1e-13 * 180))
    #expect(near(inverse.endAzimuth, vector.endAzimuth, within: 1e-13 * 180))
    let direct = wgs84.direct(
      from: vector.from, azimuth: vector.startAzimuth, distance: vector.distance)
    #expect(near(direct.position.latitude, vector.to.latitude, within: 1e-13 * 180))
    let turn = (direct.position.longitude - vector.to.longitude).remainder(dividingBy: 360)
    #expect(near(turn, 0, within: 1e-13 * 360))
  }

  @Test func `lengths that are known in closed form`() {
    let a = 6_378_137.0
    let origin = GeodesicPosition(longitude: 0, latitude: 0)
    func distance(_ longitude: Double, _ latitude: Double) -> Double {
      wgs84.distance(from: origin, to: GeodesicPosition(longitude: longitude, latitude: latitude))
    }
    #expect(distance(0, 0) == 0)
    #expect(distance(360, 0) == 0)
    #expect(near(distance(90, 0), a * .pi / 2, within: 1e-8))
    // The quarter of the meridian and, for antipodes, the half: the shortest way is over a pole.
    #expect(near(distance(0, 90), 10_001_965.729, within: 1e-3))
    #expect(near(distance(123, -90), 10_001_965.729, within: 1e-3))
    #expect(near(distance(180, 0), 20_003_931.459, within: 1e-3))
    let north = GeodesicPosition(longitude: 10, latitude: 90)
    let south = GeodesicPosition(longitude: -50, latitude: -90)
    #expect(near(wgs84.distance(from: north, to: south), 20_003_931.459, within: 1e-3))
    #expect(
      near(
        wgs84.distance(from: north, to: GeodesicPosition(longitude: -77, latitude: 90)), 0, within: 1e-8))
  }

  @Test func `nearly antipodal positions converge`() {
    // From the manual of GeographicLib: the case that Vincenty's method cannot do.
    let inverse = wgs84.inverse(
      from: GeodesicPosition(longitude: 0, latitude: -30),
      to: GeodesicPosition(longitude: 179.8, latitude: 29.9))
    #expect(near(inverse.distance, 19_989_832.827, within: 1e-3))
  }

  @Test func `inverse undoes direct`() {
    let seed: UInt64 = 31
    var random = SplitMix64(seed: seed)
    for round in 0..<2000 {
      let (start, end) = (random.position(), random.position())
      let inverse = wgs84.inverse(from: start, to: end)
      let reached = wgs84.direct(
        from: start, azimuth: inverse.startAzimuth, distance: inverse.distance)
      #expect(
        wgs84.distance(from: reached.position, to: end) < 1e-7, "seed \(seed), round \(round)")
      #expect(
        near(wgs84.distance(from: end, to: start), inverse.distance, within: 1e-7),
        "seed \(seed), round \(round)")
      #expect(inverse.distance <= 20_003_931.46)
    }
  }

  @Test func `places on a line divide it`() {
    let seed: UInt64 = 32
    var random = SplitMix64(seed: seed)
    for round in 0..<300 {
      let (start, end) = (random.position(), random.position())
      let line = GeodesicLine(from: start, to: end)
      #expect(near(line.length, wgs84.distance(from: start, to: end), within: 1e-7))
      let fraction = Double.random(in: 0...1, using: &random)
      let place = line.position(atFraction: fraction).position
      let (before, after) = (
        wgs84.distance(from: start, to: place), wgs84.distance(from: place, to: end)
      )
      #expect(near(before, fraction * line.length, within: 1e-6), "seed \(seed), round \(round)")
      #expect(near(before + after, line.length, within: 1e-6), "seed \(seed), round \(round)")
    }
    let nowhere = GeodesicLine(
      from: GeodesicPosition(longitude: 5, latitude: 5),
      to: GeodesicPosition(longitude: 5, latitude: 5))
    #expect(nowhere.length == 0)
    #expect(near(nowhere.position(atFraction: 0.5).position.latitude, 5, within: 1e-12))
  }

  @Test func `nonsense is not a number`() {
    let bad = GeodesicPosition(longitude: 0, latitude: 91)
    let good = GeodesicPosition(longitude: 0, latitude: 0)
    #expect(wgs84.distance(from: bad, to: good).isNaN)
    #expect(wgs84.distance(from: good, to: GeodesicPosition(longitude: .nan, latitude: 0)).isNaN)
  }

  @Test(arguments: [
    (0.0, 0.0), (-1, 0), (.infinity, 0), (.nan, 0), (6_378_137, 1), (6_378_137, .nan), (1, -0.3),
  ])
  func `ellipsoids that are none`(axis: Double, flattening: Double) throws {
    let error = #expect(throws: GeodesicError.self) {
      _ = try Geodesic(semiMajorAxis: axis, flattening: flattening)
    }
    #expect(error?.function == "geod_init")
  }

  @Test func `a sphere is an ellipsoid too`() throws {
    let sphere = try Geodesic(semiMajorAxis: 1, flattening: 0)
    let quarter = sphere.distance(
      from: GeodesicPosition(longitude: 0, latitude: 0),
      to: GeodesicPosition(longitude: 0, latitude: 90))
    #expect(near(quarter, .pi / 2, within: 1e-15))
    #expect(sphere.semiMajorAxis == 1 && sphere.flattening == 0)
  }
}

@Suite struct GeodesicBlockTests {
  let wgs84 = Geodesic.wgs84

  @Test func `blocks agree with single measures`() throws {
    var random = SplitMix64(seed: 33)
    let positions = (0..<500).map { _ in random.position() }
    let block = positions.flatMap { [$0.longitude, $0.latitude] }
    let lengths = try wgs84.segmentLengths(block)
    #expect(lengths == zip(positions, positions.dropFirst()).map { wgs84.distance(from: $0, to: $1) })
    let whole = try wgs84.length(of: block)
    #expect(near(whole, lengths.reduce(0, +), within: 1e-4))
    let backwards = try wgs84.length(
      of: positions.reversed().flatMap { [$0.longitude, $0.latitude] })
    #expect(near(whole, backwards, within: 1e-6))
  }

  @Test(arguments: [[], [5, 5]] as [[Double]])
  func `fewer than two positions have no length`(block: [Double]) throws {
    #expect(try wgs84.segmentLengths(block).isEmpty)
    #expect(try wgs84.length(of: block) == 0)
    let polygon = try wgs84.polygon(block)
    #expect(polygon.signedArea == 0 && polygon.perimeter == 0)
  }

  @Test func `buffers that do not fit`() throws {
    #expect(throws: GeodesicError.self) { try wgs84.segmentLengths([1, 2, 3]) }
    #expect(throws: GeodesicError.self) { try wgs84.length(of: [1, 2, 3]) }
    #expect(throws: GeodesicError.self) { try wgs84.polygon([1, 2, 3]) }
    let block = [0.0, 0, 1, 1, 2, 2]
    var room = [9.0]
    #expect(throws: GeodesicError.self) {
      try block.withUnsafeBufferPointer { block in
        try room.withUnsafeMutableBufferPointer { room in
          try wgs84.segmentLengths(block, into: room)
        }
      }
    }
    #expect(room == [9])
  }

  /// Many short segments: a plain sum would drift.
  @Test func `long sums are compensated`() throws {
    let count = 100_000
    let block = (0...count).flatMap { [Double($0) / Double(count), 0.0] }
    let length = try wgs84.length(of: block)
    #expect(near(length, 6_378_137 * .pi / 180, within: 2e-5))
  }
}

@Suite struct GeodesicPolygonTests {
  let wgs84 = Geodesic.wgs84

  @Test func `an eighth of the earth`() throws {
    let polygon = try wgs84.polygon([0, 0, 90, 0, 0, 90])
    #expect(near(polygon.signedArea, 510_065_621_724_088.44 / 8, within: 1))
    #expect(near(polygon.perimeter, 30_022_685.630, within: 1e-3))
    let closed = try wgs84.polygon([0, 0, 90, 0, 0, 90, 0, 0])
    #expect(near(closed.signedArea, polygon.signedArea, within: 0.1))
    let clockwise = try wgs84.polygon([0, 90, 90, 0, 0, 0])
    #expect(near(clockwise.signedArea, -polygon.signedArea, within: 0.1))
  }

  /// The example of the library's manual.
  @Test func antarctica() throws {
    let latitudes = [
      -72.9, -71.9, -74.9, -74.3, -77.5, -77.4, -71.7, -65.9, -65.7, -66.6, -66.9, -69.8, -70.0, -71.0,
      -77.3, -77.9, -74.7,
    ]
    let longitudes: [Double] = [
      -74, -102, -102, -131, -163, 163, 172, 140, 113, 88, 59, 25, -4, -14, -33, -46, -61,
    ]
    let block = zip(longitudes, latitudes).flatMap { [$0, $1] }
    let polygon = try wgs84.polygon(block)
    #expect(near(polygon.signedArea.magnitude, 13_376_856_682_207, within: 1))
    #expect(near(polygon.perimeter, 14_710_425.41, within: 0.01))
  }

  /// Cases "Planimeter0" and "Planimeter5" of the library's own tests: rings around the pole.
  @Test func `rings around the pole`() throws {
    let four = try wgs84.polygon([0, 89, 90, 89, 180, 89, 270, 89])
    #expect(near(four.perimeter, 631_819.8745, within: 1e-4))
    #expect(near(four.signedArea, 24_952_305_678.0, within: 1))
    let three = try wgs84.polygon([0.1, 89, 90.1, 89, -179.9, 89])
    #expect(near(three.perimeter, 539_297, within: 1))
    #expect(near(three.signedArea, 12_476_152_838.5, within: 1))
  }

  @Test func `two positions have no area`() throws {
    let polygon = try wgs84.polygon([0, 0, 1, 0])
    #expect(polygon.signedArea == 0)
    #expect(near(polygon.perimeter, 2 * 6_378_137 * .pi / 180, within: 1e-8))
  }
}
