import ArgumentParser
import Mezha

/// What a row of the table of regions is.
enum RegionRow: String, CaseIterable, ExpressibleByArgument {
  case region, neighbour
}

/// One row or feature for each region.
struct Regions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists each region with its area, its perimeter by what lies beyond, and its neighbours.",
    discussion: """
      Area and lengths are on the ellipsoid WGS 84. The perimeter falls into the border with other countries \
      (state border), that with regions of its own country (inner), and coast or edge: what no other region of \
      the data shares, be it a coast or where the data ends. Where the data knows of one country at most, there \
      are no columns of state borders. --by neighbour lists how much of its perimeter each region shares with \
      each neighbour; the shares of a region add up to 100 per cent, unless more than two regions lie along one \
      line, which counts for each of them. \
      Formats: table, csv, tsv, json, md, geojson, geojsonl, fgb, and gpkg, which holds regions and neighbours \
      as two layers.

      EXAMPLES
        mezha regions regions.gpkg
        mezha regions regions.gpkg --keep population -o regions.csv
        mezha regions regions.gpkg --by neighbour -o shares.csv
        mezha regions districts.shp --tolerance-m auto -o regions.gpkg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var tolerance: ToleranceOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "What a row is: region (if not given), or neighbour: a region and one of its neighbours.",
      valueName: "row"))
  var givenRow: RegionRow?

  @Flag(
    name: .customLong("no-check"),
    help: "Do not look for regions that touch or cross themselves; none is flagged then.")
  var omitsCheck = false

  @Option(
    name: .customLong("keep"),
    help: ArgumentHelp(
      "Fields of the regions to keep, as region_FIELD: names with commas, all, or none (if not given).",
      valueName: "fields"))
  var givenKeep: KeptFields?

  @OptionGroup var places: DecimalOption

  mutating func validate() throws {
    try VainOption.refuse(
      [("--keep", givenKeep != nil)], unless: givenRow != .neighbour,
      "is for rows of regions: leave --by out")
  }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      ShapedTable.formats, aliases: ShapedTable.aliases, standard: "table")
    try places.check(format)
    try VainOption.refuse(
      [("--by", givenRow != nil)], unless: format != "gpkg", "has no say: a gpkg holds both as layers")
    try VainOption.refuse(
      [("--keep", givenKeep != nil)], unless: !TableOutput.isForPeople(format), TableOutput.keepsInFiles)
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    var request = input.request
    request.keptFields = givenKeep ?? .none
    let workspace = try Workspace(
      request, needsProvenance: isFile || format == "geojson", reporter: talk.reporter)
    let (topology, matches) = try tolerance.request.topology(
      of: workspace, measure: input.measure, threads: input.threads)
    let (analysis, flags) = BorderAnalysis.flagged(
      topology, measure: input.measure, threads: input.threads, isChecked: !omitsCheck)
    try CrowdingRefusal(workspace: workspace).check(analysis, .rook)
    flags.map { FlagNotes.tell($0, of: topology.regions, to: talk.reporter) }
    NeighbourNotes.tellIsolates(analysis, rule: .rook, to: talk.reporter)
    NeighbourNotes.tellLevels(analysis, to: talk.reporter)

    var notes: [Phrase] = []
    // What only people read is measured only for them.
    if TableOutput.isForPeople(format) {
      notes = LengthNotes.notes(
        analysis, borders: analysis.borders.indices.filter { analysis.borders[$0].isShared },
        workspace: workspace, measure: input.measure, threads: input.threads)
    }
    var provenance: Provenance?
    if isFile || format == "geojson" {
      provenance = try workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: [
          ("command", "regions"), ("by", .string((givenRow ?? .region).rawValue)),
          ("where", input.filter.map { .string($0) } ?? .null),
        ] + tolerance.request.provenance)
    }
    let listing = RegionListing(analysis)
    let hasShapes = ShapedTable.vectorFormats.contains(format)
    var tables: [ShapedTable] = []
    if givenRow != .neighbour {
      let areas = analysis.regions.areas(measure: input.measure, threads: input.threads)
      tables.append(
        listing.regions(areas: areas, flags: flags, kept: workspace.attributes, hasShapes: hasShapes))
    }
    if givenRow == .neighbour || format == "gpkg" { tables.append(listing.neighbours(hasShapes: hasShapes)) }
    for index in tables.indices { tables[index].table.notes = notes }
    try ShapedTable.write(
      tables, format: format, to: TableOutput(output, talk), decimals: places.decimals,
      provenance: provenance)
  }
}
