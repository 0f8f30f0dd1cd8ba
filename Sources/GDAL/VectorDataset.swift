internal import CGDAL

/// A vector dataset, opened for reading. Closed once, when the last reference goes.
///
/// Not `Sendable`: a dataset and all that comes from it stay on one thread.
public final class VectorDataset {
  private let handle: DatasetHandle
  /// The process that reads it, where it is not this one.
  private let process: ReaderProcess?
  /// The file in memory that it was opened from, if any.
  private var memory: MemoryBox?
  /// The short name of the driver, such as `GPKG`.
  public let driverName: String
  /// What GDAL warned of when it opened the dataset.
  public let warnings: [String]

  /// Opens a file, a folder or any name that GDAL knows, read-only.
  ///
  /// - Parameters:
  ///   - path: The name, with a prefix such as `/vsigzip/` where needed.
  ///   - drivers: The short names of the drivers to try; all when empty.
  ///   - options: Open options of the driver, such as `ENCODING=CP1251`.
  /// - Throws: `GDALError` when no driver can open it.
  ///
  /// C function: `GDALOpenEx`.
  public init(
    opening path: String, drivers: [String] = [], options: [String] = []
  ) throws(GDALError) {
    try Registration.ensure()
    let (opened, warnings) = unsafe try MessageCollector.collecting { messages throws(GDALError) in
      let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
      let driverList = StringList(drivers)
      let optionList = StringList(options)
      let pointer = unsafe path.withCString { name in
        unsafe GDALOpenEx(
          name, flags, drivers.isEmpty ? nil : driverList.constPointer,
          options.isEmpty ? nil : optionList.constPointer, nil)
      }
      guard let pointer = unsafe pointer else { throw messages.error("GDALOpenEx") }
      return unsafe (pointer, messages.warnings)
    }
    unsafe handle = DatasetHandle(opened)
    process = nil
    self.warnings = warnings
    let driver = unsafe GDALGetDatasetDriver(opened)
    driverName = unsafe GDALGetDriverShortName(driver).map { unsafe String(cString: $0) } ?? ""
  }

  /// Opens what a request names in a process of its own.
  ///
  /// - Parameters:
  ///   - request: What to open, and what the process may do.
  ///   - program: A program that calls `ReaderService.run` when it is started with `ReaderService.argument`.
  /// - Throws: `GDALError` when no driver can open it, or the process ends; see `GDALError.lostReader`.
  public init(opening request: ReaderRequest, by program: String) throws(GDALError) {
    let process = try ReaderProcess(request, program: program)
    unsafe handle = DatasetHandle(nil)
    self.process = process
    driverName = process.driver
    warnings = process.warnings
  }

  /// Opens what a request names in this process, which its limits do not concern, and which may reach the network from then
  /// on where the request may: by the driver that knows it, or by any
  /// of those that are allowed; in an archive, the first file that one of them opens.
  ///
  /// - Parameters:
  ///   - request: What to open.
  ///   - trying: Gets the name of each driver before it begins.
  /// - Returns: The dataset.
  /// - Throws: `GDALError` when none of them can open it.
  ///
  /// C function: `GDALIdentifyDriverEx`.
  public static func find(
    _ request: ReaderRequest, trying: (String) -> Void = { _ in }
  ) throws(GDALError) -> VectorDataset {
    if request.mayReachNetwork { try Registration.openNetwork() }
    let memory = try request.memory.map { contents, path throws(GDALError) in try MemoryBox(contents, path) }
    let opened = try find(request.path, request.drivers, request.options, trying)
    opened.memory = memory
    return opened
  }

  private static func find(
    _ path: String, _ drivers: [String], _ options: [String], _ trying: (String) -> Void
  ) throws(GDALError) -> VectorDataset {
    do throws(GDALError) {
      let driver = try driver(of: path, among: drivers)
      if let driver { trying(driver) }
      return try VectorDataset(
        opening: path, drivers: driver.map { [$0] } ?? drivers,
        options: options + readingOptions(driver ?? ""))
    } catch {
      guard path.hasPrefix("/vsizip/") || path.hasPrefix("/vsitar/") else { throw error }
      // An archive may hold the data under a name that does not end as usual.
      for name in VirtualFile.contents(of: path) {
        let inner = path + "/" + name
        guard let driver = try driver(of: inner, among: drivers) else { continue }
        trying(driver)
        let options = options + readingOptions(driver)
        if let opened = try? VectorDataset(opening: inner, drivers: [driver], options: options) {
          return opened
        }
      }
      throw error
    }
  }

  private static func driver(of path: String, among drivers: [String]) throws(GDALError) -> String? {
    try Registration.ensure()
    return MessageCollector.collecting { _ in
      let list = StringList(drivers)
      let found = unsafe GDALIdentifyDriverEx(
        path, UInt32(GDAL_OF_VECTOR), drivers.isEmpty ? nil : list.constPointer, nil)
      return unsafe found.flatMap { unsafe GDALGetDriverShortName($0) }.map { unsafe String(cString: $0) }
    }
  }

  /// What keeps a driver from writing beside the file, and from looking elsewhere.
  private static func readingOptions(_ driver: String) -> [String] {
    driver == "GML" ? ["WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO"] : []
  }

  /// The number of layers. C function: `GDALDatasetGetLayerCount`.
  public var layerCount: Int {
    if let process { return process.layers.count }
    return unsafe handle.pointer.map { unsafe Int(GDALDatasetGetLayerCount($0)) } ?? 0
  }

  /// All layers in the order of the file. C function: `GDALDatasetGetLayer`.
  public var layers: [VectorLayer] {
    if let process {
      return process.layers.enumerated().map { index, info in
        VectorLayer(RemoteLayer(info, index: index, of: process))
      }
    }
    return MessageCollector.collecting { _ in
      (0..<layerCount).compactMap { index in
        guard let dataset = unsafe handle.pointer,
          let layer = unsafe GDALDatasetGetLayer(dataset, Int32(index))
        else { return nil }
        return unsafe VectorLayer(layer, of: self)
      }
    }
  }

  /// The layer of a name; `nil` when there is none. C function: `GDALDatasetGetLayerByName`.
  public func layer(named name: String) -> VectorLayer? {
    if let process { return RemoteLayer.named(name, of: process).map { VectorLayer($0) } }
    return MessageCollector.collecting { _ in
      guard let dataset = unsafe handle.pointer,
        let layer = unsafe GDALDatasetGetLayerByName(dataset, name)
      else { return nil }
      return unsafe VectorLayer(layer, of: self)
    }
  }
}

/// Keeps a file in memory for as long as its dataset is open.
private final class MemoryBox {
  private let file: MemoryFile

  init(_ contents: [UInt8], _ path: String) throws(GDALError) { file = try MemoryFile(contents, at: path) }
}

/// Owns a dataset of GDAL, or none. C function: `GDALClose`.
@safe private struct DatasetHandle: ~Copyable {
  let pointer: GDALDatasetH?

  init(_ pointer: GDALDatasetH?) { unsafe self.pointer = unsafe pointer }

  deinit {
    guard let pointer = unsafe pointer else { return }
    MessageCollector.collecting { _ in unsafe GDALClose(pointer) }
  }
}

/// Owns a list of C strings. C functions: `CSLAddString`, `CSLDestroy`.
@safe struct StringList: ~Copyable {
  private var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  init(_ strings: [String]) {
    unsafe pointer = nil
    for string in strings { unsafe pointer = unsafe CSLAddString(pointer, string) }
  }

  /// For C functions that take a list and do not keep it.
  var constPointer: UnsafePointer<UnsafePointer<CChar>?>? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe UnsafeRawPointer(pointer).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
  }

  /// As `constPointer`, for functions that are declared without const.
  var mutablePointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { unsafe pointer }

  deinit { unsafe CSLDestroy(pointer) }
}
