import Foundation
import Testing

/// GDAL is loaded by runs that need it, and missed by no others.
@Suite struct LibraryLoadingTests {
  private let shapefile = RunMezha.fixture("reading/shp/three.shp")
  private let geoJSON = RunMezha.fixture("reading/three.geojson")

  @Test func `without GDAL, GeoJSON is read and other formats are refused with advice`() throws {
    let absent = ["MEZHA_GDAL": "/nowhere/libgdal.so"]
    let plain = try RunMezha.mezha(["borders", geoJSON, "--format", "csv"])
    let without = try RunMezha.mezha(["borders", geoJSON, "--format", "csv"], environment: absent)
    #expect(without.status == 0 && without.output == plain.output && !plain.output.isEmpty)
    let refused = try RunMezha.mezha(["borders", shapefile], environment: absent)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("/nowhere/libgdal.so") && refused.errors.contains("libgdal-dev"))
    #expect(refused.errors.contains(shapefile) && refused.output.isEmpty)
    let version = try RunMezha.mezha(["--version"], environment: absent)
    #expect(version.status == 0 && version.lines.last == "GDAL missing")
  }

  @Test func `a library that is not GDAL is refused by the name of the function that it lacks`() throws {
    let refused = try RunMezha.mezha(["borders", shapefile], environment: ["MEZHA_GDAL": "libz.so.1"])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("has no function CPLGetErrorHandlerUserData"))
  }

  @Test(arguments: [
    ("reading/three.geojson", "csv", false), ("reading/shp/three.shp", "csv", true),
    ("reading/three.geojson", "gpkg", true),
  ])
  func `provenance names GDAL where it was used`(input: String, format: String, isUsed: Bool) throws {
    try RunMezha.withFolder { folder in
      let file = "\(folder)/borders.\(format)"
      let run = try RunMezha.mezha(["borders", RunMezha.fixture(input), "-o", file])
      #expect(run.status == 0, "\(run.errors)")
      let data = try Data(contentsOf: URL(fileURLWithPath: file + ".meta.json"))
      let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let libraries = try #require(json["libraries"] as? [String: String])
      #expect((libraries["GDAL"] != nil) == isUsed)
      #expect(libraries["GEOS"] != nil && libraries["PROJ"] != nil)
    }
  }
}
