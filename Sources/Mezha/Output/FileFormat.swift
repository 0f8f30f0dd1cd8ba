/// A format that results are written in: what it is called, and what it can hold.
///
/// A format is one value here; its ``Form`` says who makes its bytes, and the compiler asks there for one that is new. Each
/// command lists the formats that it writes.
package struct FileFormat: Hashable, Sendable {
  /// What makes the bytes of a format.
  package enum Form: Hashable, Sendable {
    /// A table as text: ``TableOutput``.
    case rows(RowForm)
    /// Tables as sheets of a workbook.
    case workbook
    /// GeoJSON: ``FeatureOutput``.
    case features
    /// Tables with shapes as a file of GDAL: ``VectorOutput``.
    case vectors(VectorForm)
    /// A drawing.
    case picture(PictureForm)
    /// The study itself, by ``Deliverable/bytes``.
    case own
  }

  /// Text with a line for each row.
  package enum RowForm: Hashable, Sendable {
    case terminal, csv, tsv, json, markdown
  }

  /// Files of shapes with their attributes.
  package enum VectorForm: Hashable, Sendable {
    case geoPackage, flatGeobuf, parquet

    /// What people call it.
    package var name: String {
      switch self {
      case .geoPackage: "GeoPackage"
      case .flatGeobuf: "FlatGeobuf"
      case .parquet: "GeoParquet"
      }
    }
  }

  /// Files of drawings.
  package enum PictureForm: Hashable, Sendable {
    case svg, png, pdf
  }

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
  /// What makes its bytes.
  package let form: Form
  /// Other names and extensions.
  package let aliases: [String]
  /// Whether it holds several tables, as layers or sheets.
  package let holdsSeveral: Bool
  /// Whether it says itself what it comes from, so that no sidecar does.
  package let holdsProvenance: Bool
  /// Whether the options of CSV are for it.
  package let takesCSVOptions: Bool

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

  package static let table = FileFormat("table", .rows(.terminal), aliases: ["txt"])
  package static let csv = FileFormat("csv", .rows(.csv), takesCSVOptions: true)
  package static let tsv = FileFormat("tsv", .rows(.tsv))
  package static let json = FileFormat("json", .rows(.json))
  package static let markdown = FileFormat("md", .rows(.markdown), aliases: ["markdown"])
  package static let xlsx = FileFormat("xlsx", .workbook, holdsSeveral: true)
  package static let geojson = FileFormat("geojson", .features, holdsProvenance: true)
  package static let geojsonLines = FileFormat("geojsonl", .features, aliases: ["geojsons", "ndjson"])
  package static let geoPackage = FileFormat("gpkg", .vectors(.geoPackage), holdsSeveral: true)
  package static let flatGeobuf = FileFormat("fgb", .vectors(.flatGeobuf))
  /// Written where GDAL has the driver, which not every system's GDAL has.
  package static let parquet = FileFormat("parquet", .vectors(.parquet), aliases: ["geoparquet", "pq"])
  package static let topoJSON = FileFormat("topojson", .own)
  package static let svg = FileFormat("svg", .picture(.svg))
  package static let png = FileFormat("png", .picture(.png))
  package static let pdf = FileFormat("pdf", .picture(.pdf))
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

  /// What it is made for.
  package var kind: Kind {
    switch form {
    case .rows(.terminal), .rows(.markdown): .reading
    case .rows(.csv), .rows(.tsv), .rows(.json), .workbook: .rows
    case .features, .vectors: .shapes
    case .picture: .picture
    case .own: .own
    }
  }
  /// Whether it shows only what people look at, so that columns for files are missing.
  package var isForPeople: Bool { kind == .reading }
  /// Whether rows have shapes in it.
  package var hasShapes: Bool { kind == .shapes }
  /// Whether it is GeoJSON, of one document or of lines.
  package var isGeoJSON: Bool { form == .features }
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
