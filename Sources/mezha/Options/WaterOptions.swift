import ArgumentParser
import BorderCore
import BorderGeodesy
import BorderIO

/// What a row of a table of borders is.
enum BorderRow: String, CaseIterable, ExpressibleByArgument {
  case pair, country, stretch
}

/// What borders are compared with to tell how far they run along water.
struct WaterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Adds how far borders run along rivers: lines (or polygons), FILE or FILE#LAYER.", valueName: "file"))
  var rivers: String?

  @Option(
    help: ArgumentHelp(
      "Adds how far borders run along or through lakes: polygons (or lines), FILE or FILE#LAYER.",
      valueName: "file"))
  var lakes: String?

  @Option(
    name: .customLong("water-m"),
    help: ArgumentHelp(
      "How far from the water a border may be to follow it; 500 if not given.", valueName: "metres"))
  var givenTolerance: Double?

  @Option(
    name: .customLong("water-min-m"),
    help: ArgumentHelp(
      "How long a stretch near water must be to follow it; four times --water-m if not given.",
      valueName: "metres"))
  var minimum: Double?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "What a row is: pair of regions (pair, if not given), the border of two countries (country), or with --rivers or --lakes a stretch (stretch) along a river, a lake or land.",
      valueName: "row"))
  var row: BorderRow?

  /// How far from the water a border may be, in metres.
  var tolerance: Double { givenTolerance ?? 500 }

  /// What a row is.
  var by: BorderRow { row ?? .pair }

  mutating func validate() throws {
    if !(tolerance > 0 && tolerance <= 50_000) {
      throw ValidationError("--water-m must be above 0 and at most 50000.")
    }
    if let minimum, !(minimum >= 0 && minimum <= 10_000_000) {
      throw ValidationError("--water-min-m must be from 0 to 10000000.")
    }
    try VainOption.refuse(
      [
        ("--by stretch", row == .stretch), ("--water-m", givenTolerance != nil),
        ("--water-min-m", minimum != nil),
      ], unless: isGiven, "needs --rivers or --lakes")
  }

  /// Whether water is looked at.
  var isGiven: Bool { rivers != nil || lakes != nil }

  /// What of these options decides the result.
  var provenance: [(String, JSONValue)] {
    let row: [(String, JSONValue)] = isGiven || by != .pair ? [("by", .string(by.rawValue))] : []
    guard isGiven else { return row }
    return [
      ("water_m", .number(tolerance)),
      ("water_min_m", .number(WaterRule(tolerance: tolerance, minimum: minimum).minimum)),
    ] + row
  }

  /// The borders with their water, and the files that it was read from.
  func water(
    along analysis: BorderAnalysis, borders: [Int], measure: GeodesicMeasure, threads: Int
  ) throws -> (water: WaterAlongBorders, inputs: [Provenance.Input])? {
    guard isGiven else { return nil }
    var inputs: [Provenance.Input] = []
    let rivers = try rivers.map { try Self.read($0, &inputs) } ?? WaterBodies()
    let lakes = try lakes.map { try Self.read($0, &inputs) } ?? WaterBodies()
    let water = WaterAlongBorders(
      analysis, borders: borders, rivers: rivers, lakes: lakes,
      rule: WaterRule(tolerance: tolerance, minimum: minimum), geometry: measure, threads: threads)
    return (water, inputs)
  }

  /// Reads rivers or lakes.
  ///
  /// - Parameters:
  ///   - file: The file, with its layer.
  ///   - inputs: Gets where they come from.
  /// - Returns: The lines and polygons.
  /// - Throws: `InputError` when the file cannot be used.
  static func read(_ file: String, _ inputs: inout [Provenance.Input]) throws -> WaterBodies {
    var options = ReadOptions()
    options.makeTransform = { try ReferenceTransform.make($0) }
    let input = try LineReader.read(
      InputSpec(parsing: file), fields: [], takesPolygons: true, options: options)
    for note in input.source.notes { Console.standard.note(note) }
    Console.standard.detail(
      Phrase(
        "\(file): \(input.lines.lineCount) lines, \(input.areas.count) polygons",
        "\(file): линий \(input.lines.lineCount), полигонов \(input.areas.count)"))
    inputs.append(
      Provenance.Input(
        path: input.source.file, layer: input.source.layer, sha256: try? input.source.sha256(),
        features: input.source.featureCount, vertices: input.source.vertexCount,
        crs: input.source.coordinateSystem))
    return WaterBodies(lines: input.lines, areas: input.areas)
  }
}
