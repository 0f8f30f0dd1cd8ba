import BorderCore
import BorderTestSupport
import Testing

@Suite struct PixelCoverageTests {
  private func covered(_ rings: [[SIMD2<Double>]], columns: Range<Int>, rows: Range<Int>) -> [SIMD2<Int>:
    Double]
  {
    var coverage = PixelCoverage(columns: columns, rows: rows)
    for (index, ring) in rings.enumerated() { coverage.add(ring, isHole: index > 0) }
    var result: [SIMD2<Int>: Double] = [:]
    coverage.forEach { result[SIMD2($0, $1)] = $2 }
    return result
  }

  @Test func `a triangle covers halves`() {
    let found = covered([[[0, 0], [2, 0], [0, 2], [0, 0]]], columns: 0..<3, rows: 0..<3)
    #expect(found == [[0, 0]: 1, [1, 0]: 0.5, [0, 1]: 0.5])
  }

  /// The shares of each pixel against the polygon clipped to it by Sutherland and Hodgman.
  @Test(arguments: UInt64(1)...40)
  func `shares are those of clipped polygons`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    func star(_ scale: Double) -> [SIMD2<Double>] {
      let middle = SIMD2(5.0, 4.0)
      let count = Int.random(in: 3...12, using: &generator)
      let ring = (0..<count).map { index -> SIMD2<Double> in
        let angle = 2 * Double.pi * Double(index) / Double(count)
        let (x, y) = unit(angle)
        return middle + SIMD2(x, y) * (scale * Double.random(in: 0.6...1, using: &generator))
      }
      let closed = ring + [ring[0]]
      return Bool.random(using: &generator) ? closed : closed.reversed()
    }
    let rings = [star(6), star(2)]
    let found = covered(rings, columns: 1..<9, rows: 1..<7)
    for row in 1..<7 {
      for column in 1..<9 {
        let areas = rings.map { abs(area(clipped($0, column, row))) }
        let expected = areas[0] - areas[1]
        #expect(abs((found[SIMD2(column, row)] ?? 0) - expected) < 1e-9, "seed \(seed), \(column) \(row)")
      }
    }
  }

  private func unit(_ angle: Double) -> (Double, Double) {
    // Enough terms for angles below 2π.
    var (x, y, term) = (0.0, 0.0, 1.0)
    for n in 0..<40 {
      switch n % 4 {
      case 0: x += term
      case 1: y += term
      case 2: x -= term
      default: y -= term
      }
      term *= angle / Double(n + 1)
    }
    return (x, y)
  }

  private func area(_ ring: [SIMD2<Double>]) -> Double {
    guard let first = ring.first else { return 0 }
    return zip(ring, ring.dropFirst() + [first]).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
  }

  private func clipped(_ ring: [SIMD2<Double>], _ column: Int, _ row: Int) -> [SIMD2<Double>] {
    var polygon = Array(ring.dropLast())
    let (x, y) = (Double(column), Double(row))
    let sides: [(SIMD2<Double>) -> Double] = [
      { $0.x - x }, { x + 1 - $0.x }, { $0.y - y }, { y + 1 - $0.y },
    ]
    for side in sides {
      var next: [SIMD2<Double>] = []
      for (index, b) in polygon.enumerated() {
        let a = polygon[(index + polygon.count - 1) % polygon.count]
        let (p, q) = (side(a), side(b))
        if (p < 0) != (q < 0) { next.append(a + (b - a) * (p / (p - q))) }
        if q >= 0 { next.append(b) }
      }
      polygon = next
    }
    return polygon
  }
}
