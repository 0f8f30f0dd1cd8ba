import ArgumentParser
import Mezha
import MezhaOptions

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
        mezha report districts.gpkg --lines roads.gpkg#trunk --merge-m 2000 -o out
        mezha report north.gpkg south.gpkg --tolerance-m 500 \\
          --points posts.csv --home NO -o out
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var crossing: CrossingOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder to write to; if not given, Output beside the embedded data, for your own data Output here.",
      valueName: "folder"), completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The country whose borders the report is on, by code or name; for the embedded data theirs if not given.",
      valueName: "country"))
  var home: String?

  @Option(
    help: ArgumentHelp(
      "Lengths to compare with: a CSV with the columns a, b, length_km, of countries or regions. For a home country those of the CIA World Factbook if not given.",
      valueName: "file"), completion: .file())
  var published: String?

  @Option(
    help: ArgumentHelp(
      "A folder of claims to check: adjacency.csv, figures.csv, groups.csv, or some of them.",
      valueName: "folder"), completion: .directory)
  var claims: String?

  @Option(
    help: ArgumentHelp(
      "Whom to name for your own regions, with their licence; goes into every file: \"© IGN, Licence Ouverte\".",
      valueName: "text"))
  var attribution: String?

  @Flag(help: "Write report.gpkg (layers with styles for QGIS) and report.xlsx (all tables) too.")
  var bundle = false

  @Flag(help: "Write summary.tex too: the main tables for a paper, with captions, method and sources.")
  var tex = false

  @OptionGroup var text: CSVTextOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var talk: TalkOptions

  mutating func validate() throws {
    try crossing.check()
    let isEmbedded = input.inputs.allSatisfy { EmbeddedData.isSet($0) }
    // Of the embedded regions the data decide whether their crossings are counted.
    try VainOption.refuse(
      [("--point-tolerance-m", crossing.pointTolerance != nil)], unless: isEmbedded || crossing.points != nil,
      CrossingRequest.pointToleranceNeed.english, CrossingRequest.pointToleranceNeed.russian)
    try VainOption.refuse(
      [("--attribution", attribution != nil)], unless: !isEmbedded,
      "applies to regions of your own: the embedded ones bring theirs",
      "относится к своим данным: у встроенных указание источника уже есть")
    try VainOption.refuse(
      [
        ("--status", crossing.status != nil), ("--mode", crossing.mode != nil),
        ("--concept", crossing.concept != nil),
      ], unless: crossing.points != nil || crossing.lines != nil, "needs --points or --lines",
      "требует --points или --lines")
  }

  mutating func run() throws {
    talk.apply()
    var request = ReportRequest()
    request.home = home
    request.published = published
    request.claims = claims
    request.hasBundle = bundle
    request.hasLaTeX = tex
    request.crossing = crossing.request
    var regions = input.request
    regions.attribution = attribution
    let writer = TableOutput(
      file: OutputFile(output ?? "Output"), csv: text.csv(talk.lang), language: talk.lang,
      reporter: talk.reporter,
      colour: colour.choice)
    let job = Job(
      command: "report", request: regions, matching: crossing.matching, measure: input.measure,
      format: .table, output: writer)
    try request.write(job, to: output)
  }
}
