import BorderCore
import BorderTables
import BorderTestSupport
import Testing

/// A drawing as topology, with lengths in cells.
struct Drawn {
  let topology: BorderTopology
  let lengths: ArcLengths
  let borders: BorderSet

  init(_ set: RegionSet) {
    topology = BorderTopology(set)
    lengths = ArcLengths(topology, measure: PlanarMeasure())
    borders = BorderSet(topology, lengths: lengths)
  }

  init(_ drawing: String) { self.init(regions(drawing)) }

  /// `AB=2` for two shared cells' edges, `AB.1` for one touch point.
  var pairs: [String] {
    borders.borders.flatMap { border -> [String] in
      let name = topology.regions[border.a].id + topology.regions[border.b].id
      var list: [String] = []
      if border.isShared { list.append("\(name)=\(Int(border.length.kilometres.rounded()))") }
      if !border.touchNodes.isEmpty { list.append("\(name).\(border.touchNodes.count)") }
      return list
    }
  }

  /// Everything that must not depend on the order of the input.
  var fingerprint: [String] {
    let set = topology.regions
    var list = pairs
    for border in borders.borders {
      for line in topology.lines(joining: border.arcs, left: border.a) {
        list.append(
          "\(set[border.a].id)\(set[border.b].id) "
            + line.map { "\($0.longitude),\($0.latitude)" }.joined(separator: " "))
      }
    }
    let perimeters = RegionPerimeter.all(topology, lengths: lengths)
    let order = set.regionIDs.sorted { set[$0].id < set[$1].id }
    list += order.map {
      let p = perimeters[$0.index]
      return
        "\(set[$0].id) \(p.international.ticks) \(p.inner.ticks) \(p.outer.ticks) \(p.seam.ticks) \(p.cut.ticks)"
    }
    list += topology.tripoints().map { node in
      "\(topology.position(of: node)) " + topology.regions(at: node).map { set[$0].id }.sorted().joined()
    }
    list.append("\(topology.arcCount) arcs, \(topology.nodeCount) nodes")
    list += topology.arcIDs.map { arc in
      topology.positions(of: arc).map { "\($0.longitude),\($0.latitude)" }.joined(separator: " ")
    }.sorted()
    return list
  }
}

@Suite struct TopologyTests {
  @Test(arguments: [
    // Two cells side by side.
    ("AB", ["AB=1"]),
    // A tripoint.
    (
      """
      AAB
      ACC
      """, ["AB=1", "AC=2", "BC=1"]
    ),
    // Four corners: the diagonals touch in one point.
    (
      """
      AB
      CD
      """, ["AB=1", "AC=1", "AD.1", "BC.1", "BD=1", "CD=1"]
    ),
    // An enclave that fits its hole.
    (
      """
      AAA
      ABA
      AAA
      """, ["AB=4"]
    ),
    // A border in two pieces, round a third region.
    (
      """
      AABB
      ACCB
      AABB
      """, ["AB=2", "AC=3", "BC=3"]
    ),
    // Nothing shared.
    ("A.B", []),
    // Corners only.
    (
      """
      A.
      .B
      """, ["AB.1"]
    ),
    // A shared line, and besides it a touch elsewhere, across a lake.
    (
      """
      AAB
      A.B
      .BB
      """, ["AB=1", "AB.1"]
    ),
  ])
  func drawings(_ drawing: String, expected: [String]) {
    #expect(Drawn(drawing).pairs == expected)
  }

  @Test func `the same in any order`() {
    let drawing = """
      AAABBBB..
      ACCCDDBEE
      AC.CDDBEE
      ACCCFFFEe
      GGG.FHFee
      GaGaFFFee
      GGG.aabbb
      """
    let expected = Drawn(drawing).fingerprint
    for seed in 0..<200 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      let shuffled = Drawn(regions(drawing, shuffledBy: &generator))
      let difference = zip(shuffled.fingerprint, expected).first { $0 != $1 }
      #expect(difference == nil && shuffled.fingerprint.count == expected.count, "seed \(seed)")
    }
  }

  @Test func identities() {
    for seed in 0..<150 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      let width = Int.random(in: 1...9, using: &generator)
      let height = Int.random(in: 1...9, using: &generator)
      let letters = Array("AB.CDabc")
      let drawing = (0..<height).map { _ in
        String((0..<width).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
      }.joined(separator: "\n")
      let set = regions(drawing, shuffledBy: &generator)
      let drawn = Drawn(set)
      let perimeters = RegionPerimeter.all(drawn.topology, lengths: drawn.lengths)
      let measure = PlanarMeasure()
      // (1) A region's arcs add up to its rings.
      for region in set.regionIDs {
        var total = ExactLength.zero
        for ring in 0..<set.ringCount where set.region(ofRing: ring) == region {
          total += measure.length(of: Array(set.positions[set.range(ofRing: ring)]))
        }
        #expect(perimeters[region.index].total == total, "seed \(seed)\n\(drawing)")
      }
      // (2) The borders of a region add up to its international and inner border.
      for region in set.regionIDs {
        let sum = drawn.borders.borders.filter { $0.a == region || $0.b == region }.map(\.length).sum()
        let perimeter = perimeters[region.index]
        #expect(sum == perimeter.international + perimeter.inner, "seed \(seed)\n\(drawing)")
      }
      // (3) What the cells say: shared edges of cells, counted by hand.
      #expect(drawn.pairs.filter { $0.contains("=") } == sharedCellEdges(drawing), "seed \(seed)\n\(drawing)")
      // (4) Rook neighbours are queen neighbours, and both are symmetric.
      let rook = ContiguityGraph(drawn.borders.borders, regionCount: set.regionCount, rule: .rook)
      let queen = ContiguityGraph(drawn.borders.borders, regionCount: set.regionCount, rule: .queen)
      for region in set.regionIDs {
        #expect(
          Set(rook.neighbours[region.index]).isSubset(of: queen.neighbours[region.index]), "seed \(seed)")
        for other in queen.neighbours[region.index] {
          #expect(queen.neighbours[other.index].contains(region), "seed \(seed)")
        }
      }
      // (5) Queen neighbours by cells: cells of both letters share a corner.
      #expect(queenPairs(queen, set) == touchingCells(drawing), "seed \(seed)\n\(drawing)")
    }
  }

  private func queenPairs(_ graph: ContiguityGraph, _ set: RegionSet) -> Set<String> {
    var pairs: Set<String> = []
    for region in set.regionIDs {
      for other in graph.neighbours[region.index] where set[region].id < set[other].id {
        pairs.insert(set[region].id + set[other].id)
      }
    }
    return pairs
  }

  private func sharedCellEdges(_ drawing: String) -> [String] {
    let grid = drawing.split(separator: "\n").map(Array.init)
    var counts: [String: Int] = [:]
    for y in grid.indices {
      for x in grid[y].indices {
        for (dx, dy) in [(1, 0), (0, 1)] where y + dy < grid.count && x + dx < grid[y].count {
          let (a, b) = (grid[y][x], grid[y + dy][x + dx])
          if a != b, a != ".", b != "." { counts[String(min(a, b)) + String(max(a, b)), default: 0] += 1 }
        }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }

  private func touchingCells(_ drawing: String) -> Set<String> {
    let grid = drawing.split(separator: "\n").map(Array.init)
    var pairs: Set<String> = []
    for y in grid.indices {
      for x in grid[y].indices {
        for (dx, dy) in [(1, 0), (0, 1), (1, 1), (-1, 1)] {
          guard y + dy < grid.count, x + dx >= 0, x + dx < grid[y].count else { continue }
          let (a, b) = (grid[y][x], grid[y + dy][x + dx])
          if a != b, a != ".", b != "." { pairs.insert(String(min(a, b)) + String(max(a, b))) }
        }
      }
    }
    return pairs
  }

  @Test func `empty set`() {
    var builder = RegionSetBuilder()
    let drawn = Drawn(builder.finish())
    #expect(drawn.topology.arcCount == 0)
    #expect(drawn.borders.borders.isEmpty)
    #expect(drawn.topology.tripoints().isEmpty)
  }

  @Test func `a position is two doubles`() {
    #expect(MemoryLayout<Position>.stride == 16)
    #expect(MemoryLayout<Position>.offset(of: \.longitude) == 0)
  }
}
