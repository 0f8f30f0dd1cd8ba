import BorderCore
import GDAL

/// Reads regions from files.
public enum RegionReader {
  /// Reads one or several inputs into one mosaic.
  ///
  /// - Parameters:
  ///   - inputs: The files and layers, in order.
  ///   - options: Fields, filter, transforms.
  /// - Returns: The regions and their sources. Faults of single rings are in `RegionSet.problems`.
  /// - Throws: `InputError` when an input cannot be used at all.
  public static func read(
    _ inputs: [InputSpec], options: ReadOptions = ReadOptions()
  ) throws(InputError) -> RegionInput {
    let collector = RegionCollector(isOneOfSeveral: inputs.count > 1, swapsAxes: options.swapsAxes)
    collector.builder.reserveVertices(inputs.reduce(0) { $0 + vertexEstimate(of: $1) })
    for input in inputs { try read(input, options, into: collector) }
    return RegionInput(regions: collector.builder.finish(), sources: collector.sources)
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
    if given.isStandardInput {
      input = InputSpec(name: "stdin", contents: try StandardInput.unpacked(), layer: given.layer)
    }
    try SourceOpening.check(input)
    if isForParser(input, options), try GeoJSONRegions.read(input, options, into: collector) {
      try finish(input, collector)
      return
    }
    if try !readByOwnReader(input, options, into: collector) {
      try VectorRegions.read(input, options, into: collector)
    }
    try finish(input, collector)
  }

  /// Plain layers of the commonest formats are read without GDAL, several times faster.
  ///
  /// - Returns: `false` when nothing was read and GDAL must do it.
  private static func readByOwnReader(
    _ input: InputSpec, _ options: ReadOptions, into collector: RegionCollector
  ) throws(InputError) -> Bool {
    guard !options.readsByGDAL, options.whereClause == nil, !options.takesClosedLines, input.contents == nil,
      case .file = FileStatus(of: input.file)
    else { return false }
    switch input.format {
    case "fgb": return try FlatGeobufRegions.read(input, options, into: collector)
    case "gpkg": return try GeoPackageRegions.read(input, options, into: collector)
    default: return false
    }
  }

  /// GeoJSON in one piece and TopoJSON go through the parser, unless GDAL is needed to filter or choose.
  private static func isForParser(_ input: InputSpec, _ options: ReadOptions) -> Bool {
    guard options.whereClause == nil, !options.takesClosedLines else { return false }
    // The layer of TopoJSON is its object, whose name only the parser knows.
    if ["topojson", "topojson.gz"].contains(input.format) { return true }
    guard input.layer == nil || input.layer == input.stem else { return false }
    if ["geojson", "json", "geojson.gz", "json.gz"].contains(input.format) { return true }
    guard let contents = input.contents else { return false }
    let start = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? contents.dropFirst(3) : contents[...]
    return start.first { $0 > 32 } == UInt8(ascii: "{")
  }

  /// What holds for every format.
  private static func finish(_ input: InputSpec, _ collector: RegionCollector) throws(InputError) {
    if let contents = input.contents {
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
    try collector.end()
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
    note(tally.skipped, "points, lines and other geometries left out", "точек, линий и прочего пропущено")
  }
}
