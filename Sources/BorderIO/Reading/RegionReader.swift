import BorderCore
import GDAL

/// Reads regions from files.
public enum RegionReader {
  /// Reads one or several inputs into one mosaic.
  ///
  /// - Parameters:
  ///   - inputs: The files and layers, in order.
  ///   - options: Fields, filter, transforms.
  ///   - spill: Takes the polygons as they are read; the regions that are returned have none then.
  /// - Returns: The regions and their sources. Faults of single rings are in `RegionSet.problems`.
  /// - Throws: `InputError` when an input cannot be used at all.
  public static func read(
    _ inputs: [InputSpec], options: ReadOptions = ReadOptions(), spill: RegionSpill? = nil
  ) throws(InputError) -> RegionInput {
    // Standard input can be read but once.
    var inputs = inputs
    for index in inputs.indices where inputs[index].isStandardInput {
      inputs[index] = InputSpec(
        name: "stdin", contents: try StandardInput.unpacked(), layer: inputs[index].layer)
    }
    do throws(InputError) {
      return try readAll(inputs, options, spill)
    } catch {
      guard options.takesPlanar, error.isAboutUnits else { throw error }
      var planar = options
      planar.isPlanar = true
      return try readAll(inputs, planar, spill)
    }
  }

  private static func readAll(
    _ inputs: [InputSpec], _ options: ReadOptions, _ spill: RegionSpill?
  ) throws(InputError) -> RegionInput {
    let collector = RegionCollector(isOneOfSeveral: inputs.count > 1, swapsAxes: options.swapsAxes)
    let vertices = inputs.reduce(0) { $0 + vertexEstimate(of: $1) }
    collector.spill = spill
    // Room that is never written to still counts against a limit of addresses.
    if spill == nil, 16 * vertices <= MemoryBudget.now().bytes / 3 {
      collector.builder.reserveVertices(vertices)
    }
    for input in inputs { try read(input, options, into: collector) }
    try checkDeclaredCRS(options, collector.sources)
    try checkFilter(inputs, options, collector.sources)
    collector.handOver()
    var input = RegionInput(
      regions: collector.builder.finish(), sources: collector.sources, isPlanar: options.isPlanar)
    input.attributes = collector.attributes
    try checkKeptFields(options, input)
    return input
  }

  /// A field to keep must be in some input.
  private static func checkKeptFields(_ options: ReadOptions, _ input: RegionInput) throws(InputError) {
    guard case .named(let names) = options.keptFields, let first = input.sources.first else { return }
    let fields = input.sources.flatMap(\.fields)
    for name in names {
      _ = try KeptFields.named([name]).indices(in: fields, file: first.file)
    }
  }

  /// A condition must be fulfilled by some feature, unless there are none.
  private static func checkFilter(
    _ inputs: [InputSpec], _ options: ReadOptions, _ sources: [SourceInfo]
  ) throws(InputError) {
    guard let clause = options.whereClause, sources.allSatisfy({ $0.featureCount == 0 }) else { return }
    var all = options
    all.whereClause = nil
    for (input, source) in zip(inputs, sources) {
      let failure = try FilterClause(text: clause).failure(
        option: "--where", fields: source.fields, attributes: AttributeReader(input: input, options: all),
        layer: source.layer)
      if let failure { throw failure }
    }
  }

  /// A CRS that the user declares must be wanted somewhere.
  private static func checkDeclaredCRS(
    _ options: ReadOptions, _ sources: [SourceInfo]
  ) throws(InputError) {
    guard let declared = options.declaredCRS, let first = sources.first,
      !sources.contains(where: \.isCRSDeclared)
    else { return }
    throw InputError(
      .usage, file: first.file, layer: first.layer,
      problem: Phrase(
        "--crs \(declared) is for files without a CRS, and this one names its own: \(first.coordinateSystem)",
        "--crs \(declared) – для файлов без системы координат, а этот называет свою: \(first.coordinateSystem)"
      ),
      hint: Phrase(
        "Leave --crs out; if the file is wrong, set the right one with ogr2ogr -a_srs EPSG:CODE OUT IN",
        "Уберите --crs; если файл ошибается, задайте верную: ogr2ogr -a_srs EPSG:КОД КУДА ОТКУДА"))
  }

  /// Reads one input. See `read(_:options:)`.
  public static func read(
    _ input: InputSpec, options: ReadOptions = ReadOptions()
  ) throws(InputError) -> RegionInput {
    try read([input], options: options)
  }

  /// No format needs fewer than 16 bytes a vertex for long, compressed ones aside. Room that stays empty costs
  /// nothing.
  private static func vertexEstimate(of input: InputSpec) -> Int {
    if let contents = input.contents { return contents.count / 16 }
    guard case .file(let size) = FileStatus(of: input.file) else { return 0 }
    return min(size, 1 << 36) / 16
  }

  private static func read(
    _ given: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) {
    var input = given
    try SourceOpening.check(input)
    input = try UnicodeText.decoded(input)
    if isForParser(input, options), try GeoJSONRegions.read(input, options, into: collector) {
      try finish(input, options, collector)
      return
    }
    if try !readByOwnReader(input, options, into: collector) {
      try VectorRegions.read(input, options, into: collector)
    }
    try finish(input, options, collector)
  }

  /// Plain layers of the commonest formats are read without GDAL, several times faster.
  ///
  /// - Returns: `false` when nothing was read and GDAL must do it.
  private static func readByOwnReader(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) -> Bool {
    guard isForOwnReader(input, options) else { return false }
    switch input.format {
    case "fgb": return try FlatGeobufRegions.read(input, options, into: collector)
    case "gpkg": return try GeoPackageRegions.read(input, options, into: collector)
    default: return false
    }
  }

  /// Whether a reader of Mezha's own may take the input, if its name says that it is of its format.
  static func isForOwnReader(_ input: InputSpec, _ options: ReadOptions) -> Bool {
    guard !options.readsByGDAL, options.whereClause == nil, !options.takesClosedLines, !options.isPlanar,
      input.contents == nil,
      case .file = FileStatus(of: input.file)
    else { return false }
    return true
  }

  /// GeoJSON in one piece and TopoJSON go through the parser, unless GDAL is needed to filter or choose.
  static func isForParser(_ input: InputSpec, _ options: ReadOptions) -> Bool {
    guard options.whereClause == nil, !options.takesClosedLines else { return false }
    // The layer of TopoJSON is its object, whose name only the parser knows.
    if ["topojson", "topojson.gz"].contains(input.format) { return true }
    guard input.layer == nil || input.layer == input.stem else { return false }
    if ["geojson", "json", "geojson.gz", "json.gz"].contains(input.format) { return true }
    guard let contents = input.contents else { return false }
    let start = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? contents.dropFirst(3) : contents[...]
    return start.first { $0 > 32 }.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } ?? false
  }

  /// What holds for every format.
  private static func finish(
    _ input: InputSpec, _ options: ReadOptions, _ collector: RegionCollector
  ) throws(InputError) {
    if let refusal = collector.refusal { throw refusal }
    if let contents = input.contents, !input.isDecoded {
      collector.source.contentDigest = contents.withUnsafeBytes { SHA256Digest.of(bytes: $0) }
    }
    let tally = collector.source.tally
    if tally.polygons == 0 && tally.skipped > 0 {
      throw InputError(
        .badData, file: input.file, layer: collector.source.layer,
        problem: Phrase(
          "there are no polygons, only other geometries", "полигонов нет, только другие геометрии"),
        hint: Phrase(
          "Regions are polygons: --closed-lines takes closed lines as such; others are made of lines with QGIS or ogr2ogr",
          "Регионы – это полигоны: --closed-lines примет за них замкнутые линии; из прочих их соберут QGIS или ogr2ogr"
        ))
    }
    try collector.end(AttributeReader(input: input, options: options))
    noteTally(collector)
  }

  private static func noteTally(_ collector: RegionCollector) {
    let tally = collector.source.tally
    func note(_ count: Int, _ english: String, _ russian: String) {
      if count > 0 { collector.source.notes.append(Phrase("\(english): \(count)", "\(russian): \(count)")) }
    }
    note(tally.missing, "features without geometry", "объектов без геометрии")
    note(
      tally.withMoreDimensions, "features with Z or M values, which are ignored",
      "объектов с координатами Z или M, которые не учитываются")
    note(tally.linearized, "curved surfaces made of straight segments", "криволинейных фигур спрямлено")
    note(tally.closedLines, "closed lines taken as polygons", "замкнутых линий принято за полигоны")
    note(
      tally.collections,
      "geometry collections whose polygons are taken together as one region each (as features of their own they are regions of their own)",
      "коллекций геометрий, полигоны которых приняты вместе за один регион (отдельными объектами они были бы отдельными регионами)"
    )
    note(tally.skipped, "points, lines and other geometries left out", "точек, линий и прочего пропущено")
  }
}
