import BorderCore
import BorderIO
import BorderMaps
import BorderTables

/// Tables with shapes as files of GDAL.
package struct VectorOutput {
  package let language: Language
  /// What the data come from and whom to name; `nil` where that is not said.
  package let credits: Credits?
  /// The project that a GeoPackage holds for QGIS; `nil` for none.
  package var project: QGISProject?

  package init(language: Language, credits: Credits? = nil) {
    self.language = language
    self.credits = credits
  }

  /// Lines coloured and labelled by their length.
  package static func style(lengths: some Sequence<ExactLength>) -> QGISStyle {
    style(field: "length_km", lengths.map(\.kilometres), places: 0)
  }

  /// Lines coloured and labelled by the density of their crossings.
  package static func style(crossings: some Sequence<CountedBorder?>) -> QGISStyle {
    style(field: "density_per_100km", crossings.compactMap { $0?.density?.value }, places: 2)
  }

  private static func style(field: String, _ values: [Double], places: Int) -> QGISStyle {
    QGISStyle(
      .classes(
        field: field, limits: Classification(values.filter { $0 > 0 }, rule: .naturalBreaks(5)).limits),
      label: QGISStyle.Label(field, places: places, place: .along, scaleLimit: 12_000_000))
  }

  /// Checks that a format can be written here, so that long work is not done in vain.
  ///
  /// - Throws: ``RequestError`` with the ways out where GDAL lacks its driver.
  package static func check(_ format: FileFormat) throws(RequestError) {
    guard case .vectors(let form) = format.form, let missing = missingDriver(of: form) else { return }
    throw RequestError(
      "\(missing.problem.english). \(missing.writing.english)",
      "\(missing.problem.russian). \(missing.writing.russian)")
  }

  /// The driver that not every GDAL has, where the one here has not.
  private static func missingDriver(of form: FileFormat.VectorForm) -> MissingDriver? {
    switch form {
    case .geoPackage, .flatGeobuf: nil
    case .parquet: MissingDriver(of: .parquet)
    }
  }

  /// The bytes of a GeoPackage, or of a FlatGeobuf or GeoParquet, which take the first layer.
  ///
  /// - Throws: ``RequestError`` where GDAL does not write the format here.
  package func render(_ layers: [VectorFileLayer], as form: FileFormat.VectorForm) throws -> OutputBuffer {
    var file = VectorFile(layers, language: language)
    file.credits = credits
    file.project = project
    file.time = Provenance.sourceDateEpochOfEnvironment ?? 0
    do throws(VectorFileError) {
      switch form {
      case .geoPackage: return try file.geoPackage()
      case .flatGeobuf: return try file.flatGeobuf()
      case .parquet: return try file.parquet()
      }
    } catch {
      throw RequestError(
        "the format \(form.name) cannot be written here: \(error.message). Use --format geojson",
        "формат \(form.name) здесь не записать: \(error.message). Возьмите --format geojson")
    }
  }
}
