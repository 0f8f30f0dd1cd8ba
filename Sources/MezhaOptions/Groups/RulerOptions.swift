import ArgumentParser
package import Mezha

/// Which borders are walked along, by which rulers.
package struct RulerOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "What a row is: pair (of regions), country (a pair of countries), land (all borders of a country), coast (its coast or edge). If not given, country where the data know several, else pair.",
      valueName: "row"))
  var kind: ScaleRow?

  @Option(help: ArgumentHelp("Only borders of a country, by its code.", valueName: "code"))
  var of: String?

  @Flag(help: "Only pairs of two countries.")
  var international = false

  @Flag(help: "Only the longest line of each border or coast: the mainland without its islands.")
  var longest = false

  @Option(
    help: ArgumentHelp(
      "The rulers in metres, with commas, and the dimension over their range; if not given, rulers that suit each border.",
      valueName: "list"))
  var rulers: String?

  @Option(
    name: [.customLong("at-m"), .customLong("at")],
    help: ArgumentHelp("Show lengths by these rulers in metres, with commas.", valueName: "list"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "Lengths to find the ruler of: a CSV with the columns a, b, length_km, of countries or regions.",
      valueName: "file"), completion: .file())
  var published: String?

  @Flag(help: "A row for each border and each ruler.")
  var curve = false

  @Option(
    name: [.customLong("lines"), .customLong("line")],
    help: ArgumentHelp(
      "Walk along lines in place of borders: FILE or FILE#LAYER, in any format of GDAL.", valueName: "file"),
    completion: .file())
  var lines: String?

  @Option(
    help: ArgumentHelp(
      "Field by whose values lines are taken together; if not given, each feature is one.", valueName: "field"
    ))
  var group: String?

  @Option(
    name: .customLong("where-lines"),
    help: ArgumentHelp("Only lines that meet a condition, as in SQL.", valueName: "condition"))
  var lineFilter: String?

  package mutating func validate() throws {
    for (option, list) in [("--rulers", rulers), ("--at-m", at)] {
      guard let list else { continue }
      let values = Self.metres(list)
      guard !values.isEmpty, values.count <= 100, values.allSatisfy({ (0.01...2_000_000).contains($0) })
      else {
        throw ValidationError(
          "\(option) takes up to 100 numbers of metres from 0.01 to 2000000, with commas.",
          "В \(option) до 100 значений в метрах, от 0.01 до 2000000, через запятую.")
      }
    }
    try VainOption.refuse(
      [("--international", international)], unless: kind == nil || kind == .pair,
      "applies to rows of pairs of regions: add --by pair",
      "относится к строкам пар регионов: добавьте --by pair"
    )
    try VainOption.refuse(
      [("--group", group != nil), ("--where-lines", lineFilter != nil)], unless: lines != nil,
      "needs --lines", "требует --lines"
    )
    try VainOption.refuse(
      [("--published", published != nil)], unless: kind != .land && kind != .coast,
      "names the lengths of pairs: take --by country or pair",
      "даёт длины для пар: укажите --by country или pair")
  }

  /// Refuses what chooses regions where lines are walked along.
  package func check(_ input: InputOptions, _ tolerance: ToleranceOptions) throws {
    try VainOption.refuse(
      [
        ("INPUT", !input.inputs.isEmpty), ("--by", kind != nil), ("--of", of != nil),
        ("--international", international), ("--published", published != nil),
        ("--where", input.filter != nil),
        ("--worldview", input.worldview != nil), ("--crs", input.crs != nil), ("--swap-axes", input.swapAxes),
        ("--closed-lines", input.closedLines), ("--tolerance-m", !tolerance.request.isEmpty),
      ], unless: lines == nil, "applies to borders of regions, and --lines takes lines: remove one",
      "относится к границам регионов, а --lines берёт линии: уберите один из ключей")
  }

  /// Refuses what a format does not show.
  package func check(_ format: FileFormat) throws {
    try VainOption.refuse(
      [("--curve", curve)], unless: format != .svg, "applies to tables: a chart shows all rulers",
      "относится к таблицам: на графике видны все шаги")
  }

  /// What they ask for.
  package var request: ScaleRequest {
    var request = ScaleRequest()
    request.kind = kind.flatMap { ScaledBorder.Kind(rawValue: $0.rawValue) }
    request.country = of
    request.isInternational = international
    request.isLongest = longest
    request.rulers = rulers.map(Self.metres)
    request.at = at.map(Self.metres) ?? []
    request.published = published
    request.lines = lines.map { ScaleRequest.LineRequest($0, group: group, filter: lineFilter) }
    request.isCurve = curve
    return request
  }

  private static func metres(_ list: String) -> [Double] {
    list.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) ?? -1 }
  }
}

/// What a row of `scale` is.
enum ScaleRow: String, CaseIterable, ExpressibleByArgument {
  case pair, country, land, coast
}
