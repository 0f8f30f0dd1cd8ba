import BorderCore
import BorderTestSupport
import Testing

/// A third region on a line hides no pair: what two regions share depends on these two alone.
@Suite struct ThirdSideTests {
  /// Rectangles on a grid of whole degrees with a vertex at each whole degree, so that lines above each other share all of
  /// them: overlaps, levels, copies.
  private func stack(_ seed: UInt64) -> RegionSet {
    var generator = SplitMix64(seed: seed)
    var builder = RegionSetBuilder()
    for index in 0..<Int.random(in: 3...9, using: &generator) {
      let (x, y) = (Int.random(in: 0...4, using: &generator), Int.random(in: 0...4, using: &generator))
      let (w, h) = (Int.random(in: 1...4, using: &generator), Int.random(in: 1...4, using: &generator))
      var ring: [Position] = []
      func add(_ x: Int, _ y: Int) { ring.append(Position(longitude: Double(x), latitude: Double(y))) }
      for k in 0..<w { add(x + k, y) }
      for k in 0..<h { add(x + w, y + k) }
      for k in 0..<w { add(x + w - k, y + h) }
      for k in 0...h { add(x, y + h - k) }
      builder.beginRegion(Region(id: "R\(index)"))
      builder.beginPart()
      builder.addRing(ring)
    }
    return builder.finish()
  }

  /// The unit segments of each region, and how many each two have in common: knows no topology.
  private func commonSegments(_ set: RegionSet) -> [RegionPair: Int] {
    var segments = [Set<[Position]>](repeating: [], count: set.regionCount)
    for ring in 0..<set.ringCount {
      let line = set.positions[set.range(ofRing: ring)]
      for (a, b) in zip(line, line.dropFirst()) {
        let isFirst = (a.longitude, a.latitude) < (b.longitude, b.latitude)
        segments[set.region(ofRing: ring).index].insert(isFirst ? [a, b] : [b, a])
      }
    }
    var common: [RegionPair: Int] = [:]
    for a in segments.indices {
      for b in segments.indices where a < b {
        let count = segments[a].intersection(segments[b]).count
        if count > 0 { common[RegionPair(RegionID(a), RegionID(b))] = count }
      }
    }
    return common
  }

  private func borders(_ set: RegionSet) -> [RegionPair: Int] {
    let topology = BorderTopology(set)
    let list = BorderSet(topology, lengths: ArcLengths(topology, measure: PlanarMeasure())).borders
    return Dictionary(
      uniqueKeysWithValues: list.filter(\.isShared)
        .map { (RegionPair($0.a, $0.b), Int($0.length.kilometres.rounded())) })
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `what two share depends on them alone`(seed: UInt64) {
    let set = stack(seed)
    let found = borders(set)
    #expect(found == commonSegments(set), "seed \(seed)")
  }

  /// A square of four, and the four: the level is named, and a neighbour of all is no part of it.
  @Test func `levels are recognised`() throws {
    let parts = regions("AABBN\nAABBN\nCCDDN\nCCDDN")
    var builder = RegionSetBuilder()
    for part in 0..<parts.partCount {
      builder.beginRegion(parts[parts.partRegions[part]])
      builder.beginPart()
      for ring in parts.rings(ofPart: part) {
        builder.addRing(Array(parts.positions[parts.range(ofRing: ring)]))
      }
    }
    let box = parts.positions.filter { $0.longitude <= 4 }
    let (west, east) = (0.0, 4.0)
    let (south, north) = (box.map(\.latitude).min() ?? 0, box.map(\.latitude).max() ?? 0)
    // All vertices of the parts that lie on the line of the square.
    let corners = [(west, south), (east, south), (east, north), (west, north)]
    var ring: [Position] = []
    for (k, a) in corners.enumerated() {
      let b = corners[(k + 1) % 4]
      let side = Set(box).filter { position in
        let (x, y) = (position.longitude, position.latitude)
        return (b.0 - a.0) * (y - a.1) == (b.1 - a.1) * (x - a.0)
      }
      ring += side.sorted {
        abs($0.longitude - a.0) + abs($0.latitude - a.1) < abs($1.longitude - a.0) + abs($1.latitude - a.1)
      }.filter { ($0.longitude, $0.latitude) != b }
    }
    ring.append(ring[0])
    builder.beginRegion(Region(id: "Z"))
    builder.beginPart()
    builder.addRing(ring)
    let set = builder.finish()
    let topology = BorderTopology(set)
    let levels = topology.levels(lengths: ArcLengths(topology, measure: PlanarMeasure()))
    #expect(levels.map { set[$0.region].id } == ["Z"])
    #expect(levels.first?.parts.map { set[$0].id } == ["A", "B", "C", "D"])
    let plain = BorderTopology(parts)
    #expect(plain.levels(lengths: ArcLengths(plain, measure: PlanarMeasure())).isEmpty)
  }
}
