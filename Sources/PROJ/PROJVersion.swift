import CPROJ

/// The version of the PROJ library: the one compiled against and the one that is loaded.
public enum PROJVersion {
  /// The version at run time, such as `9.1.1`. C function: `proj_info`.
  public static var runtime: String { unsafe String(cString: proj_info().version) }

  /// The version whose header this module was compiled with, such as `9.1.1`.
  ///
  /// C macros: `PROJ_VERSION_MAJOR`, `PROJ_VERSION_MINOR`, `PROJ_VERSION_PATCH`.
  public static var compiled: String {
    "\(PROJ_VERSION_MAJOR).\(PROJ_VERSION_MINOR).\(PROJ_VERSION_PATCH)"
  }
}
