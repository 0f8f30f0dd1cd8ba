import ArgumentParser
import Mezha

/// Length against ruler.
struct ScaleCommand: RegionCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract:
      "Shows how long each border is by every ruler: its dimension, and which ruler a published length fits.",
    discussion: """
      Dividers walk along the border on the ellipsoid, from both ends and from places between, with openings from the \
      spacing of the vertices to a tenth of the length. Lengths by one ruler (--at-m) can be compared between data of \
      different scale.
      The dimension is 1 for a line whose length does not depend on the ruler; where no single power law holds, the rulers at \
      which it changes are named. Borders of coarse data get an estimate of their length on finer ones, with an interval.
      Formats: \(formats.names); svg is a log-log chart of each border.

      EXAMPLES
        mezha scale
        mezha scale regions.gpkg --by pair --international -o scale.csv
        mezha scale @world --of ES --at-m 5000,50000
        mezha scale @world --by coast --longest --of AU --curve -o australia.csv
        mezha scale --published lengths.csv -o scale.svg
        mezha scale --lines coast.gpkg --group name
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

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

  mutating func validate() throws {
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
      "is for rows of pairs of regions: add --by pair", "относится к строкам пар регионов: добавьте --by pair"
    )
    try VainOption.refuse(
      [("--group", group != nil), ("--where-lines", lineFilter != nil)], unless: lines != nil,
      "needs --lines", "требует --lines"
    )
    try VainOption.refuse(
      [
        ("INPUT", !input.inputs.isEmpty), ("--by", kind != nil), ("--of", of != nil),
        ("--international", international), ("--published", published != nil),
        ("--where", input.filter != nil),
        ("--worldview", input.worldview != nil), ("--crs", input.crs != nil), ("--swap-axes", input.swapAxes),
        ("--closed-lines", input.closedLines), ("--tolerance-m", !tolerance.request.isEmpty),
      ], unless: lines == nil, "is for borders of regions, and --lines takes lines: leave one out",
      "относится к границам регионов, а --lines берёт линии: уберите один из ключей")
    try VainOption.refuse(
      [("--published", published != nil)], unless: kind != .land && kind != .coast,
      "names the lengths of pairs: take --by country or pair",
      "даёт длины для пар: укажите --by country или pair")
  }

  private static func metres(_ list: String) -> [Double] {
    list.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) ?? -1 }
  }

  static let formats = FileFormat.tables + [.svg]
  var matching: MatchingRequest { tolerance.request }

  func check(_ format: FileFormat) throws {
    try VainOption.refuse(
      [("--curve", curve)], unless: format != .svg, "is for tables: a chart shows all rulers",
      "относится к таблицам: на графике видны все шаги")
  }

  func result(_ job: Job) throws -> Deliverable {
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
    request.threads = input.threads
    return try request.result(job)
  }
}

/// What a row of `scale` is.
enum ScaleRow: String, CaseIterable, ExpressibleByArgument {
  case pair, country, land, coast
}
