import Foundation
import Testing

/// What counts as a crossing, as the documentation (Crossings) says, on regions about the equator.
@Suite struct CountingRulesTests {
  /// North and South share ten degrees of the equator, with a vertex at 5; West borders both on the meridian of 0.
  private static let regions = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"N1","country":"NN"},
    "geometry":{"type":"Polygon","coordinates":[[[0,0],[5,0],[5.5,0],[10,0],[10,1],[0,1],[0,0]]]}},
    {"type":"Feature","properties":{"id":"S1","country":"SS"},
    "geometry":{"type":"Polygon","coordinates":[[[0,-1],[10,-1],[10,0],[5.5,0],[5,0],[0,0],[0,-1]]]}},
    {"type":"Feature","properties":{"id":"W1","country":"WW"},
    "geometry":{"type":"Polygon","coordinates":[[[-1,-1],[0,-1],[0,0],[0,1],[-1,1],[-1,-1]]]}}]}
    """

  /// Twelve times across within 1.3 km.
  private static let weaving =
    "["
    + (0..<13).map { "[\(3 + Double($0) * 0.001),\($0.isMultiple(of: 2) ? 0.001 : -0.001)]" }
    .joined(separator: ",") + "]"

  private static let roads: [(name: String, line: String, kinds: [String])] = [
    // 55 km along the border, from one side to the other; then back to the same side.
    ("along and over", "[[5,0.5],[5,0],[5.5,0],[5.5,-0.5]]", ["crossing"]),
    ("along and back", "[[5,0.5],[5,0],[5.5,0],[5.5,0.5]]", ["along"]),
    ("weaving", weaving, [String](repeating: "crossing", count: 12)),
    ("ending", "[[7,0.5],[7,0]]", ["end"]),
    ("touching", "[[8,0.5],[8.5,0],[9,0.5]]", ["touch"]),
    ("tripoint", "[[-0.5,0.5],[0,0],[0.5,-0.5]]", ["crossing"]),
    ("inside", "[[1,0.5],[2,0.5]]", []),
  ]

  private func files(_ folder: String) throws -> [String] {
    let features = Self.roads.map {
      #"{"type":"Feature","properties":{"name":"\#($0.name)"},"geometry":{"type":"LineString","coordinates":\#($0.line)}}"#
    }.joined(separator: ",")
    return [
      try RouteTests.write(Self.regions, folder + "/regions.geojson"), "--lines",
      try RouteTests.write(
        #"{"type":"FeatureCollection","features":[\#(features)]}"#, folder + "/roads.geojson"),
    ]
  }

  @Test func `each line counts as the documentation says`() throws {
    try RunMezha.withFolder { folder in
      let base = try ["crossings"] + files(folder)
      let named = base + ["--name-field", "name"]
      let rows = try RouteTests.csv(named + ["--kind", "all"]).rows
      for road in Self.roads {
        #expect(
          rows.filter { $0["name"] == road.name }.compactMap { $0["kind"] } == road.kinds, "\(road.name)")
      }
      for name in ["along and over", "along and back"] {
        let row = try #require(rows.first { $0["name"] == name })
        let along = try #require(Double(row["along_km"] ?? ""))
        #expect(abs(along - 0.5 * RouteTests.degree) < 1e-5, "\(name)")
      }
      let tripoint = try #require(rows.first { $0["name"] == "tripoint" })
      #expect(tripoint["from_id"] == "W1" && tripoint["to_id"] == "S1")
      // Every place lies on its border: the equator, or the meridian of 0.
      for row in rows {
        let (x, y) = (Double(row["longitude"] ?? ""), Double(row["latitude"] ?? ""))
        #expect(abs(x ?? 9) < 1e-9 || abs(y ?? 9) < 1e-9, "\(row)")
      }
      // Merged, the twelve are one and keep their number.
      let merged = try RouteTests.csv(named + ["--merge-m", "2000"]).rows
      #expect(merged.filter { $0["name"] == "weaving" }.map { $0["raw_count"] } == ["12"])
      let country = try RouteTests.csv(base + ["--merge-m", "2000", "--by", "country"]).rows
      let north = try #require(country.first { $0["a_country"] == "NN" && $0["b_country"] == "SS" })
      #expect(north["count"] == "2" && north["raw_count"] == "13")
      // Nothing crosses between North and West: its row is there.
      let zero = try #require(country.first { $0["a_country"] == "NN" && $0["b_country"] == "WW" })
      #expect(zero["count"] == "0" && zero["density_low_per_100km"] == "0.000000")
    }
  }

  @Test func `points: filters, wrong neighbours, ambiguity, rejects`() throws {
    try RunMezha.withFolder { folder in
      let regions = try RouteTests.write(Self.regions, folder + "/regions.geojson")
      func feature(_ id: String, _ x: Double, _ y: Double, _ more: String) -> String {
        #"{"type":"Feature","properties":{"id":"\#(id)",\#(more)},"geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"#
      }
      let points = try RouteTests.write(
        """
        {"type":"FeatureCollection","features":[
        \(feature("right", 3, 0.01, #""neighbour":"SS","mode":"road","status":"open","concept":"a""#)),
        \(feature("wrong", 6, -0.01, #""neighbour":"WW","mode":"road","status":"closed","concept":"a""#)),
        \(feature("corner", 0.01, 0.005, #""neighbour":"","mode":"rail","status":"open","concept":"b""#)),
        \(feature("far", 5, 0.9, #""neighbour":"SS","mode":"road","status":"open","concept":"b""#))]}
        """, folder + "/points.geojson")
      let base = ["crossings", regions, "--points", points, "--point-tolerance-m", "3000"]
      let rows = try RouteTests.csv(base).rows
      #expect(rows.map { $0["id"] } == ["right", "wrong", "corner", "far"])
      #expect(rows.map { $0["placed_by"] } == ["point", "point", "point", "nothing"])
      #expect(rows.map { $0["is_ambiguous"] } == ["false", "false", "true", ""])
      #expect(rows[0]["remark"] == "" && rows[1]["remark"]?.contains("the list says WW") == true)
      #expect(rows.map { $0["side_id"] } == ["N1", "S1", "N1", "N1"])
      let rejected = try #require(Double(rows[3]["rejected_distance_m"] ?? ""))
      #expect(abs(rejected - 0.9 * 110_574) < 100)
      for (option, value, ids) in [
        ("--status", "open", ["right", "corner", "far"]), ("--mode", "rail", ["corner"]),
        ("--concept", "a", ["right", "wrong"]),
      ] {
        #expect(try RouteTests.csv(base + [option, value]).rows.map { $0["id"] ?? "" } == ids, "\(option)")
      }
      for by in ["pair", "country", "all", "mode", "status", "concept", "country,status", "pair,mode"] {
        let table = try RouteTests.csv(base + ["--by", by]).rows
        // What is unplaced has a row of its own where rows are places, and enters no density elsewhere.
        let expected = by.contains("pair") || by.contains("country") ? 4 : 3
        #expect(table.compactMap { Int($0["count"] ?? "") }.reduce(0, +) == expected, "\(by)")
      }
    }
  }
}
