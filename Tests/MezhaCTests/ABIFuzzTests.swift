import BorderCore
import BorderTestSupport
import CMezha
import Foundation
import MezhaC
import Testing

/// Schemas, lengths and offsets that lie: every call ends with a code and a message, and none with the process.
///
/// Buffers are longer than they say, since no reader can know how long a buffer is. `MEZHA_FUZZ_SECONDS` goes on longer.
@Suite struct ABIFuzzTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `lies crash nothing`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let set = RandomCoverage.make(cell: 5_000, by: &generator)
    let seconds = Double(ProcessInfo.processInfo.environment["MEZHA_FUZZ_SECONDS"] ?? "") ?? 0
    let end = Date(timeIntervalSinceNow: seconds / 60)
    repeat {
      for layout in HandMadeRegions.layouts {
        let table = HandMadeRegions.table(set, layout)
        var all: [HandMade] = []
        func collect(_ node: HandMade) {
          all.append(node)
          for child in node.children { collect(child) }
        }
        collect(table)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          if let node = all.randomElement(using: &generator) { Self.lie(node, &generator) }
        }
        let called = Called(
          mezha_borders, [table], Bool.random(using: &generator) ? [("id", "id")] : [("tolerance_m", "0")])
        #expect((0...4).contains(called.code), "seed \(seed), \(layout)")
        #expect((called.code == 0) == called.message.isEmpty, "seed \(seed), \(layout): \(called.message)")
        #expect((called.code == 0) == (called.array.release != nil), "seed \(seed), \(layout)")
      }
    } while Date() < end
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `lies to the steps of many machines crash nothing`(seed: UInt64) {
    var generator = SplitMix64(seed: 900 + seed)
    var steps = CellSteps(RandomCoverage.make(cell: 20_000, by: &generator))
    steps.cellVertices = 16
    var none: SplitMix64?
    let surveys = steps.surveys(&none)
    let plan = steps.plan(surveys)
    let runs = steps.runs(plan, &none).flatMap(\.runs)
    let parts = CellSteps.join(runs, plan).bytes("part")
    func bytes(_ name: String, _ values: [[UInt8]]) -> HandMade {
      .table([.integers("cell", Array(values.indices)), .binary(name, values)], count: values.count)
    }
    let columns = [("id", "id"), ("row", "number")]
    for step in 0..<6 {
      let (features, others) = (HandMadeRegions.features(steps.set), bytes("part", parts))
      let table =
        switch step {
        case 2: bytes("survey", surveys)
        case 3: bytes("runs", runs)
        default: features
        }
      let target = step == 5 ? others : table
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        if let node = ([target] + target.children).randomElement(using: &generator) {
          Self.lie(node, &generator)
        }
      }
      let called =
        switch step {
        case 0: Called(mezha_survey, [table], columns)
        case 1: Called(mezha_cut, [table], columns + [("plan", plan)])
        case 2: Called(mezha_plan, [table])
        case 3: Called(mezha_join, [table], [("plan", plan)])
        default: Called(mezha_merge, [table], [others], [("plan", plan), ("id", "id")])
        }
      #expect((0...4).contains(called.code), "seed \(seed), step \(step)")
      #expect((called.code == 0) == called.message.isEmpty, "seed \(seed), step \(step): \(called.message)")
      #expect((called.code == 0) == (called.array.release != nil), "seed \(seed), step \(step)")
    }
  }

  // Without u, U, z and Z: by offsets of the wrong width, what a text is would be anywhere, which nobody can see.
  private static let formats: [StaticString] = [
    "", "n", "b", "c", "l", "g", "vz", "vu", "+l", "+L", "+s", "+w:2", "+w:0", "+w:99999999999",
    "+w:-1", "tdD", "+vl", "+r", "x",
  ]

  /// Changes one thing of a schema, an array or the bytes behind it.
  private static func lie(_ node: HandMade, _ generator: inout SplitMix64) {
    let numbers: [Int64] = [.min, .max, -1, 0, 1, 2, 3, 7, 1 << 31, 1 << 32, 1 << 40, (1 << 40) + 1, 1 << 62]
    let number = numbers.randomElement(using: &generator) ?? 0
    switch Int.random(in: 0..<12, using: &generator) {
    case 0:
      // A length that the room behind the buffers bears, or one that is absurd.
      let small = node.array.pointee.length &+ Int64.random(in: -3...20, using: &generator)
      node.array.pointee.length = [small, -1, .min].randomElement(using: &generator) ?? 0
    case 1: node.array.pointee.offset = [-1, .min, 1, 2, 5, .max].randomElement(using: &generator) ?? 0
    case 2: node.array.pointee.n_buffers = number
    case 3: node.array.pointee.n_children = number
    case 4: node.schema.pointee.n_children = number
    case 5: node.array.pointee.buffers[0] = nil
    case 6 where node.buffers.count > 1: node.array.pointee.buffers[1] = nil
    case 7: node.array.pointee.release = nil
    case 8: node.schema.pointee.release = nil
    case 9:
      guard let format = formats.randomElement(using: &generator) else { return }
      node.schema.pointee.format = UnsafeRawPointer(format.utf8Start).assumingMemoryBound(to: CChar.self)
    case 10 where node.buffers.count == 2:
      // An offset, or half of a number.
      let place = 4 * Int.random(in: 0..<16, using: &generator)
      node.buffers[1]?.storeBytes(of: Int32(truncatingIfNeeded: number), toByteOffset: place, as: Int32.self)
    case 11 where node.buffers.count == 3:
      let place = Int.random(in: 0..<200, using: &generator)
      node.buffers[2]?.storeBytes(
        of: UInt8.random(in: 0...255, using: &generator), toByteOffset: place, as: UInt8.self)
    default: node.schema.pointee.children = nil
    }
  }
}
