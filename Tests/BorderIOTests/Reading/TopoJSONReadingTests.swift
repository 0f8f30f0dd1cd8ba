import BorderCore
import BorderIO
import Mezha
import Testing

/// TopoJSON by the parser, beside GDAL and beside documents written by hand.
@Suite struct TopoJSONReadingTests {
  /// Two squares with a common side, the second with a hole; members in an order that needs a second look.
  static let quantized = """
    {"arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]],\
    [[14,4],[0,2],[2,0],[0,-2],[-2,0]]],\
    "objects":{"squares":{"geometries":[\
    {"arcs":[[0,1]],"type":"Polygon","properties":{"id":"a","name":"A"}},\
    {"type":"MultiPolygon","properties":{"id":"b","name":"Б"},"arcs":[[[2,-1],[3]]]},\
    {"type":null,"properties":{"id":"c"}}],"type":"GeometryCollection"}},\
    "type":"Topology","transform":{"translate":[30,50],"scale":[0.125,0.25]}}
    """

  @Test func `arcs become rings, backwards where they are complemented`() throws {
    let input = try RegionReader.read(
      InputSpec(name: "squares.topojson", contents: Array(Self.quantized.utf8)),
      options: ReadOptions(idField: "id"))
    let set = input.regions
    #expect(input.sources[0].driver == "TopoJSON" && input.sources[0].layer == "squares")
    #expect(set.regions.map(\.id) == ["a", "b", "c"] && set.regions[1].name == "Б")
    let rings = set.ringParts.indices.map { ring in
      set.positions[set.range(ofRing: ring)].map { [$0.longitude, $0.latitude] }
    }
    #expect(
      rings == [
        [[31.25, 50], [31.25, 52.5], [30, 52.5], [30, 50], [31.25, 50]],
        [[31.25, 50], [32.5, 50], [32.5, 52.5], [31.25, 52.5], [31.25, 50]],
        [[31.75, 51], [31.75, 51.5], [32, 51.5], [32, 51], [31.75, 51]],
      ])
  }

  @Test func `without a transform positions are not steps`() throws {
    let text = """
      {"type":"Topology","objects":{"x":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],\
      "id":7}]}},"arcs":[[[1,2],[3,2],[3.5,4],[1,2]]]}
      """
    let set = try RegionReader.read(InputSpec(name: "x.json", contents: Array(text.utf8))).regions
    #expect(set.regions.map(\.id) == ["7"])
    #expect(set.positions.map(\.longitude) == [1, 3, 3.5, 1] && set.positions[2].latitude == 4)
  }

  @Test(arguments: [
    ("[[0,1]]", "[[0,4]]", "no arc of this number"), ("[[0,1]]", "[[0,-5]]", "no arc of this number"),
    ("[[0,1]]", "[[0,0.5]]", "no arc of this number"), ("[[0,1]]", "[0,1]", "do not fit the type"),
    ("[0,10]]", "[0]]", "fewer than two numbers"), ("\"scale\":[0.125", "\"scale\":[0.x", "not a number"),
    ("0.25]}}", "0.25]}", "ends too early"),
  ])
  func `what is malformed is named`(good: String, bad: String, message: String) throws {
    let text = Self.quantized.replacing(good, with: bad, maxReplacements: 1)
    try #require(text != Self.quantized)
    let error = try #require(Fixture.error(text, name: "squares.topojson"))
    #expect(error.message.english.contains(message), "\(error.message.english)")
  }

  @Test func `the embedded sets are what GDAL reads`() throws {
    for name in ["russia", "world"] {
      let data = EmbeddedData(folder: Fixture.package + "/GeoData")
      let own = try data.regions(name)
      var byGDAL = EmbeddedData.readOptions
      byGDAL.whereClause = "1 = 1"
      let input = InputSpec(file: data.path(try data.set(named: name).file))
      let given = try RegionReader.read(input, options: byGDAL).regions
      #expect(own.regions == given.regions)
      #expect(own.positions.count > 100_000)
      #expect(own.positions.elementsEqual(given.positions) == true, "positions of @\(name) differ")
      #expect(own.ringStarts == given.ringStarts && own.partRings == given.partRings)
    }
  }
}
