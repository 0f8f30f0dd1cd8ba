import BorderCore
import BorderTestSupport
import CMezha
import MezhaC
import Testing

/// The five steps as an engine takes them: features in parts, values in any order, groups of any size.
struct CellSteps {
  /// All features.
  let set: RegionSet
  let featureCount: Int
  var cellVertices = 1 << 17
  var shuffle: SplitMix64?

  init(_ set: RegionSet) {
    self.set = set
    featureCount = withExtendedLifetime(HandMadeRegions.features(set)) { Int($0.array.pointee.length) }
  }

  private static let columns = [("id", "id"), ("row", "number")]

  /// The features in parts.
  private func parts(_ generator: inout SplitMix64?) -> [HandMade] {
    guard var chance = generator else { return [HandMadeRegions.features(set)] }
    defer { generator = chance }
    let count = Int.random(in: 1...4, using: &chance)
    var parts = [[Int]](repeating: [], count: count)
    for row in (0..<featureCount).shuffled(using: &chance) {
      parts[Int.random(in: 0..<count, using: &chance)].append(row)
    }
    return parts.map { HandMadeRegions.features(set, rows: $0) }
  }

  private static func shuffled(_ values: [[UInt8]], _ generator: inout SplitMix64?) -> [[UInt8]] {
    guard var chance = generator else { return values }
    defer { generator = chance }
    return values.shuffled(using: &chance)
  }

  /// The surveys of all parts.
  func surveys(_ generator: inout SplitMix64?) -> [[UInt8]] {
    let found = parts(&generator).flatMap { Called(mezha_survey, [$0], Self.columns).bytes("survey") }
    return Self.shuffled(found, &generator)
  }

  /// The plan.
  func plan(_ surveys: [[UInt8]]) -> String {
    let batch = HandMade.table([.binary("survey", surveys)], count: surveys.count)
    return Called(mezha_plan, [batch], [("cell_vertices", "\(cellVertices)")]).texts("plan").first ?? ""
  }

  /// The runs of all features by cell, in the order of cells.
  func runs(_ plan: String, _ generator: inout SplitMix64?) -> [(cell: String, runs: [[UInt8]])] {
    var cells: [String: [[UInt8]]] = [:]
    for part in parts(&generator) {
      let cut = Called(mezha_cut, [part], Self.columns + [("plan", plan)])
      for (cell, runs) in zip(cut.texts("cell"), cut.bytes("runs")) { cells[cell, default: []].append(runs) }
    }
    return cells.sorted { $0.key < $1.key }.map { ($0.key, Self.shuffled($0.value, &generator)) }
  }

  /// Joins runs of whole cells.
  static func join(_ runs: [[UInt8]], _ plan: String, threads: Int = 1) -> Called {
    Called(
      mezha_join, [.table([.binary("runs", runs)], count: runs.count)],
      [("plan", plan), ("threads", "\(threads)")])
  }

  /// The parts of cells whose runs are sound.
  private static func joined(_ runs: [[UInt8]], _ plan: String, threads: Int = 1) -> [[UInt8]] {
    let called = join(runs, plan, threads: threads)
    #expect(called.code == 0, "\(called.message)")
    return called.bytes("part")
  }

  /// Merges parts.
  func merge(_ parts: [[UInt8]], _ plan: String, _ options: [(String, String)] = []) -> Called {
    Called(
      mezha_merge, [HandMadeRegions.features(set)], [.table([.binary("part", parts)], count: parts.count)],
      [("plan", plan), ("id", "id")] + options)
  }

  /// All steps.
  func borders(_ options: [(String, String)] = []) -> (called: Called, cells: Int) {
    var generator = shuffle
    let plan = plan(surveys(&generator))
    let cells = runs(plan, &generator)
    var parts: [[UInt8]] = []
    if var chance = generator {
      // Several cells at once, and others alone.
      var group: [[UInt8]] = []
      for (_, runs) in cells.shuffled(using: &chance) {
        group += runs
        if Bool.random(using: &chance) {
          parts += Self.joined(group.shuffled(using: &chance), plan, threads: 2)
          group = []
        }
      }
      parts += Self.joined(group, plan)
      parts.shuffle(using: &chance)
    } else {
      for (_, runs) in cells { parts += Self.joined(runs, plan) }
    }
    return (merge(parts, plan, options), cells.count)
  }
}
