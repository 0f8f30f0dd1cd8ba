internal import CGDAL

/// The version of the GDAL library that is loaded.
public enum GDALVersion {
  /// The version at run time, such as `3.6.2`. C function: `GDALVersionInfo`.
  public static var runtime: String { unsafe String(cString: GDALVersionInfo("RELEASE_NAME")) }
}
