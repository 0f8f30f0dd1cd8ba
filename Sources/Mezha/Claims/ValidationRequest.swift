public import BorderClaims
import BorderCore
import BorderGeodesy
public import BorderIO
import BorderTables

/// What is held against the geometry, and how it is read and judged.
public struct ValidationRequest: Sendable {
  /// What is checked.
  public enum Subject: Sendable {
    /// A list of neighbours, FILE or `-`.
    case list(String)
    /// A claim as it is.
    case claim(String)
    /// A table of figures.
    case figures(String)
    /// A table of groups.
    case groups(String)
  }

  /// What is checked.
  public let subject: Subject
  /// The form of a list.
  public var form = ClaimListReader.Format.automatic
  /// The two columns of places in a list.
  public var columns: (String, String)?
  /// By which rule, how near, from which side pairs of a list are judged.
  public var judging = ValidationOptions()
  /// Places whose neighbours a list must name all.
  public var completeFor: [String] = []
  /// A CSV of the user's own names.
  public var aliases: String?
  /// For each input the country of its regions, where the file has none, with commas.
  public var inputCountries: String?
  /// The one claim of a list that is to be explained: its number or id.
  public var explained: String?
  /// Where the list is to be written without its mistakes.
  public var corrected: OutputFile?
  /// What figures are checked by besides borders.
  public var sources = FigureRequest()

  /// A check of a list, a claim, figures or groups.
  public init(_ subject: Subject) { self.subject = subject }

  /// The regions that claims are held against.
  struct Ground {
    let job: Job
    let workspace: Workspace
    let frame: ClaimFrame
    /// What the geometry says before borders are matched; `nil` where they are not.
    let exact: AdjacencyValidator.ExactBasis?
    let tolerance: Double?
  }

  /// The verdicts; clean when nothing is wrong.
  ///
  /// - Throws: `InputError` when something cannot be read, ``RequestError`` for a format that cannot show it.
  public func result(_ job: Job) throws -> Deliverable {
    var job = job
    job.further = corrected.map { [$0] } ?? []
    let workspace = try job.workspace()
    let countries =
      inputCountries?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    try ClaimFrame.check(countries, of: workspace)
    let taken = try job.matching.topology(
      of: workspace, measure: job.measure, threads: job.threads, rule: judging.rule)
    let matches = taken.matches
    let frame = try ClaimFrame(
      workspace, topology: taken.topology, countries: countries, aliasFile: aliases, measure: job.measure,
      threads: job.threads)
    var exact: AdjacencyValidator.ExactBasis?
    if let matches {
      let before = try ClaimFrame(
        workspace, countries: countries, measure: job.measure, threads: job.threads)
      exact = AdjacencyValidator.ExactBasis(
        contacts: ContactTable(before.analysis), proximity: before.distances, tolerance: matches.tolerance)
    }
    let ground = Ground(
      job: job, workspace: workspace, frame: frame, exact: exact, tolerance: matches?.tolerance)
    var result: Deliverable
    switch subject {
    case .list(let file): result = try verdicts(on: file, isFile: true, ground)
    case .claim(let text): result = try verdicts(on: text, isFile: false, ground)
    case .figures(let file): result = try figures(file, ground)
    case .groups(let file): result = try groups(file, ground)
    }
    result.tolerance = ground.tolerance
    result.options = options
    return result
  }

  private var options: [(String, JSONValue)] {
    var list: [(String, JSONValue)] = [
      ("rule", .string(judging.rule.rawValue)), ("near_m", .number(judging.nearLimit)),
      ("directions", .string(judging.direction.rawValue)),
      ("complete_for", .array(completeFor.map { .string($0) })),
      ("input_countries", inputCountries.map { .string($0) } ?? .null),
    ]
    if case .figures = subject { list += sources.provenance }
    return list
  }
}

extension ValidationRequest {
  /// The verdicts on figures.
  private func figures(_ file: String, _ ground: Ground) throws -> Deliverable {
    let claims = try FigureReader.figures(file)
    let basis = try basis(ground)
    try ground.workspace.opened.add(InputSpec(file: file), rows: claims.count)
    let results = claims.map(FigureChecker(basis).check)
    var result = deliverable(FigureChecker.table(results), ground)
    result.isClean = results.allSatisfy(\.outcome.isConfirmed)
    return result
  }

  /// The figures of groups.
  private func groups(_ file: String, _ ground: Ground) throws -> Deliverable {
    let members = try FigureReader.groups(file)
    let basis = try basis(ground)
    try ground.workspace.opened.add(InputSpec(file: file), rows: members.count)
    let home = try ground.frame.embedded.profile().home
    let rows = GroupTable(basis, home: home).rows(members)
    var result = deliverable(GroupRow.schema.table(rows), ground)
    result.isClean = rows.allSatisfy { $0.figures != nil }
    return result
  }

  private func basis(_ ground: Ground) throws -> FigureChecker.Basis {
    let (job, frame) = (ground.job, ground.frame)
    let tolerance = try frame.embedded.profile().crossingTolerance
    var basis = try frame.basis(ground.workspace, tolerance: tolerance, measure: job.measure)
    try FigureSources(
      options: sources, frame: frame, isEmbedded: ground.workspace.isEmbedded, measure: job.measure,
      threads: job.threads, workspace: ground.workspace
    ).add(to: &basis)
    return basis
  }

  private func deliverable(_ table: Table, _ ground: Ground) -> Deliverable {
    let analysis = ground.frame.analysis
    var table = table
    table.notes += LengthNotes.notes(
      analysis,
      borders: analysis.borders.indices.filter { analysis.isInternational(analysis.borders[$0]) },
      workspace: ground.workspace, measure: ground.job.measure, threads: ground.job.threads)
    return Deliverable(table: table, from: ground.workspace, measure: ground.job.measure)
  }
}
