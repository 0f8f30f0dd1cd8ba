import ArgumentParser
import Mezha

/// How names and sentences are read.
struct Names: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how a name or a sentence is read: candidates, why one was taken or refused, claims.",
    discussion: """
      Each name is taken, one of several with an equal claim to it, or unknown; names that are only spelt \
      alike are shown, but never taken. Formats: table, csv, tsv, json, md.

      EXAMPLES
        mezha names "Алтай" "Псковской области"
        mezha names "Pskov Oblast borders Estonia, Latvia and Belarus"
        mezha names --regions counties.gpkg "Adams County" "Adams County, ID"
      """)

  @Argument(help: ArgumentHelp("A name, a line of a list or sentences.", valueName: "text"))
  var texts: [String]

  @Option(
    help: ArgumentHelp(
      "The regions: FILE or FILE#LAYER; repeatable. Without any, the embedded ones.", valueName: "file"))
  var regions: [String] = []

  @Option(help: "Field of ids. Guessed if not given.")
  var id: String?

  @Option(help: "Field of names. Guessed if not given.")
  var name: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  mutating func validate() throws {
    try VainOption.refuse(
      [("--id", id != nil), ("--name", name != nil)],
      unless: !regions.allSatisfy { EmbeddedData.isSet($0) },
      "says how to read a file: name one with --regions FILE")
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(TableOutput.formats, aliases: TableOutput.aliases, standard: "table")
    try output.file.check()
    let request = RegionRequest(inputs: regions, id: id, name: name)
    let workspace = try Workspace(
      request, needsProvenance: !output.file.isStandardOutput, reporter: talk.reporter)
    let embedded = try EmbeddedData.located()
    let rules = try embedded.nameRules()
    let resolver = try embedded.resolver(of: workspace.regions, madeSources: workspace.madeSources)
    let tables = texts.map { ReadingTable.table($0, resolver: resolver, rules: rules) }
    let provenance =
      try output.file.isStandardOutput
      ? nil : workspace.provenance(measure: GeodesicMeasure(), options: [("command", "names")])
    let writer = TableOutput(output, talk)
    try writer.write(tables.map { writer.render($0, format: format) }, provenance: provenance)
  }
}
