import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// Many regions in one place: what is listed, what is not, and that it is said.
@Suite struct CrowdingTests {
  private func borders(_ set: RegionSet, limit: Int) -> (set: BorderSet, topology: BorderTopology) {
    let topology = BorderTopology(set)
    return (
      BorderSet(topology, lengths: ArcLengths(topology, measure: PlanarMeasure()), limit: limit), topology
    )
  }

  @Test func `a fan has its shared lines whatever the limit, and says what it leaves out`() throws {
    let count = 40
    let (full, topology) = borders(HostileShapes.fan(count), limit: 1 << 40)
    #expect(full.borders.count == count * (count - 1) / 2 && full.crowdedPoints == nil)
    let (bounded, _) = borders(HostileShapes.fan(count), limit: 100)
    #expect(bounded.borders.count == count && bounded.borders.allSatisfy(\.isShared))
    #expect(bounded.crowdedLines == nil)
    let crowding = try #require(bounded.crowdedPoints)
    #expect(crowding.place == Position(longitude: 50, latitude: 50) && crowding.regionCount == count)
    #expect(crowding.unlistedPairs == full.borders.count - count)
    #expect(topology.tripoints().count == 1)
  }

  /// Two hubs: regions that share a line at one touch at the other, and this is told whatever the limit.
  @Test(arguments: UInt64(1)...12)
  func `touches of pairs that share a line are complete`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let set = hubs(&generator)
    let (full, topology) = borders(set, limit: 1 << 40)
    let (bounded, _) = borders(set, limit: 100)
    let expected = full.borders.filter(\.isShared)
    let found = bounded.borders.filter(\.isShared)
    #expect(expected.map { [$0.a, $0.b] } == found.map { [$0.a, $0.b] }, "seed \(seed)")
    #expect(expected.map { Array($0.arcs) } == found.map { Array($0.arcs) }, "seed \(seed)")
    #expect(expected.map { Array($0.touchNodes) } == found.map { Array($0.touchNodes) }, "seed \(seed)")
    let left =
      full.borders.reduce(0) { $0 + $1.touchNodes.count }
      - bounded.borders.reduce(0) { $0 + $1.touchNodes.count }
    #expect(bounded.crowdedPoints?.unlistedPairs == left, "seed \(seed)")
    #expect(left > 0 && topology.nodeCount > 0, "seed \(seed)")
  }

  /// Triangles round three vertices, in an order of their own round each.
  private func hubs(_ generator: inout SplitMix64) -> RegionSet {
    var builder = RegionSetBuilder()
    var orders = (0..<3).map { _ in (0..<24).shuffled(using: &generator) }
    orders[1] = Array(orders[0].prefix(9)) + Array(orders[1].filter { !orders[0].prefix(9).contains($0) })
    for region in 0..<24 {
      builder.beginRegion(Region(id: "\(region)"))
      for (hub, order) in orders.enumerated() {
        let place = order.firstIndex(of: region) ?? 0
        let centre = Position(longitude: Double(10 * hub), latitude: 0)
        func corner(_ index: Int) -> Position {
          let turn = Double(index % 24)
          return Position(
            longitude: centre.longitude + (turn < 12 ? 6 - turn : turn - 18) / 8,
            latitude: turn < 12 ? 1 + turn / 100 : -1 - turn / 100)
        }
        builder.beginPart()
        builder.addRing([centre, corner(place), corner(place + 1), centre])
      }
    }
    return builder.finish()
  }

  @Test func `polygons upon each other are counted and not listed`() throws {
    let (bounded, _) = borders(HostileShapes.identical(60), limit: 1000)
    #expect(bounded.borders.isEmpty)
    let crowding = try #require(bounded.crowdedLines)
    #expect(crowding.regionCount == 60 && crowding.unlistedPairs == 60 * 59 / 2)
    #expect(borders(HostileShapes.identical(60), limit: 1770).set.borders.count == 1770)
  }

  /// The usual limit holds for whatever is read: a fan of 4000 would be eight million pairs.
  @Test func `a great fan stays within the usual limit`() throws {
    let topology = BorderTopology(HostileShapes.fan(3000))
    let found = BorderSet(topology, lengths: ArcLengths(topology, measure: PlanarMeasure()))
    #expect(found.borders.count == 3000)
    #expect(found.crowdedPoints?.unlistedPairs == 3000 * 2999 / 2 - 3000)
  }

  /// The pairs of an arc by their definition: any two regions along it.
  @Test(arguments: UInt64(1)...60)
  func `pairs along an arc are those of the definition`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let topology = BorderTopology(RandomRegions.make(&generator))
    for arc in 0..<topology.arcCount {
      let all = Set(topology.sides(of: ArcID(arc)).map(\.region)).sorted()
      var expected: Set<RegionPair> = []
      for a in all { for b in all where a < b { expected.insert(RegionPair(a, b)) } }
      var found: [RegionPair] = []
      topology.forEachPair(of: arc) { found.append(RegionPair($0, $1)) }
      #expect(Set(found) == expected && found.count == expected.count, "seed \(seed), arc \(arc)")
      #expect(topology.pairCount(of: arc) == found.count, "seed \(seed), arc \(arc)")
    }
  }
}
