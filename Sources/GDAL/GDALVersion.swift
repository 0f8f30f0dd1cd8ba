internal import CGDAL

/// The version of the GDAL library.
public enum GDALVersion {
  /// The version at run time, such as `3.6.2`; loads the library.
  ///
  /// - Returns: `nil` where the library is missing.
  ///
  /// C function: `GDALVersionInfo`.
  public static var runtime: String? {
    guard let version = unsafe GDALVersionInfo("RELEASE_NAME") else { return nil }
    return unsafe String(cString: version)
  }

  /// The version, if something of the library has been used; does not load it.
  public static var used: String? { GDALLibrary.isLoaded ? runtime : nil }
}
