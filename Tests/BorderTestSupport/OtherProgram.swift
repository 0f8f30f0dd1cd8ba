import Foundation

/// Programs beside ours that tests compare with; a test that needs one is skipped visibly without it.
public enum OtherProgram {
  /// Runs a program and returns its output and exit status; both streams together.
  public static func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  /// Whether a program runs and ends well.
  public static func canRun(_ arguments: [String]) -> Bool { (try? run(arguments).status) == 0 }

  /// Whether libpysal is installed.
  public static let hasLibpysal = canRun(["python3", "-c", "import libpysal"])
  /// Whether geopandas is installed.
  public static let hasGeopandas = canRun(["python3", "-c", "import geopandas"])
  /// Whether networkx is installed.
  public static let hasNetworkX = canRun(["python3", "-c", "import networkx"])
  /// Whether Python is installed.
  public static let hasPython = canRun(["python3", "--version"])
  /// Whether OpenSSL's program is installed.
  public static let hasOpenSSL = canRun(["openssl", "version"])
  /// Whether GDAL's ogrinfo is installed.
  public static let hasOgrinfo = canRun(["ogrinfo", "--version"])
  /// Whether GDAL's ogr2ogr is installed.
  public static let hasOgr2ogr = canRun(["ogr2ogr", "--version"])
}
