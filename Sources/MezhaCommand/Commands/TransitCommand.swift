import ArgumentParser
import Mezha

/// Which countries lines pass, and for how many kilometres.
struct TransitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transit",
    abstract: "Lists the stretches of each line inside each country: entered where, left where, how many km.",
    discussion: """
      Pieces of one group that meet end to end are joined first; without --group, each line stands for \
      itself. What runs along a border counts for the country that the line was in before.

      EXAMPLES
        mezha transit regions.gpkg --lines rails.gpkg#railroad --group name
        mezha transit --lines rails.gpkg --where-lines "name = 'Kurgan - Omsk'" -o transit.csv
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: ArgumentHelp("The lines: FILE or FILE#LAYER, in any format of GDAL.", valueName: "file"))
  var lines: String

  @Option(help: ArgumentHelp("Field by whose values pieces are joined.", valueName: "field"))
  var group: String?

  @Option(
    name: .customLong("where-lines"),
    help: ArgumentHelp("Only lines that meet a condition, as in SQL.", valueName: "condition"))
  var lineFilter: String?

  @OptionGroup var tolerance: ToleranceOptions

  @Flag(help: "Lines that stay in one country too.")
  var all = false

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats, aliases: TableOutput.aliases, standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let pending = PendingLines(
      lines, fields: group.map { [$0] } ?? [], filter: lineFilter, threads: input.threads)
    let workspace = try Workspace(input.request, needsProvenance: isFile, reporter: talk.reporter)
    let (topology, matches) = try tolerance.request.topology(
      of: workspace, measure: input.measure, threads: input.threads)
    let read = try pending.get(for: workspace)
    var set = read.lines
    let column = try group.map { try read.column($0) }
    if column != nil { set = set.joined(by: (0..<set.lineCount).map { set.value(ofLine: $0, column) }) }
    let transit = Transit(of: set, through: topology, geometry: input.measure, threads: input.threads)
    let table = transit.table(of: set, topology.regions, groupColumn: column, isForAll: all)

    let writer = TableOutput(output, talk)
    var provenance: Provenance?
    if isFile {
      provenance = try workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: [
          ("command", "transit"), ("group", group.map { .string($0) } ?? .null),
          ("where_lines", lineFilter.map { .string($0) } ?? .null), ("all", .bool(all)),
          ("where", input.filter.map { .string($0) } ?? .null),
        ] + tolerance.request.provenance)
    }
    try writer.write([writer.render(table, format: format)], provenance: provenance)
  }
}
