import BorderCore
import BorderTestSupport
import Testing

/// Polygons that stand in a set more than once.
@Suite struct DuplicatePolygonTests {
  /// Random polygons of a small set of shapes, each with its ring turned and reversed at random.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `groups are those of equal segments`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let shapes = (0..<6).map { index -> [[Position]] in
      let x = Double(index)
      let exterior = [(x, 0.0), (x + 1, 0), (x + 1, 1), (x + 0.5, 1.5), (x, 1)]
      let hole = [(x + 0.2, 0.2), (x + 0.4, 0.2), (x + 0.4, 0.4)]
      return (index % 2 == 0 ? [exterior] : [exterior, hole]).map { ring in
        ring.map { Position(longitude: $0.0, latitude: $0.1) }
      }
    }
    var builder = RegionSetBuilder()
    for number in 0..<9 {
      builder.beginRegion(Region(id: "\(number)"))
      builder.beginPart()
      for ring in shapes[Int.random(in: 0..<6, using: &generator)] {
        let turn = Int.random(in: 0..<ring.count, using: &generator)
        var open = Array(ring[turn...] + ring[..<turn])
        if Bool.random(using: &generator) { open.reverse() }
        builder.addRing(open + [open[0]])
      }
    }
    let set = builder.finish()
    var expected: [Set<Set<Position>>: [Int]] = [:]
    for part in 0..<set.partCount {
      var segments: Set<Set<Position>> = []
      for ring in set.rings(ofPart: part) {
        let line = set.positions[set.range(ofRing: ring)]
        for (a, b) in zip(line, line.dropFirst()) { segments.insert([a, b]) }
      }
      expected[segments, default: []].append(part)
    }
    let found = BorderTopology(set).duplicateParts()
    #expect(Set(found) == Set(expected.values.filter { $0.count > 1 }), "seed \(seed)")
    #expect(found.count == Set(found).count && !found.isEmpty, "seed \(seed)")
  }

  @Test func `a hole makes another polygon`() {
    var builder = RegionSetBuilder()
    let exterior = [(0.0, 0.0), (3, 0), (3, 3), (0, 0)].map { Position(longitude: $0.0, latitude: $0.1) }
    let hole = [(2.0, 1.0), (2.5, 1), (2.5, 1.5), (2, 1)].map { Position(longitude: $0.0, latitude: $0.1) }
    for (id, rings) in [("A", [exterior]), ("B", [exterior, hole])] {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      for ring in rings { builder.addRing(ring) }
    }
    #expect(BorderTopology(builder.finish()).duplicateParts().isEmpty)
  }
}
