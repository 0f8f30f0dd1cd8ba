import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures
package import BorderTables

/// Whether and how borders are matched, whatever a command calls its options.
public struct MatchingRequest: Sendable {
  /// Within how many metres lines are one border; `nil` where vertices must be equal.
  public var tolerance: Double?
  /// The input that stays where it is.
  public var reference: String?
  /// Which lines are matched: between inputs, or all; `nil` for what suits the number of inputs.
  public var match: MatchScope?
  /// Whether invalid polygons are made valid first.
  public var repair = false
  /// Whether the tolerance is the one that the data propose.
  public var takesProposal = false

  /// Nothing, or what is given.
  public init(
    tolerance: Double? = nil, reference: String? = nil, match: MatchScope? = nil, repair: Bool = false,
    takesProposal: Bool = false
  ) {
    self.tolerance = tolerance
    self.reference = reference
    self.match = match
    self.repair = repair
    self.takesProposal = takesProposal
  }

  /// Whether nothing is to be matched or repaired.
  public var isEmpty: Bool { tolerance == nil && !takesProposal && !repair }

  /// What of these options decides the result.
  public var provenance: [(String, JSONValue)] {
    let repaired: [(String, JSONValue)] = repair ? [("repair", .bool(true))] : []
    guard tolerance != nil || takesProposal else { return repaired }
    return repaired + [
      ("reference", reference.map { .string($0.split(separator: "/").last.map(String.init) ?? $0) } ?? .null),
      ("match", match.map { .string($0.rawValue) } ?? .null),
    ]
  }

  /// How to match the regions of a workspace; `nil` when their vertices must be equal.
  package func options(for workspace: Workspace) throws -> MatchOptions? {
    guard let tolerance, tolerance > 0 else { return nil }
    return try options(for: workspace, tolerance: tolerance)
  }

  /// How to match the regions of a workspace within a tolerance.
  ///
  /// - Throws: ``RequestError`` where an option needs several inputs, and there is one.
  package func options(for workspace: Workspace, tolerance: Double) throws -> MatchOptions {
    if workspace.sources.count < 2, reference != nil || match == .between {
      let option = reference != nil ? "--reference" : "--match between"
      throw RequestError(
        "\(option) applies to several inputs: name another",
        "\(option) — для нескольких наборов данных: назовите ещё один")
    }
    return MatchOptions(
      tolerance: tolerance, heldSource: try reference.map { try Self.source($0, in: workspace) },
      scope: match ?? (workspace.sources.count > 1 ? .between : .all))
  }

  /// Which of the inputs is meant.
  private static func source(_ name: String, in workspace: Workspace) throws -> Int {
    let spec = try EmbeddedData.input(name, in: workspace.embedded).input
    func isMeant(_ source: SourceInfo, byName: Bool) -> Bool {
      let file = source.file.split(separator: "/").last.map(String.init) ?? source.file
      return (source.file == spec.file || byName && file == spec.file)
        && (spec.layer == nil || source.layer == spec.layer)
    }
    for byName in [false, true] {
      let found = workspace.sources.indices.filter { isMeant(workspace.sources[$0], byName: byName) }
      if let index = found.first, found.count == 1 { return index }
      if found.count > 1 {
        throw RequestError(
          "--reference \(name) could be several of the inputs; add #LAYER",
          "--reference \(name) может быть несколькими из входных данных; добавьте #СЛОЙ")
      }
    }
    let known = workspace.sources.map { "\($0.file)#\($0.layer)" }.joined(separator: ", ")
    throw RequestError(
      "--reference \(name) is none of the inputs: \(known)",
      "--reference \(name) нет среди входных данных: \(known)")
  }

  /// The topology of a workspace, matched when that is asked for; reports what was done, or proposes a tolerance.
  ///
  /// - Parameters:
  ///   - workspace: The regions.
  ///   - measure: How to measure.
  ///   - threads: How many threads may work.
  ///   - rule: By which rule regions are neighbours: by that of points, a tolerance makes them touch, too.
  /// - Returns: The topology, with what was matched.
  /// - Throws: ``RequestError`` for options that do not fit the inputs; `InputError` where lines are tangled.
  package func topology(
    of workspace: Workspace, measure: GeodesicMeasure, threads: Int, rule: ContiguityRule = .rook
  ) throws -> TakenTopology {
    let reporter = workspace.reporter
    var regions = workspace.regions
    if repair {
      let result = RegionRepair.repair(regions, measure: measure, threads: threads)
      regions = result.regions
      RepairNotes.tell(result.changes, of: regions, to: reporter)
      ValidityNotes.tell(unchecked: result.unchecked, of: regions, to: reporter)
    }
    // What is said of matching is checked whether or not there is something to match.
    if takesProposal { _ = try options(for: workspace, tolerance: 0) }
    var wanted = try options(for: workspace)
    let exact: BorderTopology
    var sameGround: [RegionPair]?
    if tolerance == nil {
      let found: UnsharedBorders
      (exact, found) = BorderTopology.searched(
        regions, measure: workspace.isPlanar ? PlaneUnits() : measure, threads: threads,
        isTaken: takesProposal, scope: match, reporter)
      sameGround = found.sameGround
      if takesProposal { wanted = try found.tolerance.map { try options(for: workspace, tolerance: $0) } }
    } else {
      exact = BorderTopology(regions, threads: threads)
    }
    guard let wanted else { return TakenTopology(exact, sameGround: sameGround) }
    let matched = exact.matched(wanted, measure: measure)
    if matched.report.isTangled {
      throw Self.tangled(workspace, tolerance: wanted.tolerance)
    }
    tell(matched.report, of: matched.regions, to: reporter)
    let topology = BorderTopology.touching(
      matched.regions, wanted, measure: measure, threads: threads, rule: rule, reporter)
    return TakenTopology(topology, matches: matched.report)
  }

  /// Why matching gave up.
  package static func tangled(_ workspace: Workspace, tolerance: Double) -> InputError {
    let metres = LengthNotes.metres(tolerance)
    return InputError(
      .badData, file: workspace.sources.map(\.file).joined(separator: ", "),
      problem: Phrase(
        "too many lines run within \(metres.english) m of each other to tell which belong together",
        "в пределах \(metres.russian) м друг от друга идёт столько линий, что не разобрать, какие из них составляют пару"
      ),
      hint: Phrase(
        "Take a smaller --tolerance-m; if lines cross everywhere, see mezha inspect and try --repair",
        "Возьмите меньший --tolerance-m; если линии пересекаются повсюду, посмотрите mezha inspect и попробуйте --repair"
      ))
  }

  private func tell(_ report: MatchReport, of regions: RegionSet, to reporter: Reporter) {
    if report.longSegments > 0 {
      reporter.warn(
        Phrase(
          "\(report.longSegments) segments run back and forth over such distances that matching left them alone; see what is wrong with them: mezha inspect",
          "отрезков, которые ходят туда и сюда на такие расстояния, что сведение их не трогало: \(report.longSegments); что с ними не так, покажет mezha inspect"
        ))
    }
    if let first = report.unmatchedPlaces.first {
      let count = report.unmatchedPlaces.count
      let place = LengthNotes.place(first.place)
      let ids = [first.region, first.other].compactMap { $0.map { regions[$0].id } }.joined(separator: " – ")
      reporter.warn(
        Phrase(
          "places where borders within the tolerance were left as they were, because matching would make a polygon invalid there: \(count), such as \(ids) at \(place); a smaller --tolerance-m may do without",
          "мест, где границы в пределах допуска оставлены как были, потому что сведение испортило бы там полигон: \(count), например \(ids) у \(place); возможно, при меньшем --tolerance-m их не будет"
        ))
    }
    let metres = LengthNotes.metres
    let kilometres = LengthNotes.kilometres(report.lengthMatched.metres)
    reporter.note(
      Phrase(
        "tolerance \(metres(report.tolerance).english) m: \(EnglishCount.of(report.pairs.count, "pair")) matched along \(kilometres.english) km; \(EnglishCount.of(report.movedVertices, "vertex", plural: "vertices")) moved, lines by at most \(metres(report.greatestMove).english) m; \(report.insertedVertices) inserted",
        "допуск \(metres(report.tolerance).russian) м: сведено пар \(report.pairs.count) на \(kilometres.russian) км; вершин сдвинуто \(report.movedVertices), линии — не дальше \(metres(report.greatestMove).russian) м; вставлено \(report.insertedVertices)"
      ))
  }
}
