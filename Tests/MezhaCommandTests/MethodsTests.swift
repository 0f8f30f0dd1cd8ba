import Foundation
import Testing

/// Lengths by the methods of other programs, as a user asks for them.
@Suite struct MethodsTests {
  /// Two countries that meet along the parallel 60 and two along a meridian.
  private static let map: String = {
    let cells = [("S", "SS", 10.0, 59.0, 2.0), ("N", "NN", 10.0, 60.0, 2.0), ("E", "EE", 12.0, 60.0, 1.0)]
    let features = cells.map { id, country, x, y, width in
      // Vertices along the edges, so that neighbours share them and parallels are followed.
      let steps = Int(width * 20)
      let south = (0...steps).map { (x + width * Double($0) / Double(steps), y) }
      let north = south.reversed().map { ($0.0, y + 1) }
      let ring = (south + north + [south[0]]).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\",\"country\":\"\(country)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}}"
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }()

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column) of \(row)")
  }

  @Test(arguments: [[], ["--by", "country"]])
  func `at 60 degrees Web Mercator doubles a border`(options: [String]) throws {
    try RunMezha.withFolder { folder in
      let file = try RouteTests.write(Self.map, folder + "/map.geojson")
      let table = try RouteTests.csv(["borders", file, "--methods"] + options)
      let row = try #require(
        table.rows.first { Set([$0["a_country"], $0["b_country"]]) == ["NN", "SS"] }, "\(table.rows)")
      #expect(abs(try number(row, "web_mercator_error_percent") - 99.5) < 0.5)
      // Two degrees, each as long as on the equator.
      #expect(abs(try number(row, "planar_km") - 2 * RouteTests.degree) < 0.01)
      #expect(abs(try number(row, "sphere_error_percent")) < 0.6)
      let length = try number(row, "length_km")
      for method in ["sphere", "planar", "web_mercator"] {
        let (other, error) = (try number(row, "\(method)_km"), try number(row, "\(method)_error_percent"))
        #expect(abs((other / length - 1) * 100 - error) < 1e-3)
      }
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "no ogr2ogr"))
  func `planar lengths are those of the data's own system`() throws {
    try RunMezha.withFolder { folder in
      let file = try RouteTests.write(Self.map, folder + "/map.geojson")
      let own = folder + "/own.gpkg"
      _ = try RunMezha.run(["ogr2ogr", "-t_srs", "EPSG:3857", own, file])
      let table = try RouteTests.csv(["borders", own, "--methods"])
      for row in table.rows {
        #expect(abs(try number(row, "planar_km") - number(row, "web_mercator_km")) < 1e-3, "\(row)")
      }
      let (west, east) = (folder + "/west.gpkg", folder + "/east.gpkg")
      _ = try RunMezha.run(["ogr2ogr", "-t_srs", "EPSG:3857", "-where", "id <> 'E'", west, file])
      _ = try RunMezha.run(["ogr2ogr", "-where", "id = 'E'", east, file])
      let mixed = try RunMezha.mezha(["borders", west, east, "--methods", "--format", "md"])
      #expect(mixed.text.contains("several reference systems"), "\(mixed.errors)")
    }
  }

  @Test func `a wrong length is told by the method that gives it`() throws {
    try RunMezha.withFolder { folder in
      let file = try RouteTests.write(Self.map, folder + "/map.geojson")
      let borders = try RouteTests.csv(["borders", file, "--methods"])
      // Along a meridian, degrees are as long as they are, and Web Mercator alone is wrong.
      let row = try #require(borders.rows.first { Set([$0["a_country"], $0["b_country"]]) == ["NN", "EE"] })
      let wrong = try number(row, "web_mercator_km").rounded()
      let figures = try RouteTests.write(
        "claim,paper,measure,subject,relation,value,unit\nM,p,border_length,NN|EE,=,\(wrong),km\n"
          + "T,p,border_length,NN|EE,=,\(try number(row, "length_km")),km\nO,p,border_length,NN|EE,=,170,km\n",
        folder + "/figures.csv")
      let run = try RunMezha.mezha(["validate", file, "--figures", figures, "--format", "csv", "-q"])
      let table = CSVFile(run.text)
      let remarks = Dictionary(uniqueKeysWithValues: zip(table["claim"], table["remark"]))
      #expect(remarks["M"]?.contains("perhaps measured otherwise: in Web Mercator") == true, "\(run.text)")
      #expect(remarks["T"]?.contains("otherwise") == false && remarks["O"]?.contains("otherwise") == false)
    }
  }

  @Test func `what has no methods refuses them`() throws {
    for options in [["--format", "topojson"], ["--rivers", "x.gpkg", "--by", "stretch"]] {
      let run = try RunMezha.mezha(
        ["borders", RunMezha.fixture("reading/three.geojson"), "--methods"] + options)
      #expect(run.status == 64 && run.errors.contains("--methods"), "\(run.errors)")
    }
  }
}
