import BorderTestSupport
import Foundation
import Testing

@testable import BorderCore

/// Dimensions of curves whose dimension is known.
@Suite struct ScalingFitTests {
  static func curve(_ points: [SIMD3<Double>]) throws -> LengthByRuler {
    let line = try #require(DividerLine(points))
    let found = LengthByRuler.all(of: [[line]], lengths: [line.chordLength], threads: 2)[0]
    return try #require(found)
  }

  /// Koch's curve on the unit segment, in metres times a factor.
  static func koch(_ level: Int, unit: Double) -> [SIMD3<Double>] {
    var points = [SIMD3<Double>.zero, SIMD3(unit, 0, 0)]
    for _ in 0..<level {
      var next = [points[0]]
      for (a, b) in zip(points, points.dropFirst()) {
        let third = (b - a) / 3
        let turned = SIMD3(
          third.x / 2 - third.y * 3.0.squareRoot() / 2, third.x * 3.0.squareRoot() / 2 + third.y / 2, 0)
        next += [a + third, a + third + turned, a + third * 2, b]
      }
      points = next
    }
    return points
  }

  /// A bridge of fractional Brownian motion in the plane, whose trail has the dimension 1/H.
  ///
  /// Exact increments by embedding their covariance into a circle. Source: R. B. Davies and D. S. Harte (1987),
  /// doi:10.1093/biomet/74.1.95; the circle's eigenvalues by sums of cosines would cost too much, so by a Fourier transform.
  static func bridge(hurst: Double, count: Int, seed: UInt64) -> [SIMD3<Double>] {
    var random = SplitMix64(seed: seed)
    func normal() -> Double {
      let (u, v) = (Double.random(in: 1e-12..<1, using: &random), Double.random(in: 0..<1, using: &random))
      return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
    }
    func covariance(_ lag: Int) -> Double {
      let (k, h) = (Double(lag), 2 * hurst)
      return (pow(k + 1, h) - 2 * pow(k, h) + pow(abs(k - 1), h)) / 2
    }
    let size = 2 * count
    var circle = (0..<size).map { (covariance(min($0, size - $0)), 0.0) }
    transform(&circle)
    func path() -> [Double] {
      var noise = circle.map { value in
        let root = (max(value.0, 0) / Double(size)).squareRoot()
        return (root * normal(), root * normal())
      }
      transform(&noise)
      var sum = 0.0
      let walk =
        [0]
        + noise.prefix(count).map { step -> Double in
          sum += step.0
          return sum
        }
      // From end to end it goes as far as it would go in the mean.
      let drift = pow(Double(count), hurst) / Double(count)
      return walk.enumerated().map { $0.element - (sum / Double(count) - drift) * Double($0.offset) }
    }
    let (x, y) = (path(), path())
    return (0...count).map { SIMD3(x[$0] * 100, y[$0] * 100, 0) }
  }

  /// The discrete Fourier transform of a power of two, in place.
  private static func transform(_ values: inout [(Double, Double)]) {
    let n = values.count
    var j = 0
    for i in 1..<n {
      var bit = n >> 1
      while j & bit != 0 {
        j ^= bit
        bit >>= 1
      }
      j ^= bit
      if i < j { values.swapAt(i, j) }
    }
    var length = 2
    while length <= n {
      let angle = -2 * Double.pi / Double(length)
      for start in stride(from: 0, to: n, by: length) {
        for k in 0..<length / 2 {
          let (c, s) = (cos(angle * Double(k)), sin(angle * Double(k)))
          let (a, b) = (values[start + k], values[start + k + length / 2])
          let turned = (b.0 * c - b.1 * s, b.0 * s + b.1 * c)
          values[start + k] = (a.0 + turned.0, a.1 + turned.1)
          values[start + k + length / 2] = (a.0 - turned.0, a.1 - turned.1)
        }
      }
      length *= 2
    }
  }

  @Test func `Koch's curve has the dimension 1.2619`() throws {
    let curve = try Self.curve(Self.koch(8, unit: 1_000_000))
    let fit = try #require(ScalingFit(curve))
    #expect(abs(fit.dimension - log(4) / log(3)) < 0.005, "\(fit)")
    #expect(fit.bends.isEmpty, "\(fit)")
    // The curve repeats itself in thirds, and so do deviations from the law.
    #expect(try #require(fit.rSquared) > 0.95)
    #expect(abs(fit.dimension - log(4) / log(3)) < fit.halfWidth, "\(fit)")
  }

  @Test func `A straight line has the dimension 1`() throws {
    let curve = try Self.curve((0...3000).map { SIMD3(Double($0) * 800, Double($0) * 300, 0) })
    let fit = try #require(ScalingFit(curve))
    #expect(abs(fit.dimension - 1) < 1e-6)
    #expect(fit.halfWidth < 1e-6)
    #expect(fit.rSquared == nil)
    #expect(fit.bends.isEmpty)
  }

  @Test(arguments: [0.7, 0.8])
  func `A trail of Brownian motion has the dimension 1 by H`(hurst: Double) throws {
    var sum = 0.0
    var covered = 0
    let seeds = UInt64(1)...10
    for seed in seeds {
      let fit = try #require(
        ScalingFit(try Self.curve(Self.bridge(hurst: hurst, count: 1 << 12, seed: seed))))
      sum += fit.dimension
      if abs(fit.dimension - 1 / hurst) <= fit.halfWidth { covered += 1 }
    }
    let mean = sum / Double(seeds.count)
    #expect(abs(mean - 1 / hurst) < 0.03, "seeds \(seeds): \(mean), not \(1 / hurst); covered \(covered)")
    #expect(covered >= 7, "seeds \(seeds): intervals hold 1/H \(covered) times of \(seeds.count)")
  }

  @Test func `A bend is found where meanders end, and none on a line without`() throws {
    // Meanders of many sizes up to some 4 km on a straight way: rough within them, straight beyond.
    var random = SplitMix64(seed: 4)
    var (phase, fine) = (0.0, 0.0)
    let points = (0...9000).map { index -> SIMD3<Double> in
      phase += .random(in: 0...0.13, using: &random)
      fine += .random(in: 0...0.45, using: &random)
      return SIMD3(Double(index) * 40, 1500 * sin(phase) + 700 * sin(fine), 0)
    }
    let fit = try #require(ScalingFit(try Self.curve(points)))
    #expect(!fit.bends.isEmpty, "\(fit)")
    #expect(fit.dimensions.count == fit.bends.count + 1)
    #expect(try #require(fit.dimensions.max()) > 1.1, "\(fit)")
    #expect(try #require(fit.dimensions.last) < 1.06, "\(fit)")
    #expect(try #require(fit.bends.last) > 1000 && fit.bends[0] < 12_000, "\(fit)")
  }
}
