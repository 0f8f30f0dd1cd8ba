import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

/// What other programs make of our GeoJSON.
@Suite struct GeoJSONReadersTests {
  @Test(.enabled(if: OtherProgram.hasOgrinfo, "ogrinfo is not installed"))
  func `GDAL opens it, ids, fields and shapes`() throws {
    try Writing.withFolder { folder in
      for (name, isNewlineDelimited) in [("a.geojson", false), ("a.geojsonl", true)] {
        let text = GeoJSONTests().write(Array(GeoJSONTests.sample.prefix(7))) {
          $0.isNewlineDelimited = isNewlineDelimited
        }.text
        try OutputFile(folder + "/" + name).write(OutputBuffer(text))
        let (output, status) = try OtherProgram.run(["ogrinfo", "-al", "-ro", folder + "/" + name])
        #expect(status == 0 && output.contains("Feature Count: 7"), "\(output)")
        #expect(output.contains("MULTIPOLYGON (((180 70,170 70,170 60,180 60,180 70)"), "\(output)")
        #expect(!output.contains("ERROR") && !output.contains("Warning"), "\(output)")
      }
    }
  }

  @Test(.enabled(if: OtherProgram.hasGeopandas, "geopandas is not installed"))
  func `geopandas finds valid shapes that touch without gaps`() throws {
    let set = regions(
      """
      AAB
      ACB
      CCB
      """, origin: at(178.5, 60))
    try Writing.withFolder { folder in
      var writer = GeoJSONWriter()
      for (id, shape) in zip(set.regionIDs, GeoJSONGeometry.regions(of: set)) {
        writer.append(
          GeoJSONFeature(id: set[id].id, geometry: shape, properties: [("name", .string(set[id].name))]))
      }
      try OutputFile(folder + "/a.geojson").write(writer.finish())
      let script = """
        import sys, geopandas
        g = geopandas.read_file(sys.argv[1])
        assert g.geometry.is_valid.all() and not g.geometry.is_empty.any(), g.geometry.is_valid
        assert abs(g.geometry.area.sum() - 9) < 1e-9, g.geometry.area
        assert abs(g.geometry.union_all().area - 9) < 1e-9
        assert all(p.exterior.is_ccw for m in g.geometry for p in getattr(m, 'geoms', [m]))
        assert g.crs.to_epsg() == 4326
        """
      let (output, status) = try OtherProgram.run([
        "python3", "-W", "ignore", "-c", script, folder + "/a.geojson",
      ])
      #expect(status == 0, "\(output)")
    }
  }

  @Test(.enabled(if: OtherProgram.hasGeopandas, "geopandas is not installed"))
  func `GEOS finds stars over the meridian valid once they are cut`() throws {
    let seed: UInt64 = 180
    var random = SplitMix64(seed: seed)
    var writer = GeoJSONWriter()
    for index in 0..<400 {
      let count = Int.random(in: 4...60, using: &random)
      let centre = 180 + Double.random(in: -12...12, using: &random)
      var areaX2 = 0.0
      let star = (0..<count).map { corner in
        let angle = 2 * Double.pi * Double(corner) / Double(count)
        let radius = Double.random(in: 2...20, using: &random)
        // Every third star has its eastern half's vertices nearest the meridian put right on it.
        let x = centre + radius * cos(angle)
        return at(index.isMultiple(of: 3) && abs(x - 180) < 0.5 ? 180 : x, radius * sin(angle))
      }
      for (a, b) in zip(star, star[1...] + star[..<1]) {
        areaX2 += (a.longitude - 180) * b.latitude - (b.longitude - 180) * a.latitude
      }
      let wrapped = star.map { at($0.longitude > 180 ? $0.longitude - 360 : $0.longitude, $0.latitude) }
      writer.append(
        GeoJSONFeature(
          id: "\(index)", geometry: .polygon([wrapped + [wrapped[0]]]),
          properties: ["area": .number(abs(areaX2) / 2)]))
    }
    try Writing.withFolder { folder in
      try OutputFile(folder + "/stars.geojson").write(writer.finish())
      let script = """
        import sys, geopandas
        g = geopandas.read_file(sys.argv[1])
        bad = g[~g.geometry.is_valid]
        assert len(bad) == 0, (len(bad), list(bad.geometry.is_valid_reason())[:3], list(bad.index)[:9])
        off = g[(g.geometry.area - g['area']).abs() > 1e-4]
        assert len(off) == 0, off
        assert (g.geometry.bounds.minx >= -180).all() and (g.geometry.bounds.maxx <= 180).all()
        """
      let (output, status) = try OtherProgram.run([
        "python3", "-W", "ignore", "-c", script, folder + "/stars.geojson",
      ])
      #expect(status == 0, "seed \(seed): \(output)")
    }
  }
}
