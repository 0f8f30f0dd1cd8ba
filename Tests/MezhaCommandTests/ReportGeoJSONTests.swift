import BorderIO
import Foundation
import Testing

/// The GeoJSON of the report and of `mezha borders`: by a strict check, and by the programs that people open it with.
@Suite struct ReportGeoJSONTests {
  @Test(arguments: ["un", "ru"])
  func `valid by RFC 7946`(worldview: String) throws {
    try RunMezha.withFolder { folder in
      let (_, files) = try ReportTests.report(["--worldview", worldview], in: folder)
      for name in ["borders.geojson", "regions.geojson", "crossings.geojson"] {
        let checker = GeoJSONChecker(try #require(files[name]))
        #expect(checker.faults == [], "\(name)")
        #expect(checker.ids.count > 90, "\(name)")
      }
      let borders = GeoJSONChecker(try #require(files["borders.geojson"]))
      let table = try CSVFile(file: folder + "/borders.csv")
      #expect(borders.ids == zip(table["a_id"], table["b_id"]).map { "\($0)|\($1)" })
      for (values, type) in zip(borders.properties, borders.types) {
        #expect(type == (values["pieces"] as? Int == 1 ? "LineString" : "MultiLineString"))
        #expect((values["length_km"] as? Double ?? 0) > 0)
      }
    }
  }

  @Test func `all embedded borders are valid, Chukotka's too, and no line crosses the map`() throws {
    let result = try RunMezha.mezha(["borders", "--rule", "queen", "--format", "geojson"])
    #expect(result.status == 0)
    let checker = GeoJSONChecker(result.output)
    #expect(checker.faults == [])
    #expect(
      checker.ids.allSatisfy { id in
        let sides = id.split(separator: "|")
        return sides.count == 2 && sides[0] != sides[1]
      })
    #expect(checker.ids.contains { $0.contains("RU-CHU") })
    #expect(Set(checker.types).isSuperset(of: ["LineString", "MultiLineString", "Point"]))
    for (id, list) in zip(checker.ids, checker.positions) {
      let isAlongCut = zip(list, list.dropFirst()).contains { abs($0[0]) > 179.8999 && abs($1[0]) > 179.8999 }
      #expect(!isAlongCut, "\(id)")
    }
  }

  @Test(.enabled(if: RunMezha.hasOgrinfo, "ogrinfo (gdal-bin) is not installed"))
  func `GDAL opens every file`() throws {
    try RunMezha.withFolder { folder in
      _ = try ReportTests.report(in: folder)
      for (name, table) in [
        ("borders", "borders"), ("regions", "regions"), ("crossings", "crossings"),
      ] {
        let count = try CSVFile(file: folder + "/\(table).csv").rows.count
        let result = try RunMezha.run(["ogrinfo", "-ro", "-so", "-al", folder + "/\(name).geojson"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.text.contains("Feature Count: \(count)"), "\(result.text)")
        #expect(!result.errors.contains("ERROR") && !result.errors.contains("Warning"), "\(result.errors)")
      }
    }
  }

  @Test(.enabled(if: RunMezha.hasGeopandas, "python3 with geopandas is not installed"))
  func `geopandas opens every file and finds its lines and regions where they are`() throws {
    try RunMezha.withFolder { folder in
      _ = try ReportTests.report(in: folder)
      let script = """
        import sys, geopandas
        folder = sys.argv[1]
        borders, regions, crossings = (geopandas.read_file(f'{folder}/{n}.geojson')
                                       for n in ('borders', 'regions', 'crossings'))
        for frame in (borders, regions, crossings):
            assert frame.crs.to_epsg() == 4326
        assert regions.geometry.is_valid.all(), regions[~regions.geometry.is_valid]['id']
        assert crossings.geometry.isna().sum() == (crossings.placed_by != 'point').sum()
        shapes = regions.set_index('id').geometry
        for _, row in borders.iterrows():
            for side in (row.a_id, row.b_id):
                # Seven decimals: a border lies on the boundaries of both regions within a grid step.
                assert row.geometry.hausdorff_distance(row.geometry.intersection(
                    shapes[side].boundary.buffer(2e-7))) < 1e-5, (row.a_id, row.b_id)
        """
      let result = try RunMezha.run(["python3", "-W", "ignore", "-c", script, folder])
      #expect(result.status == 0, "\(result.errors)")
    }
  }
}
