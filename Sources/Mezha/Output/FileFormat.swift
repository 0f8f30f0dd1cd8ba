/// A format that results are written in: what it is called, and what it can hold.
///
/// A format is one value here; its `Form` says who makes its bytes, and the compiler asks there for one that is new. Each
/// command lists the formats that it writes.
public struct FileFormat: Hashable, Sendable {
  /// What makes the bytes of a format.
  public enum Form: Hashable, Sendable {
    /// A table as text: ``TableOutput``.
    case rows(RowForm)
    /// Tables as sheets of a workbook.
    case workbook
    /// GeoJSON: `FeatureOutput`.
    case features
    /// Tables with shapes as a file of GDAL: `VectorOutput`.
    case vectors(VectorForm)
    /// A drawing.
    case picture(PictureForm)
    /// The study itself, by ``Deliverable/bytes``.
    case own
  }

  /// Text with a line for each row.
  public enum RowForm: Hashable, Sendable {
    case terminal, csv, tsv, json, markdown
  }

  /// Files of shapes with their attributes.
  public enum VectorForm: Hashable, Sendable {
    case geoPackage, flatGeobuf, parquet

    /// What people call it.
    public var name: String {
      switch self {
      case .geoPackage: "GeoPackage"
      case .flatGeobuf: "FlatGeobuf"
      case .parquet: "GeoParquet"
      }
    }
  }

  /// Files of drawings.
  public enum PictureForm: Hashable, Sendable {
    case svg, png, pdf
  }

  /// What a format is made for.
  public enum Kind: Sendable {
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
  public let name: String
  /// What makes its bytes.
  public let form: Form
  /// Other names and extensions.
  public let aliases: [String]
  /// Whether it holds several tables, as layers or sheets.
  public let holdsSeveral: Bool
  /// Whether it says itself what it comes from, so that no sidecar does.
  public let holdsProvenance: Bool
  /// Whether the options of CSV are for it.
  public let takesCSVOptions: Bool

  private init(
    _ name: String, _ form: Form, aliases: [String] = [], holdsSeveral: Bool = false,
    holdsProvenance: Bool = false, takesCSVOptions: Bool = false
  ) {
    self.name = name
    self.form = form
    self.aliases = aliases
    self.holdsSeveral = holdsSeveral
    self.holdsProvenance = holdsProvenance
    self.takesCSVOptions = takesCSVOptions
  }

  /// Text in columns, for people.
  public static let table = FileFormat("table", .rows(.terminal), aliases: ["txt"])
  /// Values with commas between them (RFC 4180).
  public static let csv = FileFormat("csv", .rows(.csv), takesCSVOptions: true)
  /// Values with tabs between them.
  public static let tsv = FileFormat("tsv", .rows(.tsv))
  /// An array of objects, one for each row.
  public static let json = FileFormat("json", .rows(.json))
  /// A table in Markdown, for people.
  public static let markdown = FileFormat("md", .rows(.markdown), aliases: ["markdown"])
  /// A workbook.
  public static let xlsx = FileFormat("xlsx", .workbook, holdsSeveral: true)
  /// GeoJSON (RFC 7946).
  public static let geojson = FileFormat("geojson", .features, holdsProvenance: true)
  /// GeoJSON, a feature on each line.
  public static let geojsonLines = FileFormat("geojsonl", .features, aliases: ["geojsons", "ndjson"])
  /// GeoPackage, styled for QGIS.
  public static let geoPackage = FileFormat("gpkg", .vectors(.geoPackage), holdsSeveral: true)
  /// FlatGeobuf.
  public static let flatGeobuf = FileFormat("fgb", .vectors(.flatGeobuf))
  /// Written where GDAL has the driver, which not every system's GDAL has.
  public static let parquet = FileFormat("parquet", .vectors(.parquet), aliases: ["geoparquet", "pq"])
  /// TopoJSON, whose arcs are the shared lines.
  public static let topoJSON = FileFormat("topojson", .own)
  /// A drawing as text.
  public static let svg = FileFormat("svg", .picture(.svg))
  /// A picture of pixels.
  public static let png = FileFormat("png", .picture(.png))
  /// A page for print.
  public static let pdf = FileFormat("pdf", .picture(.pdf))
  /// The page of a report.
  public static let html = FileFormat("html", .own, holdsProvenance: true)
  /// Neighbours without weights.
  public static let gal = FileFormat("gal", .own)
  /// Neighbours with weights.
  public static let gwt = FileFormat("gwt", .own)
  /// A square table of all regions by all regions.
  public static let matrix = FileFormat("matrix", .own, takesCSVOptions: true)
  /// A graph for Graphviz.
  public static let dot = FileFormat("dot", .own, aliases: ["gv"])
  /// A graph in XML.
  public static let graphML = FileFormat("graphml", .own)

  /// The formats of every table.
  public static let tables = [table, csv, tsv, json, markdown, xlsx]
  /// The formats of shapes.
  public static let vectors = [geojson, geojsonLines, geoPackage, flatGeobuf, parquet]
  /// The formats of drawings.
  public static let pictures = [svg, png, pdf]

  /// What it is made for.
  public var kind: Kind {
    switch form {
    case .rows(.terminal), .rows(.markdown): .reading
    case .rows(.csv), .rows(.tsv), .rows(.json), .workbook: .rows
    case .features, .vectors: .shapes
    case .picture: .picture
    case .own: .own
    }
  }
  /// Whether it shows only what people look at, so that columns for files are missing.
  public var isForPeople: Bool { kind == .reading }
  /// Whether the notes of a table stand in it.
  package var showsNotes: Bool { isForPeople || [.xlsx, .html].contains(self) }
  /// Whether rows have shapes in it.
  public var hasShapes: Bool { kind == .shapes }
  /// Whether it is GeoJSON, of one document or of lines.
  public var isGeoJSON: Bool { form == .features }
}

extension [FileFormat] {
  /// The format of a name or an extension, in any case; `nil` where it is none of these.
  public func named(_ name: String) -> FileFormat? {
    let name = name.lowercased()
    return first { $0.name == name } ?? first { $0.aliases.contains(name) }
  }

  /// The names, with commas between them.
  public var names: String { map(\.name).joined(separator: ", ") }
}
