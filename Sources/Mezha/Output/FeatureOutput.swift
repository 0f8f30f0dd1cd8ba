import BorderCore
import BorderIO
import BorderTables

/// Rows of tables as GeoJSON features.
package struct FeatureOutput {
  package let options: GeoJSONOptions
  package let language: Language

  package init(_ format: FileFormat = .geojson, decimals: Int? = 7, language: Language) {
    var options = GeoJSONOptions()
    options.decimals = decimals
    options.isNewlineDelimited = format == .geojsonLines
    self.options = options
    self.language = language
  }

  /// One feature for each row of a table of borders.
  package func borders(
    _ table: Table, indices: [Int], of analysis: BorderAnalysis, home: String? = nil, metadata: JSONObject?
  ) -> [OutputBuffer] {
    collection(table, metadata: metadata) { row in
      let border = analysis.borders[indices[row]]
      let sides = analysis.sides(of: border, home: home)
      let id = sides.map { analysis.regions[$0].id }.joined(separator: "|")
      guard border.isShared else {
        let points = border.touchNodes.map { analysis.topology.position(of: $0) }
        return (id, points.count == 1 ? .point(points[0]) : .multiPoint(points))
      }
      let lines = analysis.topology.lines(joining: border.arcs, left: sides[0])
      return (id, lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines))
    }
  }

  /// One feature for each row of a table, with the ids and shapes that are given.
  package func collection(
    _ table: Table, metadata: JSONObject?, _ feature: (Int) -> (id: String, geometry: GeoJSONGeometry?)
  ) -> [OutputBuffer] {
    var writer = GeoJSONWriter(options: options, metadata: metadata)
    for (index, row) in table.rows.enumerated() {
      let (id, geometry) = feature(index)
      writer.append(
        GeoJSONFeature(
          id: id, geometry: geometry,
          properties: JSONObject(columns: table.columns, row: row, language: language)))
    }
    return writer.finish()
  }
}
