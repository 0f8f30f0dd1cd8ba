import BorderCore
internal import BorderTables
import GDAL

/// Reads regions from any vector format of GDAL.
enum VectorRegions {
  /// - Throws: `InputError` when the file, its layer or its fields cannot be used.
  static func read(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) {
    try read(input, options, into: collector, nestsByPlace: false)
  }

  private static func layer(
    of dataset: VectorDataset, for input: InputSpec, _ options: ReadOptions
  ) throws(InputError) -> VectorLayer {
    try SourceOpening.layer(
      of: dataset, for: input, holding: Phrase("polygons", "полигоны"),
      advice: Phrase(
        "--closed-lines takes closed lines as polygons", "--closed-lines примет замкнутые линии за полигоны"),
      where: { options.takesClosedLines ? $0.mayHoldPolygons || $0.mayHoldLines : $0.mayHoldPolygons })
  }

  private static func read(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector, nestsByPlace: Bool
  ) throws(InputError) {
    let (dataset, encodingNote) = try SourceOpening.open(input)
    let layer = try layer(of: dataset, for: input, options)
    let plan: FieldPlan
    do {
      plan = try FieldPlan(fields: layer.fieldNames, options: options)
    } catch {
      throw error.error(file: input.file, layer: layer.name)
    }
    try setFilter(layer, plan, options, input)
    let mark = collector.mark
    collector.begin(
      SourceInfo(file: input.file, layer: layer.name, driver: dataset.driverName, coordinateSystem: ""),
      plan: plan)
    if let encodingNote { collector.source.notes.append(encodingNote) }
    collector.watchesWinding = dataset.driverName == "ESRI Shapefile" && !nestsByPlace
    let isAssumed = try setTransform(layer, options, collector, input)
    try readFeatures(layer, plan, options, input, into: collector)
    if collector.hasWrongWinding {
      // A shapefile tells holes by their winding, and this one does not keep to it.
      collector.rollBack(to: mark)
      return try RingNesting.byPlace { () throws(InputError) in
        try read(input, options, into: collector, nestsByPlace: true)
      }
    }
    try SourceOpening.checkDegrees(collector, input: input, isAssumed: isAssumed)
  }

  /// Shows attributes alone. See `AttributeReader`.
  static func readAttributes(
    _ input: InputSpec, _ fields: [String], _ options: ReadOptions, _ visit: ((Int) -> String?) -> Bool
  ) throws(InputError) {
    do {
      let (dataset, _) = try SourceOpening.open(input)
      let layer = try layer(of: dataset, for: input, options)
      let names = layer.fieldNames
      let indices = fields.map { names.firstIndex(of: $0) }
      // The condition may need any field.
      if let clause = options.whereClause {
        try layer.setAttributeFilter(FilterClause(text: clause).quoted(names))
      } else {
        layer.readOnly(fields: fields, withShapes: false)
      }
      try layer.forEachFeature { feature in
        if !visit({ index in indices[index].flatMap { feature.value(ofField: $0) } }) { throw EnoughRead() }
      }
    } catch let error as InputError {
      throw error
    } catch is EnoughRead {
      return
    } catch {
      throw damaged(input, input.layer, error)
    }
  }

  /// Ends a reading before the last feature.
  private struct EnoughRead: Error {}

  private static func setFilter(
    _ layer: VectorLayer, _ plan: FieldPlan, _ options: ReadOptions, _ input: InputSpec
  ) throws(InputError) {
    guard let clause = options.whereClause else { return layer.readOnly(fields: plan.slotNames) }
    // The condition may need any field, so none is left out.
    do {
      try layer.setAttributeFilter(FilterClause(text: clause).quoted(layer.fieldNames))
    } catch {
      throw wrongFilter(clause, error, layer, plan, input)
    }
  }

  /// What is wrong with a condition, in the same words for every format: drivers quote their own SQL, or nothing.
  private static func wrongFilter(
    _ clause: String, _ error: GDALError, _ layer: VectorLayer, _ plan: FieldPlan, _ input: InputSpec
  ) -> InputError {
    let list = plan.givenFields.joined(separator: ", ")
    var problem = Phrase(
      "--where \(clause) is no condition on the fields of the layer",
      "--where \(clause) — не условие для полей этого слоя")
    let words = error.message.split(separator: "\"", omittingEmptySubsequences: false)
    if words.count > 2, words[2].hasPrefix(" not recognised as an available field") {
      problem = Phrase(
        "--where \(clause): there is no field \(words[1])", "--where \(clause): поля \(words[1]) нет")
    }
    return InputError(
      .usage, file: input.file, layer: layer.name, problem: problem,
      hint: Phrase(
        "Text stands in single quotes, numbers without: name = 'X' AND pop > 1000. The fields are: \(list)",
        "Текст пишут в одиночных кавычках, числа без них: name = 'X' AND pop > 1000. Есть поля: \(list)"))
  }

  /// - Returns: Whether the layer has no CRS and degrees are assumed.
  private static func setTransform(
    _ layer: VectorLayer, _ options: ReadOptions, _ collector: RegionCollector, _ input: InputSpec
  ) throws(InputError) -> Bool {
    let own = try SourceOpening.ownSystem(of: layer, input)
    guard let (system, isDeclared) = try SourceOpening.system(own, options, file: input.file) else {
      if options.isPlanar {
        collector.setPlanar()
      } else {
        SourceOpening.assumeWGS84(collector, insteadOf: own, of: input)
      }
      return true
    }
    if options.isPlanar { throw PlanarScale.mixed(input, system) }
    collector.source.isCRSDeclared = isDeclared
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
    var collections = 0
    let slots = plan.slots
    do {
      let warnings = try layer.forEachFeature { feature in
        collector.beginFeature { feature.value(ofField: slots[$0], isValidUTF8: &isValidUTF8) }
        let hasGeometry: Void? = feature.withGeometry { geometry in
          if geometry.hasMoreDimensions { withMoreDimensions += 1 }
          let before = polygons.polygons
          geometry.visitPolygons(&visitor, takesClosedLines: options.takesClosedLines, tally: &polygons)
          if geometry.kind == .collection, polygons.polygons > before + 1 { collections += 1 }
        }
        if hasGeometry == nil { missing += 1 }
        if let failure = collector.refusal ?? collector.transformFailure { throw failure }
      }
      for warning in Set(warnings).sorted() { collector.source.notes.append(Phrase(same: warning)) }
    } catch let error as GDALError {
      // Drivers that speak SQL look at the condition only when they read.
      if options.whereClause != nil && collector.featureNumber == 0 {
        throw wrongFilter(options.whereClause ?? "", error, layer, plan, input)
      }
      throw damaged(input, layer.name, error)
    } catch let refusal as InputError {
      throw refusal
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
    collector.source.tally.collections = collections
    collector.source.tally.skipped = polygons.skipped
    collector.source.tally.withMoreDimensions = withMoreDimensions
    collector.source.tally.missing = missing
    if !isValidUTF8 {
      collector.source.notes.append(
        Phrase(
          "some texts are not in the encoding that the file declares or its format has; a shapefile says its own in a .cpg beside it, others are converted with iconv",
          "часть текстов не в той кодировке, которая указана в файле или принята в его формате; для Shapefile задайте её в файле .cpg, другие файлы перекодируйте программой iconv"
        ))
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
