import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// Pairs and length against the tolerance.
@Suite struct ToleranceSweepTests {
  private func sweep(
    _ set: RegionSet, _ tolerances: [Double], effort: Int? = nil, threads: Int = 1
  ) -> ToleranceSweep {
    ToleranceSweep(
      BorderTopology(set), tolerances: tolerances, options: MatchOptions(tolerance: 0),
      measure: PlanarMeasure(), threads: threads, effort: effort)
  }

  /// Steps that are computed beside each other are those that follow each other, wherever the effort is spent.
  @Test func `any number of threads computes the same steps`() {
    let set = crossingEverywhere(times: 12)
    let tolerances = [0.0, 1, 2, 5, 10, 20, 50]
    let whole = sweep(set, tolerances).effort
    for share in [0, 2, 4, 5, 8] {
      let limit = whole * share / 7
      let one = sweep(set, tolerances, effort: limit)
      for threads in [2, 16] {
        let several = sweep(set, tolerances, effort: limit, threads: threads)
        #expect(several.steps == one.steps, "\(share)/7, \(threads) threads")
        #expect(several.notComputed == one.notComputed && several.effort == one.effort)
      }
    }
  }

  /// Two sides of 4 km, 40 m apart: nothing below that, all above, and the plateau begins there.
  @Test func `the plateau begins where the sides meet`() {
    let set = pair(
      [(0, 0), (4, 0), (4, -3), (0, -3), (0, 0)], [(0, 0.04), (0, 3), (4, 3), (4, 0.04), (0, 0.04)])
    let sweep = sweep(set, [0, 10, 30, 50, 100, 200])
    #expect(sweep.steps.map(\.tolerance) == [0, 10, 30, 50, 100, 200] && sweep.notComputed.isEmpty)
    #expect(sweep.steps.map(\.pairs) == [0, 0, 0, 1, 1, 1])
    for step in sweep.steps {
      #expect(abs(step.length.kilometres - (step.tolerance > 40 ? 4 : 0)) < 0.05, "\(step)")
      // Each step is what matching finds there.
      #expect(step.length.kilometres == Measured(matched(set, step.tolerance).regions).shared)
    }
    // Where nothing is found although the sides run beside each other, nothing changes either: that is no plateau.
    #expect(sweep.plateauTolerance == 50 && abs(sweep.unsharedMetres - 4000) < 50)
    #expect(self.sweep(set, [0, 10, 30]).plateauTolerance == nil)
    #expect(self.sweep(set, [0, 30, 50, 100, 200]).plateauTolerance == 50)
  }

  @Test func `steps that were given up are reported`() {
    let set = crossingEverywhere()
    let tolerances = [0.0, 1, 2, 5, 10, 20, 50]
    let whole = sweep(set, tolerances)
    #expect(whole.steps.count == tolerances.count && whole.notComputed.isEmpty)
    let limit = whole.effort / 2
    let cut = sweep(set, tolerances, effort: limit)
    #expect(cut.steps.count > 1 && cut.steps.count < tolerances.count, "\(cut.steps.count)")
    #expect(cut.steps.map(\.tolerance) + cut.notComputed == tolerances)
    #expect(zip(cut.steps, whole.steps).allSatisfy { $0.pairs == $1.pairs && $0.length == $1.length })
    // One piece of a line may be held against all the others after the last look at what is spent.
    #expect(cut.effort < 2 * limit)
    let rows = cut.table().rows
    #expect(rows.count == tolerances.count)
    for (row, tolerance) in zip(rows, tolerances) {
      #expect(row[0] == .integer(Int(tolerance)))
      guard cut.notComputed.contains(tolerance) else {
        #expect(row.last == .missing)
        continue
      }
      guard case .phrase(let reason)? = row.last else {
        Issue.record("\(tolerance) m: no reason")
        continue
      }
      #expect(reason.english.hasPrefix("not computed") && row[1...5].allSatisfy { $0 == .missing })
    }
  }
}
