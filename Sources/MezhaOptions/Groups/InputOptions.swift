public import ArgumentParser
public import Mezha

extension Language: ExpressibleByArgument {}
extension ContiguityRule: ExpressibleByArgument {}
extension GeodesicMeasure.Method: ExpressibleByArgument {}

/// Which regions, and how to read them.
package struct InputOptions: ParsableArguments {
  package init() {}

  @Argument(
    help: ArgumentHelp(
      "FILE, FILE#LAYER, an embedded set such as @coarse, or @NAME of mezha data; without any, the standard set.",
      valueName: "input"), completion: .file())
  package var inputs: [String] = []

  @Option(help: "Field of ids. Features of one id are taken together. Guessed if not given.")
  var id: String?

  @Option(help: "Field of names. Guessed if not given.")
  var name: String?

  @Option(help: "Field of country codes. Guessed if not given.")
  var country: String?

  @Option(
    name: .customLong("where"), help: "Only features that meet a condition, as in SQL: \"pop > 1000\".")
  var filter: String?

  @Option(
    help: ArgumentHelp(
      "CRS of files that name none, or one without a place on the earth: EPSG:28404.", valueName: "crs"))
  var crs: String?

  @Flag(help: "Swap the two coordinates of every position: for files with latitude before longitude.")
  var swapAxes = false

  @Flag(help: "Take closed lines as polygons.")
  var closedLines = false

  @Flag(
    help: ArgumentHelp(
      "Let the inputs open other files and addresses (VRT, WFS, ...), and take any time and memory.",
      discussion: "Only for inputs that you would also run as a program."))
  var trust = false

  @Option(
    help: ArgumentHelp(
      "Whose disputed regions are: un, ru, source. The default is un for the embedded data; for your own files it is source, what they say.",
      valueName: "view"))
  package var worldview: String?

  @Option(help: "How many threads may work; the results are the same for any number.")
  package var threads: Int = 2

  @Option(help: "How lengths are measured: series (Karney's from 75 km on) or karney (everywhere).")
  var geodesic: GeodesicMeasure.Method = .series

  package mutating func validate() throws {
    try VainOption.refuse(
      [
        ("--id", id != nil), ("--name", name != nil), ("--country", country != nil), ("--crs", crs != nil),
        ("--swap-axes", swapAxes), ("--closed-lines", closedLines),
      ], unless: !inputs.allSatisfy { EmbeddedData.isSet($0) },
      "says how to read a file: name one, such as regions.gpkg",
      "говорит, как читать файл: укажите его, например regions.gpkg")
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads must be from 1 to 256.", "У --threads значение от 1 до 256.")
    }
    // For all readers of this run, those of lines and points too.
    if trust { SourceAccess.standard.isTrusted = true }
  }

  /// What the options ask for.
  package var request: RegionRequest {
    RegionRequest(
      inputs: inputs, id: id, name: name, country: country, filter: filter, crs: crs, worldview: worldview,
      swapsAxes: swapAxes, takesClosedLines: closedLines, threads: threads)
  }

  /// How to measure.
  package var measure: GeodesicMeasure { GeodesicMeasure(method: geodesic) }
}
