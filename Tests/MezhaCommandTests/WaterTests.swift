import Foundation
import Testing

/// Borders along rivers and lakes, as a user asks for them: the equator as a border.
@Suite struct WaterTests {
  /// A river beside the border for two degrees, one that crosses it, and a lake on it.
  private static let rivers = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[2,0.002],[4,0.002]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[1,0.5],[1,-0.5]]}}]}
    """
  private static let lakes = """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
    "geometry":{"type":"Polygon","coordinates":[[[6,-1],[7,-1],[7,1],[6,1],[6,-1]]]}}]}
    """

  @Test func `lengths along river, lake and land, and the stretches`() throws {
    try RunMezha.withFolder { folder in
      let regions = try RouteTests.write(RouteTests.regions, folder + "/regions.geojson")
      let rivers = try RouteTests.write(Self.rivers, folder + "/rivers.geojson")
      let lakes = try RouteTests.write(Self.lakes, folder + "/lakes.geojson")
      let base = ["borders", regions, "--rivers", rivers, "--lakes", lakes]
      let row = try #require(try RouteTests.csv(base).rows.first)
      func number(_ row: [String: String], _ column: String) throws -> Double {
        try #require(Double(row[column] ?? ""), "\(column) of \(row)")
      }
      // The river is 221.1 m away, so it is near for another 448.4 m at each of its ends; the lake for 500 m.
      let degree = RouteTests.degree
      let offset = 0.002 * 110.574
      let reach = (0.25 - offset * offset).squareRoot()
      let (river, lake, land) = (
        try number(row, "river_km"), try number(row, "lake_km"), try number(row, "land_km")
      )
      #expect(abs(river - (2 * degree + 2 * reach)) < 0.01, "\(river)")
      #expect(abs(lake - (degree + 1)) < 0.01, "\(lake)")
      let total = try number(row, "length_km")
      #expect(abs(river + lake + land - total) < 1e-5)
      let share = try number(row, "water_share")
      #expect(abs(share - (river + lake) / total) < 1e-6)
      // Without a minimum the river that crosses counts for a kilometre more.
      let loose = try #require(try RouteTests.csv(base + ["--water-min-m", "0"]).rows.first)
      let more = try number(loose, "river_km")
      #expect(abs(more - river - 1) < 0.01)

      let country = try #require(try RouteTests.csv(base + ["--by", "country"]).rows.first)
      #expect(country["a_country"] == "NN" && country["b_country"] == "SS")
      #expect(country["river_km"] == row["river_km"] && country["lake_km"] == row["lake_km"])

      let stretches = try RouteTests.csv(base + ["--by", "stretch"]).rows
      #expect(stretches.map { $0["kind"] } == ["land", "river", "land", "lake", "land"])
      let sum = try stretches.map { try number($0, "length_km") }.reduce(0, +)
      #expect(abs(sum - total) < 1e-4)
      let shapes = GeoJSONChecker(
        try RunMezha.mezha(base + ["--by", "stretch", "--format", "geojson", "-q"]).output)
      #expect(shapes.faults == [] && shapes.types == [String](repeating: "LineString", count: 5))
      #expect(try RunMezha.mezha(base + ["-o", folder + "/water.gpkg", "-q"]).status == 0)
    }
  }

  @Test func `wrong options and files are told`() throws {
    try RunMezha.withFolder { folder in
      let regions = try RouteTests.write(RouteTests.regions, folder + "/regions.geojson")
      let rivers = try RouteTests.write(Self.rivers, folder + "/rivers.geojson")
      for (options, status) in [
        (["--by", "stretch"], 64), (["--water-min-m", "5"], 64),
        (["--rivers", rivers, "--water-m", "0"], 64),
        (["--rivers", folder + "/none.gpkg"], 66), (["--rivers", rivers + "#none"], 64),
      ] {
        let run = try RunMezha.mezha(["borders", regions] + options)
        #expect(run.status == Int32(status), "\(options): \(run.errors)")
      }
    }
  }
}
