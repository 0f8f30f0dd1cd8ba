public import ArgumentParser
public import Mezha

extension RegionMatchRule: ExpressibleByArgument {}
extension VintageRequest.Row: ExpressibleByArgument {}

/// How two vintages are compared.
package struct VintageOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "By what regions are matched: auto (if not given), id, name, or overlap (the land alone).",
      valueName: "rule"))
  var rule: RegionMatchRule = .auto

  @Option(
    name: .customLong("within-m"),
    help: ArgumentHelp(
      "Within how many metres two lines are one, drawn twice; if not given, what the scale of the data explains.",
      valueName: "metres"))
  var tolerance: Double?

  @Option(
    name: .customLong("rows"),
    help: ArgumentHelp(
      "What a row is: border, region, or transfer: land that changed hands. Without it people see all three, and files hold borders.",
      valueName: "row"))
  var givenRow: VintageRequest.Row?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "The opening of the dividers by which lengths before and after are compared; if not given, a round one above twice the distance of vertices in the coarser vintage.",
      valueName: "metres"))
  var ruler: Double?

  @Flag(
    name: .customLong("no-shift"), help: "Do not look for a common shift; what is shifted has moved.")
  var keepsShift = false

  package mutating func validate() throws {
    if let tolerance, !(tolerance >= 0 && tolerance <= 100_000) {
      throw ValidationError("--within-m must be from 0 to 100000.", "У --within-m значение от 0 до 100000.")
    }
    if let ruler, !(ruler >= 0.01 && ruler <= RulerRow.greatest) {
      throw ValidationError(
        "--at must be from 0.01 to 2000000 metres.", "У --at значение от 0,01 до 2000000 метров.")
    }
  }

  /// Refuses what a format does not show.
  package func check(_ format: FileFormat) throws {
    let isPicture = format.kind == .picture
    try VainOption.refuse(
      [("--rows", givenRow != nil)], unless: !format.holdsSeveral && !isPicture,
      "has no effect: \(format.name) shows all three",
      "ничего не меняет: \(format.name) показывает все три таблицы")
    try VainOption.refuse(
      [("--at", ruler != nil)],
      unless: !isPicture && (givenRow == nil || givenRow == .border || format.holdsSeveral),
      "applies to the table of borders", "относится к таблице границ")
  }

  /// What they ask for.
  package var request: VintageRequest {
    var request = VintageRequest()
    request.options.rule = rule
    request.options.tolerance = tolerance
    request.options.findsShifts = !keepsShift
    request.ruler = ruler
    request.row = givenRow
    return request
  }
}
