public import ArgumentParser
public import Mezha
import MezhaOptions

extension WorldviewRequest.Row: ExpressibleByArgument {}

/// What differs between views of whose regions are.
struct Worldviews: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what differs between worldviews: borders of countries, neighbours, crossings.",
    discussion: """
      Measures the borders of countries under each view of whose disputed regions are, and puts them beside each \
      other. Views change countries of regions, never lines. Without INPUT, the embedded regions and views; for \
      files of your own give a table of your own with --table: a CSV with the columns worldview, region (an id of \
      the data) and country, and if you like status, name_en, name_ru and note. The data as they are count as a \
      view called source. Without a file only what differs is listed; files hold all rows.
      Formats: \(formats.names); svg, png and pdf are a map.

      EXAMPLES
        mezha worldviews
        mezha worldviews @world --rows country
        mezha worldviews regions.gpkg --table claims.csv -o views.gpkg
        mezha worldviews --lang ru -o views.svg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    help: ArgumentHelp(
      "A CSV of views: worldview, region, country; the embedded ones if not given.", valueName: "file"),
    completion: .file())
  var table: String?

  @Option(
    help: ArgumentHelp("The views to compare, with commas between them; all if not given.", valueName: "list")
  )
  var views: String?

  @Option(
    name: .customLong("rows"),
    help: ArgumentHelp(
      "What a row is: pair (two countries), country, or region: one that the views give to different countries. Without it people see all three, and files hold pairs.",
      valueName: "row"))
  var givenRow: WorldviewRequest.Row?

  mutating func validate() throws {
    try VainOption.refuse(
      [("--worldview", input.worldview != nil)], unless: false,
      "has no effect: views are compared, and --views chooses them",
      "ничего не меняет: точки зрения сравниваются, их выбирает --views")
  }

  static let formats = FileFormat.tables + FileFormat.vectors + FileFormat.pictures

  func check(_ format: FileFormat) throws {
    try VainOption.refuse(
      [("--rows", givenRow != nil)],
      unless: !format.hasShapes && !format.holdsSeveral && format.kind != .picture,
      "has no effect for \(format.name): maps and shapes are of pairs",
      "ничего не меняет для \(format.name): карты и контуры показывают пары")
  }

  func result(_ job: Job) throws -> Deliverable {
    var request = WorldviewRequest()
    request.table = table
    request.views = views?.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    request.row = givenRow
    return try request.result(job)
  }
}
