import BorderIO
import GDAL
import GEOS
import PROJ

/// The versions that bug reports ask for.
package enum Versions {
  /// Mezha's own version.
  package static let mezha = "0.1.0"

  /// The libraries with their versions at run time. GDAL is among them if this run has used it so far.
  package static var libraries: [(String, String)] {
    [("GEOS", GEOSVersion.runtime), ("PROJ", PROJVersion.runtime)]
      + (GDALVersion.used.map { [("GDAL", $0)] } ?? [])
  }

  /// The same provenance with GDAL among the libraries, if it has come into use since the provenance was made: to
  /// write the file itself.
  package static func completed(_ provenance: Provenance) -> Provenance {
    var completed = provenance
    if let version = GDALVersion.used { completed.libraries["GDAL"] = .string(version) }
    return completed
  }

  /// All of it, a line each, where the user asks for it: GDAL takes longer to load than many a run.
  package static var text: String {
    guard CommandLine.arguments.contains("--version") else { return mezha }
    let gdal = GDALVersion.runtime ?? "missing"
    return (["mezha \(mezha)"] + libraries.filter { $0.0 != "GDAL" }.map { "\($0) \($1)" } + ["GDAL \(gdal)"])
      .joined(separator: "\n")
  }
}
