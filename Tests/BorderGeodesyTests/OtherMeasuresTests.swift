import BorderCore
import BorderTestSupport
import Glibc
import Testing

@testable import BorderGeodesy

/// Lengths by the methods of other programs, against formulas that they do not use.
@Suite struct OtherMeasuresTests {
  private static let lines: [[Position]] = (0..<40).map { seed in
    var random = SplitMix64(seed: UInt64(seed))
    return (0..<9).map { _ in
      Position(
        longitude: .random(in: -170...170, using: &random), latitude: .random(in: -80...80, using: &random))
    }
  }

  @Test func `On the sphere, the angle between two directions is the length`() {
    for line in Self.lines {
      let own = SphereMeasure().length(of: line).metres
      let other = zip(line, line.dropFirst()).reduce(0.0) { sum, ends in
        func unit(_ place: Position) -> SIMD3<Double> {
          let (x, y) = (place.longitude * .pi / 180, place.latitude * .pi / 180)
          return SIMD3(cos(y) * cos(x), cos(y) * sin(x), sin(y))
        }
        let (a, b) = (unit(ends.0), unit(ends.1))
        let across = SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
        return sum + SphereMeasure.radius * atan2((across * across).sum().squareRoot(), (a * b).sum())
      }
      #expect(abs(own - other) < 1e-9 * other)
      #expect(abs(own / GeodesicMeasure().length(of: line).metres - 1) < 0.006)
    }
  }

  @Test func `Web Mercator is PROJ's`() throws {
    let projection = try MapProjectionByPROJ("EPSG:3857")
    for line in Self.lines {
      var numbers = line.flatMap { [$0.longitude, $0.latitude] }
      projection.project(&numbers)
      let other = (1..<line.count).reduce(0.0) { sum, index in
        let (x, y) = (
          numbers[2 * index] - numbers[2 * index - 2], numbers[2 * index + 1] - numbers[2 * index - 1]
        )
        return sum + (x * x + y * y).squareRoot()
      }
      let own = PlaneMeasure(.webMercator).length(of: line).metres
      #expect(abs(own - other) < 1e-9 * other)
    }
  }

  @Test func `At 60 degrees Web Mercator doubles a border`() {
    let line = (0...100).map { Position(longitude: 30 + Double($0) * 0.01, latitude: 60) }
    let ratio = PlaneMeasure(.webMercator).length(of: line).metres / GeodesicMeasure().length(of: line).metres
    // On the ellipsoid a parallel of 60 degrees has a radius of N cos φ, N being larger than a by 0.25 per cent.
    #expect(abs(ratio - 2 * (1 - 0.006_694_379_990_14 * 0.75).squareRoot()) < 1e-6, "\(ratio)")
  }

  @Test func `Degrees are as long as on the equator`() {
    let line = [Position(longitude: 10, latitude: 70), Position(longitude: 13, latitude: 74)]
    #expect(abs(PlaneMeasure(.degrees).length(of: line).metres - 5 * 111_319.490_793) < 0.01)
  }

  @Test func `A projected system is measured in its own unit`() throws {
    let line = [Position(longitude: -122.5, latitude: 37.5), Position(longitude: -122, latitude: 38)]
    let geodesic = GeodesicMeasure().length(of: line).metres
    for code in ["EPSG:26910", "EPSG:2227"] {
      let measure = try #require(PlaneMeasure(ofSystem: code), "\(code)")
      // UTM and the state plane, one in metres, one in feet of the US survey, are off by less than a thousandth here.
      #expect(abs(measure.length(of: line).metres / geodesic - 1) < 1e-3, "\(code)")
    }
    #expect(PlaneMeasure(ofSystem: "no system") == nil)
    if case .degrees = try #require(PlaneMeasure(ofSystem: "")).plane {} else { Issue.record("no degrees") }
  }
}
