import BorderCore
import BorderIO
import BorderTables
import GDAL

/// What the report was made of.
extension ReportFiles {
  static func provenance(
    _ study: HomeStudy, _ workspace: Workspace, _ claims: ReportClaims?, _ options: [(String, JSONValue)]
  ) throws -> Provenance {
    var provenance = try workspace.provenance(
      measure: study.measure, tolerance: study.matches?.tolerance,
      options: [
        ("command", "report"), ("home", study.home.map { .string($0) } ?? .null),
        ("point_tolerance_m", study.crossings?.pointTolerance.map { .number($0) } ?? .null),
      ] + options)
    // It will write report.gpkg.
    provenance.libraries["GDAL"] = GDALVersion.runtime.map { .string($0) }
    provenance.credits = try credits(study, workspace, claims)
    return provenance
  }

  /// What the report was made of: the one place that every file has it from.
  static func credits(
    _ study: HomeStudy, _ workspace: Workspace, _ claims: ReportClaims?
  ) throws -> Credits {
    var credits = workspace.credits
    if let crossings = study.crossings { credits.sources.append(crossings.credit) }
    let lengths = Phrase("published lengths", "опубликованные длины")
    if study.takesEmbeddedLengths {
      credits.sources.append(
        Credits.Source(
          lengths, name: Phrase(same: "CIA World Factbook"), terms: "public domain"))
    } else if let source = (study.published + study.publishedPairs.values).first?.source {
      credits.sources.append(Credits.Source(lengths, name: Phrase(same: source), terms: ""))
    }
    if let claims { credits.sources += claims.credits }
    var isAlong = [Bool](repeating: false, count: study.analysis.topology.arcCount)
    for index in study.pairs where study.homeOwns(index) {
      for arc in study.analysis.borders[index].arcs { isAlong[arc.index] = true }
    }
    let arcs = study.analysis.topology.arcIDs.filter { isAlong[$0.index] }
    credits.scale = VertexSpacing(along: arcs, of: study.analysis.topology, measure: study.measure).map {
      let metres = LengthNotes.metres($0.median)
      return Phrase(
        "Scale: vertices \(metres.english) m apart (median).",
        "Масштаб: вершины через \(metres.russian) м (медиана).")
    }
    return credits
  }
}
