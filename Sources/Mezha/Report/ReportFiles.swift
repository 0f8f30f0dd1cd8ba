import BorderCore
import BorderIO
import BorderTables
import GDAL

/// The tables and files of the report.
package struct ReportFiles {
  package let study: HomeStudy
  package let language: Language
  package let borders: Table
  package let countries: Table
  package let regions: Table
  package let crossings: Table
  private let pairs: [Int]
  private let regionOrder: [RegionID]
  private let provenance: Provenance
  private let claims: ReportClaims
  private let worldview: String
  private let pictures: ReportPictures
  let spacing: ReportSpacing
  /// The surface of each part of the regions in square metres.
  package let areas: [Double]

  package init(study: HomeStudy, workspace: Workspace, language: Language) throws {
    self.study = study
    self.language = language
    let analysis = study.analysis
    worldview = workspace.worldview
    areas = study.areas()
    claims = try ReportClaims(study, workspace, embedded: study.embedded)
    pairs = study.pairs
    regionOrder = study.borderRegions
    provenance = try Self.provenance(study, workspace)
    pictures = try ReportPictures(study, workspace, language: language, threads: 1)
    let homePairs = pairs.filter { study.homeOwns($0) }
    let length =
      LengthNotes.notes(
        analysis, borders: homePairs, workspace: workspace, measure: study.measure, threads: 1)
      + study.flagNotes
    var borders = analysis.borderTable(
      pairs, tallies: study.tallies, home: study.home, flags: study.flags, splits: workspace.splits)
    borders.notes = length + LengthNotes.splits(workspace.splits) + study.crossingNotes
    self.borders = borders
    var countries = analysis.countryTable(
      study.neighbours, names: study.names, tallies: study.tallies, published: study.published,
      measure: study.measure)
    let comparison = LengthNotes.comparison(study.neighbours, study.published)
    countries.notes =
      length + [comparison].compactMap { $0 } + study.crossingNotes
      + study.worldviewNotes(workspace.worldview)
    self.countries = countries
    var regions = analysis.regionTable(
      regionOrder, tallies: study.tallies, home: study.home, areas: areas)
    regions.notes = length
    self.regions = regions
    crossings = study.assignment.table(analysis, home: study.home)
    spacing = ReportSpacing(study)
  }

  /// The three tables of the terminal: by country, by region of the home country, the longest pairs.
  package var terminalTables: [Table] { [countries, ownRegions, longest] }

  private var ownRegions: Table {
    let count = regionOrder.filter { study.analysis.regions[$0].country == study.home }.count
    var own = regions.withRows(regions.rows.prefix(count))
    own.title = Phrase("Borders by region", "Границы по регионам")
    own.notes = []
    return own
  }

  /// The twenty longest pairs of the home country.
  private var longest: Table {
    let rows = pairs.enumerated().filter { study.homeOwns($0.element) }
      .sorted {
        let (x, y) = (study.analysis.borders[$0.element].length, study.analysis.borders[$1.element].length)
        return x != y ? x > y : $0.offset < $1.offset
      }
    var table = borders.withRows(rows.prefix(20).map { borders.rows[$0.offset] })
    table.title = Phrase(
      "The twenty longest borders of two regions", "Двадцать самых длинных границ пар регионов")
    table.notes = []
    return table
  }

  /// The last words on the terminal.
  package func closing(folder: String, files: [String]) -> String {
    let list = files.joined(separator: ", ")
    let folder = PrintableText.oneLine(folder)
    return Phrase("Files in \(folder): \(list)\n", "Файлы в \(folder): \(list)\n")(language)
  }

  /// All files with their bytes, in the order of writing.
  package func all() -> [(name: String, buffers: [OutputBuffer])] {
    var options = CSVOptions()
    options.language = language
    let gal = study.analysis.adjacencyList(.rook).gal(layer: "regions", key: "id")
    let data: [(name: String, buffers: [OutputBuffer])] = [
      ("borders.geojson", bordersGeoJSON()), ("regions.geojson", regionsGeoJSON()),
      ("crossings.geojson", crossingsGeoJSON()), ("borders.csv", [borders.csv(options)]),
      ("countries.csv", [countries.csv(options)]), ("regions.csv", [regions.csv(options)]),
      ("crossings.csv", [crossings.csv(options)]), ("spacing.csv", [spacing.table.csv(options)]),
      ("density_along.csv", [spacing.profile.csv(options)]), ("adjacency.gal", [gal.buffer]),
      ("claims.csv", [claims.table.csv(options)]),
      ("claims.md", [claims.markdown(language, worldview: worldview)]),
      ("summary.md", [Summary(files: self).markdown()]), ("provenance.json", [provenance.file()]),
      ("map.svg", [pictures.map()]), ("strips.svg", [spacing.strips(language)]),
    ]
    let tables = PageTables(
      countries: countries, borders: borders, regions: regions, crossings: crossings, claims: claims.table,
      spacing: spacing.table, ownRegions: ownRegions)
    let page = pictures.page(
      tables: tables, claims: claims.marks, charts: [spacing.chart], files: data.map(\.name),
      provenance: provenance.json)
    return data + [("report.html", [page])]
  }

  /// `report.gpkg` and `report.xlsx`: all layers, all tables.
  package func bundle() throws -> [(name: String, buffers: [OutputBuffer])] {
    let analysis = study.analysis
    let vector = VectorOutput(language: language)
    let shapes = GeoJSONGeometry.regions(of: analysis.regions)
    let lands = pictures.lands.map { QGISStyle.Pair($0.country, $0.colour) }
    let layers = [
      VectorFileLayer(
        regions, shapes: regionOrder.map { shapes[$0.index] },
        style: QGISStyle(
          .fillings(field: "country", colours: lands), label: QGISStyle.Label("name", place: .inside))),
      VectorFileLayer(
        countries, shapes: study.neighbours.map(lines), style: VectorOutput.style(of: countries)),
      vector.borders(borders, indices: pairs, of: analysis, home: study.home),
      VectorFileLayer(
        crossings, shapes: study.assignment.entries.map { $0.crossing.position.map { .point($0) } },
        style: QGISStyle(
          .points(field: "status", precision: "precision_m", colours: pictures.statusColours),
          label: QGISStyle.Label("name", place: .beside, scaleLimit: 3_000_000))),
      VectorFileLayer(spacing.table), VectorFileLayer(claims.table),
    ]
    var book = TableWorkbook(
      [countries, borders, regions, crossings, spacing.table, claims.table], language: language)
    book.time = Provenance.sourceDateEpochOfEnvironment ?? 0
    return [("report.gpkg", [try vector.render(layers, format: "gpkg")]), ("report.xlsx", [try book.xlsx()])]
  }

  /// The lines of a border of two countries, those of each pair of regions joined end to end.
  private func lines(_ country: CountryBorder) -> GeoJSONGeometry? {
    let analysis = study.analysis
    return .multiLineString(
      country.pairs.flatMap { index in
        let border = analysis.borders[index]
        return analysis.topology.lines(
          joining: border.arcs, left: analysis.sides(of: border, home: study.home)[0])
      })
  }

  private func bordersGeoJSON() -> [OutputBuffer] {
    FeatureOutput(options: GeoJSONOptions(), language: language)
      .borders(borders, indices: pairs, of: study.analysis, home: study.home, metadata: provenance.json)
  }

  private func regionsGeoJSON() -> [OutputBuffer] {
    let shapes = GeoJSONGeometry.regions(of: study.analysis.regions)
    return FeatureOutput(options: GeoJSONOptions(), language: language)
      .collection(regions, metadata: provenance.json) { row in
        let region = regionOrder[row]
        return (study.analysis.regions[region].id, shapes[region.index])
      }
  }

  private func crossingsGeoJSON() -> [OutputBuffer] {
    FeatureOutput(options: GeoJSONOptions(), language: language)
      .collection(crossings, metadata: provenance.json) { row in
        let crossing = study.assignment.entries[row].crossing
        return (crossing.id, crossing.position.map { .point($0) })
      }
  }

  private static func provenance(_ study: HomeStudy, _ workspace: Workspace) throws -> Provenance {
    var provenance = try workspace.provenance(
      measure: study.measure, options: [("command", "report"), ("home", .string(study.home))])
    provenance.toleranceM = study.tolerance
    // It will write report.gpkg.
    provenance.libraries["GDAL"] = GDALVersion.runtime.map { .string($0) }
    for name in [
      "crossings.csv", "crossing_concepts.csv", "worldviews.csv", "superseded_codes.csv", "countries.csv",
      "profile.csv", "reference/factbook_border_lengths.csv", "reference/gec_codes.csv", "names/aliases.csv",
      "names/declension.csv", "names/demonyms.csv", "names/transliteration.csv", "names/type_groups.csv",
      "names/type_words.csv",
    ] + ReportClaims.files {
      provenance.inputs.append(
        Provenance.Input(
          path: name, sha256: try SHA256Digest.of(file: study.embedded.path(name)),
          features: try study.embedded.table(name).rows.count, vertices: 0))
    }
    return provenance
  }
}
