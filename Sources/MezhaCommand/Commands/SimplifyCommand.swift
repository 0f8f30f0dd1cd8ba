public import ArgumentParser
public import Mezha
import MezhaOptions

extension SimplificationMethod: ExpressibleByArgument {}

/// Regions with fewer vertices and the same neighbours.
struct SimplifyCommand: RegionCommand {
  static let configuration = CommandConfiguration(
    commandName: "simplify",
    abstract: "Writes regions with fewer vertices and the same neighbours.",
    discussion: """
      Each border is simplified once, for both its regions, and the places where three meet stay. No line crosses \
      another that did not before: where one would, it keeps more vertices, and that is reported. Neighbours never \
      change. --scale takes the tolerance from a map scale: 0.2 mm on paper.
      Formats: \(formats.names).

      EXAMPLES
        mezha simplify communes.fgb --tolerance-m 200 -o communes-200m.fgb
        mezha simplify regions.gpkg --scale 1000000 --by area -o regions-1m.geojson
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    name: .customLong("tolerance-m"),
    help: ArgumentHelp("How far a line may be moved.", valueName: "metres"))
  var tolerance: Double?

  @Option(help: ArgumentHelp("The scale of a map, as its denominator: 1000000.", valueName: "denominator"))
  var scale: Double?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "Which vertices go: distance (Douglas and Peucker; if not given) or area (Visvalingam and Whyatt: triangles below the tolerance squared).",
      valueName: "measure"))
  var method: SimplificationMethod = .distance

  @OptionGroup var file: RegionFileOptions

  mutating func validate() throws {
    guard (tolerance == nil) != (scale == nil) else {
      throw ValidationError(
        "Say how much: --tolerance-m METRES, or --scale DENOMINATOR, one of them.",
        "Укажите, насколько упрощать: --tolerance-m МЕТРЫ или --scale ЗНАМЕНАТЕЛЬ, что-то одно.")
    }
    guard metres > 0, metres <= 500_000 else {
      throw ValidationError(
        "The tolerance must be above 0 and at most 500000 m.",
        "Допуск должен быть больше 0 и не больше 500000 м.")
    }
  }

  /// A fifth of a millimetre on paper is the thinnest line that is printed.
  private var metres: Double { tolerance ?? (scale ?? 0) * 0.0002 }

  static let formats = FileFormat.vectors

  func check(_ format: FileFormat) throws { try DecimalOption.check(file.decimals, for: format) }

  func result(_ job: Job) throws -> Deliverable {
    var request = SimplificationRequest(tolerance: metres)
    request.method = method
    request.kept = file.keep
    request.decimals = file.decimals
    return try request.result(job)
  }
}
