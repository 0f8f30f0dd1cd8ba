import BorderClaims
import BorderCore
import BorderIO
import BorderTables

/// The verdicts of the report on the embedded claims: neighbours, figures, groups.
struct ReportClaims {
  /// The files of claims and what they are checked by, for provenance.
  static let files = [
    "claims/adjacency.csv", "claims/figures.csv", "claims/groups.csv", EmbeddedData.populationFile,
    EmbeddedData.publishedFile, EmbeddedData.railwayFile, EmbeddedData.townFile, EmbeddedData.waterFile,
  ]

  private let neighbours: Table
  private let figures: Table
  private let groups: [GroupRow]
  private let seas: Table
  private let results: ValidationResult
  private let figureResults: [FigureResult]
  private let validator: AdjacencyValidator

  /// Checks all claims under the worldview of a study.
  init(_ study: HomeStudy, _ workspace: Workspace, embedded: EmbeddedData) throws {
    let frame = try ClaimFrame(embedded: embedded, analysis: study.analysis)
    validator = AdjacencyValidator(
      study.analysis, resolver: frame.resolver, proximity: frame.distances)
    let list = try ClaimListReader.read(
      embedded.path(Self.files[0]), options: ClaimListReader.Options())
    results = validator.validate(list)
    neighbours = results.table(list, validator)
    var basis = FigureChecker.Basis(
      contacts: validator.contacts, resolver: frame.resolver, proximity: frame.distances,
      crossings: study.assignment, plannedConcepts: try embedded.plannedConcepts(), measure: study.measure,
      worldview: workspace.worldview, missing: study.missing)
    try FigureSources.addEmbedded(to: &basis, from: embedded, threads: 1)
    figureResults = try FigureReader.figures(embedded.path(Self.files[1])).map(FigureChecker(basis).check)
    figures = FigureChecker.table(figureResults)
    seas = SeaNeighbours(validator.contacts, proximity: frame.distances).table(
      of: study.home, names: study.names)
    groups = GroupTable(basis, home: study.home).rows(
      try FigureReader.groups(embedded.path(Self.files[2])))
  }

  /// The verdicts on neighbours for the map.
  var marks: [MapClaim] {
    ClaimGeometry(analysis: validator.contacts.analysis).marks(
      results.claims + results.omissions, validator.contacts)
  }

  /// `claims.md`: the tables with their counts.
  func markdown(_ language: Language, worldview: String) -> OutputBuffer {
    var text = OutputBuffer()
    text.append(
      markdownHeading: Phrase(
        "Claims of five papers, worldview \(worldview)",
        "Утверждения пяти статей, точка зрения \(worldview)")(language), level: 1)
    for table in [neighbours, figures, GroupRow.schema.table(groups), seas] {
      text.append(table.displayed.markdown(language: language))
      text.append("\n")
    }
    return text
  }

  /// `claims.csv`: one row for each claim or omission, and one for each member of a group.
  var table: Table { ReportClaim.schema.table(rows) }

  private var rows: [ReportClaim] {
    (results.claims + results.omissions).map(row) + figureResults.map(row) + groups.compactMap(row)
  }

  private func row(_ result: ClaimResult) -> ReportClaim {
    func code(_ place: PlaceReference?) -> String { place.map { validator.contacts.code(of: $0) } ?? "?" }
    let a = result.claim?.a ?? code(result.a)
    let b = result.claim?.b ?? code(result.b)
    var row = ReportClaim(
      list: .adjacency, claim: result.claim?.id, statement: "\(a) – \(b)", key: result.verdict.rawValue,
      verdict: result.verdict.label,
      remark: result.approach.map { remark($0, result.across ?? $0.across, result.remark) } ?? result.remark)
    if result.contact.isShared {
      row.computed = Cell(result.contact.length)
      row.unit = "km"
    } else if let approach = result.approach {
      row.computed = Cell(approach.distance, places: 3)
      row.unit = "m apart"
    }
    return row
  }

  private func row(_ result: FigureResult) -> ReportClaim {
    let claim = result.claim
    return ReportClaim(
      list: .figures, claim: claim.id, statement: "\(claim.measure) \(claim.subject): \(claim.text)",
      key: result.outcome.rawValue, verdict: result.outcome.label, computed: result.computed,
      unit: result.computed == .missing ? nil : claim.unit, remark: result.remark)
  }

  private func row(_ group: GroupRow) -> ReportClaim? {
    guard case .member(let member) = group.level else { return nil }
    return ReportClaim(
      list: .groups, statement: "\(group.grouping), \(group.group): \(member)",
      key: group.border == nil ? "no_shared_line" : "at_border", verdict: group.verdict,
      computed: group.border.map { Cell($0) } ?? .missing, unit: group.border == nil ? nil : "km")
  }

  private func remark(_ approach: Approach, _ across: Phrase, _ further: Phrase?) -> Phrase {
    let distance = approach.distanceText
    let tail = further.map { Phrase("; \($0.english)", "; \($0.russian)") } ?? Phrase("", "")
    return Phrase(
      "\(distance.english) apart across \(across.english)\(tail.english)",
      "\(distance.russian) друг от друга через: \(across.russian)\(tail.russian)")
  }
}
