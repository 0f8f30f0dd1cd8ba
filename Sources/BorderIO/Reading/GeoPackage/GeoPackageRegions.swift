internal import BorderCore
internal import BorderTables
internal import SQLite

/// Reads regions from GeoPackage, features in the order of their table, where that gives just what GDAL gives.
enum GeoPackageRegions {
  /// - Returns: `false` when the file is left to GDAL; the collector is as before then.
  /// - Throws: `InputError` with the feature where the file is damaged.
  static func read(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) -> Bool {
    guard case .file(let size) = FileStatus(of: input.file), !GeoPackageFile.isInUse(input.file),
      let database = try? GeoPackageFile.open(input.file, size: size),
      let layer = try? GeoPackageLayer(in: database, named: input.layer),
      let plan = try? FieldPlan(fields: layer.columns.map(\.name), options: options),
      plan.slots.allSatisfy({ if case .other = layer.columns[$0].storage { false } else { true } })
    else { return false }
    let mark = collector.mark
    let info = SourceInfo(
      file: input.file, layer: layer.name, driver: "GPKG", coordinateSystem: SourceOpening.wgs84Name)
    collector.begin(info, plan: plan)
    do {
      try readFeatures(layer, plan, database, into: collector)
    } catch let damage as WellKnownPolygons.Damage {
      throw damaged(
        Phrase(
          "damaged: the geometry breaks off or contradicts itself at its byte \(damage.offset)",
          "повреждён: геометрия обрывается или противоречит себе в своём байте \(damage.offset)"),
        input, layer, feature: collector.featureNumber)
    } catch let error as SQLiteError {
      throw damaged(
        Phrase("damaged: \(error.message)", "повреждён: \(error.message)"), input, layer,
        feature: collector.featureNumber + 1)
    } catch {
      collector.rollBack(to: mark)
      return false
    }
    try SourceOpening.checkDegrees(collector, input: input, isAssumed: false)
    return true
  }

  /// Shows attributes alone. See `AttributeReader`.
  ///
  /// - Returns: `false` when the file is left to GDAL.
  static func readAttributes(
    _ input: InputSpec, _ fields: [String], _ visit: ((Int) -> String?) -> Bool
  ) -> Bool {
    guard case .file(let size) = FileStatus(of: input.file), !GeoPackageFile.isInUse(input.file),
      let database = try? GeoPackageFile.open(input.file, size: size),
      let layer = try? GeoPackageLayer(in: database, named: input.layer)
    else { return false }
    let columns = fields.compactMap { name in layer.columns.first { $0.name == name } }
    guard columns.count == fields.count, !columns.isEmpty else { return false }
    let names = fields.map(SQLiteDatabase.quoted).joined(separator: ", ")
    do throws(SQLiteError) {
      var rows = try SQLiteStatement(
        "SELECT \(names) FROM \(SQLiteDatabase.quoted(layer.name)) NOT INDEXED", in: database)
      while try rows.step() {
        var isPlain = true
        if !visit({ text($0, columns[$0].storage, of: rows, isPlain: &isPlain) }) { break }
      }
      return true
    } catch {
      return false
    }
  }

  private static func readFeatures(
    _ layer: GeoPackageLayer, _ plan: FieldPlan, _ database: SQLiteDatabase, into collector: RegionCollector
  ) throws {
    let names = ([layer.geometryColumn] + plan.slotNames).map(SQLiteDatabase.quoted).joined(separator: ", ")
    // By key, as GDAL reads, whatever indices there are.
    var rows = try SQLiteStatement(
      "SELECT \(names) FROM \(SQLiteDatabase.quoted(layer.name)) NOT INDEXED", in: database)
    let storages = plan.slots.map { layer.columns[$0].storage }
    var polygons = 0
    var missing = 0
    while collector.refusal == nil, try rows.step() {
      var isPlain = true
      collector.beginFeature { slot in
        text(slot + 1, storages[slot], of: rows, isPlain: &isPlain)
      }
      guard isPlain else { throw UnusualLayer() }
      switch rows.kind(0) {
      case .null: missing += 1
      case .blob:
        polygons += try rows.withBytes(0) { bytes in
          var geometry = WellKnownPolygons(bytes, from: try header(of: bytes))
          try geometry.add(to: collector)
          return geometry.count
        }
      default: throw UnusualLayer()
      }
    }
    collector.source.tally.polygons = polygons
    collector.source.tally.missing = missing
  }

  /// The text of a value. `isPlain` is set to `false` when it is not of the kind that its column declares, or no
  /// UTF-8.
  private static func text(
    _ column: Int, _ storage: GeoPackageLayer.Storage, of rows: borrowing SQLiteStatement, isPlain: inout Bool
  ) -> String? {
    switch (storage, rows.kind(column)) {
    case (_, .null): return nil
    case (.text, .text):
      return rows.withBytes(column) { LayerText.string($0, isValidUTF8: &isPlain) }
    case (.integer(let isNarrow), .integer):
      let number = rows.integer(column)
      if isNarrow && Int32(exactly: number) == nil { isPlain = false }
      return "\(number)"
    case (.real, .real):
      return NumberText.of(rows.real(column))
    default:
      isPlain = false
      return nil
    }
  }

  /// The length of what stands before the well-known binary.
  ///
  /// - Throws: `UnusualLayer` for other versions and extended types, `WellKnownPolygons.Damage` for too few bytes.
  private static func header(of bytes: UnsafeRawBufferPointer) throws -> Int {
    guard bytes.count >= 8 else { throw WellKnownPolygons.Damage(offset: bytes.count) }
    // `GP`, version 0; the flags for what is extended or reserved not set.
    guard bytes[0] == 0x47, bytes[1] == 0x50, bytes[2] == 0, bytes[3] & 0xE0 == 0 else {
      throw UnusualLayer()
    }
    let envelopes = [0, 32, 48, 48, 64]
    let kind = Int(bytes[3] >> 1 & 7)
    guard kind < envelopes.count else { throw UnusualLayer() }
    return 8 + envelopes[kind]
  }

  private static func damaged(
    _ problem: Phrase, _ input: InputSpec, _ layer: GeoPackageLayer, feature: Int
  ) -> InputError {
    var error = InputError(
      .badData, file: input.file, layer: layer.name, problem: problem,
      hint: Phrase("Get the file again", "Получите файл заново"))
    error.feature = feature
    return error
  }
}
