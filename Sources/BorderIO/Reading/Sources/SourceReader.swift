internal import BorderCore
internal import GDAL

/// Opens a source by GDAL: in this process, or in one of its own.
struct SourceReader {
  private let input: InputSpec
  /// The name by which GDAL opens it, with the prefix that unpacks it.
  let path: String
  /// The name of the file in memory, where the input is one.
  private let memoryPath: String?
  private let access = SourceAccess.standard

  /// - Parameter input: What the user named.
  init(_ input: InputSpec) {
    self.input = input
    guard let contents = input.contents else {
      memoryPath = nil
      path = PackedFile.path(for: input.file)
      return
    }
    let name = MemoryFile.newPath(suffix: input.format.isEmpty ? "" : "." + input.format)
    memoryPath = name
    path = PackedFile.path(for: name, start: contents)
  }

  /// Whether the user named something else than a file: `PG:dbname=x`, `/vsicurl/https://…`.
  private var isConnection: Bool { input.contents == nil && !FileStatus.exists(input.file) }

  /// Opens it.
  ///
  /// - Parameter options: Open options of the driver.
  /// - Returns: The dataset.
  /// - Throws: `InputError` for a file that is an order to open others; `GDALError` for all else.
  func open(_ options: [String] = []) throws -> VectorDataset {
    if access.isTrusted { return try openElsewhere([], options, isClosed: false) }
    if isConnection {
      return try openElsewhere(DriverList.drivers(ofConnection: input.file), options, isClosed: false)
    }
    if let format = ReferringFormat.name(of: start(4096)) { throw refusal(format) }
    if let drivers = try ownDrivers() {
      do throws(GDALError) {
        return try VectorDataset.find(request(drivers, options))
      } catch {
        // Damage is reported by the driver that knows the format.
        if error.isLibraryMissing || !error.message.contains("not recognized") { throw error }
      }
    }
    if let several = severalFiles { throw several }
    return try openElsewhere(DriverList.files, options, isClosed: true)
  }

  /// What to say of an archive with several files of data, of which GDAL would open the first alone; `nil` for others.
  private var severalFiles: InputError? {
    guard input.contents == nil, path.hasPrefix("/vsizip/") || path.hasPrefix("/vsitar/") else { return nil }
    let endings: Set = [
      "geojson", "json", "topojson", "geojsonl", "gpkg", "fgb", "kml", "gml", "tab", "mif", "sqlite", "gpx",
      "dxf",
      "parquet",
    ]
    let members = VirtualFile.contents(of: path)
    func count(_ ending: String) -> Int { members.count { $0.lowercased().hasSuffix(".\(ending)") } }
    let files = members.filter { name in
      name.split(separator: ".").last.map { endings.contains($0.lowercased()) } ?? false
    }
    guard files.count > 1, count("shp") == 0 else { return nil }
    let list = files.prefix(8).joined(separator: ", ") + (files.count > 8 ? ", …" : "")
    return InputError(
      .usage, file: input.file,
      problem: Phrase(
        "the archive holds \(files.count) files of data", "в архиве файлов с данными: \(files.count)"),
      hint: Phrase(
        "Name one, such as \(path)/\(files[0]). They are: \(list)",
        "Назовите один, например \(path)/\(files[0]). Это: \(list)"))
  }

  /// The drivers of this process that may open the source, by what it begins with; `nil` for none.
  private func ownDrivers() throws(InputError) -> [String]? {
    guard path == input.file, input.contents == nil else { return shapesInArchive() }
    guard case .file(let size) = FileStatus(of: path) else { return DriverList.own.filter { $0 != "GPKG" } }
    let start = start(16)
    if start.starts(with: GeoPackageFile.signature) {
      // What a writer left beside the file would be written into it, or removed, by whoever may write there.
      let isPlain = !GeoPackageFile.isInUse(path) && GeoPackageFile.isPlain(path, size: size)
      return isPlain ? ["GPKG"] : nil
    }
    if start.starts(with: [0, 0, 0x27, 0x0A]) || input.format == "dbf" { return ["ESRI Shapefile"] }
    if start.starts(with: Array("fgb".utf8)) { return ["FlatGeobuf"] }
    return try isPlainGeoJSON(start) ? ["GeoJSON", "GeoJSONSeq"] : nil
  }

  /// A shapefile in an archive, with nothing else that holds data: most archives are such.
  private func shapesInArchive() -> [String]? {
    guard input.contents == nil, path == "/vsizip/" + input.file else { return nil }
    let endings = VirtualFile.contents(of: path).map {
      $0.split(separator: ".").last.map { $0.lowercased() } ?? ""
    }
    let others: Set = [
      "shx", "dbf", "prj", "cpg", "qpj", "sbn", "sbx", "qix", "xml", "txt", "html", "htm", "pdf", "md",
      "__macosx", "qml",
      "sld",
    ]
    let isShapefile = endings.contains("shp") && endings.allSatisfy { $0 == "shp" || others.contains($0) }
    return isShapefile ? ["ESRI Shapefile"] : nil
  }

  /// Whether the source is GeoJSON that Mezha's own parser knows, and its member `crs` names a system by a text that is
  /// taken. GDAL would follow any other.
  private func isPlainGeoJSON(_ start: [UInt8]) throws(InputError) -> Bool {
    guard let first = start.first(where: { $0 > 32 && $0 < 0x80 || $0 == 0x1E }),
      [UInt8(ascii: "{"), 0x1E].contains(first)
    else { return false }
    return try GeoJSONReference.isPlain(input.file)
  }

  /// The first bytes of the source.
  func start(_ count: Int) -> [UInt8] {
    input.contents.map { Array($0.prefix(count)) } ?? PackedFile.firstBytes(of: input.file, count: count)
  }

  private func refusal(_ format: String) -> InputError {
    InputError(
      .badData, file: input.file,
      problem: Phrase(
        "this is a \(format), which opens other files or addresses",
        "это \(format): он открывает другие файлы или адреса"),
      hint: Phrase(
        "Name what it refers to; or, if you trust it, give --trust",
        "Укажите то, на что он ссылается, или, если доверяете ему, ключ --trust"))
  }

  // MARK: The other process

  private func request(_ drivers: [String], _ options: [String]) -> ReaderRequest {
    var request = ReaderRequest(path: path, drivers: drivers)
    request.options = options
    // SQLite makes files beside a database that keeps its journal ahead, unless nobody writes it.
    if input.contents == nil, GeoPackageFile.isWriteAhead(input.file), !GeoPackageFile.isInUse(input.file) {
      request.options.append("IMMUTABLE=YES")
    }
    if let contents = input.contents, let memoryPath { request.memory = (contents, memoryPath) }
    return request
  }

  private func openElsewhere(
    _ drivers: [String], _ options: [String], isClosed: Bool
  ) throws(GDALError) -> VectorDataset {
    var request = request(drivers, options)
    if isClosed {
      request.readable = input.contents == nil ? readable : []
      let bytes = size * (path.hasPrefix("/vsi") && input.contents == nil ? 20 : 1)
      // Drivers read a megabyte in a fraction of a second, and take some ten times its size.
      request.seconds = 4 + bytes >> 19
      request.memoryLimit = 300 << 20 + min(bytes, 1 << 36) * 30
    } else {
      request.mayReachNetwork = true
    }
    guard let program = access.readerProgram else { return try VectorDataset.find(request) }
    return try VectorDataset(opening: request, by: program)
  }

  /// The file and those that share its name up to an extension; all in a folder.
  private var readable: [String] {
    let file = input.file
    if case .folder = FileStatus(of: file) { return [file] }
    let parts = OutputPath(file)
    let stem = String(parts.name.split(separator: ".", omittingEmptySubsequences: false)[0])
    let beside = VirtualFile.contents(of: parts.folder).filter { $0.hasPrefix(stem + ".") }
    return [file] + beside.map { parts.folder + "/" + $0 }
  }

  private var size: Int {
    if let contents = input.contents { return contents.count }
    switch FileStatus(of: input.file) {
    case .file(let size): return size
    case .folder:
      return VirtualFile.contents(of: input.file).reduce(0) { sum, name in
        if case .file(let size) = FileStatus(of: input.file + "/" + name) { sum + size } else { sum }
      }
    case .missing: return 0
    }
  }
}
