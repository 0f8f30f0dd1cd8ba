import BorderCore
import BorderGeodesy
import BorderIO

/// The verdicts of the report on the embedded claims: neighbours, figures, groups.
struct ReportClaims {
  /// The files of claims and what they are checked by, for provenance.
  static let files = [
    "claims/adjacency.csv", "claims/figures.csv", "claims/groups.csv", EmbeddedData.populationFile,
    EmbeddedData.publishedFile, EmbeddedData.railwayFile, EmbeddedData.townFile, EmbeddedData.waterFile,
  ]

  private let neighbours: Table
  private let figures: Table
  private let groups: Table
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
    groups = GroupTable(basis, home: study.home).table(
      try FigureReader.groups(embedded.path(Self.files[2])))
  }

  /// `claims.md`: the tables with their counts.
  func markdown(_ language: Language, worldview: String) -> OutputBuffer {
    var text = OutputBuffer()
    text.append(
      markdownHeading: Phrase(
        "Claims of five papers, worldview \(worldview)",
        "Утверждения пяти статей, точка зрения \(worldview)")(language), level: 1)
    for table in [neighbours, figures, groups, seas] {
      text.append(table.displayed.markdown(language: language))
      text.append("\n")
    }
    return text
  }

  /// `claims.csv`: one row for each claim or omission, and one for each member of a group.
  var table: Table {
    var table = Table(
      name: "claims", title: Phrase("Verdicts on claims", "Проверка утверждений"),
      columns: [
        Column("list", Phrase("list", "список")),
        Column("claim", Phrase("claim", "утв.")),
        Column("statement", Phrase("statement", "утверждение")),
        Column("verdict_key", Phrase("verdict key", "вывод, ключ")),
        Column("verdict", Phrase("verdict", "вывод")),
        Column("computed", Phrase("computed", "вычислено"), isNumeric: true),
        Column("unit", Phrase("unit", "единица")),
        Column("remark", Phrase("remark", "примечание")),
      ])
    for row in results.claims + results.omissions { table.append(cells(row)) }
    for result in figureResults {
      let claim = result.claim
      table.append([
        .text("figures"), .text(claim.id), .text("\(claim.measure) \(claim.subject): \(claim.text)"),
        .text(result.outcome.rawValue), .phrase(result.outcome.label), result.computed,
        result.computed == .missing ? .missing : Cell(claim.unit), .phrase(result.remark),
      ])
    }
    for row in groups.rows where row[2] == .text("member") {
      guard case .text(let grouping) = row[0], case .text(let group) = row[1], case .text(let member) = row[3]
      else { continue }
      let hasBorder = row[4] != .missing
      table.append([
        .text("groups"), .missing, .text("\(grouping), \(group): \(member)"),
        .text(hasBorder ? "at_border" : "no_shared_line"), row[9], row[4],
        hasBorder ? .text("km") : .missing, .missing,
      ])
    }
    return table
  }

  private func cells(_ row: ClaimResult) -> [Cell] {
    func code(_ place: PlaceReference?) -> String { place.map { validator.contacts.code(of: $0) } ?? "?" }
    let a = row.claim?.a ?? code(row.a)
    let b = row.claim?.b ?? code(row.b)
    let isApart = row.approach != nil
    return [
      .text("adjacency"), row.claim.map { .text($0.id) } ?? .missing, .text("\(a) – \(b)"),
      .text(row.verdict.rawValue), .phrase(row.verdict.label),
      row.contact.isShared ? Cell(row.contact.length) : Cell(row.approach?.distance, places: 3),
      row.contact.isShared ? .text("km") : isApart ? .text("m apart") : .missing,
      row.approach.map { .phrase(remark($0, row.across ?? $0.across, row.remark)) } ?? row.remark.map {
        .phrase($0)
      } ?? .missing,
    ]
  }

  private func remark(_ approach: Approach, _ across: Phrase, _ further: Phrase?) -> Phrase {
    let distance = approach.distanceText
    let tail = further.map { Phrase("; \($0.english)", "; \($0.russian)") } ?? Phrase("", "")
    return Phrase(
      "\(distance.english) apart across \(across.english)\(tail.english)",
      "\(distance.russian) друг от друга через: \(across.russian)\(tail.russian)")
  }
}
