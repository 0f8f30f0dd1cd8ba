import BorderCore
import BorderIO
import BorderTables
import Testing

/// Input that cannot be used: the message says where and what.
@Suite struct MalformedTests {
  private let good = Fixture.collection(ids: ["a", "b"])

  @Test func `every truncation is an error`() throws {
    let bytes = Array(good.utf8)
    for length in 1..<bytes.count {
      let error = Fixture.error(String(decoding: bytes[..<length], as: UTF8.self))
      #expect(error?.category == .badData, "cut at \(length)")
    }
    let error = try #require(Fixture.error(String(good.dropLast(2))))
    #expect(error.byteOffset == bytes.count - 2)
    #expect(error.problem.english == "the file ends too early")
  }

  @Test(arguments: [
    "NaN", "1e400", "-1e400", "01", ".5", "1.", "+1", "0x1", "1e", "null", "\"1\"", "--1", "1e+",
  ])
  func `numbers that are none`(_ number: String) throws {
    let text = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[\#(number),1],[0,0]]]}"#
    let error = try #require(Fixture.error(text))
    #expect(error.category == .badData)
    #expect(error.ring == 1)
    #expect(error.vertex == 3)
    #expect(error.byteOffset != nil)
  }

  @Test(arguments: [
    ("0", 0.0), ("-0", 0), ("1e0", 1), ("12E-1", 1.2), ("1.5e+1", 15), ("0.1", 0.1), ("1e-400", 0),
    ("37.123456789012345", 37.123456789012345), ("0.30000000000000004", 0.30000000000000004),
    ("178.99999999999997", 178.99999999999997), ("12345678901234567890e-18", 12.345678901234567),
    ("0.000000000000000000000001", 1e-24),
  ])
  func `numbers as JSON writes them`(_ text: String, _ value: Double) throws {
    let input = try Fixture.read(
      #"{"type":"Polygon","coordinates":[[[\#(text),0],[100,1],[101,5],[\#(text),0]]]}"#)
    #expect(input.regions.positions.first?.longitude == value)
  }

  @Test func `short rings are reported, not thrown`() throws {
    let input = try Fixture.read(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"x"},"geometry":"#
        + #"{"type":"Polygon","coordinates":[[[0,0]]]}},{"type":"Feature","properties":{"id":"y"},"#
        + #""geometry":null},{"type":"Feature","properties":{"id":"z"}}]}"#)
    #expect(input.regions.regions.map(\.id) == ["x", "y", "z"])
    #expect(
      input.regions.problems.map(\.kind) == [.degenerateRing, .emptyGeometry, .emptyGeometry, .emptyGeometry])
    #expect(input.regions.problems.map(\.regionID) == ["x", "x", "y", "z"])
    #expect(input.sources[0].tally.missing == 2)
  }

  @Test(arguments: [
    "[[[0]]]", "[[0,0],[1,1]]", "[0,0]", "[[[[0,0]]]]", "7", "\"x\"", "[[[0,0],[1,1],{}]]",
    "[[[0,0] [1,1]]]",
  ])
  func `coordinates that do not fit`(_ coordinates: String) {
    #expect(Fixture.error(#"{"type":"Polygon","coordinates":\#(coordinates)}"#)?.category == .badData)
  }

  @Test func `deep nesting is refused`() {
    let deep = String(repeating: "[", count: 10_000)
    #expect(Fixture.error(#"{"type":"Polygon","coordinates":"# + deep)?.category == .badData)
    #expect(Fixture.error(#"{"x":\#(deep),"type":"Polygon"}"#)?.category == .badData)
    #expect(Fixture.error(String(repeating: #"{"a":"#, count: 10_000))?.category == .badData)
    let nested = String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 10_000)
    #expect(Fixture.error(nested)?.category == .badData)
  }

  @Test func `invalid UTF-8 is an error`() throws {
    var bytes = Array(Fixture.collection(ids: ["first", "Москва"]).utf8)
    let place = try #require(bytes.firstIndex(of: 0xD0))
    bytes[place + 1] = 0x20
    do {
      _ = try RegionReader.read(InputSpec(name: "x.geojson", contents: bytes))
      Issue.record("invalid UTF-8 was taken")
    } catch {
      #expect(error.problem.english == "the text is not UTF-8")
      #expect(error.feature == 2)
      #expect(error.byteOffset == place)
    }
  }

  @Test(arguments: ["x.gpkg", "x.fgb", "x.shp", "x.geojson", "x.kml", "x"])
  func `wrong magic is an error`(_ name: String) throws {
    try Fixture.withFile(name, "this is no data at all, whatever its name may be".utf8) { path in
      let error = #expect(throws: InputError.self) { try RegionReader.read(InputSpec(file: path)) }
      #expect(error?.category == .badData)
      #expect(error?.file == path)
    }
  }

  @Test func `empty missing and folder`() throws {
    try Fixture.withFile("empty.gpkg", []) { path in
      let error = #expect(throws: InputError.self) { try RegionReader.read(InputSpec(file: path)) }
      #expect(error?.problem.english == "the file is empty")
    }
    let missing = #expect(throws: InputError.self) {
      try RegionReader.read(InputSpec(file: "/nowhere/x.gpkg"))
    }
    #expect(missing?.category == .noSuchInput)
    #expect(missing?.exitCode == 66)
    let folder = #expect(throws: InputError.self) {
      try RegionReader.read(InputSpec(file: Fixture.package + "/Sources"))
    }
    #expect(folder?.category == .badData)
    #expect(folder?.hint?.english.contains("folder") == true)
  }

  @Test func `truncated binaries are errors`() throws {
    for name in ["three.fgb", "three.gpkg", "three.geojson.gz"] {
      let text = try #require(contents(Fixture.path(name)))
      try Fixture.withFile(String(name), text.prefix(text.count * 2 / 3)) { path in
        let error = #expect(throws: InputError.self, "\(name)") {
          try RegionReader.read(InputSpec(file: path))
        }
        #expect(error?.category == .badData)
      }
    }
  }

  @Test func `projected numbers without CRS`() throws {
    let text =
      #"{"type":"Polygon","coordinates":[[[500000,6000000],[500100,6000000],[500100,6000100],[500000,6000000]]]}"#
    let error = try #require(Fixture.error(text))
    #expect(error.position == Position(longitude: 500_000, latitude: 6_000_000))
    #expect(error.hint != nil)
    let table = "id,WKT\nA,\"POLYGON((500000 6000000,500100 6000000,500100 6000100,500000 6000000))\"\n"
    #expect(Fixture.error(table, name: "x.csv")?.category == .badData)
  }

  @Test func `degrees without CRS are assumed and reported`() throws {
    let input = try Fixture.read("id,WKT\nA,\"POLYGON((5 6,6 6,6 7,5 6))\"\n", name: "x.csv")
    #expect(input.regions.regions[0].id == "A")
    #expect(input.sources[0].notes.contains { $0.english.contains("no CRS") })
  }

  private func contents(_ path: String) -> [UInt8]? { try? FileBytes.read(path) }
}
