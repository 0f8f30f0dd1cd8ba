import ArgumentParser
import Mezha

/// One row or feature for each adjacent pair.
struct Borders: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the shared border of each pair of regions, with its length and geometry.",
    discussion: """
      Lengths are geodesic on WGS 84. Formats: table, csv, tsv, json, md, geojson, geojsonl, \
      gpkg (with styles for QGIS), fgb, topojson (regions whose arcs are the borders).
      With --rivers and --lakes, how far each border runs along rivers, along lakes and on land. A stretch \
      follows the water where it stays within --water-m of it for longer than --water-min-m, so that a \
      river that crosses the border does not count; interruptions up to --water-m do not end a stretch. \
      Stretches are looked for along the whole border of two countries. --by stretch writes them as features \
      with their kind, as does the second layer of a gpkg.
      With --by country, a row is the border of two countries, or all borders between regions of one; \
      --international leaves the latter out.

      --methods adds the lengths that other programs give: on a sphere, planar in the reference system of the data (degrees as \
      long as on the equator), and in Web Mercator, each with its error against the geodesic in per cent.

      Regions that touch or cross themselves are used as they are, named with the place, and flagged on \
      each of their borders in a column "flags", as are lines where regions overlap. --repair makes them \
      valid.

      EXAMPLES
        mezha borders regions.gpkg
        mezha borders regions.gpkg#adm1 --id iso2 --country country --international -o borders.geojson
        mezha borders communes.fgb -o borders.csv
        mezha borders --international --rivers rivers.gpkg --lakes lakes.gpkg --water-m 1000
        mezha borders regions.gpkg --country country --by country -o countries.gpkg
        mezha borders --international --rivers rivers.gpkg --water-m 1000 --by country
        mezha borders regions.gpkg --international --by country --methods
        mezha borders a.fgb b.gpkg#districts --tolerance-m 500 --hold a.fgb
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

  @OptionGroup var places: DecimalOption

  private var rule: ContiguityRule { givenRule ?? .rook }

  mutating func run() throws {
    talk.apply()
    let format = try output.pickFormat(
      TableOutput.formats + ["geojson", "geojsonl", "gpkg", "fgb", "topojson"],
      aliases: TableOutput.aliases.merging(["geojsons": "geojsonl", "ndjson": "geojsonl"]) { $1 },
      standard: "table")
    try places.check(format)
    try VainOption.refuse(
      [
        ("--international", international), ("--rule", givenRule != nil), ("--keep", givenKeep != nil),
        ("--rivers", water.rivers != nil), ("--lakes", water.lakes != nil), ("--by", water.row != nil),
        ("--methods", methods),
      ], unless: format != "topojson",
      "chooses or describes borders, and TopoJSON holds all regions: take geojson")
    try VainOption.refuse(
      [("--keep", givenKeep != nil)], unless: !TableOutput.isForPeople(format), TableOutput.keepsInFiles)
    try VainOption.refuse(
      [("--keep", givenKeep != nil), ("--rule", givenRule != nil)], unless: water.by == .pair,
      "is for rows of pairs of regions: leave --by out")
    try VainOption.refuse(
      [("--methods", methods)], unless: water.by != .stretch,
      "measures borders, and --by stretch lists their parts")
    try output.file.check()
    let isFile = !output.file.isStandardOutput
    var request = input.request
    request.keptFields = givenKeep ?? .none
    let workspace = try Workspace(
      request, needsProvenance: isFile || format == "geojson", reporter: talk.reporter)
    let (topology, matches) = try tolerance.request.topology(
      of: workspace, measure: input.measure, threads: input.threads, rule: rule)
    let (analysis, flags) = BorderAnalysis.flagged(
      topology, measure: input.measure, threads: input.threads, isChecked: !omitsCheck)
    try CrowdingRefusal(workspace: workspace).check(analysis, rule)
    var chosen = analysis.borders.indices.filter { rule == .queen || analysis.borders[$0].isShared }
    if international { chosen = chosen.filter { analysis.isInternational(analysis.borders[$0]) } }
    if international && analysis.countries.isEmpty {
      talk.reporter.warn(
        Phrase(
          "no country is known, so no border is international; choose the field with --country",
          "страны неизвестны, поэтому международных границ нет; выберите поле ключом --country"))
    }
    flags.map { FlagNotes.tell($0, of: topology.regions, to: talk.reporter) }
    NeighbourNotes.tellIsolates(analysis, rule: rule, to: talk.reporter)
    NeighbourNotes.tellLevels(analysis, to: talk.reporter)
    var rows = analysis.borderRows(chosen, matches: matches, flags: flags, splits: workspace.splits)
      .keeping(workspace.attributes, of: chosen, analysis)
    // What only people read is measured only for them.
    if ["table", "md"].contains(format) {
      rows.head.notes = LengthNotes.notes(
        analysis, borders: chosen, workspace: workspace, measure: input.measure, threads: input.threads)
      rows.head.notes += LengthNotes.splits(workspace.splits)
    }
    let others = methods ? OtherMethods(workspace) : nil
    let lengths = others?.lengths(analysis.topology, threads: input.threads) ?? []
    rows = rows.adding(lengths.columns) { [chosen] row, cells in
      let border = analysis.borders[chosen[row]]
      cells += lengths.cells(of: border.arcs, length: border.length)
    }
    rows.head.notes += others?.notes ?? []
    let wet = try water.request.water(
      along: analysis, borders: chosen, workspace: workspace, measure: input.measure, threads: input.threads)

    let writer = TableOutput(output, talk)
    var provenance: Provenance?
    if isFile || format == "geojson" {
      provenance = try workspace.provenance(
        measure: input.measure, tolerance: matches?.tolerance,
        options: [
          ("command", "borders"), ("rule", .string(rule.rawValue)), ("international", .bool(international)),
          ("methods", .bool(methods)), ("where", input.filter.map { .string($0) } ?? .null),
        ] + tolerance.request.provenance + water.request.provenance)
    }
    if let wet, water.by == .stretch {
      try ShapedTable.write(
        [ShapedTable(stretches: wet.stretches())], format: format, to: writer, decimals: places.decimals,
        provenance: provenance)
      return
    }
    if water.by == .country {
      var tables = [
        try ShapedTable(
          countryPairs: chosen, of: analysis, water: wet, inputs: input.inputs, measure: input.measure)
      ]
      tables[0].table.notes += rows.head.notes
      if !lengths.isEmpty {
        let cells = CountryPair.all(of: chosen, in: analysis).map {
          lengths.cells(of: $0.arcs, length: $0.length)
        }
        tables[0].table = tables[0].table.adding(
          lengths.columns, lengths.columns.indices.map { column in cells.map { $0[column] } })
      }
      if let wet, format == "gpkg" { tables.append(ShapedTable(stretches: wet.stretches())) }
      try ShapedTable.write(
        tables, format: format, to: writer, decimals: places.decimals, provenance: provenance)
      return
    }
    if format == "csv" && wet == nil {
      try writer.write(rows.csv(writer.csv, threads: input.threads), provenance: provenance)
      return
    }
    let table = wet?.table(adding: rows.table, of: chosen) ?? rows.table
    if format == "gpkg" || format == "fgb" {
      let vector = VectorOutput(language: talk.lang, credits: workspace.credits)
      var layers = [vector.borders(table, indices: chosen, of: analysis)]
      if let wet, format == "gpkg" {
        let stretches = ShapedTable(stretches: wet.stretches())
        layers.append(VectorFileLayer(stretches.table, shapes: stretches.shapes, style: stretches.style))
      }
      try writer.write([try vector.render(layers, format: format)], provenance: provenance)
      return
    }
    if format == "topojson" {
      try writer.write([analysis.topology.topoJSON(language: talk.lang)], provenance: provenance)
      return
    }
    guard format.hasPrefix("geojson") else {
      try writer.write([writer.render(table, format: format)], provenance: provenance)
      return
    }
    var options = GeoJSONOptions()
    options.decimals = places.decimals ?? 7
    options.isNewlineDelimited = format == "geojsonl"
    let geojson = FeatureOutput(options: options, language: talk.lang)
      .borders(table, indices: chosen, of: analysis, metadata: provenance?.json)
    try writer.write(geojson, provenance: format == "geojsonl" ? provenance : nil)
  }
}
