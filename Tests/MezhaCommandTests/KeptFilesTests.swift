import Foundation
import Testing

/// Nothing of the user's is overwritten, and nothing is left behind.
@Suite struct KeptFilesTests {
  private static let three = RunMezha.fixture("reading/three.geojson")

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private static func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private static func listing(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test(arguments: ["csv", "gpkg", "topojson"])
  func `a file where the sidecar belongs is kept`(format: String) throws {
    try RunMezha.withFolder { folder in
      let sidecar = "\(folder)/out.\(format).meta.json"
      try Self.write("mine", sidecar)
      let refused = try RunMezha.mezha(["borders", Self.three, "-o", "\(folder)/out.\(format)"])
      #expect(refused.status == 73 && refused.errors.contains("out.\(format).meta.json"), "\(refused.errors)")
      #expect(try Self.text(sidecar) == "mine")
      #expect(try Self.listing(folder) == ["out.\(format).meta.json"])
      let allowed = try RunMezha.mezha([
        "borders", Self.three, "-o", "\(folder)/out.\(format)", "--overwrite",
      ])
      #expect(allowed.status == 0, "\(allowed.errors)")
      #expect(try Self.text(sidecar).contains("\"tool\": \"mezha\""))
    }
  }

  /// Each command with a file that it reads as the one that it writes, also by another name for it.
  @Test(arguments: [
    ["simplify", "IN", "--tolerance-m", "100", "-o", "IN"],
    ["borders", "IN", "-o", "LINK"],
    ["match", "IN", "\(three)", "--tolerance-m", "5", "-o", "IN"],
    ["diff", "\(three)", "IN", "-o", "IN"],
    ["crossings", "\(three)", "--points", "POINTS", "-o", "POINTS"],
    ["validate", "\(three)", "--list", "POINTS", "--write-corrected", "POINTS"],
  ])
  func `no result replaces an input`(call: [String]) throws {
    try RunMezha.withFolder { folder in
      let (input, link, points) = ("\(folder)/in.geojson", "\(folder)/link.geojson", "\(folder)/points.csv")
      try Self.write(try Self.text(Self.three), input)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: input)
      try Self.write("a,b,lon,lat\nXA-01,XA-02,10,10\n", points)
      let names = ["IN": input, "LINK": link, "POINTS": points]
      let before = try [input, points].map { try Self.text($0) }
      let ran = try RunMezha.mezha(call.map { names[$0] ?? $0 } + ["--overwrite"])
      #expect(ran.status == 64 && ran.errors.contains("would replace this input"), "\(ran.errors)")
      #expect(try [input, points].map { try Self.text($0) } == before)
    }
  }

  @Test func `a report does not replace what it is made of`() throws {
    try RunMezha.withFolder { folder in
      let input = "\(folder)/regions.geojson"
      try Self.write(try Self.text(Self.three), input)
      let ran = try RunMezha.mezha(["report", input, "-o", folder])
      #expect(ran.status == 64 && ran.errors.contains("would replace this input"), "\(ran.errors)")
      #expect(try Self.text(input) == Self.text(Self.three))
    }
  }

  @Test func `a link to nothing stays a link`() throws {
    try RunMezha.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/far", withIntermediateDirectories: true)
      for (link, extra) in [("a.csv", ["--overwrite"]), ("b.csv", [])] {
        let path = "\(folder)/\(link)"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "far/\(link)")
        let result = try RunMezha.mezha(["borders", Self.three, "-o", path] + extra)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "far/\(link)")
        #expect(try Self.text("\(folder)/far/\(link)").contains("XA-02"))
      }
      try FileManager.default.createSymbolicLink(atPath: folder + "/c.csv", withDestinationPath: "none/c.csv")
      let refused = try RunMezha.mezha(["borders", Self.three, "-o", folder + "/c.csv", "--overwrite"])
      #expect(refused.status == 73 && refused.errors.contains("none"), "\(refused.errors)")
      try FileManager.default.createSymbolicLink(atPath: folder + "/d.csv", withDestinationPath: "d.csv")
      let circle = try RunMezha.mezha(["borders", Self.three, "-o", folder + "/d.csv", "--overwrite"])
      #expect(circle.status == 73, "\(circle.errors)")
    }
  }

  @Test func `a stream has no sidecar`() throws {
    try RunMezha.withFolder { folder in
      let program = RunMezha.program
      let fifo = try RunMezha.run(
        [
          "bash", "-c",
          "mkfifo pipe.csv; cat pipe.csv > got & '\(program)' borders '\(Self.three)' -o pipe.csv; code=$?; wait; exit $code",
        ],
        folder: folder)
      #expect(fifo.status == 0, "\(fifo.errors)")
      #expect(try Self.text(folder + "/got").contains("XA-02"))
      for name in ["/dev/stdout", "/dev/fd/1", "-"] {
        let result = try RunMezha.run(
          ["bash", "-c", "'\(program)' borders '\(Self.three)' -o \(name) --format csv > got"], folder: folder
        )
        #expect(result.status == 0, "\(name): \(result.errors)")
        #expect(try Self.text(folder + "/got").contains("XA-02"))
      }
      #expect(try Self.listing(folder) == ["got", "pipe.csv"])
      #expect(!FileManager.default.fileExists(atPath: "/dev/stdout.meta.json"))
    }
  }

  /// The program is stopped while it waits between its files: the second one is a named pipe that nobody reads. Python
  /// starts it, because signals that are blocked or ignored here would stay so.
  @Test(.enabled(if: HostileSources.hasPython, "needs python3"), arguments: ["INT", "TERM", "HUP"])
  func `a signal leaves nothing`(signal: String) throws {
    try RunMezha.withFolder { folder in
      let script = """
        import glob, os, signal, subprocess, sys, time
        number = getattr(signal, "SIG" + sys.argv[1])
        def reset():
            signal.pthread_sigmask(signal.SIG_SETMASK, []); signal.signal(number, signal.SIG_DFL)
        os.mkfifo("out.csv.meta.json")
        job = subprocess.Popen([*sys.argv[2:], "-o", "out.csv", "--overwrite"], preexec_fn=reset)
        for _ in range(600):
            if glob.glob(".mezha-*.part"): break
            time.sleep(0.05)
        print(glob.glob(".mezha-*.part")); job.send_signal(number)
        try: print(-job.wait(60))
        except subprocess.TimeoutExpired: job.kill(); print("still there")
        os.remove("out.csv.meta.json")
        """
      let result = try RunMezha.run(
        ["python3", "-c", script, signal, RunMezha.program, "borders", Self.three], folder: folder)
      let number = ["INT": 2, "TERM": 15, "HUP": 1][signal] ?? 0
      #expect(result.lines.first?.contains(".part") == true, "\(result.text) \(result.errors)")
      #expect(result.lines.last == "\(number)", "\(result.text)")
      #expect(try Self.listing(folder).isEmpty)
    }
  }
}

/// Signs that a terminal obeys or a reader is misled by, in names and titles.
@Suite struct ObeyedSignsTests {
  /// ESC, BEL, DEL, the eight-bit CSI, an override and an isolate.
  private static let name = "a\u{1B}[31m\u{7}\u{7F}\u{9B}2J\u{202E}txt\u{2066}b"

  private static func file(_ folder: String) throws -> String {
    let quoted = "a\\u001b[31m\\u0007\\u007f\\u009b2J\\u202etxt\\u2066b"
    let features = (0..<2).map { index in
      """
      {"type":"Feature","properties":{"id":"\(index)\(quoted)","name":"\(quoted)","country":"X\(index)"},\
      "geometry":{"type":"Polygon","coordinates":[[[\(index),0],[\(index + 1),0],[\(index + 1),1],[\(index),1],[\(index),0]]]}}
      """
    }
    let path = folder + "/\u{1B}[2Jn\u{202E}.geojson"
    try Data("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
      .write(to: URL(fileURLWithPath: path))
    return path
  }

  private static func harmful(_ text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }.map { String($0.value, radix: 16) }
  }

  @Test func `no text format holds them`() throws {
    try RunMezha.withFolder { folder in
      let file = try Self.file(folder)
      var commands: [[String]] = []
      for format in ["table", "csv", "tsv", "json", "md", "geojson", "geojsonl", "topojson"] {
        commands.append(["borders", file, "--format", format])
      }
      for format in ["gal", "gwt", "dot", "graphml", "matrix", "json", "csv"] {
        commands.append(["adjacency", file, "--format", format])
      }
      commands += [
        ["map", file], ["inspect", file], ["inspect", file, "--json"], ["map", file, "--title", Self.name],
        ["borders", file + "#no\u{1B}[31m"], ["borders", file, "--where", "\u{1B}[31m ="],
        ["why", file, "no", "\u{1B}x"],
        ["borders", file + "\u{1B}none"], ["\u{1B}[31m"],
      ]
      for command in commands {
        let result = try RunMezha.mezha(command)
        #expect(Self.harmful(result.text).isEmpty, "\(command): \(Self.harmful(result.text))")
        #expect(Self.harmful(result.errors).isEmpty, "\(command): \(result.errors.debugDescription)")
        #expect(!result.text.isEmpty || result.status != 0, "\(command): \(result.errors)")
      }
    }
  }

  /// JSON loses nothing by it.
  @Test func `JSON keeps them`() throws {
    try RunMezha.withFolder { folder in
      let result = try RunMezha.mezha(["borders", try Self.file(folder), "--format", "json"])
      let rows = try #require(try JSONSerialization.jsonObject(with: result.output) as? [[String: Any]])
      #expect(rows.first?["a_name"] as? String == Self.name)
    }
  }
}
