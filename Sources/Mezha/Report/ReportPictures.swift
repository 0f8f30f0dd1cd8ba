import BorderCore
import BorderGeodesy
import BorderIO
import BorderMaps

/// The map and the page of the report.
struct ReportPictures {
  let content: MapContent
  let projection: MapProjectionByPROJ
  let language: Language
  private let head: ReportHead

  /// The pictures of a study.
  init(_ study: HomeStudy, _ workspace: Workspace, head: ReportHead, language: Language, threads: Int) throws
  {
    self.head = head
    var content = MapSource.content(study, workspace, title: head.title, threads: threads)
    content.chooseExtent(isWhole: true)
    self.content = content
    projection = try MapSource.projection(nil, for: content)
    self.language = language
  }

  private var options: MapOptions {
    var options = MapOptions()
    options.language = language
    options.figure = content.tallies == nil ? .length : .density
    options.projectionName = projection.definition
    return options
  }

  /// The tints of countries on the map.
  var lands: [(country: String, colour: Colour)] { Drawing.landColours(content) }

  /// The colours of crossings by their status.
  var statusColours: [QGISStyle.Pair] {
    Set(content.assignment?.entries.map(\.crossing.status) ?? []).sorted().map {
      QGISStyle.Pair($0, Drawing.crossingColour(status: $0))
    }
  }

  /// How QGIS shows crossings: by their status, where they have one.
  func crossingStyle(of crossings: Table) -> QGISStyle? {
    let keys = Set(crossings.columns.map(\.key))
    guard keys.contains("status"), keys.contains("precision_m") else { return nil }
    return QGISStyle(
      .points(field: "status", precision: "precision_m", colours: statusColours),
      label: QGISStyle.Label("name", place: .beside, scaleLimit: 3_000_000))
  }

  /// `map.svg`.
  func map(credit: String) -> OutputBuffer {
    var drawing = Drawing.map(content, options: options, projection: projection)
    drawing.credit = credit
    return drawing.svg()
  }

  /// `report.html`.
  func page(
    lead: [Phrase], tables: PageTables, claims: [MapClaim], charts: [HTMLReport.Chart], files: [String],
    provenance: Provenance
  ) -> OutputBuffer {
    var page = HTMLReport(content, tables: tables.all)
    page.content.claims = claims
    page.lead = lead
    page.keyFigures = head.figures
    page.densities = tables.densities
    page.charts = charts
    page.files = files
    page.provenance = provenance.json
    page.credit = provenance.credits.line(language)
    page.options = options
    var notes = content.notes
    for note in tables.all.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
    if let note = content.ground?.note { notes.append(note) }
    notes.append(provenance.credits.line)
    notes.append(
      Phrase("Projection of the map: \(projection.definition)", "Проекция карты: \(projection.definition)"))
    page.content.notes = notes
    return page.html(projection: projection)
  }
}
