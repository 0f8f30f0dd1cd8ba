import ArgumentParser
import Mezha
import MezhaOptions

/// Length against ruler.
struct ScaleCommand: RegionCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract:
      "Shows how long each border is by every ruler: its dimension, and which ruler a published length fits.",
    discussion: """
      Dividers walk along the border on the ellipsoid, from both ends and from places between, with openings from the \
      spacing of the vertices to a tenth of the length. Lengths by one ruler (--at-m) can be compared between data of \
      different scale.
      The dimension is 1 for a line whose length does not depend on the ruler; where no single power law holds, the rulers at \
      which it changes are named. Borders of coarse data get an estimate of their length on finer ones, with an interval.
      Formats: \(formats.names); svg is a log-log chart of each border.

      EXAMPLES
        mezha scale
        mezha scale regions.gpkg --by pair --international -o scale.csv
        mezha scale @world --of ES --at-m 5000,50000
        mezha scale @world --by coast --longest --of AU --curve -o australia.csv
        mezha scale --published lengths.csv -o scale.svg
        mezha scale --lines coast.gpkg --group name
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @OptionGroup var ruler: RulerOptions

  mutating func validate() throws { try ruler.check(input, tolerance) }

  static let formats = FileFormat.tables + [.svg]
  var matching: MatchingRequest { tolerance.request }

  func check(_ format: FileFormat) throws { try ruler.check(format) }

  func result(_ job: Job) throws -> Deliverable { try ruler.request.result(job) }
}
