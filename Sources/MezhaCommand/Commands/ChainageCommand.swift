public import ArgumentParser
public import Mezha

/// Borders as routes with kilometre posts.
struct ChainageCommand: ParsableCommand {
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
      valueName: "file"))
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
    if let every, !(every > 0.001) { throw ValidationError("--every must be above 0.001.") }
    if locate != nil && place == nil { throw ValidationError("--locate takes degrees: LON,LAT.") }
    if [locate != nil, every != nil, points != nil].count(where: { $0 }) > 1 {
      throw ValidationError("Give one of --every, --locate and --points.")
    }
  }

  private var place: Position? { locate.flatMap { Position(degrees: $0) } }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats + ["geojson", "geojsonl"],
      aliases: TableOutput.aliases.merging(["geojsons": "geojsonl", "ndjson": "geojsonl"]) { $1 },
      standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(
      input.request, needsProvenance: isFile || format == "geojson", reporter: talk.reporter)
    let (topology, matches) = try tolerance.request.topology(
      of: workspace, measure: input.measure, threads: input.threads)
    let analysis = BorderAnalysis(topology, measure: input.measure, threads: input.threads)
    try CrowdingRefusal(workspace: workspace).check(analysis, .rook)
    let routes = BorderRoutes(
      analysis, geometry: input.measure, byPair: pairs, start: start, isReversed: reverse)
    var shown: BorderRoutes.Listing
    if let points {
      let read = try PointCrossings.read(points, for: workspace)
      shown = routes.locations(of: try PointCrossings(read).named(), analysis)
    } else {
      shown =
        place.map { routes.location(of: $0) } ?? every.map { routes.posts(every: $0) } ?? routes.summary()
    }
    shown.table.notes.append(startNote)

    let writer = TableOutput(output, talk)
    var provenance: Provenance?
    if isFile || format == "geojson" {
      provenance = try workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: [
          ("command", "chainage"), ("pairs", .bool(pairs)), ("every_km", every.map { .number($0) } ?? .null),
          ("locate", locate.map { .string($0) } ?? .null),
          ("start", .string(start.text)), ("reverse", .bool(reverse)),
          ("where", input.filter.map { .string($0) } ?? .null),
        ] + tolerance.request.provenance)
    }
    guard format.hasPrefix("geojson") else {
      try writer.write([writer.render(shown.table, format: format)], provenance: provenance)
      return
    }
    var options = GeoJSONOptions()
    options.isNewlineDelimited = format == "geojsonl"
    let features = FeatureOutput(options: options, language: talk.lang)
      .collection(shown.table, metadata: provenance?.json) { row in
        (
          "\(row + 1)",
          shown.geometries[row].count > 1
            ? .lineString(shown.geometries[row])
            : shown.geometries[row].first.map { .point($0) }
        )
      }
    try writer.write(features, provenance: format == "geojsonl" ? provenance : nil)
  }
}

extension ChainageCommand {
  /// Where routes start, for people.
  private var startNote: Phrase {
    let (english, russian) =
      switch start {
      case .best:
        (
          "at the end from which the jumps between lines are shortest, of equals the western one",
          "с того конца, от которого разрывы между линиями в сумме короче, из равных — с западного"
        )
      case .near(let place):
        (
          "at the end nearest to \(place.longitude), \(place.latitude)",
          "с конца, ближайшего к \(place.longitude), \(place.latitude)"
        )
      case .west: ("at the western end", "с западного конца")
      case .east: ("at the eastern end", "с восточного конца")
      case .north: ("at the northern end", "с северного конца")
      case .south: ("at the southern end", "с южного конца")
      }
    return Phrase(
      "Routes start \(english)" + (reverse ? ", and are reversed." : "."),
      "Маршруты идут \(russian)" + (reverse ? ", в обратном порядке." : "."))
  }
}

extension Position {
  /// A position as options write it: `LON,LAT` in degrees; `nil` for anything else.
  init?(degrees text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }
    guard parts.count == 2, numbers.count == 2, abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else {
      return nil
    }
    self.init(longitude: numbers[0], latitude: numbers[1])
  }
}

extension RouteStart: ExpressibleByArgument {
  /// A word, or `LON,LAT`.
  public init?(argument: String) {
    switch argument.lowercased() {
    case "best": self = .best
    case "west": self = .west
    case "east": self = .east
    case "north": self = .north
    case "south": self = .south
    default:
      guard let place = Position(degrees: argument) else { return nil }
      self = .near(place)
    }
  }

  /// As it was written.
  var text: String {
    switch self {
    case .best: "best"
    case .near(let place): "\(place.longitude),\(place.latitude)"
    case .west: "west"
    case .east: "east"
    case .north: "north"
    case .south: "south"
    }
  }

  /// The word in help texts.
  public var defaultValueDescription: String { text }
}
