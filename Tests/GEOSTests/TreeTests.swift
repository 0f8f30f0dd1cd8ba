import BorderTestSupport
import GEOS
import Testing

@Suite struct TreeTests {
  static func boxes(_ count: Int, seed: UInt64) -> [GEOSBox] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      // Whole numbers, so that many boxes touch, are equal or have no width.
      let x = Double(Int.random(in: -50...50, using: &random))
      let y = Double(Int.random(in: -50...50, using: &random))
      return GEOSBox(
        minX: x, minY: y, maxX: x + Double(Int.random(in: 0...4, using: &random)),
        maxY: y + Double(Int.random(in: 0...4, using: &random)))
    }
  }

  @Test(arguments: [0, 1, 2, 9, 10, 11, 100, 2000])
  func `queries find what a search finds`(count: Int) throws {
    let seed = UInt64(count) + 17
    let boxes = Self.boxes(count, seed: seed)
    try inContext { context in
      let tree = try GEOSSTRtree(boxes, nodeCapacity: count == 9 ? 2 : 10, in: context)
      #expect(tree.count == count)
      for window in Self.boxes(100, seed: seed + 1) {
        let found = try tree.query(window)
        let expected = boxes.indices.filter { boxes[$0].intersects(window) }
        #expect(found == expected, "seed \(seed), \(window)")
      }
    }
  }

  @Test(arguments: [1, 2, 50, 1000])
  func `the nearest is the nearest`(count: Int) throws {
    let seed = UInt64(count) + 99
    let boxes = Self.boxes(count, seed: seed)
    func gap(_ a: GEOSBox, _ b: GEOSBox) -> Double {
      let dx = max(0, max(a.minX - b.maxX, b.minX - a.maxX))
      let dy = max(0, max(a.minY - b.maxY, b.minY - a.maxY))
      return (dx * dx + dy * dy).squareRoot()
    }
    try inContext { context in
      let tree = try GEOSSTRtree(boxes, in: context)
      for window in Self.boxes(50, seed: seed + 1) {
        let found = try #require(try tree.nearest(to: window) { gap(boxes[$0], window) })
        let least = try #require(boxes.map { gap($0, window) }.min())
        #expect(gap(boxes[found], window) == least, "seed \(seed), \(window)")
      }
    }
  }

  @Test func `an empty tree has no nearest`() throws {
    try inContext { context in
      let tree = try GEOSSTRtree([], in: context)
      let none = try tree.nearest(to: GEOSBox(minX: 0, minY: 0, maxX: 1, maxY: 1)) { _ in 0 }
      #expect(none == nil)
    }
  }

  @Test(arguments: [
    GEOSBox(minX: 1, minY: 0, maxX: 0, maxY: 1), GEOSBox(minX: .nan, minY: 0, maxX: 0, maxY: 1),
    GEOSBox(minX: 0, minY: 0, maxX: .infinity, maxY: 1),
  ])
  func `boxes that are none`(box: GEOSBox) throws {
    try inContext { context in
      let good = GEOSBox(minX: 0, minY: 0, maxX: 1, maxY: 1)
      let error = try failure { () throws(GEOSError) in
        _ = try GEOSSTRtree([good, box], in: context)
      }
      #expect(error.kind == .illegalArgument)
      _ = try failure { () throws(GEOSError) in _ = try GEOSSTRtree([good], nodeCapacity: 1, in: context) }
      let tree = try GEOSSTRtree([good], in: context)
      _ = try failure { () throws(GEOSError) in _ = try tree.query(box) }
    }
  }
}
