import BorderClaims
import BorderCore
import BorderIO
import BorderTables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The verdicts of the report on claims: neighbours, figures, groups.
package struct ReportClaims {
  /// Lists of claims; those that are not there are not checked.
  struct Files {
    /// Who adjoins whom: a table, or any list that `mezha validate --list` reads.
    var adjacency: String?
    var figures: String?
    var groups: String?

    /// The names that they have in a folder.
    static let names = ["adjacency.csv", "figures.csv", "groups.csv"]

    /// The lists of a folder.
    ///
    /// - Throws: `InputError` where there is none.
    init(folder: String) throws {
      let paths = Self.names.map { folder + "/" + $0 }.map { access($0, R_OK) == 0 ? $0 : nil }
      (adjacency, figures, groups) = (paths[0], paths[1], paths[2])
      guard !all.isEmpty else {
        throw InputError(
          .noSuchInput, file: folder,
          problem: Phrase("there are no claims in it", "в ней нет утверждений"),
          hint: Phrase(
            "It may hold adjacency.csv, figures.csv and groups.csv; see GeoData/claims",
            "В ней могут лежать adjacency.csv, figures.csv и groups.csv; см. GeoData/claims"))
      }
    }

    /// All that are there.
    var all: [String] { [adjacency, figures, groups].compactMap { $0 } }
  }

  /// The tables of the embedded data that the claims were taken from and checked by, for provenance.
  let embeddedFiles: [String]
  private let neighbours: Table?
  private let figures: Table?
  private let groups: [GroupRow]?
  private let seas: Table?
  private let results: ValidationResult?
  private let figureResults: [FigureResult]
  private let validator: AdjacencyValidator
  /// Whether they are those of the embedded data.
  private let isEmbedded: Bool
  /// Whom to name for the embedded data that claims are checked by; empty where none are.
  private let evidenceTerms: String
  /// The names of the user's files that hold them.
  private let ownFiles: [String]

  /// Checks all claims under the worldview of a study.
  ///
  /// - Parameters:
  ///   - study: The borders.
  ///   - workspace: Where the regions come from.
  ///   - folder: A folder of claims; `nil` for those that come with the embedded data.
  /// - Throws: `InputError` where a list cannot be read.
  package init(_ study: HomeStudy, _ workspace: Workspace, folder: String?) throws {
    let embedded = try EmbeddedData.located()
    let files = try Files(folder: folder ?? embedded.path("claims"))
    let frame =
      workspace.isEmbedded
      ? try ClaimFrame(embedded: embedded, analysis: study.analysis)
      : try ClaimFrame(workspace, topology: study.analysis.topology, measure: study.measure, threads: 1)
    validator = AdjacencyValidator(frame.analysis, resolver: frame.resolver, proximity: frame.distances)
    var verdicts: ValidationResult?
    if let file = files.adjacency {
      let list = try ClaimListReader.read(file, options: ClaimListReader.Options())
      let found = validator.validate(list)
      verdicts = found
      neighbours = found.table(list, validator)
    } else {
      neighbours = nil
    }
    results = verdicts
    var basis = FigureChecker.Basis(
      contacts: validator.contacts, resolver: frame.resolver, proximity: frame.distances,
      crossings: study.crossings?.assignment ?? CrossingAssignment(LineCrossings([]), listed: []),
      plannedConcepts: study.crossings?.plannedConcepts ?? [], measure: study.measure,
      worldview: workspace.worldview, missing: study.missing)
    var evidence: [String] = []
    if workspace.isEmbedded {
      try FigureSources.addEmbedded(to: &basis, from: embedded, threads: 1)
      evidence = [
        EmbeddedData.populationFile, EmbeddedData.publishedFile, EmbeddedData.railwayFile,
        EmbeddedData.townFile, EmbeddedData.waterFile,
      ]
    }
    let checked = try (files.figures.map { try FigureReader.figures($0) } ?? [])
      .map(FigureChecker(basis).check)
    figureResults = checked
    figures = files.figures == nil ? nil : FigureChecker.table(checked)
    let grouped = try files.groups.map {
      GroupTable(basis, home: study.home ?? "").rows(try FigureReader.groups($0))
    }
    groups = grouped
    if let home = study.home, study.isOfProfile {
      seas = SeaNeighbours(validator.contacts, proximity: frame.distances).table(
        of: home, names: study.names)
    } else {
      seas = nil
    }
    embeddedFiles = (folder == nil ? Files.names.map { "claims/" + $0 } : []) + evidence
    isEmbedded = folder == nil
    evidenceTerms = evidence.isEmpty ? "" : try embedded.profile().evidenceAttribution
    ownFiles =
      folder == nil
      ? []
      : [files.adjacency, files.figures, files.groups].compactMap { $0 }
        .map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    for case (let file?, let count) in [
      (files.adjacency, verdicts?.claims.count ?? 0), (files.figures, checked.count),
      (files.groups, grouped?.count ?? 0),
    ] where folder != nil {
      try workspace.opened.add(InputSpec(file: file), rows: count)
    }
  }

  /// The verdicts on neighbours for the map.
  var marks: [MapClaim] {
    ClaimGeometry(analysis: validator.contacts.analysis).marks(
      (results?.claims ?? []) + (results?.omissions ?? []), validator.contacts)
  }

  /// `claims.md`: the tables with their counts.
  func markdown(_ language: Language, worldview: String, credit: String) -> OutputBuffer {
    var text = OutputBuffer()
    let title =
      isEmbedded
      ? Phrase("Claims of five papers", "Утверждения пяти статей") : Phrase("Claims", "Утверждения")
    text.append(
      markdownHeading: Phrase(
        "\(title.english), worldview \(worldview)", "\(title.russian), точка зрения \(worldview)")(language),
      level: 1)
    for table in [neighbours, figures, groups.map { GroupRow.schema.table($0) }, seas].compactMap({ $0 }) {
      text.append(table.displayed.markdown(language: language))
      text.append("\n")
    }
    text.append(markdownParagraph: credit)
    return text
  }

  /// Where the claims come from, and what they are checked by besides the borders.
  var credits: [Credits.Source] {
    let what = Phrase("claims", "утверждения")
    let own = ownFiles.isEmpty ? "claims of Mezha" : ownFiles.joined(separator: ", ")
    let checked = Credits.Source(
      Phrase(
        "towns, railways, rivers and lakes that claims are checked by",
        "города, железные дороги, реки и озёра для проверки утверждений"),
      name: Phrase(same: "GeoNames, OpenStreetMap, GSHHG, Natural Earth"), terms: evidenceTerms)
    return [Credits.Source(what, name: Phrase(same: own), terms: "")]
      + (evidenceTerms.isEmpty ? [] : [checked])
  }

  /// `claims.csv`: one row for each claim or omission, and one for each member of a group.
  var table: Table { ReportClaim.schema.table(rows) }

  private var rows: [ReportClaim] {
    ((results?.claims ?? []) + (results?.omissions ?? [])).map(row) + figureResults.map(row)
      + (groups ?? []).compactMap(row)
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
