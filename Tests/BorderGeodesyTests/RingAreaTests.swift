import BorderCore
import BorderMeasures
import BorderTestSupport
import Foundation
import Testing

/// The areas of rings against Karney's, side by side.
@Suite struct RingAreaTests {
  private let series = GeodesicMeasure()
  private let karney = GeodesicMeasure(method: .karney)

  private func areas(_ ring: [Position]) -> (series: Double, karney: Double) {
    ring.withUnsafeBufferPointer { (series.area(ofRing: $0), karney.area(ofRing: $0)) }
  }

  /// Stars of any size, anywhere.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func stars(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = Int.random(in: 3...200, using: &generator)
    let size = Double.random(in: 0...5.3, using: &generator)
    let metres = pow(10, size)
    let middle = Position(
      longitude: Double.random(in: -180...180, using: &generator),
      latitude: Double.random(in: -89.9...89.9, using: &generator))
    var ring = (0..<count).map { index -> Position in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      let reach = metres * Double.random(in: 0.3...1, using: &generator)
      let latitude = min(max(middle.latitude + reach * sin(angle) / 111_000, -90), 90)
      let parallel = max(sin(.pi / 2 - abs(middle.latitude) * .pi / 180), 1e-3)
      return Position(
        longitude: middle.longitude + min(reach / 111_000 / parallel, 170) * sin(angle + .pi / 2),
        latitude: latitude)
    }
    ring.append(ring[0])
    let (found, expected) = areas(ring)
    // Both round their parts, which are as wide as the ring and as long as the way to the equator.
    #expect(
      abs(found - expected) <= 0.003 * Double(count) + 1e-11 * expected,
      "seed \(seed): \(found), Karney \(expected) with \(count) sides")
  }

  @Test func `long sides and poles are Karney’s`() {
    let rings: [[(Double, Double)]] = [
      [(0, 80), (120, 80), (-120, 80), (0, 80)], [(-180, 60), (180, 60), (180, 70), (-180, 70), (-180, 60)],
      [(170, -10), (190, -10), (190, 10), (170, 10), (170, -10)], [(0, 0), (180, 0), (90, 45), (0, 0)],
      [(0, 0), (1, 0), (.nan, 1), (0, 0)], [(10, 10), (10, 10), (10, 10), (10, 10)],
    ]
    for ring in rings {
      let (found, expected) = areas(ring.map { Position(longitude: $0.0, latitude: $0.1) })
      #expect(
        found == expected || found.isNaN && expected.isNaN || abs(found - expected) <= 1e-12 * expected + 0.1)
    }
  }

  /// Every ring of the embedded regions.
  @Test func `embedded regions`() throws {
    let set = try EmbeddedOracle.analysis(worldview: "source").regions
    let (found, expected) = (set.areas(measure: series), set.areas(measure: karney))
    for part in 0..<set.partCount {
      let sides = set.rings(ofPart: part).reduce(0) { $0 + set.range(ofRing: $1).count }
      #expect(
        abs(found[part] - expected[part]) <= 1e-4 * Double(sides) + 1e-10 * expected[part], "part \(part)")
    }
  }
}
