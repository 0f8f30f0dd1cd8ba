import BorderCore
import GDAL

/// Reads points from any vector format of GDAL.
enum VectorPoints {
  /// - Throws: `InputError` when the file, its layer or its CRS cannot be used.
  static func read(_ input: InputSpec, _ options: ReadOptions) throws(InputError) -> PointTable {
    let (dataset, encodingNote) = try SourceOpening.open(input)
    let layer = try SourceOpening.layer(
      of: dataset, for: input, holding: Phrase("points", "точки"), where: \.mayHoldPoints)
    var transform: (any PositionTransform)?
    let own = try SourceOpening.ownSystem(of: layer, input)
    let system = own.flatMap { $0.isOnEarth ? $0 : nil }
    if let system {
      transform = try SourceOpening.transform(from: system, options, file: input.file, layer: layer.name)
    }
    var table = PointTable(file: input.file, columns: layer.fieldNames, rows: [], positions: [])
    if let encodingNote { table.notes.append(encodingNote) }
    var skipped = 0
    do {
      if let clause = options.whereClause {
        try layer.setAttributeFilter(FilterClause(text: clause).quoted(table.columns))
      }
      let fields = table.columns.indices
      let isLatitudeFirst = system?.isLatitudeFirst ?? false
      try layer.forEachFeature { feature in
        let row = fields.map { feature.value(ofField: $0) ?? "" }
        var found: [Position] = []
        let others = feature.withGeometry { geometry in
          geometry.forEachPoint { x, y in
            found.append(
              isLatitudeFirst ? Position(longitude: y, latitude: x) : Position(longitude: x, latitude: y))
          }
        }
        skipped += others ?? 0
        try found.withUnsafeMutableBufferPointer { try transform?.transform($0) }
        for index in found.indices {
          guard let place = found[index].onGlobe else {
            throw beyondTheGlobe(input, layer.name, found[index], table.rows.count + 1)
          }
          found[index] = place
        }
        if found.isEmpty {
          table.rows.append(row)
          table.positions.append(nil)
        }
        for position in found {
          table.rows.append(row)
          table.positions.append(position)
        }
      }
    } catch let error as InputError {
      throw error
    } catch {
      throw damaged(input, error)
    }
    if skipped > 0 && table.positions.allSatisfy({ $0 == nil }) {
      throw InputError(
        .badData, file: input.file, layer: layer.name,
        problem: Phrase("there are no points, only other geometries", "точек нет, только другие геометрии"),
        hint: Phrase("Name a file or layer of points", "Укажите файл или слой с точками"))
    }
    if system == nil {
      table.notes.append(SourceOpening.assumption(insteadOf: own))
    }
    if skipped > 0 {
      table.notes.append(
        Phrase("geometries that are no points: \(skipped)", "геометрий, которые не точки: \(skipped)"))
    }
    return table
  }

  private static func beyondTheGlobe(
    _ input: InputSpec, _ layer: String, _ position: Position, _ feature: Int
  ) -> InputError {
    var error = InputError(
      .badData, file: input.file, layer: layer,
      problem: Phrase("the coordinates are not degrees", "координаты не в градусах"),
      hint: Phrase(
        "Give the file its CRS: ogr2ogr -a_srs EPSG:CODE OUT IN; longitude comes before latitude",
        "Укажите систему координат: ogr2ogr -a_srs EPSG:КОД КУДА ОТКУДА; долгота идёт перед широтой"))
    error.position = position
    error.feature = feature
    return error
  }

  private static func damaged(_ input: InputSpec, _ error: any Error) -> InputError {
    if let lost = SourceOpening.lostReader(error, input) { return lost }
    let text = (error as? GDALError)?.message ?? "\(error)"
    return InputError(
      .badData, file: input.file, problem: Phrase("cannot be read: \(text)", "не читается: \(text)"),
      hint: SourceOpening.badFile)
  }
}
