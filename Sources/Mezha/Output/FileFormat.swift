/// A format that results are written in: what it is called, and what it can hold.
///
/// A format is one value here and one case where ``Deliverable`` makes its bytes; each command lists those it writes.
package struct FileFormat: Hashable, Sendable {
  /// What a format is made for.
  package enum Kind: Sendable {
    /// Rows for people: only the columns that they look at.
    case reading
    /// Rows with all columns.
    case rows
    /// Rows with their shapes.
    case shapes
    /// A drawing.
    case picture
    /// A form of its own, which the study knows how to write.
    case own
  }

  /// What `--format` calls it, which is its extension too.
  package let name: String
  /// What it is made for.
  package let kind: Kind
  /// Other names and extensions.
  package let aliases: [String]
  /// Whether it holds several tables, as layers or sheets.
  package let holdsSeveral: Bool
  /// Whether it says itself what it comes from, so that no sidecar does.
  package let holdsProvenance: Bool
  /// Whether the options of CSV are for it.
  package let takesCSVOptions: Bool

  private init(
    _ name: String, _ kind: Kind, aliases: [String] = [], holdsSeveral: Bool = false,
    holdsProvenance: Bool = false, takesCSVOptions: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.aliases = aliases
    self.holdsSeveral = holdsSeveral
    self.holdsProvenance = holdsProvenance
    self.takesCSVOptions = takesCSVOptions
  }

  package static let table = FileFormat("table", .reading, aliases: ["txt"])
  package static let csv = FileFormat("csv", .rows, takesCSVOptions: true)
  package static let tsv = FileFormat("tsv", .rows)
  package static let json = FileFormat("json", .rows)
  package static let markdown = FileFormat("md", .reading, aliases: ["markdown"])
  package static let xlsx = FileFormat("xlsx", .rows, holdsSeveral: true)
  package static let geojson = FileFormat("geojson", .shapes, holdsProvenance: true)
  package static let geojsonLines = FileFormat("geojsonl", .shapes, aliases: ["geojsons", "ndjson"])
  package static let geoPackage = FileFormat("gpkg", .shapes, holdsSeveral: true)
  package static let flatGeobuf = FileFormat("fgb", .shapes)
  /// Written where GDAL has the driver, which not every system's GDAL has.
  package static let parquet = FileFormat("parquet", .shapes, aliases: ["geoparquet", "pq"])
  package static let topoJSON = FileFormat("topojson", .own)
  package static let svg = FileFormat("svg", .picture)
  package static let png = FileFormat("png", .picture)
  package static let pdf = FileFormat("pdf", .picture)
  package static let html = FileFormat("html", .own, holdsProvenance: true)
  package static let gal = FileFormat("gal", .own)
  package static let gwt = FileFormat("gwt", .own)
  package static let matrix = FileFormat("matrix", .own, takesCSVOptions: true)
  package static let dot = FileFormat("dot", .own, aliases: ["gv"])
  package static let graphML = FileFormat("graphml", .own)

  /// The formats of every table.
  package static let tables = [table, csv, tsv, json, markdown, xlsx]
  /// The formats of shapes.
  package static let vectors = [geojson, geojsonLines, geoPackage, flatGeobuf, parquet]
  /// The formats of drawings.
  package static let pictures = [svg, png, pdf]

  /// Whether it shows only what people look at, so that columns for files are missing.
  package var isForPeople: Bool { kind == .reading }
  /// Whether rows have shapes in it.
  package var hasShapes: Bool { kind == .shapes }
  /// Whether it is GeoJSON, of one document or of lines.
  package var isGeoJSON: Bool { self == .geojson || self == .geojsonLines }
}

extension [FileFormat] {
  /// The format of a name or an extension, in any case; `nil` where it is none of these.
  package func named(_ name: String) -> FileFormat? {
    let name = name.lowercased()
    return first { $0.name == name } ?? first { $0.aliases.contains(name) }
  }

  /// The names, with commas between them.
  package var names: String { map(\.name).joined(separator: ", ") }
}
