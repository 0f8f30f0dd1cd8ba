import BorderCore
import BorderIO
import BorderTables
import GDAL

/// The tables and files of the report. What nothing is known of, such as crossings, has no file.
package struct ReportFiles {
  package let study: HomeStudy
  package let language: Language
  package let head: ReportHead
  /// What the data say, in a few sentences.
  let lead: [Phrase]
  package let borders: Table
  /// By neighbouring country, or by pair of countries; `nil` where no state border is looked at.
  package let countries: Table?
  package let regions: Table
  package let crossings: Table?
  let spacing: ReportSpacing?
  let scale: ReportScale?
  let pairs: [Int]
  let regionOrder: [RegionID]
  let provenance: Provenance
  private let countryLines: ReportCountries?
  private let regionRows: [RegionRow]
  private let claims: ReportClaims?
  private let worldview: String
  private let pictures: ReportPictures

  /// All names of files that a report may write, so that those of an earlier one can be told.
  package static let names = [
    "borders.geojson", "regions.geojson", "crossings.geojson", "borders.csv", "countries.csv", "regions.csv",
    "crossings.csv", "scale.csv", "scale.svg", "spacing.csv", "density_along.csv", "adjacency.gal",
    "claims.csv", "claims.md",
    "summary.md", "summary.tex", "provenance.json", "map.svg", "strips.svg", "report.html", "report.gpkg",
    "report.xlsx",
  ]

  /// Makes the tables.
  ///
  /// - Parameters:
  ///   - parts: The borders, with what is known of them without the claims.
  ///   - workspace: Where the regions come from.
  ///   - claims: The claims to check, if any.
  ///   - options: What was asked for, for provenance.
  /// - Throws: `InputError` where a file that must be named by its checksum is gone.
  package init(
    _ parts: ReportParts, workspace: Workspace, claims: ReportClaims?, options: [(String, JSONValue)]
  ) throws {
    let study = parts.study
    (self.study, language, self.claims) = (study, parts.language, claims)
    (head, pictures, spacing, scale) = (parts.head, parts.pictures, parts.spacing, parts.scale)
    let analysis = study.analysis
    worldview = workspace.worldview
    lead = ReportLead(head).sentences
    pairs = study.pairs
    regionOrder = study.listedRegions
    provenance = try Self.provenance(study, workspace, claims, options)
    let homePairs = pairs.filter { study.homeOwns($0) }
    let length =
      LengthNotes.notes(
        analysis, borders: homePairs, workspace: workspace, measure: study.measure, threads: 1)
      + study.flagNotes
    let tallies = study.crossings?.tallies
    let crossingNotes = study.crossings?.notes ?? []
    var borders = analysis.table(
      analysis.borderTable(
        pairs, tallies: tallies, home: study.home, matches: study.matches, flags: study.flags,
        splits: workspace.splits), of: pairs, adding: study.publishedPairs, measure: study.measure)
    borders.file = "borders.csv"
    borders.notes = length + LengthNotes.splits(workspace.splits) + crossingNotes
    self.borders = borders
    countryLines = ReportCountries(study)
    countries = countryLines.map {
      var table = $0.table
      table.file = "countries.csv"
      let comparison = LengthNotes.comparison(study)
      table.notes =
        length + [comparison].compactMap { $0 } + crossingNotes + study.worldviewNotes(workspace.worldview)
      return table
    }
    let typed = analysis.regionTable(regionOrder, tallies: tallies, home: study.home, areas: head.areas)
    regionRows = typed.rows
    var regions = typed.table
    regions.notes = length
    regions.file = "regions.csv"
    self.regions = regions
    crossings = study.crossings?.table
  }

  /// The area of each part of the regions in square metres.
  package var areas: [Double] { head.areas }

  /// The tables of the terminal: by country, by region of the home country, the longest pairs.
  package var terminalTables: [Table] {
    [countries, study.areCountries && study.home != nil ? nil : ownRegions, longest].compactMap { $0 }
  }

  /// How many rows of regions people get at most where there are regions without end.
  private static let longList = 100

  /// How many of the regions, which come first, are of the home country; without one, all.
  private var ownCount: Int {
    let home = study.home
    return regionOrder.count { home == nil || study.analysis.regions[$0].country == home }
  }

  private var ownRegions: Table {
    let count = ownCount
    var own = regions.withRows(regions.rows.prefix(min(count, Self.longList)))
    own.title = Phrase("Borders by region", "Границы по регионам")
    own.notes = []
    guard count > Self.longList else { return own }
    own.title = Phrase(
      "Borders by region, the first \(Self.longList) of \(count)",
      "Границы по регионам, первые \(Self.longList) из \(count)")
    return own
  }

  /// The twenty longest pairs of the home country.
  private var longest: Table {
    let own = pairs.enumerated().filter { study.homeOwns($0.element) }
    let rows = own.sorted {
      let (x, y) = (study.analysis.borders[$0.element].length, study.analysis.borders[$1.element].length)
      return x != y ? x > y : $0.offset < $1.offset
    }
    var table = borders.withRows(rows.prefix(20).map { borders.rows[$0.offset] })
    let areAll = own.count <= 20
    table.title =
      study.areCountries
      ? areAll
        ? Phrase("Borders by length", "Границы по длине")
        : Phrase("The twenty longest borders of two countries", "Двадцать самых длинных границ двух стран")
      : areAll
        ? Phrase("Borders of two regions by length", "Границы пар регионов по длине")
        : Phrase(
          "The twenty longest borders of two regions", "Двадцать самых длинных границ пар регионов")
    table.notes = countries == nil ? borders.notes : []
    return table
  }

  /// The last words on the terminal.
  package func closing(folder: String, files: [String]) -> String {
    let list = files.joined(separator: ", ")
    let folder = PrintableText.oneLine(folder)
    return Phrase("Files in \(folder): \(list)", "Файлы в \(folder): \(list)")(language)
  }

  /// The densities of crossings by country and by region.
  private var densities: [DensityBars] {
    guard let tallies = study.crossings?.tallies else { return [] }
    let regions = DensityBars(
      title: Phrase("by region", "по регионам"),
      regionRows.prefix(min(ownCount, Self.longList)).map { ($0.name, $0.crossings) },
      hasStatuses: tallies.facts.hasStatuses)
    return [countryLines?.bars, regions].compactMap { $0 }
  }

  /// All files with their bytes, in the order of writing.
  ///
  /// - Parameters:
  ///   - csv: How CSV is written.
  ///   - hasLaTeX: Whether `summary.tex` is among them.
  /// - Returns: Names and bytes.
  package func all(csv: CSVOptions, hasLaTeX: Bool = false) -> [(name: String, buffers: [OutputBuffer])] {
    let credit = provenance.credits.line(language)
    // The map takes about as long as all the others.
    let (map, files) = mapBoth(
      threads: study.threads, { pictures.map(credit: credit) },
      { withoutMap(credit: credit, csv: csv, hasLaTeX: hasLaTeX) })
    return files.map { $0.name == "map.svg" ? (name: $0.name, buffers: [map]) : $0 }
  }

  /// All files in their order; the map has its place, but no bytes.
  private func withoutMap(credit: String, csv: CSVOptions, hasLaTeX: Bool)
    -> [(name: String, buffers: [OutputBuffer])]
  {
    var options = csv
    options.language = language
    // The regions of the files beside it, in their order, so that weights and shapes fit each other.
    let gal = study.analysis.adjacencyList(.rook, among: regionOrder).gal(layer: "regions", key: "id")
    let strips = spacing?.strips(language, credit: credit)
    let all: [(name: String, buffers: [OutputBuffer]?)] = [
      ("borders.geojson", bordersGeoJSON()), ("regions.geojson", regionsGeoJSON()),
      ("crossings.geojson", crossingsGeoJSON()), ("borders.csv", [borders.csv(options)]),
      ("countries.csv", (countries?.csv(options)).map { [$0] }), ("regions.csv", [regions.csv(options)]),
      ("crossings.csv", (crossings?.csv(options)).map { [$0] }),
      ("spacing.csv", (spacing?.table.csv(options)).map { [$0] }),
      ("density_along.csv", (spacing?.profile.csv(options)).map { [$0] }), ("adjacency.gal", [gal.buffer]),
      ("scale.csv", (scale?.table.csv(options)).map { [$0] }),
      ("claims.csv", (claims?.table.csv(options)).map { [$0] }),
      ("claims.md", (claims?.markdown(language, worldview: worldview, credit: credit)).map { [$0] }),
      ("summary.md", [Summary(files: self).markdown()]),
      ("summary.tex", hasLaTeX ? [Summary(files: self).latex()] : nil), ("provenance.json", []),
      ("map.svg", []), ("strips.svg", strips.map { [$0] }),
      ("scale.svg", scale.map { [$0.charts(language, credit: credit)] }),
    ]
    var data = all.compactMap { name, buffers in buffers.map { (name: name, buffers: $0) } }
    // Tables and lists cannot tell where they come from; the file beside them does.
    var own = provenance
    own.files = data.map(\.name).filter { $0.hasSuffix(".csv") || $0.hasSuffix(".gal") }
    for index in data.indices where data[index].name == "provenance.json" {
      data[index].buffers = [own.file()]
    }
    let tables = PageTables(
      countries: countries, borders: borders, regions: regions, crossings: crossings, spacing: spacing?.table,
      claims: claims?.table, densities: densities)
    let page = pictures.page(
      lead: lead, tables: tables, claims: claims,
      charts: [spacing?.chart, scale?.chart].compactMap { $0 },
      files: data.map(\.name),
      provenance: provenance)
    return data + [("report.html", [page])]
  }

  /// `report.gpkg` and `report.xlsx`: all layers, all tables.
  package func bundle() throws -> [(name: String, buffers: [OutputBuffer])] {
    let analysis = study.analysis
    var vector = VectorOutput(language: language, credits: provenance.credits)
    vector.project = pictures.project(file: "report.gpkg")
    let shapes = GeoJSONGeometry.regions(of: analysis.regions)
    let lands = pictures.lands.map { QGISStyle.Pair($0.country, $0.colour) }
    var layers = [
      VectorFileLayer(
        regions, shapes: regionOrder.map { shapes[$0.index] },
        style: analysis.countries.isEmpty
          ? nil
          : QGISStyle(
            .fillings(field: "country", colours: lands), label: QGISStyle.Label("name", place: .inside)))
    ]
    if let countries, let countryLines {
      layers.append(VectorFileLayer(countries, shapes: countryLines.shapes, style: countryLines.style))
    }
    layers.append(
      ShapedTable(
        borders: borders, indices: pairs, of: analysis, home: study.home, tallies: study.crossings?.tallies
      ).layer)
    if let crossings, let assignment = study.crossings?.assignment {
      layers.append(
        VectorFileLayer(
          crossings, shapes: assignment.entries.map { $0.crossing.position.map { .point($0) } },
          style: pictures.crossingStyle(of: crossings)))
    }
    if let spacing { layers.append(VectorFileLayer(spacing.table)) }
    if let claims { layers.append(VectorFileLayer(claims.table)) }
    let book = try [countries, borders, regions, crossings, spacing?.table, claims?.table]
      .compactMap { $0 }.workbook(language: language, credits: provenance.credits)
    return [
      ("report.gpkg", [try vector.render(layers, as: .geoPackage)]), ("report.xlsx", [book]),
    ]
  }
}
