internal import CGDAL

/// A vector dataset, opened for reading. Closed once, when the last reference goes.
///
/// Not `Sendable`: a dataset and all that comes from it stay on one thread.
public final class VectorDataset {
  private let handle: DatasetHandle
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
    self.warnings = warnings
    let driver = unsafe GDALGetDatasetDriver(opened)
    driverName = unsafe GDALGetDriverShortName(driver).map { unsafe String(cString: $0) } ?? ""
  }

  /// The number of layers. C function: `GDALDatasetGetLayerCount`.
  public var layerCount: Int { unsafe Int(GDALDatasetGetLayerCount(handle.pointer)) }

  /// All layers in the order of the file. C function: `GDALDatasetGetLayer`.
  public var layers: [VectorLayer] {
    MessageCollector.collecting { _ in
      (0..<layerCount).compactMap { index in
        guard let layer = unsafe GDALDatasetGetLayer(handle.pointer, Int32(index)) else { return nil }
        return unsafe VectorLayer(layer, of: self)
      }
    }
  }

  /// The layer of a name; `nil` when there is none. C function: `GDALDatasetGetLayerByName`.
  public func layer(named name: String) -> VectorLayer? {
    MessageCollector.collecting { _ in
      guard let layer = unsafe GDALDatasetGetLayerByName(handle.pointer, name) else { return nil }
      return unsafe VectorLayer(layer, of: self)
    }
  }
}

/// Owns a dataset of GDAL. C function: `GDALClose`.
@safe private struct DatasetHandle: ~Copyable {
  let pointer: GDALDatasetH

  init(_ pointer: GDALDatasetH) { unsafe self.pointer = unsafe pointer }

  deinit {
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
