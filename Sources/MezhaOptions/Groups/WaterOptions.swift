public import ArgumentParser
public import Mezha

extension WaterRequest.Row: ExpressibleByArgument {}

/// What borders are compared with to tell how far they run along water.
package struct WaterOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "Adds how far borders run along rivers: lines (or polygons), FILE or FILE#LAYER.", valueName: "file"),
    completion: .file())
  package var rivers: String?

  @Option(
    help: ArgumentHelp(
      "Adds how far borders run along or through lakes: polygons (or lines), FILE or FILE#LAYER.",
      valueName: "file"), completion: .file())
  package var lakes: String?

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
  package var row: WaterRequest.Row?

  /// How far from the water a border may be, in metres.
  package var tolerance: Double { givenTolerance ?? 500 }

  /// What a row is.
  package var by: WaterRequest.Row { row ?? .pair }

  package mutating func validate() throws {
    if !(tolerance > 0 && tolerance <= 50_000) {
      throw ValidationError(
        "--water-m must be above 0 and at most 50000.",
        "Значение --water-m должно быть больше 0 и не больше 50000.")
    }
    if let minimum, !(minimum >= 0 && minimum <= 10_000_000) {
      throw ValidationError(
        "--water-min-m must be from 0 to 10000000.", "У --water-min-m значение от 0 до 10000000.")
    }
    try VainOption.refuse(
      [
        ("--by stretch", row == .stretch), ("--water-m", givenTolerance != nil),
        ("--water-min-m", minimum != nil),
      ], unless: request.isGiven, "needs --rivers or --lakes", "требует --rivers или --lakes")
  }

  /// What they ask for.
  package var request: WaterRequest {
    WaterRequest(rivers: rivers, lakes: lakes, tolerance: tolerance, minimum: minimum, by: by)
  }
}
