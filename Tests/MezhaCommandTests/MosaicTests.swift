import Foundation
import Testing

/// Mosaics of several sources, and simplified regions, as a user asks for them.
@Suite struct MosaicTests {
  /// A winding line from south to north; with a shift, another drawing of it up to so many degrees further east.
  private static func line(shift: Double) -> [[Double]] {
    (0...80).map { step in
      let wave = 0.02 * sin(Double(step) / 5)
      return [10 + wave + shift * (step % 2 == 0 ? 1 : 0.4), 50 + Double(step) / 80]
    }
  }

  private static func write(_ id: String, _ ring: [[Double]], to folder: String) throws -> String {
    let feature: [String: Any] = [
      "type": "Feature", "properties": ["id": id, "country": id, "people": 7],
      "geometry": ["type": "Polygon", "coordinates": [ring]],
    ]
    let collection: [String: Any] = ["type": "FeatureCollection", "features": [feature]]
    let path = "\(folder)/\(id).geojson"
    try JSONSerialization.data(withJSONObject: collection).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Two countries along a line that each has drawn for itself, some 30 m apart.
  private static func write(to folder: String) throws -> (west: String, east: String) {
    let (west, east) = (line(shift: 0), line(shift: 0.0004))
    return (
      try write("W", west + [[9, 51], [9, 50], west[0]], to: folder),
      try write("E", [[11, 50], [11, 51]] + east.reversed() + [[11, 50]], to: folder)
    )
  }

  @Test func `a mosaic shares what was matched, and the held side stays`() throws {
    try RunMezha.withFolder { folder in
      let (west, east) = try Self.write(to: folder)
      let out = folder + "/mosaic.geojson"
      let run = try RunMezha.mezha(["match", west, east, "--tolerance-m", "100", "--hold", west, "-o", out])
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.contains("vertices moved"))
      let matched = try RouteTests.csv(["borders", west, east, "--tolerance-m", "100", "--hold", west]).rows
      let exact = try RouteTests.csv(["borders", out]).rows
      #expect(exact.map { $0["length_km"] } == matched.map { $0["length_km"] } && exact.count == 1)
      let held = try RouteTests.csv(["regions", west]).rows.first?["area_km2"]
      let now = try RouteTests.csv(["regions", out]).rows.first { $0["id"] == "W" }?["area_km2"]
      #expect(held == now)
      let text = try String(contentsOfFile: out, encoding: .utf8)
      #expect(text.contains("\"region_people\""))
      #expect(try RunMezha.mezha(["inspect", out]).status == 0)
    }
  }

  @Test func `a geopackage holds what was moved`() throws {
    try RunMezha.withFolder { folder in
      let (west, east) = try Self.write(to: folder)
      let out = folder + "/mosaic.gpkg"
      let run = try RunMezha.mezha(["match", west, east, "--tolerance-m", "100", "-o", out])
      #expect(run.status == 0, "\(run.errors)")
      let moved = try RunMezha.mezha(["inspect", out + "#moved"])
      #expect(!moved.errors.contains("no such layer"), "\(moved.errors)")
      let regions = try RouteTests.csv(["borders", out + "#regions"]).rows
      #expect(regions.count == 1)
    }
  }

  @Test func `gaps are filled without moving a border`() throws {
    try RunMezha.withFolder { folder in
      // A sliver that matching within a millimetre does not close, with a country at either end.
      let (west, east) = try Self.write(to: folder)
      let (a, b) = (Self.line(shift: 0), Self.line(shift: 0.0004))
      let north = try Self.write(
        "N", [[9, 51], a[80], b[80], [11, 51], [11, 51.5], [9, 51.5], [9, 51]], to: folder)
      let south = try Self.write(
        "S", [[9, 49.5], [11, 49.5], [11, 50], b[0], a[0], [9, 50], [9, 49.5]], to: folder)
      let out = folder + "/full.geojson"
      let before = try RouteTests.csv(["regions", west, east, north, south]).rows
      let run = try RunMezha.mezha([
        "match", west, east, north, south, "--tolerance-m", "0.001", "--gaps", "fill", "--gap-width-m", "50",
        "-o", out,
      ])
      #expect(run.status == 0 && run.errors.contains("gaps filled: 1"), "\(run.errors)")
      let after = try RouteTests.csv(["regions", out]).rows
      func area(_ rows: [[String: String]], _ id: String) throws -> Double {
        try #require(Double(rows.first { $0["id"] == id }?["area_km2"] ?? ""))
      }
      #expect(try area(before, "W") == area(after, "W"))
      let grown = try ["E", "N", "S"].map { try area(after, $0) - area(before, $0) }.reduce(0, +)
      // 0.7 of 0.0004 degrees in the mean, some 20 m, by 111 km.
      #expect(grown > 1.5 && grown < 3.5, "\(grown)")
      #expect(try RouteTests.csv(["borders", out]).rows.contains { $0["a_id"] == "E" && $0["b_id"] == "W" })
    }
  }

  @Test func `overlaps are cut off the side that is not held`() throws {
    try RunMezha.withFolder { folder in
      // Each side draws a strip a hundredth of a degree wide for its own; an islet of the east lies all in the west.
      let west = try Self.write("W", [[9, 50], [10, 50], [10, 51], [9, 51], [9, 50]], to: folder)
      let east = try Self.write(
        "E", [[9.99, 50.2], [11, 50.2], [11, 51], [9.99, 51], [9.99, 50.2]], to: folder)
      let islet = try Self.write("I", [[9.2, 50.2], [9.3, 50.2], [9.3, 50.3], [9.2, 50.2]], to: folder)
      let out = folder + "/mosaic.gpkg"
      func match(_ overlaps: String, _ more: [String] = []) throws -> String {
        let run = try RunMezha.mezha(
          [
            "match", west, east, islet, "--tolerance-m", "1", "--overlaps", overlaps, "-o", out,
            "--overwrite",
          ]
            + more)
        #expect(run.status == 0, "\(run.errors)")
        return run.errors
      }
      func area(_ id: String, _ input: String) throws -> Double {
        let rows = try RouteTests.csv(["regions", input]).rows
        return try #require(Double(rows.first { $0["id"] == id }?["area_km2"] ?? ""))
      }
      let before = try area("E", east)
      let told = try match("cut")
      #expect(told.contains("overlaps cut: 1 pair of regions"), "\(told)")
      #expect(told.contains("is kept by W and cut off E"), "\(told)")
      #expect(
        told.contains("overlaps not cut: 1 pair with a region of which nothing would be left"), "\(told)")
      // 0.01 degrees by 0.8 at 50.6° N: 0.71 by 89 km.
      #expect(try abs(before - area("E", out + "#regions") - 63) < 1)
      #expect(try abs(area("W", west) - area("W", out + "#regions")) < 0.1)
      #expect(try RouteTests.csv(["borders", out + "#regions"]).rows.count == 1)
      let russian = try match("cut", ["--lang", "ru"])
      #expect(russian.contains("наложений обрезано: пар регионов 1"), "\(russian)")
      #expect(russian.contains("осталось у W и отрезано от E"), "\(russian)")
      let listed = try match("report")
      #expect(listed.contains("still cover the same ground: 2") && !listed.contains("cut:"), "\(listed)")
      let left = try match("leave")
      #expect(!left.contains("same ground"), "\(left)")
      #expect(try RunMezha.mezha(["inspect", out + "#overlaps"]).status != 0)
    }
  }

  @Test func `simplified regions keep their neighbours`() throws {
    try RunMezha.withFolder { folder in
      let out = folder + "/simple.geojson"
      let run = try RunMezha.mezha(["simplify", "@coarse", "--tolerance-m", "5000", "-o", out])
      #expect(run.status == 0 && run.errors.contains("vertices:"), "\(run.errors)")
      func pairs(_ input: String) throws -> [String] {
        try RouteTests.csv(["borders", input]).rows.map { "\($0["a_id"] ?? "") \($0["b_id"] ?? "")" }
      }
      #expect(try pairs(out) == pairs("@coarse"))
    }
  }

  @Test(arguments: [
    "simplify @coarse", "simplify @coarse --tolerance-m 5 --scale 1000", "simplify @coarse --tolerance-m 0",
    "match @coarse --tolerance-m 0", "match @coarse --gap-width-m 5",
    "simplify @coarse --scale 1000000 --format csv",
  ])
  func `what says nothing is refused`(arguments: String) throws {
    let run = try RunMezha.mezha(arguments.split(separator: " ").map(String.init))
    #expect(run.status == 64, "\(arguments): \(run.errors)")
  }

  @Test func `what is narrower than the tolerance in the mean and is left is said to be`() throws {
    try RunMezha.withFolder { folder in
      // The eastern line has a tooth 400 m deep on a base of 600 m: 150 m wide in the mean, more than 200 m somewhere.
      let tooth = [[10, 50.5], [9.9944, 50.5027], [10, 50.5054]]
      let line = [[10.0, 50]] + tooth + [[10, 51]]
      let west = try Self.write("W", [[10, 50], [10, 51], [9, 51], [9, 50], [10, 50]], to: folder)
      let east = try Self.write("E", line.reversed() + [[11, 50], [11, 51], [10, 51]], to: folder)
      let out = folder + "/mosaic.gpkg"
      let run = try RunMezha.mezha(["match", west, east, "--tolerance-m", "200", "-o", out])
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        run.errors.contains(
          "between regions of different inputs, 1 of 1 piece of overlap is narrower than the tolerance in the mean and left"
        ), "\(run.errors)")
      let russian = try RunMezha.mezha(
        ["match", west, east, "--tolerance-m", "200", "-o", out, "--overwrite", "--lang", "ru"])
      #expect(russian.errors.contains("в среднем уже допуска и остались: 1 из 1"), "\(russian.errors)")
      // All of it is wider than a metre: nothing is said of the mean.
      let narrow = try RunMezha.mezha(
        ["match", west, east, "--tolerance-m", "1", "-o", out, "--overwrite"])
      #expect(!narrow.errors.contains("in the mean"), "\(narrow.errors)")
    }
  }
}
