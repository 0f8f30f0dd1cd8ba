import BorderTestSupport
import Glibc
import Testing

@testable import BorderCore
@testable import BorderGeodesy

/// Dividers on the ellipsoid, against Karney's geodesics.
@Suite struct DividerEllipsoidTests {
  private static let measure = GeodesicMeasure(method: .karney)

  private func curve(_ positions: [Position]) throws -> LengthByRuler {
    let line = try #require(DividerLine(positions, measure: Self.measure))
    let length = Self.measure.length(of: positions).metres
    return try #require(LengthByRuler.all(of: [[line]], lengths: [length], threads: 2)[0])
  }

  @Test(arguments: [
    [Position(longitude: 20, latitude: -40), Position(longitude: 20, latitude: 55)],
    [Position(longitude: -60, latitude: 10), Position(longitude: 100, latitude: 62)],
    [Position(longitude: 170, latitude: 66), Position(longitude: -150, latitude: 71)],
  ])
  func `A geodesic is as long by every ruler`(ends: [Position]) throws {
    let length = Self.measure.length(of: ends).metres
    let line = try #require(DividerLine(ends, measure: Self.measure))
    for ruler in [500, 20_000, 100_000, 500_000.0] {
      let allowed = ruler <= 100_000 ? 3e-7 : 1e-5
      for walk in line.walks(ruler: ruler) {
        #expect(abs(walk / length - 1) < allowed, "\(ruler): \(walk / length - 1)")
      }
    }
  }

  @Test func `A great circle and a meridian have the dimension 1`() throws {
    for latitude in [0.0, 40] {
      let places = (0...600).map { index -> Position in
        latitude == 0
          ? Position(longitude: 0.01 * Double(index), latitude: 0)
          : Position(longitude: 30, latitude: latitude + 0.01 * Double(index))
      }
      let fit = try #require(ScalingFit(try curve(places)))
      #expect(abs(fit.dimension - 1) < 1e-5, "\(fit)")
      #expect(fit.bends.isEmpty)
    }
  }

  @Test func `A step is a geodesic as long as the ruler`() throws {
    for seed in UInt64(1)...6 {
      var random = SplitMix64(seed: seed)
      var place = Position(
        longitude: .random(in: -180...180, using: &random), latitude: .random(in: -60...70, using: &random))
      let line = (0..<30).map { _ -> Position in
        place = Position(
          longitude: place.longitude + .random(in: -0.2...0.4, using: &random),
          latitude: place.latitude + .random(in: -0.25...0.3, using: &random))
        return place
      }
      let own = try #require(DividerLine(line, measure: Self.measure))
      for ruler in [15_000, 60_000.0] {
        let walk = own.walks(ruler: ruler)[0]
        let other = slowWalk(line, ruler: ruler)
        #expect(abs(walk / other - 1) < 2e-6, "seed \(seed), ruler \(ruler): \(walk), not \(other)")
      }
    }
  }

  /// Steps along places on the geodesics, with distances by Karney.
  private func slowWalk(_ line: [Position], ruler: Double) -> Double {
    let lengths = zip(line, line.dropFirst()).map { Self.measure.distance($0, $1) }
    func at(_ along: Double) -> Position {
      let index = min(Int(along), line.count - 2)
      return Self.measure.position(
        from: line[index], to: line[index + 1], at: (along - Double(index)) * lengths[index])
    }
    let (end, grain) = (Double(line.count - 1), 1.0 / 16)
    var (foot, along, steps) = (line[0], 0.0, 0)
    while true {
      var next = along
      while next < end, Self.measure.distance(at(next), foot) < ruler {
        next = min(end, next + grain, next.rounded(.down) + 1)
      }
      if Self.measure.distance(at(next), foot) < ruler {
        return Double(steps) * ruler + Self.measure.distance(foot, at(end))
      }
      var (low, high) = (max(along, next - grain, (next - 1e-9).rounded(.down)), next)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        if Self.measure.distance(at(middle), foot) < ruler { low = middle } else { high = middle }
      }
      (foot, along, steps) = (at(high), high, steps + 1)
    }
  }
}
