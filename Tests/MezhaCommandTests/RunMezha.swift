import Foundation
import Testing

/// What a run of the program gave.
struct MezhaResult {
  let status: Int32
  let output: Data
  let errors: String

  /// Standard output as text.
  var text: String { String(decoding: output, as: UTF8.self) }
  /// Standard output, line by line.
  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }
}

/// Runs the program as its users do.
enum RunMezha {
  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// A program named by the environment, such as the release build.
  static let named = ProcessInfo.processInfo.environment["MEZHA_BINARY"].flatMap { $0.isEmpty ? nil : $0 }

  /// The program under test: the named one, or the one built together with the tests.
  static let program: String = {
    if let named { return named }
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = bundle.appendingPathComponent("mezha").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    // The runner may be a program of the toolchain; then the test bundle is the mapped file that counts.
    let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
    let mapped = maps.split(separator: "\n").first { $0.hasSuffix(".xctest") }?.split(separator: " ").last
    return URL(fileURLWithPath: mapped.map(String.init) ?? bundle.path).deletingLastPathComponent()
      .appendingPathComponent("mezha").path
  }()

  /// The folder of large real data; `nil` where it is absent.
  static let geodata: String? = {
    let folder = ProcessInfo.processInfo.environment["MEZHA_GEODATA"] ?? package + "/../shared/geodata"
    return FileManager.default.isReadableFile(atPath: folder + "/osm-adm1-eurasia.gpkg") ? folder : nil
  }()

  /// The embedded data, but with the coarse set where none is named: what it gives is pinned in many tests.
  static let coarseData: String = {
    let folder = NSTemporaryDirectory() + "mezha-coarse-\(ProcessInfo.processInfo.processIdentifier)"
    let files = FileManager.default
    let data = package + "/GeoData"
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in (try? files.contentsOfDirectory(atPath: data)) ?? [] where name != "profile.csv" {
      try? files.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: "\(data)/\(name)")
    }
    let profile = (try? String(contentsOfFile: data + "/profile.csv", encoding: .utf8)) ?? ""
    let pinned = profile.replacing(/(?m)^regions,[a-z]+,/, with: "regions,coarse,")
    try? pinned.write(toFile: folder + "/profile.csv", atomically: true, encoding: .utf8)
    atexit { try? FileManager.default.removeItem(atPath: RunMezha.coarseData) }
    return folder
  }()

  /// Copies the embedded data into a folder where a test may change them; the coarse set is the standard one.
  static func copyCoarseData(to folder: String) throws {
    let (files, profile) = (FileManager.default, "/profile.csv")
    try files.copyItem(atPath: package + "/GeoData", toPath: folder)
    try files.removeItem(atPath: folder + profile)
    try files.copyItem(atPath: coarseData + profile, toPath: folder + profile)
  }

  /// A file of Tests/Fixtures.
  static func fixture(_ name: String) -> String { "\(package)/Tests/Fixtures/\(name)" }

  /// Runs the program. Both pipes are read while it runs, so that it never waits for a full one.
  static func mezha(
    _ arguments: [String], input: Data? = nil, folder: String? = nil, environment: [String: String] = [:]
  ) throws -> MezhaResult {
    try run([program] + arguments, input: input, folder: folder, environment: environment)
  }

  /// Runs any program by its path or name.
  static func run(
    _ command: [String], input: Data? = nil, folder: String? = nil, environment: [String: String] = [:]
  ) throws -> MezhaResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(fileURLWithPath: folder ?? package)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["MEZHA_DATA": coarseData, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"]) { $1 }
      .merging(environment) { $1 }
    let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = standardError
    try process.run()
    let errors = Collector(standardError.fileHandleForReading)
    let writer = Writer(standardInput.fileHandleForWriting, input ?? Data())
    let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
    writer.wait()
    let text = String(decoding: errors.wait(), as: UTF8.self)
    process.waitUntilExit()
    return MezhaResult(status: process.terminationStatus, output: output, errors: text)
  }

  /// Runs something with a folder that is gone afterwards.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mezha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  /// Whether a program runs and ends well.
  static func canRun(_ command: [String]) -> Bool { (try? run(command).status) == 0 }

  static let hasGeopandas = canRun(["python3", "-c", "import geopandas"])
  static let hasOgrinfo = canRun(["ogrinfo", "--version"])
}

/// Reads a pipe to its end on a thread of its own.
private final class Collector: @unchecked Sendable {
  // Written by the thread before the semaphore is signalled, read after it.
  private var data = Data()
  private let isDone = DispatchSemaphore(value: 0)

  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      data = handle.readDataToEndOfFile()
      isDone.signal()
    }
  }

  func wait() -> Data {
    isDone.wait()
    return data
  }
}

/// Writes into a pipe on a thread of its own, and closes it.
private final class Writer: Sendable {
  private let isDone = DispatchSemaphore(value: 0)

  init(_ handle: FileHandle, _ data: Data) {
    Thread.detachNewThread { [self] in
      // A program that does not read its input closes the pipe; that is its right.
      signal(SIGPIPE, SIG_IGN)
      try? handle.write(contentsOf: data)
      try? handle.close()
      isDone.signal()
    }
  }

  func wait() { isDone.wait() }
}
