public import ArgumentParser
public import Mezha

extension SpatialWeights.Kind: ExpressibleByArgument {}

/// What weights of neighbours say, and how far neighbourhood reaches.
package struct WeightOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "What a weight is: binary, length (km of the shared border), share (of it in the perimeter) or inverse (distance of centres).",
      valueName: "kind"))
  var weights: SpatialWeights.Kind?

  @Option(help: ArgumentHelp("Neighbours over so many borders count, too; 1 if not given.", valueName: "k"))
  var order: Int?

  @Option(
    name: .customLong("bridge-km"),
    help: ArgumentHelp(
      "Join each region without neighbours with the nearest one, if it is not farther.", valueName: "km"))
  var bridge: Double?

  @Flag(
    name: [.customLong("standardise"), .customLong("standardize")],
    help: "Divide the weights of each row by their sum.")
  var standardise = false

  package mutating func validate() throws {
    guard (1...50).contains(order ?? 1) else {
      throw ValidationError("--order must be from 1 to 50.", "У --order значение от 1 до 50.")
    }
    guard (bridge ?? 1) > 0, (bridge ?? 1) <= 20_000 else {
      throw ValidationError(
        "--bridge-km must be above 0 and at most 20000.",
        "Значение --bridge-km должно быть больше 0 и не больше 20000.")
    }
    let isOfBorder = weights == .length || weights == .share
    try VainOption.refuse(
      [("--order", order != nil && order != 1), ("--bridge-km", bridge != nil)], unless: !isOfBorder,
      "joins regions without a common border: take --weights binary or inverse",
      "соединяет регионы без общей границы: укажите --weights binary или inverse")
  }

  /// Refuses what a format does not hold.
  package func check(_ format: FileFormat) throws {
    try VainOption.refuse(
      [
        ("--weights", weights != nil), ("--order", order != nil), ("--bridge-km", bridge != nil),
        ("--standardise", standardise),
      ], unless: format != .dot && format != .graphML,
      "applies to tables of weights, and the format is \(format.name)",
      "относится к таблицам весов, а формат — \(format.name)")
    try VainOption.refuse(
      [("--weights", ![nil, .binary].contains(weights)), ("--standardise", standardise)],
      unless: format != .gal, "has no effect: GAL holds no weights; take gwt",
      "ничего не меняет: в GAL нет весов; выберите gwt")
  }

  /// What they ask for; `nil` where none is given, and neighbours are listed.
  package var request: WeightRequest? {
    guard weights != nil || order != nil || bridge != nil || standardise else { return nil }
    var request = WeightRequest()
    request.kind = weights ?? .binary
    request.orders = order
    request.bridge = bridge.map { $0 * 1000 }
    request.isStandardised = standardise
    return request
  }
}
