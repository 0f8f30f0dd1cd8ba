import ArgumentParser
import Mezha
import MezhaOptions

/// One row or feature for each belt.
struct Zones: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Draws belts of any width along state borders, each inside its region, and counts what is in them.",
    discussion: """
      A belt holds the places of a region that are no farther from the border of the region's own country than its \
      width: as the crow flies, on the ellipsoid, and never across the border. Areas are right to a millionth. \
      --by neighbour gives each place to the country whose border is the nearest; --by country adds up; --by rule \
      says what different rules take for borderland: the first and second row of regions, the border regions of \
      European statistics, the border zone of Russian law.
      --population counts people: in points with numbers (towns), in a raster (GeoTIFF and others; each pixel by the \
      share of it that is inside), or by a table of whole regions, which rules use. @towns and @regions are those of \
      the embedded data.
      svg, png and pdf are a map of the belts.
      Formats: \(formats.names).

      EXAMPLES
        mezha zones --of RU --km 5,25,50 --population @towns
        mezha zones --by rule --population @regions
        mezha zones districts.gpkg neighbours.gpkg --km 25 \\
          --population worldpop.tif -o belts.gpkg
        mezha zones --of LV --km 10,50 -o belts.png
        mezha zones kazakhstan.gpkg --from edge --km 10
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @OptionGroup var belts: BeltOptions
  @OptionGroup var places: DecimalOption

  static let formats = FileFormat.tables + FileFormat.vectors + FileFormat.pictures
  var matching: MatchingRequest { tolerance.request }

  func possibleFormats() -> [FileFormat] { belts.row == .rule ? FileFormat.tables : Self.formats }

  func check(_ format: FileFormat) throws {
    try places.check(format)
    try belts.check(format)
  }

  func result(_ job: Job) throws -> Deliverable {
    var request = try belts.request()
    request.decimals = places.decimals ?? 7
    return try request.result(job)
  }
}
