import Foundation
import Testing

/// Regions with their perimeters and neighbours, and pairs of countries, as a user asks for them.
@Suite struct RegionsTests {
  private static let regions = RunMezha.fixture("reading/three.geojson")

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column) of \(row)")
  }

  @Test func `the perimeter is the sum of its parts, the neighbours' shares a hundred`() throws {
    let rows = try RouteTests.csv(["regions", Self.regions]).rows
    let shares = try RouteTests.csv(["regions", Self.regions, "--by", "neighbour"]).rows
    let borders = try RouteTests.csv(["borders", Self.regions]).rows
    #expect(rows.map { $0["id"] } == ["XA-01", "XA-02", "XB-01"])
    for row in rows {
      let parts = try ["international_km", "inner_km", "outer_km"].map { try number(row, $0) }.reduce(0, +)
      let perimeter = try number(row, "perimeter_km")
      #expect(abs(perimeter - parts) < 1e-5)
      let own = shares.filter { $0["id"] == row["id"] }
      let sum = try own.map { try number($0, "share_percent") }.reduce(0, +)
      #expect(abs(sum - 100) < 1e-3, "\(own)")
      #expect(own.count { $0["neighbour_id"] != "" } == Int(row["neighbours"] ?? ""))
    }
    // Every border is in the rows of both its regions.
    let both = try shares.filter { $0["neighbour_id"] != "" }.map { try number($0, "length_km") }.reduce(0, +)
    let once = try borders.map { try number($0, "length_km") }.reduce(0, +)
    #expect(abs(both - 2 * once) < 1e-5)
  }

  @Test func `one country alone has no columns of state borders`() throws {
    let table = try RouteTests.csv(["regions", Self.regions, "--where", "country = 'XA'"])
    #expect(!table.columns.contains { $0.contains("international") || $0.contains("foreign") })
    let row = try #require(table.rows.first)
    // The hole where the other country was is coast or edge now.
    let outer = try number(row, "outer_km")
    #expect(abs(outer - 685.2) < 0.1, "\(row)")
  }

  @Test func `shapes are those of the regions and of their borders`() throws {
    let polygons = GeoJSONChecker(
      try RunMezha.mezha(["regions", Self.regions, "--format", "geojson", "-q"]).output)
    #expect(polygons.faults == [] && polygons.types == ["Polygon", "MultiPolygon", "Polygon"])
    let lines = GeoJSONChecker(
      try RunMezha.mezha(["regions", Self.regions, "--by", "neighbour", "--format", "geojson", "-q"]).output)
    #expect(lines.faults == [] && lines.types.count == 6 && lines.types.allSatisfy { $0.contains("Line") })
    let countries = GeoJSONChecker(
      try RunMezha.mezha(["borders", Self.regions, "--by", "country", "--format", "geojson", "-q"]).output)
    #expect(countries.faults == [] && countries.types.count == 2)
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "no ogrinfo"))
  func `a GeoPackage holds regions and neighbours`() throws {
    try RunMezha.withFolder { folder in
      let file = folder + "/regions.gpkg"
      #expect(
        try RunMezha.mezha(["regions", Self.regions, "--keep", "status", "-o", file, "-q"]).status == 0)
      let info = try RunMezha.run(["ogrinfo", "-so", "-al", file]).text
      for part in [
        "Layer name: regions", "Layer name: neighbours", "area_km2: Real", "share_percent: Real",
        "region_status",
      ] {
        #expect(info.contains(part), "\(part): \(info)")
      }
    }
  }

  @Test func `countries are missed where there is none`() throws {
    try RunMezha.withFolder { folder in
      let file = folder + "/plain.geojson"
      let text = try String(contentsOfFile: Self.regions, encoding: .utf8)
        .replacing("\"country\"", with: "\"land\"").replacing("iso_3166_2", with: "id")
        .replacing("XA-", with: "r").replacing("XB-", with: "q")
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let run = try RunMezha.mezha(["borders", file, "--by", "country"])
      #expect(run.status == 65 && run.errors.contains("--country"), "\(run.errors)")
      #expect(try RunMezha.mezha(["borders", file, "--by", "country", "--country", "land"]).status == 0)
    }
  }

  /// Against the published: area and perimeter of a country, and the shares of its neighbours.
  @Test func `the embedded countries have their areas`() throws {
    let rows = try RouteTests.csv(["regions", "@world", "--worldview", "source"]).rows
    func row(_ id: String) throws -> [String: String] { try #require(rows.first { $0["country"] == id }) }
    // Lesotho has one neighbour and no coast: 30,355 km² and 909 km by the World Factbook.
    let lesotho = try row("LS")
    let area = try number(lesotho, "area_km2")
    #expect(abs(area / 30_355 - 1) < 0.01, "\(lesotho)")
    #expect(lesotho["neighbour_countries"] == "ZA" && lesotho["outer_km"] == "0.000000")
    let swiss = try number(try row("CH"), "area_km2")
    #expect(abs(swiss / 41_277 - 1) < 0.01)
  }
}
