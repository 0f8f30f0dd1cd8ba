import BorderIO
import Foundation
import Testing

/// Exit codes, messages and options of the program.
@Suite struct CommandTests {
  static let three = RunMezha.fixture("reading/three.geojson")
  static let package = RunMezha.fixture("reading/three.gpkg")

  struct Failure: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let status: Int32
    let says: [String]
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ status: Int32, _ arguments: [String], says: [String]) {
      (self.arguments, self.status, self.says) = (arguments, status, says)
    }
  }

  /// Every message names the file and says what to do.
  static let failures = [
    Failure(64, ["borders", "--frobnicate"], says: ["Unknown option '--frobnicate'", "--help"]),
    Failure(64, ["frobnicate"], says: ["there is no command 'frobnicate'", "mezha --help"]),
    Failure(64, ["borders", three, "--threads", "0"], says: ["--threads must be from 1 to 256"]),
    Failure(64, ["borders", three, "--rule", "bishop"], says: ["--rule", "'rook' and 'queen'"]),
    Failure(64, ["borders", three, "--decimals", "99"], says: ["--decimals must be from 0 to 15"]),
    Failure(64, ["borders", three, "--format", "gal"], says: ["--format gal", "There are: table, csv"]),
    Failure(64, ["borders", three, "-o", "borders.xyz"], says: ["borders.xyz", "--format"]),
    Failure(64, ["borders", three, "--delimiter", "ab"], says: ["--delimiter takes one ASCII character"]),
    Failure(64, ["adjacency", package + "#nothing"], says: ["three.gpkg", "no layer nothing", "three"]),
    Failure(
      64, ["borders", package, "--id", "nothing"],
      says: ["three.gpkg#three", "no field nothing", "iso_3166_2"]),
    Failure(
      64, ["borders", three, "--id", "nothing"], says: ["three.geojson", "no field nothing", "iso_3166_2"]),
    Failure(
      64, ["borders", package, "--where", "nothing > 1"], says: ["three.gpkg", "--where", "iso_3166_2"]),
    Failure(64, ["borders", package, "--worldview", "xx"], says: ["worldview \"xx\"", "ru, source, un"]),
    Failure(64, ["report", "--tolerance-m", "-1"], says: ["--tolerance-m"]),
    Failure(64, ["report", "--point-tolerance-m", "-1"], says: ["--point-tolerance-m"]),
    Failure(66, ["borders", "nowhere.gpkg"], says: ["nowhere.gpkg", "No such file", "Check the name"]),
    Failure(66, ["borders", "@coarce"], says: ["@coarce", "Did you mean @coarse?", "@coarse ("]),
    Failure(66, ["inspect", "@nothing", three], says: ["@nothing", "@coarse ("]),
    Failure(66, ["report", "@nothing"], says: ["@nothing", "@coarse ("]),
    Failure(66, ["inspect", "nowhere.geojson"], says: ["nowhere.geojson", "No such file"]),
    Failure(66, ["adjacency", three, "nowhere.fgb"], says: ["nowhere.fgb", "No such file"]),
    Failure(
      73, ["borders", three, "-o", "/no/such/folder/x.csv"],
      says: ["/no/such/folder/x.csv", "Create it first"]),
  ]

  @Test(arguments: failures)
  func `a failure names the file and what to do`(failure: Failure) throws {
    let result = try RunMezha.mezha(failure.arguments)
    #expect(result.status == failure.status, "\(result.errors)")
    #expect(result.output.isEmpty)
    for part in failure.says { #expect(result.errors.contains(part), "\(result.errors)") }
  }

  @Test func `a set by its name is the file, and goes with files of one's own`() throws {
    let arguments = ["borders", "--format", "csv", "--worldview", "un"]
    let named = try RunMezha.mezha(arguments + ["@coarse"])
    #expect(named.status == 0 && named.lines.count > 1000, "\(named.errors)")
    #expect(try RunMezha.mezha(arguments).output == named.output)
    let both = try RunMezha.mezha(["borders", "--format", "csv", "@coarse", Self.three])
    #expect(both.status == 0 && both.lines.count > named.lines.count, "\(both.errors)")
    let held = try RunMezha.mezha([
      "adjacency", "@coarse", Self.three, "--tolerance-m", "10", "--hold", "@coarse", "--format", "csv",
    ])
    #expect(held.status == 0, "\(held.errors)")
    // A file of that name is a file.
    try RunMezha.withFolder { folder in
      try FileManager.default.copyItem(atPath: Self.three, toPath: folder + "/@coarse.geojson")
      let own = try RunMezha.mezha(["borders", "@coarse.geojson", "--format", "csv"], folder: folder)
      #expect(own.status == 0 && own.lines.count < 10, "\(own.errors)")
    }
  }

  /// Relations of OpenStreetMap have ids below zero, which are no options; nor are places in the west.
  @Test func `numbers below zero are values`() throws {
    let text = try String(contentsOfFile: Self.three, encoding: .utf8)
      .replacing("XA-01", with: "-51").replacing("XB-01", with: "-7")
    let why = try RunMezha.mezha(["why", "-51", "-7", "-", "--format", "csv"], input: Data(text.utf8))
    #expect(why.status == 0 && why.text.contains("yes: they share a line"), "\(why.errors)")
    let unknown = try RunMezha.mezha(["why", "-51", "-8", "-"], input: Data(text.utf8))
    #expect(unknown.status == 64 && unknown.errors.contains("No region is called -8"), "\(unknown.errors)")
    let located = try RunMezha.mezha(["chainage", Self.three, "--locate", "-10,61", "--format", "csv"])
    #expect(located.status == 0 && located.lines.count == 2, "\(located.errors)")
  }

  static let point =
    #"{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[1,2]}}"#

  @Test(arguments: [
    (#"{"type":"FeatureColl"#, ["byte 20", "ends too early"]), ("", ["empty"]),
    (#"{"type":"FeatureCollection","features":["# + point + "]}", ["no polygons", "QGIS or ogr2ogr"]),
    (#"{"type":"FeatureCollection","features":[1]}"#, ["feature"]), ("a,b\n1,2\n", ["no vector data"]),
  ])
  func `bad data ends with 65 and names the file`(text: String, says: [String]) throws {
    try RunMezha.withFolder { folder in
      let file = folder + "/bad.geojson"
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      for command in ["borders", "adjacency", "inspect"] {
        let result = try RunMezha.mezha([command, file])
        #expect(result.status == 65, "\(command): \(result.status) \(result.errors)")
        for part in [file] + says { #expect(result.errors.contains(part), "\(command): \(result.errors)") }
      }
    }
  }

  @Test func `a condition that nothing fulfils is an error with the values there are`() throws {
    for command in ["borders", "adjacency"] {
      let result = try RunMezha.mezha(
        [command, Self.package, "--where", "country = 'nobody'", "--format", "csv"])
      #expect(result.status == 64)
      #expect(result.output.isEmpty)
      #expect(
        result.errors.contains("no feature matches --where")
          && result.errors.contains("The values there are: cou"), "\(result.errors)")
    }
  }

  @Test func `a file is replaced only with --overwrite`() throws {
    try RunMezha.withFolder { folder in
      let file = folder + "/borders.csv"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
      let refused = try RunMezha.mezha(["borders", Self.three, "-o", file])
      #expect(refused.status == 73)
      #expect(refused.errors.contains(file) && refused.errors.contains("--overwrite"))
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["borders.csv"])

      let replaced = try RunMezha.mezha(["borders", Self.three, "-o", file, "--overwrite"])
      #expect(replaced.status == 0, "\(replaced.errors)")
      #expect(try CSVFile(file: file).rows.count == 2)
      #expect(replaced.output.isEmpty)
    }
  }

  @Test func `report refuses a file as its folder`() throws {
    try RunMezha.withFolder { folder in
      try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/taken"))
      let result = try RunMezha.mezha(["report", "-o", folder + "/taken"])
      #expect(result.status == 73)
      #expect(result.errors.contains(folder + "/taken"))
      #expect(try String(contentsOfFile: folder + "/taken", encoding: .utf8) == "mine")
    }
  }

  @Test func `standard input and output`() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.three))
    let piped = try RunMezha.mezha(["borders", "-", "-o", "-", "--format", "csv"], input: bytes)
    let read = try RunMezha.mezha(["borders", Self.three, "--format", "csv"])
    #expect(piped.status == 0, "\(piped.errors)")
    #expect(piped.output == read.output)
    #expect(CSVFile(piped.text)["a_id"] == ["XA-01", "XA-01"])
    let nothing = try RunMezha.mezha(["borders", "-"])
    #expect(nothing.status == 65)
    #expect(nothing.errors.contains("stdin"))
  }

  @Test(arguments: [three, package])
  func `--where filters, in GeoJSON too`(file: String) throws {
    let all = try RunMezha.mezha(["borders", file, "--format", "csv"])
    let some = try RunMezha.mezha(["borders", file, "--where", "country = 'XA'", "--format", "csv"])
    #expect(some.status == 0, "\(some.errors)")
    #expect(CSVFile(all.text)["b_id"] == ["XA-02", "XB-01"])
    #expect(CSVFile(some.text)["b_id"] == ["XA-02"])
    let foreign = try RunMezha.mezha(["borders", file, "--international", "--format", "csv"])
    #expect(CSVFile(foreign.text)["b_id"] == ["XB-01"])
  }

  @Test func `a filter on the embedded regions does not make the others missing`() throws {
    let all = try RunMezha.mezha(["adjacency", "--format", "gal"])
    #expect(all.errors.contains("no polygon of South Ossetia"))
    let some = try RunMezha.mezha(["adjacency", "--format", "gal", "--where", "country = 'EE'"])
    #expect(some.status == 0 && some.text.hasPrefix("0 15 "))
    #expect(!some.errors.contains("no polygon"), "\(some.errors)")
  }

  @Test func `options of CSV`() throws {
    func csv(_ options: [String]) throws -> Data {
      let result = try RunMezha.mezha(["borders", Self.three, "--format", "csv"] + options)
      #expect(result.status == 0, "\(result.errors)")
      return result.output
    }
    let plain = try csv([])
    #expect(try csv(["--bom"]) == Data([0xEF, 0xBB, 0xBF]) + plain)
    let text = String(decoding: plain, as: UTF8.self)
    let comma = CSVFile(String(decoding: try csv(["--decimal-comma"]), as: UTF8.self), delimiter: ";")
    #expect(comma["length_km"].map { $0.replacing(",", with: ".") } == CSVFile(text)["length_km"])
    #expect(comma["length_km"].allSatisfy { $0.contains(",") })
    let tabs = CSVFile(String(decoding: try csv(["--delimiter", "tab"]), as: UTF8.self), delimiter: "\t")
    #expect(tabs.rows == CSVFile(text).rows)
  }

  @Test func `Russian messages and headings`() throws {
    let table = try RunMezha.mezha(["borders", Self.three, "--lang", "ru"])
    #expect(table.text.contains("Границы по парам регионов") && table.text.contains("Морская область"))
    let failure = try RunMezha.mezha(["borders", "nowhere.gpkg", "--lang", "ru"])
    #expect(failure.status == 66)
    #expect(failure.errors.contains("ошибка: nowhere.gpkg"))
  }

  @Test func `talk goes to standard error and can be switched off`() throws {
    let plain = try RunMezha.mezha(["adjacency", Self.three, "--format", "gal"])
    #expect(plain.errors.contains("2 adjacent pairs"))
    let quiet = try RunMezha.mezha(["adjacency", Self.three, "--format", "gal", "--quiet"])
    #expect(quiet.errors.isEmpty)
    #expect(quiet.output == plain.output)
    let verbose = try RunMezha.mezha(["adjacency", Self.three, "--format", "gal", "--verbose"])
    #expect(verbose.errors.contains("id = iso_3166_2"))
    #expect(verbose.output == plain.output)
  }

  /// A line of an example that does not fit would break at the margin, where nobody could copy it.
  private static func checkExamples(of page: String, _ name: String) {
    let examples = page.components(separatedBy: "EXAMPLES\n").dropFirst().first ?? ""
    for line in examples.components(separatedBy: "\n\n")[0].split(separator: "\n") {
      #expect(line.hasPrefix("  ") && line.count <= 80, "\(name): \(line)")
    }
  }

  @Test func `every help page prints, and the versions`() throws {
    let root = try RunMezha.mezha(["--help"])
    #expect(root.status == 0 && root.text.contains("EXIT CODES"))
    Self.checkExamples(of: root.text, "mezha")
    var names: [String] = []
    for line in root.text.components(separatedBy: "SUBCOMMANDS:").last?.split(separator: "\n") ?? [] {
      if let match = line.firstMatch(of: #/^  ([a-z]+) /#) { names.append(String(match.1)) }
    }
    #expect(Set(names).isSuperset(of: ["report", "inspect", "borders", "adjacency"]))
    for name in names where name != "help" {
      let page = try RunMezha.mezha([name, "--help"])
      #expect(page.status == 0 && page.errors.isEmpty)
      #expect(page.text.contains("USAGE: mezha \(name)") && page.text.contains("EXAMPLES"), "\(name)")
      Self.checkExamples(of: page.text, name)
      // Who asks for help on citing gets the citation.
      if name != "cite" { #expect(try RunMezha.mezha(["help", name]).text == page.text) }
    }
    let version = try RunMezha.mezha(["--version"])
    #expect(version.status == 0)
    #expect(version.lines.map { $0.split(separator: " ").first ?? "" } == ["mezha", "GEOS", "PROJ", "GDAL"])
  }

  @Test func `the sidecar of a file names its inputs by checksum`() throws {
    try RunMezha.withFolder { folder in
      for (index, threads) in ["1", "4"].enumerated() {
        let result = try RunMezha.mezha(
          ["borders", Self.three, "-o", "\(folder)/\(index).csv", "--threads", threads])
        #expect(result.status == 0, "\(result.errors)")
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names.count == 4, "\(names)")
      let sidecars = try names.filter { !$0.hasSuffix(".csv") }.map {
        try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))
      }
      #expect(sidecars.count == 2 && sidecars[0] == sidecars[1])
      let digest = try RunMezha.run(["sha256sum", Self.three]).text.prefix(64)
      #expect(String(decoding: sidecars[0], as: UTF8.self).contains(digest))
    }
  }
}
