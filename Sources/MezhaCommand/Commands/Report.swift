import ArgumentParser
import Mezha

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The main job, on any data.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a whole report on borders: tables, GeoJSON, a map, a page, a summary.",
    discussion: """
      Of data that know several countries, the report is on state borders: those of a home country (--home), \
      or of all countries. Of one country's regions, it is on the borders between these. Without INPUT, it is \
      on the embedded regions and their home country.

      Into one folder go borders, regions and crossings as GeoJSON and CSV, countries.csv, spacing.csv, \
      density_along.csv, scale.csv, adjacency.gal, claims.csv, claims.md, summary.md, provenance.json, map.svg, \
      strips.svg, scale.svg and report.html: one page with the map and all tables, which opens anywhere and asks nothing of a network. \
      Files of these names are replaced. What nothing is known of has no file: no crossings without --points or \
      --lines, no claims without --claims (the embedded data have both, for their home country).

      EXAMPLES
        mezha report
        mezha report --bundle --worldview ru --lang ru -o report-ru
        mezha report @world --home BR -o brazil
        mezha report communes.fgb --where "code_reg = '53'" -o bretagne
        mezha report districts.gpkg --lines roads.gpkg#trunk --merge-m 2000 -o districts
        mezha report north.gpkg south.gpkg --border-tolerance-m 500 --points posts.csv --home NO -o out
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var crossing: CrossingOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder to write to; if not given, Output beside the embedded data, for your own data Output here.",
      valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The country whose borders the report is on, by code or name; for the embedded data theirs if not given.",
      valueName: "country"))
  var home: String?

  @Option(
    help: ArgumentHelp(
      "Lengths to compare with: a CSV with the columns a, b, length_km, of countries or regions. For a home country those of the CIA World Factbook if not given.",
      valueName: "file"))
  var published: String?

  @Option(
    help: ArgumentHelp(
      "A folder of claims to check: adjacency.csv, figures.csv, groups.csv, or some of them.",
      valueName: "folder"))
  var claims: String?

  @Option(
    help: ArgumentHelp(
      "Whom to name for your own regions, with their licence; goes into every file: \"© IGN, Licence Ouverte\".",
      valueName: "text"))
  var attribution: String?

  @Flag(help: "Write report.gpkg (layers with styles for QGIS) and report.xlsx (all tables) too.")
  var bundle = false

  @OptionGroup var talk: TalkOptions

  mutating func validate() throws {
    try crossing.check()
    try VainOption.refuse(
      [("--attribution", attribution != nil)], unless: !input.inputs.allSatisfy { EmbeddedData.isSet($0) },
      "is for regions of your own: the embedded ones bring theirs")
    try VainOption.refuse(
      [
        ("--status", crossing.status != nil), ("--mode", crossing.mode != nil),
        ("--concept", crossing.concept != nil),
      ], unless: crossing.points != nil || crossing.lines != nil, "needs --points or --lines")
  }

  mutating func run() throws {
    talk.apply()
    let folder = try output ?? standardFolder()
    try OutputFolder(folder).prepare()
    let lines = crossing.request.pendingLines(threads: input.threads)
    var request = input.request
    request.attribution = attribution
    let workspace = try Workspace(request, needsProvenance: true, reporter: talk.reporter)
    let study = try HomeStudy(
      StudyRequest(
        home: home, measure: input.measure, threads: input.threads, crossing: crossing.request, lines: lines,
        tolerance: crossing.tolerance, published: published, matching: crossing.matching),
      workspace: workspace)
    try VainOption.refuse(
      [("--tolerance-m", crossing.tolerance != nil)], unless: study.crossings != nil || crossing.lines != nil,
      "is for crossings: give --points or --lines")
    FlagNotes.tell(study.flags, of: study.analysis.regions, to: talk.reporter)
    if !workspace.isEmbedded { NeighbourNotes.tellLevels(study.analysis, to: talk.reporter) }
    if workspace.isEmbedded && !study.isOfProfile { tellWhatIsMissing(study) }
    let checked =
      claims != nil || study.isOfProfile && crossing.points == nil && crossing.lines == nil
      ? try ReportClaims(study, workspace, folder: claims) : nil
    let files = try ReportFiles(
      study: study, workspace: workspace, claims: checked, language: talk.lang, options: options)
    let written = try files.all() + (bundle ? files.bundle() : [])
    try OutputFolder(folder).write(written)
    tellLeftovers(in: folder, written: written.map(\.name))

    talk.reporter.phase(nil)
    let terminal = TableOutput(
      file: OutputFile("-"), csv: CSVOptions(), language: talk.lang, reporter: talk.reporter)
    let shown = files.terminalTables.map { terminal.terminal($0) }
    try OutputFile("-").write(
      shown + [OutputBuffer(files.closing(folder: folder, files: written.map(\.name)))])
  }

  /// What of the options decides the result, beside the home country; nothing for the report as it comes.
  private var options: [(String, JSONValue)] {
    var list: [(String, JSONValue)] = []
    func add(_ name: String, _ value: JSONValue?) { if let value { list.append((name, value)) } }
    add("where", input.filter.map { .string($0) })
    if crossing.points != nil || crossing.lines != nil {
      add("merge_m", crossing.lines == nil ? nil : .number(crossing.merge))
      add("class", crossing.classField.map { .string($0) })
      add("where_lines", crossing.lineFilter.map { .string($0) })
      add("kind", crossing.lines == nil ? nil : .string(crossing.kind))
      add("status", crossing.status.map { .string($0) })
      add("mode", crossing.mode.map { .string($0) })
      add("concept", crossing.concept.map { .string($0) })
    }
    return list + crossing.matching.provenance
  }

  /// The embedded crossings and claims are of one country's borders.
  private func tellWhatIsMissing(_ study: HomeStudy) {
    guard study.crossings == nil, let profile = try? study.embedded?.profile(),
      let name = try? study.embedded?.countryNames()[profile.home]
    else { return }
    talk.reporter.note(
      Phrase(
        "the embedded crossings and claims are of the borders of \(name.english) and are left out; give others with --points, --lines, --claims",
        "встроенные переходы и утверждения — о границах одной страны (\(name.russian)) и не взяты; другие дают --points, --lines, --claims"
      ))
  }

  /// Files of an earlier report that this one has no successors of.
  private func tellLeftovers(in folder: String, written: [String]) {
    let old = ReportFiles.names.filter { !written.contains($0) && access(folder + "/" + $0, F_OK) == 0 }
    guard !old.isEmpty else { return }
    let list = old.joined(separator: ", ")
    let shown = PrintableText.oneLine(folder)
    talk.reporter.warn(
      Phrase(
        "\(shown) still holds files that are not of this report: \(list)",
        "в \(shown) остались файлы, которые не относятся к этому отчёту: \(list)"))
  }

  /// `Output` beside the embedded data for a report on them, or in the current folder.
  private func standardFolder() throws -> String {
    guard input.inputs.allSatisfy({ EmbeddedData.isSet($0) }) else { return "Output" }
    let data = try EmbeddedData.located().folder
    let beside = data.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let folder = (beside.isEmpty ? "." : beside) + "/Output"
    return access(folder, W_OK) == 0 ? folder : "Output"
  }
}
