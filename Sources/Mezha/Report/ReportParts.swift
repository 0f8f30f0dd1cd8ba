import BorderCore

/// What of a report needs no verdict on claims, and is made while they are judged.
package struct ReportParts: Sendable {
  let study: HomeStudy
  let language: Language
  let head: ReportHead
  let pictures: ReportPictures
  let spacing: ReportSpacing?
  let scale: ReportScale?

  /// Measures areas, spacing and lengths by ruler, and prepares the map.
  ///
  /// - Throws: `InputError` where no map projection fits.
  package init(_ study: HomeStudy, _ workspace: Workspace, language: Language) throws {
    self.study = study
    self.language = language
    head = ReportHead(study: study, areas: study.areas(), sources: workspace.sourceNames)
    pictures = try ReportPictures(study, workspace, head: head, language: language, threads: 1)
    spacing = study.crossings.map { ReportSpacing(study, $0) }
    scale = ReportScale(study)
  }
}
