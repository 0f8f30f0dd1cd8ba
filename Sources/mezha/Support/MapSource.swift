import ArgumentParser
import BorderCore
import BorderGeodesy
import BorderIO
import PROJ

/// What a map shows, from the inputs of a command.
struct MapSource {
  let content: MapContent

  /// The embedded data with their crossings, or the regions of the user's files.
  init(_ workspace: Workspace, input: InputOptions) throws {
    guard workspace.isEmbedded else {
      let analysis = BorderAnalysis(
        BorderTopology(workspace.regions, threads: input.threads), measure: input.measure,
        threads: input.threads)
      let files = workspace.sources.map { $0.file.split(separator: "/").last.map(String.init) ?? $0.file }
      let names = Set(files).sorted().joined(separator: ", ")
      var content = MapContent(analysis, title: Phrase("Borders: \(names)", "Границы: \(names)"))
      content.notes = LengthNotes.notes(
        analysis, borders: content.coloured, workspace: workspace, measure: input.measure,
        threads: input.threads)
      self.content = content
      return
    }
    let study = try HomeStudy(
      embedded: try EmbeddedData.located(), workspace: workspace, measure: input.measure,
      threads: input.threads,
      tolerance: nil)
    content = Self.content(study, workspace, threads: input.threads)
  }

  /// The map of the report.
  static func content(_ study: HomeStudy, _ workspace: Workspace, threads: Int) -> MapContent {
    let name = study.names[study.home]
    var content = MapContent(
      study.analysis, home: study.home,
      title: Phrase(
        "\(name.english): borders of regions and crossings", "\(name.russian): границы регионов и переходы"))
    content.countryNames = study.names
    content.assignment = study.assignment
    content.tallies = study.tallies
    content.plannedConcepts = study.plannedConcepts
    content.notes =
      LengthNotes.notes(
        study.analysis, borders: content.coloured, workspace: workspace, measure: study.measure,
        threads: threads)
      + [
        Phrase(
          "Disputed regions are shown as the chosen worldview has them, with their status; the map takes no side.",
          "Спорные регионы показаны так, как их относит выбранная точка зрения, с их статусом; карта ничьей стороны не принимает."
        )
      ]
    return content
  }

  /// The projection that was asked for, or the one that suits the extent of the home country, or of all regions.
  static func projection(_ definition: String?, for content: MapContent) throws -> MapProjectionByPROJ {
    let regions = content.analysis.regions
    let chosen =
      definition
      ?? StandardProjection.definition(
        for: (0..<regions.ringCount).lazy.filter {
          content.home == nil || regions[regions.region(ofRing: $0)].country == content.home
        }.flatMap { regions.positions[regions.range(ofRing: $0)] })
    do throws(PROJError) {
      return try MapProjectionByPROJ(chosen)
    } catch {
      throw ValidationError("--projection \(chosen): \(error.message)")
    }
  }
}
