import BorderCore
import BorderIO
import BorderTables
import Testing

/// Which fields are taken, and what happens to ids.
@Suite struct FieldTests {
  @Test func `guessed IDs must differ`() throws {
    let input = try Fixture.read(Fixture.collection(ids: ["a", "b", "a"]))
    #expect(input.regions.regions.map(\.id) == ["1", "2", "3"])
    #expect(input.sources[0].chosenFields[.id] == nil)
    #expect(input.sources[0].notes.contains { $0.english.contains("a occurs more than once") })
  }

  @Test func `guessed IDs must not be empty`() throws {
    let input = try Fixture.read(Fixture.collection(ids: ["a", ""]))
    #expect(input.regions.regions.map(\.id) == ["1", "2"])
  }

  @Test func `ISO 2 must be of subdivisions`() throws {
    #expect(
      try Fixture.read(Fixture.collection(ids: ["RU", "FI"], field: "ISO2")).regions.regions[0].id == "1")
    let codes = try Fixture.read(Fixture.collection(ids: ["RU-PSK", "FI-02"], field: "ISO2"))
    #expect(codes.regions.regions.map(\.id) == ["RU-PSK", "FI-02"])
  }

  @Test func `names fold case and punctuation`() throws {
    let input = try Fixture.read(Fixture.collection(ids: ["A", "B"], field: "ISO3166-2"))
    #expect(input.sources[0].chosenFields[.id] == "ISO3166-2")
  }

  @Test func `member ID serves as ID`() throws {
    let feature = { (id: String) in
      #"{"type":"Feature","id":\#(id),"properties":{"name":"N"},"geometry":null}"#
    }
    let features = [feature("7"), feature("\"x\\u0041\"")].joined(separator: ",")
    let text = #"{"type":"FeatureCollection","features":[\#(features)]}"#
    #expect(try Fixture.read(text).regions.regions.map(\.id) == ["7", "xA"])
    let explicit = try Fixture.read(text, options: ReadOptions(idField: "id"))
    #expect(explicit.regions.regions.map(\.id) == ["7", "xA"])
  }

  @Test func `next candidate is tried`() throws {
    let text = """
      id,code,WKT
      1,same,"POLYGON((0 0,1 0,1 1,0 0))"
      2,same,"POLYGON((2 0,3 0,3 1,2 0))"
      """
    let input = try Fixture.read(text, name: "x.csv")
    #expect(input.sources[0].chosenFields[.id] == "id")
    #expect(input.regions.regions.map(\.id) == ["1", "2"])
  }

  @Test(arguments: ["x.geojson", "x.unknown"])
  func `explicit IDs merge`(_ name: String) throws {
    let options = ReadOptions(idField: "code", whereClause: name == "x.geojson" ? nil : "1 = 1")
    let input = try Fixture.read(
      Fixture.collection(ids: ["a", "b", "a", ""], field: "code"), name: name, options: options)
    #expect(input.regions.regions.map(\.id) == ["a", "b", "feature-4"])
    #expect(input.regions.partRegions == [RegionID(0), RegionID(1), RegionID(0), RegionID(2)])
    #expect(input.sources[0].notes.map(\.english).contains { $0.hasPrefix("features that repeat an id") })
    #expect(input.sources[0].notes.map(\.english).contains { $0.hasPrefix("features without an id") })
  }

  @Test(arguments: ["three.geojson", "three.gpkg"])
  func `unknown field is usage`(_ name: String) throws {
    let error = #expect(throws: InputError.self) {
      try RegionReader.read(
        InputSpec(file: Fixture.path(name)), options: ReadOptions(idField: "iso_3166"))
    }
    #expect(error?.category == .usage)
    #expect(error?.hint?.english.contains("Did you mean iso_3166_2?") == true)
    #expect(error?.hint?.english.contains("name_ru") == true)
    #expect(error?.hint?.russian.contains("Есть поля") == true)
  }

  @Test func `unknown layer and bad filter are usage`() throws {
    let layer = #expect(throws: InputError.self) {
      try RegionReader.read(InputSpec(parsing: Fixture.path("three.gpkg#thre")))
    }
    #expect(layer?.category == .usage)
    #expect(layer?.hint?.english.contains("#three?") == true)
    let filter = #expect(throws: InputError.self) {
      try RegionReader.read(
        InputSpec(file: Fixture.path("three.gpkg")), options: ReadOptions(whereClause: "nix = 1"))
    }
    #expect(filter?.category == .usage)
    #expect(filter?.hint?.english.contains("iso_3166_2") == true)
  }

  @Test func `input specs`() throws {
    #expect(InputSpec(parsing: "a.gpkg#b").file == "a.gpkg")
    #expect(InputSpec(parsing: "a.gpkg#b").layer == "b")
    #expect(InputSpec(parsing: "a.gpkg").layer == nil)
    #expect(InputSpec(parsing: "a#").layer == nil)
    #expect(InputSpec(parsing: "-").isStandardInput)
    try Fixture.withFile("a#b", [65]) { #expect(InputSpec(parsing: $0).file == $0) }
  }

  @Test func mosaics() throws {
    let first = InputSpec(name: "one.geojson", contents: Array(Fixture.collection(ids: ["a", "b"]).utf8))
    let second = InputSpec(name: "two.geojson", contents: Array(Fixture.collection(ids: ["c", "a"]).utf8))
    let clash = #expect(throws: InputError.self) { try RegionReader.read([first, second]) }
    #expect(clash?.message.english.contains("one.geojson") == true)
    #expect(clash?.message.english.contains("two.geojson") == true)
    #expect(clash?.feature == 2)
    let merged = try RegionReader.read([first, second], options: ReadOptions(idField: "id"))
    #expect(merged.regions.regions.map(\.id) == ["a", "b", "c"])
    #expect(merged.regions.regions.map(\.source) == [0, 0, 1])
    let same = InputSpec(name: "one.geojson", contents: Array(Fixture.collection(ids: ["x", "x"]).utf8))
    let numbered = try RegionReader.read([same, same])
    #expect(numbered.regions.regions.map(\.id) == ["one-1", "one-2", "one-2-1", "one-2-2"])
  }

  private struct Halving: PositionTransform {
    func transform(_ positions: UnsafeMutableBufferPointer<Position>) {
      for index in positions.indices {
        positions[index] = Position(
          longitude: positions[index].longitude / 1e6, latitude: positions[index].latitude / 1e6)
      }
    }
  }

  @Test func `transforms are called in every format`() throws {
    let late =
      Fixture.collection(ids: ["a"]).dropLast()
      + #","crs":{"type":"name","properties":{"name":"EPSG:3857"}}}"#
    let options = ReadOptions(makeTransform: { wkt in
      #expect(wkt.contains("Pseudo-Mercator"))
      return Halving()
    })
    let file = InputSpec(file: Fixture.path("three-3857.geojson"))
    let parsed = try RegionReader.read(file, options: options)
    #expect(abs((parsed.regions.positions.first?.longitude ?? 0) - 3.339584723798) < 1e-9)
    #expect(parsed.sources[0].coordinateSystem.contains("EPSG:3857"))
    #expect(try Fixture.read(String(late), options: options).regions.positions[1].longitude == 1e-6)
    var filtered = options
    filtered.whereClause = "1 = 1"
    #expect(try RegionReader.read(file, options: filtered).regions.positions == parsed.regions.positions)
    let refused = #expect(throws: InputError.self) {
      try RegionReader.read(file, options: ReadOptions(makeTransform: nil))
    }
    #expect(refused?.problem.english.contains("EPSG:3857") == true)
    let crs84 = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"#
    #expect(try Fixture.read(Fixture.collection(ids: ["a"], crs: crs84)).regions.regionCount == 1)
  }
}
