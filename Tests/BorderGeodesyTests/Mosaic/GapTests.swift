import BorderCore
import BorderGeodesy
import BorderTestSupport
import Testing

/// Empty ground between regions, held against cells of a board that are counted.
@Suite struct GapTests {
  private static let size = 9

  /// Empty cells of a board that hang together by their sides, but for those that reach its edge.
  private static func components(_ isEmpty: [[Bool]]) -> [Set<[Int]>] {
    var seen: Set<[Int]> = []
    var list: [Set<[Int]>] = []
    for row in 0..<size {
      for column in 0..<size where isEmpty[row][column] && !seen.contains([row, column]) {
        var component: Set<[Int]> = []
        var queue = [[row, column]]
        while let cell = queue.popLast() {
          guard component.insert(cell).inserted else { continue }
          for (y, x) in [
            (cell[0] + 1, cell[1]), (cell[0] - 1, cell[1]), (cell[0], cell[1] + 1), (cell[0], cell[1] - 1),
          ]
          where (0..<size).contains(y) && (0..<size).contains(x) && isEmpty[y][x] { queue.append([y, x]) }
        }
        seen.formUnion(component)
        if component.allSatisfy({ cell in cell.allSatisfy { $0 > 0 && $0 < size - 1 } }) {
          list.append(component)
        }
      }
    }
    return list
  }

  private static func board(_ isEmpty: [[Bool]], east: Double) -> RegionSet {
    var builder = RegionSetBuilder()
    for row in 0..<size {
      for column in 0..<size where !isEmpty[row][column] {
        builder.beginRegion(Region(id: "\(row)-\(column)"))
        builder.beginPart()
        builder.addRing(
          [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { x, y in
            let longitude = east + 3 * Double(column + x)
            return Position(
              longitude: longitude > 180 ? longitude - 360 : longitude, latitude: Double(row + y))
          })
      }
    }
    return builder.finish()
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `gaps are the empty cells that regions enclose`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let share = Double.random(in: 0.1...0.6, using: &generator)
    let isEmpty = (0..<Self.size).map { _ in
      (0..<Self.size).map { _ in Double.random(in: 0..<1, using: &generator) < share }
    }
    // Every third board lies across the 180th meridian, which goes through the middle of cells: lines on it may be cuts.
    let east: Double = seed % 3 == 0 ? 166.5 : 10
    let set = Self.board(isEmpty, east: east)
    let topology = BorderTopology(set)
    let expected = Self.components(isEmpty)
    let gaps = topology.gaps()
    #expect(gaps.count == expected.count, "seed \(seed)")
    func text(_ cells: Set<[Int]>) -> Set<String> { Set(cells.map { "\($0[0])-\($0[1])" }) }
    let wanted = expected.map { component -> Set<String> in
      text(
        Set(
          component.flatMap {
            [[$0[0] + 1, $0[1]], [$0[0] - 1, $0[1]], [$0[0], $0[1] + 1], [$0[0], $0[1] - 1]]
          }
        )
        .subtracting(component))
    }
    let measure = GeodesicMeasure()
    for gap in gaps {
      let around = Set(gap.regions.map { set[$0].id })
      let index = try #require(wanted.firstIndex(of: around), "seed \(seed): \(around)")
      // What the cells of the gap have in all, by the measure of polygons.
      let cells = expected[index].map { cell -> [[Position]] in
        [
          [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { x, y in
            Position(longitude: 3 * Double(cell[1] + x), latitude: Double(cell[0] + y))
          }
        ]
      }
      let (area, truth) = (measure.area(ofPolygons: [gap.polygon]), measure.area(ofPolygons: cells))
      #expect(abs(area - truth) < 1e-9 * truth, "seed \(seed): \(area), not \(truth)")
    }
    var builder = RegionSetBuilder()
    for (number, gap) in gaps.enumerated() {
      builder.beginRegion(Region(id: "\(number)"))
      builder.beginPart()
      for ring in gap.polygon { builder.addRing(ring) }
    }
    #expect(RegionValidity.check(builder.finish()).isEmpty, "seed \(seed)")
  }

  /// An island that lies in a gap, or touches its edge, stays as it is when the gap is filled.
  @Test(arguments: [[[4, 4]], [[2, 3], [3, 2], [3, 3]], [[2, 2], [4, 4], [6, 6]]])
  func `what lies in a gap is not covered when it is filled`(islands: [[Int]]) throws {
    let isEmpty = (0..<Self.size).map { row in
      (0..<Self.size).map { column in
        (2...6).contains(row) && (2...6).contains(column) && !islands.contains([row, column])
      }
    }
    let topology = BorderTopology(Self.board(isEmpty, east: 10))
    let measure = GeodesicMeasure()
    let filled = GapFilling.fill(topology, widest: .infinity, held: nil, measure: measure).regions
    #expect(BorderTopology(filled).gaps().isEmpty)
    let overlaps = try #require(RegionOverlaps(BorderTopology(filled), widerThan: 1, measure: measure))
    #expect(overlaps.overlaps.isEmpty && overlaps.isComplete)
    #expect(RegionValidity.check(filled).isEmpty)
  }
}
