import BorderCore
import BorderTables
import GDAL

/// In which coordinates a source is, and how they become degrees on WGS 84.
extension SourceOpening {
  /// The CRS of a layer of regions: its own where that has a place on the earth, or else the one that the user declared.
  ///
  /// - Parameters:
  ///   - own: What the layer names.
  ///   - options: What the user declared.
  ///   - file: The file, for messages.
  /// - Returns: `nil` where there is none; whether it was declared.
  /// - Throws: `InputError` when the user's definition is unknown.
  static func system(
    _ own: CoordinateSystem?, _ options: ReadOptions, file: String
  ) throws(InputError) -> (system: CoordinateSystem, isDeclared: Bool)? {
    if let own, own.isOnEarth { return (own, false) }
    guard let declared = options.declaredCRS else { return nil }
    let system = try? CoordinateSystem(definition: ReferenceText.accepted(declared) ?? declared)
    guard let system, system.isOnEarth else {
      throw InputError(
        .usage, file: file,
        problem: Phrase("--crs: unknown CRS \(declared)", "--crs: неизвестная система координат \(declared)"),
        hint: Phrase(
          "Give a code that PROJ knows, such as --crs EPSG:28404",
          "Дайте код, известный PROJ, например --crs EPSG:28404"))
    }
    return (system, true)
  }

  /// The system that a member `crs` names.
  ///
  /// - Throws: `InputError` for a text that `ReferenceText` does not take, or that PROJ does not know.
  static func system(named name: String, file: String) throws(InputError) -> CoordinateSystem {
    if let text = ReferenceText.accepted(name), let system = try? CoordinateSystem(definition: text) {
      return system
    }
    throw InputError(
      .badData, file: file, problem: Phrase("unknown CRS \(name)", "неизвестная система координат \(name)"),
      hint: Phrase(
        "Write a code that PROJ knows into the member crs, such as EPSG:3857, or take the member out for WGS 84. Known forms: \(ReferenceText.known); addresses and files are not followed",
        "Впишите в член crs код, известный PROJ, например EPSG:3857, или уберите его, если это WGS 84. Известные виды: \(ReferenceText.known); адреса и файлы не открываются"
      ))
  }

  /// What carries the positions of a CRS to WGS 84; `nil` for WGS 84 itself.
  static func transform(
    from system: CoordinateSystem, _ options: ReadOptions, file: String, layer: String
  ) throws(InputError) -> (any PositionTransform)? {
    if system.isWGS84 { return nil }
    let name = system.authorityCode ?? system.name
    guard ReferenceText.accepted(system.wkt) != nil else {
      throw InputError(
        .badData, file: file, layer: layer,
        problem: Phrase(
          "the CRS \(name) names files, or is none that can be written as WKT",
          "система координат \(name) ссылается на файлы или не записывается как WKT"),
        hint: Phrase(
          "Give the file its CRS by a code: ogr2ogr -a_srs EPSG:CODE OUT IN",
          "Задайте систему координат кодом: ogr2ogr -a_srs EPSG:КОД КУДА ОТКУДА"))
    }
    guard let makeTransform = options.makeTransform else {
      throw InputError(
        .badData, file: file, layer: layer,
        problem: Phrase("the CRS is \(name), not WGS 84", "система координат – \(name), а не WGS 84"),
        hint: Phrase(
          "Convert it: ogr2ogr -t_srs EPSG:4326 OUT IN", "Переведите: ogr2ogr -t_srs EPSG:4326 КУДА ОТКУДА"))
    }
    do {
      return try makeTransform(system.wkt)
    } catch {
      throw InputError(
        .badData, file: file, layer: layer,
        problem: Phrase(
          "cannot transform from \(name): \(error)", "нет преобразования из \(name): \(error)"),
        hint: Phrase(
          "Convert it: ogr2ogr -t_srs EPSG:4326 OUT IN", "Переведите: ogr2ogr -t_srs EPSG:4326 КУДА ОТКУДА"))
    }
  }

  /// What to tell of a layer without a CRS.
  ///
  /// - Parameter own: The CRS without a place on the earth that the layer names, if it does.
  /// - Returns: The note, in the same words for every format.
  static func assumption(insteadOf own: CoordinateSystem?) -> Phrase {
    let name = own.map { $0.name.isEmpty ? "" : " (\($0.name))" } ?? ""
    return own == nil
      ? Phrase(
        "the layer has no CRS; longitude and latitude on WGS 84 are assumed",
        "у слоя нет системы координат; приняты долгота и широта на WGS 84")
      : Phrase(
        "the layer has no CRS with a place on the earth\(name); longitude and latitude on WGS 84 are assumed",
        "у слоя нет системы координат, привязанной к Земле\(name); приняты долгота и широта на WGS 84")
  }

  /// Notes that the layer says nothing of its CRS.
  static func assumeWGS84(
    _ collector: RegionCollector, insteadOf own: CoordinateSystem? = nil, of input: InputSpec? = nil
  ) {
    collector.source.coordinateSystem = noSystem
    guard own == nil, let input, input.contents == nil, ["shp", "csv", "tsv", "txt"].contains(input.format),
      case .file(1...) = FileStatus(of: input.file.dropLast(3) + "prj")
    else {
      collector.source.notes.append(assumption(insteadOf: own))
      return
    }
    collector.source.notes.append(
      Phrase(
        "the CRS in the .prj beside the file is not understood; longitude and latitude on WGS 84 are assumed",
        "система координат в файле .prj рядом не понята; приняты долгота и широта на WGS 84"))
  }

  /// Checks, once all is read, that coordinates without a CRS were degrees.
  ///
  /// - Parameters:
  ///   - collector: What was read.
  ///   - input: The file, for the message.
  ///   - isAssumed: Whether nothing says that they are; one position beyond the globe proves the contrary then.
  /// - Throws: `InputError` with the position.
  static func checkDegrees(
    _ collector: RegionCollector, input: InputSpec, isAssumed: Bool
  ) throws(InputError) {
    guard let problem = collector.outOfRangeProblem(isLeast: false) else { return }
    if collector.looksSwapped { throw swapped(problem, collector, input) }
    guard isAssumed || !collector.hasVertices else { return }
    // A slip beyond a pole or the meridian is a fault of its ring, no sign of another unit.
    guard let problem = collector.outOfRangeProblem(isLeast: true) else { return }
    let system = collector.source.coordinateSystem
    if !isAssumed, collector.transform == nil, !isGeoJSON(input), system != noSystem {
      var error = InputError(
        .badData, file: input.file, layer: collector.source.layer,
        problem: Phrase(
          "coordinates are not degrees, although the CRS of the layer is \(system)",
          "координаты не в градусах, хотя система координат слоя – \(system)"),
        hint: Phrase(
          "Write the right CRS into the file: ogr2ogr -a_srs EPSG:CODE NEW OLD",
          "Запишите в файл верную систему: ogr2ogr -a_srs EPSG:КОД НОВЫЙ СТАРЫЙ"))
      error.position = problem.position
      throw error
    }
    var error = InputError(
      .badData, file: input.file, layer: collector.source.layer,
      problem: collector.transform != nil
        ? Phrase(
          "no position of the earth in the CRS \(system)", "такого места в системе координат \(system) нет")
        : Phrase(
          "coordinates are not degrees, and no CRS that can be used is given",
          "координаты не в градусах, а пригодная система координат не указана"),
      hint: collector.transform != nil
        ? badTransform
        : Phrase(
          "Declare it: --crs EPSG:CODE. Neighbours without lengths need none: mezha adjacency",
          "Укажите её: --crs EPSG:КОД. Для соседей без длин она не нужна: mezha adjacency"))
    error.position = problem.position
    error.isAboutUnits = collector.transform == nil
    throw error
  }

  /// Whether degrees are what the format has where the file names no CRS.
  static func isGeoJSON(_ input: InputSpec) -> Bool {
    ["geojson", "json", "geojsonl", "geojsons", "ndjson", "topojson", ""].contains(input.format)
  }

  /// A latitude beyond 90 where every longitude would be one.
  static func swapped(
    _ problem: RegionProblem, _ collector: RegionCollector, _ input: InputSpec
  ) -> InputError {
    var error = InputError(
      .badData, file: input.file, layer: collector.source.layer,
      problem: Phrase(
        "latitude and longitude seem to be swapped: a latitude is beyond 90, and no longitude is",
        "широта и долгота, похоже, переставлены: есть широта больше 90, а долгот таких нет"),
      hint: Phrase(
        "--swap-axes reads them the other way round; if they are not degrees, declare the CRS: --crs EPSG:CODE",
        "--swap-axes прочтёт их наоборот; если это не градусы, укажите систему координат: --crs EPSG:КОД"
      ))
    error.position = problem.position
    return error
  }

  /// The CRS for people.
  static func describe(_ system: CoordinateSystem) -> String {
    guard let code = system.authorityCode else { return system.name.isEmpty ? "unnamed" : system.name }
    return system.name.isEmpty ? code : "\(system.name) (\(code))"
  }
}
