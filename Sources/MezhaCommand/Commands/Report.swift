import ArgumentParser
import Mezha

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The main job, on the embedded data.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the border statistics of the embedded regions: GeoJSON, tables, a summary.",
    discussion: """
      Writes borders.geojson, regions.geojson, crossings.geojson, borders.csv, countries.csv, regions.csv, \
      crossings.csv, adjacency.gal, claims.csv, claims.md, summary.md, provenance.json, map.svg and \
      report.html into one folder, whose files of these names it replaces. report.html is one page with the \
      map and all tables; it opens anywhere and asks nothing of a network.

      EXAMPLES
        mezha report
        mezha report @coarse
        mezha report --bundle
        mezha report --worldview ru --lang ru -o report-ru
      """)

  @Argument(
    help: ArgumentHelp(
      "An embedded set of regions, such as @coarse; without it, the standard set.", valueName: "set"))
  var regions: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder to write to; Output beside the embedded data if not given.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Whose disputed regions are: un, ru, source.", valueName: "view"))
  var worldview: String?

  @Option(
    name: .customLong("tolerance-m"),
    help: ArgumentHelp("How far a crossing may be from its border, in metres.", valueName: "metres"))
  var tolerance: Double?

  @Option(help: "How many threads may work; the results are the same for any number.")
  var threads: Int = 2

  @Option(help: "How lengths are measured: series or karney.")
  var geodesic: GeodesicMeasure.Method = .series

  @Flag(help: "Write report.gpkg (layers with styles for QGIS) and report.xlsx (all tables) too.")
  var bundle = false

  @OptionGroup var talk: TalkOptions

  mutating func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads must be from 1 to 256.") }
    if let tolerance, !(tolerance >= 0 && tolerance <= 1_000_000) {
      throw ValidationError("--tolerance-m must be from 0 to 1000000.")
    }
  }

  mutating func run() throws {
    talk.apply()
    let embedded = try EmbeddedData.located()
    let folder = output ?? Self.standardFolder(beside: embedded.folder)
    try OutputFolder(folder).prepare()

    let workspace = try Workspace(
      RegionRequest(inputs: regions.map { [$0] } ?? [], worldview: worldview, threads: threads),
      needsProvenance: true, reporter: talk.reporter)
    guard workspace.isEmbedded else {
      throw ValidationError(
        "The report is of an embedded set of regions with a home country, such as @coarse.")
    }
    let study = try HomeStudy(
      embedded: embedded, workspace: workspace, measure: GeodesicMeasure(method: geodesic), threads: threads,
      tolerance: tolerance)
    FlagNotes.tell(study.flags, of: study.analysis.regions, to: talk.reporter)
    let files = try ReportFiles(study: study, workspace: workspace, language: talk.lang)
    let written = try files.all() + (bundle ? files.bundle() : [])
    try OutputFolder(folder).write(written)

    talk.reporter.phase(nil)
    let terminal = TableOutput(
      file: OutputFile("-"), csv: CSVOptions(), language: talk.lang, reporter: talk.reporter)
    let shown = files.terminalTables.map { terminal.terminal($0) }
    try OutputFile("-").write(
      shown + [OutputBuffer(files.closing(folder: folder, files: written.map(\.name)))])
  }

  /// `Output` beside the embedded data, or in the current folder when there is none.
  private static func standardFolder(beside data: String) -> String {
    let beside = data.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let folder = (beside.isEmpty ? "." : beside) + "/Output"
    return access(folder, W_OK) == 0 ? folder : "Output"
  }
}
