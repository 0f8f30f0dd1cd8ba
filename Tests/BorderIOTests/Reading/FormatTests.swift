import BorderCore
import BorderIO
import BorderTables
import Testing

/// The same three regions in every format.
@Suite struct FormatTests {
  /// Rings as sets of segments without direction: a shapefile turns its rings round.
  private func shape(_ regions: RegionSet) -> [[Set<Set<Position>>]] {
    regions.regionIDs.map { id in
      (0..<regions.ringCount).filter { regions.region(ofRing: $0) == id }.map { ring in
        let range = regions.range(ofRing: ring)
        return Set(zip(regions.positions[range], regions.positions[range].dropFirst()).map { [$0, $1] })
      }
    }
  }

  @Test(arguments: [
    "three.geojson", "three-bom.geojson", "three.geojson.gz", "three-geojson.zip", "three.gpkg",
    "three.gpkg.gz", "three.fgb", "shp/three.shp", "three.zip",
  ])
  func `every format gives the same set`(_ name: String) throws {
    let expected = try RegionReader.read(InputSpec(file: Fixture.path("three.geojson")))
    let input = try RegionReader.read(InputSpec(file: Fixture.path(name)))
    #expect(input.regions.regions == expected.regions.regions)
    #expect(shape(input.regions) == shape(expected.regions))
    #expect(input.regions.partRegions == expected.regions.partRegions)
    #expect(input.regions.problems.isEmpty)
    if !name.contains("shp") && name != "three.zip" {
      #expect(input.regions.positions == expected.regions.positions)
      #expect(input.regions.ringStarts == expected.regions.ringStarts)
    }
    #expect(input.sources[0].featureCount == 3)
    #expect(input.sources[0].tally.polygons == 4)
    #expect(input.sources[0].vertexCount == 24)
    #expect(input.sources[0].chosenFields[.id] == "iso_3166_2")
  }

  @Test func `attributes are read`() throws {
    let regions = try RegionReader.read(InputSpec(file: Fixture.path("three.gpkg"))).regions.regions
    #expect(regions.map(\.id) == ["XA-01", "XA-02", "XB-01"])
    #expect(regions[1].name == "Möreland")
    #expect(regions[1].nameRussian == "Морская область")
    #expect(regions.map(\.country) == ["XA", "XA", "XB"])
    #expect(regions.map(\.status) == ["", "disputed", ""])
  }

  @Test func `encoding of a shapefile is obeyed`() throws {
    let input = try RegionReader.read(InputSpec(file: Fixture.path("cp1251/three.shp")))
    #expect(input.regions.regions.map(\.nameRussian) == ["Аланд", "Морская область", "Ставок"])
  }

  @Test func `filter goes through GDAL`() throws {
    let options = ReadOptions(whereClause: "country = 'XA'")
    for name in ["three.geojson", "three.gpkg", "shp/three.shp"] {
      let input = try RegionReader.read(InputSpec(file: Fixture.path(name)), options: options)
      #expect(input.regions.regions.map(\.id) == ["XA-01", "XA-02"])
    }
  }

  @Test func `both readers of GeoJSON agree`() throws {
    let file = Fixture.path("three.geojson")
    let parsed = try RegionReader.read(InputSpec(file: file))
    let byGDAL = try RegionReader.read(InputSpec(file: file), options: ReadOptions(whereClause: "1 = 1"))
    #expect(parsed.regions.positions == byGDAL.regions.positions)
    #expect(parsed.regions.regions == byGDAL.regions.regions)
  }

  @Test func `member order makes no difference`() throws {
    let text = """
      {"features":[{"geometry":{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Polygon"},"id":7,"properties":null,
      "type":"Feature"}],"type":"FeatureCollection"}
      """
    let input = try Fixture.read(text)
    #expect(input.regions.positions.count == 4)
  }

  @Test func `bare geometry and feature are read`() throws {
    let polygon = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#
    #expect(try Fixture.read(polygon).regions.ringCount == 1)
    let feature = #"{"type":"Feature","properties":{"name":"A"},"geometry":\#(polygon)}"#
    #expect(try Fixture.read(feature).regions.regions[0].name == "A")
    let nested = """
      {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]},\(polygon),
      {"type":"GeometryCollection","geometries":[\(polygon)]}]}
      """
    let input = try Fixture.read(nested)
    #expect(input.regions.partCount == 2)
    #expect(input.sources[0].tally.skipped == 1)
  }

  @Test func `sequences go through GDAL`() throws {
    let polygon = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#
    let line = #"{"type":"Feature","properties":{"name":"A"},"geometry":\#(polygon)}"# + "\n"
    let count = try Fixture.withFile("seq.geojsonl", (line + line).utf8) { path in
      try RegionReader.read(InputSpec(file: path)).regions.regionCount
    }
    #expect(count == 2)
    #expect(try Fixture.read(line + line).regions.regionCount == 2)
  }

  @Test func `z is ignored and reported`() throws {
    let input = try Fixture.read(#"{"type":"Polygon","coordinates":[[[0,0,5],[1,0,5],[1,1,5],[0,0,5]]]}"#)
    #expect(input.regions.positions.count == 4)
    #expect(input.sources[0].tally.withMoreDimensions == 1)
    #expect(input.sources[0].notes.contains { $0.english.contains("Z or M") })
  }

  @Test func `curves are linearized`() throws {
    let text = "id,WKT\nA,\"CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))\"\n"
    let input = try Fixture.read(text, name: "curve.csv")
    #expect(input.regions.positions.count > 40)
    #expect(input.sources[0].tally.linearized == 1)
  }

  @Test func `closed lines only on request`() throws {
    let text =
      #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":"#
      + "[[0,0],[1,0],[1,1],[0,0]]}}"
    #expect(Fixture.error(text)?.problem.english == "there are no polygons, only other geometries")
    var options = ReadOptions()
    options.takesClosedLines = true
    let input = try Fixture.read(text, options: options)
    #expect(input.regions.ringCount == 1)
    #expect(input.sources[0].tally.closedLines == 1)
  }
}
