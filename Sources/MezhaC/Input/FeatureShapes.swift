internal import BorderCore
internal import BorderTables

/// Features of a batch as shapes with their keys, for surveys and cuts, which know nothing of other batches.
struct FeatureShapes {
  /// Each feature is a region of its own.
  let set: RegionSet
  /// Which longitudes the features have.
  let longitudes: LongitudeRange
  /// What is known of each.
  let features: [RunFeature]
  let ids: [String]

  /// - Parameters:
  ///   - batches: The features.
  ///   - options: `id` names the column of ids; `row` one of numbers, whose order is that of the features: without it
  ///     they are counted from 0; `geometry` that of polygons.
  /// - Throws: A column that is missing, a feature without an id, a geometry that is damaged.
  init(_ batches: RegionBatches, _ options: CallOptions) throws(CallError) {
    let geometry = try RegionInput.geometryColumn(of: batches, options)
    let ids = try Self.ids(batches, options)
    self.ids = ids
    var rows = ids.indices.map { Int64($0) }
    if let name = options["row"] { rows = try Self.numbers(batches, name) }

    var builder = RegionSetBuilder()
    var row = 0
    try batches.forEachBatch(of: geometry) { (column, range) throws(CallError) in
      let polygons = try PolygonColumn(column)
      builder.reserveVertices(min(builder.vertexCount + polygons.vertexEstimate, RegionInput.mostReserved))
      for index in range {
        builder.beginUnnamedRegion()
        do throws(CallError) { try polygons.add(index, to: &builder) } catch { throw error.at(row: row) }
        guard builder.vertexCount < Int(Int32.max) else {
          throw CallError(
            .tooMany, "more than \(Int32.max) vertices at once", hint: "Pass fewer rows", row: row)
        }
        row += 1
      }
    }
    longitudes = builder.longitudes
    // What is told of a feature is found by its number.
    builder.changeRegions(from: 0) { index, region in region.id = "\(index)" }
    let set = builder.finish()
    var firstRings = [Int64](repeating: 0, count: ids.count)
    for ring in stride(from: set.ringCount - 1, through: 0, by: -1) {
      firstRings[set.region(ofRing: ring).index] = Int64(ring)
    }
    features = ids.indices.map {
      RunFeature(key: RegionKey.of(ids[$0]), row: rows[$0], firstRing: firstRings[$0])
    }
    self.set = set
  }

  private static func ids(_ batches: RegionBatches, _ options: CallOptions) throws(CallError) -> [String] {
    guard let name = options["id"] else {
      throw CallError(
        .argument, "the option id is missing",
        hint: "Name the column of ids: what is cut in parts cannot be numbered")
    }
    guard let column = batches.column(named: name), batches.isField(column) else {
      throw CallError(
        .schema, "there is no column '\(name)' of ids",
        hint: "The columns are: \(batches.names.joined(separator: ", "))")
    }
    let ids = try batches.texts(column)
    if let row = ids.firstIndex(where: MissingValue.isMissing) {
      throw CallError(
        .data, "the feature has no id", hint: "Leave out rows without an id, or give them one", row: row)
    }
    return ids
  }

  private static func numbers(_ batches: RegionBatches, _ name: String) throws(CallError) -> [Int64] {
    guard let column = batches.names.firstIndex(of: name), batches.isField(column) else {
      throw CallError(.schema, "there is no column '\(name)' of numbers")
    }
    var numbers: [Int64] = []
    for (row, text) in try batches.texts(column).enumerated() {
      guard let number = Int64(text) else {
        throw CallError(.data, "'\(text)' in column \(name) is no whole number", row: row)
      }
      numbers.append(number)
    }
    return numbers
  }
}

extension RegionBatches {
  /// A column by its name, in which case, and `-` for `_`, make no difference.
  func column(named name: String) -> Int? {
    names.firstIndex(of: name) ?? names.firstIndex { FieldRole.fold($0) == FieldRole.fold(name) }
  }

  /// Calls the body with each value of a column of bytes, and its row.
  ///
  /// - Throws: A column that is missing or of another type, a value that is missing, and what the body throws.
  func forEachBytes(
    of name: String, _ body: (Int, UnsafeRawBufferPointer) throws(ExchangeFault) -> Void
  ) throws(CallError) {
    guard let column = names.firstIndex(of: name) else {
      throw CallError(
        .schema, "there is no column '\(name)'", hint: "The columns are: \(names.joined(separator: ", "))")
    }
    var row = 0
    try forEachBatch(of: column) { (values, rows) throws(CallError) in
      switch values.layout {
      case .bytes(_, false), .view(false), .null: break
      default: throw CallError(.schema, "column \(name) holds no bytes")
      }
      for index in rows {
        guard let bytes = unsafe try values.bytes(index) else {
          throw CallError(.data, "column \(name) has no value", row: row)
        }
        do throws(ExchangeFault) { unsafe try body(row, bytes) } catch {
          throw CallError(
            .data, error.message.english,
            hint: "Pass what the functions of the same library made, unchanged and whole",
            row: row)
        }
        row += 1
      }
    }
  }
}
