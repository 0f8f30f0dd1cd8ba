import BorderCore
import BorderTestSupport
import Testing

/// Coverages with winding borders, tripoints and coasts, of which every region has its own copy of each border.
@Suite struct OwnCopiesTests {
  private static let maps = [
    "AABBC\nAABCC\nDDEEC\nDDEFF", "AAB\nACB\nCCB", "AAAAC\nABB.C\nDDDDC", "AAAAA\nABBCA\nADDCA\nAAAAA",
  ]

  /// A way to make copies, for borders whose vertices are about 60 m apart.
  struct Kind: Sendable, CustomStringConvertible {
    /// In metres; copies differ by up to a third of it on each side.
    let tolerance: Double
    let isSmooth: Bool
    /// How much of a tolerance may be lost where a border ends, at a coast or where three regions meet.
    let lostAtEnds: Double

    var description: String { "\(tolerance) m\(isSmooth ? ", smooth" : "")" }
  }

  /// Vertices moved each by itself, up to a tolerance of half their distance; and together, up to twice their distance.
  static let kinds = [
    Kind(tolerance: 1, isSmooth: false, lostAtEnds: 0), Kind(tolerance: 5, isSmooth: false, lostAtEnds: 0),
    Kind(tolerance: 30, isSmooth: false, lostAtEnds: 1), Kind(tolerance: 5, isSmooth: true, lostAtEnds: 0),
    Kind(tolerance: 120, isSmooth: true, lostAtEnds: 1),
  ]

  @Test(arguments: maps, kinds)
  func `a winding coverage comes back`(map: String, kind: Kind) {
    for seed in UInt64(1)...6 {
      var generator = SplitMix64(seed: seed)
      let set = winding(regions(map), levels: 4, by: &generator)
      let clean = Measured(set)
      let copying = Copying(shift: kind.tolerance / 3, isSmooth: kind.isSmooth)
      let spoilt = withOwnCopies(set, copying, by: &generator)
      #expect(Measured(spoilt).shared == 0)
      let result = matched(spoilt, kind.tolerance)
      let found = Measured(result.regions)
      // What is not matched has two outer lines where there was a border.
      let lost = (found.outer - clean.outer) / 2
      let message: Comment = "seed \(seed), \(kind): \(map) \(lost) of \(clean.shared) km"
      #expect(found.pairs().isSuperset(of: clean.pairs()), message)
      #expect(found.pairs(longerThan: kind.tolerance / 1000) == clean.pairs(), message)
      let atEnds = kind.lostAtEnds * kind.tolerance / 1000 * Double(clean.analysis.topology.nodeCount)
      // Where a region narrower than its neighbours are apart would cross itself, a vertex to either side stays as it was.
      let atPlaces = 0.06 * Double(result.report.unmatchedPlaces.count)
      #expect(lost <= 0.001 * clean.shared + atEnds + atPlaces, message)
      #expect(result.report.greatestMove <= kind.tolerance, message)
    }
  }
}
