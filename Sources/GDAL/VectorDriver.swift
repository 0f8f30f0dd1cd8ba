internal import CGDAL
private import Synchronization

/// A vector format that the GDAL library at run time can read.
public struct VectorDriver: Hashable, Sendable {
  /// The short name, such as `GPKG`.
  public let name: String
  /// The long name, such as `GeoPackage`.
  public let title: String
  /// Whether the driver can write too.
  public let isWritable: Bool

  /// All vector formats that can be opened, in GDAL's order; none where the library is missing.
  ///
  /// C functions: `GDALGetDriverCount`, `GDALGetDriver`, `GDALGetMetadataItem`.
  public static var all: [VectorDriver] {
    guard (try? Registration.ensure()) != nil else { return [] }
    var drivers: [VectorDriver] = []
    for index in 0..<GDALGetDriverCount() {
      guard let driver = unsafe GDALGetDriver(index) else { continue }
      guard unsafe flag(driver, "DCAP_VECTOR"), unsafe flag(driver, "DCAP_OPEN") else { continue }
      drivers.append(
        VectorDriver(
          name: unsafe text(GDALGetDriverShortName(driver)),
          title: unsafe text(GDALGetDriverLongName(driver)),
          isWritable: unsafe flag(driver, "DCAP_CREATE")))
    }
    return drivers
  }

  private static func flag(_ driver: GDALDriverH, _ key: String) -> Bool {
    unsafe text(GDALGetMetadataItem(driver, key, nil)) == "YES"
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}

/// Loads the library and registers its drivers, once per process.
enum Registration {
  private static let network = Atomic(false)

  /// Lets this process ask addresses, before anything else is done with the library.
  static func allowNetwork(_ isAllowed: Bool) { network.store(isAllowed, ordering: .relaxed) }

  private static let done: Void = {
    // What comes while nobody collects messages is not printed either.
    _ = unsafe CPLSetErrorHandler { _, _, _ in }
    // Reading must not write: no `.properties` files beside gzip files, no `.aux.xml`.
    unsafe CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO")
    unsafe CPLSetConfigOption("GDAL_PAM_ENABLED", "NO")
    // GML says nothing of types: what looks like a number may be a code with zeros in front.
    unsafe CPLSetConfigOption("GML_FIELDTYPES", "ALWAYS_STRING")
    // Spreadsheets: the first row is the header, and a code with zeros in front stays a text.
    for name in ["XLSX", "XLS", "ODS"] {
      unsafe CPLSetConfigOption("OGR_\(name)_HEADERS", "FORCE")
      unsafe CPLSetConfigOption("OGR_\(name)_FIELD_TYPES", "STRING")
    }
    // Large features of GeoJSON are no fault.
    unsafe CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "0")
    // GML: no links to elsewhere, no schemas from elsewhere. OpenStreetMap: no temporary file.
    unsafe CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL")
    unsafe CPLSetConfigOption("OSM_MAX_TMPFILE_SIZE", "100000")
    if !network.load(ordering: .relaxed) { closeNetwork() }
    GDALAllRegister()
  }()

  /// Neither files by address nor requests of drivers.
  private static func closeNetwork() {
    // The one file that may be read by address: none has this name.
    unsafe CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "/vsicurl/none")
    mezha_gdal_refuse_addresses()
  }

  /// Opens it again, for an address that the user named.
  static func openNetwork() throws(GDALError) {
    try ensure()
    unsafe CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", nil)
    CPLHTTPSetFetchCallback(nil, nil)
  }

  /// Takes all drivers away but the named ones; none when no name is given.
  ///
  /// C functions: `GDALGetDriver`, `GDALDeregisterDriver`.
  static func keepOnly(_ names: [String]) {
    guard !names.isEmpty else { return }
    for index in (0..<GDALGetDriverCount()).reversed() {
      guard let driver = unsafe GDALGetDriver(index), let name = unsafe GDALGetDriverShortName(driver),
        !names.contains(unsafe String(cString: name))
      else { continue }
      unsafe GDALDeregisterDriver(driver)
    }
  }

  /// C function: `GDALAllRegister`.
  ///
  /// - Throws: `GDALError` when the library cannot be loaded.
  static func ensure() throws(GDALError) {
    try GDALLibrary.load()
    done
  }
}
