import BorderCore
import BorderTestSupport
import Foundation
import Testing

/// Borders joined cell by cell are those of one machine, whatever the cells and the order in which they come.
@Suite struct PartitionedJoinTests {
  /// How many random sets of each kind; more with MEZHA_PARTITION_SEEDS.
  private static let count =
    ProcessInfo.processInfo.environment["MEZHA_PARTITION_SEEDS"].flatMap { UInt64($0) } ?? 16

  @Test(arguments: 0..<count)
  func coverages(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let size = [300.0, 20_000, 400_000][Int(seed % 3)]
    let set = RandomCoverage.make(cell: size, by: &generator)
    check(set, seed, &generator)
  }

  @Test(arguments: 0..<(4 * count))
  func `hostile regions`(seed: UInt64) {
    var generator = SplitMix64(seed: 1000 + seed)
    check(RandomRegions.make(&generator), seed, &generator)
  }

  @Test func `many regions at one point`() {
    var generator = SplitMix64(seed: 7)
    for set in [HostileShapes.fan(40), HostileShapes.identical(12), HostileShapes.flower(20)] {
      check(set, 7, &generator)
    }
  }

  /// Cuts, joins in a random order, merges, and compares.
  private func check(_ set: RegionSet, _ seed: UInt64, _ generator: inout SplitMix64) {
    let whole = WholeBorders(set)
    let greatest = set.positions.count > 500 ? 12 : 9
    for _ in 0..<2 {
      let level = Int.random(in: 0...greatest, using: &generator)
      let split = Int.random(in: 0...3, using: &generator)
      let joined = CellByCell(set, level: level, split: split, &generator).joined
      let message: Comment = "seed \(seed), level \(level), split \(split)"
      #expect(joined.rows == whole.rows, message)
      #expect(joined.contacts == whole.contacts, message)
      #expect(joined.spacing == whole.spacing, message)
      #expect(joined.lineEnds == whole.lineEnds, message)
      #expect(joined.boundaries == whole.boundaries, message)
    }
  }
}

/// What is compared.
private struct BorderRows: Equatable {
  var rows: [String]
  var contacts: [SelfContact]
  var spacing: VertexSpacing?
  var lineEnds: [Int]
  var boundaries: [ExactLength]
}

private func row(
  _ regions: [Region], _ a: RegionID, _ b: RegionID, _ length: ExactLength, _ pieces: Int, _ touches: Int,
  _ flags: String
) -> String {
  "\(regions[a.index].id)|\(regions[b.index].id) \(length.ticks) \(pieces) \(touches) \(flags)"
}

/// The borders by one topology.
private struct WholeBorders {
  let rows: [String]
  let contacts: [SelfContact]
  let spacing: VertexSpacing?
  let lineEnds: [Int]
  let boundaries: [ExactLength]

  init(_ set: RegionSet) {
    let topology = BorderTopology(set)
    let analysis = BorderAnalysis(topology, measure: PlanarMeasure())
    let flags = BorderFlags(topology)
    rows = analysis.borders.map {
      row(
        set.regions, $0.a, $0.b, $0.length, topology.lineCount(joining: $0.arcs), $0.touchNodes.count,
        flags.text(of: $0, in: set))
    }
    contacts = flags.contacts
    boundaries = analysis.perimeters.map(\.boundary)
    let arcs = topology.arcIDs.filter { arc in
      analysis.borders.contains { $0.arcs.contains(arc) }
    }
    spacing = VertexSpacing(along: arcs, of: topology, measure: PlanarMeasure())
    lineEnds = analysis.borders.map { border in
      topology.lines(joining: border.arcs).count { $0.first?.canonical != $0.last?.canonical }
    }
  }
}

/// The borders by three steps.
private struct CellByCell {
  let joined: BorderRows

  init(_ set: RegionSet, level: Int, split: Int, _ generator: inout SplitMix64) {
    var cutter = RegionCutter(level: level)
    var cells: [SheetCell: BorderRuns] = [:]
    cutter.cut(set, region: { $0.rawValue }) { cells[$0, default: BorderRuns()].append($1, $2) }
    // Some cells are cut once more.
    if split > 0 {
      for cell in cells.keys.sorted() where Bool.random(using: &generator) {
        let runs = cells[cell] ?? BorderRuns()
        var again = RunCutter(cell, level: cell.level + split)
        cells[cell] = nil
        runs.forEach { run, line in
          again.cut(run, line) { cells[$0, default: BorderRuns()].append($1, $2) }
        }
      }
    }
    var options = JoinOptions(cut: cutter.mapCut.cut(isSheetFromZero: set.isSheetFromZero))
    options.keepsEnds = true
    options.measuresBoundaries = true
    options.spacing = { _, _ in true }
    var merge = BorderMerge()
    for cell in cells.keys.sorted().shuffled(using: &generator) {
      var shuffled = BorderRuns()
      var all: [(BorderRun, [Position])] = []
      cells[cell]?.forEach { all.append(($0, Array($1))) }
      for (run, line) in all.shuffled(using: &generator) {
        line.withUnsafeBufferPointer { shuffled.append(run, RunPieces($0)) }
      }
      let part = PartialBorders(joining: shuffled, options, measure: PlanarMeasure())
      if Bool.random(using: &generator) {
        var apart = BorderMerge()
        apart.add(part)
        merge.add(apart)
      } else {
        merge.add(part)
      }
    }
    let result = merge.finish(set.regions)
    joined = BorderRows(
      rows: result.borders.map {
        row(set.regions, $0.a, $0.b, $0.length, $0.pieces, $0.touchPoints, result.flags(of: $0))
      }, contacts: result.contacts, spacing: result.spacing,
      lineEnds: result.borders.map { result.lineEnds(of: $0).count },
      boundaries: set.regionIDs.map { result.boundary(of: $0) })
  }
}
