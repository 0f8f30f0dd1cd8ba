import BorderCore
import BorderTestSupport
import Testing

@testable import BorderGeodesy

/// Pairs of boxes that overlap, counted without looking at each, against looking at each.
@Suite struct OverlappingBoxesTests {
  @Test func `as many as when each is held against each`() {
    for seed: UInt64 in 1...60 {
      var generator = SplitMix64(seed: seed)
      var boxes: [BoundingBox] = []
      // Few different edges, so that boxes touch and come twice.
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        let (x, y) = (Int.random(in: 0...20, using: &generator), Int.random(in: 0...20, using: &generator))
        let size = seed % 2 == 0 ? 3 : 12
        boxes.append(
          BoundingBox(
            west: Double(x), south: Double(y), east: Double(x + Int.random(in: 0...size, using: &generator)),
            north: Double(y + Int.random(in: 0...size, using: &generator))))
      }
      var counted = OverlappingBoxes()
      for box in boxes { counted.append(box) }
      var pairs = 0
      for (k, a) in boxes.enumerated() {
        for b in boxes[..<k]
        where a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north { pairs += 1 }
      }
      #expect(counted.pairCount() == pairs, "seed \(seed)")
    }
  }
}
