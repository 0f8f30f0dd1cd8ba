import CGEOS

/// The version of the GEOS library that is loaded.
public enum GEOSVersion {
  /// The version at run time, such as `3.11.1-CAPI-1.17.1`. C function: `GEOSversion`.
  public static var runtime: String { unsafe String(cString: GEOSversion()) }
}
