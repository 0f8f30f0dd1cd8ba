import BorderCore
import BorderIO

/// A table whose rows may have shapes.
public struct ShapedTable: Sendable {
  /// The rows.
  public var table: Table
  /// The id of the feature of each row; empty for a plain table.
  public var ids: [String]
  /// The shape of each row; empty for a plain table, and where none is wanted.
  public var shapes: [GeoJSONGeometry?]
  /// How QGIS shows it.
  public var style: QGISStyle?

  /// A table, with shapes where there are some.
  public init(
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
