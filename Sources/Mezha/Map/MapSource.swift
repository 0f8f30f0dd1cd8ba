import BorderCore
import BorderGeodesy
import BorderMaps
import BorderMeasures
import BorderTables
import PROJ

/// What a map shows, from the inputs of a command.
package struct MapSource {
  package let content: MapContent

  /// The embedded data with their crossings, or the regions of the user's files.
  package init(_ workspace: Workspace, measure: GeodesicMeasure, threads: Int) throws {
    guard workspace.isEmbedded else {
      let analysis = BorderAnalysis(
        BorderTopology(workspace.regions, threads: threads), measure: measure,
        threads: threads)
      try CrowdingRefusal(workspace: workspace).check(analysis, .rook)
      let names = workspace.sourceNames
      var content = MapContent(analysis, title: Phrase("Borders: \(names)", "Границы: \(names)"))
      content.countryNames = try workspace.countryNames(of: analysis)
      content.notes = LengthNotes.notes(
        analysis, borders: content.coloured, workspace: workspace, measure: measure,
        threads: threads)
      try content.addGround(workspace)
      self.content = content
      return
    }
    let study = try HomeStudy(
      StudyRequest(measure: measure, threads: threads), workspace: workspace)
    let head = ReportHead(study: study, areas: [], sources: workspace.sourceNames)
    content = try Self.content(study, workspace, title: head.title, threads: threads)
  }

  /// The map of the report.
  package static func content(
    _ study: HomeStudy, _ workspace: Workspace, title: Phrase, threads: Int
  ) throws -> MapContent {
    var content = MapContent(study.analysis, home: study.home, title: title)
    content.countryNames = study.names
    content.assignment = study.crossings?.assignment
    content.tallies = study.crossings?.tallies
    content.planned = study.crossings?.planned ?? PlannedCrossings()
    content.notes =
      LengthNotes.notes(
        study.analysis, borders: content.coloured, workspace: workspace, measure: study.measure,
        threads: threads)
      + (study.analysis.regions.regions.contains { !$0.status.isEmpty } ? [Self.disputed] : [])
    try content.addGround(workspace)
    return content
  }

  private static let disputed = Phrase(
    "Disputed regions are shown as the chosen worldview has them, with their status; the map takes no side.",
    "Спорные регионы показаны так, как их относит выбранная точка зрения, с их статусом; карта ничьей стороны не принимает."
  )

  /// The projection that was asked for, or the one that suits what the window goes around.
  package static func projection(_ definition: String?, for content: MapContent) throws -> MapProjectionByPROJ
  {
    let regions = content.analysis.regions
    let rings = (content.extent ?? MapExtent(of: regions, home: content.home, isWhole: true)).rings
    let chosen =
      definition
      ?? StandardProjection.definition(
        for: regions.positions, in: rings.indices.filter { rings[$0] }.map { regions.range(ofRing: $0) })
    do throws(PROJError) {
      return try MapProjectionByPROJ(chosen)
    } catch {
      throw RequestError(
        "--projection \(chosen): PROJ says: \(error.message). Give a PROJ string such as \"+proj=laea +lat_0=60 +lon_0=90\" or a code such as EPSG:3576",
        "--projection \(chosen): PROJ сообщает: \(error.message). Укажите строку PROJ, например \"+proj=laea +lat_0=60 +lon_0=90\", или код, например EPSG:3576"
      )
    }
  }
}

extension MapContent {
  /// Takes the land of the world, its lakes and rivers, where the embedded data have them.
  ///
  /// - Throws: `InputError` where its file is damaged.
  mutating func addGround(_ workspace: Workspace) throws(InputError) {
    ground = try workspace.embedded?.mapGround()
  }

  /// Chooses what the window goes around, and reports what lies outside.
  package mutating func chooseExtent(isWhole: Bool) {
    let regions = analysis.regions
    let extent = MapExtent(of: regions, home: home, isWhole: isWhole)
    self.extent = extent
    guard !extent.outside.isEmpty else { return }
    let named = extent.outside.prefix(5).map { regions[$0] }
    let (count, rest) = (extent.outside.count, extent.outside.count > named.count ? ", …" : "")
    let english = named.map(\.name).joined(separator: ", ") + rest
    let russian = named.map(\.nameRussian).joined(separator: ", ") + rest
    notes.append(
      Phrase(
        "Outside of the window, more than 1000 km from the rest: \(EnglishCount.of(count, "region")) (\(english)); --whole shows \(count == 1 ? "it" : "them").",
        "Вне карты, дальше 1000 км от остальных: регионов \(count) (\(russian)); их покажет --whole."))
  }
}
