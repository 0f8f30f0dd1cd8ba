public import BorderCore
internal import BorderTables
internal import GDAL

/// A vector format that was not written.
public struct VectorFileError: Error, Hashable, Sendable {
  /// What GDAL said.
  public let message: String
}

/// Layers of tables with shapes, as GDAL writes them.
public struct VectorFile: Sendable {
  /// The layers in order.
  public var layers: [VectorFileLayer]
  /// The language of texts and of the names of fields for people.
  public var language: Language
  /// What the data come from and whom to name, for files that can tell it; `nil` for none.
  public var credits: Credits?
  /// The project that a GeoPackage holds for QGIS; `nil` for none.
  public var project: QGISProject?
  /// The time that the file notes, in seconds since 1970.
  public var time = 0

  /// A file.
  public init(_ layers: [VectorFileLayer], language: Language) {
    self.layers = layers
    self.language = language
  }

  /// A GeoPackage with a spatial index for each layer, names and meanings of fields, and the styles that QGIS looks for.
  public func geoPackage() throws(VectorFileError) -> OutputBuffer {
    try write(driver: "GPKG", suffix: ".gpkg") { (writer) throws(GDALError) in
      for layer in layers {
        try append(
          layer, to: writer, options: ["SPATIAL_INDEX=YES", "DESCRIPTION=\(layer.table.title(language))"])
      }
      for statement in GeoPackageSchema.statements(for: layers, language) { try writer.execute(statement) }
      try appendStyles(to: writer)
      let project = project?.statements(
        for: layers, language, credit: credits?.line(language) ?? "", date: date)
      for statement in project ?? [] { try writer.execute(statement) }
      guard let credits else { return }
      for statement in GeoPackageSchema.statements(credit: credits.line(language), date: date) {
        try writer.execute(statement)
      }
    }
  }

  /// The first layer as FlatGeobuf, with its index.
  public func flatGeobuf() throws(VectorFileError) -> OutputBuffer {
    try write(driver: "FlatGeobuf", suffix: ".fgb") { (writer) throws(GDALError) in
      if let layer = layers.first { try append(layer, to: writer, options: []) }
    }
  }

  /// The first layer as GeoParquet, with the box of each feature beside it.
  public func parquet() throws(VectorFileError) -> OutputBuffer {
    try write(driver: "Parquet", suffix: ".parquet") { (writer) throws(GDALError) in
      if let layer = layers.first { try append(layer, to: writer, options: []) }
    }
  }

  private var date: String { CalendarTime(secondsSince1970: time).text.dropLast() + ".000Z" }

  private func write(
    driver: String, suffix: String, _ body: (VectorWriter) throws(GDALError) -> Void
  ) throws(VectorFileError) -> OutputBuffer {
    do throws(GDALError) {
      let writer = try VectorWriter(driver: driver, suffix: suffix, date: date)
      try body(writer)
      var buffer = OutputBuffer()
      buffer.bytes = try writer.finish()
      return buffer
    } catch {
      throw VectorFileError(message: error.description)
    }
  }

  private func append(
    _ layer: VectorFileLayer, to writer: VectorWriter, options: [String]
  ) throws(GDALError) {
    let table = layer.table
    let headings = table.distinctHeadings(language)
    let fields = table.columns.enumerated().map { index, column in
      VectorWriter.Field(
        column.key, alias: headings[index], kind: Self.kind(ofColumn: index, in: table))
    }
    try writer.beginLayer(table.name, kind: layer.kind, fields: fields, options: options)
    let languages = table.columns.languages(language)
    for (index, row) in table.rows.enumerated() {
      try writer.append(
        zip(row, languages).map { Self.value($0, $1) },
        wkb: index < layer.shapes.count ? layer.shapes[index]?.onSheet?.wellKnownBinary : nil)
    }
  }

  private static func kind(ofColumn index: Int, in table: Table) -> VectorWriter.FieldKind {
    var kind: VectorWriter.FieldKind?
    for row in table.rows where index < row.count {
      switch row[index] {
      case .text, .phrase: return .text
      case .decimal: kind = .real
      case .integer, .flag: kind = kind ?? .integer
      case .missing: break
      }
    }
    return kind ?? (table.columns[index].isNumeric ? .real : .text)
  }

  private static func value(_ cell: Cell, _ language: Language) -> VectorWriter.Value {
    switch cell {
    case .text(let text): .text(PrintableText.data(text))
    case .phrase(let phrase): .text(PrintableText.data(phrase(language)))
    case .integer(let number): .integer(number)
    case .decimal(let number, let places):
      number.isFinite ? .real(number.rounded(toPlaces: places)) : .missing
    case .flag(let flag): .integer(flag ? 1 : 0)
    case .missing: .missing
    }
  }

  /// The table where QGIS looks for the style of a layer.
  private func appendStyles(to writer: VectorWriter) throws(GDALError) {
    guard layers.contains(where: { $0.style != nil }) else { return }
    let texts = [
      "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML",
      "styleSLD",
    ]
    let fields =
      texts.map { VectorWriter.Field($0, kind: .text) } + [VectorWriter.Field("useAsDefault", kind: .integer)]
      + ["description", "owner", "ui", "update_time"].map { VectorWriter.Field($0, kind: .text) }
    try writer.beginLayer("layer_styles", kind: .none, fields: fields, options: ["FID=id"])
    for layer in layers {
      guard let style = layer.style else { continue }
      let name = VectorWriter.Value.text(layer.table.name)
      try writer.append(
        [
          .text(""), .text(""), name, .text("geom"), name,
          .text(style.qml(for: layer.table, language: language).text), .text(""), .integer(1),
          .text(layer.table.title(language)), .text(""), .missing,
          .text(CalendarTime(secondsSince1970: time).text),
        ], wkb: nil)
    }
  }
}
