import ArgumentParser
import Mezha
import MezhaOptions

/// Why two regions are or are not neighbours.
struct Why: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains why two regions are, or are not, neighbours.",
    discussion: """
      Shared length and touch points; where the regions come nearest; from which tolerance on they are \
      neighbours; what makes the answer doubtful: invalid polygons, overlaps, a third region on the same line.
      A and B are ids, or names that only one region has. Formats: \(formats.names).

      EXAMPLES
        mezha why RU-PSK EE-71
        mezha why "Печорский район" EE-86 raions.fgb counties.gpkg#adm1
      """)

  @Argument(help: ArgumentHelp("The id or name of a region.", valueName: "a"))
  var a: String

  @Argument(help: ArgumentHelp("The id or name of another region.", valueName: "b"))
  var b: String

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  static let formats = FileFormat.tables

  func result(_ job: Job) throws -> Deliverable {
    try PairRequest(NegativeNumber.plain(a), NegativeNumber.plain(b)).result(job)
  }
}
