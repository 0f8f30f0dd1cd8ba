internal import BorderCore
internal import BorderMeasures
internal import BorderTables

/// Whether and how borders are matched, as the command's `--tolerance-m`, `--match` and `--reference` say it.
struct CallMatching {
  private let tolerance: Double?
  private let isAuto: Bool
  private let scope: MatchScope?
  private let reference: String?

  init(_ options: CallOptions) throws(CallError) {
    (tolerance, isAuto) = try options.tolerance()
    scope = try options.word("match", of: MatchScope.self)
    // The option had the other name before.
    guard options["reference"] == nil || options["hold"] == nil else {
      throw CallError(.argument, "hold is another name of reference: give one of them")
    }
    reference = options["reference"] ?? options["hold"]
    guard isAuto || (tolerance ?? 0) > 0 || scope == nil && reference == nil else {
      throw CallError(.argument, "match and reference need tolerance_m with metres above 0, or auto")
    }
  }

  /// The topology, matched when that is asked for.
  func topology(
    of input: RegionInput, measure: GeodesicMeasure, threads: Int, rule: ContiguityRule,
    _ reporter: Reporter
  ) throws(CallError) -> TakenTopology {
    // What is said of matching is checked whether or not there is something to match.
    var wanted = try isAuto || (tolerance ?? 0) > 0 ? options(for: input, tolerance: tolerance ?? 0) : nil
    let exact: BorderTopology
    var sameGround: [RegionPair]?
    if tolerance == nil {
      let found: UnsharedBorders
      (exact, found) = BorderTopology.searched(
        input.regions, measure: measure, threads: threads, isTaken: isAuto, scope: scope, reporter)
      sameGround = found.sameGround
      wanted = nil
      if isAuto, let tolerance = found.tolerance { wanted = try options(for: input, tolerance: tolerance) }
    } else {
      exact = BorderTopology(input.regions, threads: threads)
    }
    guard let wanted else { return TakenTopology(exact, sameGround: sameGround) }
    let matched = exact.matched(wanted, measure: measure)
    if matched.report.isTangled {
      throw CallError(
        .tooMany,
        "too many lines run within \(LengthNotes.metres(wanted.tolerance).english) m of each other to tell which belong together",
        hint: "Take a smaller tolerance")
    }
    let topology = BorderTopology.touching(
      matched.regions, wanted, measure: measure, threads: threads, rule: rule, reporter)
    return TakenTopology(topology, matches: matched.report)
  }

  private func options(for input: RegionInput, tolerance: Double) throws(CallError) -> MatchOptions {
    if input.sources.count < 2, reference != nil || scope == .between {
      throw CallError(
        .argument, "\(reference != nil ? "reference" : "match between") is for several data sets",
        hint: "Name the column that tells them apart with the option source")
    }
    var held: Int?
    if let reference {
      guard let index = input.sources.firstIndex(of: reference) else {
        throw CallError(
          .argument, "reference is '\(reference)', which is none of the sources",
          hint: "They are: \(input.sources.prefix(20).joined(separator: ", "))")
      }
      held = index
    }
    return MatchOptions(
      tolerance: tolerance, heldSource: held,
      scope: scope ?? (input.sources.count > 1 ? .between : .all))
  }
}
