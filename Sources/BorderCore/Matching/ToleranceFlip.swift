/// At which tolerance two regions that share no line become neighbours.
///
/// Regions are matched at tolerances that double until the two share a line, and then between the last two by halves.
/// All these matchings together have one effort, counted in segments that were looked at, so that the answer does
/// not depend on the machine; when it is spent, what is known so far is the answer.
public struct ToleranceFlip: Hashable, Sendable {
  /// No greater tolerance is tried, in metres.
  public static let greatestTolerance = 20_000.0
  /// No lesser tolerance is tried, in metres; all are whole millimetres.
  public static let leastTolerance = 0.001

  /// The greatest tolerance in metres at which they were found to share no line; the distance between them where none was
  /// tried.
  public private(set) var without: Double
  /// The least tolerance in metres at which they are found to share one; `nil` when none was found. Less than 0.99 of it
  /// by a millimetre is not enough, unless the lines are too tangled.
  public private(set) var with: Double?
  /// The length that is shared there.
  public private(set) var length = ExactLength.zero
  /// Whether the search gave up between `without` and `with`: the lines cross or run beside each other so much that
  /// matching them would take without end (see `MatchReport.isTangled`).
  public private(set) var isTangled = false
  /// How many segments all matchings together looked at.
  private(set) var effort = 0

  /// Regions that share a line of some length as they are.
  init(exactly length: ExactLength) {
    without = 0
    with = 0
    self.length = length
  }

  /// Searches for the tolerance.
  ///
  /// - Parameters:
  ///   - a: A region.
  ///   - b: Another one, with which it shares no line.
  ///   - exact: The topology of both and of what is around them.
  ///   - nearest: How far apart they are, in metres; at most `greatestTolerance`.
  ///   - options: Which source is held; the tolerance does not matter.
  ///   - measure: How to measure.
  ///   - effort: How many segments all matchings together may look at; `nil` for as many as `MatchEffort.searchLimit`.
  /// - Complexity: At most 22 times that of matching, and bounded as a whole: see `MatchEffort.searchLimit`.
  init(
    of a: RegionID, _ b: RegionID, in exact: BorderTopology, nearest: Double, options: MatchOptions,
    measure: any LineMeasure, effort: Int? = nil
  ) {
    without = nearest
    let limit = effort ?? MatchEffort.searchLimit(exact)
    // Nothing less than the distance can do; often that is all it takes.
    var next = Self.millimetres(max(1.01 * nearest, Self.leastTolerance))
    while with == nil, !isTangled, without < Self.greatestTolerance {
      attempt(min(next, Self.greatestTolerance), a, b, exact, options, measure, limit - self.effort)
      next = Self.millimetres(2 * next)
    }
    while let with, !isTangled, with > Self.leastTolerance, 0.99 * with > without {
      let middle = Self.millimetres((max(without, Self.leastTolerance / 2) * with).squareRoot())
      if middle >= with { break }
      attempt(middle, a, b, exact, options, measure, limit - self.effort)
    }
  }

  /// Rounded up to whole millimetres, so that what is written is enough.
  private static func millimetres(_ metres: Double) -> Double { (metres * 1000 - 1e-6).rounded(.up) / 1000 }

  /// Matches within a tolerance, and notes whether the two share a line then.
  private mutating func attempt(
    _ tolerance: Double, _ a: RegionID, _ b: RegionID, _ exact: BorderTopology, _ options: MatchOptions,
    _ measure: any LineMeasure, _ remaining: Int
  ) {
    var options = options
    options.tolerance = tolerance
    let matched = exact.matched(options, measure: measure, effortLimit: remaining)
    effort += matched.report.effort
    isTangled = matched.report.isTangled
    if isTangled { return }
    let result = BorderTopology(matched.regions)
    let border = BorderSet(result, lengths: ArcLengths(result, measure: measure)).borders
      .first { $0.isShared && Set([$0.a, $0.b]) == Set([a, b]) }
    if let border {
      (with, length) = (tolerance, border.length)
    } else {
      without = tolerance
    }
  }
}
