import ArgumentParser
import Mezha
import MezhaOptions

/// Which countries lines pass, and for how many kilometres.
struct TransitCommand: RegionCommand {
  static let configuration = CommandConfiguration(
    commandName: "transit",
    abstract: "Lists the stretches of each line inside each country: entered where, left where, how many km.",
    discussion: """
      Pieces of one group that meet end to end are joined first; without --group, each line stands for \
      itself. What runs along a border counts for the country that the line was in before.

      EXAMPLES
        mezha transit regions.gpkg --lines rails.gpkg#railroad --group name
        mezha transit --lines rails.gpkg \\
          --where-lines "name = 'Kurgan - Omsk'" -o transit.csv
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    help: ArgumentHelp("The lines: FILE or FILE#LAYER, in any format of GDAL.", valueName: "file"),
    completion: .file())
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

  static let formats = FileFormat.tables
  var matching: MatchingRequest { tolerance.request }

  func result(_ job: Job) throws -> Deliverable {
    var request = TransitRequest(lines: lines)
    request.group = group
    request.filter = lineFilter
    request.isForAll = all
    return try request.result(job)
  }
}
