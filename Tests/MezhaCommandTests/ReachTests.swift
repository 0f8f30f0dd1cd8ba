import Foundation
import Testing

/// What a file names is not opened, asked or run; what it does to a driver is an error that names file and driver.
@Suite struct ReachTests {
  private static func withSources(_ body: (HostileSources, Listener) throws -> Void) throws {
    try RunMezha.withFolder { folder in
      let secret = folder + "/secret.txt"
      try Data("<x> the user's own\n".utf8).write(to: URL(fileURLWithPath: secret))
      let sources = folder + "/sources"
      try FileManager.default.createDirectory(atPath: sources, withIntermediateDirectories: true)
      let listener = try Listener()
      try body(try HostileSources(in: sources, port: listener.port, secret: secret), listener)
    }
  }

  private static func listing(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `nobody is asked and nothing is left behind`() throws {
    try Self.withSources { sources, listener in
      #expect(sources.names.count >= 30 || !HostileSources.hasPython, "\(sources.names.count) files")
      let before = try Self.listing(sources.folder)
      for name in sources.names {
        let isGeoJSON = name.hasSuffix("json") || name.hasSuffix("jsonl")
        var commands = [["borders", name, "--format", "csv"]]
        // Lines and conditions go by GDAL where polygons do not.
        if isGeoJSON { commands.append(["borders", name, "--format", "csv", "--where", "1 = 1"]) }
        for command in commands {
          let begin = Date()
          let result = try RunMezha.mezha(command, folder: sources.folder)
          let seconds = Date().timeIntervalSince(begin)
          #expect([0, 64, 65].contains(result.status), "\(command): \(result.status) \(result.errors)")
          #expect(result.status == 0 || result.errors.contains(name), "\(command): \(result.errors)")
          #expect(listener.calls() == 0, "\(command) called")
          #expect(
            !result.text.contains("the user's own") && !result.errors.contains("the user's own"), "\(command)"
          )
          // A bound on a hang, not a measure of speed.
          #expect(seconds < 120, "\(command): \(seconds) s")
        }
      }
      #expect(try Self.listing(sources.folder) == before)
    }
  }

  @Test(arguments: ["crs-address.geojson", "crs-path.geojson", "crs-init.geojson", "crs-grid.geojson"])
  func `a reference system that is no code is refused`(name: String) throws {
    try Self.withSources { sources, _ in
      for extra in [[], ["--where", "1 = 1"]] {
        let result = try RunMezha.mezha(["borders", name] + extra, folder: sources.folder)
        #expect(result.status == 65 && result.errors.contains("unknown CRS"), "\(extra): \(result.errors)")
      }
    }
  }

  @Test(arguments: ["vrt.gpkg", "vrt.shp", "vrt.vrt", "vrt.json", "service.xml", "comment.kml"])
  func `a file that only refers to others says so`(name: String) throws {
    try Self.withSources { sources, listener in
      let result = try RunMezha.mezha(["borders", name], folder: sources.folder)
      #expect(result.status == 65 && result.errors.contains("opens other files"), "\(result.errors)")
      #expect(result.errors.contains(name) && result.errors.contains("--trust"), "\(result.errors)")
      #expect(listener.calls() == 0)
    }
  }

  /// With trust, a VRT is read as GDAL reads it.
  @Test func `a trusted file may open others`() throws {
    try RunMezha.withFolder { folder in
      let three = RunMezha.fixture("reading/three.geojson")
      let text =
        "<OGRVRTDataSource><OGRVRTLayer name=\"three\"><SrcDataSource>\(three)</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/three.vrt"))
      let direct = try RunMezha.mezha(["borders", three, "--format", "csv"])
      let trusted = try RunMezha.mezha(["borders", folder + "/three.vrt", "--trust", "--format", "csv"])
      #expect(trusted.status == 0 && trusted.text == direct.text, "\(trusted.errors)")
    }
  }

  /// Formats that another process reads give what this process reads of the same data.
  @Test(
    .enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"),
    arguments: [
      ("KML", "kml"), ("GML", "gml"), ("MapInfo File", "tab"), ("SQLite", "sqlite"), ("GeoJSONSeq", "jsons"),
    ])
  func `another process reads the same`(driver: String, ending: String) throws {
    try RunMezha.withFolder { folder in
      let three = RunMezha.fixture("reading/three.geojson")
      let made = try RunMezha.run(["ogr2ogr", "-f", driver, "three.\(ending)", three], folder: folder)
      #expect(made.status == 0, "\(made.errors)")
      let before = try Self.listing(folder)
      let direct = try RunMezha.mezha(["adjacency", three, "--format", "csv"])
      let other = try RunMezha.mezha(["adjacency", "three.\(ending)", "--format", "csv"], folder: folder)
      #expect(other.status == 0 && other.lines.count == direct.lines.count, "\(other.errors)")
      // The same through a pipe, where the format has one file.
      if driver != "MapInfo File" {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/three.\(ending)"))
        let piped = try RunMezha.mezha(["adjacency", "-", "--format", "csv"], input: data)
        #expect(piped.status == 0 && piped.lines.count == direct.lines.count, "\(piped.errors)")
      }
      #expect(try Self.listing(folder) == before)
    }
  }

  /// Numbers have one text, whichever process reads them: an id of 1.0 is 1, one of 2.5 is 2.5, a text 03 stays 03.
  @Test(
    .enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"),
    arguments: [("MapInfo File", "mif"), ("SQLite", "sqlite"), ("GeoJSONSeq", "jsons"), ("CSV", "csv")])
  func `another process reads the same numbers`(driver: String, ending: String) throws {
    try RunMezha.withFolder { folder in
      let features = [("1.0", "01"), ("2.5", "02"), ("1000000.0", "03")].enumerated().map { index, id in
        "{\"type\":\"Feature\",\"properties\":{\"number\":\(id.0),\"code\":\"\(id.1)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\(index),0],[\(index + 1),0],[\(index + 1),1],[\(index),1],[\(index),0]]]}}"
      }
      let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/a.geojson"))
      // CSV holds texts alone, so 1.0 stays as it was written.
      let layout = ending == "csv" ? ["-lco", "GEOMETRY=AS_WKT"] : []
      let made = try RunMezha.run(
        ["ogr2ogr", "-f", driver, "b.\(ending)", "a.geojson"] + layout, folder: folder)
      #expect(made.status == 0, "\(made.errors)")
      let ids = try RunMezha.mezha(
        ["borders", "b.\(ending)", "--id", "number", "--keep", "code", "--format", "csv"], folder: folder)
      let table = CSVFile(ids.text)
      #expect(ids.status == 0, "\(ids.errors)")
      #expect(Set(table["a_id"] + table["b_id"]) == ["1", "2.5", "1000000"], "\(ids.text)")
      #expect(Set(table["a_code"] + table["b_code"]) == ["01", "02", "03"], "\(ids.text)")
    }
  }

  /// Another reading process, stopped as a crash would stop it.
  @Test func `work without end is stopped`() throws {
    guard HostileSources.hasPython else { return }
    try Self.withSources { sources, _ in
      let result = try RunMezha.mezha(["borders", "view.gpkg"], folder: sources.folder)
      #expect(result.status == 65, "\(result.status) \(result.errors)")
      #expect(result.errors.contains("view.gpkg") && result.errors.contains("GPKG"), "\(result.errors)")
    }
  }

  static let hasStrace = RunMezha.canRun(["strace", "-f", "-o", "/dev/null", "true"])

  /// What the system is asked for: of the user's files the named one and its companions, no socket to anybody.
  @Test(.enabled(if: hasStrace, "needs strace"))
  func `only named files are opened`() throws {
    try Self.withSources { sources, _ in
      let chosen = sources.names.filter {
        [
          "crs-bound.geojson", "crs-init.geojson", "entity.gml", "init.gpkg", "system.gmt", "vrt.shp",
          "wkt.csv",
        ].contains($0)
      }
      for name in chosen {
        let log = sources.folder + "/../calls.txt"
        _ = try RunMezha.run(
          [
            "strace", "-f", "-qq", "-e", "trace=open,openat,openat2,connect,execve", "-o", log,
            RunMezha.program,
            "borders", name,
          ], folder: sources.folder)
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(calls.count > 10)
        let stem = name.split(separator: ".")[0]
        for call in calls where !call.contains("= -1") {
          #expect(!call.contains("secret.txt"), "\(name): \(call)")
          #expect(!call.contains("connect(") || call.contains("AF_UNIX"), "\(name): \(call)")
          #expect(
            !call.contains("execve(") || call.contains("mezha") || call.contains("/proc/self/exe"),
            "\(name): \(call)")
          for other in sources.names where !other.hasPrefix("\(stem).") {
            #expect(
              !call.contains("\"\(other)\"") && !call.contains("/sources/\(other)\""), "\(name): \(call)")
          }
        }
      }
    }
  }
}

/// Passwords and tokens of sources stay with the user.
@Suite struct SecretNamesTests {
  @Test(arguments: [
    "PG:host=127.0.0.1 port=1 dbname=x user=u password=hunter22",
    "PG:host=127.0.0.1 port=1 dbname=x user=u password='hunter22 x'",
    "/vsicurl/http://user:hunter22@127.0.0.1:1/x.geojson",
    "/vsicurl/http://127.0.0.1:1/x.geojson?token=hunter22",
    "MYSQL:x,host=127.0.0.1,port=1,user=u,password=hunter22",
    "/vsicurl/http://user:hunter%32%32@127.0.0.1:1/x.fgb",
  ])
  func `no message holds them`(name: String) throws {
    for command in [["borders", name], ["inspect", name], ["crossings", "--lines", name, "--verbose"]] {
      let result = try RunMezha.mezha(command)
      #expect(result.status != 0, "\(command)")
      #expect(!(result.errors + result.text).contains("hunter22"), "\(result.errors)")
      #expect(!(result.errors + result.text).contains("hunter%32"), "\(result.errors)")
      #expect(result.errors.contains("***"), "\(result.errors)")
    }
  }

  /// An address that answers: neither the table, nor the messages, nor the provenance hold what came after the `?`.
  @Test(.enabled(if: HostileSources.hasPython, "needs python3"))
  func `no output holds them`() throws {
    try RunMezha.withFolder { folder in
      let served = folder + "/served"
      try FileManager.default.createDirectory(atPath: served, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: RunMezha.fixture("reading/three.geojson"), toPath: served + "/three.geojson")
      let script = """
        cd served; python3 -u -c 'import http.server, socketserver
        s = socketserver.TCPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler); print(s.server_address[1]); s.serve_forever()' > ../port 2> ../log &
        server=$!; for i in $(seq 100); do [ -s ../port ] && break; sleep 0.1; done; cd ..
        '\(RunMezha.program)' borders "/vsicurl/http://127.0.0.1:$(cat port)/three.geojson?token=hunter22" -o out.csv --verbose
        code=$?; kill -9 $server; exit $code
        """
      let result = try RunMezha.run(["bash", "-c", script], folder: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(!result.errors.contains("hunter22"), "\(result.errors)")
      #expect(try String(contentsOfFile: folder + "/log", encoding: .utf8).contains("hunter22"))
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasPrefix("out") {
        #expect(
          try !String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).contains("hunter22"), "\(name)")
      }
    }
  }
}
