import Foundation
import Testing

/// The package as others use it: as a library, and installed.
@Suite struct LibraryTests {
  /// The block of the README that shows the library.
  private static func example() throws -> String {
    let readme = try DocumentationTests.read("README.md")
    let start = try #require(readme.range(of: "```swift\n"))
    let rest = readme[start.upperBound...]
    return String(rest[..<(try #require(rest.range(of: "```")?.lowerBound))])
  }

  /// Where the modules and objects of this build are; `nil` where the program under test was built elsewhere.
  private static let build: String? = {
    let folder = URL(fileURLWithPath: RunMezha.program).deletingLastPathComponent().resolvingSymlinksInPath()
      .path
    return FileManager.default.fileExists(atPath: folder + "/Modules/Mezha.swiftmodule") ? folder : nil
  }()

  /// A program outside of the package is compiled against the modules of this build and run; `bin/test library` builds
  /// one with a manifest of its own, which takes minutes.
  @Test(.enabled(if: build != nil, "the modules are not beside the program under test"))
  func `the example of the README runs outside of the package`() throws {
    try RunMezha.withFolder { folder in
      try Self.compile(Self.example(), in: folder)
      // Degrees, and metres of the web's Mercator.
      for file in ["three.gpkg", "three-3857.geojson"] {
        let ran = try RunMezha.run([folder + "/example", RunMezha.fixture("reading/" + file)])
        #expect(ran.status == 0, "\(file): \(ran.errors)")
        #expect(ran.lines == ["XA-01 XA-02 250.7 km", "XA-01 XB-01 165.1 km"], "\(file): \(ran.text)")
      }
    }
  }

  @Test(.enabled(if: build != nil, "the modules are not beside the program under test"))
  func `the example in Swift makes the table of the report`() throws {
    try RunMezha.withFolder { folder in
      try Self.compile(try DocumentationTests.read("Examples/report_table.swift"), in: folder)
      // Of one country, so that the report is on the borders of its regions.
      let regions = folder + "/regions.geojson"
      let map = try String(contentsOfFile: RunMezha.fixture("reading/three.geojson"), encoding: .utf8)
      try map.replacing("\"country\"", with: "\"land\"").write(
        toFile: regions, atomically: true, encoding: .utf8)
      let ran = try RunMezha.run([folder + "/example", regions])
      #expect(ran.status == 0, "\(ran.errors)")
      let report = try RunMezha.mezha(["report", regions, "-o", folder + "/report"])
      #expect(report.status == 0, "\(report.errors)")
      try ran.text.write(toFile: folder + "/own.csv", atomically: true, encoding: .utf8)
      let tables = try ["own.csv", "report/borders.csv"].map { try CSVFile(file: "\(folder)/\($0)") }
      for column in ["a_id", "b_id", "length_km", "pieces"] {
        #expect(tables[0][column] == tables[1][column] && tables[0].rows.count > 1, "\(column)")
      }
    }
  }

  @Test(.enabled(if: build != nil, "the modules are not beside the program under test"))
  func `studies run outside of the package, and write what the commands write`() throws {
    try RunMezha.withFolder { folder in
      try Self.compile(try DocumentationTests.read("Examples/studies.swift"), in: folder)
      let map = RunMezha.fixture("reading/three.gpkg")
      let list = folder + "/list.csv"
      for (second, isTrue) in [("XA-02", true), ("XB-01", false)] {
        try "a,b\nXA-02,XA-01\nXA-02,\(second == "XA-02" ? "XA-01" : second)\n".write(
          toFile: list, atomically: true, encoding: .utf8)
        let ran = try RunMezha.run([folder + "/example", map, list], folder: folder)
        #expect(ran.status == 0, "\(ran.errors)")
        let regions = try RunMezha.mezha(["regions", map, "--format", "csv"])
        #expect(ran.text.hasPrefix(regions.text) && regions.lines.count == 4, "\(ran.text)")
        let rest = ran.text.dropFirst(regions.text.count)
        #expect(rest.contains("The list is right.") == isTrue, "\(rest)")
        #expect(rest.contains("refuted") == !isTrue, "\(rest)")
      }
      let weights = try RunMezha.mezha(["adjacency", map, "--format", "gal"])
      #expect(try String(contentsOfFile: folder + "/neighbours.gal", encoding: .utf8) == weights.text)
    }
  }

  /// Compiles a program against the modules of this build into `example` of a folder.
  private static func compile(_ text: String, in folder: String) throws {
    let build = try #require(Self.build)
    try text.write(toFile: folder + "/main.swift", atomically: true, encoding: .utf8)
    let files = FileManager.default
    var command = ["swiftc", "-swift-version", "6", "-I", build + "/Modules", "-o", folder + "/example"]
    for name in try files.contentsOfDirectory(atPath: RunMezha.package + "/Sources").sorted() {
      let source = "\(RunMezha.package)/Sources/\(name)"
      let map = [
        "\(build)/\(name).build/module.modulemap", "\(source)/include/module.modulemap",
        "\(source)/module.modulemap",
      ]
      .first { files.fileExists(atPath: $0) }
      if let map { command += ["-Xcc", "-fmodule-map-file=" + map] }
      guard !["MezhaCommand", "MezhaOptions", "CAllocationGuard"].contains(name) else { continue }
      // A build folder keeps the objects of files that have moved to another module.
      let sources = Set(
        (files.enumerator(atPath: source)?.compactMap { $0 as? String } ?? [])
          .map { URL(fileURLWithPath: $0).lastPathComponent })
      let objects = (files.enumerator(atPath: "\(build)/\(name).build")?.compactMap { $0 as? String } ?? [])
        .filter { sources.contains(URL(fileURLWithPath: String($0.dropLast(2))).lastPathComponent) }
      command += objects.filter { $0.hasSuffix(".o") }.sorted().map { "\(build)/\(name).build/\($0)" }
    }
    let libraries = try RunMezha.run(
      [
        "pkg-config", "--cflags-only-I", "--libs", "geos", "proj", "sqlite3", "libcrypto", "cairo",
        "xlsxwriter",
      ])
    command += libraries.text.split(whereSeparator: \.isWhitespace).map(String.init)
    command += ["-lsimdjson", "-ldl", "-lstdc++", "-lgeos_c", folder + "/main.swift"]
    let compiled = try RunMezha.run(command)
    try #require(compiled.status == 0, "\(compiled.errors.suffix(2000))")
  }

  @Test func `an installed program finds its data under share`() throws {
    try RunMezha.withFolder { folder in
      let files = FileManager.default
      try files.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
      try files.createDirectory(atPath: folder + "/share", withIntermediateDirectories: true)
      let program = URL(fileURLWithPath: RunMezha.program).resolvingSymlinksInPath().path
      // A symbolic link would be followed to the build folder; a hard link needs the same file system.
      do {
        try files.linkItem(atPath: program, toPath: folder + "/bin/mezha")
      } catch {
        try files.copyItem(atPath: program, toPath: folder + "/bin/mezha")
      }
      try files.createSymbolicLink(
        atPath: folder + "/share/mezha", withDestinationPath: RunMezha.coarseData)
      let result = try RunMezha.run(
        [folder + "/bin/mezha", "adjacency", "--format", "gal"], environment: ["MEZHA_DATA": ""])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.lines.count > 100)
    }
  }
}
