import BorderCore
import BorderTestSupport
import CMezha
import MezhaC
import Testing

/// Borders by survey, plan, cut, join and merge are those of `mezha_borders`, however the features are divided.
@Suite struct CellCallTests {
  private static func coverage(_ seed: UInt64) -> RegionSet {
    var generator = SplitMix64(seed: seed)
    return RandomCoverage.make(cell: [2_000.0, 20_000, 400_000][Int(seed % 3)], by: &generator)
  }

  /// The rows of both ways must be equal, and so must be refusals.
  private func compare(_ set: RegionSet, _ seed: UInt64) {
    let whole = Called(
      mezha_borders, [HandMadeRegions.features(set)],
      [("id", "id"), ("rule", "queen"), ("tolerance_m", "0"), ("shapes", "none")])
    for limit in [16, 64, 1000, 1 << 20] {
      for isShuffled in [false, true] {
        var steps = CellSteps(set)
        steps.cellVertices = limit
        if isShuffled { steps.shuffle = SplitMix64(seed: seed &+ UInt64(limit)) }
        let (called, _) = steps.borders([("rule", "queen")])
        let message: Comment =
          "seed \(seed), \(limit) vertices a cell, shuffled \(isShuffled): \(called.message)"
        #expect(called.code == whole.code, message)
        #expect(called.columns == whole.columns, message)
        #expect(called.rows == whole.rows, message)
      }
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `coverages`(seed: UInt64) { compare(Self.coverage(seed), seed) }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `rings that no cartographer would draw`(seed: UInt64) {
    var generator = SplitMix64(seed: 5000 + seed)
    compare(RandomRegions.make(&generator), seed)
  }

  @Test func `many regions at one point, and upon each other`() {
    for set in [HostileShapes.fan(40), HostileShapes.identical(12), HostileShapes.flower(20)] {
      compare(set, 7)
    }
  }

  @Test func `small cells are made, and ticks are lengths`() {
    var steps = CellSteps(Self.coverage(2))
    steps.cellVertices = 16
    let (called, cells) = steps.borders([("ticks", "true")])
    #expect(called.code == 0 && cells > 4 && !called.rows.isEmpty, "\(cells) cells")
    for (ticks, length) in zip(called.texts("length_ticks"), called.texts("length_km")) {
      let (metres, kilometres) = (Double(ticks).map { $0 / 4_294_967_296 }, Double(length))
      #expect(abs((metres ?? 0) / 1000 - (kilometres ?? 1)) <= 1e-6)
    }
  }

  @Test func `a cell with too much splits itself`() {
    let set = Self.coverage(1)
    let plan = PartitionPlan(PartitionSurvey(), cellLimit: 1000, isChecked: true, method: "series")
    let (_, runs) = PlannedCutter(plan).cut(set)[0]
    func parts(_ limit: Int) -> JoinedBorders {
      var merge = BorderMerge()
      CellJoin(JoinOptions(), measure: PlanarMeasure(), limit: limit).join(.all, runs, into: &merge)
      return merge.finish(set.regions)
    }
    let (whole, split) = (parts(1 << 20), parts(50))
    #expect(whole.borders.count > 3 && whole.borders.count == split.borders.count)
    for (a, b) in zip(whole.borders, split.borders) {
      #expect(a.a == b.a && a.b == b.b && a.length == b.length && a.pieces == b.pieces)
      #expect(a.touchPoints == b.touchPoints && a.marks == b.marks)
    }
  }

  @Test func `what is damaged, cut short, missing, doubled or of another plan is refused`() {
    var steps = CellSteps(Self.coverage(2))
    steps.cellVertices = 16
    var none: SplitMix64?
    let surveys = steps.surveys(&none)
    let plan = steps.plan(surveys)
    let cells = steps.runs(plan, &none)
    let parts = cells.flatMap { CellSteps.join($0.runs, plan).bytes("part") }
    #expect(cells.count > 3 && steps.merge(parts, plan).code == 0, "\(cells.count) cells")

    var generator = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let kind = Int.random(in: 0..<3, using: &generator)
      var bytes = [surveys[0], cells[0].runs[0], parts[0]][kind]
      if Bool.random(using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
      } else {
        bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
      }
      let called =
        switch kind {
        case 0: Called(mezha_plan, [.table([.binary("survey", [bytes])], count: 1)])
        case 1: CellSteps.join([bytes], plan)
        default: steps.merge([bytes] + parts.dropFirst(), plan)
        }
      #expect(called.code == MEZHA_BAD_DATA && called.outcome.row == 0, "\(called.message)")
    }
    // Another kind, another plan, another cell's, missing, twice.
    #expect(CellSteps.join([parts[0]], plan).message.contains("a run of rings was expected"))
    var other = steps
    other.cellVertices = 1 << 20
    let otherPlan = other.plan(surveys)
    #expect(CellSteps.join(cells[0].runs, otherPlan).message.contains("another plan"))
    #expect(steps.merge(parts, otherPlan).message.contains("another plan"))
    #expect(steps.merge(Array(parts.dropLast()), plan).message.contains("missing or come twice"))
    #expect(steps.merge(parts + [parts[0]], plan).message.contains("missing or come twice"))
    #expect(CellSteps.join(cells[0].runs + [cells[0].runs[0]], plan).message.contains("comes twice"))
    let stranger = CellSteps(HostileShapes.fan(5))
    #expect(stranger.merge(parts, plan).message.contains("of a region that was not passed"))
    #expect(steps.merge(parts, "mezha-plan:00").code == MEZHA_BAD_ARGUMENT)
    #expect(steps.merge(parts, String(plan.dropLast(2))).code == MEZHA_BAD_ARGUMENT)
  }

  @Test func `features with one number, without an id, in no degrees`() {
    let set = Self.coverage(2)
    let twice = HandMade.table(
      [
        .text("id", ["A", "B"]), .integers("n", [0, 0]),
        .binary("geometry", [square(0), square(1)]),
      ], count: 2)
    let survey = Called(mezha_survey, [twice], [("id", "id"), ("row", "n")]).bytes("survey")
    let plan = CellSteps(set).plan(survey)
    let cut = Called(mezha_cut, [twice], [("id", "id"), ("row", "n"), ("plan", plan)])
    #expect(CellSteps.join(cut.bytes("runs"), plan).message.contains("two features have the number 0"))

    let nameless = HandMade.table(
      [.text("id", ["A", ""]), .binary("geometry", [square(0), square(1)])], count: 2)
    let refused = Called(mezha_survey, [nameless], [("id", "id")])
    #expect(refused.code == MEZHA_BAD_DATA && refused.outcome.row == 1)
    #expect(Called(mezha_survey, [nameless]).code == MEZHA_BAD_ARGUMENT)
    #expect(Called(mezha_survey, [nameless], [("id", "nope")]).code == MEZHA_BAD_SCHEMA)
    #expect(Called(mezha_cut, [nameless], [("id", "id")]).code == MEZHA_BAD_ARGUMENT)

    let metres = HandMade.table([.text("id", ["A"]), .binary("geometry", [square(500_000)])], count: 1)
    let surveys = Called(mezha_survey, [metres], [("id", "id")]).bytes("survey")
    let planned = Called(mezha_plan, [.table([.binary("survey", surveys)], count: surveys.count)])
    #expect(planned.code == MEZHA_BAD_DATA && planned.message.contains("degrees"))
  }

  private func square(_ west: Double) -> [UInt8] {
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
      Position(longitude: west + $0.0, latitude: $0.1)
    }
    return HandMadeRegions.wkb([[ring]])
  }
}
