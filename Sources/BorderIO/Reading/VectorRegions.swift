import BorderCore
import GDAL

/// Reads regions from any vector format of GDAL.
enum VectorRegions {
  /// - Throws: `InputError` when the file, its layer or its fields cannot be used.
  static func read(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) {
    let (dataset, encodingNote) = try SourceOpening.open(input)
    let layer = try SourceOpening.layer(
      of: dataset, for: input, holding: Phrase("polygons", "полигоны"),
      advice: Phrase(
        "--closed-lines takes closed lines as polygons", "--closed-lines примет замкнутые линии за полигоны"),
      where: { options.takesClosedLines ? $0.mayHoldPolygons || $0.mayHoldLines : $0.mayHoldPolygons })
    let plan: FieldPlan
    do {
      plan = try FieldPlan(fields: layer.fieldNames, options: options)
    } catch {
      throw error.error(file: input.file, layer: layer.name)
    }
    try setFilter(layer, plan, options, input)
    collector.begin(
      SourceInfo(file: input.file, layer: layer.name, driver: dataset.driverName, coordinateSystem: ""),
      plan: plan)
    if let encodingNote { collector.source.notes.append(encodingNote) }
    let isAssumed = try setTransform(layer, options, collector, input)
    try readFeatures(layer, plan, options, input, into: collector)
    try SourceOpening.checkDegrees(collector, input: input, isAssumed: isAssumed)
  }

  private static func setFilter(
    _ layer: VectorLayer, _ plan: FieldPlan, _ options: ReadOptions, _ input: InputSpec
  ) throws(InputError) {
    guard let clause = options.whereClause else { return layer.readOnly(fields: plan.slotNames) }
    // The condition may need any field, so none is left out.
    do {
      try layer.setAttributeFilter(clause)
    } catch {
      throw wrongFilter(error, layer, plan, input)
    }
  }

  private static func wrongFilter(
    _ error: GDALError, _ layer: VectorLayer, _ plan: FieldPlan, _ input: InputSpec
  ) -> InputError {
    let list = plan.givenFields.joined(separator: ", ")
    // GDAL draws an arrow below its message.
    let message = error.message.split(whereSeparator: \.isNewline).map(String.init)
      .filter { $0.contains { $0.isLetter } }.joined(separator: " ")
    return InputError(
      .usage, file: input.file, layer: layer.name, problem: Phrase(same: "--where: \(message)"),
      hint: Phrase("The fields are: \(list)", "Есть поля: \(list)"))
  }

  /// - Returns: Whether the layer has no CRS and degrees are assumed.
  private static func setTransform(
    _ layer: VectorLayer, _ options: ReadOptions, _ collector: RegionCollector, _ input: InputSpec
  ) throws(InputError) -> Bool {
    guard let system = layer.coordinateSystem else {
      SourceOpening.assumeWGS84(collector)
      return true
    }
    collector.source.coordinateSystem = SourceOpening.describe(system)
    collector.source.wkt = system.wkt
    collector.isLatitudeFirst = system.isLatitudeFirst
    collector.transform = try SourceOpening.transform(
      from: system, options, file: input.file, layer: layer.name)
    return false
  }

  private static func readFeatures(
    _ layer: VectorLayer, _ plan: FieldPlan, _ options: ReadOptions, _ input: InputSpec,
    into collector: RegionCollector
  ) throws(InputError) {
    var visitor = collector
    var polygons = PolygonTally()
    var isValidUTF8 = true
    var withMoreDimensions = 0
    var missing = 0
    let slots = plan.slots
    do {
      let warnings = try layer.forEachFeature { feature in
        collector.beginFeature { feature.text(ofField: slots[$0], isValidUTF8: &isValidUTF8) }
        let hasGeometry: Void? = feature.withGeometry { geometry in
          if geometry.hasMoreDimensions { withMoreDimensions += 1 }
          geometry.visitPolygons(&visitor, takesClosedLines: options.takesClosedLines, tally: &polygons)
        }
        if hasGeometry == nil { missing += 1 }
        if let failure = collector.transformFailure { throw failure }
      }
      for warning in Set(warnings).sorted() { collector.source.notes.append(Phrase(same: warning)) }
    } catch let error as GDALError {
      // Drivers that speak SQL look at the condition only when they read.
      if options.whereClause != nil && collector.featureNumber == 0 {
        throw wrongFilter(error, layer, plan, input)
      }
      throw damaged(input, layer.name, error)
    } catch {
      var failure = InputError(
        .badData, file: input.file, layer: layer.name,
        problem: Phrase("cannot be transformed: \(error)", "не преобразуется: \(error)"),
        hint: SourceOpening.badTransform)
      failure.feature = collector.featureNumber
      throw failure
    }
    collector.source.tally.polygons = polygons.polygons
    collector.source.tally.linearized = polygons.linearized
    collector.source.tally.closedLines = polygons.closedLines
    collector.source.tally.skipped = polygons.skipped
    collector.source.tally.withMoreDimensions = withMoreDimensions
    collector.source.tally.missing = missing
    if !isValidUTF8 {
      collector.source.notes.append(
        Phrase(
          "some texts are not in the encoding that the file declares; give a shapefile a .cpg with the right one",
          "часть текстов не в той кодировке, что указана; для Shapefile задайте её в файле .cpg"))
    }
  }

  private static func damaged(_ input: InputSpec, _ layer: String?, _ error: any Error) -> InputError {
    if let lost = SourceOpening.lostReader(error, input, layer: layer) { return lost }
    let text = (error as? GDALError)?.message ?? "\(error)"
    return InputError(
      .badData, file: input.file, layer: layer,
      problem: Phrase("damaged: \(text)", "повреждён: \(text)"),
      hint: Phrase("Get the file again", "Получите файл заново"))
  }
}
