import BorderCore
import BorderIO

/// A table whose rows may have shapes.
package struct ShapedTable {
  package var table: Table
  /// The id of the feature of each row; empty for a plain table.
  package var ids: [String]
  /// The shape of each row; empty for a plain table, and where none is wanted.
  package var shapes: [GeoJSONGeometry?]
  /// How QGIS shows it.
  package var style: QGISStyle?

  package init(
    table: Table, ids: [String] = [], shapes: [GeoJSONGeometry?] = [], style: QGISStyle? = nil
  ) {
    self.table = table
    self.ids = ids
    self.shapes = shapes
    self.style = style
  }

  /// The layer of a vector file.
  var layer: VectorFileLayer { VectorFileLayer(table, shapes: shapes, style: style) }
}
