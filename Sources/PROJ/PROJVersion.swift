import CPROJ

/// The version of the PROJ library that is loaded.
public enum PROJVersion {
  /// The version at run time, such as `9.1.1`. C function: `proj_info`.
  public static var runtime: String { unsafe String(cString: proj_info().version) }
}
