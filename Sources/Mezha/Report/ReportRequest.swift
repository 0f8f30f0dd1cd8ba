import BorderCore
import BorderIO
import BorderTables
import Glibc

/// The main job, on any data: a folder of tables, maps and a page.
public struct ReportRequest: Sendable {
  /// The home country, by its code or name; `nil` for that of the embedded data, or for none.
  public var home: String?
  /// A CSV of published lengths.
  public var published: String?
  /// A folder of claims.
  public var claims: String?
  /// Whether a GeoPackage and a workbook are written too.
  public var hasBundle = false
  /// Whether the tables of a paper are written for LaTeX.
  public var hasLaTeX = false
  /// What crosses the borders; how far an embedded crossing may be from its border.
  public var crossing = CrossingRequest()

  /// The report as it suits the data.
  public init() {}

  /// Makes the report and writes it; shows its main tables.
  ///
  /// - Parameters:
  ///   - job: The regions, how their borders are matched, the language.
  ///   - folder: Where to write; `nil` for `Output` beside the embedded data, or in the current folder.
  /// - Throws: `InputError` and ``RequestError`` where something cannot be read or does not fit; `OutputError`.
  public func write(_ job: Job, to folder: String?) throws {
    let folder = try folder ?? Self.standardFolder(job.request)
    try OutputFolder(folder).prepare()
    let lines = crossing.pendingLines(threads: job.threads)
    var job = job
    job.further = ReportFiles.names.map { OutputFile(folder + "/" + $0, overwrite: true) }
    let workspace = try job.workspace()
    let study = try HomeStudy(
      StudyRequest(
        home: home, measure: job.measure, threads: job.threads, crossing: crossing, lines: lines,
        published: published, matching: job.matching),
      workspace: workspace)
    if crossing.pointTolerance != nil, study.crossings == nil {
      let need = CrossingRequest.pointToleranceNeed
      throw RequestError("--point-tolerance-m \(need.english)", "--point-tolerance-m \(need.russian)")
    }
    FlagNotes.tell(study.flags, of: study.analysis.regions, to: job.reporter)
    if !workspace.isEmbedded {
      NeighbourNotes.tellLevels(study.analysis, sameGround: study.sameGround, to: job.reporter)
    }
    if workspace.isEmbedded && !study.isOfProfile { try tellWhatIsMissing(study, workspace) }
    let isAboutEmbedded = study.isOfProfile && crossing.points == nil && crossing.lines == nil
    let (judged, parts) = mapBoth(
      threads: job.threads,
      {
        Result {
          claims != nil || isAboutEmbedded ? try ReportClaims(study, workspace, folder: claims) : nil
        }
      },
      { [language = job.language] in Result { try ReportParts(study, workspace, language: language) } })
    let files = try ReportFiles(
      parts.get(), workspace: workspace, claims: judged.get(), options: options(job))
    let written = try files.all(csv: job.output.csv, hasLaTeX: hasLaTeX) + (hasBundle ? files.bundle() : [])
    try OutputFolder(folder).write(written)
    tellLeftovers(in: folder, written: written.map(\.name), job.reporter)
    job.reporter.phase(nil)
    let terminal = job.output.onStandardOutput
    let closing = terminal.terminalOptions.lines(
      of: files.closing(folder: folder, files: written.map(\.name)))
    try OutputFile("-").write(
      terminal.terminal(files.terminalTables) + [OutputBuffer("\n"), closing])
  }

  /// What of the options decides the result, beside the home country; nothing for the report as it comes.
  private func options(_ job: Job) -> [(String, JSONValue)] {
    var list: [(String, JSONValue)] = []
    func add(_ name: String, _ value: JSONValue?) { if let value { list.append((name, value)) } }
    add("where", job.request.filter.map { .string($0) })
    if crossing.points != nil || crossing.lines != nil {
      add("merge_m", crossing.lines == nil ? nil : .number(crossing.merge))
      add("class", crossing.classField.map { .string($0) })
      add("where_lines", crossing.lineFilter.map { .string($0) })
      add("kind", crossing.lines == nil ? nil : .string(crossing.kind))
      add("status", crossing.status.map { .string($0) })
      add("mode", crossing.mode.map { .string($0) })
      add("concept", crossing.concept.map { .string($0) })
    }
    return list + job.matching.provenance
  }

  /// The embedded crossings and claims are of one country's borders.
  private func tellWhatIsMissing(_ study: HomeStudy, _ workspace: Workspace) throws {
    guard study.crossings == nil, let embedded = workspace.embedded else { return }
    let name = try embedded.countryNames()[embedded.profile().home]
    workspace.reporter.note(
      Phrase(
        "the embedded crossings and claims are of the borders of \(name.english) and are left out; give others with --points, --lines, --claims",
        "встроенные переходы и утверждения — о границах одной страны (\(name.russian)) и не взяты; другие дают --points, --lines, --claims"
      ))
  }

  /// Files of an earlier report that this one has no successors of.
  private func tellLeftovers(in folder: String, written: [String], _ reporter: Reporter) {
    let old = ReportFiles.names.filter { !written.contains($0) && access(folder + "/" + $0, F_OK) == 0 }
    guard !old.isEmpty else { return }
    let list = old.joined(separator: ", ")
    let shown = PrintableText.oneLine(folder)
    reporter.warn(
      Phrase(
        "\(shown) still holds files that are not of this report: \(list)",
        "в \(shown) остались файлы, которые не относятся к этому отчёту: \(list)"))
  }

  /// `Output` beside the embedded data for a report on them, or in the current folder.
  private static func standardFolder(_ request: RegionRequest) throws -> String {
    guard request.inputs.allSatisfy({ EmbeddedData.isSet($0) }) else { return "Output" }
    let data = try EmbeddedData.located().folder
    let beside = data.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let folder = (beside.isEmpty ? "." : beside) + "/Output"
    return access(folder, W_OK) == 0 ? folder : "Output"
  }
}
