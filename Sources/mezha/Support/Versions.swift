import BorderIO
import GDAL
import GEOS
import PROJ

/// The versions that bug reports ask for.
enum Versions {
  /// Mezha's own version.
  static let mezha = "0.1.0"

  /// The libraries with their versions at run time.
  static var libraries: [(String, String)] {
    [("GEOS", GEOSVersion.runtime), ("PROJ", PROJVersion.runtime), ("GDAL", GDALVersion.runtime)]
  }

  /// All of it, a line each.
  static var text: String {
    (["mezha \(mezha)"] + libraries.map { "\($0) \($1)" }).joined(separator: "\n")
  }
}
