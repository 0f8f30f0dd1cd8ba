import BorderTestSupport
import Testing

@testable import BorderCore

/// What goes from one process to another comes back as it was, and whatever else comes is a fault and no crash.
@Suite struct ExchangeTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `positions come back bit by bit`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let decimals = Int.random(in: 0...14, using: &generator)
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    var at = (
      Double.random(in: -180...180, using: &generator), Double.random(in: -90...90, using: &generator)
    )
    let positions = (0..<300).map { _ in
      at.0 = max(-180, min(180, at.0 + Double.random(in: -1e-3...1e-3, using: &generator)))
      at.1 = max(-90, min(90, at.1 + Double.random(in: -1e-3...1e-3, using: &generator)))
      let place = decimals == 14 ? at : ((at.0 * power).rounded() / power, (at.1 * power).rounded() / power)
      return Position(longitude: place.0 + 0.0, latitude: place.1 + 0.0)
    }
    let places = PackedPositions.places(of: positions)
    #expect(decimals == 14 ? places == PackedPositions.bits : places <= decimals, "seed \(seed)")
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: PackedPositions.mostBytes * positions.count + 16, alignment: 8)
    defer { room.deallocate() }
    guard let start = room.baseAddress else { return }
    let count = PackedPositions.write(positions, places: places, to: start)
    // As much as is promised: 12 bytes each, and less for decimals.
    #expect(count <= 12 * positions.count + 8, "seed \(seed): \(count) bytes")
    if decimals <= 7 { #expect(count <= 8 * positions.count, "seed \(seed): \(count) bytes") }
    var read: [Position] = []
    let taken = PackedPositions.read(
      positions.count, places: places, from: UnsafeRawBufferPointer(room), limit: count, into: &read)
    #expect(taken == count && read == positions, "seed \(seed)")
    #expect(
      PackedPositions.read(
        positions.count, places: places, from: UnsafeRawBufferPointer(room), limit: count - 1, into: &read)
        == nil)
  }

  @Test func `numbers come back`() throws {
    var writer = SealedWriter(.survey)
    let numbers: [Int64] = [0, 1, -1, 63, 64, -64, -65, .max, .min]
    for number in numbers { writer.add(signed: number) }
    writer.add(UInt128.max)
    writer.add("Псков")
    let bytes = writer.sealed()
    try bytes.withUnsafeBytes { bytes in
      var reader = try SealedReader(bytes, .survey)
      for number in numbers { #expect(try reader.signed() == number) }
      #expect(try reader.number(UInt128.self) == .max)
      #expect(try reader.text() == "Псков")
      try reader.finish()
      #expect(throws: ExchangeFault.self) { try reader.byte() }
    }
  }

  private struct Made {
    let set: RegionSet
    let plan: PartitionPlan
    let survey: [UInt8]
    let runs: [(cell: SheetCell, bytes: [UInt8])]
    let parts: [[UInt8]]

    init(_ set: RegionSet) throws {
      self.set = set
      let features = set.regions.indices.map {
        RunFeature(key: RegionKey.of("\($0)"), row: Int64($0), firstRing: 0)
      }
      var survey = PartitionSurvey()
      survey.add(set, longitudes: LongitudeRange(), features: features)
      let plan = PartitionPlan(survey, cellLimit: 32, isChecked: true, method: "series")
      self.survey = survey.sealed
      self.plan = plan
      runs = PlannedCutter(plan).cut(set).map {
        ($0.cell, $0.runs.sealed(of: $0.cell, plan: plan.mark, features: features))
      }
      parts = try runs.map { try Self.part([$0.bytes], $0.cell, plan) }
    }

    /// Reads and joins runs.
    static func part(_ bytes: [[UInt8]], _ cell: SheetCell, _ plan: PartitionPlan) throws -> [UInt8] {
      var runs = CellRuns(of: cell)
      for bytes in bytes { try bytes.withUnsafeBytes { try runs.add($0, plan: plan.mark) } }
      var merge = BorderMerge()
      CellJoin(JoinOptions(cut: plan.cut), measure: PlanarMeasure()).join(
        cell, try runs.numbered(), into: &merge)
      return merge.partial().sealed(plan: plan.mark, keys: runs.keys, ownCount: runs.ownCount)
    }

    /// Reads and merges parts.
    func merged(_ parts: [[UInt8]]) throws -> JoinedBorders {
      let indices = Dictionary(
        uniqueKeysWithValues: set.regions.indices.map { (RegionKey.of("\($0)"), Int32($0)) })
      var merge = BorderMerge()
      var count = 0
      for bytes in parts {
        try bytes.withUnsafeBytes { bytes in
          merge.add(try PartialBorders(bytes, plan: plan.mark, ownCount: &count) { indices[$0] })
        }
      }
      return merge.finish(set.regions)
    }
  }

  /// Changes a few bytes and makes the sum agree again, as no accident does.
  private static func forged(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var content = Array(bytes.dropLast(8))
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 4..<content.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: content[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: content.remove(at: place)
      default: content.insert(UInt8.random(in: 0...255, using: &generator), at: place)
      }
    }
    let sum = content.withUnsafeBytes { SealedReader.sum(of: $0) }
    withUnsafeBytes(of: sum.littleEndian) { content.append(contentsOf: $0) }
    return content
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `forged bytes crash nothing`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let set =
      seed % 2 == 0 ? RandomCoverage.make(cell: 400_000, by: &generator) : RandomRegions.make(&generator)
    let made = try Made(set)
    var refused = 0
    for _ in 0..<60 {
      do {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
          let bytes = Self.forged(made.survey, &generator)
          let survey = try bytes.withUnsafeBytes { try PartitionSurvey($0) }
          _ = PartitionPlan(survey, cellLimit: 32, isChecked: true, method: "series")
        case 1:
          var text = Array(made.plan.text.utf8)
          text[Int.random(in: text.indices, using: &generator)] = 0x61
          _ = try PartitionPlan(text: String(decoding: text, as: UTF8.self))
        case 2:
          guard let (cell, bytes) = made.runs.randomElement(using: &generator) else { continue }
          _ = try Made.part([Self.forged(bytes, &generator)], cell, made.plan)
        default:
          var parts = made.parts
          guard let index = parts.indices.randomElement(using: &generator) else { continue }
          parts[index] = Self.forged(parts[index], &generator)
          _ = try made.merged(parts)
        }
      } catch is ExchangeFault { refused += 1 }
    }
    #expect(refused > 10, "seed \(seed)")
  }
}
