package import BorderCore
internal import BorderTables
package import GDAL

/// Checks and messages that all formats share.
package enum SourceOpening {
  /// Looks at the file before anyone opens it.
  ///
  /// - Throws: `InputError` when it does not exist or is empty.
  package static func check(_ input: InputSpec) throws(InputError) {
    let empty = InputError(
      .badData, file: input.file, problem: Phrase("the file is empty", "файл пуст"),
      hint: Phrase(
        "Look at what should have written it, or get it again",
        "Проверьте, чем он записан, или получите его заново"))
    if let contents = input.contents {
      if contents.isEmpty { throw empty }
      return
    }
    switch FileStatus(of: input.file) {
    case .file, .folder:
      guard FileStatus.isReadable(input.file) else { throw unreadable(input.file) }
      if case .file(0) = FileStatus(of: input.file) { throw empty }
    case .missing(let reason):
      if isConnection(input.file) { return }
      throw InputError(
        .noSuchInput, file: input.file,
        problem: Phrase("cannot be opened: \(reason.english)", "не открывается: \(reason.russian)"),
        hint: Phrase("Check the name and the folder", "Проверьте имя и папку"))
    }
  }

  private static func unreadable(_ file: String) -> InputError {
    let reason = FileStatus.accessReason(file)
    return InputError(
      .noSuchInput, file: file,
      problem: Phrase("cannot be read: \(reason.english)", "не читается: \(reason.russian)"),
      hint: Phrase(
        "Check that you may read it: ls -l; chmod u+r gives the right to its owner",
        "Проверьте, что вам разрешено его читать: ls -l; chmod u+r даёт право владельцу"))
  }

  /// Whether GDAL knows the name as something else than a file: `PG:dbname=x`, `/vsizip/a.zip/b.shp`.
  private static func isConnection(_ name: String) -> Bool {
    if name.hasPrefix("/vsi") { return true }
    guard let colon = name.firstIndex(of: ":") else { return false }
    let prefix = name[..<colon]
    return prefix.count > 1 && prefix.allSatisfy { $0.isASCII && ($0.isUppercase || $0 == "_") }
  }

  /// Opens a dataset by the name that the user gave.
  ///
  /// - Returns: The dataset, and what to tell of its encoding.
  package static func open(_ input: InputSpec) throws(InputError) -> (dataset: VectorDataset, note: Phrase?) {
    let reader = SourceReader(input)
    if let contents = input.contents {
      try UnpackingLimit.check(contents, file: input.file)
    } else {
      try UnpackingLimit.check(reader.path, file: input.file)
    }
    if let (decoded, note) = try OneByteText.decodedTable(input) {
      return (try openAsItIs(decoded, SourceReader(decoded)), note)
    }
    let dataset = try openAsItIs(input, reader)
    let guess = TextEncoding.guess(of: dataset, layer: input.layer) { try? reader.open(["ENCODING="]) }
    guard let guess, let again = try? reader.open(["ENCODING=\(guess.encoding)"]) else {
      return (dataset, nil)
    }
    return (again, guess.note)
  }

  private static func openAsItIs(
    _ input: InputSpec, _ reader: SourceReader
  ) throws(InputError) -> VectorDataset {
    do {
      return try reader.open()
    } catch let error as InputError {
      throw error
    } catch {
      guard let error = error as? GDALError else {
        throw InputError(.badData, file: input.file, problem: Phrase(same: "\(error)"), hint: badFile)
      }
      if let lost = lostReader(error, input) { throw lost }
      if error.isLibraryMissing {
        throw InputError(
          .badData, file: input.file, problem: Phrase(same: error.message),
          hint: Phrase(
            "Without GDAL, GeoJSON, FlatGeobuf and GeoPackage in degrees are read",
            "Без GDAL читаются GeoJSON, FlatGeobuf и GeoPackage в градусах"))
      }
      if error.message.contains("not recognized"),
        let format = MissingDriver.Format(start: reader.start(16), ending: input.format),
        let missing = MissingDriver(of: format)
      {
        throw InputError(.badData, file: input.file, problem: missing.problem, hint: missing.reading)
      }
      var hint = Phrase(
        "mezha reads the vector formats of GDAL: GeoPackage, GeoJSON, Shapefile, FlatGeobuf, KML, ...",
        "mezha читает векторные форматы GDAL: GeoPackage, GeoJSON, Shapefile, FlatGeobuf, KML и другие")
      if case .folder = FileStatus(of: input.file) {
        hint = Phrase(
          "It is a folder without a layer that GDAL knows: name a file in it",
          "Это папка, в которой нет слоёв, известных GDAL: укажите файл в ней")
      }
      if case .file = FileStatus(of: input.file), !error.message.contains("not recognized") { hint = badFile }
      // That a file is of no known format needs no words of the library.
      let reason = error.message.contains("not recognized") ? "" : ": \(error.message)"
      throw InputError(
        .badData, file: input.file,
        problem: Phrase("no vector data\(reason)", "это не векторные данные\(reason)"), hint: hint)
    }
  }

  /// What to say where the process ended that read a source with one of GDAL's drivers; `nil` for other errors.
  package static func lostReader(_ error: any Error, _ input: InputSpec, layer: String? = nil) -> InputError?
  {
    guard let lost = (error as? GDALError)?.lostReader else { return nil }
    let name = lost.driver.isEmpty ? "" : " \(lost.driver)"
    let (english, russian) =
      switch lost.end {
      case .crashed(let signal):
        (
          "crashed while it read the file, or had no memory left (signal \(signal))",
          "упал при чтении файла, или ему не хватило памяти (сигнал \(signal))"
        )
      case .left(let code):
        ("gave up while it read the file (exit code \(code))", "прекратил чтение файла (код \(code))")
      case .outOfTime(let seconds):
        (
          "computed for \(seconds) s without coming to an end, and was stopped",
          "не закончил за \(seconds) с и был остановлен"
        )
      case .silent(let seconds):
        ("gave nothing for \(seconds) s, and was stopped", "ничего не выдал за \(seconds) с и был остановлен")
      case .garbled: ("gave what cannot be understood", "выдал то, чего нельзя понять")
      case .notStarted:
        ("could not be started in a process of its own", "не удалось запустить в отдельном процессе")
      }
    return InputError(
      .badData, file: input.file, layer: layer,
      problem: Phrase("GDAL's driver\(name) \(english)", "драйвер GDAL\(name) \(russian)"),
      hint: Phrase(
        "It is damaged, or no honest file of its format: get it again, or convert it to GeoPackage where it was made. If you trust it, --trust reads it without limits of time and memory",
        "Файл повреждён или лишь притворяется файлом своего формата: получите его заново или переведите в GeoPackage там, где он сделан. Если доверяете ему, --trust прочтёт его без пределов времени и памяти"
      ))
  }

  /// The layer that the user named, or the only one that will do.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - input: What the user asked for.
  ///   - kind: What the layer must hold, for messages.
  ///   - advice: What else can be done where there are lines only; `nil` for nothing.
  ///   - isSuitable: Whether a layer can hold it.
  /// - Returns: The layer.
  /// - Throws: `InputError` when there is none, or several among which the user must choose.
  static func layer(
    of dataset: VectorDataset, for input: InputSpec, holding kind: Phrase, advice: Phrase? = nil,
    where isSuitable: (GeometryKind) -> Bool
  ) throws(InputError) -> VectorLayer {
    let layers = dataset.layers
    let names = layers.map(\.name)
    let types = layers.map { GeometryTypeName.phrase($0.geometryTypeName) }
    let list = Phrase(
      zip(names, types).map { "\($0) (\($1.english))" }.joined(separator: ", "),
      zip(names, types).map { "\($0) (\($1.russian))" }.joined(separator: ", "))
    if let wanted = input.layer {
      if let layer = layers.first(where: { $0.name == wanted }) ?? dataset.layer(named: wanted) {
        return layer
      }
      var hint = Phrase("The layers are: \(list.english)", "Есть слои: \(list.russian)")
      if let nearest = NearestName.of(wanted, among: names) {
        hint.english = "Did you mean \(input.file)#\(nearest)? " + hint.english
        hint.russian = "Может быть, \(input.file)#\(nearest)? " + hint.russian
      }
      throw InputError(
        .usage, file: input.file, problem: Phrase("no layer \(wanted)", "нет слоя \(wanted)"), hint: hint)
    }
    let suitable = layers.filter { isSuitable($0.geometryKind) }
    if let only = suitable.first, suitable.count == 1 { return only }
    if suitable.isEmpty {
      var hint =
        layers.isEmpty
        ? Phrase(
          "It has no layers at all: look at it with ogrinfo, or get another file",
          "Слоёв нет вовсе: посмотрите на него в ogrinfo или возьмите другой файл")
        : Phrase(
          "The layers are: \(list.english). Name another file, or convert: ogr2ogr",
          "Есть слои: \(list.russian). Укажите другой файл или переведите его: ogr2ogr")
      if let advice, layers.contains(where: { $0.geometryKind.mayHoldLines }) {
        hint = Phrase("\(advice.english). \(hint.english)", "\(advice.russian). \(hint.russian)")
      }
      throw InputError(
        .badData, file: input.file,
        problem: Phrase("no layer with \(kind.english)", "нет слоя, в котором есть \(kind.russian)"),
        hint: hint)
    }
    throw InputError(
      .usage, file: input.file,
      problem: Phrase(
        "\(suitable.count) layers with \(kind.english)",
        "слоёв, в которых есть \(kind.russian): \(suitable.count)"),
      hint: Phrase(
        "Choose one, such as \(input.file)#\(suitable[0].name). The layers are: \(list.english)",
        "Выберите один, например \(input.file)#\(suitable[0].name). Есть слои: \(list.russian)"))
  }

  /// What to do about positions that PROJ cannot transform.
  static let badTransform = Phrase(
    "The CRS of the file may be the wrong one: set the right one with ogr2ogr -a_srs EPSG:CODE OUT IN",
    "Возможно, система координат указана неверно: задайте верную: ogr2ogr -a_srs EPSG:КОД КУДА ОТКУДА")

  /// What to do about a file that GDAL cannot read to its end.
  package static let badFile = Phrase(
    "It is damaged or not whole: get it again, or look at it with ogrinfo -al -so",
    "Он повреждён или не целый: получите его заново или посмотрите в ogrinfo -al -so")

  /// What stands for the CRS of a layer without one.
  static let noSystem = "none (WGS 84 assumed)"

  /// What `describe` says of EPSG:4326.
  static let wgs84Name = "WGS 84 (EPSG:4326)"
}
