import ArgumentParser
import Mezha
import MezhaOptions

/// One row or feature for each adjacent pair.
struct Borders: RegionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the shared border of each pair of regions, with its length and geometry.",
    discussion: """
      Lengths are geodesic on WGS 84. Formats: \(formats.names). \
      A gpkg has styles for QGIS; topojson holds regions whose arcs are the borders.
      With --rivers and --lakes, how far each border runs along rivers, along lakes and on land. A stretch \
      follows the water where it stays within --water-m of it for longer than --water-min-m, so that a \
      river that crosses the border does not count; interruptions up to --water-m do not end a stretch. \
      Stretches are looked for along the whole border of two countries. --by stretch writes them as features \
      with their kind, as does the second layer of a gpkg.
      With --by country, a row is the border of two countries, or all borders between regions of one; \
      --international leaves the latter out.

      --methods adds the lengths that other programs give: on a sphere, planar in the reference system of the data (degrees as \
      long as on the equator), and in Web Mercator, each with its error against the geodesic in per cent.

      --tolerance-m is for sources that drew the same border each for itself: edge matching, by snapping within so many \
      metres.

      --memory 8G is for more vertices than memory holds: borders are joined cell by cell, in tables of pairs. That happens \
      without the option, too, where memory would not suffice.

      Regions that touch or cross themselves are used as they are, named with the place, and flagged on \
      each of their borders in a column "flags", as are lines where regions overlap. --repair makes them \
      valid.

      EXAMPLES
        mezha borders regions.gpkg
        mezha borders regions.gpkg#adm1 --id iso2 --country country \\
          --international -o borders.geojson
        mezha borders communes.fgb -o borders.csv
        mezha borders --international --rivers rivers.gpkg --lakes lakes.gpkg \\
          --water-m 1000
        mezha borders regions.gpkg --country country --by country -o countries.gpkg
        mezha borders --international --rivers rivers.gpkg --water-m 1000 \\
          --by country
        mezha borders regions.gpkg --international --by country --methods
        mezha borders a.fgb b.gpkg#districts --tolerance-m 500 --reference a.fgb
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var water: WaterOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Flag(help: "Only pairs of two countries.")
  var international = false

  @Flag(
    name: .customLong("no-check"),
    help: "Do not look for regions that touch or cross themselves; no border is flagged then.")
  var omitsCheck = false

  @Option(
    name: .customLong("rule"),
    help: "The rule: rook (a shared line; if not given) or queen (points too).")
  var givenRule: ContiguityRule?

  @Option(
    name: .customLong("keep"),
    help: ArgumentHelp(
      "Fields of the regions to keep, as a_FIELD and b_FIELD: names with commas, all, or none (if not given).",
      valueName: "fields"))
  var givenKeep: KeptFields?

  @Flag(help: "Lengths by other methods too: sphere, planar, Web Mercator, with their errors.")
  var methods = false

  @OptionGroup var memory: MemoryOption

  @OptionGroup var places: DecimalOption

  static let formats = FileFormat.tables + FileFormat.vectors + [.topoJSON]
  var matching: MatchingRequest { tolerance.request }

  func check(_ format: FileFormat) throws {
    try places.check(format)
    try VainOption.refuse(
      [
        ("--international", international), ("--rule", givenRule != nil), ("--keep", givenKeep != nil),
        ("--rivers", water.rivers != nil), ("--lakes", water.lakes != nil), ("--by", water.row != nil),
        ("--methods", methods),
      ], unless: format != .topoJSON,
      "chooses or describes borders, and TopoJSON holds all regions: take geojson",
      "выбирает или описывает границы, а в TopoJSON идут все регионы: выберите geojson")
    try VainOption.refuseKeep(givenKeep != nil, for: format)
    try VainOption.refuse(
      [("--keep", givenKeep != nil), ("--rule", givenRule != nil)], unless: water.by == .pair,
      "applies to rows of pairs of regions: remove --by", "относится к строкам пар регионов: уберите --by")
    try VainOption.refuse(
      [("--methods", methods)], unless: water.by != .stretch,
      "measures borders, and --by stretch lists their parts",
      "измеряет границы, а --by stretch перечисляет их части")
  }

  func result(_ job: Job) throws -> Deliverable {
    var request = BorderRequest()
    request.rule = givenRule ?? .rook
    request.isInternational = international
    request.isChecked = !omitsCheck
    request.kept = givenKeep ?? .none
    request.hasOtherMethods = methods
    request.water = water.request
    request.decimals = places.decimals ?? 7
    request.memory = memory.bytes
    return try request.result(job)
  }
}
