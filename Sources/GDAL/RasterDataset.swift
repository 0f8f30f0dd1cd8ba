internal import CGDAL

/// The first band of a raster file, opened for reading. Closed once, when the last reference goes.
///
/// Not `Sendable`: it stays on one thread.
public final class RasterDataset {
  private let handle: OpaqueDataset
  /// How many columns there are.
  public let width: Int
  /// How many rows there are.
  public let height: Int
  /// How many bands there are; the first one is read.
  public let bandCount: Int
  /// How columns and rows become coordinates: x = t₀ + column t₁ + row t₂, y = t₃ + column t₄ + row t₅.
  public let transform: [Double]
  /// The value that stands for none, if there is one.
  public let noData: Double?
  /// By what values are multiplied, and what is added then.
  public let scale: (factor: Double, offset: Double)
  /// The reference system; `nil` where the file names none.
  public let system: CoordinateSystem?

  /// Opens a file, read-only.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - drivers: The short names of the drivers to try.
  /// - Throws: `GDALError` when none of them can open it, or it has no place on a map.
  ///
  /// C functions: `GDALOpenEx`, `GDALGetGeoTransform`, `GDALGetRasterNoDataValue`, `GDALGetSpatialRef`.
  public init(opening path: String, drivers: [String]) throws(GDALError) {
    try Registration.ensure()
    let opened = unsafe try MessageCollector.collecting { messages throws(GDALError) in
      let list = StringList(drivers)
      let flags = UInt32(GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
      let pointer = unsafe path.withCString { name in
        unsafe GDALOpenEx(name, flags, list.constPointer, nil, nil)
      }
      guard let pointer = unsafe pointer else { throw messages.error("GDALOpenEx") }
      return unsafe pointer
    }
    unsafe handle = OpaqueDataset(opened)
    width = unsafe Int(GDALGetRasterXSize(opened))
    height = unsafe Int(GDALGetRasterYSize(opened))
    bandCount = unsafe Int(GDALGetRasterCount(opened))
    var numbers = [Double](repeating: 0, count: 6)
    let hasPlace = unsafe numbers.withUnsafeMutableBufferPointer {
      unsafe GDALGetGeoTransform(opened, $0.baseAddress) == CE_None
    }
    guard hasPlace, bandCount > 0, let band = unsafe GDALGetRasterBand(opened, 1) else {
      throw GDALError(
        function: "GDALGetGeoTransform", code: 0, message: "it has no band, or no place on a map")
    }
    transform = numbers
    var isThere: Int32 = 0
    let value = unsafe GDALGetRasterNoDataValue(band, &isThere)
    noData = isThere != 0 ? value : nil
    let factor = unsafe GDALGetRasterScale(band, &isThere)
    let hasFactor = isThere != 0
    let offset = unsafe GDALGetRasterOffset(band, &isThere)
    scale = (hasFactor ? factor : 1, isThere != 0 ? offset : 0)
    let reference = unsafe GDALGetSpatialRef(opened)
    system = unsafe reference == nil ? nil : unsafe CoordinateSystem(reference)
  }

  /// The values of a window.
  ///
  /// - Parameters:
  ///   - columns: Columns within the raster.
  ///   - rows: Rows within the raster.
  /// - Returns: The values row by row; what has none is 0.
  /// - Throws: `GDALError` when the file is damaged there.
  ///
  /// C function: `GDALRasterIO`.
  public func values(columns: Range<Int>, rows: Range<Int>) throws(GDALError) -> [Double] {
    guard !columns.isEmpty, !rows.isEmpty else { return [] }
    let count = columns.count * rows.count
    var numbers = [Double](repeating: 0, count: count)
    try MessageCollector.collecting { messages throws(GDALError) in
      let band = unsafe GDALGetRasterBand(handle.pointer, 1)
      let status = unsafe numbers.withUnsafeMutableBytes { buffer in
        unsafe GDALRasterIO(
          band, GF_Read, Int32(columns.lowerBound), Int32(rows.lowerBound), Int32(columns.count),
          Int32(rows.count), buffer.baseAddress, Int32(columns.count), Int32(rows.count), GDT_Float64, 0, 0)
      }
      if status != CE_None { throw messages.error("GDALRasterIO") }
    }
    for index in numbers.indices {
      let value = numbers[index]
      if value == noData || !value.isFinite {
        numbers[index] = 0
      } else {
        numbers[index] = value * scale.factor + scale.offset
      }
    }
    return numbers
  }
}

/// Owns a dataset. C function: `GDALClose`.
@safe private struct OpaqueDataset: ~Copyable {
  let pointer: GDALDatasetH

  init(_ pointer: GDALDatasetH) { unsafe self.pointer = unsafe pointer }

  deinit { unsafe GDALClose(pointer) }
}
