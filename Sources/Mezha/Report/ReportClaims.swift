import BorderClaims
import BorderCore
import BorderIO
import BorderTables

/// The verdicts of the report on claims: neighbours, figures, groups.
package struct ReportClaims {
  /// The papers that the claims are from.
  let papers: [ClaimPaper]
  /// What becomes of the claims under every embedded worldview; `nil` for regions of the user's own.
  let views: ClaimViews?
  private let verdicts: ClaimVerdicts
  private let rows: [ReportClaim]
  private let seas: Table?
  /// Whether they are those of the embedded data.
  private let isEmbedded: Bool
  /// Whom to name for the embedded data that claims are checked by; empty where none are.
  private let evidenceTerms: String
  /// The names of the user's files that hold them.
  private let ownFiles: [String]

  /// Checks all claims under the worldview of a study, and under the other embedded ones.
  ///
  /// - Parameters:
  ///   - study: The borders.
  ///   - workspace: Where the regions come from.
  ///   - folder: A folder of claims; `nil` for those that come with the embedded data.
  /// - Throws: `InputError` where a list cannot be read.
  package init(_ study: HomeStudy, _ workspace: Workspace, folder: String?) throws {
    let embedded = try workspace.data()
    let lists = try folder.map { try ClaimLists(folder: $0) } ?? embedded.claimLists()
    let frame =
      workspace.isEmbedded
      ? try ClaimFrame(embedded: embedded, analysis: study.analysis)
      : try ClaimFrame(workspace, topology: study.analysis.topology, measure: study.measure, threads: 1)
    let validator = AdjacencyValidator(
      frame.analysis, resolver: frame.resolver, proximity: frame.distances)
    var basis = FigureChecker.Basis(
      contacts: validator.contacts, resolver: frame.resolver, proximity: frame.distances,
      crossings: study.crossings?.assignment,
      crossingsHome: study.takesEmbeddedCrossings ? study.home : nil,
      planned: study.crossings?.planned ?? PlannedCrossings(), measure: study.measure,
      worldview: workspace.worldview, missing: study.missing)
    if workspace.isEmbedded { try FigureSources.addEmbedded(to: &basis, from: embedded, threads: 1) }
    let judge = ClaimJudge(lists, study, frame, basis: basis, isOwn: folder != nil)
    let verdicts = judge.verdicts(validator)
    self.verdicts = verdicts
    rows = verdicts.rows
    views = try workspace.isEmbedded ? Self.views(verdicts, judge, workspace.worldview, embedded) : nil
    if let home = study.home, study.isOfProfile {
      seas = SeaNeighbours(validator.contacts, proximity: frame.distances).table(
        of: home, names: study.names)
    } else {
      seas = nil
    }
    papers = lists.papers
    isEmbedded = folder == nil
    evidenceTerms = workspace.isEmbedded ? try embedded.profile().evidenceAttribution : ""
    ownFiles = folder == nil ? [] : lists.files.map(\.name)
    guard folder != nil else { return }
    for file in lists.files { try workspace.opened.add(InputSpec(file: file.path), rows: file.count) }
  }

  /// The verdicts under every embedded worldview, that of the profile first and the data as they are last.
  private static func views(
    _ own: ClaimVerdicts, _ judge: ClaimJudge, _ worldview: String, _ embedded: EmbeddedData
  ) throws -> ClaimViews {
    let usual = try embedded.profile().worldview
    let order = try embedded.worldviewNames().sorted {
      func rank(_ name: String) -> Int { name == usual ? 0 : name == "source" ? 2 : 1 }
      return (rank($0), $0) < (rank($1), $1)
    }
    return ClaimViews(
      try order.map { name in
        let found =
          name == worldview ? own : try judge.verdicts(under: try embedded.worldview(name), given: own)
        return (name, found.rows)
      })
  }

  /// The verdicts on neighbours for the map.
  var marks: [MapClaim] {
    let found = verdicts.neighbours
    return ClaimGeometry(analysis: verdicts.validator.contacts.analysis).marks(
      (found?.claims ?? []) + (found?.omissions ?? []), verdicts.validator.contacts)
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
    for table in tables {
      if table.rows.isEmpty {
        text.append(markdownHeading: table.title(language), level: 2)
        for note in table.notes { text.append(markdownParagraph: note(language)) }
      } else {
        text.append(table.displayed.markdown(language: language))
      }
      text.append("\n")
    }
    if !papers.isEmpty {
      text.append(markdownHeading: Self.papersTitle(language), level: 2)
      for paper in papers {
        let key = paper.citation.isEmpty ? "" : "\(paper.key): "
        text.append(markdownItem: "\(key)\(paper.shown) (\(paper.claimText))")
      }
      text.append("\n")
    }
    text.append(markdownParagraph: credit)
    return text
  }

  /// What stands above the papers.
  static let papersTitle = Phrase("Where the claims are from", "Откуда утверждения")

  private var tables: [Table] {
    let lists = verdicts.lists
    let neighbours = lists.adjacency.flatMap { list in
      verdicts.neighbours.map { $0.table(list, verdicts.validator) }
    }
    let figures = lists.figures == nil ? nil : FigureChecker.table(verdicts.figures)
    let groups = verdicts.groups.map { GroupRow.schema.table($0) }
    return [neighbours, figures, groups, views?.table, seas].compactMap { $0 }
  }

  /// Where the claims come from, and what they are checked by besides the borders.
  var credits: [Credits.Source] {
    let what = Phrase("claims", "утверждения")
    let own =
      ownFiles.isEmpty
      ? Phrase("claims of Mezha", "собрание Mezha") : Phrase(same: ownFiles.joined(separator: ", "))
    let checked = Credits.Source(
      Phrase(
        "towns, railways, rivers and lakes that claims are checked by",
        "города, железные дороги, реки и озёра для проверки утверждений"),
      name: Phrase(same: "GeoNames, OpenStreetMap, GSHHG, Natural Earth"), terms: evidenceTerms)
    return [Credits.Source(what, name: own, terms: "")]
      + (evidenceTerms.isEmpty ? [] : [checked])
  }

  /// `claims.csv`: one row for each claim or omission, and one for each member of a group.
  var table: Table { ReportClaim.table(rows, views: views) }
}
