import ArgumentParser
import Mezha

/// Length against ruler.
struct ScaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract:
      "Shows how long each border is by every ruler: its dimension, and which ruler a published length fits.",
    discussion: """
      Dividers walk along the border on the ellipsoid, from both ends and from places between, with openings from the \
      spacing of the vertices to a tenth of the length. Lengths by one ruler (--at-m) can be compared between data of \
      different scale.
      Formats: table, csv, tsv, json, md.

      EXAMPLES
        mezha scale
        mezha scale regions.gpkg --by pair --international -o scale.csv
        mezha scale @world --of ES --at-m 5000,50000
        mezha scale @world --by coast --longest --of AU --curve -o australia.csv
        mezha scale --published lengths.csv
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "What a row is: pair (of regions), country (a pair of countries), land (all borders of a country), coast (its coast or edge). If not given, country where the data know several, else pair.",
      valueName: "row"))
  var kind: ScaleRow?

  @Option(help: ArgumentHelp("Only borders of a country, by its code.", valueName: "code"))
  var of: String?

  @Flag(help: "Only pairs of two countries.")
  var international = false

  @Flag(help: "Only the longest line of each border or coast: the mainland without its islands.")
  var longest = false

  @Option(
    help: ArgumentHelp(
      "The rulers in metres, with commas; if not given, those that fit each border.", valueName: "list"))
  var rulers: String?

  @Option(
    name: [.customLong("at-m"), .customLong("at")],
    help: ArgumentHelp("Show lengths by these rulers in metres, with commas.", valueName: "list"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "Lengths to find the ruler of: a CSV with the columns a, b, length_km, of countries or regions.",
      valueName: "file"))
  var published: String?

  @Flag(help: "A row for each border and each ruler.")
  var curve = false

  mutating func validate() throws {
    for (option, list) in [("--rulers", rulers), ("--at-m", at)] {
      guard let list else { continue }
      let values = Self.metres(list)
      guard !values.isEmpty, values.count <= 100, values.allSatisfy({ (0.01...2_000_000).contains($0) })
      else {
        throw ValidationError(
          "\(option) takes up to 100 numbers of metres from 0.01 to 2000000, with commas.")
      }
    }
    try VainOption.refuse(
      [("--international", international)], unless: kind == nil || kind == .pair,
      "is for rows of pairs of regions: add --by pair")
  }

  private static func metres(_ list: String) -> [Double] {
    list.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) ?? -1 }
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(TableOutput.formats, aliases: TableOutput.aliases, standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(input.request, needsProvenance: isFile, reporter: talk.reporter)
    let (topology, matches) = try tolerance.request.topology(
      of: workspace, measure: input.measure, threads: input.threads)
    let analysis = BorderAnalysis(topology, measure: input.measure, threads: input.threads)
    try CrowdingRefusal(workspace: workspace).check(analysis, .rook)
    var request = ScaleRequest()
    request.kind = kind.flatMap { ScaledBorder.Kind(rawValue: $0.rawValue) }
    request.country = of
    request.isInternational = international
    request.isLongest = longest
    request.rulers = rulers.map(Self.metres)
    request.at = at.map(Self.metres) ?? []
    request.published = published
    request.threads = input.threads
    let study = try ScaleStudy(request, analysis, workspace: workspace, measure: input.measure)
    let table =
      curve
      ? ScaledBorder.curveTable(study.borders, kind: study.kind)
      : ScaledBorder.table(study.borders, kind: study.kind, at: request.at)
    var provenance: Provenance?
    if isFile {
      provenance = try workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: [
          ("command", "scale"), ("by", .string(study.kind.rawValue)),
          ("of", of.map { .string($0) } ?? .null), ("longest", .bool(longest)),
          ("rulers_m", request.rulers.map { .array($0.map { .number($0) }) } ?? .null),
          ("at_m", .array(request.at.map { .number($0) })),
          ("where", input.filter.map { .string($0) } ?? .null),
        ] + tolerance.request.provenance)
    }
    let writer = TableOutput(output, talk)
    try writer.write([writer.render(table, format: format)], provenance: provenance)
  }
}

/// What a row of `scale` is.
enum ScaleRow: String, CaseIterable, ExpressibleByArgument {
  case pair, country, land, coast
}
