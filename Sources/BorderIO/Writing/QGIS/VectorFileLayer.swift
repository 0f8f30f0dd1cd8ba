public import BorderTables
internal import GDAL

/// A layer to be written: rows of a table with shapes.
public struct VectorFileLayer: Sendable {
  /// The rows and what their columns are called.
  public var table: Table
  /// The shape of each row; `nil` for a row without. Empty for a plain table.
  public var shapes: [GeoJSONGeometry?]
  /// How QGIS shows it; `nil` for its own choice.
  public var style: QGISStyle?

  /// A layer, or a plain table where there are no shapes.
  public init(_ table: Table, shapes: [GeoJSONGeometry?] = [], style: QGISStyle? = nil) {
    self.table = table
    self.shapes = shapes
    self.style = style
  }

  /// The one kind of the shapes; `unknown` where they differ, `none` for a plain table.
  var kind: GeometryKind {
    if shapes.isEmpty { return .none }
    let kinds = Set(
      shapes.compactMap { $0 }.map { shape -> GeometryKind in
        switch shape {
        case .point: .point
        case .multiPoint: .multiPoint
        case .lineString, .multiLineString: .multiLine
        case .polygon, .multiPolygon: .multiPolygon
        }
      })
    return kinds.count == 1 ? kinds.first ?? .unknown : .unknown
  }
}
