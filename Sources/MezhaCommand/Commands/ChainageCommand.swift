public import ArgumentParser
public import Mezha
import MezhaOptions

/// Borders as routes with kilometre posts.
struct ChainageCommand: RegionCommand {
  static let configuration = CommandConfiguration(
    commandName: "chainage",
    abstract: "Makes a route of each border of two countries, with kilometre posts; locates positions on it.",
    discussion: """
      Chainage runs along the lines of a border one after the other and stands still between them. A route \
      starts at the western end unless the jumps between lines are shorter in sum from another; --start \
      chooses the end, and --reverse counts from the other end. The table of routes shows where each line \
      begins and ends. With --pairs, each pair of regions is a route. --points puts each point of a file on \
      the nearest route, with its chainage, its distance and the side that it lies on.

      EXAMPLES
        mezha chainage --every 100
        mezha chainage --locate 55.5,50.6
        mezha chainage --points towns.csv --start east -o towns-on-border.csv
        mezha chainage regions.gpkg --pairs -o routes.geojson
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: ArgumentHelp("A post every so many kilometres; without it, the routes.", valueName: "km"))
  var every: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Finds a position on the nearest route: LON,LAT.", valueName: "position"))
  var locate: String?

  @Option(
    help: ArgumentHelp(
      "Puts the points of a file on the nearest route: CSV with longitude and latitude, or any format of GDAL.",
      valueName: "file"), completion: .file())
  var points: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "At which end a route starts: best, west, east, north, south, or LON,LAT for the end nearest to it.",
      valueName: "end"))
  var start: RouteStart = .best

  @Flag(help: "Counts from the other end of each route.")
  var reverse = false

  @OptionGroup var tolerance: ToleranceOptions

  @Flag(help: "A route for each pair of regions in place of each pair of countries.")
  var pairs = false

  mutating func validate() throws {
    if let every, !(every > 0.001) {
      throw ValidationError("--every must be above 0.001.", "Значение --every должно быть больше 0,001.")
    }
    if locate != nil && place == nil {
      throw ValidationError(
        "--locate takes degrees: LON,LAT.", "В --locate указывают градусы: ДОЛГОТА,ШИРОТА.")
    }
    if [locate != nil, every != nil, points != nil].count(where: { $0 }) > 1 {
      throw ValidationError(
        "Give one of --every, --locate and --points.", "Укажите один из ключей: --every, --locate, --points.")
    }
  }

  private var place: Position? { locate.flatMap { Position(degrees: $0) } }

  static let formats = FileFormat.tables + [.geojson, .geojsonLines]
  var matching: MatchingRequest { tolerance.request }

  func result(_ job: Job) throws -> Deliverable {
    var request = RouteRequest()
    request.wanted =
      points.map { .points($0) } ?? place.map { .position($0) } ?? every.map { .posts(every: $0) } ?? .routes
    request.start = start
    request.isReversed = reverse
    request.isByPair = pairs
    return try request.result(job)
  }
}

extension RouteStart: ExpressibleByArgument {
  /// A word, or `LON,LAT`.
  public init?(argument: String) { self.init(text: argument) }

  /// The word in help texts.
  public var defaultValueDescription: String { text }
}
