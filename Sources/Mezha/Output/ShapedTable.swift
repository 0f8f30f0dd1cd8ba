import BorderCore
import BorderIO

/// A table whose rows have shapes, to be written in any format of tables and vectors.
package struct ShapedTable {
  /// The formats that hold its shapes.
  package static let vectorFormats = ["geojson", "geojsonl", "gpkg", "fgb"]
  /// All its formats.
  package static let formats = TableOutput.formats + vectorFormats
  /// Extensions that mean one of them.
  package static let aliases = TableOutput.aliases.merging(["geojsons": "geojsonl", "ndjson": "geojsonl"]) {
    $1
  }

  package var table: Table
  /// The id of the feature of each row.
  package var ids: [String]
  /// The shape of each row.
  package var shapes: [GeoJSONGeometry?]
  /// How QGIS shows it.
  package var style: QGISStyle?

  /// Writes tables: a GeoPackage holds all of them as layers, any other format the first.
  package static func write(
    _ tables: [ShapedTable], format: String, to writer: TableOutput, decimals: Int? = nil,
    provenance: Provenance?
  ) throws {
    guard let first = tables.first else { return }
    switch format {
    case "gpkg", "fgb":
      let layers = (format == "fgb" ? [first] : tables).map {
        VectorFileLayer($0.table, shapes: $0.shapes, style: $0.style)
      }
      let file = try VectorOutput(language: writer.language, credits: provenance?.credits)
        .render(layers, format: format)
      try writer.write([file], provenance: provenance)
    case "geojson", "geojsonl":
      var options = GeoJSONOptions()
      options.decimals = decimals ?? 7
      options.isNewlineDelimited = format == "geojsonl"
      let features = FeatureOutput(options: options, language: writer.language)
        .collection(first.table, metadata: provenance?.json) { (first.ids[$0], first.shapes[$0]) }
      try writer.write(features, provenance: format == "geojsonl" ? provenance : nil)
    default:
      try writer.write([writer.render(first.table, format: format)], provenance: provenance)
    }
  }
}
