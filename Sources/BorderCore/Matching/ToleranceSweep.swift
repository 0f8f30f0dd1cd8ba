/// What matching finds at several tolerances: the answer to "which tolerance should I use?".
///
/// All matchings together have one effort, counted in segments that were looked at, so that what is left out does
/// not depend on the machine (see `MatchEffort`). Where lines cross or run beside each other so much that it is spent, the
/// step at which it was and those with greater tolerances are not computed.
public struct ToleranceSweep: Sendable {
  /// One tolerance.
  public struct Step: Hashable, Sendable {
    /// The tolerance in metres; 0 for exact matching.
    public let tolerance: Double
    /// How many pairs share a line.
    public let pairs: Int
    /// The length of all shared borders.
    public let length: ExactLength
    /// The length of what was matched within the tolerance.
    public let matched: ExactLength
    /// The farthest that anything was moved, in metres.
    public let greatestMove: Double
    /// Whether the step belongs to the plateau: pairs and length hardly change there.
    public internal(set) var isOnPlateau = false
  }

  /// The steps that were computed, by rising tolerance.
  public private(set) var steps: [Step] = []
  /// The tolerances of the steps that were not, in metres, rising: all are greater than those of the others.
  public private(set) var notComputed: [Double] = []
  /// Along how many metres lines run beside each other that look like one border and may be matched: what there is to find.
  public let unsharedMetres: Double
  /// The tolerance that the data propose, in metres (see `UnsharedBorders.tolerance`); `nil` when they do not.
  public let proposedTolerance: Double?
  /// How many segments all matchings together looked at.
  private(set) var effort = 0

  /// Matches at every tolerance.
  ///
  /// - Parameters:
  ///   - exact: The regions' exact topology.
  ///   - tolerances: In metres; sorted, without repetitions, 0 stands for exact matching.
  ///   - options: Which source is held, which regions may be matched.
  ///   - measure: How to measure.
  ///   - threads: How many threads may work: as many steps are computed beside each other. The result is the same for any
  ///     number.
  ///   - effort: How many segments all matchings together may look at; `nil` for as many as `MatchEffort.searchLimit`.
  ///   - progress: Called before each step, or before all of those that are computed beside each other.
  ///   - isIncluded: Leaves borders out.
  /// - Complexity: That of matching and of the topology, for each tolerance; matching is bounded as a whole.
  public init(
    _ exact: BorderTopology, tolerances: [Double], options: MatchOptions, measure: any LineMeasure,
    threads: Int = 1, effort: Int? = nil, progress: (Double) -> Void = { _ in },
    where isIncluded: @Sendable (BorderAnalysis, Border) -> Bool = { _, _ in true }
  ) {
    let limit = effort ?? MatchEffort.searchLimit(exact)
    let unshared = UnsharedBorders(exact, measure: measure, threads: threads)
    let set = exact.regions
    proposedTolerance = unshared.tolerance
    unsharedMetres = unshared.pairs.reduce(0) { sum, pair in
      let isOneSource = set[pair.regions.a].source == set[pair.regions.b].source
      return sum + (options.scope == .between && isOneSource ? 0 : pair.metres)
    }
    let wanted = Set(tolerances.filter { $0 >= 0 }).sorted()
    @Sendable func attempt(_ tolerance: Double, limit: Int) -> (step: Step?, effort: Int) {
      var options = options
      options.tolerance = tolerance
      let result = tolerance > 0 ? exact.matched(options, measure: measure, effortLimit: limit) : nil
      if let report = result?.report, report.isTangled { return (nil, report.effort) }
      let topology = result.map { BorderTopology($0.regions) } ?? exact
      let analysis = BorderAnalysis(topology, measure: measure)
      let borders = analysis.borders.filter { $0.isShared && isIncluded(analysis, $0) }
      let step = Step(
        tolerance: tolerance, pairs: borders.count, length: borders.map(\.length).sum(),
        matched: result?.report.lengthMatched ?? .zero, greatestMove: result?.report.greatestMove ?? 0)
      return (step, result?.report.effort ?? 0)
    }
    var rest = wanted[...]
    while !rest.isEmpty, notComputed.isEmpty {
      let batch = Array(rest.prefix(max(1, threads)))
      batch.forEach(progress)
      let room = limit - self.effort
      let tried = mapParts(of: batch.count, threads: threads, minimumPart: 1) { range in
        range.map { attempt(batch[$0], limit: room) }
      }.flatMap { $0 }
      for (tolerance, result) in zip(batch, tried) {
        // What took more than the steps before it left might have been given up: it is tried with what was left.
        let left = limit - self.effort
        let (step, effort) = left < room && result.effort > left ? attempt(tolerance, limit: left) : result
        self.effort += effort
        guard let step else {
          notComputed = Array(rest)
          break
        }
        steps.append(step)
        rest.removeFirst()
      }
    }
    markPlateau()
  }

  /// Marks the longest stretch of computed steps over which pairs and length hardly change.
  ///
  /// From one step to the next of it, pairs and length change by at most 2 per cent of what they change over the whole
  /// sweep. Of stretches of as many steps the one with the lesser tolerances is taken; one step alone is none. Where lines run
  /// beside each other that look like one border, steps that match less than half of them are on no plateau: there
  /// nothing changes because nothing is found.
  private mutating func markPlateau() {
    guard let first = steps.first, let last = steps.last else { return }
    let pairs = 0.02 * Double(abs(last.pairs - first.pairs))
    let length = 0.02 * abs(last.length.metres - first.length.metres)
    let found = steps.firstIndex { $0.matched.metres >= 0.5 * unsharedMetres } ?? steps.endIndex
    var best = found..<found
    var start = found
    for index in steps.indices where index > found {
      let (a, b) = (steps[index - 1], steps[index])
      let isLevel =
        Double(abs(b.pairs - a.pairs)) <= pairs && abs(b.length.metres - a.length.metres) <= length
      if !isLevel { start = index }
      if index + 1 - start > max(1, best.count) { best = start..<(index + 1) }
    }
    for index in best { steps[index].isOnPlateau = true }
  }

  /// The least tolerance of the plateau; `nil` when there is none.
  public var plateauTolerance: Double? { steps.first { $0.isOnPlateau }?.tolerance }
}
