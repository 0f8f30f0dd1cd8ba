import Foundation
import Testing

/// `mezha diff` and `mezha worldviews` as programs.
@Suite struct DiffTests {
  private static let regions = RunMezha.fixture("reading/three.geojson")

  /// Squares side by side, each with an id, a name, its western and its eastern edge.
  private static func squares(_ list: [(id: String, name: String, west: Double, east: Double)]) -> String {
    let features = list.map { square in
      let (w, e) = (square.west, square.east)
      return """
        {"type":"Feature","properties":{"id":"\(square.id)","name":"\(square.name)"},"geometry":{"type":"Polygon",\
        "coordinates":[[[\(w),50],[\(e),50],[\(e),51],[\(w),51],[\(w),50]]]}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  private func run(_ old: String, _ new: String, _ options: [String]) throws -> (
    rows: [[String: String]], errors: String
  ) {
    try RunMezha.withFolder { folder in
      try old.write(toFile: folder + "/old.geojson", atomically: true, encoding: .utf8)
      try new.write(toFile: folder + "/new.geojson", atomically: true, encoding: .utf8)
      let out = folder + "/out.csv"
      let run = try RunMezha.mezha(
        ["diff", folder + "/old.geojson", folder + "/new.geojson", "-o", out] + options)
      #expect(run.status == 0, "\(run.errors)")
      return (try CSVFile(file: out).rows, run.errors)
    }
  }

  private static let old = squares([
    ("a", "Alba", 10, 11), ("b", "Boria", 11, 12), ("c", "Cora", 12, 13), ("d", "Dora", 13, 14),
    ("e", "Ella", 14, 15),
  ])

  @Test func `regions that were split, merged, renamed and moved are named as such`() throws {
    // Half of Alba is a region of its own; Boria has another name; Cora and Dora are one; Ella lost a tenth to nobody.
    let new = Self.squares([
      ("a", "Alba", 10, 10.5), ("a2", "Albina", 10.5, 11), ("b", "Borealia", 11, 12), ("d", "Dora", 12, 14),
      ("e", "Ella", 14, 14.9),
    ])
    let regions = try run(Self.old, new, ["--rows", "region"]).rows
    let kinds = regions.map { "\($0["old_id"] ?? "") \($0["new_id"] ?? "") \($0["kind"] ?? "")" }
    #expect(
      Set(kinds) == ["a a split", "a a2 split", "b b renamed", "c d merged", "d d merged", "e e changed"],
      "\(kinds)")
    let land = try run(Self.old, new, ["--rows", "transfer"]).rows
    let first = try #require(land.first)
    #expect(land.count == 1 && first["from_id"] == "e" && first["to_id"] == "", "\(land)")
    // A tenth of a degree by a degree at 50.5 north.
    let area = try #require(Double(first["area_km2"] ?? ""))
    #expect(abs(area - 789.3) < 2, "\(area)")
    let borders = try run(Self.old, new, []).rows
    let changes = borders.map { "\($0["new_a_id"] ?? "") \($0["new_b_id"] ?? "") \($0["kind"] ?? "")" }
    #expect(
      Set(changes) == ["a a2 appeared", "a2 b unchanged", "b d unchanged", "  disappeared", "d e unchanged"],
      "\(changes)")
  }

  @Test func `ids that were dealt out again do not mislead`() throws {
    let new = Self.squares([
      ("b", "Alba", 10, 11), ("c", "Boria", 11, 12), ("d", "Cora", 12, 13), ("e", "Dora", 13, 14),
      ("a", "Ella", 14, 15),
    ])
    let (rows, errors) = try run(Self.old, new, ["--rows", "region"])
    #expect(rows.allSatisfy { $0["kind"] == "recoded" && $0["old_name"] == $0["new_name"] }, "\(rows)")
    #expect(errors.contains("Ids that both have, but for other land: 5"), "\(errors)")
  }

  @Test func `another part of the world has nothing in common`() throws {
    let new = Self.squares([("x", "Xenia", -70, -69), ("y", "Yara", -69, -68)])
    let (rows, errors) = try run(Self.old, new, ["--rows", "region"])
    #expect(Set(rows.map { $0["kind"] }) == ["appeared", "disappeared"] && rows.count == 7)
    #expect(errors.contains("No region of NEW (2) is one of OLD (5)"), "\(errors)")
  }

  @Test func `a file beside itself has not changed`() throws {
    let run = try RunMezha.mezha(["diff", Self.regions, Self.regions, "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    let borders = try RouteTests.csv(["borders", Self.regions]).rows
    let rows = try RouteTests.csv(["diff", Self.regions, Self.regions]).rows
    #expect(rows.count == borders.count && rows.allSatisfy { $0["kind"] == "unchanged" })
    let before: [String] = rows.map { $0["old_km"] ?? "" }.sorted()
    let lengths: [String] = borders.map { $0["length_km"] ?? "" }.sorted()
    #expect(before == lengths)
  }

  @Test func `what cannot be compared is refused`() throws {
    #expect(try RunMezha.mezha(["diff", Self.regions]).status == 64)
    #expect(try RunMezha.mezha(["diff", Self.regions, "/nonexistent.gpkg"]).status == 66)
    try RunMezha.withFolder { folder in
      let points = folder + "/points.geojson"
      let text =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
        + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}"
      try text.write(toFile: points, atomically: true, encoding: .utf8)
      let run = try RunMezha.mezha(["diff", Self.regions, points])
      #expect(run.status == 65 && run.errors.contains("no polygons"), "\(run.errors)")
      let empty = folder + "/empty.geojson"
      try "{\"type\":\"FeatureCollection\",\"features\":[]}"
        .write(toFile: empty, atomically: true, encoding: .utf8)
      #expect(try RunMezha.mezha(["diff", empty, empty]).status == 0)
      let gone = try RunMezha.mezha(["diff", Self.regions, empty, "--rows", "region"])
      #expect(gone.status == 0 && gone.text.contains("disappeared"), "\(gone.text)")
    }
  }

  @Test func `a map and a page of layers are written`() throws {
    let new = Self.squares([("a", "Alba", 10, 11.2), ("b", "Boria", 11.2, 12)])
    try RunMezha.withFolder { folder in
      try Self.old.write(toFile: folder + "/old.geojson", atomically: true, encoding: .utf8)
      try new.write(toFile: folder + "/new.geojson", atomically: true, encoding: .utf8)
      let files = [folder + "/old.geojson", folder + "/new.geojson"]
      for name in ["map.svg", "changes.gpkg", "changes.geojson"] {
        let run = try RunMezha.mezha(["diff"] + files + ["-o", folder + "/" + name, "--lang", "ru"])
        #expect(run.status == 0, "\(name): \(run.errors)")
      }
      let map = try String(contentsOfFile: folder + "/map.svg", encoding: .utf8)
      #expect(map.contains("сдвинута") && map.contains("земля, сменившая регион"))
      let checker = GeoJSONChecker(try Data(contentsOf: URL(filePath: folder + "/changes.geojson")))
      #expect(checker.faults == [])
    }
  }

  @Test func `views of a table are laid beside the data`() throws {
    try RunMezha.withFolder { folder in
      let table = folder + "/views.csv"
      try "worldview,region,country,status\neast,XA-02,XB,disputed\nwest,XA-02,XA,disputed\n"
        .write(toFile: table, atomically: true, encoding: .utf8)
      let rows = try RouteTests.csv(["worldviews", Self.regions, "--table", table]).rows
      let row = try #require(rows.first)
      #expect(rows.count == 1 && row["differs"] == "true", "\(rows)")
      #expect(
        row["source_km"] == row["west_km"] && row["source_km"] != row["east_km"], "\(rows)")
      let regions = try RouteTests.csv(["worldviews", Self.regions, "--table", table, "--rows", "region"])
        .rows
      #expect(
        regions.map { $0["id"] } == ["XA-02"] && regions.map { $0["east_country"] } == ["XB"], "\(regions)")
      try "worldview,region,country\neast,NO-WHERE,XB\n"
        .write(toFile: table, atomically: true, encoding: .utf8)
      #expect(try RunMezha.mezha(["worldviews", Self.regions, "--table", table]).status == 65)
    }
  }

  @Test
  func `regions upon each other are refused before they are compared, each with each`() throws {
    try RunMezha.withFolder { folder in
      let square = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#
      let features = (0..<3000).map {
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"r\($0)\"},\"geometry\":\(square)}"
      }
      let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
      try text.write(toFile: "\(folder)/same.geojson", atomically: true, encoding: .utf8)
      let run = try RunMezha.mezha(["diff", "same.geojson", "same.geojson"], folder: folder)
      #expect(run.status == 65)
      #expect(run.errors.contains("3000 regions run along one line at 0.0 0.0"), "\(run.errors)")
    }
  }
}
