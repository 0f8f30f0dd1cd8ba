public import BorderCore
internal import BorderTables
internal import GDAL

/// Lines and where they come from.
public struct LineInput: Sendable {
  /// The lines with their attributes; those that were wanted, where only some were.
  public var lines: LineSet
  /// How many lines were read.
  public var lineCount: Int
  /// The polygons, where they were asked for: each with its rings.
  public var areas: [[[Position]]] = []
  /// The file and its layer.
  public var source: SourceInfo
}

extension LineInput {
  /// The column of a field that was read.
  ///
  /// - Parameter field: Its name; case makes no difference where no other has it.
  /// - Returns: Its index.
  /// - Throws: `InputError` with the fields there are. Of standard input all fields are read, whatever was asked for.
  public func column(_ field: String) throws(InputError) -> Int {
    if let index = lines.index(ofColumn: field) { return index }
    throw Self.unknown(field, among: source.fields, file: source.file, layer: source.layer)
  }

  fileprivate static func unknown(
    _ field: String, among names: [String], file: String, layer: String
  ) -> InputError {
    let list = names.joined(separator: ", ")
    return InputError(
      .usage, file: file, layer: layer, problem: Phrase("no field \(field)", "нет поля \(field)"),
      hint: Phrase("The fields are: \(list)", "Есть поля: \(list)"))
  }

  /// Further attributes of some features.
  ///
  /// - Parameters:
  ///   - fields: The names of the fields, as in `SourceInfo.fields`.
  ///   - features: The features, counted from 0 as in `LineSet.rows`.
  ///   - options: The condition that the lines were read with.
  /// - Returns: The texts of the fields by feature.
  /// - Throws: `InputError` when the file cannot be read any more.
  public func attributes(
    _ fields: [String], ofFeatures features: Set<Int>, options: ReadOptions
  ) throws(InputError) -> [Int: [String]] {
    guard let last = features.max(), !fields.isEmpty else { return [:] }
    var found: [Int: [String]] = [:]
    var feature = 0
    let reader = AttributeReader(
      input: InputSpec(file: source.file, layer: source.layer), options: options)
    try reader.forEachFeature(fields: fields) { value in
      if features.contains(feature) {
        found[feature] = fields.indices.map { value($0).map(FieldText.trimmed) ?? "" }
      }
      feature += 1
      return feature <= last
    }
    return found
  }
}

/// Reads lines from any vector format of GDAL.
public enum LineReader {
  /// Reads a layer of lines, straight into flat arrays.
  ///
  /// Members of multi-lines become lines of one feature; curves are made straight; points, and polygons if they are not
  /// asked for, are counted and left out. Fields are read as texts.
  ///
  /// - Parameters:
  ///   - input: The file and layer; standard input too.
  ///   - fields: The fields to read, each by its exact name or its name in any case. All of them when `nil`.
  ///   - takesPolygons: Whether polygons are read too, into `LineInput.areas`.
  ///   - options: The filter and the transforms; its fields play no part.
  ///   - isUseful: Says which lines to keep, batch by batch, so that only these take memory: see `LineSetBuilder.sift(_:)`.
  ///     Without it, all are kept.
  /// - Returns: The lines and their source.
  /// - Throws: `InputError` when the file, its layer, a field or its CRS cannot be used.
  public static func read(
    _ input: InputSpec, fields: [String]? = nil, takesPolygons: Bool = false,
    options: ReadOptions = ReadOptions(), keeping isUseful: ((LineSet, Range<Int>) -> [Bool])? = nil
  ) throws(InputError) -> LineInput {
    var input = input
    if input.isStandardInput {
      input = InputSpec(name: "stdin", contents: try StandardInput.unpacked(), layer: input.layer)
    }
    try SourceOpening.check(input)
    return try read(UnicodeText.decoded(input), fields, takesPolygons, options, isUseful)
  }

  private static func read(
    _ input: InputSpec, _ fields: [String]?, _ takesPolygons: Bool, _ options: ReadOptions,
    _ isUseful: ((LineSet, Range<Int>) -> [Bool])?
  ) throws(InputError) -> LineInput {
    let (dataset, encodingNote) = try SourceOpening.open(input)
    let layer = try SourceOpening.layer(
      of: dataset, for: input,
      holding: takesPolygons ? Phrase("lines or polygons", "линии или полигоны") : Phrase("lines", "линии"),
      where: { $0.mayHoldLines || takesPolygons && $0.mayHoldPolygons })
    let names = layer.fieldNames
    let slots = try slots(fields, of: names, input, layer.name)
    try setFilter(layer, slots.map { names[$0] }, options, input)

    var source = SourceInfo(
      file: input.file, layer: layer.name, driver: dataset.driverName, coordinateSystem: "")
    source.fields = names
    if let encodingNote { source.notes.append(encodingNote) }
    let own = try SourceOpening.ownSystem(of: layer, input)
    let system = own.flatMap { $0.isOnEarth ? $0 : nil }
    source.coordinateSystem = system.map { SourceOpening.describe($0) } ?? SourceOpening.noSystem
    if system == nil { source.notes.append(SourceOpening.assumption(insteadOf: own)) }
    var collector = LineCollector(
      builder: LineSetBuilder(columns: slots.map { names[$0] }),
      isLatitudeFirst: system?.isLatitudeFirst ?? false)
    if let system {
      collector.transform = try SourceOpening.transform(
        from: system, options, file: input.file, layer: layer.name)
    }
    do {
      try layer.forEachFeature { feature in
        if let isUseful, collector.builder.freshVertexCount >= Self.batch { collector.sift(isUseful) }
        collector.beginFeature(slots.map { feature.value(ofField: $0) ?? "" })
        let skipped = feature.withGeometry { geometry in
          var tally = PolygonTally()
          if takesPolygons { geometry.visitPolygons(&collector, tally: &tally) }
          let others = geometry.forEachLine { collector.addLine($0) }
          // What is no line is a polygon, or nothing of use.
          return tally.polygons > 0 ? 0 : others
        }
        collector.skipped += skipped ?? 0
        if skipped == nil { source.tally.missing += 1 }
        if let failure = collector.failure { throw failure }
      }
    } catch let error as GDALError {
      throw damaged(input, layer.name, error)
    } catch {
      var failure = InputError(
        .badData, file: input.file, layer: layer.name,
        problem: Phrase("cannot be transformed: \(error)", "не преобразуется: \(error)"),
        hint: SourceOpening.badTransform)
      failure.feature = collector.featureNumber
      throw failure
    }
    if let isUseful { collector.sift(isUseful) }
    let result = finish(collector, source)
    if let clause = options.whereClause, result.source.featureCount == 0 {
      let whole = input.contents == nil ? InputSpec(file: input.file, layer: layer.name) : input
      let failure = try FilterClause(text: clause).failure(
        option: "--where-lines", fields: names,
        attributes: AttributeReader(input: whole, options: ReadOptions()), layer: layer.name)
      if let failure { throw failure }
    }
    return result
  }

  /// How many vertices are looked at together where not all lines are kept.
  private static let batch = 1 << 20

  private static func finish(_ collector: LineCollector, _ source: SourceInfo) -> LineInput {
    var source = source
    source.featureCount = collector.featureNumber
    source.tally.skipped = collector.skipped
    if collector.skipped > 0 {
      source.notes.append(
        Phrase(
          "\(source.file): geometries that are no lines: \(collector.skipped)",
          "\(source.file): геометрий, которые не линии: \(collector.skipped)"))
    }
    let dropped = collector.builder.droppedLines
    if dropped > 0 {
      source.notes.append(
        Phrase(
          "\(source.file): lines without length or with positions off the globe, left out: \(dropped)",
          "\(source.file): линий без длины или с точками вне земного шара, пропущено: \(dropped)"))
    }
    let lines = collector.builder.finish()
    source.vertexCount = lines.positions.count + collector.dropped.vertices
    return LineInput(
      lines: lines, lineCount: lines.lineCount + collector.dropped.lines, areas: collector.areas,
      source: source)
  }

  private static func slots(
    _ fields: [String]?, of names: [String], _ input: InputSpec, _ layer: String
  ) throws(InputError) -> [Int] {
    guard let fields else { return Array(names.indices) }
    var slots: [Int] = []
    for field in fields {
      let exact = names.firstIndex(of: field)
      guard let index = exact ?? names.firstIndex(where: { FieldRole.fold($0) == FieldRole.fold(field) })
      else {
        throw LineInput.unknown(field, among: names, file: input.file, layer: layer)
      }
      if !slots.contains(index) { slots.append(index) }
    }
    return slots
  }

  private static func setFilter(
    _ layer: VectorLayer, _ fields: [String], _ options: ReadOptions, _ input: InputSpec
  ) throws(InputError) {
    guard let clause = options.whereClause else { return layer.readOnly(fields: fields) }
    do {
      try layer.setAttributeFilter(FilterClause(text: clause).quoted(layer.fieldNames))
    } catch {
      let list = layer.fieldNames.joined(separator: ", ")
      throw InputError(
        .usage, file: input.file, layer: layer.name,
        problem: Phrase("the condition: \(error.message)", "условие: \(error.message)"),
        hint: Phrase("The fields are: \(list)", "Есть поля: \(list)"))
    }
  }

  private static func damaged(_ input: InputSpec, _ layer: String?, _ error: any Error) -> InputError {
    if let lost = SourceOpening.lostReader(error, input, layer: layer) { return lost }
    let text = (error as? GDALError)?.message ?? "\(error)"
    return InputError(
      .badData, file: input.file, layer: layer,
      problem: Phrase("cannot be read: \(text)", "не читается: \(text)"),
      hint: SourceOpening.badFile)
  }
}

/// Takes lines over from GDAL.
private struct LineCollector: PolygonVisitor {
  var builder: LineSetBuilder
  let isLatitudeFirst: Bool
  var transform: (any PositionTransform)?
  var failure: (any Error)?
  var skipped = 0
  private(set) var featureNumber = 0
  private(set) var areas: [[[Position]]] = []
  /// What was of no use.
  private(set) var dropped = (lines: 0, vertices: 0)
  private var buffer: [Position] = []

  init(builder: LineSetBuilder, isLatitudeFirst: Bool) {
    self.builder = builder
    self.isLatitudeFirst = isLatitudeFirst
  }

  mutating func beginFeature(_ row: [String]) {
    featureNumber += 1
    builder.beginFeature(row)
  }

  /// Drops lines that are of no use, of those since the last time.
  mutating func sift(_ isUseful: (LineSet, Range<Int>) -> [Bool]) {
    let (lines, vertices) = (builder.lineCount, builder.vertexCount)
    builder.sift(isUseful)
    dropped.lines += lines - builder.lineCount
    dropped.vertices += vertices - builder.vertexCount
  }

  mutating func addLine(_ block: borrowing PositionBlock) {
    if read(block) { builder.addLine(buffer) }
  }

  mutating func beginPolygon() { areas.append([]) }

  mutating func visitRing(_ ring: borrowing PositionBlock) {
    guard !areas.isEmpty, read(ring), buffer.count > 2 else { return }
    let places = buffer.compactMap(\.onGlobe)
    if places.count == buffer.count { areas[areas.count - 1].append(places) }
  }

  /// Reads positions into the buffer as degrees of longitude and latitude.
  private mutating func read(_ block: borrowing PositionBlock) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: repeatElement(Position(longitude: 0, latitude: 0), count: block.count))
    let written = buffer.withUnsafeMutableBytes { block.copy(to: $0) }
    guard written == buffer.count else { return false }
    if isLatitudeFirst {
      for index in buffer.indices {
        buffer[index] = Position(longitude: buffer[index].latitude, latitude: buffer[index].longitude)
      }
    }
    if let transform {
      do {
        try buffer.withUnsafeMutableBufferPointer { try transform.transform($0) }
      } catch {
        failure = failure ?? error
      }
    }
    return true
  }
}
