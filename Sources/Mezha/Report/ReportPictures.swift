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
    var content = try MapSource.content(study, workspace, title: head.title, threads: threads)
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
      QGISStyle.Pair($0.rawValue, Drawing.crossingColour(status: $0))
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

  /// The project that shows the layers of a GeoPackage in QGIS as the map does. Labels of countries' borders would stand
  /// upon those of the pairs, so that layer waits to be switched on.
  func project(file: String) -> QGISProject {
    QGISProject(
      name: "report", title: content.title, file: file, projection: projection.definition, window: window,
      order: ["crossings", "borders", "countries", "regions"], hidden: ["countries"])
  }

  /// What the map goes around, in metres of its projection, with some room; `nil` where nothing has an image.
  private var window: QGISProject.Window? {
    let regions = content.analysis.regions
    let rings = content.extent?.rings ?? []
    var numbers: [Double] = []
    for ring in rings.indices where rings[ring] {
      for position in regions.positions[regions.range(ofRing: ring)] {
        numbers += [position.longitude, position.latitude]
      }
    }
    projection.project(&numbers)
    var (x, y): (ClosedRange<Double>?, ClosedRange<Double>?) = (nil, nil)
    for k in stride(from: 0, to: numbers.count - 1, by: 2)
    where numbers[k].isFinite && numbers[k + 1].isFinite {
      x = min(x?.lowerBound ?? numbers[k], numbers[k])...max(x?.upperBound ?? numbers[k], numbers[k])
      y =
        min(
          y?.lowerBound ?? numbers[k + 1], numbers[k + 1])...max(
          y?.upperBound ?? numbers[k + 1], numbers[k + 1])
    }
    guard let x, let y else { return nil }
    let room = 0.035 * max(x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
    return QGISProject.Window(
      left: x.lowerBound - room, bottom: y.lowerBound - room, right: x.upperBound + room,
      top: y.upperBound + room)
  }

  /// `map.svg`.
  func map(credit: String) -> OutputBuffer {
    var drawing = Drawing.map(content, options: options, projection: projection)
    drawing.credit = credit
    return drawing.svg()
  }

  /// `report.html`.
  func page(
    lead: [Phrase], tables: PageTables, claims: ReportClaims?, charts: [HTMLReport.Chart], files: [String],
    provenance: Provenance
  ) -> OutputBuffer {
    var page = HTMLReport(content, tables: tables.all)
    page.content.claims = claims?.marks ?? []
    page.verdictsByWorldview = claims?.views?.table
    page.tones = VerdictTone.byKey
    page.papers = (claims?.papers ?? []).map { ($0.shown, $0.claimText) }
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
