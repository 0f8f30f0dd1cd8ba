internal import CGDAL

/// The library itself, which is loaded when it is called for the first time.
///
/// It stands on more than a hundred other libraries. Loading them all takes some 30 ms, more than many a run needs
/// that does not want GDAL.
public enum GDALLibrary {
  /// Whether the library has been loaded. C function: `mezha_gdal_is_loaded`.
  public static var isLoaded: Bool { mezha_gdal_is_loaded() != 0 }

  /// Loads the library. Costs next to nothing when it has been loaded.
  ///
  /// - Throws: `GDALError` when it is missing, or lacks a function.
  ///
  /// C function: `mezha_gdal_load`, by `dlopen` and `dlsym`.
  static func load() throws(GDALError) {
    guard let reason = unsafe mezha_gdal_load() else { return }
    throw GDALError.missingLibrary(unsafe String(cString: reason))
  }
}
