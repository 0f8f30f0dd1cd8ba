import BorderCore
import BorderIO
import BorderTables

/// What of the report goes onto maps of others.
extension ReportFiles {
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
