import BorderCore
import BorderIO
import BorderTables

/// What of the report goes onto maps of others.
extension ReportFiles {
  /// The lines of a border of two countries, those of each pair of regions joined end to end.
  func lines(_ country: CountryBorder) -> GeoJSONGeometry? {
    let analysis = study.analysis
    return .multiLineString(
      country.pairs.flatMap { index in
        let border = analysis.borders[index]
        return analysis.topology.lines(
          joining: border.arcs, left: analysis.sides(of: border, home: study.home)[0])
      })
  }

  func lines(_ arcs: [ArcID]) -> GeoJSONGeometry? {
    .multiLineString(study.analysis.topology.lines(joining: arcs))
  }

  func bordersGeoJSON() -> [OutputBuffer] {
    FeatureOutput(language: language)
      .borders(borders, indices: pairs, of: study.analysis, home: study.home, metadata: provenance.json)
  }

  func regionsGeoJSON() -> [OutputBuffer] {
    let shapes = GeoJSONGeometry.regions(of: study.analysis.regions)
    return FeatureOutput(language: language)
      .collection(regions, metadata: provenance.json) { row in
        let region = regionOrder[row]
        return (study.analysis.regions[region].id, shapes[region.index])
      }
  }

  func crossingsGeoJSON() -> [OutputBuffer]? {
    guard let crossings, let assignment = study.crossings?.assignment else { return nil }
    return FeatureOutput(language: language)
      .collection(crossings, metadata: provenance.json) { row in
        let crossing = assignment.entries[row].crossing
        return (crossing.id, crossing.position.map { .point($0) })
      }
  }
}
