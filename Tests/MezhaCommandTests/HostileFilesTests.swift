import BorderTestSupport
import Foundation
import Testing

/// Files that change, vanish or cannot be read, and disks that are full: an error with a remedy, and nothing left behind.
@Suite struct HostileFilesTests {
  static let three = RunMezha.fixture("reading/three.geojson")

  private func contents(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// Runs the program under a shell, with the shell's own words before it.
  private func shell(_ words: String, _ arguments: String, folder: String) throws -> MezhaResult {
    try RunMezha.run(["bash", "-c", "\(words) exec '\(RunMezha.program)' \(arguments)"], folder: folder)
  }

  @Test func `a folder without layers`() throws {
    try RunMezha.withFolder { folder in
      let result = try RunMezha.mezha(["borders", folder])
      #expect(result.status == 65 && result.errors.contains(folder), "\(result.errors)")
      #expect(result.errors.contains("name a file in it"), "\(result.errors)")
    }
  }

  static let canDropRights =
    getuid() != 0
    || RunMezha.canRun(["setpriv", "--reuid", "65534", "--clear-groups", RunMezha.program, "--version"])

  @Test(
    .enabled(if: canDropRights, "needs another user's rights: setpriv"),
    arguments: ["gpkg", "fgb", "geojson", "geojson.gz", "shp"])
  func `a file that may not be read`(format: String) throws {
    try RunMezha.withFolder { folder in
      let name = "three.\(format)"
      let source = format == "shp" ? "reading/shp/three.shp" : "reading/\(name)"
      try FileManager.default.copyItem(atPath: RunMezha.fixture(source), toPath: "\(folder)/\(name)")
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: "\(folder)/\(name)")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
      let other = getuid() == 0 ? "setpriv --reuid 65534 --clear-groups" : ""
      let result = try RunMezha.run(
        ["bash", "-c", "exec \(other) '\(RunMezha.program)' borders \(name)"], folder: folder)
      #expect([65, 66].contains(result.status), "\(result.errors)")
      #expect(result.errors.contains(name), "\(result.errors)")
      #expect(
        result.errors.contains("ermission denied") && result.errors.contains("may read"), "\(result.errors)")
    }
  }

  /// A file is cut short, at a time that chance decides, while it is read. It may be read in full, or be found
  /// damaged; it never ends the program by a signal, and leaves no output after an error.
  @Test(.enabled(if: RunMezha.hasOgrinfo, "needs ogr2ogr"), arguments: ["geojson", "fgb", "gpkg"])
  func `a file that is cut while it is read`(format: String) throws {
    try RunMezha.withFolder { folder in
      let text = RoundRegions.geojson(count: 300, vertices: 2000)
      try text.write(to: URL(fileURLWithPath: folder + "/whole.geojson"))
      if format != "geojson" {
        let made = try RunMezha.run(["ogr2ogr", "whole.\(format)", "whole.geojson"], folder: folder)
        #expect(made.status == 0, "\(made.errors)")
      }
      var cut = 0
      for round in 0..<12 {
        // Sleeps of 0 to 0.5 s fall before, into and behind the reading, whatever the machine.
        let delay = Double(round * round) / 250
        let result = try RunMezha.run(
          [
            "bash", "-c",
            """
            cp whole.\(format) in.\(format); (sleep \(delay); truncate -s 70000 in.\(format)) &
            '\(RunMezha.program)' adjacency in.\(format) -o out.csv --overwrite; code=$?; wait; exit $code
            """,
          ], folder: folder)
        #expect([0, 65].contains(result.status), "after \(delay) s: \(result.status) \(result.errors)")
        guard result.status == 65 else { continue }
        #expect(result.errors.contains("in.\(format)"), "\(result.errors)")
        #expect(result.errors.contains("again"), "\(result.errors)")
        if result.errors.contains("cut short") { cut += 1 }
        let left = try contents(folder).filter { $0.hasSuffix(".part") }
        #expect(left.isEmpty, "\(left)")
      }
      #expect(cut < 12)
    }
  }

  @Test func `a file that vanishes while it is read`() throws {
    try RunMezha.withFolder { folder in
      let text = RoundRegions.geojson(count: 100, vertices: 2000)
      for delay in [0, 0.02, 0.05, 0.1] {
        try text.write(to: URL(fileURLWithPath: folder + "/in.geojson"))
        let result = try shell(
          "(sleep \(delay); rm in.geojson) &", "borders in.geojson -o out.csv --overwrite", folder: folder)
        #expect([0, 66].contains(result.status), "\(result.status) \(result.errors)")
        #expect(result.status == 0 || result.errors.contains("in.geojson"), "\(result.errors)")
        usleep(150_000)
      }
      #expect(try contents(folder).filter { $0.hasSuffix(".part") }.isEmpty)
    }
  }

  @Test(arguments: ["csv", "geojson", "gpkg", "json"])
  func `a full disk`(format: String) throws {
    try RunMezha.withFolder { folder in
      let file = try shell("", "borders '\(Self.three)' --format \(format) -o /dev/full", folder: folder)
      #expect(file.status == 73 && file.errors.contains("/dev/full"), "\(file.errors)")
      #expect(file.errors.contains("Free some space"), "\(file.errors)")
      let output = try RunMezha.run(
        ["bash", "-c", "'\(RunMezha.program)' borders '\(Self.three)' --format \(format) -o - > /dev/full"],
        folder: folder)
      #expect(output.status == 73 && output.errors.contains("standard output"), "\(output.errors)")
      #expect(try contents(folder).isEmpty)
    }
  }

  /// `ulimit -f` stands for a disk with that much room: writing fails in the middle.
  @Test(arguments: ["csv", "geojson", "gpkg"])
  func `nothing stays of a file that grows too large`(format: String) throws {
    try RunMezha.withFolder { folder in
      let old = Data("mine".utf8)
      try old.write(to: URL(fileURLWithPath: "\(folder)/out.\(format)"))
      let result = try shell("ulimit -f 8;", "borders -o out.\(format) --overwrite", folder: folder)
      #expect(result.status == 73, "\(result.status) \(result.errors)")
      #expect(result.errors.contains("out.\(format)") && result.errors.contains("ulimit"), "\(result.errors)")
      #expect(try contents(folder) == ["out.\(format)"])
      #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/out.\(format)")) == old)
    }
  }

  @Test func `nothing stays of a report that grows too large`() throws {
    try RunMezha.withFolder { folder in
      let result = try shell("ulimit -f 100;", "report -o report", folder: folder)
      #expect(result.status == 73, "\(result.status) \(result.errors)")
      #expect(result.errors.contains("report/") && result.errors.contains("ulimit"), "\(result.errors)")
      #expect(try contents(folder + "/report").isEmpty)
    }
  }

  /// On a terminal, a long job says what it is doing.
  @Test(.enabled(if: RunMezha.canRun(["script", "--version"]), "needs script, of util-linux"))
  func `progress on a terminal`() throws {
    try RunMezha.withFolder { folder in
      let slow = "(sleep 2.5; cat '\(Self.three)') | '\(RunMezha.program)' borders - --format csv"
      for (option, isShown) in [("", true), (" --no-progress", false), (" --quiet", false)] {
        let result = try RunMezha.run(["script", "-qec", slow + option, "/dev/null"], folder: folder)
        #expect(result.text.contains("reading … 1 s") == isShown, "\(option): \(result.text)")
        #expect(result.text.contains("XA-02"))
      }
      let piped = try RunMezha.run(["bash", "-c", slow], folder: folder)
      #expect(!piped.errors.contains("…"), "\(piped.errors)")
    }
  }
}

/// Regular polygons of many vertices, for files that take a while to read.
private enum RoundRegions {
  static func geojson(count: Int, vertices: Int) -> Data {
    var text = "{\"type\":\"FeatureCollection\",\"features\":["
    for index in 0..<count {
      let (x, y) = (Double(index % 100), Double(index / 100 * 2))
      var ring = (0..<vertices).map { vertex -> String in
        let turn = 2 * Double.pi * Double(vertex) / Double(vertices)
        return "[\(x + cos(turn) / 2),\(y + sin(turn) / 2)]"
      }
      ring.append(ring[0])
      text += (index > 0 ? ",\n" : "\n")
      text +=
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(index)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
    }
    return Data((text + "]}").utf8)
  }
}
