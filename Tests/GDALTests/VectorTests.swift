import GDAL
import Testing

/// The wrapper on its own.
@Suite struct VectorTests {
  private let json = Array(
    """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"n":"A","k":1},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
    {"type":"Feature","properties":{"n":null,"k":2},"geometry":{"type":"LineString","coordinates":[[5,6],[7,8]]}},
    {"type":"Feature","properties":{"n":"C","k":3},"geometry":null}]}
    """.utf8)

  @Test func `drivers are listed`() {
    let names = VectorDriver.all.map(\.name)
    #expect(names.contains("GPKG"))
    #expect(names.contains("ESRI Shapefile"))
    #expect(VectorDriver.all.first { $0.name == "GPKG" }?.isWritable == true)
  }

  @Test func `opening fails with a reason`() {
    let error = #expect(throws: GDALError.self) { try VectorDataset(opening: "/nowhere/at.all") }
    #expect(error?.function == "GDALOpenEx")
    #expect(error?.message.isEmpty == false)
    #expect(error?.code != 0)
  }

  @Test func `features are read`() throws {
    let memory = try MemoryFile(json, suffix: ".geojson")
    defer { withExtendedLifetime(memory) {} }
    let dataset = try VectorDataset(opening: memory.path)
    #expect(dataset.driverName == "GeoJSON")
    let layer = try #require(dataset.layers.first)
    #expect(layer.fieldNames == ["n", "k"])
    #expect(layer.featureCount() == 3)
    #expect(layer.coordinateSystem?.isWGS84 == true)
    #expect(layer.coordinateSystem?.isLatitudeFirst == false)
    var texts: [String?] = []
    var kinds: [GeometryKind?] = []
    var points = [Double](repeating: 0, count: 64)
    var lines = 0
    try layer.forEachFeature { feature in
      texts.append(feature.text(ofField: 0))
      kinds.append(feature.withGeometry { $0.kind })
      _ = feature.withGeometry { geometry in
        geometry.forEachLine { line in
          lines += 1
          points.withUnsafeMutableBytes { _ = line.copy(to: $0) }
        }
      }
    }
    #expect(texts == ["A", nil, "C"])
    #expect(kinds == [.polygon, .line, nil])
    #expect(lines == 1)
    #expect(points[0..<4] == [5, 6, 7, 8])
    try layer.setAttributeFilter("k > 1")
    #expect(layer.featureCount() == 2)
    #expect(throws: GDALError.self) { try layer.setAttributeFilter("nix > 1") }
    #expect(dataset.layer(named: "nix") == nil)
  }

  @Test func `errors of the body pass through`() throws {
    struct Stop: Error {}
    let memory = try MemoryFile(json, suffix: ".geojson")
    defer { withExtendedLifetime(memory) {} }
    let layer = try #require(try VectorDataset(opening: memory.path).layers.first)
    #expect(throws: Stop.self) { try layer.forEachFeature { _ in throw Stop() } }
  }

  @Test func `coordinate systems`() throws {
    let mercator = try CoordinateSystem(definition: "EPSG:3857")
    #expect(!mercator.isGeographic)
    #expect(mercator.authorityCode == "EPSG:3857")
    #expect(try CoordinateSystem(definition: "OGC:CRS84").isWGS84)
    #expect(try CoordinateSystem(definition: "EPSG:4326").isWGS84)
    #expect(try !CoordinateSystem(definition: "EPSG:4326").isLatitudeFirst)
    let old = try CoordinateSystem(definition: "EPSG:4284")
    #expect(old.isGeographic)
    #expect(!old.isWGS84)
    #expect(throws: GDALError.self) { try CoordinateSystem(definition: "EPSG:999999") }
  }
}
