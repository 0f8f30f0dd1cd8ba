import ArgumentParser
import Mezha
import MezhaOptions

/// A picture of the borders.
struct Map: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draws a map: regions, borders coloured by a figure, crossings, legend.",
    discussion: """
      Formats: svg, png, pdf. The projection is equal-area and chosen from the extent; --projection takes \
      any PROJ string or code. Lines are thinned to the pixel for drawing only. Where crossings or border \
      regions crowd, insets show them at a larger scale, on pages of \(Int(MapOptions.leastWidthOfInsets)) pixels or more. \
      Without INPUT, the map shows the borders of the embedded data with their crossings.

      EXAMPLES
        mezha map -o borders.svg
        mezha map --lang ru --color length -o borders.png
        mezha map regions.gpkg --graph -o graph.pdf
        mezha map world.fgb --projection "+proj=robin" --color none -o world.svg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var talk: TalkOptions

  @OptionGroup var drawing: DrawingOptions

  mutating func run() throws {
    talk.apply()
    let format = try drawing.pickFormat()
    let file = drawing.file
    try file.check()
    let writer = TableOutput(file: file, csv: CSVOptions(), language: talk.lang, reporter: talk.reporter)
    let job = Job(
      command: "map", request: input.request, measure: input.measure, format: format, output: writer)
    try job.write(try drawing.request().result(job))
  }
}
