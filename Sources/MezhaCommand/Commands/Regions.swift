public import ArgumentParser
public import Mezha
import MezhaOptions

extension RegionTableRequest.Row: ExpressibleByArgument {}

/// One row or feature for each region.
struct Regions: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists each region with its area, its perimeter by what lies beyond, and its neighbours.",
    discussion: """
      Area and lengths are on the ellipsoid WGS 84. The perimeter falls into the border with other countries \
      (state border), that with regions of its own country (inner), and coast or edge: what no other region of \
      the data shares, be it a coast or where the data ends. Where the data knows of one country at most, there \
      are no columns of state borders. --by neighbour lists how much of its perimeter each region shares with \
      each neighbour; the shares of a region add up to 100 per cent, unless more than two regions lie along one \
      line, which counts for each of them. \
      Formats: \(formats.names). A gpkg or xlsx holds regions and neighbours, \
      as layers or sheets.

      EXAMPLES
        mezha regions regions.gpkg
        mezha regions regions.gpkg --keep population -o regions.csv
        mezha regions regions.gpkg --by neighbour -o shares.csv
        mezha regions districts.shp --tolerance-m auto -o regions.gpkg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "What a row is: region (if not given), or neighbour: a region and one of its neighbours.",
      valueName: "row"))
  var givenRow: RegionTableRequest.Row?

  @Flag(
    name: .customLong("no-check"),
    help: "Do not look for regions that touch or cross themselves; none is flagged then.")
  var omitsCheck = false

  @Option(
    name: .customLong("keep"),
    help: ArgumentHelp(
      "Fields of the regions to keep, as region_FIELD: names with commas, all, or none (if not given).",
      valueName: "fields"))
  var givenKeep: KeptFields?

  @OptionGroup var places: DecimalOption

  mutating func validate() throws {
    try VainOption.refuse(
      [("--keep", givenKeep != nil)], unless: givenRow != .neighbour,
      "applies to rows of regions: remove --by", "относится к строкам регионов: уберите --by")
  }

  static let formats = FileFormat.tables + FileFormat.vectors
  var matching: MatchingRequest { tolerance.request }

  func check(_ format: FileFormat) throws {
    try places.check(format)
    try VainOption.refuse(
      [("--by", givenRow != nil)], unless: !format.holdsSeveral,
      "has no effect: \(format.name) holds both, as layers or sheets",
      "ничего не меняет: в \(format.name) есть обе таблицы, слоями или листами")
    try VainOption.refuseKeep(givenKeep != nil, for: format)
  }

  func result(_ job: Job) throws -> Deliverable {
    var request = RegionTableRequest()
    request.row = givenRow ?? .region
    request.isChecked = !omitsCheck
    request.kept = givenKeep ?? .none
    request.decimals = places.decimals ?? 7
    return try request.result(job)
  }
}
