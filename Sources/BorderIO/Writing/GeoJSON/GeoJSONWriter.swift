/// Builds a GeoJSON file feature by feature, as RFC 7946 asks.
///
/// - Longitudes and latitudes on WGS 84, no `crs` (section 4); exteriors counter-clockwise, holes clockwise
///   (3.1.6); lines and polygons cut at the 180th meridian (3.1.9); `bbox` of each feature and of the whole
///   (5), west > east where it crosses that meridian.
/// - Coordinates are rounded once and alike wherever they occur, exactly, ties to the even digit, or keep every bit;
///   positions that are equal to the one before then are dropped. A line keeps at least two positions, a ring
///   four and an area; what cannot is left out and counted in `report`.
/// - One feature a line. A geometry of which nothing is left is `null`.
///
/// Only the written bytes are kept, not the geometries. The same features give the same bytes.
public struct GeoJSONWriter: Sendable {
  /// What happened so far.
  public var report: GeoJSONReport { builder.report }

  private let options: GeoJSONOptions
  private let metadata: JSONObject?
  private let grid: CoordinateGrid
  private var builder: GridGeometryBuilder
  private var body = OutputBuffer()
  private var box = GridBox()

  /// A writer of an empty collection.
  ///
  /// - Parameters:
  ///   - options: How to write.
  ///   - metadata: The foreign member `metadata` (section 6.1), before the features; `nil` for none. It is
  ///     left out of newline-delimited files.
  public init(options: GeoJSONOptions = GeoJSONOptions(), metadata: JSONObject? = nil) {
    self.options = options
    self.metadata = metadata
    grid = CoordinateGrid(decimals: options.decimals)
    builder = GridGeometryBuilder(grid: grid, winding: options.winding)
  }

  /// Adds a feature. O(*n*) in its positions.
  public mutating func append(_ feature: GeoJSONFeature) {
    let geometry = feature.geometry.flatMap { builder.build($0) }
    if builder.report.features > 0 {
      body.append(options.isNewlineDelimited ? "\n" : ",\n")
    }
    builder.report.features += 1
    body.append(#"{"type":"Feature""#)
    if !feature.id.isEmpty {
      body.append(#","id":"#)
      body.append(jsonString: feature.id)
    }
    if let geometry {
      var box = GridBox()
      box.include(geometry)
      if options.hasFeatureBoxes { Self.append(box, grid, to: &body) }
      self.box.include(box)
    }
    body.append(#","properties":"#)
    body.append(json: feature.properties)
    body.append(#","geometry":"#)
    if let geometry { append(geometry) } else { body.append("null") }
    body.append(byte: Ascii.closeBrace)
  }

  /// The file, as chunks to be written one after the other.
  ///
  /// A collection without features is valid and has no `bbox`.
  public consuming func finish() -> [OutputBuffer] {
    if options.isNewlineDelimited {
      if report.features > 0 { body.appendNewline() }
      return [body]
    }
    var head = OutputBuffer(#"{"type":"FeatureCollection""#)
    Self.append(box, grid, to: &head)
    if let metadata {
      head.append(",\n\"metadata\":")
      head.append(json: metadata)
    }
    head.append(",\n\"features\":[\n")
    let foot = OutputBuffer(report.features > 0 ? "\n]}\n" : "]}\n")
    return [head, body, foot]
  }

  // Static: a method would hold the writer while its body is written to, and the body would be copied each time.
  private static func append(_ box: GridBox, _ grid: CoordinateGrid, to buffer: inout OutputBuffer) {
    guard let edges = box.edges(on: grid) else { return }
    buffer.append(#","bbox":["#)
    for (index, edge) in [edges.west, edges.south, edges.east, edges.north].enumerated() {
      if index > 0 { buffer.append(byte: Ascii.comma) }
      buffer.append(coordinate: edge, grid: grid)
    }
    buffer.append(byte: Ascii.closeBracket)
  }

  private mutating func append(_ geometry: GridGeometry) {
    switch geometry {
    case .points(let points, let isMulti):
      begin(isMulti ? "MultiPoint" : "Point")
      if isMulti { append(points) } else { body.append(coordinates: points[...], grid: grid) }
    case .lines(let lines, let isMulti):
      begin(isMulti ? "MultiLineString" : "LineString")
      appendList(lines, isMulti) { $0.append($1) }
    case .polygons(let polygons, let isMulti):
      begin(isMulti ? "MultiPolygon" : "Polygon")
      appendList(polygons, isMulti) { writer, rings in
        writer.appendList(rings, true) { $0.append($1) }
      }
    }
    body.append(byte: Ascii.closeBrace)
  }

  private mutating func begin(_ type: String) {
    body.append(#"{"type":""#)
    body.append(type)
    body.append(#"","coordinates":"#)
  }

  private mutating func appendList<Item>(
    _ items: [Item], _ hasBrackets: Bool, _ append: (inout GeoJSONWriter, Item) -> Void
  ) {
    if hasBrackets { body.append(byte: Ascii.openBracket) }
    for (index, item) in items.enumerated() {
      if index > 0 { body.append(byte: Ascii.comma) }
      append(&self, item)
    }
    if hasBrackets { body.append(byte: Ascii.closeBracket) }
  }

  private mutating func append(_ path: [GridPosition]) {
    body.append(byte: Ascii.openBracket)
    body.append(coordinates: path[...], grid: grid)
    body.append(byte: Ascii.closeBracket)
  }
}
