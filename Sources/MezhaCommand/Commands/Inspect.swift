import ArgumentParser
import Mezha
import MezhaOptions

/// What is in the inputs, and what is wrong with them.
struct Inspect: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what is in the inputs: layers, CRS, fields, scale, and what would make results wrong.",
    discussion: """
      Checks every polygon (GEOS); looks for regions that overlap, stand in the file twice, lie three deep \
      along a line or leave land between them; for T-junctions, vertices that nearly meet, and borders that \
      run beside each other without sharing their line; for ids that repeat. Each kind is counted. With -o, \
      every finding goes into a file with its place and size (csv, tsv, json, md; geojson, gpkg or fgb: \
      points to look at on a map); with --format alone, to standard output. Exit code 1 when something would make results wrong.

      EXAMPLES
        mezha inspect regions.gpkg
        mezha inspect regions.gpkg -o places.geojson
        mezha inspect regions.gpkg --json | jq .figures
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Flag(help: "Write everything as one JSON object to standard output.")
  var json = false

  mutating func validate() throws {
    guard !json || output.format == nil && output.output == nil || output.output.map({ $0 != "-" }) == true
    else {
      throw ValidationError(
        "--json writes to standard output: leave --format out, or name a file with -o.",
        "--json пишет в стандартный вывод: уберите --format или укажите файл ключом -o.")
    }
    if json { try output.colour.check(showsTables: false, "json") }
  }

  static let formats = FileFormat.tables + [.geojson, .geoPackage, .flatGeobuf]
  var showsTables: Bool { !json && !output.file.isStandardOutput }

  func result(_ job: Job) throws -> Deliverable {
    var request = InspectionRequest()
    // A format asks for the findings, as a file does.
    request.isList = output.format != nil || output.output != nil
    request.overview = json ? .json : .tables
    return try request.result(job)
  }
}
