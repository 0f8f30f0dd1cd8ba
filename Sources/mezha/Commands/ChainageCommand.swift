import ArgumentParser
import BorderCore
import BorderGeodesy
import BorderIO

/// Borders as routes with kilometre posts.
struct ChainageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chainage",
    abstract: "Makes a route of each border of two countries, with kilometre posts; locates positions on it.",
    discussion: """
      Chainage runs along the lines of a border one after the other and stands still between them. A route starts
      at the western end unless the jumps between lines are shorter in sum from another. With --pairs, each pair
      of regions is a route.

      EXAMPLES
        mezha chainage --every 100
        mezha chainage --locate 55.5,50.6
        mezha chainage regions.gpkg --pairs -o routes.geojson
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(help: ArgumentHelp("A post every so many kilometres; without it, the routes.", valueName: "km"))
  var every: Double?

  @Option(help: ArgumentHelp("Finds a position on the nearest route: LON,LAT.", valueName: "position"))
  var locate: String?

  @Flag(help: "A route for each pair of regions in place of each pair of countries.")
  var pairs = false

  mutating func validate() throws {
    if let every, !(every > 0.001) { throw ValidationError("--every must be above 0.001.") }
    if locate != nil && place == nil { throw ValidationError("--locate takes degrees: LON,LAT.") }
    if locate != nil && every != nil { throw ValidationError("Give --every or --locate, not both.") }
  }

  private var place: Position? {
    let numbers = (locate ?? "").split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 2, abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else { return nil }
    return Position(longitude: numbers[0], latitude: numbers[1])
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats + ["geojson", "geojsonl"],
      aliases: TableOutput.aliases.merging(["geojsons": "geojsonl", "ndjson": "geojsonl"]) { $1 },
      standard: "table")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    let workspace = try Workspace(input.request, needsProvenance: isFile || format == "geojson")
    let analysis = BorderAnalysis(
      BorderTopology(workspace.regions), measure: input.measure, threads: input.threads)
    let routes = BorderRoutes(analysis, geometry: input.measure, byPair: pairs)
    let shown =
      place.map { routes.location(of: $0) } ?? every.map { routes.posts(every: $0) } ?? routes.summary()

    let writer = TableOutput(output, language: talk.lang)
    var provenance: Provenance?
    if isFile || format == "geojson" {
      provenance = workspace.provenance(
        measure: input.measure,
        options: [
          ("command", "chainage"), ("pairs", .bool(pairs)), ("every_km", every.map { .number($0) } ?? .null),
          ("locate", locate.map { .string($0) } ?? .null),
          ("where", input.filter.map { .string($0) } ?? .null),
        ])
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
