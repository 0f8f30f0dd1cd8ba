public import ArgumentParser
public import BorderCore
import BorderGeodesy
import BorderIO

extension MatchScope: ExpressibleByArgument {}

/// A tolerance that is given, or one that the data propose.
enum ToleranceChoice: Equatable, ExpressibleByArgument {
  case metres(Double)
  case proposed

  init?(argument: String) {
    if argument == "auto" {
      self = .proposed
    } else if let metres = Double(argument) {
      self = .metres(metres)
    } else {
      return nil
    }
  }
}

/// Whether and how borders whose vertices differ are matched.
struct ToleranceOptions: ParsableArguments {
  @Option(
    name: .customLong("tolerance-m"),
    help: ArgumentHelp(
      "Match borders that run beside each other within so many metres; nothing is moved further; auto: as many as the data propose, at most 2000. Without it vertices must be equal.",
      valueName: "metres"))
  var tolerance: ToleranceChoice?

  @Option(
    help: ArgumentHelp(
      "With --tolerance-m: the input that stays still; the others are moved to it. The first one if not given.",
      valueName: "input"))
  var hold: String?

  @Option(
    help: ArgumentHelp(
      "With --tolerance-m: between (regions of different inputs; the default for several inputs) or all (any two regions; the default for one).",
      valueName: "scope"))
  var match: MatchScope?

  @Flag(help: "Make invalid polygons valid first, and tell what that changed.")
  var repair = false

  mutating func validate() throws {
    if case .metres(let metres) = tolerance, !(metres >= 0 && metres <= 20_000) {
      throw ValidationError("--tolerance-m must be from 0 to 20000, or auto.")
    }
    let isMatched = tolerance != nil && tolerance != .metres(0)
    try VainOption.refuse(
      [("--hold", hold != nil), ("--match", match != nil)], unless: isMatched,
      "needs --tolerance-m with metres above 0, or auto")
  }

  /// What they ask for.
  var request: MatchingRequest {
    var request = MatchingRequest(hold: hold, match: match, repair: repair)
    switch tolerance {
    case .metres(let metres): request.tolerance = metres
    case .proposed: request.takesProposal = true
    case nil: break
    }
    return request
  }
}

/// Whether and how borders are matched, whatever a command calls its options.
struct MatchingRequest {
  var tolerance: Double?
  var hold: String?
  var match: MatchScope?
  var repair = false
  /// Whether the tolerance is the one that the data propose.
  var takesProposal = false

  /// Whether nothing is to be matched or repaired.
  var isEmpty: Bool { tolerance == nil && !takesProposal && !repair }

  /// What of these options decides the result.
  var provenance: [(String, JSONValue)] {
    let repaired: [(String, JSONValue)] = repair ? [("repair", .bool(true))] : []
    guard tolerance != nil || takesProposal else { return repaired }
    return repaired + [
      ("hold", hold.map { .string($0.split(separator: "/").last.map(String.init) ?? $0) } ?? .null),
      ("match", match.map { .string($0.rawValue) } ?? .null),
    ]
  }

  /// How to match the regions of a workspace; `nil` when their vertices must be equal.
  func options(for workspace: Workspace) throws -> MatchOptions? {
    guard let tolerance, tolerance > 0 else { return nil }
    return try options(for: workspace, tolerance: tolerance)
  }

  /// How to match the regions of a workspace within a tolerance.
  ///
  /// - Throws: `ValidationError` where an option needs several inputs, and there is one.
  func options(for workspace: Workspace, tolerance: Double) throws -> MatchOptions {
    try VainOption.refuse(
      [("--hold", hold != nil), ("--match between", match == .between)], unless: workspace.sources.count > 1,
      "is for several inputs: name another")
    return MatchOptions(
      tolerance: tolerance, heldSource: try hold.map { try Self.source($0, in: workspace) },
      scope: match ?? (workspace.sources.count > 1 ? .between : .all))
  }

  /// Which of the inputs is meant.
  private static func source(_ name: String, in workspace: Workspace) throws -> Int {
    let spec = try EmbeddedData.input(name).input
    func isMeant(_ source: SourceInfo, byName: Bool) -> Bool {
      let file = source.file.split(separator: "/").last.map(String.init) ?? source.file
      return (source.file == spec.file || byName && file == spec.file)
        && (spec.layer == nil || source.layer == spec.layer)
    }
    for byName in [false, true] {
      let found = workspace.sources.indices.filter { isMeant(workspace.sources[$0], byName: byName) }
      if let index = found.first, found.count == 1 { return index }
      if found.count > 1 {
        throw ValidationError("--hold \(name) could be several of the inputs; add #LAYER.")
      }
    }
    let known = workspace.sources.map { "\($0.file)#\($0.layer)" }.joined(separator: ", ")
    throw ValidationError("--hold \(name) is none of the inputs: \(known).")
  }

  /// The topology of a workspace, matched when that is asked for; reports what was done, or proposes a tolerance.
  ///
  /// - Parameters:
  ///   - workspace: The regions.
  ///   - measure: How to measure.
  ///   - threads: How many threads may work.
  ///   - rule: By which rule regions are neighbours: by that of points, a tolerance makes them touch, too.
  /// - Returns: The topology, and what was matched.
  /// - Throws: `ValidationError` for options that do not fit the inputs; `InputError` where lines are tangled.
  func topology(
    of workspace: Workspace, measure: GeodesicMeasure, threads: Int, rule: ContiguityRule = .rook
  ) throws -> (BorderTopology, MatchReport?) {
    var regions = workspace.regions
    if repair {
      let result = RegionRepair.repair(regions, measure: measure, threads: threads)
      regions = result.regions
      RepairNotes.tell(result.changes, of: regions)
    }
    var exact = BorderTopology(regions, threads: threads)
    // What is said of matching is checked whether or not there is something to match.
    if takesProposal { _ = try options(for: workspace, tolerance: 0) }
    var wanted = try options(for: workspace)
    // Coordinates without a place on earth have no metres.
    if wanted == nil, tolerance == nil, !workspace.isPlanar {
      var found = UnsharedBorders(exact, measure: measure, threads: threads)
      if let joined = found.joiningVertices(of: regions) {
        UnsharedNotes.tell(joined)
        exact = BorderTopology(joined.regions, threads: threads)
        found = UnsharedBorders(exact, measure: measure, threads: threads)
      }
      UnsharedNotes.tell(found, of: regions, isTaken: takesProposal, scope: match)
      if takesProposal, let proposed = found.tolerance {
        wanted = try options(for: workspace, tolerance: proposed)
      }
    }
    guard let wanted else { return (exact, nil) }
    let matched = exact.matched(wanted, measure: measure)
    if matched.report.isTangled { throw Self.tangled(workspace, tolerance: wanted.tolerance) }
    Self.tell(matched.report)
    let topology = BorderTopology(matched.regions, threads: threads)
    guard rule == .queen,
      let touching = topology.makingPointContacts(wanted, measure: measure, threads: threads)
    else { return (topology, matched.report) }
    UnsharedNotes.tell(touching, of: topology.regions)
    return (BorderTopology(touching.regions, threads: threads), matched.report)
  }

  /// Why matching gave up.
  static func tangled(_ workspace: Workspace, tolerance: Double) -> InputError {
    let metres = LengthNotes.metres(tolerance)
    return InputError(
      .badData, file: workspace.sources.map(\.file).joined(separator: ", "),
      problem: Phrase(
        "too many lines run within \(metres) m of each other to tell which belong together",
        "в пределах \(metres) м друг от друга идёт столько линий, что не разобрать, какие из них составляют пару"
      ),
      hint: Phrase(
        "Take a smaller --tolerance-m; if lines cross everywhere, see mezha inspect and try --repair",
        "Возьмите меньший --tolerance-m; если линии пересекаются повсюду, посмотрите mezha inspect и попробуйте --repair"
      ))
  }

  private static func tell(_ report: MatchReport) {
    if report.longSegments > 0 {
      Console.standard.warn(
        Phrase(
          "\(report.longSegments) segments go to and fro over such distances that matching left them alone; see what is wrong with them: mezha inspect",
          "отрезков, которые ходят туда и сюда на такие расстояния, что сведение их не трогало: \(report.longSegments); что с ними не так, покажет mezha inspect"
        ))
    }
    let metres = LengthNotes.metres
    let kilometres = (report.lengthMatched.kilometres * 10).rounded() / 10
    Console.standard.note(
      Phrase(
        "tolerance \(metres(report.tolerance)) m: \(report.pairs.count) pairs matched along \(kilometres) km; \(report.movedVertices) vertices moved, lines by at most \(metres(report.greatestMove)) m; \(report.insertedVertices) inserted",
        "допуск \(metres(report.tolerance)) м: сведено пар \(report.pairs.count) на \(kilometres) км; вершин сдвинуто \(report.movedVertices), линии — не дальше \(metres(report.greatestMove)) м; вставлено \(report.insertedVertices)"
      ))
  }
}
